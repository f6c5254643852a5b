"""``mentorwidgets blank``: an exercise as an empty sheet, for whoever has no device."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

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


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(blank)


def blank(
    exercise: ExerciseName,
    out: Annotated[
        Path,
        typer.Argument(metavar="OUT", help=_("The file to write, a new one: OUT.pdf or OUT.docx.")),
    ],
    exercises: Exercises = None,
    overwrite: Overwrite = False,
) -> None:
    """Write an empty sheet to print: every question with its number, and room to write."""
    ending = out.suffix.lower()
    if ending not in {".pdf", ".docx"}:
        stop(_("{out}: a sheet ends in .pdf or .docx.", out=out))
    found = find_exercise(exercise, exercises)
    from mentorwidgets.reports.blank_file import blank_file

    write_document(
        out, found, lambda: blank_file(found, ending[1:], at=datetime.now(UTC)), overwrite=overwrite
    )
