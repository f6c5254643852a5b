"""Measures of a stream of maps: as many as there are, in the order in which they come.

Maps that can be packed are measured thousands at a time; one in words that the content does not
know, or with more people than a word has bits, is measured by itself. The numbers are the same.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any

from .batch_people import fits, measure_packed, pack
from .categories import Categories, ids
from .homophily import traits
from .measures import measure
from .model import NetworkMap

#: How many maps are held at a time.
_AT_A_TIME = 2000

#: The measures of one map by their ids; None where undefined.
Row = dict[str, float | None]
_FIRST = (
    "size",
    "ties",
    "density",
    "effective_size",
    "efficiency",
    "constraint",
    "ego_betweenness",
    "components",
    "isolates",
    "cut_points",
)


def measure_each(
    maps: Iterable[NetworkMap], categories: Categories, *, at_a_time: int = _AT_A_TIME
) -> Iterator[Row]:
    """The measures of each map, in the same order; memory is that of ``at_a_time`` maps.

    Each row has every key of :func:`columns`.
    """
    waiting = iter(maps)
    while held := list(islice(waiting, at_a_time)):
        yield from _measured(held, categories)


def nested(row: Row, network: NetworkMap, categories: Categories) -> dict[str, Any]:
    """A row as ``mentorwidgets network measures --json`` prints it, all but its warnings.

    The same keys in the same order as :meth:`.measures.Measures.as_dict`.
    """
    if not fits(network, categories):
        # Words that the content does not know have their place here and no column.
        numbers = measure(network, categories).as_dict()
        del numbers["warnings"]
        return numbers
    counted = ("size", "ties", "components", "isolates", "cut_points")
    return {
        **{name: row[name] if name not in counted else _whole(row[name]) for name in _FIRST},
        "kinds": {kind: _whole(row[f"kind:{kind}"]) for kind in ids(categories.kinds)},
        **{
            trait: {
                "n": _whole(row[f"n:{trait}"]),
                **{name: row[f"{name}:{trait}"] for name in ("blau", "iqv", "entropy")},
            }
            for trait in ("level", "arena")
        },
    }


def warnings_of(network: NetworkMap, categories: Categories) -> tuple[str, ...]:
    """What a measure of this map would warn of."""
    return () if fits(network, categories) else measure(network, categories).warnings


def columns(categories: Categories) -> list[str]:
    """The ids of the measures, in the order of a row."""
    return [*_alone(NetworkMap(), categories)]


def _measured(maps: Sequence[NetworkMap], categories: Categories) -> list[Row]:
    rows: list[Row] = [{}] * len(maps)
    by_size: dict[int, list[int]] = defaultdict(list)
    for place, network in enumerate(maps):
        if fits(network, categories):
            by_size[len(network.alters)].append(place)
        else:
            rows[place] = _alone(network, categories)
    order = columns(categories)
    for places in by_size.values():
        found = measure_packed(pack([maps[place] for place in places], categories), categories)
        lists = {name: found[name].tolist() for name in order}
        for k, place in enumerate(places):
            rows[place] = {
                name: None if math.isnan(values[k]) else values[k] for name, values in lists.items()
            }
    return rows


def _alone(network: NetworkMap, categories: Categories) -> Row:
    numbers = measure(network, categories)
    left_out = {"influence_through_one", *(f"ego_ei:{name}" for name in numbers.own)}
    known = {f"kind:{kind.id}" for kind in categories.kinds}
    row: Row = {
        name: value
        for name, value in numbers.values().items()
        # A kind of help that the content does not know has no column.
        if name not in left_out and not (name.startswith("kind:") and name not in known)
    }
    offered = [kind.id for kind in categories.kinds]
    row = {
        name: value
        for name, value in row.items()
        if not name.startswith("overlap:") or all(k in offered for k in name.split(":")[1:])
    }
    for name in traits(categories):
        found = getattr(numbers, name, None) or numbers.attributes[name]
        row |= {
            f"n:{name}": found.n,
            f"blau:{name}": found.blau,
            f"iqv:{name}": found.iqv,
            f"entropy:{name}": found.entropy,
        }
    return row


def _whole(value: float | None) -> int:
    return int(value or 0)
