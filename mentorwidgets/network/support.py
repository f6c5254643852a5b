"""The kinds of help: how many give each, how evenly, and how much hangs on one person.

A listing is one person giving one kind of help: somebody with three kinds is listed thrice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from itertools import combinations
from typing import Any

from .categories import Category
from .diversity import tally
from .model import NetworkMap, Person


def listings(network: NetworkMap, offered: Sequence[Category]) -> dict[str, int]:
    """How many people give each kind of help, 0 included; unknown kinds come last.

    >>> listings(NetworkMap(), [Category("job", "Get the job done")])
    {'job': 0}
    """
    return tally((kind for person in network.alters for kind in person.kinds), offered)


def multiplexity(network: NetworkMap) -> float | None:
    """The mean number of kinds of help, over the people who give at least one: 1 or more.

    Undefined without listings. Source: Verbrugge (1979), as a mean.

    >>> multiplexity(NetworkMap()) is None
    True
    """
    given = [len(person.kinds) for person in network.alters if person.kinds]
    return sum(given) / len(given) if given else None


def carrier(network: NetworkMap) -> Person | None:
    """Who gives most kinds of help; of several the first on the map; None without listings.

    >>> carrier(NetworkMap()) is None
    True
    """
    most = max(network.alters, key=lambda person: len(person.kinds), default=None)
    return most if most and most.kinds else None


def dependence(network: NetworkMap) -> float | None:
    """The share of all listings that one person carries: their kinds / listings, 0 to 1.

    Undefined without listings. Ours: no published threshold is known.

    >>> dependence(NetworkMap()) is None
    True
    """
    most = carrier(network)
    if most is None:
        return None
    return len(most.kinds) / sum(len(person.kinds) for person in network.alters)


def overlaps(
    network: NetworkMap, offered: Sequence[Category]
) -> Mapping[tuple[str, str], float | None]:
    """For each two kinds of help, how far the same people give both: |A ∩ B| / |A ∪ B|, 0 to 1.

    Undefined (None) when nobody gives either. Source: Jaccard (1912).

    >>> overlaps(NetworkMap(), [Category("job", ""), Category("career", "")])
    {('job', 'career'): None}
    """
    return {
        pair: both / either if either else None
        for pair, (both, either) in shared(network, offered).items()
    }


def shared(
    network: NetworkMap, offered: Sequence[Category]
) -> Mapping[tuple[str, str], tuple[int, int]]:
    """For each two kinds of help, how many people give both, and how many give either.

    >>> shared(NetworkMap(), [Category("job", ""), Category("career", "")])
    {('job', 'career'): (0, 0)}
    """
    givers = {
        kind: {person.id for person in network.alters if kind in person.kinds}
        for kind in listings(network, offered)
    }
    return {
        (one, other): (len(givers[one] & givers[other]), len(givers[one] | givers[other]))
        for one, other in combinations(givers, 2)
    }


def jaccard(one: Set[Any], other: Set[Any]) -> float | None:
    """How much two sets have in common: |A ∩ B| / |A ∪ B|, 0 to 1; undefined if both are empty.

    Source: Jaccard (1912).

    >>> jaccard({"a", "b"}, {"b", "c"})
    0.3333333333333333
    >>> jaccard(set(), set()) is None
    True
    """
    union = one | other
    return len(one & other) / len(union) if union else None
