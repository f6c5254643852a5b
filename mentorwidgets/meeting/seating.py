"""Putting people into groups: who stays together is one unit, and units that differ are foes.

One bounded search serves twice: to find out whether wishes can be honoured at all, and to find
the groups in which the fewest people meet again.
"""

from __future__ import annotations

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice

#: A group as the units in it, by their number.
Groups = list[list[int]]
#: How many places a search looks at before it gives up: a moment's work, whoever waits for it.
BOUND = 60_000
_STARTS = 3
_STEPS = 250
_SWAPS = 20
#: How often a change for the worse is left alone.
_STUBBORN = 0.9


@dataclass(frozen=True, slots=True)
class Units:
    """Who moves as one: how many people each unit has, and what it costs that two meet again.

    Foes may not meet at all.
    """

    sizes: Sequence[int]
    foes: frozenset[tuple[int, int]]
    costs: Mapping[tuple[int, int], int]

    def cost(self, one: int, other: int) -> int:
        """What it costs that these two meet."""
        return self.costs.get((one, other) if one < other else (other, one), 0)

    def at_odds(self, one: int, other: int) -> bool:
        """Whether these two may not meet."""
        return ((one, other) if one < other else (other, one)) in self.foes

    def total(self, groups: Groups) -> int:
        """What all meetings in these groups cost."""
        return sum(self.cost(a, b) for group in groups for a, b in combinations(group, 2))


class Search:
    """A depth-first search for the cheapest groups of given sizes, within a bound."""

    def __init__(self, units: Units, sizes: Sequence[int], rng: random.Random) -> None:
        self._units = units
        self._room = list(sizes)
        self._sizes = list(sizes)
        self._groups: Groups = [[] for _ in sizes]
        # Those who are bound come first: when they have found their place, the rest fits.
        bound = {unit for pair in units.foes for unit in pair}
        shuffled = rng.sample(range(len(units.sizes)), len(units.sizes))
        self._order = sorted(shuffled, key=lambda unit: (-units.sizes[unit], unit not in bound))
        self._rng = rng
        self._left = 0
        self._best: Groups | None = None
        self._below: int | None = None

    def any(self, bound: int = BOUND) -> Groups | None:
        """Groups in which no foes meet, or None when there are none or the bound was reached."""
        self._left, self._below = bound, None
        self._try(0, 0, first=True)
        return self._best

    def cheaper(self, than: int) -> tuple[Groups | None, bool]:
        """The cheapest groups below a cost, and whether the search came to its end."""
        self._left, self._below = BOUND, than
        self._try(0, 0, first=False)
        return self._best, self._left > 0

    def _try(self, depth: int, cost: int, *, first: bool) -> bool:
        """Place the next unit; true when the search is to stop."""
        if depth == len(self._order):
            self._best, self._below = [list(group) for group in self._groups], cost
            return first or cost == 0
        unit = self._order[depth]
        for more, index in self._places(unit):
            if self._below is not None and cost + more >= self._below:
                break
            if self._left <= 0:
                return True
            self._groups[index].append(unit)
            self._room[index] -= self._units.sizes[unit]
            stop = self._try(depth + 1, cost + more, first=first)
            self._groups[index].pop()
            self._room[index] += self._units.sizes[unit]
            if stop:
                return True
        return False

    def _places(self, unit: int) -> list[tuple[int, int]]:
        """Where a unit may go, the cheapest first; of empty groups of one size only one."""
        places, empty = [], set()
        self._left -= len(self._groups)
        for index, group in enumerate(self._groups):
            if self._room[index] < self._units.sizes[unit]:
                continue
            if not group:
                if self._sizes[index] in empty:
                    continue
                empty.add(self._sizes[index])
            if not any(self._units.at_odds(unit, other) for other in group):
                places.append((sum(self._units.cost(unit, other) for other in group), index))
        self._rng.shuffle(places)
        return sorted(places, key=lambda place: place[0])


def mix(units: Units, start: Groups, rng: random.Random) -> tuple[Groups, bool]:
    """Groups in which as few as possible meet again, and whether it is certain that none do less.

    ``start`` gives the sizes, and groups in which no foes meet. From there and from a few random
    starts people change places as long as that helps; then a search looks for anything better.
    It comes to its end for up to ten people, and often for many more.
    """
    sizes = [sum(units.sizes[unit] for unit in group) for group in start]
    best = _improve(units, start, rng)
    for _start in range(_STARTS):
        if units.total(best) == 0:
            return best, True
        found = Search(units, sizes, rng).any()
        if found is not None:
            found = _improve(units, found, rng)
            best = min(best, found, key=units.total)
    better, certain = Search(units, sizes, rng).cheaper(units.total(best))
    return better or best, certain


def _improve(units: Units, groups: Groups, rng: random.Random) -> Groups:
    """Let people change places, now and then also where it costs a little."""
    now = [list(group) for group in groups]
    best, least = groups, units.total(groups)
    for _step in range(_STEPS):
        if least == 0:
            break
        unhappy = [
            (unit, at)
            for at, group in enumerate(now)
            for unit in group
            if _near(units, unit, group)
        ]
        unit, at = rng.choice(unhappy)
        changes = _changes(units, now, unit, at)
        if not changes:
            continue
        rng.shuffle(changes)
        more, change = min(changes, key=lambda each: each[0])
        if more > 0 and rng.random() < _STUBBORN:
            continue
        for index, group in change.items():
            now[index] = group
        total = units.total(now)
        if total < least:
            best, least = [list(group) for group in now], total
    return best


def _near(units: Units, unit: int, group: Sequence[int]) -> int:
    return sum(units.cost(unit, other) for other in group if other != unit)


def _changes(
    units: Units, groups: Groups, unit: int, at: int
) -> list[tuple[int, dict[int, list[int]]]]:
    """What this unit may do, each with what it costs more.

    It changes places with others of as many people, or moves to a group smaller by as many.
    """
    here, size = groups[at], units.sizes[unit]
    people = [sum(units.sizes[each] for each in group) for group in groups]
    changes = []
    for index, there in enumerate(groups):
        if index == at:
            continue
        swaps: list[tuple[int, ...]] = [(other,) for other in there if units.sizes[other] == size]
        if size > 1:
            singles = [other for other in there if units.sizes[other] == 1]
            swaps += islice(combinations(singles, size), _SWAPS)
        if people[at] == people[index] + size:
            swaps.append(())
        for others in swaps:
            left = [each for each in here if each != unit] + list(others)
            came = [each for each in there if each not in others] + [unit]
            if any(_odd(units, group) for group in (left, came)):
                continue
            more = units.total([left, came]) - units.total([here, there])
            changes.append((more, {at: left, index: came}))
    return changes


def _odd(units: Units, group: Sequence[int]) -> bool:
    return any(units.at_odds(one, other) for one, other in combinations(group, 2))
