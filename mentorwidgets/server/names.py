"""The name under which somebody sits in a meeting: chosen, or offered by us."""

from __future__ import annotations

import random
from collections.abc import Collection

from mentorwidgets.operations import RefusedError
from mentorwidgets.plain import harmless
from mentorwidgets.words import gettext as _

LONGEST_NAME = 40


def checked_name(given: str, taken: Collection[str]) -> str:
    """The name as it will stand; raises :class:`RefusedError` with a sentence for the field."""
    name = harmless(given)
    if not name:
        raise RefusedError(_("Type a name or initials, or let us choose a name."), field="name")
    if len(name) > LONGEST_NAME:
        raise RefusedError(_("Please keep it to {n} characters.", n=LONGEST_NAME), field="name")
    if name.casefold() in {other.casefold() for other in taken}:
        raise RefusedError(
            _(
                "Somebody here is called {name} already. Add a letter, so that you can be told "
                "apart.",
                name=name,
            ),
            field="name",
        )
    return name


def offered_name(taken: Collection[str], rng: random.Random) -> str:
    """A name that nobody has yet and that says nothing of who you are."""
    known = {name.casefold() for name in taken}
    free = [name for name in _quiet_names() if name.casefold() not in known]
    if free:
        return rng.choice(free)
    base, number = rng.choice(_quiet_names()), 2
    while f"{base} {number}".casefold() in known:
        number += 1
    return f"{base} {number}"


def _quiet_names() -> list[str]:
    return [
        _("Alder"),
        _("Aspen"),
        _("Beech"),
        _("Birch"),
        _("Cedar"),
        _("Clover"),
        _("Curlew"),
        _("Elm"),
        _("Fern"),
        _("Finch"),
        _("Hazel"),
        _("Heather"),
        _("Heron"),
        _("Juniper"),
        _("Kestrel"),
        _("Lark"),
        _("Larch"),
        _("Linden"),
        _("Maple"),
        _("Moss"),
        _("Oak"),
        _("Osprey"),
        _("Otter"),
        _("Pine"),
        _("Plover"),
        _("Poplar"),
        _("Rowan"),
        _("Sage"),
        _("Sorrel"),
        _("Sparrow"),
        _("Swift"),
        _("Tern"),
        _("Thyme"),
        _("Wagtail"),
        _("Willow"),
        _("Wren"),
    ]
