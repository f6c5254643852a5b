"""How each measure is called and computed, in words, with its formula and source.

A measure is named by an id: ``density``, or with what it is about, ``kind:job``,
``overlap:job:career``, ``closeness:job``, ``level``, ``attribute:<id>``, ``ei:arena``,
``ego_ei:arena``. :func:`explained` knows all ids of :meth:`.measures.Measures.values`.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass

from mentorwidgets.words import gettext as _

from .categories import Categories, label_of


@dataclass(frozen=True, slots=True)
class Explanation:
    """A measure's title, its formula ("" where counting is all), how to read that, who said it."""

    title: str
    formula: str = ""
    words: str = ""
    source: str = ""

    def as_dict(self) -> dict[str, str]:
        """The four texts as JSON."""
        return asdict(self)


def title_of(name: str, categories: Categories) -> str:
    """What a measure is called.

    >>> title_of("density", Categories((), (), (), ()))
    'People who know each other (density)'
    """
    return explained(name, categories).title


def explained(name: str, categories: Categories) -> Explanation:
    """All there is to say of how a measure is computed, by its id.

    :raises KeyError: no measure is called so.
    """
    head, _colon, rest = name.partition(":")
    if not rest:
        return {**_people(), **_structure(), **_support(), **_closeness(), **_diversity()}[head]
    about = _named(head, rest, categories)
    if head == "kind":
        return Explanation(
            _("People who give: {kind}", kind=about),
            words=_("Everybody who is listed for this kind of help, whatever else they give."),
        )
    if head == "overlap":
        return Explanation(
            _("The same people for two kinds of help: {kinds}", kinds=about),
            "|A ∩ B| / |A ∪ B|",
            _("The people who give both kinds, out of all who give either. 1: the same people."),
            "Jaccard 1912",
        )
    if head == "closeness":
        return Explanation(
            _("How close, where this help is concerned: {kind}", kind=about),
            "Σ cᵢ / n",
            _(
                "The mean closeness of those who give this kind of help. Where you said that "
                "somebody is closer or further off for one kind, that answer counts."
            ),
            _("the scale of this exercise"),
        )
    if head == "attribute":
        return _spread(_("How varied: {what}", what=about))
    if head == "ei":
        return Explanation(
            _("Ties between unlike people: {what}", what=about),
            "(E − I) / (E + I)",
            _(
                "E is the number of pairs who know each other and differ in this, I of those who "
                "are alike. −1: only like people know each other; 1: only unlike ones. Each tie "
                "is counted once."
            ),
            "Krackhardt & Stern 1988",
        )
    if head == "ego_ei":
        return Explanation(
            _("People unlike you: {what}", what=about),
            "(E − I) / (E + I)",
            _(
                "E is the number of people who differ from you in this, I of those who are like "
                "you. −1: all are like you; 1: nobody is."
            ),
            "Krackhardt & Stern 1988",
        )
    raise KeyError(name)


def all_explained(categories: Categories) -> dict[str, Explanation]:
    """How each measure of :mod:`.sentences` is computed, by its id: the same for every map."""
    plain = {**_people(), **_structure(), **_support(), **_closeness(), **_diversity()}
    asked = [each.id for each in categories.attributes if each.options]
    traits = ["level", "arena", *asked]
    about = [f"attribute:{name}" for name in asked]
    about += [f"{head}:{trait}" for head in ("ei", "ego_ei") for trait in traits]
    return {**plain, **{name: explained(name, categories) for name in about}}


def about_what(about: str, categories: Categories) -> str:
    """What heterogeneity or an E-I index is about: "level", "arena" or an attribute's label.

    >>> about_what("level", Categories((), (), (), ()))
    'level'
    """
    if about == "level":
        return _("level")
    if about == "arena":
        return _("place")
    return next((a.label for a in categories.attributes if a.id == about), about)


def _named(head: str, rest: str, categories: Categories) -> str:
    if head in ("kind", "closeness", "overlap"):
        return ", ".join(label_of(categories.kinds, kind) for kind in rest.split(":"))
    return about_what(rest, categories)


def _people() -> dict[str, Explanation]:
    return {
        "size": Explanation(
            _("People on your map"),
            "n",
            _("Everybody you named, also those not on the picture. Vacant places do not count."),
        ),
        "influential": Explanation(
            _("People with influence"), words=_("How many of your people have a star.")
        ),
        "influence_through_one": Explanation(
            _("Influence reached through one person"),
            words=_(
                "People with a star who would be cut off from the rest of their group if one "
                "other person were not there. You are left out of this."
            ),
            source=_("after the cut points of Hopcroft & Tarjan 1973"),
        ),
    }


def _structure() -> dict[str, Explanation]:
    return {
        "ties": Explanation(
            _("Pairs who know each other"), "t", _("Ties drawn between two of your people.")
        ),
        "density": Explanation(
            _("People who know each other (density)"),
            "2t / (n(n − 1))",
            _(
                "t pairs who know each other, out of all pairs there could be among n people. "
                "You are left out: you know everybody."
            ),
            "Wasserman & Faust 1994",
        ),
        "effective_size": Explanation(
            _("Voices that differ (effective size)"),
            "n − 2t / n",
            _(
                "The number of people, less the average number of others that each of them "
                "knows: whoever knows the others may tell you the same."
            ),
            _("Burt 1992, in the form of Borgatti 1997"),
        ),
        "efficiency": Explanation(
            _("Share of voices that differ (efficiency)"),
            "(n − 2t / n) / n",
            _("Effective size divided by the number of people. 1: nobody knows anybody else."),
            "Burt 1992",
        ),
        "constraint": Explanation(
            _("How closed in you are (constraint)"),
            "Σⱼ (pᵢⱼ + Σ_q pᵢ_q p_qⱼ)²",
            _(
                "p is the share of somebody’s ties that goes to somebody else. It grows when "
                "your people are few or know each other. It can be larger than 1."
            ),
            "Burt 1992",
        ),
        "ego_betweenness": Explanation(
            _("Pairs who meet through you (betweenness)"),
            "Σ 1 / gⱼₖ",
            _(
                "For each pair who do not know each other, one divided by the number of people "
                "who know both, you among them. If only you know both, the pair counts fully."
            ),
            _("Freeman 1977; Everett & Borgatti 2005"),
        ),
        "components": Explanation(
            _("Separate groups (components)"),
            words=_(
                "How many groups there are without any tie from one to another, when you are "
                "left out. Somebody who knows nobody else is a group of one."
            ),
            source="Wasserman & Faust 1994",
        ),
        "isolates": Explanation(
            _("People who know none of the others (isolates)"),
            words=_("People without a tie to anybody else on your map."),
            source="Wasserman & Faust 1994",
        ),
        "cut_points": Explanation(
            _("Bridges (cut points)"),
            words=_(
                "People without whom some who are joined by ties now would not be joined any "
                "more. You are left out."
            ),
            source="Hopcroft & Tarjan 1973",
        ),
    }


def _support() -> dict[str, Explanation]:
    return {
        "kinds": Explanation(
            _("Kinds of help"),
            words=_(
                "How many people give each kind of help. Somebody who gives two kinds counts in "
                "both."
            ),
        ),
        "balance": Explanation(
            _("Balance of the kinds of help"),
            "(1 − Σ pₖ²) · K / (K − 1)",
            _(
                "p is the share of each kind among all listings; a listing is one person giving "
                "one kind. K is the number of kinds this exercise asks for. 0: all help is of "
                "one kind; 1: all kinds alike."
            ),
            "Agresti & Agresti 1978",
        ),
        "multiplexity": Explanation(
            _("Kinds of help per person (multiplexity)"),
            "Σ kᵢ / n",
            _("k is how many kinds somebody gives: the mean over those who give any."),
            "Verbrugge 1979",
        ),
        "overlap": Explanation(
            _("The same people for two kinds of help"),
            "|A ∩ B| / |A ∪ B|",
            _("The people who give both kinds, out of all who give either. 1: the same people."),
            "Jaccard 1912",
        ),
        "dependence": Explanation(
            _("Largest share of one person"),
            "max kᵢ / Σ kᵢ",
            _("k is how many kinds of help somebody gives: the largest k, out of all listings."),
            _("ours; no published threshold is known"),
        ),
    }


def _closeness() -> dict[str, Explanation]:
    scale = _("the scale of this exercise")
    return {
        "closeness": Explanation(
            _("How close on average"),
            "Σ cᵢ / n",
            _("c is the code of somebody’s closeness. Only people whose closeness you said count."),
            scale,
        ),
        "closeness_by": Explanation(
            _("How close, for each kind of help"),
            "Σ cᵢ / n",
            _(
                "The mean closeness of those who give each kind of help. Where you said that "
                "somebody is closer or further off for one kind, that answer counts."
            ),
            scale,
        ),
        "closeness_share": Explanation(
            _("How many are closest"),
            words=_("People at the closest level, out of those whose closeness you said."),
        ),
        "closeness_spread": Explanation(
            _("How mixed closeness is"),
            "√(Σ (cᵢ − c̄)² / n)",
            _("The standard deviation of the codes. 0: all are equally close."),
            scale,
        ),
    }


def _diversity() -> dict[str, Explanation]:
    return {
        "level": _spread(_("People at different levels")),
        "arena": _spread(_("People from different places")),
    }


def _spread(title: str) -> Explanation:
    return Explanation(
        title,
        "IQV = (1 − Σ pₖ²) · K / (K − 1)",
        _(
            "p is the share of each category, K the number of categories this exercise offers. "
            "0: all in one; 1: evenly spread. Blau’s index is the same without K / (K − 1); "
            "entropy is −Σ p log₂ p. Only people of whom you said it are counted."
        ),
        _("Blau 1977; Agresti & Agresti 1978; Shannon 1948"),
    )
