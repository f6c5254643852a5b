"""Network Canvas: the set of CSV files that it exports, one set for each session.

Written against npm ``@codaco/network-exporters`` 1.1.7: ``<case>_<session>_ego.csv``,
``…_attributeList_<Type>.csv``, ``…_edgeList_<Type>.csv``. A merged export of older versions
holds several sessions in one set of files, told apart by ``networkCanvasEgoUUID``.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mentorwidgets.formats.building import RawMap, RawNode
from mentorwidgets.formats.faults import FormatError
from mentorwidgets.formats.outgoing import Outgoing, WrittenFile, stamped
from mentorwidgets.formats.tables import Row, csv_bytes, rows_of
from mentorwidgets.formats.text import file_name
from mentorwidgets.formats.variables import ego_name
from mentorwidgets.formats.vocabulary import flat, of_person
from mentorwidgets.network.categories import Categories
from mentorwidgets.words import gettext as _

_NAME = re.compile(
    r"^(?:(?P<prefix>.*)_)?(?P<part>ego|attributeList|edgeList)(?:_(?P<type>.+))?\.csv$",
    re.IGNORECASE,
)


_NODE_HEADS = ("nodeID", "networkCanvasEgoUUID", "networkCanvasUUID")
_EDGE_HEADS = (
    "edgeID",
    "from",
    "to",
    "networkCanvasEgoUUID",
    "networkCanvasUUID",
    "networkCanvasSourceUUID",
    "networkCanvasTargetUUID",
)


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
    return (match["prefix"] or "") if match else ""


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
            found.ego += rows_of(path, content, needs=("networkCanvasEgoUUID",))
        elif part == "attributelist":
            rows = rows_of(path, content, needs=("nodeID", "networkCanvasUUID"))
            found.nodes += [(match["type"] or "", row) for row in rows]
        else:
            found.edges += rows_of(path, content, needs=("from", "to"))
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
        about=ego,
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


def canvas_prefix(map_: Outgoing) -> str:
    """How the names of all files of a session begin."""
    return f"{file_name(map_.case)}_{file_name(map_.session)}"


def canvas_set(map_: Outgoing, categories: Categories) -> list[WrittenFile]:
    """The set of CSV files that Network Canvas would export for this session."""
    prefix = canvas_prefix(map_)
    nodes = [
        {
            "nodeID": number,
            "networkCanvasEgoUUID": map_.ego_uuid,
            "networkCanvasUUID": map_.uuid(person.id),
            **canvas_columns(flat(of_person(person, categories), split=True)),
        }
        for number, person in enumerate(map_.map.people, start=1)
    ]
    numbers = {person.id: number for number, person in enumerate(map_.map.people, start=1)}
    edges = [
        {
            "edgeID": number,
            "from": numbers[one],
            "to": numbers[other],
            "networkCanvasEgoUUID": map_.ego_uuid,
            "networkCanvasUUID": map_.tie_uuid(one, other),
            "networkCanvasSourceUUID": map_.uuid(one),
            "networkCanvasTargetUUID": map_.uuid(other),
        }
        for number, (one, other) in enumerate(sorted(map_.map.ties), start=1)
    ]
    typed = ("_Person" if nodes else "", "_knows" if edges else "")
    return [
        WrittenFile(f"{prefix}_ego.csv", csv_bytes([_ego_row(map_)])),
        WrittenFile(f"{prefix}_attributeList{typed[0]}.csv", csv_bytes(nodes, _NODE_HEADS)),
        WrittenFile(f"{prefix}_edgeList{typed[1]}.csv", csv_bytes(edges, _EDGE_HEADS)),
    ]


def canvas_columns(columns: Mapping[str, Any]) -> dict[str, Any]:
    """Columns under the names that Network Canvas uses: a person's label is their ``name``."""
    return {"name" if name == "label" else name: value for name, value in columns.items()}


def _ego_row(map_: Outgoing) -> dict[str, Any]:
    stamp = stamped(map_.at)
    return {
        "networkCanvasEgoUUID": map_.ego_uuid,
        "networkCanvasCaseID": map_.case,
        "networkCanvasSessionID": map_.session,
        "networkCanvasProtocolName": map_.protocol,
        "sessionStart": stamp,
        "sessionFinish": stamp,
        "sessionExported": stamp,
        "APP_VERSION": None,
        "COMMIT_HASH": None,
        **map_.about(ego_name),
    }
