"""The rules of an agenda: both readings of its minutes, quiet ways, screens and questions."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from mentorwidgets.content.reading import Source, read_source
from tests.content.small import GUIDE, SMALL, changed, line_of, put
from tests.content.test_faults import faults, said

WRITE = "    minutes: 10\n    mode: alone\n"


def block(**more: Any) -> str:
    whole = {
        "id": "more",
        "title": "More",
        "minutes": 5,
        "mode": "talk",
        "facilitator": {"says": "Go on."},
        "participants": {"do": "Go on."},
        **more,
    }
    return f"  - {json.dumps(whole)}\n"


def asked(**ask: Any) -> str:
    question = {"kind": "line", "text": "What else?", "quiet": "Pass.", **ask}
    return changed(("    step: draft\n", f"    step: draft\n    ask: {json.dumps(question)}\n"))


def test_two_people_may_have_other_minutes_that_fill_the_same_slot(tmp_path: Path) -> None:
    text = changed(
        ("    minutes: 5\n", "    minutes: 5\n    minutes_for_two: 3\n"),
        ("    minutes: 10\n", "    minutes: 10\n    minutes_for_two: 12\n"),
    )
    assert faults(tmp_path, text.replace("    minutes_for_two: 12\n", "", 1)) != []
    reading = read_source(Source.of(put(tmp_path, "small", text, GUIDE)))
    assert reading.exercise is not None
    assert [block.minutes_for_two for block in reading.exercise.agenda] == [3, 12]


def test_minutes_for_two_that_do_not_add_up_are_said_where_they_begin(tmp_path: Path) -> None:
    text = changed(("    minutes: 10\n", "    minutes: 10\n    minutes_for_two: 12\n"))
    (fault,) = faults(tmp_path, text)
    assert fault.line == line_of(text, "minutes_for_two")
    assert fault.field == "agenda.1.minutes_for_two"
    assert fault.sentence == (
        "for two people the blocks of the agenda add up to 17; expected 15 minutes in all"
    )


def test_a_block_left_out_for_two_lets_its_neighbours_meet(tmp_path: Path) -> None:
    agenda = (
        block(id="a", minutes=15, mode="alone")
        + block(id="b", minutes=4, minutes_for_two=0)
        + block(id="c", minutes=5, minutes_for_two=9, mode="alone")
    )
    text = changed(("minutes: 15", "minutes: 24"), ("{words: 5}", "{ticked: true}"))
    text = text[: text.index("agenda:")] + "agenda:\n" + agenda
    (fault,) = faults(tmp_path, text)
    assert fault.field == "agenda.2.minutes_for_two"
    assert fault.sentence == (
        'for two people 24 minutes of "alone" without a change; '
        "expected at most 20, then another mode"
    )


def test_pre_work_takes_no_minutes_of_two_people_either(tmp_path: Path) -> None:
    text = SMALL + block(mode="before", minutes=0, minutes_for_two=5)
    text = changed(("    minutes: 10\n", "    minutes: 10\n    minutes_for_two: 5\n"), text=text)
    (fault,) = faults(tmp_path, text)
    assert fault.field == "agenda.2.minutes_for_two"
    assert fault.sentence == "found 5 minutes; expected 0: pre-work is not part of the meeting"


@pytest.mark.parametrize("mode", ["pairs", "fours", "all"])
def test_company_needs_a_quiet_way(tmp_path: Path, mode: str) -> None:
    (fault,) = faults(tmp_path, changed(("mode: alone", f"mode: {mode}")))
    assert (fault.field, fault.found) == ("agenda.1.quiet", "missing")
    assert fault.expected == "a way to take part without speaking or sharing"


@pytest.mark.parametrize(
    ("kind", "screen", "sentence"),
    [
        ("writing", "draft", None),
        ("writing", "drafts", 'this kind of exercise has no screen "drafts"; did you mean "draft"?'),
        ("writing", "map", 'this kind of exercise has no screen "map"; expected one of before, draft'),
        ("talk", "notes", None),
        ("talk", "draft", 'this kind of exercise has no screen "draft"; expected one of before, notes'),
    ],
)  # fmt: skip
def test_a_screen_is_one_of_those_of_the_kind(
    tmp_path: Path, kind: str, screen: str, sentence: str | None
) -> None:
    text = changed(
        ("kind: writing", f"kind: {kind}"), ("mode: alone", f"mode: alone\n    screen: {screen}")
    )
    if kind == "talk":
        text = changed(("sharing: Mark one sentence.\n", ""), text=text)
    found = faults(tmp_path, text)
    if sentence is None:
        assert found == []
    else:
        (fault,) = found
        assert fault.field == "agenda.1.screen"
        assert fault.line == line_of(text, f"screen: {screen}")
        assert fault.sentence.startswith(sentence)


@pytest.mark.parametrize(
    "ask",
    [
        {},
        {"kind": "lines", "nameless": True, "moderated": True},
        {"kind": "scale", "low": "Not at all", "high": "Very much", "points": 7},
        {"kind": "choice", "options": ["Tea", "Coffee"], "several": True},
        {"kind": "ranking", "options": ["Tea", "Coffee", "Water"]},
        {"kind": "plane", "across": ["Near", "Far"], "upwards": ["Low", "High"]},
    ],
)
def test_a_question_that_is_complete_for_its_kind_has_no_fault(
    tmp_path: Path, ask: dict[str, Any]
) -> None:
    assert faults(tmp_path, asked(**ask)) == []


@pytest.mark.parametrize(
    ("ask", "field", "sentence"),
    [
        ({"kind": "scale", "low": "Not at all"}, "high",
         'missing in a question of the kind "scale"; expected what the highest point means'),
        ({"kind": "scale", "low": " ", "high": "Very"}, "low",
         'missing in a question of the kind "scale"; expected what the lowest point means'),
        ({"kind": "choice"}, "options",
         'missing in a question of the kind "choice"; expected at least two answers to choose from'),
        ({"kind": "ranking", "options": []}, "options",
         'missing in a question of the kind "ranking"; expected at least two answers'),
        ({"kind": "choice", "options": ["Tea"]}, "options", "found one; expected at least two"),
        ({"kind": "choice", "options": ["Tea", "tea "]}, "options.1", '"tea " again; expected each'),
        ({"kind": "plane", "across": ["Near", "Far"]}, "upwards",
         'missing in a question of the kind "plane"; expected what bottom and top mean'),
        ({"options": ["Tea", "Coffee"]}, "options",
         'a question of the kind "line" has none; expected nothing here'),
        ({"kind": "ranking", "options": ["Tea", "Coffee"], "several": True}, "several",
         'a question of the kind "ranking" has none'),
        ({"quiet": ""}, "quiet", 'found ""; expected some text'),
        ({"kind": "lime"}, "kind", 'found "lime"; did you mean "line"?'),
        ({"kind": "plane", "across": ["Near"], "upwards": ["Low", "High"]}, "across", ""),
    ],
)  # fmt: skip
def test_each_fault_of_a_question_names_line_field_and_what_was_expected(
    tmp_path: Path, ask: dict[str, Any], field: str, sentence: str
) -> None:
    text = asked(**ask)
    found = faults(tmp_path, text)
    fault = next(f for f in found if f.field.startswith(f"agenda.1.ask.{field}"))
    assert fault.sentence.startswith(sentence)
    assert fault.line == line_of(text, "    ask:"), said(found)
    assert len({f.field for f in found}) == 1, said(found)


def test_a_question_without_a_quiet_way_is_a_fault(tmp_path: Path) -> None:
    text = asked().replace(', "quiet": "Pass."', "")
    (fault,) = faults(tmp_path, text)
    assert (fault.field, fault.found) == ("agenda.1.ask.quiet", "missing")
    assert fault.expected == "how to take part without answering"
