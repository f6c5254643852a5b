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
from mentorwidgets.widgets.writer import blank, plan, writer

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
                _WRITER / "on_paper.css",
                _HERE / "talk.css",
            ],
            documents=[name],
            options=page_options(desk.library.exercise(name)),
        )

    def answer(self, what: str, args: dict[str, Any]) -> dict[str, Any]:
        """``calendar`` gives the dated steps as a file, ``blank`` the empty sheet."""
        if what == "blank":
            return blank.blank(self.desk, self.documents[0], args)
        if what == "calendar":
            work = self.desk.document(self.documents[0]).work
            return plan.calendar(work, at=self.desk.now())
        return super().answer(what, args)


def page_options(exercise: Exercise) -> dict[str, Any]:
    """What the page shows of the content: as the writer, and what the meeting is about."""
    return {
        **writer.page_options(exercise),
        "summary": exercise.summary,
        # Alone the page says how the meeting goes; in a meeting the frame does.
        "hour": [
            {"title": block.title, "minutes": block.minutes, "do": block.participants.do}
            for block in exercise.agenda
            if block.minutes
        ],
    }
