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


def _exercise(name: str, exercises: Path | None) -> Exercise:
    """The exercise of this name, or in this folder."""
    from mentorwidgets.content import Library, UnknownExerciseError

    if exercises is not None and not exercises.is_dir():
        _stop(_("{path}: there is no such folder.", path=exercises))
    folder = Path(name)
    if folder.is_dir() and (folder / "exercise.yaml").is_file():
        return _of_folder(folder)
    own = data_folder() / "exercises"
    library = Library([shipped("exercises"), own, *([exercises] if exercises else [])])
    try:
        found = library.exercise(name)
    except UnknownExerciseError as error:
        # A fault in its content is a fault in the data; a name that nobody has is not.
        _end(error.message, FAULTS if library.faults_of(name) else COULD_NOT_START)
    for fault in library.faults_of(name):
        typer.echo(str(fault), err=True)
    return found


def _of_folder(folder: Path) -> Exercise:
    from mentorwidgets.content.reading import Source, read_source

    below = shipped("exercises") / folder.resolve().name
    guide = below / "guide.md"
    inherited = guide.read_text(encoding="utf-8") if guide.is_file() else None
    reading = read_source(Source.of(folder).over([Source.of(below)]), inherited_guide=inherited)
    for fault in reading.faults:
        typer.echo(str(fault), err=True)
    if reading.exercise is None:
        _end(_("{folder} has faults, and so no guide was written.", folder=folder), FAULTS)
    return reading.exercise


def _stop(message: str) -> NoReturn:
    _end(message, COULD_NOT_START)


def _end(message: str, code: int) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(code)
