"""What a file is: by its content, and for files that belong together also by their names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mentorwidgets.formats.building import RawMap
from mentorwidgets.formats.faults import FormatError
from mentorwidgets.formats.graphml import read_graphml
from mentorwidgets.formats.json_files import read_json
from mentorwidgets.formats.network_canvas import is_part, prefix_of, read_set
from mentorwidgets.formats.table_sets import read_tables
from mentorwidgets.words import gettext as _


def together(names: Iterable[str]) -> list[list[str]]:
    """Which files are read together: a Network Canvas session; all other CSV files of a folder.

    Every other file is read alone.

    >>> together(["a/S1_ego.csv", "a/S1_edgeList.csv", "a/x.json", "b/S1_ego.csv"])
    [['a/S1_ego.csv', 'a/S1_edgeList.csv'], ['a/x.json'], ['b/S1_ego.csv']]
    >>> together(["a/alters.csv", "a/egos.csv"])
    [['a/alters.csv', 'a/egos.csv']]
    """
    groups: dict[tuple[str, ...], list[str]] = {}
    for name in names:
        folder, _slash, base = name.rpartition("/")
        if is_part(base):
            key: tuple[str, ...] = (folder, prefix_of(base), "session")
        else:
            key = (folder, "tables") if _is_table(base) else (name,)
        groups.setdefault(key, []).append(name)
    return list(groups.values())


def is_session(name: str) -> bool:
    """Whether a file of this name is one of the CSV files of a Network Canvas session."""
    return is_part(name.rpartition("/")[2])


def read_together(files: Mapping[str, bytes]) -> tuple[list[RawMap], list[FormatError]]:
    """The maps in one file, or in files that are read :func:`together`, and what is wrong."""
    name, content = next(iter(files.items()))
    try:
        if is_session(name):
            return read_set(files), []
        if _is_table(name):
            return read_tables(files)
        return _one(name, content), []
    except FormatError as error:
        return [], [error]


def _is_table(name: str) -> bool:
    return name.lower().endswith(".csv")


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
