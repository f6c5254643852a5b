"""Network Canvas: the set of CSV files that it exports, one set for each session.

Written against npm ``@codaco/network-exporters`` 1.1.7: ``<case>_<session>_ego.csv``,
``…_attributeList_<Type>.csv``, ``…_edgeList_<Type>.csv``. A merged export of older versions
holds several sessions in one set of files, told apart by ``networkCanvasEgoUUID``.
"""

from __future__ import annotations

import csv
import io
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from mentorwidgets.formats.building import RawMap, RawNode
from mentorwidgets.formats.faults import FormatError
from mentorwidgets.formats.text import decoded, unguarded
from mentorwidgets.words import gettext as _

_NAME = re.compile(
    r"^(?P<prefix>.*?)_?(?P<part>ego|attributeList|edgeList)(?:_(?P<type>.+))?\.csv$",
    re.IGNORECASE,
)
Row = dict[str, str]


@dataclass(slots=True)
class _Set:
    """The files of one session (or of one merged export)."""

    prefix: str
    files: list[str] = field(default_factory=list)
    ego: list[Row] = field(default_factory=list)
    nodes: list[tuple[str, Row]] = field(default_factory=list)
    edges: list[Row] = field(default_factory=list)


def is_part(name: str) -> bool:
    """Whether a file's name is one that such an export uses."""
    return _NAME.match(name) is not None


def prefix_of(name: str) -> str:
    """What the files of one session share: ``<case>_<session>``."""
    match = _NAME.match(name)
    return match["prefix"] if match else ""


def read_set(files: Mapping[str, bytes]) -> list[RawMap]:
    """The maps in the files of one set, by name.

    :raises FormatError: a file is no text, or has not the columns it must have.
    """
    prefix = prefix_of(next(iter(files)).rsplit("/", 1)[-1])
    found = _Set(prefix)
    for path, content in sorted(files.items()):
        match = _NAME.match(path.rsplit("/", 1)[-1])
        if match is None:
            raise FormatError(path, _("not a file of a Network Canvas export"))
        found.files.append(path)
        part = match["part"].lower()
        if part == "ego":
            found.ego += _rows(path, content, needs=("networkCanvasEgoUUID",))
        elif part == "attributelist":
            rows = _rows(path, content, needs=("nodeID", "networkCanvasUUID"))
            found.nodes += [(match["type"] or "", row) for row in rows]
        else:
            found.edges += _rows(path, content, needs=("from", "to"))
    return _maps(found)


def _maps(found: _Set) -> list[RawMap]:
    nodes: dict[str, list[tuple[str, Row]]] = defaultdict(list)
    edges: dict[str, list[Row]] = defaultdict(list)
    for type_, row in found.nodes:
        nodes[row.get("networkCanvasEgoUUID", "")].append((type_, row))
    for row in found.edges:
        edges[row.get("networkCanvasEgoUUID", "")].append(row)
    egos = {row["networkCanvasEgoUUID"]: row for row in found.ego}
    # A set without its ego file is still a map of whoever its people belong to.
    sessions = list(egos) or list(dict.fromkeys([*nodes, *edges])) or [""]
    return [
        _map(found, egos.get(session, {}), nodes[session], edges[session]) for session in sessions
    ]


def _map(found: _Set, ego: Row, nodes: Sequence[tuple[str, Row]], edges: Iterable[Row]) -> RawMap:
    return RawMap(
        case=ego.get("networkCanvasCaseID") or found.prefix,
        session=ego.get("networkCanvasSessionID") or found.prefix,
        file=found.files[0],
        nodes=[
            RawNode(
                id=row["networkCanvasUUID"] or row["nodeID"],
                aliases=(row["nodeID"],),
                type=type_,
                values=row,
            )
            for type_, row in nodes
        ],
        edges=[_ends(row) for row in edges],
    )


def _ends(row: Row) -> tuple[str, str]:
    # The pair of UUIDs is permanent; the running numbers hold within one export.
    return (
        row.get("networkCanvasSourceUUID") or row["from"],
        row.get("networkCanvasTargetUUID") or row["to"],
    )


def _rows(path: str, content: bytes, *, needs: Sequence[str]) -> list[Row]:
    text = decoded(path, content)
    header = text.split("\n", 1)[0]
    delimiter = ";" if header.count(";") > header.count(",") else ","
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[Row] = []
    try:
        missing = [name for name in needs if name not in (reader.fieldnames or [])]
        if missing:
            raise FormatError(
                path, _("no column '{name}' in the first line", name=missing[0]), line=1
            )
        for row in reader:
            if None in row or None in row.values():
                raise FormatError(
                    path,
                    _(
                        "this row has not the {n} fields of the first line",
                        n=len(reader.fieldnames or []),
                    ),
                    line=reader.line_num,
                )
            rows.append({name: unguarded(value) for name, value in row.items()})
    except csv.Error as error:
        raise FormatError(
            path, _("not readable as CSV: {why}", why=error), line=reader.line_num
        ) from None
    return rows
