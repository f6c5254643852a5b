"""Records of any number in the order of their cases, without holding all of them.

So many are sorted at a time and laid into a temporary file; at the end these runs are merged.
"""

from __future__ import annotations

import heapq
import json
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import IO, Any

#: What is said of one map: its ``case`` and ``file`` first, then what JSON can hold.
Record = dict[str, Any]

#: How many records are sorted at a time, and how many of each run are held while merging.
_RUN = 4000
_HELD = 20


def in_order(records: Iterable[Record], *, run: int = _RUN) -> Iterator[Record]:
    """The records by case, then file, then as they came; one run's worth is in memory.

    >>> made = [{"case": case, "file": ""} for case in "cab"]
    >>> [record["case"] for record in in_order(made, run=2)]
    ['a', 'b', 'c']
    """
    waiting = iter(records)
    first = sorted(islice(waiting, run), key=_key)
    second = list(islice(waiting, run))
    if not second:
        yield from first
        return
    with tempfile.TemporaryFile(prefix="mentorwidgets-") as spool:
        runs = [_laid(first, spool)]
        del first
        while second:
            runs.append(_laid(sorted(second, key=_key), spool))
            second = list(islice(waiting, run))
        yield from heapq.merge(*(_taken(places, spool) for places in runs), key=_key)


def _key(record: Record) -> tuple[str, str]:
    return record["case"], record["file"]


def _laid(records: Sequence[Record], spool: IO[bytes]) -> list[int]:
    """Where in the file each handful of a run begins."""
    places = []
    for start in range(0, len(records), _HELD):
        places.append(spool.tell())
        spool.write(json.dumps(records[start : start + _HELD]).encode("ascii") + b"\n")
    return places


def _taken(places: Iterable[int], spool: IO[bytes]) -> Iterator[Record]:
    for place in places:
        spool.seek(place)
        yield from json.loads(spool.readline())
