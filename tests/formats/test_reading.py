"""Files as they come: recognised by content, read with a warning for all that did not fit."""

from __future__ import annotations

import json

import networkx as nx
import pytest

from mentorwidgets.formats import read_files, read_paths

EGO = "networkCanvasEgoUUID,networkCanvasCaseID,networkCanvasSessionID\r\ne1,{case},{session}\r\n"
PEOPLE = (
    "nodeID,networkCanvasEgoUUID,networkCanvasUUID,name,support_job,support_career,"
    "support_personal,closeness,level_senior,level_peer,level_junior,level_other,"
    "arena_department,influential,notes\r\n"
    '1,e1,aaaaaaaa-0000-4000-8000-000000000001,"Grace ""GG"" Hu",true,false,true,3,'
    "true,false,false,false,true,true,'=SUM(A1)\r\n"
    "2,e1,aaaaaaaa-0000-4000-8000-000000000002,Bo Çelik,,,,,false,false,false,true,,false,\r\n"
)
TIES = (
    "edgeID,from,to,networkCanvasEgoUUID,networkCanvasUUID,networkCanvasSourceUUID,"
    "networkCanvasTargetUUID\r\n"
    "1,1,2,e1,x,aaaaaaaa-0000-4000-8000-000000000001,aaaaaaaa-0000-4000-8000-000000000002\r\n"
    "2,2,1,e1,y,aaaaaaaa-0000-4000-8000-000000000002,aaaaaaaa-0000-4000-8000-000000000001\r\n"
    "3,2,2,e1,z,aaaaaaaa-0000-4000-8000-000000000002,aaaaaaaa-0000-4000-8000-000000000002\r\n"
)


def canvas(case="S1", session="s-1", people=PEOPLE, ties=TIES):
    prefix = f"{case}_{session}"
    return {
        f"{prefix}_ego.csv": EGO.format(case=case, session=session).encode(),
        f"{prefix}_attributeList_Person.csv": people.encode(),
        f"{prefix}_edgeList_knows.csv": ties.encode(),
    }


def test_a_network_canvas_set_is_one_map_in_our_words(categories):
    (read,) = read_files(canvas(), categories).maps
    grace, bo = read.map.people
    assert read.case == "S1"
    assert (grace.label, grace.closeness, grace.level) == ('Grace "GG" Hu', "close", "senior")
    assert grace.kinds == {"job", "personal"}
    assert (grace.arena, grace.influential, grace.notes) == ("department", True, "=SUM(A1)")
    assert (bo.kinds, bo.closeness, bo.arena, bo.level) == (frozenset(), None, None, "other")
    assert len(read.map.ties) == 1
    assert read.warnings == (
        "1 double tie dropped: a tie counts once, in either direction",
        "1 tie of a person with themselves dropped",
    )


def test_several_sessions_in_a_folder_are_ordered_by_case(categories, tmp_path):
    for name, content in {**canvas("B", "2"), **canvas("A", "1"), **canvas("A10", "3")}.items():
        (tmp_path / name).write_bytes(content)
    assert [read.case for read in read_paths([tmp_path], categories).maps] == ["A", "A10", "B"]


def test_a_session_without_people_is_a_map_too(categories):
    files = {
        "S0_s_ego.csv": EGO.format(case="S0", session="s").encode(),
        "S0_s_attributeList.csv": b"nodeID,networkCanvasEgoUUID,networkCanvasUUID\r\n",
    }
    (read,) = read_files(files, categories).maps
    assert (read.case, read.map.people) == ("S0", ())


def test_a_merged_export_is_told_apart_by_ego(categories):
    files = {
        "merged_ego.csv": (
            b"networkCanvasEgoUUID,networkCanvasCaseID,networkCanvasSessionID\r\n"
            b"e1,S1,a\r\ne2,S2,b\r\n"
        ),
        "merged_attributeList_Person.csv": (
            b"nodeID,networkCanvasEgoUUID,networkCanvasUUID,name\r\n"
            b"1,e1,u1,One\r\n2,e2,u2,Two\r\n3,e2,u3,Three\r\n"
        ),
    }
    maps = read_files(files, categories).maps
    assert [(m.case, [p.label for p in m.map.people]) for m in maps] == [
        ("S1", ["One"]),
        ("S2", ["Two", "Three"]),
    ]


def test_the_same_session_as_csv_and_graphml_is_one_map(categories):
    graphml = (
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns" '
        'xmlns:nc="http://schema.networkcanvas.com/xmlns"><graph edgedefault="undirected" '
        'nc:caseId="S1" nc:sessionUUID="s-1"/></graphml>'
    )
    reading = read_files({**canvas(), "S1_s-1.graphml": graphml.encode()}, categories)
    assert [len(m.map.people) for m in reading.maps] == [2]


def test_graphml_of_networkx_is_read_with_its_case_from_the_file(categories):
    graph = nx.Graph()
    graph.add_node("a", label="A", closeness=2, level="senior", support_job=True, influential=True)
    graph.add_node("b", label="B", support_job=False, arena="mars")
    graph.add_edge("a", "b")
    text = "\n".join(nx.generate_graphml(graph))
    (read,) = read_files({"some/folder/A7.graphml": text.encode()}, categories).maps
    first, second = read.map.people
    assert read.case == "A7"
    assert (first.closeness, first.level, first.kinds) == ("moderate", "senior", {"job"})
    assert first.influential
    assert (second.arena, second.kinds) == ("mars", frozenset())
    assert len(read.map.ties) == 1


@pytest.mark.parametrize("key", ["edges", "links"])
def test_node_link_json_is_read_with_edges_or_links(categories, key):
    given = {
        "graph": {"case": "K"},
        "nodes": [{"id": 1, "label": "A", "support": ["job", "career"]}, {"id": "2", "name": "B"}],
        key: [{"source": 1, "target": 2}],
    }
    (read,) = read_files({"x.json": json.dumps(given).encode()}, categories).maps
    assert read.case == "K"
    assert [p.label for p in read.map.people] == ["A", "B"]
    assert read.map.people[0].kinds == {"job", "career"}
    assert len(read.map.ties) == 1


def test_an_ego_in_the_file_is_taken_out_and_said(categories):
    given = {
        "nodes": [{"id": "me"}, {"id": "a"}, {"id": "b"}],
        "edges": [
            {"source": "me", "target": "a"},
            {"source": "b", "target": "me"},
            {"source": "a", "target": "b"},
        ],
    }
    (read,) = read_files({"x.json": json.dumps(given).encode()}, categories, ego="me").maps
    assert [p.label for p in read.map.people] == ["a", "b"]
    assert len(read.map.ties) == 1
    assert any("'me' taken out" in warning for warning in read.warnings)


def test_other_names_are_read_through_a_mapping_and_the_rest_is_kept(categories):
    given = {
        "nodes": [{"id": "a", "who": "Ana", "help_job": True, "shoe": 38, "close": 1}],
        "edges": [],
    }
    mapping = {"who": "label", "help": "support", "close": "closeness"}
    (read,) = read_files({"x.json": json.dumps(given).encode()}, categories, mapping=mapping).maps
    (ana,) = read.map.people
    assert (ana.label, ana.kinds, ana.closeness) == ("Ana", {"job"}, "distant")
    assert ana.attributes == {"shoe": "38"}


def test_a_tie_to_somebody_who_is_not_there_is_dropped_and_said(categories):
    given = {"nodes": [{"id": "a"}], "edges": [{"source": "a", "target": "ghost"}]}
    (read,) = read_files({"x.json": json.dumps(given).encode()}, categories).maps
    assert read.map.ties == frozenset()
    assert "not in the file" in read.warnings[0]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.json", b'{"nodes": [}', "a.json:1: not JSON"),
        ("a.json", b'{"people": []}', '"nodes"'),
        ("a.json", b'{"nodes": [{"label": "x"}], "edges": []}', "nodes[0]"),
        ("a.json", b"[" * 100_000, "nested too deeply"),
        ("a.graphml", b"<graphml><graph>", "a.graphml:1: not well-formed XML"),
        ("a.graphml", b"<svg/>", "found <svg>"),
        ("a.graphml", b"<graphml/>", "no <graph>"),
        ("a.graphml", b"<graphml><graph><node/></graph></graphml>", "without 'id'"),
        ("a.graphml", b'<!DOCTYPE x [<!ENTITY e "e">]><graphml/>', "entities are not read"),
        ("a.csv", b"hello,world\n", "not a format that is read"),
        ("a.json", b"", "empty"),
        ("a.json", '{"nodes": "ü"}'.encode("latin-1"), "not UTF-8"),
        ("S_s_attributeList_P.csv", b"nodeID,name\r\n1,A\r\n", "no column 'networkCanvasUUID'"),
        (
            "S_s_attributeList_P.csv",
            b"nodeID,networkCanvasEgoUUID,networkCanvasUUID,name\r\n1,e,u\r\n",
            "S_s_attributeList_P.csv:2: this row has not the 4 fields",
        ),
    ],
)
def test_a_file_that_cannot_be_read_says_what_and_where_and_stops_no_other(
    categories, name, content, says
):
    good = b'{"nodes": [{"id": "a"}], "edges": []}'
    reading = read_files({name: content, "good.json": good}, categories)
    assert [read.case for read in reading.maps] == ["good"]
    (fault,) = reading.faults
    assert says in str(fault)
    assert "\n" not in str(fault)
