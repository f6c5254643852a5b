"""The draw of pairs, trios and fours.

Pure: who is there, the wishes and a seed go in, groups come out, the same every time.
"""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Generic, Literal, TypeVar

from mentorwidgets.meeting.seating import mix
from mentorwidgets.meeting.sizes import plans
from mentorwidgets.meeting.wishes import Unmet, Wish, bind

P = TypeVar("P", bound=str)

_TOGETHER: Literal["together"] = "together"
_APART: Literal["apart"] = "apart"
#: To meet those of last time again weighs as much as to meet so many of earlier ones.
_LAST_TIME = 1000


@dataclass(frozen=True, slots=True)
class Draw(Generic[P]):
    """Drawn groups, and what of them is not as it was wanted.

    ``repeats`` are pairs who were together before, but for those whom a wish keeps together;
    ``unmet`` are the wishes that are not honoured. ``certain`` tells whether it is proven that
    no draw has fewer repeats.
    """

    groups: tuple[tuple[P, ...], ...] = ()
    repeats: tuple[tuple[P, P], ...] = ()
    unmet: tuple[Unmet[P], ...] = ()
    certain: bool = True


def draw(
    people: Iterable[P],
    *,
    size: int,
    seed: int,
    together: Iterable[Iterable[P]] = (),
    apart: Iterable[Iterable[P]] = (),
    before: Sequence[Sequence[Sequence[P]]] = (),
) -> Draw[P]:
    """Draw groups of about ``size``, never of one; no groups at all for fewer than two people.

    ``together`` and ``apart`` are sets of people, of whom those count who are there; ``before``
    holds earlier draws, the latest last. The outcome depends on nothing else and not on the
    order of ``people``.

    What is promised, in this order:

    - No group of one; groups as equal as possible, and where wishes need it less equal ones,
      of two up to ``size`` and one (see :func:`.sizes.plans`).
    - Every wish is honoured that has room beside those before it, apart before together (see
      :func:`.wishes.bind`); the others are in ``unmet`` with their reason.
    - As few pairs of last time as possible meet again, then as few of earlier draws. This is
      proven for up to ten people, and for any number when ``certain``; beyond, it is the best
      that a bounded search finds.
    """
    everybody = sorted(set(people))
    there = set(everybody)
    sizes = plans(len(everybody), size)
    if not sizes:
        return Draw()
    # A seed with the same words gives the same groups in every version of Python.
    rng = random.Random(seed)  # noqa: S311 - a draw is no secret, and can be drawn again
    wishes: list[Wish[P]] = []
    for kind, sets in (_APART, apart), (_TOGETHER, together):
        present = (tuple(sorted(there.intersection(one))) for one in sets)
        wishes += [Wish(kind, people) for people in present if len(people) > 1]
    bound, unmet = bind(everybody, wishes, sizes, rng)
    met = _met(before)
    mixed, certain = mix(bound.priced(met), bound.groups, rng)
    groups = sorted(
        (tuple(sorted(group)) for group in bound.people(mixed)),
        key=lambda group: (-len(group), group),
    )
    wanted = {frozenset(pair) for unit in bound.units for pair in combinations(unit, 2)}
    repeats = [
        (one, other)
        for group in groups
        for one, other in combinations(group, 2)
        if (pair := frozenset((one, other))) in met and pair not in wanted
    ]
    return Draw(tuple(groups), tuple(repeats), tuple(unmet), certain=certain)


def _met(before: Sequence[Sequence[Sequence[P]]]) -> dict[frozenset[P], int]:
    """Who was together before, and what it costs that they meet again."""
    met: Counter[frozenset[P]] = Counter()
    for index, groups in enumerate(before):
        cost = _LAST_TIME if index == len(before) - 1 else 1
        for group in groups:
            for pair in combinations(sorted(set(group)), 2):
                met[frozenset(pair)] += cost
    return dict(met)
