"""What is known to go wrong between tools does not: one trap, one test."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
import unicodedata
from datetime import UTC, datetime

import networkx as nx
import pytest

from mentorwidgets.formats import FORMATS, read_files, write_map
from mentorwidgets.formats.redcap_fields import HEADS
from mentorwidgets.formats.text import file_name
from mentorwidgets.network.model import NetworkMap, Person, tie_between
from tests.formats.maps import key

AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
PAIR = NetworkMap(
    (
        Person(key(1), "Ana", frozenset({"job"}), "close", "senior", "family", place=(0.25, 0.75)),
        Person(key(2), "=1+1", closeness="nearby", notes="-1", attributes={"name": "Bo"}),
    ),
    frozenset({tie_between(key(1), key(2))}),
)


def written(map_, categories, format_, **more):
    files = write_map(map_, categories, format_, case=more.pop("case", "A"), at=AT, **more)
    return {file.name: file.content for file in files}


def table(files, part):
    (content,) = (content for name, content in files.items() if part in name)
    assert not content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def read_back(files, categories):
    (read,) = read_files(files, categories).maps
    return read


@pytest.mark.parametrize("format_", ["network-canvas-csv", "egor", "redcap"])
def test_no_csv_file_holds_a_formula(categories, format_):
    map_ = NetworkMap((Person(key(1), "=cmd()", notes="-1", attributes={"=head": "@x"}),))
    for content in written(map_, categories, format_, ego={"+plus": "=ego"}).values():
        for row in csv.reader(io.StringIO(content.decode(), newline="")):
            assert not [cell for cell in row if cell[:1] in "=+-@\t\r" and cell]


@pytest.mark.parametrize("format_", ["graphml", "network-canvas-graphml"])
def test_control_characters_never_make_xml_that_nobody_can_read(categories, format_):
    map_ = NetworkMap((Person(key(1), "a\x00b\x1fc\ufffe\ud800d", notes="1\r2"),))
    read = read_back(written(map_, categories, format_, case="A\x01"), categories)
    assert (read.case, read.map.people[0].label, read.map.people[0].notes) == ("A", "abcd", "1\r2")


@pytest.mark.parametrize("format_", ["network-canvas-json", "node-link", "kumu"])
def test_json_keeps_even_half_a_character(categories, format_):
    map_ = NetworkMap((Person(key(1), "a\ud800\x00b"),))
    files = written(map_, categories, format_)
    assert json.loads(next(iter(files.values())))
    assert read_back(files, categories).map == map_


@pytest.mark.parametrize("format_", ["network-canvas-csv", "egor", "redcap"])
def test_csv_says_where_half_a_character_was(categories, format_):
    map_ = NetworkMap((Person(key(1), "a\ud800\x00b"),))
    read = read_back(written(map_, categories, format_), categories)
    assert read.map.people[0].label == "a\ufffd\x00b"


@pytest.mark.parametrize("format_", ["graphml", "network-canvas-graphml"])
def test_no_key_is_for_all_and_booleans_are_lower_case(categories, format_):
    (content,) = written(PAIR, categories, format_).values()
    assert b'for="all"' not in content
    assert b">true<" in content
    assert not re.search(rb">(True|False|None)<", content)


def test_a_column_of_numbers_and_words_is_text_in_graphml(categories):
    (content,) = written(PAIR, categories, "graphml").values()
    assert re.search(rb'attr.name="closeness" attr.type="string"', content)
    whole = NetworkMap(PAIR.people[:1])
    (content,) = written(whole, categories, "graphml").values()
    assert re.search(rb'attr.name="closeness" attr.type="int"', content)


def test_a_name_that_xml_does_not_allow_stands_in_the_description(categories):
    map_ = NetworkMap((Person(key(1), "A", attributes={"a b": "1", "a_b": "2", "a?b": "3"}),))
    (content,) = written(map_, categories, "graphml").values()
    names = re.findall(r'for="node" attr.name="([^"]*)"', content.decode())
    assert len({*names}) == len(names)
    assert all(re.fullmatch(r"[\w.:-]+", name) for name in names)
    assert b"<desc>a b</desc>" in content


def test_the_key_of_an_option_is_hashed_as_network_canvas_does(categories):
    (content,) = written(PAIR, categories, "network-canvas-graphml").values()
    hashed = hashlib.sha1(b"job").hexdigest()
    assert hashed == "2eda8ad1632af052b0c74d6fcab6058b3a79cf25"
    assert f'<key id="support_{hashed}" for="node" attr.name="support_job"'.encode() in content
    assert b'attr.name="layout_X"' in content


def test_layout_ends_in_small_letters_in_csv(categories):
    ana, bo = table(written(PAIR, categories, "network-canvas-csv"), "attributeList")
    assert (ana["layout_x"], ana["layout_y"], bo["layout_x"]) == ("0.25", "0.75", "")


def test_a_choice_of_one_is_a_list_in_a_network_canvas_session(categories):
    (content,) = written(PAIR, categories, "network-canvas-json").values()
    ana = json.loads(content)["nodes"][0]["attributes"]
    assert (ana["level"], ana["support"], ana["closeness"]) == (["senior"], ["job"], 3)
    assert ana["layout"] == {"x": 0.25, "y": 0.75}


def test_no_table_of_egor_has_a_column_called_name(categories):
    files = written(PAIR, categories, "egor")
    assert {*files} == {"egos.csv", "alters.csv", "aaties.csv"}
    assert all("name" not in row for part in files for row in table(files, part))
    assert [row[".altID"] for row in table(files, "alters")] == ["1", "2"]
    (tie,) = table(files, "aaties")
    assert (tie[".egoID"], tie[".srcID"], tie[".tgtID"], tie["weight"]) == ("1", "1", "2", "1")


def test_egor_calls_on_network_canvas_columns_are_read_too(categories):
    files = {
        "study_alters.csv": b"networkCanvasEgoUUID;networkCanvasUUID;label\r\ne;a;A\r\ne;b;B\r\n",
        "study_edges.csv": (
            b"networkCanvasEgoUUID,networkCanvasSourceUUID,networkCanvasTargetUUID\r\ne,a,b\r\n"
        ),
    }
    read = read_back(files, categories)
    assert [person.label for person in read.map.people] == ["A", "B"]
    assert len(read.map.ties) == 1


def test_a_redcap_dictionary_has_the_headers_and_its_record_id_first(categories):
    files = written(PAIR, categories, "redcap")
    rows = table(files, "dictionary")
    assert list(rows[0]) == list(HEADS)
    assert len(HEADS) == 18
    assert (rows[0][HEADS[0]], rows[0]["Field Type"]) == ("record_id", "text")
    forms = [row["Form Name"] for row in rows]
    assert forms == sorted(forms, key=["map", "person", "tie"].index)
    by = {row[HEADS[0]]: row for row in rows}
    assert by["label"]["Identifier?"] == "y"
    assert "3, Close | 2, Moderate | 1, Distant" in by["closeness"][HEADS[5]]


def test_redcap_people_are_instances_and_their_kinds_boxes(categories):
    files = written(PAIR, categories, "redcap")
    rows = table(files, "data")
    assert [row["redcap_repeat_instrument"] for row in rows] == ["", "person", "person", "tie"]
    ana = rows[1]
    assert (ana["support___job"], ana["support___career"], ana["person_complete"]) == (
        "1",
        "0",
        "2",
    )
    assert (rows[3]["tie_from"], rows[3]["tie_to"]) == ("1", "2")


def test_redcap_data_without_its_dictionary_is_read_all_the_same(categories):
    files = written(NetworkMap(PAIR.people[:1]), categories, "redcap")
    del files["redcap_dictionary.csv"]
    (ana,) = read_back(files, categories).map.people
    assert ana == PAIR.people[0]


def test_networkx_reads_our_graphml_and_node_link(categories):
    (content,) = written(PAIR, categories, "graphml").values()
    graph = nx.read_graphml(io.BytesIO(content))
    node = graph.nodes[key(1)]
    assert (node["label"], node["support_job"], node["level"]) == ("Ana", True, "senior")
    assert graph.number_of_edges() == 1
    (content,) = written(PAIR, categories, "node-link").values()
    graph = nx.node_link_graph(json.loads(content), edges="edges")
    assert graph.nodes[key(1)]["support"] == ["job"]


def test_what_networkx_writes_of_cytoscape_is_read(categories):
    graph = nx.Graph()
    graph.add_node("a", label="A", closeness=3)
    graph.add_edge("a", "b")
    content = json.dumps(nx.cytoscape_data(graph)).encode()
    read = read_back({"x.json": content}, categories)
    assert [person.closeness for person in read.map.people] == ["close", None]
    assert len(read.map.ties) == 1


def test_kumu_connections_name_people_by_id_or_by_a_label_that_is_one_persons(categories):
    given = {
        "elements": [
            {"label": "A", "type": "Person", "description": "Met at work", "tags": ["x", "y"]},
            {"label": "B", "type": "Person", "id": "b1"},
            {"label": "C", "id": "c1"},
            {"label": "C", "id": "c2"},
        ],
        "connections": [{"from": "A", "to": "b1"}, {"from": "A", "to": "C"}],
    }
    given["elements"][2]["type"] = given["elements"][3]["type"] = "Person"
    read = read_back({"x.json": json.dumps(given).encode()}, categories)
    assert read.map.people[0].notes == "Met at work"
    assert read.map.people[0].attributes == {"tags": "x, y"}
    assert len(read.map.ties) == 1
    assert any("not in the file" in warning for warning in read.warnings)


def test_labels_keep_their_letters(categories):
    label = unicodedata.normalize("NFD", "Élodie")
    map_ = NetworkMap((Person(key(1), label),))
    for format_ in FORMATS:
        assert (
            read_back(written(map_, categories, format_), categories).map.people[0].label == label
        )


@pytest.mark.parametrize(
    ("name", "file"),
    [("../x", "_x"), ("a/b", "a_b"), ("", "map"), ("con", "_con"), ("ä" * 300, "ä" * 50)],
)
def test_a_file_can_be_called_what_its_map_is_called_on_any_disk(name, file):
    assert file_name(name) == file


def test_a_case_that_looks_like_a_part_of_an_export_is_none(categories):
    for case in ("my_ego_1", "ego", "edgeList_x", "_"):
        read = read_back(written(PAIR, categories, "network-canvas-csv", case=case), categories)
        assert (read.case, len(read.map.people), len(read.map.ties)) == (case, 2, 1)
