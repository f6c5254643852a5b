"""How many lines somebody's ties would cross, from each of several places: numbers only."""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Numbers = npt.NDArray[np.float64]


def crossed(places: Numbers, known: Numbers, lines: Numbers) -> Numbers:
    """For each place (k, 2), how many of the lines its ties would cross.

    ``known`` (d, 2) is where the ties go; ``lines`` (m, 2, 2) are the other ties. Lines that
    meet in a person do not cross.

    >>> line = np.array([[[0.0, 2.0], [2.0, 0.0]]])
    >>> crossed(np.array([[0.0, 0.0], [0.0, 3.0]]), np.array([[2.0, 2.0]]), line)
    array([1., 0.])
    """
    if not len(known) or not len(lines):
        return np.zeros(len(places))
    start, end = lines[:, 0], lines[:, 1]
    # Which side of a line each place is on, and each of those they know.
    here = _turn(start, end, places[:, None, :])
    there = _turn(start, end, known[:, None, :])
    parted = here[:, None, :] * there[None, :, :] < 0
    # Which side of the way from a place to somebody known the ends of each line are on.
    way = known[None, :, None, :] - places[:, None, None, :]
    one = start[None, None] - places[:, None, None, :]
    other = end[None, None] - places[:, None, None, :]
    sides = (way[..., 0] * one[..., 1] - way[..., 1] * one[..., 0]) * (
        way[..., 0] * other[..., 1] - way[..., 1] * other[..., 0]
    )
    return np.asarray((parted & (sides < 0)).sum(axis=(1, 2)), dtype=float)


def _turn(start: Numbers, end: Numbers, point: Numbers) -> Numbers:
    along, off = end - start, point - start
    return np.asarray(along[..., 0] * off[..., 1] - along[..., 1] * off[..., 0])
