"""How the measures of many maps are called: those of one map speak to the person whose it is."""

from __future__ import annotations

from mentorwidgets.words import gettext as _
from mentorwidgets.words import ngettext

from .categories import Categories, label_of
from .cohort_summary import Distribution, category_of
from .explained import title_of


def title_for_many(name: str, categories: Categories) -> str:
    """What a measure is called where it is about the maps of many.

    >>> title_for_many("size", Categories((), (), (), ()))
    'People on a map (size)'
    """
    head = name.partition(":")[0]
    ours = {
        "size": _("People on a map (size)"),
        "constraint": _("How closed in a network is (constraint)"),
        "ego_betweenness": _("Pairs who meet through the mentee (betweenness)"),
        "kept": _("The same people at both times (Jaccard)"),
    }
    if name in ours:
        return ours[name]
    about = [label_of(categories.kinds, kind) for kind in name.split(":")[1:]]
    if head == "overlap":
        return _("The same people: {kinds}", kinds=", ".join(about))
    if head == "closeness" and about:
        return _("How close: {kind}", kind=about[0])
    if head == "people":
        return _("People: {category}", category=category_of(name, categories))
    return title_of(name, categories)


def maps(n: int | None, *, rounded: bool = False) -> str:
    """So many maps, in words.

    >>> maps(60), maps(55, rounded=True), maps(None)
    ('60 maps', 'about 55 maps', 'fewer than five maps')
    """
    if n is None:
        return _("fewer than five maps")
    text = ngettext("{n} map", "{n} maps", n)
    return _("about {maps}", maps=text) if rounded else text


def what_is_hidden(found: Distribution) -> str:
    """Why a measure has no numbers; "" where it has.

    >>> what_is_hidden(Distribution("density", None))
    'fewer than five maps have it'
    """
    if found.n is None:
        return _("fewer than five maps have it")
    if found.mean is None and not found.bars:
        return _("fewer than five maps would stand apart")
    return ""
