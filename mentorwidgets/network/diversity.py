"""How many sorts of people: heterogeneity over the categories that the content offers."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .categories import Category, ids


@dataclass(frozen=True, slots=True)
class Heterogeneity:
    """``n`` people whose category is known, and how evenly they spread; None is undefined."""

    n: int
    blau: float | None
    iqv: float | None
    entropy: float | None

    def as_dict(self) -> dict[str, int | float | None]:
        """The four numbers as JSON."""
        return {"n": self.n, "blau": self.blau, "iqv": self.iqv, "entropy": self.entropy}


def tally(values: Iterable[str | None], offered: Sequence[Category]) -> dict[str, int]:
    """How often each category occurs: those of the content in its order, 0 included, then others.

    ``None`` is not counted. A value that the content does not know is a category of its own.

    >>> tally(["peer", "other", None], [Category("senior", "Senior"), Category("peer", "Peer")])
    {'senior': 0, 'peer': 1, 'other': 1}
    """
    counted = Counter(value for value in values if value is not None)
    known = ids(tuple(offered))
    unknown = sorted(set(counted) - set(known))
    return {value: counted[value] for value in (*known, *unknown)}


def blau(counts: Sequence[int]) -> float | None:
    """Blau's heterogeneity: 1 - Σp², 0 to 1 - 1/k.

    Undefined when nobody is counted. Source: Blau (1977).

    >>> blau([9, 6, 3, 2])
    0.675
    >>> blau([0, 0]) is None
    True
    """
    n = sum(counts)
    return (n * n - sum(count * count for count in counts)) / (n * n) if n else None


def iqv(counts: Sequence[int]) -> float | None:
    """The index of qualitative variation: Blau · k / (k - 1), 0 to 1; k categories are offered.

    One count for each category offered, 0 included: dividing by the observed ones would be
    another index. Undefined for k < 2 or when nobody is counted. Source: Mueller and
    Schuessler (1961); Agresti and Agresti (1978).

    >>> iqv([9, 6, 3, 2])
    0.9
    >>> iqv([4]) is None
    True
    """
    k, heterogeneity = len(counts), blau(counts)
    return None if heterogeneity is None or k < 2 else heterogeneity * k / (k - 1)


def entropy(counts: Sequence[int]) -> float | None:
    """Entropy in bits: -Σ p log2 p, 0 to log2 k.

    Undefined when nobody is counted. Source: Shannon (1948).

    >>> entropy([1, 1, 1, 1])
    2.0
    >>> entropy([5, 0])
    0.0
    """
    n = sum(counts)
    if not n:
        return None
    return math.fsum(count / n * math.log2(n / count) for count in counts if count)


def heterogeneity(counts: Sequence[int]) -> Heterogeneity:
    """All three over the same counts.

    >>> heterogeneity([1, 1]).as_dict()
    {'n': 2, 'blau': 0.5, 'iqv': 1.0, 'entropy': 1.0}
    """
    return Heterogeneity(sum(counts), blau(counts), iqv(counts), entropy(counts))
