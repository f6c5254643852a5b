"""Constraint: how far one's relations all lead back to the same people (Burt 1992)."""

from __future__ import annotations

import numpy as np

from .graph import Matrix


def constraint(matrix: Matrix, node: int = 0) -> float | None:
    """The constraint of one node: Σ_j (p_ij + Σ_q p_iq p_qj)² over its neighbours j.

    ``matrix`` is a symmetric 0/1 adjacency matrix, shape (n, n); p_ij is 1 / degree of i for
    a neighbour j and else 0; q runs over all nodes but i and j. More than 0, and it can
    exceed 1: with two people who know each other it is 1.125. Undefined for a node without
    neighbours. Source: Burt (1992), pp. 54-55, unit weights.

    >>> import numpy as np
    >>> star = np.array([[0, 1, 1], [1, 0, 0], [1, 0, 0]])
    >>> constraint(star)
    0.5
    >>> constraint(np.ones((3, 3)) - np.eye(3))
    1.125
    >>> constraint(np.zeros((1, 1))) is None
    True
    """
    degree = matrix.sum(axis=1)
    if degree[node] == 0:
        return None
    share = matrix / np.maximum(degree, 1)[:, None]
    invested = share[node] + share[node] @ share
    return float((invested[matrix[node] > 0] ** 2).sum())
