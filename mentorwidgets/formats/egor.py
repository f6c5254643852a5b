"""egor's three tables: ``egos``, ``alters`` and ``aaties`` (R package ``egor``), for all maps.

Traps: an alter's column ``name`` breaks ``ego_constraint()``, so that ours is ``label``; a tie
stands there once. The numbers of egos and alters hold within these files; ``uuid`` is for good.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mentorwidgets.formats.building import RawMap, RawNode
from mentorwidgets.formats.outgoing import Outgoing
from mentorwidgets.formats.tables import Row, rows_of
from mentorwidgets.formats.variables import ego_name
from mentorwidgets.formats.vocabulary import flat, of_person
from mentorwidgets.network.categories import Categories

EGOS, ALTERS, TIES = "egos", "alters", "aaties"
_EGO = (".egoID", "egoID", "networkCanvasEgoUUID")
_ALTER = (".altID", "altID", "alterID", "networkCanvasUUID")
_SOURCE = (".srcID", "srcID", "networkCanvasSourceUUID", "Source")
_TARGET = (".tgtID", "tgtID", "networkCanvasTargetUUID", "Target")
_ABOUT_FILE = frozenset({*_EGO, *_ALTER, "uuid"})


def part_of(heads: Sequence[str]) -> str | None:
    """Which of the three tables has these columns; None is none of them."""
    if not _first(_EGO, heads):
        return None
    if _first(_SOURCE, heads) and _first(_TARGET, heads):
        return TIES
    return ALTERS if _first(_ALTER, heads) else EGOS


def read_egor(tables: Mapping[str, tuple[str, bytes]]) -> list[RawMap]:
    """The maps in these tables, by which of the three each is: its path and content.

    :raises FormatError: one of them cannot be read as CSV.
    """
    egos, alters, ties = (
        rows_of(*tables[part]) if part in tables else [] for part in (EGOS, ALTERS, TIES)
    )
    file = (tables.get(ALTERS) or tables.get(EGOS) or tables[TIES])[0]
    about = {_value(_EGO, row): row for row in egos}
    nodes: dict[str, list[RawNode]] = {ego: [] for ego in about}
    for row in alters:
        nodes.setdefault(_value(_EGO, row), []).append(_node(row))
    edges: dict[str, list[tuple[str, str]]] = {}
    for row in ties:
        ends = _value(_SOURCE, row), _value(_TARGET, row)
        edges.setdefault(_value(_EGO, row), []).append(ends)
    return [
        RawMap(
            case=about.get(ego, {}).get("case") or ego,
            session=about.get(ego, {}).get("session") or "",
            file=file,
            nodes=members,
            edges=edges.get(ego, []),
            about={k: v for k, v in about.get(ego, {}).items() if k not in _ABOUT_FILE},
        )
        for ego, members in nodes.items()
    ]


def _node(row: Row) -> RawNode:
    number = _value(_ALTER, row)
    return RawNode(
        id=row.get("uuid") or number,
        aliases=(number,),
        values={name: value for name, value in row.items() if name not in _ABOUT_FILE},
    )


def _first(names: Sequence[str], heads: Sequence[str]) -> str | None:
    return next((name for name in names if name in heads), None)


def _value(names: Sequence[str], row: Row) -> str:
    return row[_first(names, [*row]) or names[0]]


class EgorTables:
    """The rows of the three tables, one map after another."""

    heads: Mapping[str, tuple[str, ...]] = {
        EGOS: (".egoID", "case", "session"),
        ALTERS: (".altID", ".egoID", "uuid"),
        TIES: (".egoID", ".srcID", ".tgtID", "weight"),
    }

    def rows(
        self, number: int, map_: Outgoing, categories: Categories
    ) -> Iterator[tuple[str, dict[str, Any]]]:
        """The rows of the map that is the ``number``-th, each with the table it belongs to."""
        about = {"case": map_.case, "session": map_.session, **map_.about(ego_name)}
        yield EGOS, {".egoID": number, **about}
        places = {person.id: n for n, person in enumerate(map_.map.people, start=1)}
        for person in map_.map.people:
            said = flat(of_person(person, categories))
            ids = {".altID": places[person.id], ".egoID": number, "uuid": map_.uuid(person.id)}
            yield ALTERS, {**ids, **said}
        for one, other in sorted(map_.map.ties):
            ends = {".srcID": places[one], ".tgtID": places[other]}
            yield TIES, {".egoID": number, **ends, "weight": 1}
