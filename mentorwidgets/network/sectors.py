"""What the sectors of the picture show: the level, the arena, or the kinds of help.

Whoever gives several kinds of help belongs to all of them; the picture keeps one sector for
them, so that everybody is drawn once.
"""

from __future__ import annotations

from dataclasses import replace

from mentorwidgets.words import gettext as _

from .categories import Categories, Category
from .model import NetworkMap, Person, Spot

LEVEL, ARENA, KIND = "level", "arena", "kind"
SECTORS = (LEVEL, ARENA, KIND)
#: The sector, among the kinds of help, of whoever gives several.
SEVERAL = "several"


def sectors_offered(categories: Categories, by: str) -> tuple[Category, ...]:
    """The sectors, the first at the top, then clockwise.

    :raises KeyError: the picture has no such sectors.
    """
    if by == KIND and len(categories.kinds) > 1:
        return (*categories.kinds, Category(SEVERAL, _("Several kinds")))
    return {LEVEL: categories.level, ARENA: categories.arena, KIND: categories.kinds}[by]


def sector_of(person: Person, by: str) -> str | None:
    """The id of the sector somebody belongs to; None when that was not said.

    >>> from .model import PersonKey
    >>> sector_of(Person(PersonKey("a"), "AL", kinds=frozenset({"job", "career"})), KIND)
    'several'
    """
    if by == KIND:
        return SEVERAL if len(person.kinds) > 1 else next(iter(person.kinds), None)
    return person.arena if by == ARENA else person.level


def turned(network: NetworkMap, by: str) -> NetworkMap:
    """The map with sectors that show something else; everybody's place is remembered for both."""
    before = network.sectors
    if by == before:
        return network

    def seen(person: Person) -> Person:
        spots = dict(person.elsewhere)
        if person.place is not None:
            spots[before] = Spot(person.place, person.by_hand)
        here = spots.pop(by, None)
        return replace(
            person,
            place=here.place if here else None,
            by_hand=bool(here and here.by_hand),
            elsewhere=spots,
        )

    return replace(network.each(seen), sectors=by)
