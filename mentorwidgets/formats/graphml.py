"""GraphML: as Network Canvas, networkx, igraph and graphology write it; and our own.

Trap: a key ``for="all"`` is dropped by igraph and breaks graphology, so that our writer gives
nodes and edges keys of their own; booleans are lower case, missing values are left out.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping
from typing import Any

from mentorwidgets.formats.building import RawMap, RawNode
from mentorwidgets.formats.faults import FormatError
from mentorwidgets.formats.text import xml_safe
from mentorwidgets.words import gettext as _

_NS = "http://graphml.graphdrawing.org/xmlns"
_NC = "{http://schema.networkcanvas.com/xmlns}"
Columns = Mapping[str, tuple[str, str]]


def read_graphml(path: str, content: bytes) -> list[RawMap]:
    """Every graph of the file.

    :raises FormatError: it is not well-formed XML, or not GraphML.
    """
    if b"<!DOCTYPE" in content[:2048] or b"<!ENTITY" in content:
        raise FormatError(
            path, _("a document type or entities are not read: save it as plain GraphML")
        )
    try:
        root = ET.fromstring(content)  # noqa: S314 - entities are refused above
    except ET.ParseError as error:
        raise FormatError(
            path, _("not well-formed XML: {why}", why=error.msg), line=error.position[0]
        ) from None
    if _tag(root) != "graphml":
        raise FormatError(
            path, _("a <graphml> element was expected, found <{found}>", found=_tag(root))
        )
    keys, defaults = _keys(root)
    graphs = [element for element in root.iter() if _tag(element) == "graph"]
    stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    if not graphs:
        raise FormatError(path, _("there is no <graph> in this file"))
    return [
        _graph(graph, path, stem if len(graphs) == 1 else f"{stem}-{i}", keys, defaults)
        for i, graph in enumerate(graphs, start=1)
    ]


def _tag(element: ET.Element) -> str:
    return element.tag.rsplit("}", 1)[-1]


def _keys(root: ET.Element) -> tuple[dict[str, str], dict[str, str]]:
    """The name of each key, and the values that nodes have unless they say otherwise."""
    names: dict[str, str] = {}
    defaults: dict[str, str] = {}
    for key in root.iter():
        if _tag(key) != "key":
            continue
        identity = key.get("id") or ""
        name = key.get("attr.name") or identity
        names[identity] = name
        default = next((child.text for child in key if _tag(child) == "default"), None)
        if default is not None and key.get("for", "all") in ("node", "all"):
            defaults[name] = default
    return names, defaults


def _graph(
    graph: ET.Element, path: str, stem: str, keys: Mapping[str, str], defaults: Mapping[str, str]
) -> RawMap:
    nodes: list[RawNode] = []
    edges: list[tuple[str, str]] = []
    about = _values(graph, keys)
    for element in graph:
        if _tag(element) == "node":
            nodes.append(_node(element, path, keys, defaults))
        elif _tag(element) == "edge":
            edges.append((_needed(element, "source", path), _needed(element, "target", path)))
    return RawMap(
        case=graph.get(f"{_NC}caseId") or about.get("case") or stem,
        session=graph.get(f"{_NC}sessionUUID") or "",
        file=path,
        nodes=nodes,
        edges=edges,
    )


def _node(
    element: ET.Element, path: str, keys: Mapping[str, str], defaults: Mapping[str, str]
) -> RawNode:
    values = {**defaults, **_values(element, keys)}
    identity = _needed(element, "id", path)
    uuid = values.get("networkCanvasUUID", "")
    if values.get("networkCanvasUUID") and values.get("label") == uuid:
        values.pop("label")
    return RawNode(
        id=uuid or identity,
        aliases=(identity,),
        type=values.get("networkCanvasType", ""),
        values=values,
    )


def _values(element: ET.Element, keys: Mapping[str, str]) -> dict[str, str]:
    return {
        keys.get(data.get("key", ""), data.get("key", "")): data.text or ""
        for data in element
        if _tag(data) == "data"
    }


def _needed(element: ET.Element, name: str, path: str) -> str:
    value = element.get(name)
    if value is None:
        raise FormatError(
            path, _("a <{element}> without '{name}'", element=_tag(element), name=name)
        )
    return value


def graphml(
    case: str, nodes: Mapping[str, Mapping[str, Any]], ties: list[tuple[str, str]]
) -> bytes:
    """A GraphML file with one undirected graph; ``nodes`` maps an id to its values."""
    ET.register_namespace("", _NS)
    root = ET.Element(f"{{{_NS}}}graphml")
    columns: dict[str, tuple[str, str]] = {}
    for values in nodes.values():
        for name, value in values.items():
            columns.setdefault(name, (f"n{len(columns)}", _type(value)))
    _declare(root, "case", ("g0", "string"), "graph")
    for name, column in columns.items():
        _declare(root, name, column, "node")
    graph = ET.SubElement(root, f"{{{_NS}}}graph", edgedefault="undirected", id="map")
    _datum(graph, "g0", case)
    for identity, values in nodes.items():
        node = ET.SubElement(graph, f"{{{_NS}}}node", id=identity)
        for name, value in values.items():
            if value is not None:
                _datum(node, columns[name][0], value)
    for source, target in ties:
        ET.SubElement(graph, f"{{{_NS}}}edge", source=source, target=target)
    ET.indent(root)
    return bytes(ET.tostring(root, encoding="utf-8", xml_declaration=True))


def _declare(root: ET.Element, name: str, column: tuple[str, str], domain: str) -> None:
    attributes = {"id": column[0], "for": domain, "attr.name": xml_safe(name)}
    ET.SubElement(root, f"{{{_NS}}}key", {**attributes, "attr.type": column[1]})


def _datum(parent: ET.Element, key: str, value: Any) -> None:
    text = ("true" if value else "false") if isinstance(value, bool) else xml_safe(str(value))
    ET.SubElement(parent, f"{{{_NS}}}data", key=key).text = text


def _type(value: Any) -> str:
    if isinstance(value, bool):
        return "boolean"
    return "double" if isinstance(value, float) else "int" if isinstance(value, int) else "string"
