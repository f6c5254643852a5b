"""A map written for others to read."""

from __future__ import annotations

import csv
import io
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mentorwidgets.formats.graphml import graphml
from mentorwidgets.formats.node_link import node_link
from mentorwidgets.formats.text import guarded
from mentorwidgets.formats.variables import closeness_code
from mentorwidgets.network.categories import Categories, ids
from mentorwidgets.network.model import NetworkMap, Person


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file that a person may keep: its name and what is in it."""

    name: str
    content: bytes


def write_map(
    map_: NetworkMap, categories: Categories, format_: str, *, case: str, at: datetime
) -> list[WrittenFile]:
    """The files of a map in one of :data:`FORMATS`; ``case`` names it, ``at`` is when.

    :raises KeyError: there is no such format.
    """
    return FORMATS[format_](map_, categories, case, at)


def _values(person: Person, categories: Categories) -> dict[str, Any]:
    """What files say of a person, under our names; option columns as booleans."""
    code = closeness_code(person.closeness, categories)
    options = {
        f"support_{kind}": kind in person.kinds
        for kind in (*ids(categories.kinds), *sorted(person.kinds - {*ids(categories.kinds)}))
    }
    values: dict[str, Any] = {
        "label": person.label,
        **options,
        "closeness": int(code) if code is not None and code.isdigit() else code,
        "level": person.level,
        "arena": person.arena,
        "influential": person.influential,
        "notes": person.notes or None,
        "vacant": True if person.vacant else None,
    }
    # What an imported file carried goes back as it came, but never over what we know better.
    return {**{k: v for k, v in person.attributes.items() if k not in values}, **values}


def _graph_of(
    map_: NetworkMap, categories: Categories
) -> tuple[dict[str, dict[str, Any]], list[tuple[str, str]]]:
    nodes = {str(person.id): _values(person, categories) for person in map_.people}
    return nodes, sorted((str(one), str(other)) for one, other in map_.ties)


def _write_graphml(
    map_: NetworkMap, categories: Categories, case: str, _at: datetime
) -> list[WrittenFile]:
    return [WrittenFile(f"{case}.graphml", graphml(case, *_graph_of(map_, categories)))]


def _write_node_link(
    map_: NetworkMap, categories: Categories, case: str, _at: datetime
) -> list[WrittenFile]:
    nodes, ties = _graph_of(map_, categories)
    for values in nodes.values():
        kinds = [name for name in values if name.startswith("support_")]
        values["support"] = [name.removeprefix("support_") for name in kinds if values.pop(name)]
    return [WrittenFile(f"{case}.json", node_link(case, nodes, ties))]


def _write_network_canvas(
    map_: NetworkMap, categories: Categories, case: str, at: datetime
) -> list[WrittenFile]:
    """The set of CSV files that Network Canvas would export for this session."""
    session = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{case}/{at.isoformat()}"))
    ego = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{case}/{at.isoformat()}/ego"))
    stamp = at.isoformat(timespec="milliseconds").replace("+00:00", "Z")
    prefix = f"{case}_{session}"
    egos: list[dict[str, Any]] = [
        {
            "networkCanvasEgoUUID": ego,
            "networkCanvasCaseID": case,
            "networkCanvasSessionID": session,
            "networkCanvasProtocolName": "Developmental Network",
            "sessionStart": stamp,
            "sessionFinish": stamp,
            "sessionExported": stamp,
        }
    ]
    nodes = [
        {
            "nodeID": number,
            "networkCanvasEgoUUID": ego,
            "networkCanvasUUID": str(uuid.UUID(person.id)),
            **_canvas_values(person, categories),
        }
        for number, person in enumerate(map_.people, start=1)
    ]
    numbers = {person.id: number for number, person in enumerate(map_.people, start=1)}
    edges = [
        {
            "edgeID": number,
            "from": numbers[one],
            "to": numbers[other],
            "networkCanvasEgoUUID": ego,
            "networkCanvasUUID": str(uuid.uuid5(uuid.NAMESPACE_URL, f"{session}/{one}/{other}")),
            "networkCanvasSourceUUID": str(uuid.UUID(one)),
            "networkCanvasTargetUUID": str(uuid.UUID(other)),
        }
        for number, (one, other) in enumerate(sorted(map_.ties), start=1)
    ]
    heads = ["nodeID", "networkCanvasEgoUUID", "networkCanvasUUID"]
    edge_heads = ["edgeID", "from", "to", *heads[1:], "networkCanvasSourceUUID"]
    return [
        WrittenFile(f"{prefix}_ego.csv", _csv(egos, [])),
        WrittenFile(f"{prefix}_attributeList{'_Person' if nodes else ''}.csv", _csv(nodes, heads)),
        WrittenFile(
            f"{prefix}_edgeList{'_knows' if edges else ''}.csv",
            _csv(edges, [*edge_heads, "networkCanvasTargetUUID"]),
        ),
    ]


def _canvas_values(person: Person, categories: Categories) -> dict[str, Any]:
    values = _values(person, categories)
    values["name"] = values.pop("label")
    for name, offered in (("level", categories.level), ("arena", categories.arena)):
        value = values.pop(name)
        extra = [value] if value is not None and value not in ids(offered) else []
        for option in (*ids(offered), *extra):
            values[f"{name}_{option}"] = None if value is None else option == value
    return values


def _csv(rows: list[dict[str, Any]], heads: list[str]) -> bytes:
    columns = list(dict.fromkeys([*heads, *(name for row in rows for name in row)]))
    out = io.StringIO(newline="")
    writer = csv.DictWriter(out, columns, lineterminator="\r\n", restval="")
    writer.writeheader()
    for row in rows:
        writer.writerow({name: _cell(value) for name, value in row.items()})
    return out.getvalue().encode("utf-8", "replace")


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return guarded(value) if isinstance(value, str) else str(value)


FORMATS: Mapping[str, Callable[[NetworkMap, Categories, str, datetime], list[WrittenFile]]] = {
    "network-canvas-csv": _write_network_canvas,
    "graphml": _write_graphml,
    "node-link": _write_node_link,
}
