"""REDCap: one record a map, its people and their ties as repeating instruments.

The data and the data dictionary are two CSV files; people are tied by their instance numbers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mentorwidgets.formats.building import RawMap, RawNode
from mentorwidgets.formats.faults import FormatError
from mentorwidgets.formats.outgoing import Outgoing
from mentorwidgets.formats.redcap_fields import HEADS, MAP, PERSON, TIE, Fields, read_dictionary
from mentorwidgets.formats.tables import Row, rows_of
from mentorwidgets.formats.variables import ego_name
from mentorwidgets.formats.vocabulary import of_person
from mentorwidgets.network.categories import Categories

DATA, DICTIONARY = "data", "dictionary"
_INSTRUMENT, _INSTANCE = "redcap_repeat_instrument", "redcap_repeat_instance"
_COMPLETE = 2
#: Fields of ours that name the map or the person, and say nothing of them.
_OURS = frozenset({"case_name", "session", "uuid", "tie_from", "tie_to"})
Known = Mapping[str, tuple[str, Mapping[str, str]]]


def part_of(heads: Sequence[str]) -> str | None:
    """Whether a file with these columns is data, a dictionary, or neither."""
    if heads[:2] == list(HEADS[:2]):
        return DICTIONARY
    return DATA if _INSTRUMENT in heads else None


def read_redcap(
    path: str, content: bytes, dictionary: tuple[str, bytes] | None = None
) -> list[RawMap]:
    """The maps in an export, one a record.

    :raises FormatError: one of the two cannot be read as CSV.
    """
    known = read_dictionary(rows_of(*dictionary)) if dictionary else {}
    records: dict[str, list[Row]] = {}
    for row in rows_of(path, content, needs=(_INSTRUMENT, _INSTANCE)):
        records.setdefault(next(iter(row.values())), []).append(row)
    return [_map(record, rows, path, known) for record, rows in records.items()]


def _map(record: str, rows: Sequence[Row], path: str, known: Known) -> RawMap:
    case, session = record, ""
    about: dict[str, Any] = {}
    nodes: list[RawNode] = []
    edges: list[tuple[str, str]] = []
    for row in rows:
        values = _values(row, known)
        if not row[_INSTRUMENT]:
            case, session = row.get("case_name") or case, row.get("session") or session
            about |= values
        elif row.get("tie_from") and row.get("tie_to"):
            edges.append((row["tie_from"], row["tie_to"]))
        else:
            number = row[_INSTANCE]
            nodes.append(
                RawNode(
                    id=row.get("uuid") or number,
                    aliases=(number,),
                    type=row[_INSTRUMENT],
                    values=values,
                )
            )
    return RawMap(
        case=case,
        session=session,
        file=path,
        nodes=nodes,
        edges=edges,
        about=about,
    )


def _values(row: Row, known: Known) -> dict[str, Any]:
    """What a row says, under the names of the variables; ticked boxes as a list."""
    first = next(iter(row))
    values: dict[str, Any] = {}
    for column, cell in row.items():
        is_bookkeeping = column == first or column in _OURS or column.endswith("_complete")
        if is_bookkeeping or column.startswith("redcap_"):
            continue
        field, ticks, code = column.partition("___")
        variable, options = known.get(field, (field, {}))
        if ticks:
            chosen = values.setdefault(variable, [])
            if cell == "1":
                chosen.append(options.get(code, code))
        elif cell:
            values[variable] = options.get(cell, cell)
    return {name: value for name, value in values.items() if value != []}


class RedcapTables:
    """The rows of the data, one map after another, and what the dictionary says of them."""

    def __init__(self, categories: Categories) -> None:
        self.categories = categories
        self.fields = Fields(categories)

    def rows(self, number: int, map_: Outgoing) -> Iterator[dict[str, Any]]:
        """The rows of the map that is the ``number``-th record."""
        said = map_.about(ego_name)
        about = {self.fields.of_ego(name).name: text for name, text in said.items()}
        own = {"case_name": map_.case, "session": map_.session}
        yield {"record_id": number, **own, **about, f"{MAP}_complete": _COMPLETE}
        places = {person.id: n for n, person in enumerate(map_.map.people, start=1)}
        for person in map_.map.people:
            row = _repeated(number, PERSON, places[person.id])
            row["uuid"] = map_.uuid(person.id)
            for variable, value in of_person(person, self.categories):
                if value is not None or variable.always:
                    row.update(self.fields.cells(variable, value))
            yield row
        for instance, (one, other) in enumerate(sorted(map_.map.ties), start=1):
            ends = {"tie_from": places[one], "tie_to": places[other]}
            yield {**_repeated(number, TIE, instance), **ends}


def _repeated(number: int, form: str, instance: int) -> dict[str, Any]:
    return {
        "record_id": number,
        _INSTRUMENT: form,
        _INSTANCE: instance,
        f"{form}_complete": _COMPLETE,
    }


def fields_of(path: str, content: bytes) -> set[str]:
    """The names of the fields that a dictionary describes; none if it cannot be read."""
    try:
        return {row.get(HEADS[0], "") for row in rows_of(path, content)}
    except FormatError:
        return set()
