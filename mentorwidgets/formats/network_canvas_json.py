"""Network Canvas: a session as it is stored (``NcNetwork``), in JSON.

Checked against ``NcNetworkSchema`` of npm ``@codaco/shared-consts`` 6: what stands beside
``ego``, ``nodes`` and ``edges`` (our ``case`` and ``session``) it leaves aside. A variable is
named by its id in the codebook; those of our own protocol are called as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mentorwidgets.formats.building import RawMap, RawNode
from mentorwidgets.formats.faults import FormatError
from mentorwidgets.formats.network_canvas import canvas_columns
from mentorwidgets.formats.outgoing import Outgoing
from mentorwidgets.formats.text import json_bytes
from mentorwidgets.formats.variables import ego_name
from mentorwidgets.formats.vocabulary import Value, Variable, of_person
from mentorwidgets.network.categories import Categories
from mentorwidgets.words import gettext as _


def is_session(given: Mapping[str, Any]) -> bool:
    """Whether this is a session, or a session with its surroundings (``{network: …}``)."""
    network = given.get("network", given)
    if not isinstance(network, Mapping):
        return False
    nodes = network.get("nodes")
    first = nodes[0] if isinstance(nodes, list) and nodes else None
    return "ego" in network or (isinstance(first, Mapping) and "_uid" in first)


def session_map(given: Mapping[str, Any], path: str, stem: str) -> RawMap:
    """The map of a session.

    :raises FormatError: a part of it is missing or is something else.
    """
    network = given.get("network", given)
    ego = network.get("ego")
    about = ego.get("attributes") if isinstance(ego, Mapping) else None
    case = given.get("case") or given.get("participantIdentifier") or given.get("caseId")
    return RawMap(
        case=str(case or stem),
        session=str(given.get("session") or given.get("sessionId") or ""),
        file=path,
        nodes=[_node(one, path, i) for i, one in enumerate(_list(network, "nodes", path))],
        edges=[_edge(one, path, i) for i, one in enumerate(_list(network, "edges", path))],
        about=about if isinstance(about, Mapping) else {},
    )


def _list(network: Mapping[str, Any], name: str, path: str) -> Sequence[Any]:
    found = network.get(name, [])
    if not isinstance(found, list):
        raise FormatError(
            path, _("a Network Canvas session has a list “{name}”; this is none", name=name)
        )
    return found


def _node(node: Any, path: str, index: int) -> RawNode:
    identity = node.get("_uid") if isinstance(node, Mapping) else None
    if not isinstance(identity, str) or not isinstance(node.get("attributes", {}), Mapping):
        raise FormatError(
            path,
            _('nodes[{n}]: an object with "_uid" and "attributes" was expected', n=index),
        )
    return RawNode(
        id=identity, type=str(node.get("type") or ""), values=node.get("attributes") or {}
    )


def _edge(edge: Any, path: str, index: int) -> tuple[str, str]:
    source, target = (
        (edge.get("from"), edge.get("to")) if isinstance(edge, Mapping) else (None, None)
    )
    if isinstance(source, str) and isinstance(target, str):
        return source, target
    raise FormatError(path, _('edges[{n}]: an object with "from" and "to" was expected', n=index))


def session_json(map_: Outgoing, categories: Categories) -> bytes:
    """The session file of a map."""
    nodes = [
        {
            "_uid": map_.uuid(person.id),
            "type": "Person",
            "attributes": canvas_columns(
                {
                    variable.name: _stored(variable, value)
                    for variable, value in of_person(person, categories)
                    if value is not None
                }
            ),
        }
        for person in map_.map.people
    ]
    edges = [
        {
            "_uid": map_.tie_uuid(one, other),
            "type": "knows",
            "from": map_.uuid(one),
            "to": map_.uuid(other),
            "attributes": {},
        }
        for one, other in sorted(map_.map.ties)
    ]
    ego = {"_uid": map_.ego_uuid, "attributes": map_.about(ego_name)}
    about = {"case": map_.case, "session": map_.session}
    return json_bytes({**about, "ego": ego, "nodes": nodes, "edges": edges})


def _stored(variable: Variable, value: Value) -> Any:
    if variable.type == "layout" and isinstance(value, tuple):
        return dict(zip("xy", value, strict=True))
    return list(value) if isinstance(value, tuple) else value
