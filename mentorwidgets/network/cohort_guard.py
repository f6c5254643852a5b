"""Whether the mean of small counts would give away a bar that was joined out of several.

Ten maps where nobody has any and ten where somebody has, with a mean of 0.5: then all ten have
exactly one, and that nobody has three is told although it is hidden. So all ways to fill the
hidden cells are gone through that show the same bars and the same mean; if any hidden cell is the
same in all of them, it is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from mentorwidgets.together import LEAST

from .cohort_bins import join

#: What the open last cell is taken to reach to: so many people of one kind are on no map.
_MOST = 1000


def tells(edges: Sequence[float], counts: Sequence[int], mean: float, step: float) -> bool:
    """Whether the joined counts together with the mean, rounded to ``step``, tell a hidden cell.

    ``edges`` are where the cells begin; their values are whole.

    >>> tells((0, 1, 3, 6), (10, 10, 0, 0), 0.5, 0.1)
    True
    >>> tells((0, 1, 3, 6), (10, 8, 2, 0), 1.1, 0.1)
    False
    """
    shown = join(counts)
    if len(shown) == len(counts):
        return False
    n = sum(counts)
    least, most = (mean - step / 2) * n, (mean + step / 2) * n
    tops = [edge - 1 for edge in (*edges[1:], _MOST + 1)]
    possible = [
        cells
        for cells in _worlds(shown, len(counts))
        if sum(c * low for c, low in zip(cells, edges, strict=True)) <= most
        and sum(c * top for c, top in zip(cells, tops, strict=True)) >= least
    ]
    ends = [*(first for first, _n in shown[1:]), len(counts)]
    hidden = [
        cell
        for (first, _n), end in zip(shown, ends, strict=True)
        if end - first > 1
        for cell in range(first, end)
    ]
    return any(len({cells[cell] for cells in possible}) < 2 for cell in hidden)


def _worlds(shown: Sequence[tuple[int, int]], cells: int) -> Iterator[tuple[int, ...]]:
    """All counts of the cells that are shown as these bars."""
    ends = [*(first for first, _n in shown[1:]), cells]
    parts = [_parts(n, end - first) for (first, n), end in zip(shown, ends, strict=True)]
    for chosen in product(*parts):
        world = tuple(count for part in chosen for count in part)
        if join(world) == list(shown):
            yield world


def _parts(n: int, cells: int) -> list[tuple[int, ...]]:
    """The ways to make up one bar: all of its cells but one are small, or it were not joined."""
    if cells == 1:
        return [(n,)]
    found: set[tuple[int, ...]] = set()
    for small in product(range(LEAST), repeat=cells - 1):
        rest = n - sum(small)
        if rest >= 0:
            found.update((*small[:k], rest, *small[k:]) for k in range(cells))
    return sorted(found)
