"""Who stands between whom: betweenness of the ego, components, bridges, reach of influence.

Functions of ``graph`` take A, as :func:`.graph.as_networkx` makes it: without the ego.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Set

import networkx as nx
import numpy as np

from .graph import Graph, Matrix, with_ego
from .model import PersonKey


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


def groups(graph: Graph) -> tuple[tuple[PersonKey, ...], ...]:
    """The groups without a tie between them into which the people fall, the largest first.

    Their number is that of the components, and those of one person are the isolates. Each is in
    the order of the map. Source: Wasserman and Faust (1994), ch. 4.

    >>> groups(nx.Graph([("b", "a"), ("c", "d"), ("d", "e")]))
    (('c', 'd', 'e'), ('b', 'a'))
    >>> groups(nx.Graph())
    ()
    """
    rank = {key: place for place, key in enumerate(graph)}
    found = [tuple(sorted(part, key=rank.__getitem__)) for part in nx.connected_components(graph)]
    return tuple(sorted(found, key=lambda part: (-len(part), rank[part[0]])))


def cut_points(graph: Graph) -> tuple[PersonKey, ...]:
    """The people without whom a group would fall apart, in the order of the map.

    Source: Hopcroft and Tarjan (1973), as in networkx.

    >>> cut_points(nx.path_graph(["a", "b", "c"]))
    ('b',)
    """
    found = set(nx.articulation_points(graph))
    return tuple(key for key in graph if key in found)


def reached_through(
    graph: Graph, starred: Collection[PersonKey], points: Collection[PersonKey]
) -> dict[PersonKey, PersonKey]:
    """Which of the starred people are reached through one person only, and through whom.

    Without a cut point (``points``) their group would fall apart, and they stand in a part
    that is at most half of what is left; where several cut points do that, the one nearest
    to them is named. Ours, after the cut points of Hopcroft and Tarjan (1973).

    >>> reached_through(nx.path_graph(["a", "b", "c", "d"]), ["a"], ["b", "c"])
    {'a': 'b'}
    """
    # On plain sets: networkx's views of a graph without a node take ten times as long.
    friends = {key: set(graph[key]) for key in graph} if starred and points else {}
    nearest: dict[PersonKey, tuple[int, PersonKey]] = {}
    for point in points if friends else ():
        parts = _parts_without(friends, point)
        others = sum(len(part) for part in parts)
        for part in parts:
            if 2 * len(part) > others:
                continue
            for key in part.intersection(starred):
                if key not in nearest or len(part) < nearest[key][0]:
                    nearest[key] = (len(part), point)
    return {key: nearest[key][1] for key in starred if key in nearest}


def _parts_without(
    friends: Mapping[PersonKey, Set[PersonKey]], point: PersonKey
) -> list[set[PersonKey]]:
    """What a person's group falls into without them."""
    parts: list[set[PersonKey]] = []
    for start in friends[point]:
        if any(start in part for part in parts):
            continue
        part, edge = {start}, {start}
        while edge:
            edge = {key for each in edge for key in friends[each]} - part - {point}
            part |= edge
        parts.append(part)
    return parts
