"""What a rule looks at, and what it says when it applies.

Thresholds in the rules are illustrative unless a source is named; so are the weights that rank
them, which only say what to look at first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from mentorwidgets.content.findings import Value

from .categories import Categories, Category
from .measures import Measures
from .model import NetworkMap, Person, PersonKey

#: From how many people on a share or a pattern is worth a word.
ENOUGH = 4
#: From how many people on a kind of help may be called missing.
A_FEW = 3


@dataclass(frozen=True, slots=True)
class Earlier:
    """A version of the map that was kept: its name, or "" and the day it was kept on."""

    network: NetworkMap
    name: str
    on: date

    @property
    def called(self) -> str | date:
        """How a finding calls it."""
        return self.name or self.on


@dataclass(frozen=True, slots=True)
class Seen:
    """A map with its numbers, and what else a rule may look at.

    ``earlier`` is the newest version that was kept, if any; ``planned`` holds the people and
    vacant places that a next step is about.
    """

    network: NetworkMap
    numbers: Measures
    categories: Categories
    earlier: Earlier | None = None
    planned: frozenset[PersonKey] = frozenset()

    @property
    def size(self) -> int:
        """How many people there are."""
        return self.numbers.size

    def labels(self, keys: Iterable[PersonKey]) -> Sequence[str]:
        """How these people are called on the map."""
        return [self.network.person(key).label for key in keys]

    def those(self, of: Callable[[Person], bool]) -> list[Person]:
        """The people of whom this is true, in the order of the map."""
        return [person for person in self.network.alters if of(person)]

    @property
    def described(self) -> bool:
        """Whether at least half of the people have got a closeness, a level or an arena."""
        said = sum(bool(p.closeness or p.level or p.arena) for p in self.network.alters)
        return 2 * said >= self.size

    @property
    def finished_kinds(self) -> tuple[Category, ...]:
        """The kinds of help that the person is done with: so far, nobody else comes to mind.

        Nothing records which questions were shown, and none need be: kinds are asked in the
        order of the content, and what comes after them is about each person. So those before
        the last kind that anybody gives are done; and all of them, once half of the people
        give some help and half are described. A kind that has not had its turn is not missing.
        """
        given = [k for k, kind in enumerate(self.categories.kinds) if self.numbers.kinds[kind.id]]
        if not given:
            return ()
        helping = sum(bool(person.kinds) for person in self.network.alters)
        if self.described and 2 * helping >= self.size:
            return self.categories.kinds
        return self.categories.kinds[: given[-1]]


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that applies: how much it stands out (0 to 1), its values, and its numbers."""

    weight: float
    values: Mapping[str, Value]
    numbers: str


Condition = Callable[[Seen], "Fired | None"]


def of(part: int, whole: int) -> str:
    """A count beside its share, the same in every language: ``4/14 · 29 %``.

    >>> of(4, 14)
    '4/14 · 29 %'
    """
    return f"{part}/{whole} · {percent(part, whole)} %"


def percent(part: int, whole: int) -> int:
    """A share in whole per cent, halves upwards.

    >>> percent(1, 8)
    13
    """
    return (200 * part + whole) // (2 * whole)


def most(counts: Mapping[str, int]) -> tuple[str, int]:
    """The category with most people, and how many; the first of several.

    >>> most({"a": 1, "b": 3})
    ('b', 3)
    >>> most({})
    ('', 0)
    """
    return max(counts.items(), key=lambda item: item[1], default=("", 0))
