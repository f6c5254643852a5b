"""Who stands between whom: betweenness of the ego, components, bridges, reach of influence."""

from __future__ import annotations

from collections.abc import Mapping

import networkx as nx
import numpy as np

from .graph import Matrix, as_networkx, with_ego
from .model import NetworkMap, PersonKey


def ego_betweenness(matrix: Matrix) -> float | None:
    """How many pairs of people are joined by the ego, shared among all who join them: in G.

    ``matrix`` is the adjacency matrix of A, shape (n, n). In G nobody is farther apart than
    two steps, so it is Σ 1 / g over pairs who do not know each other, g being the number of
    their shared acquaintances with the ego among them. Raw: 0 to n (n - 1) / 2. Undefined
    without people. Source: Freeman (1977); Everett and Borgatti (2005) for the closed form.

    >>> import numpy as np
    >>> ego_betweenness(np.zeros((3, 3)))
    3.0
    >>> ego_betweenness(np.zeros((0, 0))) is None
    True
    """
    if not len(matrix):
        return None
    joined = with_ego(matrix)
    paths = (joined @ joined)[1:, 1:]
    strangers = np.triu(matrix == 0, k=1)
    return float((1 / paths[strangers]).sum())


def components(network: NetworkMap) -> int:
    """Into how many groups without a tie between them the people fall; 0 without people.

    Somebody who knows none of the others is a group of one. On A.
    Source: Wasserman and Faust (1994), ch. 4.

    >>> components(NetworkMap())
    0
    """
    return nx.number_connected_components(as_networkx(network)) if network.alters else 0


def isolates(network: NetworkMap) -> tuple[PersonKey, ...]:
    """The people who know none of the others, in the order of the map. On A.

    Source: Wasserman and Faust (1994), ch. 4.

    >>> isolates(NetworkMap())
    ()
    """
    tied = {key for tie in network.alter_ties for key in tie}
    return tuple(person.id for person in network.alters if person.id not in tied)


def cut_points(network: NetworkMap) -> tuple[PersonKey, ...]:
    """The people without whom a group would fall apart, in the order of the map. On A.

    Source: Hopcroft and Tarjan (1973), as in networkx.

    >>> cut_points(NetworkMap())
    ()
    """
    found = set(nx.articulation_points(as_networkx(network)))
    return tuple(person.id for person in network.alters if person.id in found)


def reached_through(network: NetworkMap) -> Mapping[PersonKey, PersonKey]:
    """People with a star who are reached through one person only: who, and through whom.

    Without a cut point their group of A would fall apart, and they stand in a part that is at
    most half of what is left; where several cut points do that, the one nearest to them is
    named. Empty when nobody has a star. Ours, after the cut points of Hopcroft and Tarjan
    (1973).

    >>> reached_through(NetworkMap())
    {}
    """
    starred = {person.id for person in network.alters if person.influential}
    graph = as_networkx(network)
    nearest: dict[PersonKey, tuple[int, PersonKey]] = {}
    for point in cut_points(network) if starred else ():
        group = graph.subgraph(nx.node_connected_component(graph, point) - {point})
        for part in nx.connected_components(group):
            if 2 * len(part) > len(group):
                continue
            for key in starred & part:
                if key not in nearest or len(part) < nearest[key][0]:
                    nearest[key] = (len(part), point)
    return {p.id: nearest[p.id][1] for p in network.alters if p.id in nearest}
