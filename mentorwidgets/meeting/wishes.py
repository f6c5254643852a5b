"""Wishes for a draw: who is kept together, who apart, and which of that cannot be.

A wish that cannot be honoured is named with its reason before anything is changed.
"""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, Literal, TypeVar

from mentorwidgets.meeting.seating import Groups, Search, Units

P = TypeVar("P", bound=str)

#: How many ways to be unequal are tried for a wish, and how far each of them.
_PLANS, _BOUND = 8, 10_000
#: ``against``: another wish says the opposite; ``large``: no group holds so many; ``few``: there
#: are more people to keep apart than groups; ``room``: there is no room for it beside the rest.
Why = Literal["against", "large", "few", "room"]


@dataclass(frozen=True, slots=True)
class Wish(Generic[P]):
    """People who are kept together in one group, or apart in as many."""

    kind: Literal["together", "apart"]
    people: tuple[P, ...]


@dataclass(frozen=True, slots=True)
class Unmet(Generic[P]):
    """A wish that is not honoured, and why; ``other`` is the wish that stands in its way."""

    wish: Wish[P]
    why: Why
    other: Wish[P] | None = None


@dataclass(frozen=True, slots=True)
class Bound(Generic[P]):
    """Everybody in units, as the accepted wishes bind them, and groups that allow for it."""

    units: tuple[tuple[P, ...], ...]
    foes: frozenset[tuple[int, int]]
    groups: Groups

    def priced(self, costs: Mapping[frozenset[P], int]) -> Units:
        """The units with what it costs that two people meet."""
        prices = {
            (one, other): price
            for (one, left), (other, right) in combinations(enumerate(self.units), 2)
            if (price := sum(costs.get(frozenset((a, b)), 0) for a in left for b in right))
        }
        return Units([len(unit) for unit in self.units], self.foes, prices)

    def people(self, groups: Groups) -> list[list[P]]:
        """Groups of units as groups of people."""
        return [[person for unit in group for person in self.units[unit]] for group in groups]


def bind(
    people: Sequence[P],
    wishes: Iterable[Wish[P]],
    plans: Sequence[tuple[int, ...]],
    rng: random.Random,
) -> tuple[Bound[P], list[Unmet[P]]]:
    """Accept the wishes one by one, those for apart first, as long as groups can be found.

    No wish that is turned away could be honoured beside those that are accepted, unless the
    search reached its bound, which takes many wishes at once. With all accepted wishes, the
    first of ``plans`` that has room for them is taken.
    """
    accepted: list[Wish[P]] = []
    unmet: list[Unmet[P]] = []
    best = _fit(people, (), plans, rng)
    if best is None:
        raise ValueError("there are no groups of these sizes")
    for wish in sorted(wishes, key=lambda wish: wish.kind != "apart"):
        found = _fit(people, [*accepted, wish], plans, rng)
        if found is None:
            unmet.append(_reason(people, accepted, wish, plans, rng))
        else:
            accepted.append(wish)
            best = found
    return best, unmet


def _fit(
    people: Sequence[P],
    wishes: Sequence[Wish[P]],
    plans: Sequence[tuple[int, ...]],
    rng: random.Random,
) -> Bound[P] | None:
    units = _units(people, wishes)
    unit_of = {person: index for index, unit in enumerate(units) for person in unit}
    foes = set()
    for wish in wishes:
        if wish.kind == "apart":
            for one, other in combinations(sorted(unit_of[person] for person in wish.people), 2):
                if one == other:
                    return None
                foes.add((one, other))
    costless = Units([len(unit) for unit in units], frozenset(foes), {})
    for sizes in plans[:_PLANS]:
        groups = Search(costless, sizes, rng).any(_BOUND)
        if groups is not None:
            return Bound(units, frozenset(foes), groups)
    return None


def _units(people: Sequence[P], wishes: Iterable[Wish[P]]) -> tuple[tuple[P, ...], ...]:
    """Everybody, those who stay together as one."""
    units: list[set[P]] = [{person} for person in people]
    for wish in wishes:
        if wish.kind == "together":
            joined = [unit for unit in units if not unit.isdisjoint(wish.people)]
            units = [unit for unit in units if unit.isdisjoint(wish.people)]
            units.append(set().union(*joined))
    order = {person: index for index, person in enumerate(people)}
    return tuple(tuple(sorted(unit, key=order.__getitem__)) for unit in units)


def _reason(
    people: Sequence[P],
    accepted: Sequence[Wish[P]],
    wish: Wish[P],
    plans: Sequence[tuple[int, ...]],
    rng: random.Random,
) -> Unmet[P]:
    if _fit(people, [wish], plans, rng) is None:
        return Unmet(wish, "large" if wish.kind == "together" else "few")
    for other in accepted:
        if _fit(people, [other, wish], plans, rng) is None:
            opposite = other.kind != wish.kind and len({*other.people} & {*wish.people}) > 1
            return Unmet(wish, "against" if opposite else "room", other)
    return Unmet(wish, "room")
