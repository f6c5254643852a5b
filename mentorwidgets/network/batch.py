"""The measures of very many maps at once: one array operation for thousands of maps.

A row of an adjacency matrix is one 64-bit word: who somebody knows. "Do these two share an
acquaintance" is then one AND and one count of bits, for a whole block of maps in one go. The
formulas are those of :mod:`.redundancy`, :mod:`.constraint` and :mod:`.brokerage`, where they
are explained; here they are only computed otherwise. A test compares every number.

Undefined is NaN.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import numpy as np
import numpy.typing as npt

#: Who each person knows: shape (maps, n), bit j of row i set where i and j know each other.
Rows = npt.NDArray[np.uint64]
Numbers = npt.NDArray[np.float64]
Counts = npt.NDArray[np.int64]

#: The largest map whose rows fit a word.
MOST = 64
#: So many maps are worked on at a time: what they need stays in the processor's cache, and
#: memory does not grow with the number of maps.
_BLOCK = 2048
_ONE = np.uint64(1)


def rows_of(adjacency: npt.NDArray[np.bool_]) -> Rows:
    """Adjacency matrices of n people each, shape (maps, n, n), as rows of bits.

    :raises ValueError: they are not square, or there are more than :data:`MOST` people.

    >>> rows_of(np.array([[[False, True], [True, False]]]))
    array([[2, 1]], dtype=uint64)
    """
    maps, n, across = adjacency.shape
    if n != across or n > MOST:
        raise ValueError(f"square matrices of at most {MOST} people; not {adjacency.shape}")
    bits = np.left_shift(_ONE, np.arange(n, dtype=np.uint64))
    rows = np.zeros((maps, n), dtype=np.uint64)
    for start in range(0, maps, _BLOCK):
        block = adjacency[start : start + _BLOCK]
        rows[start : start + _BLOCK] = np.where(block, bits, np.uint64(0)).sum(
            axis=2, dtype=np.uint64
        )
    return rows


def structure(rows: Rows, *, only: Iterable[str] | None = None) -> dict[str, Numbers]:
    """What the ties of each map say, by the ids of :meth:`.measures.Measures.values`.

    ``ties``, ``density``, ``effective_size``, ``efficiency``, ``constraint``,
    ``ego_betweenness``, ``components``, ``isolates``, ``cut_points``, or ``only`` some of
    these; each of shape (maps,).

    :raises KeyError: no measure is called so.
    """
    maps = len(rows)
    asked = {name: _STRUCTURE[name] for name in (_STRUCTURE if only is None else only)}
    found: dict[str, Numbers] = {name: np.empty(maps) for name in asked}
    for start in range(0, maps, _BLOCK):
        block = np.ascontiguousarray(rows[start : start + _BLOCK].T)
        degree = np.bitwise_count(block).astype(np.int64)
        for name, compute in asked.items():
            found[name][start : start + _BLOCK] = compute(block, degree)
    return found


# Below, `rows` and `degree` have shape (n, maps): people first, so that a person of all maps of a
# block lies in one piece of memory.


def _ties(_rows: Rows, degree: Counts) -> Numbers:
    return np.asarray(degree.sum(axis=0) / 2)


def _density(rows: Rows, degree: Counts) -> Numbers:
    n = len(rows)
    return _over(degree.sum(axis=0), n * (n - 1))


def _effective_size(rows: Rows, degree: Counts) -> Numbers:
    n = len(rows)
    return np.asarray(n - _over(degree.sum(axis=0), n))


def _efficiency(rows: Rows, degree: Counts) -> Numbers:
    return _over(_effective_size(rows, degree), len(rows))


def _constraint(rows: Rows, degree: Counts) -> Numbers:
    """Σ_j ((1 + Σ_q [q knows j] / (1 + degree of q)) / n)²: the ego ties everybody to everybody."""
    n = len(rows)
    share = 1 / (1 + degree)
    indirect = np.zeros(rows.shape)
    for q in range(n):
        # Whoever knows q gains by q's share; `rows` is symmetric, so row q says who that is.
        for j in range(n):
            if q != j:
                indirect[j] += share[q] * _bit(rows[q], j)
    return _over(((1 + indirect) ** 2).sum(axis=0), n * n)


def _ego_betweenness(rows: Rows, _degree: Counts) -> Numbers:
    """Σ 1 / (1 + shared acquaintances) over the pairs who do not know each other."""
    n = len(rows)
    if not n:
        return np.full(rows.shape[1], np.nan)
    shares = 1 / np.arange(1.0, MOST + 2)
    total = np.zeros(rows.shape[1])
    for one in range(n):
        for other in range(one + 1, n):
            shared = np.bitwise_count(rows[one] & rows[other])
            total += shares[shared] * (1 - _bit(rows[one], other))
    return total


def _components(rows: Rows, _degree: Counts) -> Numbers:
    reach = _closure(rows)
    # Each group is counted at its first member: nobody before them is within reach.
    found = np.zeros(rows.shape[1])
    for person in range(len(rows)):
        before = np.uint64((1 << person) - 1)
        found += (reach[person] & before) == 0
    return found


def _isolates(_rows: Rows, degree: Counts) -> Numbers:
    return np.asarray((degree == 0).sum(axis=0), dtype=np.float64)


def _cut_points(rows: Rows, degree: Counts) -> Numbers:
    """People whose acquaintances do not all reach each other without them."""
    found = np.zeros(rows.shape[1])
    for person in range(len(rows)):
        # Only where somebody knows two people can they stand between them.
        maps = np.flatnonzero(degree[person] > 1)
        if len(maps):
            found[maps] += _is_cut(rows[:, maps], person)
    return found


def _is_cut(rows: Rows, person: int) -> npt.NDArray[np.bool_]:
    mine = rows[person]
    without = ~(_ONE << np.uint64(person))
    # A wave from the first acquaintance; when it stands still, has it reached the others?
    reached = mine & (~mine + _ONE)
    while True:
        wider = reached
        for other in range(len(rows)):
            if other != person:
                within = np.uint64(0) - _bits(reached, other)
                wider = wider | (rows[other] & within)
        wider &= without
        if np.array_equal(wider, reached):
            return np.asarray((mine & ~reached) != 0)
        reached = wider


def _closure(rows: Rows) -> Rows:
    """Whom each person reaches, themselves included (Warshall 1962)."""
    n = len(rows)
    reach = rows | np.left_shift(_ONE, np.arange(n, dtype=np.uint64))[:, None]
    for by in range(n):
        # Whoever reaches `by` reaches whomever `by` reaches.
        via = np.uint64(0) - ((reach >> np.uint64(by)) & _ONE)
        reach |= reach[by] & via
    return reach


def _bits(words: Rows, place: int) -> Rows:
    return np.asarray((words >> np.uint64(place)) & _ONE)


def _bit(words: Rows, place: int) -> npt.NDArray[np.uint8]:
    return _bits(words, place).astype(np.uint8)


def _over(part: Numbers | Counts, whole: int) -> Numbers:
    """A ratio; NaN where the whole is nothing."""
    return np.asarray(part / whole if whole else np.full(part.shape, np.nan), dtype=np.float64)


_STRUCTURE: dict[str, Callable[[Rows, Counts], Numbers]] = {
    "ties": _ties,
    "density": _density,
    "effective_size": _effective_size,
    "efficiency": _efficiency,
    "constraint": _constraint,
    "ego_betweenness": _ego_betweenness,
    "components": _components,
    "isolates": _isolates,
    "cut_points": _cut_points,
}
