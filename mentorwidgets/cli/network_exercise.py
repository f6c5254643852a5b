"""What the commands on maps share: their options, the exercise whose words count, their end."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NoReturn

import typer

from mentorwidgets.places import shipped
from mentorwidgets.words import gettext as _

if TYPE_CHECKING:
    from mentorwidgets.content import NetworkExercise

#: The command is done, and something in the data was wrong.
FAULTS = 1
COULD_NOT_START = 2
EXERCISE = "developmental-network"

#: The options that every command has which reads maps.
Ego = Annotated[
    str | None,
    typer.Option(
        metavar="ID", help=_("The node that is the person themselves, if it is in the file.")
    ),
]
Mapped = Annotated[
    list[str] | None,
    typer.Option(
        "--map",
        metavar="THEIRS=OURS",
        help=_("Read the variable THEIRS as our OURS, for example help_type=support."),
    ),
]
Exercises = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR", help=_("A folder of exercises whose categories count, laid over ours.")
    ),
]


def the_exercise(exercises: Path | None) -> NetworkExercise:
    """The map exercise; a folder of a trainer's own exercises is laid over ours."""
    from mentorwidgets.content import Library, NetworkExercise

    if exercises is not None and not exercises.is_dir():
        stop(_("{path}: there is no such folder.", path=exercises))
    library = Library([shipped("exercises"), *([exercises] if exercises else [])])
    exercise = library.exercise(EXERCISE)
    if not isinstance(exercise, NetworkExercise):
        stop(_("The exercise {name} is not a map.", name=EXERCISE))
    return exercise


def mapping_of(given: Iterable[str]) -> dict[str, str]:
    """Names of a file's variables, each with ours: ``THEIRS=OURS``."""
    pairs = {}
    for pair in given:
        theirs, equals, ours = pair.partition("=")
        if not (theirs and equals and ours):
            stop(
                _(
                    "--map takes THEIRS=OURS, for example help_type=support; not {pair!r}.",
                    pair=pair,
                )
            )
        pairs[theirs] = ours
    return pairs


def stop(message: str) -> NoReturn:
    """Say why it cannot be done, and change nothing."""
    typer.echo(message, err=True)
    raise typer.Exit(COULD_NOT_START)
