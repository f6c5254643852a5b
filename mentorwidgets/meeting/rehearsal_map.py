"""The maps that invented people have drawn before a rehearsal, so that a room can be counted."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import combinations
from typing import Any

from mentorwidgets.network.categories import Categories, Category, ids

_LABELS = "ABCDEFGHIJKLMN"
_FEWEST = 5


def invented_map(categories: Categories, rng: random.Random) -> list[dict[str, Any]]:
    """The operations that draw one map of five to fourteen people, close ones more often.

    On some of the maps people know each other; the others have not come so far.
    """
    people = [f"{rng.getrandbits(128):032x}" for _each in range(rng.randint(_FEWEST, len(_LABELS)))]
    drawn: list[dict[str, Any]] = [
        {
            "type": "add_person",
            "id": person,
            "label": f"{_LABELS[number]}.",
            "kinds": _some(categories.kinds, rng),
            "closeness": _leaning(categories.closeness, rng),
            "level": _leaning(categories.level, rng),
            "arena": _leaning(categories.arena, rng),
        }
        for number, person in enumerate(people)
    ]
    # Before a meeting some have not come as far as who knows whom.
    knows = rng.choice((0.0, 0.3))
    drawn += [
        {"type": "tie", "a": one, "b": other}
        for one, other in combinations(people, 2)
        if rng.random() < knows
    ]
    return drawn


def _some(offered: Sequence[Category], rng: random.Random) -> list[str]:
    known = [*ids(tuple(offered))]
    return sorted(rng.sample(known, rng.randint(1, min(2, len(known)))), key=known.index)


def _leaning(offered: Sequence[Category], rng: random.Random) -> str:
    return rng.choices([each.id for each in offered], range(len(offered), 0, -1))[0]
