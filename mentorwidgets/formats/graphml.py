"""GraphML read: as Network Canvas, networkx, igraph and graphology write it, and as we do."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Mapping

from mentorwidgets.formats.building import RawMap, RawNode
from mentorwidgets.formats.faults import FormatError
from mentorwidgets.formats.text import nmtoken
from mentorwidgets.words import gettext as _

_NC = "{http://schema.networkcanvas.com/xmlns}"


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
    except (LookupError, ValueError) as error:
        raise FormatError(
            path, _("its encoding cannot be read: {why}", why=error), line=1
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
        name = _full_name(key, key.get("attr.name") or identity)
        names[identity] = name
        default = next((child.text for child in key if _tag(child) == "default"), None)
        if default is not None and key.get("for", "all") in ("node", "all"):
            defaults[name] = default
    return names, defaults


def _full_name(key: ET.Element, name: str) -> str:
    """The name of a key; one with signs that a name may not have stands in its description."""
    full = next((child.text for child in key if _tag(child) == "desc"), None) or ""
    is_same = name == nmtoken(full) or name.startswith(f"{nmtoken(full)}__")
    return full if full and is_same else name


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
        session=graph.get(f"{_NC}sessionUUID") or about.get("session") or "",
        file=path,
        about=about,
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
