"""Dividing a whole: whole numbers that always add up, and how far two divisions are apart.

The page does the same while somebody drags (``widgets/sections/allocation.js``); a test holds
both together.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping

#: What an allocation adds up to: parts of a hundred.
WHOLE = 100


def apportion(shares: Mapping[str, int], total: int = WHOLE) -> dict[str, int]:
    """``total`` divided in proportion to ``shares``, in whole numbers that add up to it.

    The method of the largest remainder (Hamilton): each gets the whole part of its due, and
    what is left goes one by one to the largest remainders, of equal ones to the first. Where all
    shares are 0, all are equal. Balinski and Young, *Fair Representation* (1982), chapter 3.

    >>> apportion({"work": 1, "people": 1, "health": 1})
    {'work': 34, 'people': 33, 'health': 33}
    >>> apportion({"work": 0, "people": 0}, 5)
    {'work': 3, 'people': 2}
    >>> apportion({})
    {}
    """
    whole = sum(shares.values())
    if not whole:
        shares, whole = dict.fromkeys(shares, 1), len(shares)
    parts = {name: share * total // whole for name, share in shares.items()}
    left = total - sum(parts.values())
    nearest = sorted(shares, key=lambda name: -(shares[name] * total % whole))
    for name in nearest[:left]:
        parts[name] += 1
    return parts


def reweigh(
    values: Mapping[str, int], changed: str, to: int, held: Collection[str] = ()
) -> dict[str, int]:
    """The allocation after one part was set to ``to``: the sum stays what it was.

    The others give or take in proportion to what they have; those in ``held`` stay. No part is
    less than 0, and the changed one takes no more than the others can give. When all others are
    held, nothing can change.

    >>> reweigh({"work": 50, "people": 30, "health": 20}, "work", 60)
    {'work': 60, 'people': 24, 'health': 16}
    >>> reweigh({"work": 50, "people": 30, "health": 20}, "work", 90, held={"people"})
    {'work': 70, 'people': 30, 'health': 0}
    """
    free = [name for name in values if name != changed and name not in held]
    if not free:
        return dict(values)
    room = values[changed] + sum(values[name] for name in free)
    to = max(0, min(to, room))
    rest = apportion({name: values[name] for name in free}, room - to)
    return {**values, changed: to, **rest}


def exchange(values: Mapping[str, int], one: str, other: str, by: int) -> dict[str, int]:
    """The allocation after the border between two parts has moved: ``one`` has ``by`` more.

    >>> exchange({"work": 50, "people": 30, "health": 20}, "work", "people", -8)
    {'work': 42, 'people': 38, 'health': 20}
    """
    by = max(-values[one], min(by, values[other]))
    return {**values, one: values[one] + by, other: values[other] - by}


def distance(one: Mapping[str, int], other: Mapping[str, int]) -> int:
    """How much would have to move for one division to become the other: ``½ Σ |one − other|``.

    The total variation distance of two distributions (Levin, Peres and Wilmer, *Markov Chains
    and Mixing Times*, 2009, section 4.1), in parts of the whole: 0 when both are the same, the
    whole when they share nothing. It is a whole number, because the differences add up to 0.

    >>> distance({"a": 40, "b": 30, "c": 20, "d": 10}, {"a": 70, "b": 10, "c": 10, "d": 10})
    30
    """
    return sum(abs(one.get(name, 0) - other.get(name, 0)) for name in {*one, *other}) // 2
