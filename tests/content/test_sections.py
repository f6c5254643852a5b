"""The worksheets of an exercise: what a trainer may write, and what is said of a slip."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorwidgets.content import WritingExercise, read_exercise
from tests.content.small import SMALL, changed, put
from tests.content.test_faults import faults, said

SECTIONS = """\
sections:
  - {id: before, kind: questions, title: Before, short: Before}
  - id: goals
    kind: list
    title: Your goals
    short: Goals
    entry: a goal
    count_by: fit
    fields:
      - {id: goal, label: The goal, kind: text}
      - {id: fit, label: How it fits, kind: choice, options: [{id: good, label: well}]}
  - {id: draft, kind: draft, title: Your text, short: Text}
steps:
  - id: listed
    title: Two goals
    done_when: {section: {id: goals, least: 2}}
"""
WITH = changed(("steps:\n", SECTIONS))


def test_the_sections_are_the_parts_of_the_page_and_screens_of_the_meeting(tmp_path: Path) -> None:
    text = changed(("    step: draft\n", "    step: draft\n    screen: goals\n"), text=WITH)
    exercise = read_exercise(put(tmp_path, "small", text))
    assert isinstance(exercise, WritingExercise)
    assert [section.id for section in exercise.worksheets] == ["before", "goals", "draft"]
    assert exercise.steps[0].done_when.what == "section"
    assert exercise.steps[0].done_when.least == 2


def test_without_sections_there_are_the_questions_and_the_text(tmp_path: Path) -> None:
    exercise = read_exercise(put(tmp_path, "small"))
    assert isinstance(exercise, WritingExercise)
    assert [section.kind for section in exercise.worksheets] == ["questions", "draft"]


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        (("kind: list", "kind: lits"), "sections.1.kind", 'did you mean "list"?'),
        (
            ("    entry: a goal\n", "    entri: a goal\n"),
            "sections.1.entri",
            'did you mean "entry"?',
        ),
        (("id: draft, kind", "id: goals, kind"), "sections.2.id", '"goals" again'),
        (("id: draft, kind", "id: versions, kind"), "sections.2.id", "names the versions"),
        (("kind: text}", "kind: txt}"), "sections.1.fields.0.kind", 'did you mean "text"?'),
        (("id: fit, label", "id: goal, label"), "sections.1.fields.1.id", '"goal" again'),
        (("count_by: fit", "count_by: goal"), "sections.1.count_by", 'no choice has the id "goal"'),
        (
            (", options: [{id: good, label: well}]", ""),
            "sections.1.fields.1",
            "a choice needs them",
        ),
        (
            ("{id: goals, least", "{id: goal, least"),
            "steps.0.done_when.section.id",
            "no section has",
        ),
        (
            ("{id: goals, least", "{id: goals, what: rows, least"),
            "steps.0.done_when.section.what",
            'does not count "rows"',
        ),
        (
            ("    step: draft\n", "    step: draft\n    screen: goal\n"),
            "agenda.1.screen",
            'has no screen "goal"',
        ),
        (
            ("short: Before}", "short: Before, items: [{id: before, prompt: Why?}]}"),
            "sections.0.items.0.id",
            '"before" again',
        ),
        (("short: Goals", "short: What you want to reach"), "sections.1.short", "at most 20"),
    ],
)
def test_a_slip_in_a_section_is_said_where_it_stands(
    tmp_path: Path, change: tuple[str, str], field: str, words: str
) -> None:
    found = faults(tmp_path, changed(change, text=WITH))
    assert any(fault.field == field and words in str(fault) for fault in found), said(found)


@pytest.mark.parametrize(
    "odd", ["5", "{a: 1}", "[1, [2], {id: 3}]", "text", "[{kind: list, fields: 5}]"]
)
def test_sections_of_any_odd_shape_are_faults_and_no_error(tmp_path: Path, odd: str) -> None:
    text = SMALL.replace("steps:\n", f"sections: {odd}\nsteps:\n")
    assert faults(tmp_path, text)
