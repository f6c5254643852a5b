"""Node-link JSON, as networkx writes it: ``edges``, or ``links`` in older files."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from mentorwidgets.formats.building import RawMap, RawNode
from mentorwidgets.formats.faults import FormatError
from mentorwidgets.formats.text import decoded
from mentorwidgets.words import gettext as _


def read_node_link(path: str, content: bytes) -> list[RawMap]:
    """The map of the file, or every map of a list of them.

    :raises FormatError: it is not JSON, or not in node-link form.
    """
    try:
        given = json.loads(decoded(path, content))
    except json.JSONDecodeError as error:
        raise FormatError(path, _("not JSON: {why}", why=error.msg), line=error.lineno) from None
    except RecursionError:
        raise FormatError(path, _("nested too deeply to be a map")) from None
    stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    if isinstance(given, list):
        return [_map(one, path, f"{stem}-{i}") for i, one in enumerate(given, start=1)]
    return [_map(given, path, stem)]


def _map(given: Any, path: str, stem: str) -> RawMap:
    if not isinstance(given, dict) or not isinstance(given.get("nodes"), list):
        raise FormatError(path, _('node-link JSON has a list "nodes"; there is none here'))
    edges = given.get("edges", given.get("links"))
    if not isinstance(edges, list):
        raise FormatError(
            path, _('node-link JSON has a list "edges" (or "links"); there is none here')
        )
    about = given.get("graph")
    about = about if isinstance(about, dict) else {}
    return RawMap(
        case=str(given.get("case") or about.get("case") or stem),
        file=path,
        nodes=[_node(node, path, i) for i, node in enumerate(given["nodes"])],
        edges=[_edge(edge, path, i) for i, edge in enumerate(edges)],
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


def node_link(
    case: str, nodes: Mapping[str, Mapping[str, Any]], ties: list[tuple[str, str]]
) -> bytes:
    """A node-link JSON file that networkx reads with ``edges="edges"``."""
    whole = {
        "directed": False,
        "multigraph": False,
        "graph": {"case": case},
        "nodes": [
            {"id": key, **{name: value for name, value in values.items() if value is not None}}
            for key, values in nodes.items()
        ],
        "edges": [{"source": source, "target": target} for source, target in ties],
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode("utf-8", "replace")
