"""The mosaic of a group's values: which are common, which are rare, what two people share.

Pure: sets of values in, counts out. Two values are the same when they read the same, so that a
card of somebody's own meets the card of the deck; the label is what people see and say.

**Overlap of two people** is the Jaccard index of their two sets, the number of values in both
over the number of values in either (Paul Jaccard, "The distribution of the flora in the alpine
zone", *New Phytologist* 11, 1912): 0 when nothing is shared, 1 when both chose the same. It is
not defined when both are empty. It counts words and says nothing of how well two people go
together.

**Common and rare** are words for counts, without a published border: *common* is what at least
half of those who share have, and at least two of them; *rare* is what one person alone has.
With one person there is neither. The thresholds are illustrative.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from mentorwidgets.plain import harmless

#: How a value stands in the group; "" is in between.
Standing = Literal["common", "rare", ""]


@dataclass(frozen=True, slots=True)
class Value:
    """One value that somebody chose: ``id`` is the card's, ``label`` what stands on it."""

    id: str
    label: str

    @property
    def word(self) -> str:
        """What makes two values the same.

        >>> Value("humour", "Humour").word == Value("0" * 32, " humour ").word
        True
        """
        return harmless(self.label).strip().casefold()


@dataclass(frozen=True, slots=True)
class Overlap:
    """What two people have in common: ``common`` in the order of the first, ``either`` a count."""

    common: tuple[Value, ...]
    either: int

    @property
    def index(self) -> float | None:
        """Jaccard's index, 0 to 1; None when neither has a value.

        >>> Overlap((), 0).index is None
        True
        """
        return len(self.common) / self.either if self.either else None


@dataclass(frozen=True, slots=True)
class Tile:
    """One value of the group: how many of how many people have it, and who of them by name."""

    label: str
    count: int
    of: int
    names: tuple[str, ...] = ()

    @property
    def standing(self) -> Standing:
        """Common, rare, or in between.

        >>> [Tile("Service", n, 5).standing for n in (1, 2, 3)]
        ['rare', '', 'common']
        >>> Tile("Service", 1, 1).standing
        ''
        """
        if self.of < 2:
            return ""
        if self.count >= 2 and 2 * self.count >= self.of:
            return "common"
        return "rare" if self.count == 1 else ""


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one person puts into the mosaic; ``name`` is "" for whoever gives none."""

    values: tuple[Value, ...]
    name: str = ""


def overlap(one: Iterable[Value], other: Iterable[Value]) -> Overlap:
    """What two people have in common.

    >>> mine = [Value(w, w) for w in ("service", "humour", "order", "growth", "family")]
    >>> yours = [Value(w, w) for w in ("humour", "risk", "service", "beauty", "fun")]
    >>> found = overlap(mine, yours)
    >>> [value.label for value in found.common], found.either, found.index
    (['service', 'humour'], 8, 0.25)
    """
    first = {value.word: value for value in one}
    second = {value.word for value in other}
    common = tuple(value for word, value in first.items() if word in second)
    return Overlap(common, len(first.keys() | second))


def mosaic(people: Sequence[Contribution]) -> tuple[Tile, ...]:
    """The tiles of a group, the most shared first, then by the alphabet; never by who came first.

    >>> [(tile.label, tile.count) for tile in mosaic([
    ...     Contribution((Value("a", "Order"), Value("b", "Humour"))),
    ...     Contribution((Value("b", "Humour"),), "Ann"),
    ... ])]
    [('Humour', 2), ('Order', 1)]
    """
    having: dict[str, list[Contribution]] = {}
    labels: dict[str, set[str]] = {}
    for person in people:
        for word, value in {value.word: value for value in person.values}.items():
            having.setdefault(word, []).append(person)
            labels.setdefault(word, set()).add(value.label)
    tiles = (
        # Of two ways to write it the first of the alphabet stands, whoever wrote which.
        Tile(min(labels[word]), len(who), len(people), tuple(sorted(p.name for p in who if p.name)))
        for word, who in having.items()
    )
    return tuple(sorted(tiles, key=lambda tile: (-tile.count, tile.label.casefold(), tile.label)))
