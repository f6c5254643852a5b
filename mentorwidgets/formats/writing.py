"""Maps written for others to read.

Most formats hold one map in a file or a set of files; egor's tables and REDCap's data hold all
maps in the same few, whose columns are known only at the end. Their rows wait in a temporary
file, so that memory holds one map, however many there are.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from mentorwidgets.formats.egor import EgorTables
from mentorwidgets.formats.graphml_writing import canvas_graphml, graphml
from mentorwidgets.formats.kumu import kumu
from mentorwidgets.formats.network_canvas import canvas_prefix, canvas_set
from mentorwidgets.formats.network_canvas_json import session_json
from mentorwidgets.formats.node_link import node_link
from mentorwidgets.formats.outgoing import Outgoing, WrittenFile, session_of
from mentorwidgets.formats.redcap import RedcapTables
from mentorwidgets.formats.redcap_fields import HEADS
from mentorwidgets.formats.tables import csv_text
from mentorwidgets.formats.text import encoded, file_name
from mentorwidgets.network.categories import Categories
from mentorwidgets.network.model import NetworkMap


@dataclass(frozen=True, slots=True)
class Piece:
    """A file that is written in pieces."""

    name: str
    pieces: Iterable[bytes]


class Writer(Protocol):
    """Writes maps one after another: some files come with each map, some at the end."""

    def add(self, map_: Outgoing) -> Iterator[Piece]:
        """The files that this map alone makes."""

    def finish(self) -> Iterator[Piece]:
        """The files that all maps share; nothing can be added after them."""


class _Each:
    """A format in which each map has files of its own."""

    def __init__(self, files: Callable[[Outgoing], Sequence[WrittenFile]]) -> None:
        self._files = files
        self._names: set[str] = set()

    def add(self, map_: Outgoing) -> Iterator[Piece]:
        for file in self._files(map_):
            yield Piece(self._unused(file.name), [file.content])

    def finish(self) -> Iterator[Piece]:
        return iter(())

    def _unused(self, name: str) -> str:
        """The name, or with a number: a disk may take two names for one that differ in case."""
        stem, dot, ending = name.rpartition(".")
        found, number = name, 2
        while found.lower() in self._names:
            found = f"{stem}_{number}{dot}{ending}"
            number += 1
        self._names.add(found.lower())
        return found


class _Rows:
    """The rows of a table, in a temporary file until its columns are known."""

    def __init__(self, heads: Sequence[str] = ()) -> None:
        self.columns = dict.fromkeys(heads)
        self._file = tempfile.TemporaryFile(prefix="mentorwidgets-")  # noqa: SIM115

    def add(self, row: Mapping[str, Any]) -> None:
        """One more row."""
        self.columns.update(dict.fromkeys(row))
        self._file.write(json.dumps(row).encode("ascii") + b"\n")

    def csv(self, columns: Sequence[str] | None = None) -> Iterator[bytes]:
        """The table as a CSV file; the rows are gone after it."""
        self._file.seek(0)
        rows = map(json.loads, self._file)
        for text in csv_text(rows, columns if columns is not None else [*self.columns]):
            yield encoded(text)
        self._file.close()


class _Egor:
    def __init__(self, categories: Categories) -> None:
        self._categories = categories
        self._tables = EgorTables()
        self._rows = {part: _Rows(heads) for part, heads in self._tables.heads.items()}
        self._count = 0

    def add(self, map_: Outgoing) -> Iterator[Piece]:
        self._count += 1
        for part, row in self._tables.rows(self._count, map_, self._categories):
            self._rows[part].add(row)
        return iter(())

    def finish(self) -> Iterator[Piece]:
        for part, rows in self._rows.items():
            yield Piece(f"{part}.csv", rows.csv())


class _Redcap:
    def __init__(self, categories: Categories) -> None:
        self._tables = RedcapTables(categories)
        self._rows = _Rows()
        self._count = 0

    def add(self, map_: Outgoing) -> Iterator[Piece]:
        self._count += 1
        for row in self._tables.rows(self._count, map_):
            self._rows.add(row)
        return iter(())

    def finish(self) -> Iterator[Piece]:
        fields = self._tables.fields
        yield Piece("redcap_data.csv", self._rows.csv(fields.columns()))
        dictionary = "".join(csv_text(fields.rows(), HEADS))
        yield Piece("redcap_dictionary.csv", [encoded(dictionary)])


def _single(
    ending: str,
    write: Callable[[Outgoing, Categories], bytes],
    named: Callable[[Outgoing], str] = lambda map_: file_name(map_.case),
) -> Any:
    def make(categories: Categories) -> Writer:
        return _Each(lambda map_: [WrittenFile(f"{named(map_)}.{ending}", write(map_, categories))])

    return make


#: A writer for each format, by its name.
FORMATS: Mapping[str, Callable[[Categories], Writer]] = {
    "network-canvas-json": _single("json", session_json),
    "network-canvas-csv": lambda categories: _Each(lambda map_: canvas_set(map_, categories)),
    "network-canvas-graphml": _single("graphml", canvas_graphml, canvas_prefix),
    "graphml": _single("graphml", graphml),
    "node-link": _single("json", node_link),
    "egor": _Egor,
    "kumu": _single("json", kumu),
    "redcap": _Redcap,
}


def write_map(
    map_: NetworkMap,
    categories: Categories,
    format_: str,
    *,
    case: str,
    at: datetime,
    ego: Mapping[str, str] | None = None,
) -> list[WrittenFile]:
    """The files of one map in one of :data:`FORMATS`; ``case`` names it, ``at`` is when.

    :raises KeyError: there is no such format.
    """
    writer = FORMATS[format_](categories)
    outgoing = Outgoing(case, map_, at, session_of(case, at), ego or {})
    pieces = [*writer.add(outgoing), *writer.finish()]
    return [WrittenFile(piece.name, b"".join(piece.pieces)) for piece in pieces]
