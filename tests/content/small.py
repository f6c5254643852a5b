"""A small exercise without faults, and ways to put variations of it into a folder."""

from __future__ import annotations

from pathlib import Path

#: Line numbers matter to the tests: line 1 is ``format: 1``.
SMALL = """\
format: 1
kind: writing
title: A small exercise
phase: early
lang: en
audience: [pair]
summary: Short and without faults.
invitation: What would you like to write?
sharing: Mark one sentence.
minutes: 15
pre_work:
  minutes: 5
  text: Think ahead.
  items:
    - id: before
      prompt: What comes to mind?
steps:
  - id: draft
    title: There is a draft
    done_when: {words: 5}
prompts:
  - id: stuck
    text: What else?
    quiet: Say nothing.
agenda:
  - id: welcome
    title: Welcome
    minutes: 5
    mode: talk
    facilitator: {says: Welcome.}
    participants: {do: Arrive.}
  - id: write
    title: Write
    minutes: 10
    mode: alone
    step: draft
    facilitator: {says: Please write.}
    participants: {do: Write.}
"""
GUIDE = "# A small guide\n\n<!-- agenda -->\n"


def changed(*changes: tuple[str, str], text: str = SMALL) -> str:
    """The text with each first string, which must be there, replaced by the second."""
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new, 1)
    return text


def put(place: Path, name: str, text: str = SMALL, guide: str | None = GUIDE) -> Path:
    """Write an exercise into a place, and give its folder."""
    folder = place / name
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "exercise.yaml").write_text(text, encoding="utf-8")
    if guide is not None:
        (folder / "guide.md").write_text(guide, encoding="utf-8")
    return folder


def line_of(text: str, part: str) -> int:
    """The line, from 1, on which a part of the text stands."""
    return text[: text.index(part)].count("\n") + 1
