"""A document made from one exercise: find the exercise, write the file whole, say why not."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn, TypeAlias

import typer

from mentorwidgets.places import data_folder, shipped
from mentorwidgets.words import gettext as _

if TYPE_CHECKING:
    from mentorwidgets.content import Exercise

FAULTS = 1
COULD_NOT_START = 2

#: The arguments and options of every command that makes such a document.
ExerciseName: TypeAlias = Annotated[
    str,
    typer.Argument(
        metavar="EXERCISE",
        help=_("The name of an exercise, such as peer-meeting, or its folder."),
    ),
]
Exercises: TypeAlias = Annotated[
    Path | None,
    typer.Option(metavar="DIR", help=_("A folder of exercises, laid over ours and your own.")),
]
Overwrite: TypeAlias = Annotated[
    bool, typer.Option("--overwrite", help=_("Replace a file that is there already."))
]


def write_document(
    out: Path, exercise: Exercise, make: Callable[[], bytes], *, overwrite: bool
) -> None:
    """Write what ``make`` gives, and say so; end with a sentence when it cannot be done."""
    from mentorwidgets.formats.converting import NotWrittenError, write_whole

    try:
        write_whole(out, make(), overwrite=overwrite)
    except NotWrittenError as why:
        stop(str(why))
    except OSError as error:
        stop(_("{path}: {why}.", path=error.filename or out, why=error.strerror))
    except RuntimeError as why:
        stop(_("{out} was not written: {why}", out=out, why=" ".join(str(why).split())))
    typer.echo(_("{title}: written to {out}.", title=exercise.title, out=out))


def find_exercise(name: str, exercises: Path | None) -> Exercise:
    """The exercise of this name, or in this folder."""
    from mentorwidgets.content import Library, UnknownExerciseError

    if exercises is not None and not exercises.is_dir():
        stop(_("{path}: there is no such folder.", path=exercises))
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
        _end(_("{folder} has faults, and so nothing was written.", folder=folder), FAULTS)
    return reading.exercise


def stop(message: str) -> NoReturn:
    """End: it cannot be done as asked."""
    _end(message, COULD_NOT_START)


def _end(message: str, code: int) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(code)
