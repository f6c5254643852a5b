"""YAML 1.2 as plain data, with marks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorwidgets.content.marks import read_marked

FILE = Path("exercise.yaml")


def faults(text: str) -> list[str]:
    return [str(fault) for fault in read_marked(text, FILE).faults]


@pytest.mark.parametrize(
    "written",
    ["yes", "no", "on", "off", "y", "N", "10:30", "1:30:00", "2026-01-31", "1_000", "0o17"],
)
def test_what_other_yaml_readers_change_stays_text(written: str) -> None:
    assert read_marked(f"a: {written}\n", FILE).data == {"a": written}


def test_keys_are_text_too() -> None:
    assert read_marked("yes: 1\n10:30: 2\n7: 3\n", FILE).data == {"yes": 1, "10:30": 2, "7": 3}


def test_numbers_and_constants_are_read_and_quotes_keep_them_text() -> None:
    text = "a: 12\nb: -3\nc: 1.5\nd: true\ne:\nf: '12'\ng: \"true\"\nh: !!str 12\ni: 012\n"
    assert read_marked(text, FILE).data == {
        "a": 12, "b": -3, "c": 1.5, "d": True, "e": None,
        "f": "12", "g": "true", "h": "12", "i": 12,
    }  # fmt: skip


def test_a_key_given_twice_is_a_fault_where_it_stands_again() -> None:
    marked = read_marked("a: 1\nb:\n  c: 1\n  d: 2\n  c: 3\na: 9\n", FILE)
    assert [str(fault) for fault in marked.faults] == [
        "exercise.yaml:5:3: b.c: given twice, first on line 3; expected each key once",
        "exercise.yaml:6:1: a: given twice, first on line 1; expected each key once",
    ]
    assert marked.data == {"a": 1, "b": {"c": 1, "d": 2}}


def test_marks_say_where_keys_and_values_stand() -> None:
    marked = read_marked("a:\n  - b: x\n    c:  [1, 22]\n", FILE)
    assert marked.keys[("a", 0, "c")] == (3, 5)
    assert marked.values[("a", 0, "c")] == (3, 9)
    assert marked.values[("a", 0, "c", 1)] == (3, 13)
    assert marked.fault(("a", 0, "missing"), "missing").line == 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: &x 1\n", "exercise.yaml:1:4: a: an anchor or alias"),
        ("a: !!python/name:os.system ''\n", "exercise.yaml:1:4: a: a tag"),
        ("%YAML 1.1\n---\na: yes\n", "exercise.yaml:1:1: YAML 1.1; expected YAML 1.2"),
        ("a: 1\n---\nb: 2\n", "exercise.yaml:2:1: not readable as YAML"),
        ("a: b: c\n", "exercise.yaml:1:5: not readable as YAML"),
        ("a: 1\n\tb: 2\n", "exercise.yaml:2:1: not readable as YAML"),
        ("ok: 1\na: x\x01y\n", "exercise.yaml:2:5: a character that YAML does not allow (U+0001)"),
        (r'a: "\ud83d"', "exercise.yaml:1:4: a: a character that nobody can see (U+D83D)"),
        (r'a: "x\0"', "exercise.yaml:1:4: a: a character that nobody can see (U+0000)"),
        ("? [a]\n: 1\n", "exercise.yaml:1:3: a list as a key"),
        ("[" * 700, "exercise.yaml:1:1: not readable as YAML: too deeply nested"),
        ("#" * 1_000_001, "exercise.yaml:1:1: 1000001 characters; expected at most 1000000"),
    ],
)
def test_what_cannot_be_read_is_said_with_its_place(text: str, expected: str) -> None:
    said = faults(text)
    assert said
    assert said[0].startswith(expected)
    assert "\n" not in said[0]


def test_aliases_within_aliases_end() -> None:
    lines = ["a0: &a0 [x]"]
    lines += [f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]" for i in range(1, 12)]
    assert len(faults("\n".join(lines))) < 200


readable = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]))
keys = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=60).filter(
    str.isprintable
)
values = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**15), 10**15) | readable,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4),
    max_leaves=12,
)


@settings(deadline=None)
@given(st.dictionaries(st.text("abcdefgh-", min_size=1), values))
def test_every_json_document_is_read_as_json_reads_it(data: dict[str, object]) -> None:
    marked = read_marked(json.dumps(data), FILE)
    assert marked.faults == []
    assert marked.data == data


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8") | st.sampled_from("abc:-[]{}&*!|>'\"#%@` \n\t")))
def test_no_text_stops_the_reader_and_every_fault_lies_inside_the_file(text: str) -> None:
    for fault in read_marked(text, FILE).faults:
        assert (
            1
            <= fault.line
            <= text.count("\n")
            + text.count("\r")
            + text.count("\x85")
            + (text.count("\u2028") + text.count("\u2029") + 2)
        )
        assert fault.column >= 1
        assert "\n" not in str(fault)
