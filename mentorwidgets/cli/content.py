"""Commands for those who write exercises: ``check``, ``schema``, ``new-exercise``, ``deck``."""

from __future__ import annotations

import json
from pathlib import Path
from shlex import quote
from typing import Annotated, Literal, NoReturn

import typer

from mentorwidgets.places import data_folder, shipped
from mentorwidgets.words import gettext as _
from mentorwidgets.words import ngettext

FAULTS = 1
COULD_NOT_START = 2


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(check)
    app.command()(schema)
    app.command("new-exercise")(new_exercise)
    app.command()(deck)


def check(
    path: Annotated[
        Path | None,
        typer.Argument(
            help=_(
                "An exercise.yaml, the folder of one exercise, or a folder of several. "
                "Left out: the shipped exercises and your own."
            ),
            show_default=False,
        ),
    ] = None,
) -> None:
    """Check exercises: every fault in every file, with its line and column."""
    from mentorwidgets.content.checking import NothingToCheckError, check_places
    from mentorwidgets.content.library import folders

    own = data_folder() / "exercises"
    places = (
        [path] if path is not None else [shipped("exercises"), *([own] if folders(own) else [])]
    )
    try:
        report = check_places(places, below=shipped("exercises"))
    except NothingToCheckError as error:
        _stop(error.message)
    for fault in report.faults:
        typer.echo(str(fault), err=True)
    exercises = ngettext("{n} exercise", "{n} exercises", report.exercises)
    if report.faults:
        faults = ngettext("{n} fault", "{n} faults", len(report.faults))
        typer.echo(_("{exercises} checked: {faults}.", exercises=exercises, faults=faults))
        raise typer.Exit(FAULTS)
    typer.echo(_("{exercises} checked: no faults.", exercises=exercises))


def schema(
    of: Annotated[
        Literal["exercise", "page"],
        typer.Argument(
            help=_("exercise: exercise.yaml; page: the JSON file of somebody's own page.")
        ),
    ] = "exercise",
) -> None:
    """Print a JSON Schema: of exercise.yaml for completion in an editor, or of a page's file."""
    if of == "page":
        from mentorwidgets.reports.own_json import schema as made
    else:
        from mentorwidgets.content.schema import schema as made

    typer.echo(json.dumps(made(), indent=2, ensure_ascii=False))


def new_exercise(
    name: Annotated[str, typer.Argument(help=_("Small letters and hyphens: first-meeting."))],
    other: Annotated[
        str | None,
        typer.Option("--from", help=_("Begin with a copy of this exercise."), show_default=False),
    ] = None,
    exercises: Annotated[
        Path | None,
        typer.Option(help=_("The folder of your exercises."), show_default=False),
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option(help=_("The data folder, if it is not the usual one."), show_default=False),
    ] = None,
) -> None:
    """Put a new exercise into your own folder, ready to be changed."""
    from mentorwidgets.content.beginning import CannotBeginError, begin_exercise

    own = data_folder(data) / "exercises"
    place = exercises if exercises is not None else own
    try:
        folder = begin_exercise(
            name, place, other=other, sources=[place, own, shipped("exercises")]
        )
    except CannotBeginError as error:
        _stop(error.message)
    typer.echo(_("A new exercise lies in {folder}", folder=folder))
    typer.echo(_("1. Change exercise.yaml (what people read) and guide.md (for the facilitator)."))
    typer.echo(_("2. Check it: mentorwidgets check {folder}", folder=quote(str(folder))))
    if exercises is not None:
        command = f"mentorwidgets serve --exercises {quote(str(place))}"
    else:
        command = "mentorwidgets serve" + (
            f" --data {quote(str(data))}" if data is not None else ""
        )
    typer.echo(_("3. See it: {command}, then reload the page after each change.", command=command))


def deck(
    name: Annotated[str, typer.Argument(help=_("The exercise: strengths-and-values."))],
    table: Annotated[
        Path | None,
        typer.Option(
            "--from", help=_("Take the cards from this CSV file instead."), show_default=False
        ),
    ] = None,
    data: Annotated[
        Path | None,
        typer.Option(help=_("The data folder, if it is not the usual one."), show_default=False),
    ] = None,
) -> None:
    """Print the cards of an exercise as a table (CSV), or put a changed table in their place."""
    from mentorwidgets.content import Library, UnknownExerciseError
    from mentorwidgets.content.deck_table import (
        cards_section,
        from_table,
        put_deck_file,
        to_table,
    )

    own = data_folder(data) / "exercises"
    try:
        exercise = Library([shipped("exercises"), own]).exercise(name)
    except UnknownExerciseError as error:
        _stop(error.message)
    section = cards_section(exercise)
    if section is None:
        _stop(_('The exercise "{name}" has no cards.', name=name))
    if table is None:
        typer.echo(to_table(section.cards), nl=False)
        return
    try:
        text = table.read_text("utf-8-sig")
    except UnicodeDecodeError:
        _stop(_("{path}: save it as CSV in UTF-8, please.", path=table))
    yaml, faults = from_table(text, table, section.cards)
    for fault in faults:
        typer.echo(str(fault), err=True)
    if faults:
        raise typer.Exit(FAULTS)
    path = put_deck_file(own, name, yaml)
    typer.echo(_("The cards lie in {path}. Open pages have them at the next load.", path=path))


def _stop(message: str) -> NoReturn:
    typer.echo(message, err=True)
    raise typer.Exit(COULD_NOT_START)
