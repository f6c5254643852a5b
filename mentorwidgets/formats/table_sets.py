"""CSV files that are no Network Canvas export: egor's tables and REDCap's data, by their columns.

The CSV files of one folder are read together: which of them belong together is seen from what
is in them, and their names only tell several sets apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from mentorwidgets.formats import egor, redcap
from mentorwidgets.formats.building import RawMap
from mentorwidgets.formats.faults import FormatError
from mentorwidgets.formats.tables import heads_of
from mentorwidgets.formats.text import decoded
from mentorwidgets.words import gettext as _

#: What tells the tables of a set apart in their names; the rest tells the sets apart.
_PARTS = re.compile(r"(egos?|alters?|aaties|alter_?ties|ties|edges?|data|dictionary)")
File = tuple[str, bytes]


def read_tables(files: Mapping[str, bytes]) -> tuple[list[RawMap], list[FormatError]]:
    """The maps in the CSV files of a folder, and what is wrong with those that hold none."""
    sets: dict[str, dict[str, File]] = {}
    data: list[File] = []
    dictionaries: list[File] = []
    faults: list[FormatError] = []
    for path, content in files.items():
        heads = heads_of(path, content)
        if part := egor.part_of(heads):
            sets.setdefault(_set_of(path), {})[part] = path, content
        elif part := redcap.part_of(heads):
            (data if part == redcap.DATA else dictionaries).append((path, content))
        else:
            faults.append(_unknown(path, content))
    maps: list[RawMap] = []
    for tables in _joined(sets):
        try:
            maps += egor.read_egor(tables)
        except FormatError as error:
            faults.append(error)
    for file in data:
        try:
            maps += redcap.read_redcap(*file, dictionary=_dictionary(file, dictionaries))
        except FormatError as error:
            faults.append(error)
    if dictionaries and not data:
        faults += [
            FormatError(path, _("a REDCap data dictionary without the data it describes"))
            for path, _content in dictionaries
        ]
    return maps, faults


def _joined(sets: Mapping[str, dict[str, File]]) -> list[dict[str, File]]:
    """The sets; tables whose names have nothing in common are one set if no part is doubled."""
    parts = [part for tables in sets.values() for part in tables]
    if len(parts) == len({*parts}):
        together = {part: file for tables in sets.values() for part, file in tables.items()}
        return [together] if together else []
    return list(sets.values())


def _set_of(path: str) -> str:
    return _PARTS.sub("", path.rpartition("/")[2].lower())


def _dictionary(data: File, dictionaries: list[File]) -> File | None:
    """The dictionary that knows most of the columns of the data, if any does."""
    columns = {column.partition("___")[0] for column in heads_of(*data)}
    shared = {
        path: len(columns & redcap.fields_of(path, content)) for path, content in dictionaries
    }
    best = max(dictionaries, key=lambda file: shared[file[0]], default=None)
    return best if best and shared[best[0]] else None


def _unknown(path: str, content: bytes) -> FormatError:
    try:
        text = decoded(path, content)
    except FormatError as error:
        return error
    if not text.strip():
        return FormatError(path, _("this file is empty"))
    return FormatError(
        path,
        _(
            "not a format that is read: the first line of a CSV file names the columns of a "
            "Network Canvas export, of egor's tables (.egoID, .altID) or of REDCap's data "
            "(redcap_repeat_instrument)"
        ),
        line=1,
    )
