"""How good the automatic layout is, and how fast: ``python -m tests.benchmarks.map_layout``.

On random maps, in which half of the ties join people of one arena, it prints how many pairs of
ties cross, how long a tie is on average (in sides of the picture), and how long the layout took.
"""

from __future__ import annotations

import random
import statistics
import sys
import time
from collections.abc import Mapping

import numpy as np

from mentorwidgets.network.categories import ids
from mentorwidgets.network.layout import arrange
from mentorwidgets.network.model import NetworkMap, Person, PersonKey, Place, tie_between
from tests.strategies import CATEGORIES, key

_MAPS = ((12, 12), (25, 40), (45, 60), (60, 300))


def random_map(people: int, ties: int, seed: int) -> NetworkMap:
    """So many people anywhere; half of the ties among people of one arena."""
    chance = random.Random(seed)
    drawn = tuple(
        Person(
            key(number),
            chance.choice(["AL", "Bo", "Prof. H", "Eun-ji", "someone outside"]),
            closeness=chance.choice(ids(CATEGORIES.closeness)),
            level=chance.choice(ids(CATEGORIES.level)),
            arena=chance.choice(ids(CATEGORIES.arena)),
        )
        for number in range(people)
    )
    pairs = [(a, b) for k, a in enumerate(drawn) for b in drawn[k + 1 :]]
    near = [(a, b) for a, b in pairs if a.arena == b.arena]
    chosen = chance.sample(near, min(ties // 2, len(near)))
    chosen += chance.sample([p for p in pairs if p not in chosen], ties - len(chosen))
    return NetworkMap(drawn, frozenset(tie_between(a.id, b.id) for a, b in chosen))


def crossings(network: NetworkMap, places: Mapping[PersonKey, Place]) -> int:
    """How many pairs of ties cross, as straight lines."""
    ties = [(np.array(places[a]), np.array(places[b]), {a, b}) for a, b in sorted(network.ties)]
    count = 0
    for k, (a, b, ends) in enumerate(ties):
        for c, d, others in ties[k + 1 :]:
            if not ends & others and _side(a, b, c) != _side(a, b, d):
                count += _side(c, d, a) != _side(c, d, b)
    return count


def length(network: NetworkMap, places: Mapping[PersonKey, Place]) -> float:
    """How long a tie is on average."""
    return statistics.fmean(
        float(np.hypot(*np.subtract(places[a], places[b]))) for a, b in network.ties
    )


def main() -> int:
    """Print one line for each size of map."""
    print("people  ties  crossings  mean length      ms (CPU)")
    for people, ties in _MAPS:
        rows = []
        for seed in range(8):
            network = random_map(people, ties, seed)
            began = time.process_time()
            places = arrange(network, CATEGORIES)
            spent = (time.process_time() - began) * 1000
            rows.append((crossings(network, places), length(network, places), spent))
        crossed, long, spent = (statistics.fmean(column) for column in zip(*rows, strict=True))
        print(f"{people:6} {ties:5} {crossed:10.1f} {long:12.3f} {spent:13.1f}")
    return 0


def _side(a: Place, b: Place, point: Place) -> bool:
    return bool((b[0] - a[0]) * (point[1] - a[1]) > (b[1] - a[1]) * (point[0] - a[0]))


if __name__ == "__main__":
    sys.exit(main())
