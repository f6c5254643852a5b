"""A map as a matrix and as a networkx graph: what the measures are computed on.

A is the people and the ties among them; G is A with the ego joined to everybody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import networkx as nx
import numpy as np
import numpy.typing as npt

from .model import NetworkMap, PersonKey

#: A symmetric 0/1 matrix, shape (n, n), zero on the diagonal.
Matrix = npt.NDArray[np.float64]
if TYPE_CHECKING:
    #: The people of a map and their ties; networkx is generic to type checkers only.
    Graph: TypeAlias = nx.Graph[PersonKey]
else:
    Graph = nx.Graph


def acquaintance(network: NetworkMap) -> Matrix:
    """The adjacency matrix of A, shape (n, n), in the order of ``network.alters``."""
    index = {person.id: k for k, person in enumerate(network.alters)}
    matrix = np.zeros((len(index), len(index)))
    for one, other in network.alter_ties:
        matrix[index[one], index[other]] = matrix[index[other], index[one]] = 1
    return matrix


def with_ego(matrix: Matrix) -> Matrix:
    """The adjacency matrix of G, shape (n + 1, n + 1): the ego comes first."""
    n = len(matrix)
    joined = np.ones((n + 1, n + 1))
    joined[1:, 1:] = matrix
    joined[0, 0] = 0
    return joined


def as_networkx(network: NetworkMap) -> Graph:
    """A as a networkx graph; the nodes are the people's keys."""
    graph: Graph = nx.Graph()
    graph.add_nodes_from(person.id for person in network.alters)
    graph.add_edges_from(sorted(network.alter_ties))
    return graph
