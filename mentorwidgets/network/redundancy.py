"""How much people know each other, and so may tell one the same: density, effective size."""

from __future__ import annotations

import numpy as np

from .graph import Matrix


def density(people: int, ties: int) -> float | None:
    """The share of pairs who know each other: 2t / (n (n - 1)), 0 to 1.

    Undefined for fewer than two people. Source: Wasserman and Faust (1994), ch. 4; on A,
    without the ego.

    >>> density(10, 19)
    0.4222222222222222
    >>> density(1, 0) is None
    True
    """
    return 2 * ties / (people * (people - 1)) if people > 1 else None


def effective_size(people: int, ties: int) -> float | None:
    """How many people's worth of different voices: n - 2t / n, from 1 to n.

    Undefined without people. Source: Burt (1992), in the form of Borgatti (1997) for an ego
    joined to everybody by ties without weights.

    >>> effective_size(8, 9)
    5.75
    >>> effective_size(0, 0) is None
    True
    """
    return people - 2 * ties / people if people else None


def efficiency(people: int, ties: int) -> float | None:
    """Effective size divided by size, 1/n to 1; undefined without people (Burt 1992).

    >>> efficiency(8, 9)
    0.71875
    """
    size = effective_size(people, ties)
    return None if size is None else size / people


def effective_size_of(matrix: Matrix, node: int) -> float | None:
    """Effective size of any one node: its neighbours are the people, the ties those among them.

    ``matrix`` is a symmetric 0/1 adjacency matrix, shape (n, n). Undefined for a node without
    neighbours. Source: Borgatti (1997).

    >>> import numpy as np
    >>> triangle = np.ones((3, 3)) - np.eye(3)
    >>> effective_size_of(triangle, 0)
    1.0
    """
    around = np.flatnonzero(matrix[node])
    return effective_size(len(around), int(matrix[np.ix_(around, around)].sum()) // 2)
