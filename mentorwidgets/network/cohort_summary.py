"""What many maps say together, so that nothing can be told of fewer than five of them.

**Who counts.** Maps with at least :data:`NEEDED` people: with fewer, density and its like are not
defined, and the difference between two numbers of maps would tell how many such maps there are.
How many were left out is said in fives.

**What is shown.** Of each measure the mean, the standard deviation, the quartiles and bars.
The smallest and the largest value are never shown. No bar stands for fewer than :data:`LEAST`
maps (see :mod:`.cohort_bins`). A quartile is the mean of the five maps around it, and shown where
each quarter has five maps. No mean is shown where fewer than five maps differ from what most have.

**Small counts** (people of a category, isolates, bridges): where bars had to be joined, the
standard deviation and the quartiles would tell what is hidden in them. They are withheld, and the
mean as well if it would (see :mod:`.cohort_guard`).

**Measures that some maps do not have** (closeness that nobody rated): their numbers of maps are
rounded to fives, so that no two of them can be subtracted from each other.

What this cannot do: of the other measures, mean, standard deviation and quartiles, all rounded,
narrow how a joined bar is made up. And whoever runs it twice, on maps of which some are others,
can subtract: give the same report to the same readers.
"""

from __future__ import annotations

import hashlib
from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from mentorwidgets.together import LEAST

from .categories import Categories, ids, label_of
from .cohort import Row, columns
from .cohort_bins import Bar, Numbers, bars, cells, is_small_count, is_whole
from .cohort_guard import tells
from .diversity import tally
from .model import NetworkMap

#: The ids of the people of a map, in eight bytes each.
Marks = frozenset[int]
#: The fewest people of a map that counts here.
NEEDED = 2
#: Columns of a row that say what others rest on, or say the same in another unit.
_LEFT_OUT = ("n", "blau", "iqv", "entropy")


class TooFewError(Exception):
    """There are fewer than :data:`LEAST` maps: nothing can be said of them together."""


@dataclass(frozen=True, slots=True)
class Distribution:
    """One measure over the maps that have it. What cannot be said is None, or without bars.

    ``n`` is exact where every map has the measure, and else rounded to fives (``rounded``).
    """

    id: str
    n: int | None
    rounded: bool = False
    mean: float | None = None
    sd: float | None = None
    median: float | None = None
    quartiles: tuple[float, float] | None = None
    bars: tuple[Bar, ...] = ()

    def as_dict(self) -> dict[str, Any]:
        """The distribution as JSON."""
        return {
            "n": self.n,
            "rounded": self.rounded,
            "mean": self.mean,
            "sd": self.sd,
            "median": self.median,
            "quartiles": list(self.quartiles) if self.quartiles else None,
            "bars": [bar.as_dict() for bar in self.bars],
        }


@dataclass
class Cohort:
    """The numbers of many maps as columns, eight bytes each; the maps themselves are not kept.

    ``left_out`` counts the maps with fewer than :data:`NEEDED` people. For two times, the case
    of each map and the ids of its people are kept too, those in eight bytes each.
    """

    categories: Categories
    keeps_people: bool = False
    left_out: int = 0
    n: int = 0
    cases: list[str] = field(default_factory=list)
    people: list[Marks] = field(default_factory=list)
    _columns: dict[str, array[float]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in (*_measures(self.categories), *_people(self.categories)):
            self._columns[name] = array("d")

    def add(self, network: NetworkMap, row: Row, *, case: str = "") -> bool:
        """Count a map in, with its measures of :func:`.cohort.measure_each`; False: left out."""
        if len(network.alters) < NEEDED:
            self.left_out += 1
            return False
        counted = people_by(network, self.categories)
        for name, column in self._columns.items():
            value = counted[name] if name in counted else row[name]
            column.append(np.nan if value is None else value)
        if self.keeps_people:
            self.cases.append(case)
            self.people.append(marks(network))
        self.n += 1
        return True

    def columns(self) -> dict[str, Numbers]:
        """The values of each measure in the order in which maps came; NaN where undefined."""
        return {name: np.array(column) for name, column in self._columns.items()}


@dataclass(frozen=True, slots=True)
class Summary:
    """The distributions over ``n`` maps. ``left_out`` is in fives, None for fewer than five."""

    n: int
    left_out: int | None
    measures: tuple[Distribution, ...]

    def __iter__(self) -> Iterator[Distribution]:
        return iter(self.measures)

    def find(self, name: str) -> Distribution:
        """The distribution of this measure.

        :raises KeyError: there is none.
        """
        found = next((each for each in self.measures if each.id == name), None)
        if found is None:
            raise KeyError(name)
        return found


def summarise(values: Mapping[str, Numbers], categories: Categories, left_out: int = 0) -> Summary:
    """The distribution of each column; all columns are of the same maps, NaN where undefined.

    :raises TooFewError: fewer than :data:`LEAST` maps.
    """
    n = len(next(iter(values.values()), ()))
    if n < LEAST:
        raise TooFewError
    return Summary(
        n,
        in_fives(left_out),
        tuple(distribution(name, column, categories) for name, column in values.items()),
    )


def distribution(name: str, values: Numbers, categories: Categories) -> Distribution:
    """What may be said of one measure.

    >>> nobody = Categories((), (), (), ())
    >>> distribution("density", np.array([0.1, 0.2, np.nan]), nobody).n is None
    True
    """
    known = values[~np.isnan(values)]
    rounded = len(known) < len(values)
    if len(known) < LEAST:
        return Distribution(name, None, rounded)
    drawn = bars(name, known, categories)
    if rounded:
        drawn = tuple(
            Bar(b.start, b.end, in_fives(b.n) or LEAST, top=b.top, whole=b.whole) for b in drawn
        )
    n = in_fives(len(known)) if rounded else len(known)
    if len(drawn) < 2:
        drawn = ()
    if not drawn and (is_small_count(name) or _apart(known) < LEAST):
        return Distribution(name, n, rounded)
    digits = 1 if is_whole(name) else 2
    mean = round(float(known.mean()), digits)
    if is_small_count(name):
        starts, counts = cells(name, known, categories)
        if len(drawn) < len(starts):
            told = tells(starts, counts, mean, 0.1)
            return Distribution(name, n, rounded, mean=None if told else mean, bars=drawn)
    quarters = _around(known, 0.25, digits), _around(known, 0.75, digits)
    return Distribution(
        name,
        n,
        rounded,
        mean=mean,
        sd=round(float(known.std(ddof=1)), digits),
        median=_around(known, 0.5, digits) if len(known) >= 2 * LEAST else None,
        quartiles=quarters if len(known) >= 4 * LEAST else None,
        bars=drawn,
    )


def marks(network: NetworkMap) -> Marks:
    """The ids of the people on a map in eight bytes each: to see later who stayed."""
    return frozenset(
        int.from_bytes(
            hashlib.blake2b(person.id.encode("utf-8", "surrogatepass"), digest_size=8).digest(),
            "big",
        )
        for person in network.alters
    )


def in_fives(n: int) -> int | None:
    """A number of maps to the nearest five; None for fewer than :data:`LEAST`, none included.

    >>> in_fives(4), in_fives(6), in_fives(58)
    (None, 5, 60)
    """
    return None if n < LEAST else max(LEAST, round(n / 5) * 5)


def people_by(network: NetworkMap, categories: Categories) -> dict[str, float]:
    """How many people of a map stand in each category: ``people:level:senior``."""
    found: dict[str, float] = {}
    for trait, offered in _traits(categories).items():
        counted = tally((getattr(p, trait) for p in network.alters), offered)
        found |= {f"people:{trait}:{each}": counted[each] for each in ids(offered)}
    return found


def category_of(name: str, categories: Categories) -> str:
    """How the content words the category of ``people:level:senior`` or ``kind:job``."""
    head, *rest = name.split(":", 2)
    if head == "kind":
        return label_of(categories.kinds, rest[0])
    return label_of(_traits(categories)[rest[0]], rest[1])


def _apart(values: Numbers) -> int:
    """How many maps do not have the value that most have."""
    _values, times = np.unique(np.round(values, 9), return_counts=True)
    return len(values) - int(times.max())


def _around(values: Numbers, share: float, digits: int) -> float:
    """The mean of the five values nearest in rank to a quantile: no map's own value is shown."""
    ordered = np.sort(values)
    middle = share * (len(ordered) - 1)
    first = min(max(int(np.ceil(middle - LEAST / 2)), 0), len(ordered) - LEAST)
    return round(float(ordered[first : first + LEAST].mean()), digits)


def _traits(categories: Categories) -> dict[str, Any]:
    return {
        "closeness": categories.closeness,
        "level": categories.level,
        "arena": categories.arena,
    }


def _measures(categories: Categories) -> list[str]:
    return [name for name in columns(categories) if name.partition(":")[0] not in _LEFT_OUT]


def _people(categories: Categories) -> list[str]:
    return [
        f"people:{trait}:{each}"
        for trait, offered in _traits(categories).items()
        for each in ids(offered)
    ]
