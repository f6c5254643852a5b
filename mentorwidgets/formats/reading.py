"""Files and folders of any of the formats that are read, all at once and in order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mentorwidgets.formats.building import RawMap, ReadMap, build
from mentorwidgets.formats.faults import FormatError
from mentorwidgets.formats.recognising import is_session, read_together, together
from mentorwidgets.formats.streaming import Stream
from mentorwidgets.network.categories import Categories


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read, ordered by case; ``faults`` are the files that could not be."""

    maps: tuple[ReadMap, ...]
    faults: tuple[FormatError, ...]


def read_paths(
    paths: Iterable[Path],
    categories: Categories,
    *,
    ego: str | None = None,
    mapping: Mapping[str, str] | None = None,
) -> Reading:
    """Read files, archives, and all the files of folders and of the folders in them.

    One bad file does not keep the others from being read. For more maps than memory should
    hold there is :class:`~mentorwidgets.formats.streaming.Stream`.

    :raises OSError: a path is not there.
    """
    maps: list[ReadMap] = []
    faults: list[FormatError] = []
    for one in Stream(list(paths), categories, ego=ego, mapping=mapping):
        if isinstance(one, FormatError):
            faults.append(one)
        else:
            maps.append(one)
    return Reading(_in_order(maps), tuple(faults))


def read_files(
    files: Mapping[str, bytes],
    categories: Categories,
    *,
    ego: str | None = None,
    mapping: Mapping[str, str] | None = None,
) -> Reading:
    """Read files by name and content; see :func:`read_paths`."""
    sets: list[RawMap] = []
    others: list[RawMap] = []
    faults: list[FormatError] = []
    for names in together(files):
        found, wrong = read_together({name: files[name] for name in names})
        faults += wrong
        if is_session(names[0]):
            sets += found
        else:
            others += found
    # One session in two formats is one map; the CSV set says no less than the GraphML.
    sessions = {raw.session for raw in sets if raw.session}
    raws = [*sets, *(raw for raw in others if not raw.session or raw.session not in sessions)]
    maps = [build(raw, categories, ego=ego, mapping=mapping) for raw in raws]
    return Reading(_in_order(maps), tuple(faults))


def _in_order(maps: Iterable[ReadMap]) -> tuple[ReadMap, ...]:
    return tuple(sorted(maps, key=lambda read: (read.case, read.file)))
