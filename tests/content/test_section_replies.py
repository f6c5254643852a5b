"""A rubric that a trainer edits: scales, and what is said of a slip in them."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorwidgets.content import WritingExercise, read_exercise
from mentorwidgets.content.section_replies import RepliesSection
from tests.content.small import changed, put
from tests.content.test_faults import faults, said

SECTIONS = """\
sections:
  - {id: draft, kind: draft, title: Your text, short: Text}
  - id: rated
    kind: replies
    title: How it came across
    short: Rated
    question: What stayed with you?
    own: true
    next: draft
    scales:
      - {id: clarity, label: Clarity, low: I was lost, high: I could retell it}
      - {id: pace, label: Pace, low: too fast, high: just right, points: 3}
steps:
"""
WITH = changed(("steps:\n", SECTIONS))


def test_a_rubric_has_a_scale_for_each_thing_that_is_rated(tmp_path: Path) -> None:
    exercise = read_exercise(put(tmp_path, "small", WITH))
    assert isinstance(exercise, WritingExercise)
    section = exercise.section("rated")
    assert isinstance(section, RepliesSection)
    assert [(scale.id, scale.points) for scale in section.scales] == [("clarity", 5), ("pace", 3)]


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        (("id: pace", "id: clarity"), "sections.1.scales.1.id", '"clarity" again'),
        (("next: draft", "next: draught"), "sections.1.next", 'did you mean "draft"?'),
        (("points: 3", "points: 1"), "sections.1.scales.1.points", "at least 3"),
        (("low: too fast, ", ""), "sections.1.scales.1.low", "missing"),
        (("question: What", "qestion: What"), "sections.1.qestion", 'did you mean "question"?'),
    ],
)
def test_a_slip_in_a_rubric_is_said_where_it_stands(
    tmp_path: Path, change: tuple[str, str], field: str, words: str
) -> None:
    found = faults(tmp_path, changed(change, text=WITH))
    assert any(fault.field == field and words in str(fault) for fault in found), said(found)


@pytest.mark.parametrize("odd", ["5", "text", "{a: 1}", "[1, [2]]"])
def test_scales_of_an_odd_shape_are_faults_and_no_error(tmp_path: Path, odd: str) -> None:
    text = (
        WITH[: WITH.index("    scales:")] + f"    scales: {odd}\n" + WITH[WITH.index("steps:\n") :]
    )
    assert faults(tmp_path, text)
