"""Bars of a histogram over many maps, none of which stands for fewer than five.

The edges are fixed for each measure and never taken from the maps: an edge made from the smallest
map would show it. Bars with fewer than :data:`LEAST` maps, none included, are joined with their
neighbours until no bar is small; so nothing is left out that could be computed from the rest.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mentorwidgets.together import LEAST
from mentorwidgets.words import gettext as _

from .categories import Categories

Numbers = NDArray[np.float64]

_FEW = (0.0, 1.0, 3.0, 6.0)
_TENTHS = tuple(n / 10 for n in range(11))
_EDGES: dict[str, tuple[float, ...]] = {
    "size": (2, 5, 9, 13, 17, 21, 31, 41),
    "ties": (0, 1, 5, 10, 20, 40, 80),
    "effective_size": (1, 3, 5, 7, 9, 12, 15, 20, 30),
    "ego_betweenness": (0, 5, 10, 20, 40, 80, 160),
    "constraint": (0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.8, 1),
    "multiplexity": (1, 1.25, 1.5, 1.75, 2, 2.5),
    "closeness_spread": (0, 0.25, 0.5, 0.75, 1),
    "components": _FEW,
    "isolates": _FEW,
    "cut_points": _FEW,
    "influential": _FEW,
    "kind": _FEW,
    "people": _FEW,
    "ei": (-1, -0.75, -0.5, -0.25, 0, 0.25, 0.5, 0.75, 1),
}
#: Those that count people, ties or groups: their values are whole.
_WHOLE = frozenset(
    ("size", "ties", "components", "isolates", "cut_points", "influential", "kind", "people")
)
#: Those whose last edge is the largest value there can be; the others go on beyond it.
_BOUNDED = frozenset(
    (
        *("density", "efficiency", "balance", "dependence", "overlap", "level", "arena"),
        *("attribute", "closeness", "closeness_share", "ei", "kept"),
    )
)


@dataclass(frozen=True, slots=True)
class Bar:
    """Maps from ``start`` on and below ``end``; ``end`` None: however much; ``top`` has no more.

    ``n`` is rounded to fives where a distribution says that it is.
    """

    start: float
    end: float | None
    n: int
    top: bool = False
    whole: bool = False

    @property
    def words(self) -> str:
        """The range as one reads it."""
        if self.whole:
            return _whole(self.start, self.end)
        if self.end is None:
            return _("{n} or more", n=f"{self.start:g}")
        if self.top:
            return _("{low} to {high}", low=f"{self.start:g}", high=f"{self.end:g}")
        return _("{low} to under {high}", low=f"{self.start:g}", high=f"{self.end:g}")

    def as_dict(self) -> dict[str, Any]:
        """The bar as JSON: from, to (None: open) and how many maps."""
        return {"from": self.start, "to": self.end, "n": self.n}


def edges_of(name: str, categories: Categories) -> tuple[float, ...]:
    """Where the bars of a measure begin, and for a bounded one where the last ends."""
    head = name.partition(":")[0]
    if head == "closeness":
        codes = [c.code for c in categories.closeness if c.code is not None] or [0.0, 1.0]
        low, high = min(codes), max(codes)
        return tuple(low + (high - low) * n / 8 for n in range(9))
    return _EDGES.get(head, _TENTHS)


def is_whole(name: str) -> bool:
    """Whether a measure counts something, so that its values have no fractions."""
    return name.partition(":")[0] in _WHOLE


def is_small_count(name: str) -> bool:
    """Whether it counts what is few on one map, so that a mean and its spread tell the values."""
    return _EDGES.get(name.partition(":")[0]) is _FEW


def bars(name: str, values: Numbers, categories: Categories) -> tuple[Bar, ...]:
    """The bars over these values, none with fewer than :data:`LEAST` maps.

    >>> nobody = Categories((), (), (), ())
    >>> [(b.words, b.n) for b in bars("kind:job", np.repeat([0.0, 1.0, 7.0], [6, 9, 2]), nobody)]
    [('none', 6), ('1 or more', 11)]
    """
    starts, counts = cells(name, values, categories)
    edges = edges_of(name, categories)
    bounded = len(starts) < len(edges)
    joined = join(counts)
    found = []
    for k, (first, n) in enumerate(joined):
        last = k + 1 == len(joined)
        end = (edges[-1] if bounded else None) if last else starts[joined[k + 1][0]]
        found.append(Bar(starts[first], end, n, top=bounded and last, whole=is_whole(name)))
    return tuple(found)


def cells(
    name: str, values: Numbers, categories: Categories
) -> tuple[tuple[float, ...], list[int]]:
    """Where the cells of a measure begin, and how many values each has: not to be shown."""
    edges = edges_of(name, categories)
    starts = edges[:-1] if name.partition(":")[0] in _BOUNDED else edges
    # What lies below the first edge by a rounding error belongs to the first cell.
    places = np.clip(np.searchsorted(starts, values + 1e-9, side="right") - 1, 0, None)
    return starts, np.bincount(places.astype(int), minlength=len(starts)).tolist()


def join(counts: Sequence[int]) -> list[tuple[int, int]]:
    """Neighbouring cells joined until each has enough: where each begins, and its sum.

    Fewer than :data:`LEAST` altogether are no cell at all.

    >>> join([7, 2, 0, 9, 1])
    [(0, 7), (1, 12)]
    >>> join([2, 1])
    []
    """
    found: list[tuple[int, int]] = []
    first, n = 0, 0
    for place, count in enumerate(counts):
        n += count
        if n >= LEAST:
            found.append((first, n))
            first, n = place + 1, 0
    if first < len(counts) and found:
        begun, before = found.pop()
        found.append((begun, before + n))
    return found


def _whole(start: float, end: float | None) -> str:
    low = int(start)
    if end is None:
        return _("{n} or more", n=low)
    high = int(end) - 1
    if low == high:
        return str(low) if low else _("none")
    return _("{low}–{high}", low=low, high=high)
