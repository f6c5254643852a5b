"""One agenda, written once, rendered into the guide."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorwidgets.content import Exercise, read_exercise
from mentorwidgets.content.guide import render_guide
from mentorwidgets.places import shipped
from tests.content.small import GUIDE, SMALL, changed, put

EXERCISES = [read_exercise(folder) for folder in sorted(shipped("exercises").iterdir())]


def test_the_agenda_stands_where_its_line_stood(tmp_path: Path) -> None:
    guide = render_guide(read_exercise(put(tmp_path, "small", SMALL, GUIDE + "\nAfter.\n")))
    assert guide.startswith("# A small guide\n\n| From | Minutes |")
    assert guide.endswith("\nAfter.\n")
    assert "<!--" not in guide
    assert "| 0 | 5 | Welcome | one speaks to all |" in guide
    assert "| 5 | 10 | Write | alone |" in guide
    assert "*minute 5 to 15, alone*" in guide
    assert "15 minutes in all." in guide
    assert "- **Step:** There is a draft" in guide


def test_a_changed_block_changes_the_guide(tmp_path: Path) -> None:
    before = put(tmp_path, "one")
    after = put(tmp_path, "two", changed(("title: Write\n", "title: Write it down\n")))
    assert "### Write\n" in render_guide(read_exercise(before))
    assert "### Write it down\n" in render_guide(read_exercise(after))


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
def test_a_shipped_guide_has_every_block_once_and_no_copy_of_its_own(exercise: Exercise) -> None:
    guide = render_guide(exercise)
    for block in exercise.agenda:
        assert guide.count(f"### {block.title}\n") == 1
        said = " ".join(block.facilitator.says.split())
        assert guide.count(said) == 1
        assert said not in " ".join(exercise.guide.split())


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)
def test_a_shipped_guide_holds_what_a_first_time_facilitator_needs(exercise: Exercise) -> None:
    for part in (
        "## Purpose", "## What people take away", "## Before", "## What you need", "## Who does what",
        "## The meeting", "## Hard moments, and what to do", "## Close", "## After",
        "## Where this comes from",
    ):  # fmt: skip
        assert f"\n{part}\n" in exercise.guide
