"""The page of an exercise that is a meeting: private notes, questions beforehand, steps to tick.

What one sees and does in a block is said by the frame of the meeting. Here is only what a
person keeps for themselves: the text that :mod:`mentorwidgets.reflection` folds.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mentorwidgets.content import Exercise
from mentorwidgets.widgets.base import WorkbookWidget
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.phases import eyebrow
from mentorwidgets.widgets.writer import plan

_HERE = Path(__file__).resolve().parent
_WRITER = _HERE.parent / "writer"


class TalkPage(WorkbookWidget):
    """The page of one exercise of the kind ``talk``."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__(
            desk,
            entry=_HERE / "talk.js",
            # The questions, the steps and the choice between two texts are those of the writer.
            style=[
                _WRITER / "writer.css",
                _WRITER / "plan.css",
                _HERE / "talk.css",
            ],
            documents=[name],
            options=page_options(desk.library.exercise(name)),
        )

    def answer(self, what: str, args: dict[str, Any]) -> dict[str, Any]:
        """``calendar`` gives the dated steps as a file."""
        if what == "calendar":
            work = self.desk.document(self.documents[0]).work
            return plan.calendar(work, at=self.desk.now())
        return super().answer(what, args)


def page_options(exercise: Exercise) -> dict[str, Any]:
    """What the page shows of the content."""
    return {
        "document": exercise.name,
        "title": exercise.title,
        "lang": exercise.lang,
        "eyebrow": eyebrow(exercise),
        "summary": exercise.summary,
        "invitation": exercise.invitation,
        "preWork": {"minutes": exercise.pre_work.minutes, "text": exercise.pre_work.text},
        "items": [
            {"id": item.id, "prompt": item.prompt, "hint": item.hint}
            for item in exercise.pre_work.items
        ],
        "prompts": [{"id": prompt.id, "text": prompt.text} for prompt in exercise.prompts],
        "steps": [
            {"id": step.id, "title": step.title, "ticked": step.done_when.what == "ticked"}
            for step in exercise.steps
        ],
        # Alone the page says how the meeting goes; in a meeting the frame does.
        "hour": [
            {"title": block.title, "minutes": block.minutes, "do": block.participants.do}
            for block in exercise.agenda
            if block.minutes
        ],
    }
