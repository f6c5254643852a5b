"""Node-link JSON, as networkx writes it: ``edges``, or ``links`` in older files.

Cytoscape.js JSON, its cousin, is read too.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from mentorwidgets.formats.building import RawMap, RawNode
from mentorwidgets.formats.faults import FormatError
from mentorwidgets.formats.outgoing import Outgoing
from mentorwidgets.formats.text import json_bytes
from mentorwidgets.formats.variables import ego_name
from mentorwidgets.formats.vocabulary import flat, of_person
from mentorwidgets.network.categories import Categories
from mentorwidgets.words import gettext as _


def node_link_map(given: Mapping[str, Any], path: str, stem: str) -> RawMap:
    """The map of a node-link object.

    :raises FormatError: it has no nodes or edges, or one of them is something else.
    """
    nodes, edges = given.get("nodes"), given.get("edges", given.get("links"))
    if not isinstance(nodes, list):
        raise FormatError(path, _('node-link JSON has a list "nodes"; there is none here'))
    if not isinstance(edges, list):
        raise FormatError(
            path, _('node-link JSON has a list "edges" (or "links"); there is none here')
        )
    return _map(given, given.get("graph"), nodes, edges, path=path, stem=stem)


def cytoscape_map(given: Mapping[str, Any], path: str, stem: str) -> RawMap:
    """The map of a Cytoscape.js object, whose values lie one level deeper.

    :raises FormatError: as :func:`node_link_map`.
    """
    elements = given["elements"]
    nodes, edges = (
        [one.get("data") if isinstance(one, dict) else None for one in elements.get(name) or []]
        for name in ("nodes", "edges")
    )
    return _map(given, given.get("data"), nodes, edges, path, stem)


def _map(
    given: Mapping[str, Any],
    graph: Any,
    nodes: Sequence[Any],
    edges: Sequence[Any],
    path: str,
    stem: str,
) -> RawMap:
    about = graph if isinstance(graph, dict) else {}
    return RawMap(
        case=str(given.get("case") or about.get("case") or stem),
        session=str(about.get("session") or ""),
        file=path,
        nodes=[_node(node, path, i) for i, node in enumerate(nodes)],
        edges=[_edge(edge, path, i) for i, edge in enumerate(edges)],
        about=about,
    )


def _node(node: Any, path: str, index: int) -> RawNode:
    if not isinstance(node, dict) or "id" not in node:
        raise FormatError(path, _('nodes[{n}]: an object with an "id" was expected', n=index))
    values = {name: value for name, value in node.items() if name != "id"}
    return RawNode(id=_id(node["id"]), values=values)


def _edge(edge: Any, path: str, index: int) -> tuple[str, str]:
    if not isinstance(edge, dict) or "source" not in edge or "target" not in edge:
        raise FormatError(
            path, _('edges[{n}]: an object with "source" and "target" was expected', n=index)
        )
    return _id(edge["source"]), _id(edge["target"])


def _id(value: Any) -> str:
    # A number and the text of that number name the same node; an object gets its JSON text.
    return value if isinstance(value, str) else json.dumps(value, sort_keys=True)


def node_link(map_: Outgoing, categories: Categories) -> bytes:
    """A node-link JSON file that networkx reads with ``edges="edges"``."""
    whole = {
        "directed": False,
        "multigraph": False,
        "graph": {"case": map_.case, "session": map_.session, **map_.about(ego_name)},
        "nodes": [
            {"id": person.id, **without_gaps(flat(of_person(person, categories), whole=True))}
            for person in map_.map.people
        ],
        "edges": [{"source": one, "target": other} for one, other in sorted(map_.map.ties)],
    }
    return json_bytes(whole)


def without_gaps(columns: Mapping[str, Any]) -> dict[str, Any]:
    """What was said, in the types that JSON has."""
    return {
        name: list(value) if isinstance(value, tuple) else value
        for name, value in columns.items()
        if value is not None
    }
