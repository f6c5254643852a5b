"""GraphML written: one that networkx, igraph and graphology read alike, and Network Canvas's own.

Traps: a key ``for="all"`` is dropped by igraph and breaks graphology, so that nodes, edges and
the graph have keys of their own; booleans are lower case; missing values are left out; what no
XML file can hold is left out too (see :func:`mentorwidgets.formats.text.xml_safe`).
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain, count
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from mentorwidgets.formats.network_canvas import canvas_columns
from mentorwidgets.formats.outgoing import Outgoing, stamped
from mentorwidgets.formats.text import encoded, nmtoken, xml_safe
from mentorwidgets.formats.variables import ego_name
from mentorwidgets.formats.vocabulary import Said, chosen_of, flat, of_person, options
from mentorwidgets.network.categories import Categories

_GRAPHML = "http://graphml.graphdrawing.org/xmlns"
_CANVAS = "http://schema.networkcanvas.com/xmlns"
_VERSION = 'version="1.0" encoding="UTF-8"'
Columns = Mapping[str, Any]


@dataclass(frozen=True)
class _Key:
    """A column of nodes, edges or the graph.

    ``id`` is what the file calls it and ``short`` what who reads it does; a ``name`` with signs
    that XML does not allow there stands in its description.
    """

    domain: str
    id: str
    name: str
    short: str
    type: str

    def xml(self) -> str:
        """The declaration."""
        about = {"id": self.id, "for": self.domain, "attr.name": self.short}
        whole = "" if self.short == self.name else _element("desc", {}, _text(self.name))
        return _element("key", {**about, "attr.type": self.type}, whole)

    def datum(self, value: Any) -> str:
        """A value under this key."""
        return f"{self._start}{_text(value)}</data>"

    @cached_property
    def _start(self) -> str:
        """What each value begins with: there are many more of them than keys."""
        return f"{_element('data', {'key': self.id}).removesuffix('/>')}>"


def graphml(map_: Outgoing, categories: Categories) -> bytes:
    """A GraphML file with one undirected graph; a person's node is called by their id."""
    rows = [_clean(flat(of_person(person, categories))) for person in map_.map.people]
    about = _clean({"case": map_.case, "session": map_.session, **map_.about(ego_name)})
    graph_keys = _keys("graph", [about], {name: f"g{i}" for i, name in enumerate(about)})
    names = dict.fromkeys(name for row in rows for name in row)
    node_keys = _keys("node", rows, {name: f"n{i}" for i, name in enumerate(names)})
    ids = [person.id for person in map_.map.people]
    edges = [
        _element("edge", {"source": one, "target": other}) for one, other in sorted(map_.map.ties)
    ]
    return _document(
        [*graph_keys.values(), *node_keys.values()],
        {"id": "map", "edgedefault": "undirected"},
        [
            *_data(about, graph_keys),
            *_nodes(zip(ids, rows, strict=True), node_keys),
            *edges,
        ],
    )


def canvas_graphml(map_: Outgoing, categories: Categories) -> bytes:
    """The GraphML file that Network Canvas would export for this session."""
    people = map_.map.people
    said = [of_person(person, categories) for person in people]
    numbers = {person.id: number for number, person in enumerate(people, start=1)}
    rows = [
        _clean(
            {
                "label": person.label,
                "networkCanvasType": "Person",
                "networkCanvasUUID": map_.uuid(person.id),
                **canvas_columns(flat(values, split=True, places="XY")),
            }
        )
        for person, values in zip(people, said, strict=True)
    ]
    about = _clean({"networkCanvasUUID": map_.ego_uuid, **map_.about(ego_name)})
    ties = [
        {
            "networkCanvasType": "knows",
            "networkCanvasUUID": map_.tie_uuid(one, other),
            "networkCanvasSourceUUID": map_.uuid(one),
            "networkCanvasTargetUUID": map_.uuid(other),
        }
        for one, other in sorted(map_.map.ties)
    ]
    graph_keys = _keys("graph", [about], {"networkCanvasUUID": "networkCanvasUUID_graph"})
    node_keys = _keys("node", rows, _option_ids(said), taken=graph_keys)
    edge_keys = _keys(
        "edge", ties, {name: f"{name}_edge" for tie in ties[:1] for name in tie}, taken=node_keys
    )
    edges = [
        _element(
            "edge",
            {"id": str(number), "source": str(numbers[one]), "target": str(numbers[other])},
            *_data(tie, edge_keys),
        )
        for number, ((one, other), tie) in enumerate(
            zip(sorted(map_.map.ties), ties, strict=True), start=1
        )
    ]
    nodes = _nodes(zip(map(str, numbers.values()), rows, strict=True), node_keys)
    stamp = stamped(map_.at)
    graph = {
        "edgedefault": "undirected",
        "nc:caseId": map_.case,
        "nc:sessionUUID": map_.session,
        "nc:protocolName": map_.protocol,
        "nc:sessionStartTime": stamp,
        "nc:sessionFinishTime": stamp,
        "nc:sessionExportTime": stamp,
    }
    return _document(
        [*graph_keys.values(), *node_keys.values(), *edge_keys.values()],
        graph,
        [*_data(about, graph_keys), *nodes, *edges],
        {"xmlns:nc": _CANVAS},
    )


def _document(
    keys: Sequence[_Key],
    graph: Mapping[str, str],
    inner: Iterable[str],
    namespaces: Mapping[str, str] | None = None,
) -> bytes:
    """The whole file, a line for each key, node and edge."""
    lines = [
        *(f"\n  {key.xml()}" for key in keys),
        "\n  ",
        _element("graph", graph, *(f"\n    {line}" for line in inner), "\n  "),
        "\n",
    ]
    root = _element("graphml", {"xmlns": _GRAPHML, **(namespaces or {})}, *lines)
    return encoded(f"<?xml {_VERSION}?>\n{root}\n")


def _element(name: str, attributes: Mapping[str, str], *inner: str) -> str:
    """An element of XML; what is ``inner`` is XML already."""
    said = "".join(f" {key}={quoteattr(xml_safe(text))}" for key, text in attributes.items())
    within = "".join(inner)
    return f"<{name}{said}>{within}</{name}>" if within else f"<{name}{said}/>"


def _keys(
    domain: str,
    rows: Iterable[Columns],
    ids: Mapping[str, str],
    taken: Mapping[str, _Key] | None = None,
) -> dict[str, _Key]:
    """A key for each column; ``ids`` are what some are called, the others by their name."""
    types: dict[str, str] = {}
    for row in rows:
        for name, value in row.items():
            types[name] = _joined(types.get(name), value)
    used = {key.id for key in (taken or {}).values()}
    shorts: set[str] = set()
    return {
        name: _Key(
            domain,
            _unused(nmtoken(ids.get(name, name)), used),
            name,
            _unused(nmtoken(name), shorts),
            type_,
        )
        for name, type_ in types.items()
    }


def _unused(wanted: str, used: set[str]) -> str:
    """The name, or with a number where two names are one without their signs."""
    numbered = (f"{wanted}__{number}" for number in count(2))
    found = next(name for name in chain([wanted], numbered) if name not in used)
    used.add(found)
    return found


def _option_ids(said: Sequence[Said]) -> dict[str, str]:
    """Network Canvas calls the key of an option by the hash of its value."""
    return {
        f"{variable.name}_{option}": f"{variable.name}_{_sha1(option)}"
        for values in said
        for variable, value in values
        if variable.type == "categorical"
        for option in options(variable, chosen_of(value))
    }


def _sha1(option: str) -> str:
    return hashlib.sha1(option.encode("utf-8", "replace"), usedforsecurity=False).hexdigest()


def _joined(known: str | None, value: Any) -> str:
    """The type of a column that is so far ``known`` and has this value too."""
    if isinstance(value, bool):
        own = "boolean"
    else:
        own = {int: "int", float: "double"}.get(type(value), "string")
    if known in (None, own):
        return own
    return "double" if {known, own} == {"int", "double"} else "string"


def _clean(columns: Columns) -> dict[str, Any]:
    """The columns that are said; a name that XML cannot hold is told apart by what is left."""
    return {xml_safe(name): value for name, value in columns.items() if value is not None and name}


def _nodes(rows: Iterable[tuple[str, Columns]], keys: Mapping[str, _Key]) -> list[str]:
    return [_element("node", {"id": identity}, *_data(row, keys)) for identity, row in rows]


def _data(columns: Columns, keys: Mapping[str, _Key]) -> list[str]:
    return [keys[name].datum(value) for name, value in columns.items()]


def _text(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    return escape(xml_safe(str(value)), {"\r": "&#13;"})
