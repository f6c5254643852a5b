"""What is written can be read again, by us and by others, without loss."""

from __future__ import annotations

import io
import unicodedata
from datetime import UTC, datetime

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorwidgets.formats import FORMATS, read_files, write_map
from mentorwidgets.network.model import NetworkMap, Person, PersonKey, tie_between

AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
KINDS, CLOSENESS = ("job", "career", "personal"), ("close", "moderate", "distant")

_text = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="\ufffe\uffff"),
    max_size=40,
).map(str.strip)
_words = st.one_of(
    st.sampled_from(
        ["=1+1", "-x", "+49 30", "@you", "'=already", 'say "no"', "a,b;c", "שלום", "👩‍🔬"]
    ),
    _text.filter(bool),
)


@st.composite
def maps(draw):
    count = draw(st.integers(0, 12))
    people = [
        Person(
            id=PersonKey(f"{index:032x}"),
            label=draw(_words),
            kinds=frozenset(draw(st.sets(st.sampled_from([*KINDS, "rest"])))),
            closeness=draw(st.sampled_from([*CLOSENESS, None])),
            level=draw(st.sampled_from(["senior", "peer", "junior", "other", None])),
            arena=draw(st.sampled_from(["department", "external", "mars", None])),
            influential=draw(st.booleans()),
            notes=draw(st.one_of(st.just(""), _words, st.just("two\nlines"))),
            vacant=draw(st.booleans()),
        )
        for index in range(count)
    ]
    pairs = [
        tie_between(one.id, other.id)
        for one in people
        for other in people
        if one.id < other.id and not (one.vacant or other.vacant)
    ]
    ties = draw(st.sets(st.sampled_from(pairs))) if pairs else set()
    return NetworkMap(tuple(people), frozenset(ties))


@pytest.mark.parametrize("format_", FORMATS)
@settings(max_examples=60, deadline=None)
@given(map_=maps())
def test_there_and_back_nothing_changes(categories, format_, map_):
    written = write_map(map_, categories, format_, case="A7", at=AT)
    reading = read_files({file.name: file.content for file in written}, categories)
    assert reading.faults == ()
    (read,) = reading.maps
    assert read.case == "A7"
    assert read.map == map_
    assert read.warnings == ()


def test_text_that_a_spreadsheet_would_run_is_guarded(categories):
    map_ = NetworkMap((Person(id=PersonKey("0" * 32), label="=cmd()", notes="-1"),))
    files = write_map(map_, categories, "network-canvas-csv", case="A", at=AT)
    people = next(f for f in files if "attributeList" in f.name).content.decode()
    assert "'=cmd()" in people
    assert ",'-1" in people


def test_control_characters_never_make_xml_that_nobody_can_read(categories):
    map_ = NetworkMap((Person(id=PersonKey("0" * 32), label="a\x00b\x1fc\ufffe\ud800d"),))
    (file,) = write_map(map_, categories, "graphml", case="A\x01", at=AT)
    (read,) = read_files({file.name: file.content}, categories).maps
    assert read.map.people[0].label == "abcd"


def test_networkx_reads_our_graphml_and_node_link(categories):
    map_ = NetworkMap(
        tuple(
            Person(
                id=PersonKey(f"{i:032x}"),
                label=f"P{i}",
                kinds=frozenset({"job"}),
                closeness="close",
            )
            for i in range(3)
        ),
        frozenset({tie_between(PersonKey(f"{0:032x}"), PersonKey(f"{2:032x}"))}),
    )
    (file,) = write_map(map_, categories, "graphml", case="A", at=AT)
    graph = nx.read_graphml(io.BytesIO(file.content))
    node = graph.nodes[f"{0:032x}"]
    assert (node["label"], node["support_job"], node["closeness"]) == ("P0", True, 3)
    assert graph.number_of_edges() == 1
    assert b'for="all"' not in file.content


def test_labels_keep_their_letters(categories):
    label = unicodedata.normalize("NFD", "Élodie")
    map_ = NetworkMap((Person(id=PersonKey("0" * 32), label=label),))
    for format_ in FORMATS:
        files = write_map(map_, categories, format_, case="A", at=AT)
        (read,) = read_files({f.name: f.content for f in files}, categories).maps
        assert read.map.people[0].label == label
