"""The writer: drafts, versions, and the words that may be shared."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from mentorwidgets.content import Exercise, WritingExercise
from mentorwidgets.operations import RefusedError
from mentorwidgets.reflection.commands import LONGEST_TEXT
from mentorwidgets.reflection.comparison import compare
from mentorwidgets.widgets.base import WorkbookWidget
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.phases import eyebrow
from mentorwidgets.widgets.writer import plan
from mentorwidgets.words import gettext as _

_HERE = Path(__file__).resolve().parent


class WriterPage(WorkbookWidget):
    """The page of one writing exercise."""

    def __init__(self, desk: Desk, name: str) -> None:
        super().__init__(
            desk,
            entry=_HERE / "writer.js",
            style=[_HERE / "writer.css", _HERE / "plan.css"],
            documents=[name],
            options=page_options(desk.library.exercise(name)),
        )

    def answer(self, what: str, args: dict[str, Any]) -> dict[str, Any]:
        """``compare {earlier, later}`` gives ``{pieces: [{op, text}]}``, ``calendar`` a file."""
        if what == "compare":
            return {"pieces": compare(_text(args, "earlier"), _text(args, "later"))}
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
        "invitation": exercise.invitation,
        "sharing": exercise.sharing if isinstance(exercise, WritingExercise) else "",
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
    }


def _text(args: dict[str, Any], name: str) -> str:
    value = args.get(name)
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        raise RefusedError(_("Two texts are compared, each as long as a field may be."))
    return value
