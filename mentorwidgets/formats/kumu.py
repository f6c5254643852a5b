"""Kumu: a blueprint in JSON, of elements and the connections between them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mentorwidgets.formats.building import RawMap, RawNode
from mentorwidgets.formats.faults import FormatError
from mentorwidgets.formats.node_link import without_gaps
from mentorwidgets.formats.outgoing import Outgoing
from mentorwidgets.formats.text import json_bytes
from mentorwidgets.formats.variables import ego_name
from mentorwidgets.formats.vocabulary import flat, of_person
from mentorwidgets.network.categories import Categories
from mentorwidgets.words import gettext as _

#: What an element is called by, or is for Kumu alone; everything else is said of the person.
_NOT_SAID = frozenset({"id", "_id", "type", "description"})


def kumu_map(given: Mapping[str, Any], path: str, stem: str) -> RawMap:
    """The map of a blueprint; a connection may name its ends by id or by label.

    :raises FormatError: its lists are something else.
    """
    elements, connections = given.get("elements"), given.get("connections", [])
    if not isinstance(elements, list) or not isinstance(connections, list):
        raise FormatError(path, _('Kumu JSON has the lists "elements" and "connections"'))
    about = given.get("about")
    about = about if isinstance(about, Mapping) else {}
    nodes = [_element(one, path, i) for i, one in enumerate(elements)]
    return RawMap(
        case=str(about.get("case") or stem),
        session=str(about.get("session") or ""),
        file=path,
        nodes=nodes,
        edges=[_connection(one, path, i) for i, one in enumerate(connections)],
        about=about,
    )


def _element(element: Any, path: str, index: int) -> RawNode:
    label = element.get("label") if isinstance(element, Mapping) else None
    identity = (element.get("id") or element.get("_id") or label) if label is not None else None
    if identity is None:
        raise FormatError(path, _('elements[{n}]: an object with a "label" was expected', n=index))
    values = {name: value for name, value in element.items() if name not in _NOT_SAID}
    values.setdefault("notes", element.get("description"))
    return RawNode(
        id=str(identity),
        aliases=(str(label),),
        type=str(element.get("type") or ""),
        values=values,
    )


def _connection(connection: Any, path: str, index: int) -> tuple[str, str]:
    if not isinstance(connection, Mapping) or not {"from", "to"} <= {*connection}:
        raise FormatError(
            path, _('connections[{n}]: an object with "from" and "to" was expected', n=index)
        )
    return str(connection["from"]), str(connection["to"])


def kumu(map_: Outgoing, categories: Categories) -> bytes:
    """A blueprint of the map: connected by id, as labels repeat; notes as the description."""
    elements = []
    for person in map_.map.people:
        said = without_gaps(flat(of_person(person, categories), whole=True))
        notes = {"description": said.pop("notes")} if "notes" in said else {}
        elements.append({"id": person.id, "type": "Person", **notes, **said})
    connections = [
        {"from": one, "to": other, "type": "knows", "direction": "undirected"}
        for one, other in sorted(map_.map.ties)
    ]
    about = {"case": map_.case, "session": map_.session, **map_.about(ego_name)}
    return json_bytes({"elements": elements, "connections": connections, "about": about})
