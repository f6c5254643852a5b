"""A file that is not what it should be: what and where is said, and nothing else breaks."""

from __future__ import annotations

import copy
import json
from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorwidgets.formats import FORMATS, read_files, write_map
from mentorwidgets.network.model import NetworkMap, Person, tie_between
from tests.formats.maps import key

AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
MAP = NetworkMap(
    (
        Person(key(1), "Ana", frozenset({"job"}), "close", "senior", place=(0.1, 0.9)),
        Person(key(2), "Bo", closeness_by={"job": "close"}, attributes={"shoe": "38"}),
    ),
    frozenset({tie_between(key(1), key(2))}),
)
EGO = '{"_uid": "e", "attributes": {}}'


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.json", f'{{"ego": {EGO}, "nodes": 3}}', "a.json: a Network Canvas session has a list"),
        ("a.json", f'{{"ego": {EGO}, "nodes": [{{}}]}}', 'nodes[0]: an object with "_uid"'),
        (
            "a.json",
            f'{{"ego": {EGO}, "edges": [{{"from": 1}}]}}',
            'edges[0]: an object with "from"',
        ),
        ("a.json", '{"elements": 1}', 'Kumu JSON has the lists "elements" and "connections"'),
        ("a.json", '{"elements": [{"id": "x"}]}', "elements[0]"),
        ("a.json", '{"elements": [], "connections": [{"from": "a"}]}', "connections[0]"),
        ("a.json", '{"elements": {"nodes": [{}]}}', "nodes[0]"),
        ("a.json", '[{"nodes": [], "edges": []}, 3]', "a.json[1]: a map in JSON is an object"),
        ("alters.csv", '.egoID,.altID\r\n1,"a\r\n', "alters.csv:2: not readable as CSV"),
        ("alters.csv", ".egoID,.altID\r\n1\r\n", "alters.csv:2: this row has not the 2 fields"),
        ("x.csv", "record_id,redcap_repeat_instrument\r\n1,\r\n", "redcap_repeat_instance"),
        ("d.csv", "Variable / Field Name,Form Name\r\nx,y\r\n", "without the data"),
        ("x.csv", "", "empty"),
        ("a.json", f'{{"nodes": [{"9" * 5000}], "edges": []}}', "too long"),
        ("a.graphml", '<?xml version="1.0" encoding="TF-8"?><graphml/>', "encoding"),
    ],
)
def test_what_is_wrong_is_named_and_the_other_files_go_on(categories, name, content, says):
    good = b'{"nodes": [{"id": "a"}], "edges": []}'
    reading = read_files({name: content.encode(), "good.json": good}, categories)
    assert "good" in [read.case for read in reading.maps]
    (fault,) = reading.faults
    assert says in str(fault)
    assert str(fault).startswith(name)
    assert "\n" not in str(fault)


def paths_in(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    found = [path]
    if isinstance(value, dict | list):
        for name, part in value.items() if isinstance(value, dict) else enumerate(value):
            found += paths_in(part, (*path, name))
    return found


junk = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=3),
    st.just([]),
    st.just({}),
    st.just([[1]]),
    st.just({"x": [], "y": None}),
)


@pytest.mark.parametrize("format_", ["network-canvas-json", "node-link", "kumu"])
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_json_with_one_part_that_is_something_else_is_read_or_refused_in_words(
    categories, format_, data
):
    (file,) = write_map(MAP, categories, format_, case="A", at=AT)
    whole = json.loads(file.content)
    path = data.draw(st.sampled_from(paths_in(whole)))
    instead = data.draw(junk)
    broken = copy.deepcopy(whole)
    if path:
        inner = broken
        for step in path[:-1]:
            inner = inner[step]
        inner[path[-1]] = instead
    else:
        broken = instead
    reading = read_files({"x.json": json.dumps(broken).encode()}, categories)
    assert len(reading.maps) + len(reading.faults) == (0 if broken == [] else 1)


@pytest.mark.parametrize("format_", FORMATS)
@settings(max_examples=80, deadline=None)
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused_in_words(categories, format_, data):
    files = {
        file.name: file.content for file in write_map(MAP, categories, format_, case="A", at=AT)
    }
    name = data.draw(st.sampled_from(sorted(files)))
    content = files[name]
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, min(len(content), start + 40)))
    files[name] = content[:start] + data.draw(st.binary(max_size=4)) + content[end:]
    reading = read_files(files, categories)
    for fault in reading.faults:
        assert fault.message
        assert fault.file.split("[")[0] in files
