"""How close people are, on the coded scale of the content."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import fmean, pstdev

from .categories import Category
from .model import NetworkMap


def codes(network: NetworkMap, offered: Sequence[Category]) -> list[float]:
    """The code of each person's closeness, for those who have one the content knows.

    >>> codes(NetworkMap(), [])
    []
    """
    scale = {category.id: category.code for category in offered}
    found = (scale.get(person.closeness or "") for person in network.alters)
    return [code for code in found if code is not None]


def codes_for(network: NetworkMap, offered: Sequence[Category], kind: str) -> list[float]:
    """The code of each giver's closeness where this kind of help is concerned.

    Somebody may be closer, or further off, for one kind of help than altogether.

    >>> codes_for(NetworkMap(), [], "job")
    []
    """
    scale = {category.id: category.code for category in offered}
    givers = (person for person in network.alters if kind in person.kinds)
    found = (scale.get(person.closeness_for(kind) or "") for person in givers)
    return [code for code in found if code is not None]


def mean_closeness(network: NetworkMap, offered: Sequence[Category]) -> float | None:
    """The mean code, within the scale of the content; undefined when nobody is rated.

    >>> mean_closeness(NetworkMap(), []) is None
    True
    """
    found = codes(network, offered)
    return fmean(found) if found else None


def share_closest(network: NetworkMap, offered: Sequence[Category]) -> float | None:
    """The share of the rated people at the closest category, 0 to 1; undefined for nobody.

    >>> share_closest(NetworkMap(), []) is None
    True
    """
    found = codes(network, offered)
    closest = max((c.code for c in offered if c.code is not None), default=None)
    return sum(code == closest for code in found) / len(found) if found else None


def spread_of_closeness(network: NetworkMap, offered: Sequence[Category]) -> float | None:
    """The standard deviation of the codes over the people rated (divided by n, not n - 1).

    0 or more; undefined when nobody is rated.

    >>> spread_of_closeness(NetworkMap(), []) is None
    True
    """
    found = codes(network, offered)
    return pstdev(found) if found else None
