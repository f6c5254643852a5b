"""``mentorwidgets guide``: the facilitation guide of an exercise, to be printed or changed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mentorwidgets.cli.documents import (
    ExerciseName,
    Exercises,
    Overwrite,
    find_exercise,
    stop,
    write_document,
)
from mentorwidgets.words import gettext as _

if TYPE_CHECKING:
    from mentorwidgets.content import Exercise

_ENDINGS = (".pdf", ".docx", ".md")


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(guide)


def guide(
    exercise: ExerciseName,
    out: Annotated[
        Path,
        typer.Argument(
            metavar="OUT", help=_("The file to write, a new one: OUT.pdf, OUT.docx or OUT.md.")
        ),
    ],
    exercises: Exercises = None,
    overwrite: Overwrite = False,
) -> None:
    """Write the guide for whoever leads: all words, the agenda with its minutes, every way out."""
    ending = out.suffix.lower()
    if ending not in _ENDINGS:
        stop(_("{out}: a guide ends in .pdf, .docx or .md.", out=out))
    found = find_exercise(exercise, exercises)
    if not found.guide:
        stop(_("{title} has no guide.md, and so there is no guide to write.", title=found.title))
    write_document(out, found, lambda: _made(found, ending), overwrite=overwrite)


def _made(exercise: Exercise, ending: str) -> bytes:
    if ending == ".md":
        from mentorwidgets.content.guide import render_guide

        return render_guide(exercise).encode("utf-8")
    from mentorwidgets.reports.guide import guide_of_exercise
    from mentorwidgets.reports.guide_file import guide_file

    return guide_file(guide_of_exercise(exercise), ending[1:], at=datetime.now(UTC))
