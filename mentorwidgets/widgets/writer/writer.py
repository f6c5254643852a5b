"""The page of a writing exercise: its worksheets, and the text with its versions."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mentorwidgets.content import Exercise, WritingExercise
from mentorwidgets.content.numbering import numbers
from mentorwidgets.widgets.base import WorkbookWidget
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.phases import eyebrow
from mentorwidgets.widgets.writer.asking import ANSWERS
from mentorwidgets.widgets.writer.styles import STYLES

_HERE = Path(__file__).resolve().parent


class WriterPage(WorkbookWidget):
    """The page of one writing exercise."""

    def __init__(self, desk: Desk, name: str) -> None:
        exercise = desk.library.exercise(name)
        super().__init__(
            desk,
            entry=_HERE / "writer.js",
            style=STYLES,
            documents=[name],
            options={**page_options(exercise), "sections": sections_of(exercise)},
        )

    def answer(self, what: str, args: dict[str, Any]) -> dict[str, Any]:
        """What the worksheets ask; see :mod:`.asking`."""
        if what in ANSWERS:
            return ANSWERS[what](self.desk, self.documents[0], args)
        return super().answer(what, args)


def sections_of(exercise: Exercise) -> list[dict[str, Any]]:
    """The worksheets of the page, in order, as their content has them."""
    if not isinstance(exercise, WritingExercise):
        return []
    return [section.model_dump(mode="json") for section in exercise.worksheets]


def page_options(exercise: Exercise) -> dict[str, Any]:
    """What a page with a text shows of the content."""
    return {
        "document": exercise.name,
        "title": exercise.title,
        "lang": exercise.lang,
        "eyebrow": eyebrow(exercise),
        "invitation": exercise.invitation,
        "sharing": exercise.sharing if isinstance(exercise, WritingExercise) else "",
        "preWork": {"minutes": exercise.pre_work.minutes, "text": exercise.pre_work.text},
        "items": [
            {"id": item.id, "prompt": item.prompt, "hint": item.hint}
            for item in exercise.pre_work.items
        ],
        "numbers": numbers(exercise),
        "prompts": [{"id": prompt.id, "text": prompt.text} for prompt in exercise.prompts],
        "steps": [
            {"id": step.id, "title": step.title, "ticked": step.done_when.what == "ticked"}
            for step in exercise.steps
        ],
    }
