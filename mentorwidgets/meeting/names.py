"""The name under which somebody sits in a meeting: chosen, or offered by us."""

from __future__ import annotations

import random
from collections.abc import Collection

from mentorwidgets.operations import RefusedError
from mentorwidgets.plain import harmless
from mentorwidgets.words import gettext as _

LONGEST_NAME = 40
#: More signs than this, seen or not, nobody types as a name.
_LONGEST_GIVEN = 20_000


class NameTakenError(RefusedError):
    """Somebody in the meeting has this name already; ``free`` is one like it that nobody has."""

    def __init__(self, name: str, free: str) -> None:
        super().__init__(
            _(
                "Somebody here is called {name} already. Add a letter, so that you can be told "
                "apart.",
                name=name,
            ),
            field="name",
        )
        self.free = free


def checked_name(given: str, taken: Collection[str]) -> str:
    """The name as it will stand; raises :class:`RefusedError` with a sentence for the field."""
    name = harmless(given[: _LONGEST_GIVEN + 1])
    if not name:
        raise RefusedError(_("Type a name or initials, or let us choose a name."), field="name")
    if len(name) > LONGEST_NAME or len(given) > _LONGEST_GIVEN:
        raise RefusedError(_("Please keep it to {n} characters.", n=LONGEST_NAME), field="name")
    if name.casefold() in {other.casefold() for other in taken}:
        raise NameTakenError(name, _free(name, taken))
    return name


def _free(name: str, taken: Collection[str]) -> str:
    """The name with the lowest number behind it that makes it nobody's."""
    known, number = {other.casefold() for other in taken}, 2
    while True:
        free = f"{name[: LONGEST_NAME - 5].rstrip()} {number}"
        if free.casefold() not in known:
            return free
        number += 1


def offered_name(taken: Collection[str], rng: random.Random) -> str:
    """A name that nobody has yet and that says nothing of who you are."""
    known = {name.casefold() for name in taken}
    free = [name for name in _quiet_names() if name.casefold() not in known]
    if free:
        return rng.choice(free)
    return _free(rng.choice(_quiet_names()), taken)


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
