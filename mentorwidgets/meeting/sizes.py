"""How large the groups are when so many people make groups of about so many.

Nobody is ever a group of one, and groups are as equal as they can be.
"""

from __future__ import annotations

from functools import cache


def equal_sizes(people: int, groups: int) -> tuple[int, ...]:
    """The sizes of this many groups, as equal as possible, the larger ones first.

    >>> equal_sizes(45, 13)
    (4, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3, 3, 3)
    """
    small, larger = divmod(people, groups)
    return (small + 1,) * larger + (small,) * (groups - larger)


@cache
def plans(people: int, size: int) -> tuple[tuple[int, ...], ...]:
    """All sizes that groups may have, the best first; ``()`` for fewer than two people.

    The first is of equal groups, as close to ``size`` as they come, and rather smaller than
    larger: six people in fours are 3 and 3, five in pairs are 3 and 2, five in fours are one
    group. The others have groups of two up to one more than ``size``, the closest to it first;
    they are for wishes that the first has no room for.

    >>> plans(6, 4)[0], plans(7, 2)[0], plans(5, 4)[0]
    ((3, 3), (3, 2, 2), (5,))
    """
    if people < 2:
        return ()
    equal = [equal_sizes(people, groups) for groups in range(1, people // 2 + 1)]
    best = min(equal, key=lambda sizes: (_distance(sizes, size), -len(sizes)))
    near = range(2, size + 2)
    others = sorted(
        _made_of(people, tuple(near)) - {best},
        key=lambda sizes: (_distance(sizes, size), sizes[0] - sizes[-1], -len(sizes), sizes),
    )
    return (best, *others)


def _distance(sizes: tuple[int, ...], size: int) -> int:
    return sum(abs(each - size) for each in sizes)


def _made_of(people: int, near: tuple[int, ...]) -> set[tuple[int, ...]]:
    """Every way to add up to ``people`` with these sizes, the larger ones first."""
    if not near:
        return set() if people else {()}
    *smaller, largest = near
    return {
        (largest,) * times + rest
        for times in range(people // largest + 1)
        for rest in _made_of(people - times * largest, tuple(smaller))
    }
