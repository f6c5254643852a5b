"""Files and folders of any of the formats that are read, recognised by what is in them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from mentorwidgets.formats.building import RawMap, ReadMap, build
from mentorwidgets.formats.faults import FormatError
from mentorwidgets.formats.graphml import read_graphml
from mentorwidgets.formats.json_files import read_json
from mentorwidgets.formats.network_canvas import is_part, prefix_of, read_set
from mentorwidgets.formats.table_sets import read_tables
from mentorwidgets.network.categories import Categories
from mentorwidgets.words import gettext as _

_SUFFIXES = (".csv", ".graphml", ".xml", ".json")
#: A map is small; a file beyond this is something else.
LARGEST_FILE = 20_000_000


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
    """Read files, and all the files of folders and of the folders in them.

    One bad file does not keep the others from being read.

    :raises OSError: a path is not there or cannot be read.
    """
    files: dict[str, bytes] = {}
    faults: list[FormatError] = []
    for path in paths:
        for file in _files(path):
            if file.stat().st_size > LARGEST_FILE:
                faults.append(FormatError(str(file), _("larger than {n:,} bytes", n=LARGEST_FILE)))
            else:
                files[str(file)] = file.read_bytes()
    reading = read_files(files, categories, ego=ego, mapping=mapping)
    return Reading(reading.maps, (*faults, *reading.faults))


def _files(path: Path) -> list[Path]:
    if not path.is_dir():
        return [path]
    return sorted(
        file for file in path.rglob("*") if file.is_file() and file.suffix.lower() in _SUFFIXES
    )


def read_files(
    files: Mapping[str, bytes],
    categories: Categories,
    *,
    ego: str | None = None,
    mapping: Mapping[str, str] | None = None,
) -> Reading:
    """Read files by name and content; see :func:`read_paths`."""
    sets: dict[tuple[str, str], dict[str, bytes]] = {}
    tables: dict[str, dict[str, bytes]] = {}
    raws: list[RawMap] = []
    faults: list[FormatError] = []
    for name, content in files.items():
        folder, _slash, base = name.rpartition("/")
        if is_part(base):
            sets.setdefault((folder, prefix_of(base)), {})[name] = content
            continue
        if base.lower().endswith(".csv"):
            tables.setdefault(folder, {})[name] = content
            continue
        try:
            raws += _one(name, content)
        except FormatError as error:
            faults.append(error)
    canvas: list[RawMap] = []
    for members in sets.values():
        try:
            canvas += read_set(members)
        except FormatError as error:
            faults.append(error)
    for members in tables.values():
        found, wrong = read_tables(members)
        raws += found
        faults += wrong
    # One session in two formats is one map; the CSV set says no less than the GraphML.
    sessions = {raw.session for raw in canvas if raw.session}
    raws = [*canvas, *(raw for raw in raws if not raw.session or raw.session not in sessions)]
    maps = [build(raw, categories, ego=ego, mapping=mapping) for raw in raws]
    maps.sort(key=lambda read: (read.case, read.file))
    return Reading(tuple(maps), tuple(faults))


def _one(name: str, content: bytes) -> list[RawMap]:
    start = content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1]
    if start == b"<":
        return read_graphml(name, content)
    if start in (b"{", b"["):
        return read_json(name, content)
    if not start:
        raise FormatError(name, _("this file is empty"))
    raise FormatError(
        name,
        _(
            "not a format that is read: Network Canvas (JSON, CSV or GraphML), GraphML, "
            "node-link JSON, egor's tables, Kumu JSON or REDCap's CSV"
        ),
    )
