"""What Network Canvas, graphology, igraph, networkx and REDCap's schema say of our files."""

from __future__ import annotations

import csv
import io
import json
import random
import re
from datetime import UTC, datetime
from xml.etree import ElementTree as ET

import igraph
import networkx as nx
import pytest
from linkml_redcap.data_dictionary import schema_view
from linkml_redcap.record.checkbox import (
    checkbox_map_from_data_dictionary,
    collapse_checkboxes,
)
from linkml_redcap.record.grouping import group_flat_records

from mentorwidgets.content import Library
from mentorwidgets.formats import read_files, write_map
from mentorwidgets.formats.protocol import protocol
from mentorwidgets.network.model import NetworkMap, Person, tie_between
from mentorwidgets.places import shipped
from tests.formats.maps import ARENAS, CLOSENESS, KINDS, LEVELS, key
from tests.formats.validators import asked

AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
LABELS = ("Ana Lee", 'Grace "GG" Hu', "=1+1", "-2", "שלום", "👩‍🔬", "two\nlines", "a,b", "'quoted")


def exercise():
    return Library([shipped("exercises")]).exercise("developmental-network")


def a_map(size, seed):
    """A map of people of whom everything is said that the content offers."""
    chance = random.Random(seed)
    people = tuple(
        Person(
            key(number),
            chance.choice(LABELS),
            frozenset(chance.sample(KINDS, chance.randint(0, 3))),
            chance.choice(CLOSENESS),
            chance.choice(LEVELS),
            chance.choice(ARENAS),
            chance.random() < 0.3,
            role=chance.choice(["", "=boss"]),
            notes=chance.choice(["", "@home\nand away"]),
            place=(round(chance.random(), 4), round(chance.random(), 4)),
            closeness_by={"job": "close"} if chance.random() < 0.3 else {},
            vacant=number % 9 == 8,
            knows_none=number % 7 == 6,
        )
        for number in range(1, size + 1)
    )
    ties = frozenset(
        tie_between(a.id, b.id)
        for i, a in enumerate(people)
        for b in people[i + 1 :]
        if chance.random() < 0.3 and not a.vacant and not b.vacant
    )
    return NetworkMap(people, ties)


MAPS = {f"S{size:02}": a_map(size, size) for size in (0, 1, 4, 9, 30, 60)}


def written(map_, categories, format_, case="A"):
    return {
        file.name: file.content for file in write_map(map_, categories, format_, case=case, at=AT)
    }


def only(files):
    (content,) = files.values()
    return content


@pytest.fixture(scope="module")
def sessions(categories):
    """Each map as a session of Network Canvas."""
    return {
        case: json.loads(only(written(map_, categories, "network-canvas-json", case)))
        for case, map_ in MAPS.items()
    }


@pytest.fixture(scope="module")
def exported(sessions):
    """What Network Canvas's own exporter writes of our sessions, under our protocol."""
    return asked(
        "export",
        {
            "protocol": protocol(exercise()),
            "sessions": [
                {"case": case, "id": f"session-{case}", "network": session}
                for case, session in sessions.items()
            ],
        },
    )


def test_network_canvas_takes_our_sessions_and_would_refuse_broken_ones(sessions):
    good = list(sessions.values())
    broken = [
        {**good[2], "nodes": [{"type": "Person", "attributes": {}}]},
        {**good[2], "edges": [{"_uid": "x", "type": "knows", "attributes": {}}]},
        {**good[2], "ego": None},
    ]
    judged = asked("networks", [*good, *broken])
    assert judged[: len(good)] == [[]] * len(good)
    assert all(judged[len(good) :])


def test_network_canvas_takes_our_protocol_and_would_refuse_a_broken_one():
    ours = protocol(exercise())
    assert asked("protocol", ours) == []
    del ours["codebook"]["node"]["Person"]["shape"]
    assert asked("protocol", ours)


def test_what_network_canvas_exports_of_our_sessions_is_read_as_the_same_maps(exported, categories):
    assert exported["failed"] == []
    files = {name: text.encode() for name, text in exported["files"].items()}
    for kept in (".csv", ".graphml"):
        chosen = {name: content for name, content in files.items() if name.endswith(kept)}
        reading = read_files(chosen, categories)
        assert reading.faults == ()
        assert {read.case: read.map for read in reading.maps} == MAPS
    assert len(read_files(files, categories).maps) == len(MAPS)


def rows(text):
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_our_csv_set_says_cell_by_cell_what_network_canvas_writes(exported, categories):
    theirs = {
        re.sub(r"^(S\d\d)_session-\w+?_(.*)\.csv$", r"\1 \2", name): rows(text)
        for name, text in exported["files"].items()
        if name.endswith(".csv")
    }
    ours = {
        re.sub(r"^(S\d\d)_[0-9a-f-]{36}_(.*)\.csv$", r"\1 \2", name): rows(content.decode())
        for case, map_ in MAPS.items()
        for name, content in written(map_, categories, "network-canvas-csv", case).items()
    }
    assert {*ours} == {*theirs}
    for part, lines in theirs.items():
        if part.endswith("ego"):
            assert list(ours[part][0])[:9] == list(lines[0])[:9]
            continue
        assert len(ours[part]) == len(lines)
        for mine, line in zip(ours[part], lines, strict=True):
            said = {name: cell for name, cell in mine.items() if cell}
            assert said == {name: cell for name, cell in line.items() if cell}


def test_our_canvas_graphml_has_the_keys_and_values_that_network_canvas_writes(
    exported, categories
):
    namespace = {"g": "http://graphml.graphdrawing.org/xmlns"}

    def told(text):
        root = ET.fromstring(text)
        names = {k.get("id"): k.get("attr.name") for k in root.findall("g:key", namespace)}
        return [
            {
                names.get(d.get("key"), d.get("key")): d.text
                for d in node.findall("g:data", namespace)
            }
            for node in root.findall(".//g:node", namespace)
        ]

    text = exported["files"]["S09_session-S09.graphml"]
    ours = only(written(MAPS["S09"], categories, "network-canvas-graphml", "S09"))
    assert told(ours) == told(text)


@pytest.mark.parametrize("format_", ["graphml", "network-canvas-graphml"])
def test_networkx_igraph_and_graphology_read_one_graph_in_our_graphml(
    format_, categories, tmp_path, recwarn
):
    contents = [only(written(map_, categories, format_)) for map_ in MAPS.values()]
    browser = asked("graphml", [content.decode() for content in contents])
    for map_, content, graphology in zip(MAPS.values(), contents, browser, strict=True):
        path = tmp_path / "map.graphml"
        path.write_bytes(content)
        graphs = nx.read_graphml(path), igraph.Graph.Read_GraphML(str(path))
        people = [
            sorted(node["label"] for _key, node in graphs[0].nodes(data=True)),
            sorted(graphs[1].vs["label"]) if map_.people else [],
            sorted(node["attributes"]["label"] for node in graphology["nodes"]),
        ]
        assert people == [sorted(person.label for person in map_.people)] * 3
        ties = graphs[0].number_of_edges(), graphs[1].ecount(), len(graphology["edges"])
        assert ties == (len(map_.ties),) * 3
        starred = sum(person.influential for person in map_.people)
        assert sum(node["influential"] for _key, node in graphs[0].nodes(data=True)) == starred
        if map_.people:
            assert sum(map(bool, graphs[1].vs["influential"])) == starred
            assert [*graphs[1].vs["closeness"]] == [
                {"close": 3, "moderate": 2, "distant": 1}[p.closeness] for p in map_.people
            ]
        assert sum(node["attributes"]["influential"] for node in graphology["nodes"]) == starred
    assert [str(warning.message) for warning in recwarn] == []


def against(schema, line):
    """What the schema of a data dictionary has against one of its lines."""
    slots = schema.class_induced_slots("Field")
    assert len(slots) == len(line) == 18
    for slot, (head, cell) in zip(slots, line.items(), strict=True):
        choices = schema.all_enums().get(slot.range)
        if slot.required and not cell:
            yield f"{head} is missing"
        if cell and slot.pattern and not re.search(slot.pattern, cell):
            yield f"{head}: {cell} is not {slot.pattern}"
        if cell and choices and cell not in choices.permissible_values:
            yield f"{head}: {cell} is none of {[*choices.permissible_values]}"


def test_our_redcap_dictionary_is_what_redcaps_schema_allows(categories):
    map_ = NetworkMap((*MAPS["S30"].people, Person(key(99), "X", attributes={"4 Größe": "1"})))
    files = written(map_, categories, "redcap")
    lines = rows(files["redcap_dictionary.csv"].decode())
    schema = schema_view()
    assert [fault for line in lines for fault in against(schema, line)] == []
    names = [line["Variable / Field Name"] for line in lines]
    assert len({*names}) == len(names)
    broken = {**lines[1], "Variable / Field Name": "4x", "Field Type": "box", "Field Label": ""}
    assert len([*against(schema, broken)]) == 3


def test_redcaps_grouping_finds_our_people_and_their_kinds(categories):
    files = written(MAPS["S30"], categories, "redcap")
    boxes = checkbox_map_from_data_dictionary(rows(files["redcap_dictionary.csv"].decode()))
    (record,) = group_flat_records(rows(files["redcap_data.csv"].decode()))
    record = collapse_checkboxes(record, boxes, strict=True)
    repeated = record["repeated_elements"]
    people = [one for one in repeated if one["redcap_repeat_instrument"] == "person"]
    assert len(people) == 30
    assert len(repeated) - len(people) == len(MAPS["S30"].ties)
    assert [{*one["support"]} for one in people] == [{*p.kinds} for p in MAPS["S30"].people]
