"""Many maps together, and two times of them: ``network cohort``."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from mentorwidgets.cli.network_exercise import (
    FAULTS,
    Ego,
    Exercises,
    Mapped,
    mapping_of,
    stop,
    the_exercise,
)
from mentorwidgets.cli.progress import shown
from mentorwidgets.reports import PICTURES
from mentorwidgets.words import gettext as _
from mentorwidgets.words import ngettext

if TYPE_CHECKING:
    from mentorwidgets.formats import ReadMap
    from mentorwidgets.formats.streaming import Stream
    from mentorwidgets.network.categories import Categories
    from mentorwidgets.network.cohort_report import Report

#: So many maps are held at a time, however many there are.
_AT_A_TIME = 2000


def register(network: typer.Typer) -> None:
    """Add the command to those on maps."""
    network.command()(cohort)


def cohort(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...",
            help=_("Files, folders or archives with the maps, in any format that is read."),
        ),
    ],
    before: Annotated[
        list[Path] | None,
        typer.Option(
            metavar="PATH",
            help=_(
                "The same people's maps at an earlier time, under the same cases; may be given "
                "several times. The change of each measure is shown."
            ),
        ),
    ] = None,
    as_json: Annotated[bool, typer.Option("--json", help=_("Print one JSON object."))] = False,
    figures: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help=_("Draw figures for a report into this folder.")),
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            metavar="FORMAT",
            help=_("A format of the figures: png, svg or pdf; png and svg if none is named."),
        ),
    ] = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help=_("Replace figures that are there already."))
    ] = False,
    ego: Ego = None,
    mapping: Mapped = None,
    exercises: Exercises = None,
) -> None:
    """Show what many maps say together: distributions, two times compared, figures.

    Nothing is shown that is about fewer than five maps. A file that cannot be read is one line
    on stderr, and the others are counted.
    """
    from mentorwidgets.cli import cohort_text
    from mentorwidgets.formats.streaming import Stream
    from mentorwidgets.network.categories import Categories
    from mentorwidgets.network.cohort_report import report
    from mentorwidgets.network.cohort_summary import TooFewError

    wanted = list(dict.fromkeys(formats or ["png", "svg"]))
    for format_ in wanted:
        if format_ not in PICTURES:
            offered = ", ".join(PICTURES)
            stop(_("{to} is not a format. One of these: {formats}.", to=format_, formats=offered))
    categories = Categories.from_exercise(the_exercise(exercises))
    names = mapping_of(mapping or [])

    def reading(places: list[Path]) -> _Run:
        run = _Run(categories, people=before is not None)
        run.read(Stream(places, categories, ego=ego, mapping=names))
        if not run.cohort.n and not run.cohort.left_out and not run.faults:
            stop(_("No map was found in {paths}.", paths=", ".join(map(str, places))))
        return run

    try:
        earlier = reading(before) if before else None
        later = reading(paths)
        made = report(later.cohort, earlier.cohort if earlier else None)
        if figures is not None:
            _draw(made, categories, figures, wanted, overwrite=overwrite)
    except TooFewError:
        which = _("maps that are there at both times, with two people or more")
        stop(
            _(
                "At least five maps are needed to say something of them together without saying "
                "it of one; here are fewer {which}.",
                which=which if before else _("maps with two people or more"),
            )
        )
    except OSError as error:
        stop(_("{path}: {why}.", path=error.filename, why=error.strerror))
    if as_json:
        typer.echo(json.dumps(made.as_dict(categories), ensure_ascii=False, indent=1))
    else:
        for line in cohort_text.lines(made, categories):
            typer.echo(line)
    if later.faults or (earlier and earlier.faults):
        raise typer.Exit(FAULTS)


class _Run:
    """The maps of one time, read one after another and counted in; says each fault."""

    def __init__(self, categories: Categories, *, people: bool) -> None:
        from mentorwidgets.network.cohort_summary import Cohort

        self.cohort = Cohort(categories, keeps_people=people)
        self.faults = 0

    def read(self, stream: Stream) -> None:
        from mentorwidgets.network.cohort import measure_each

        with shown(stream) as bar:
            waiting = self._readable(stream, bar)
            while held := list(islice(waiting, _AT_A_TIME)):
                rows = measure_each((read.map for read in held), self.cohort.categories)
                for read, row in zip(held, rows, strict=True):
                    self.cohort.add(read.map, row, case=read.case)

    def _readable(self, stream: Stream, bar: Callable[[], None]) -> Iterator[ReadMap]:
        from mentorwidgets.formats import FormatError

        for read in stream:
            bar()
            if isinstance(read, FormatError):
                self.faults += 1
                typer.echo(str(read), err=True)
                continue
            yield read


def _draw(
    made: Report,
    categories: Categories,
    folder: Path,
    formats: list[str],
    *,
    overwrite: bool,
) -> None:
    """All figures, or none if a file is there already."""
    from mentorwidgets.reports.cohort_figures import FIGURES, draw, worth_drawing

    names = [name for name in FIGURES if worth_drawing(name, made)]
    if not names:
        typer.echo(_("No figure: there are too few maps to draw any bar for five."), err=True)
        return
    places = {(name, form): folder / f"{name}.{form}" for name in names for form in formats}
    there = [place for place in places.values() if place.exists()]
    if there and not overwrite:
        stop(_("{path} is there already. Add --overwrite to replace it.", path=there[0]))
    folder.mkdir(parents=True, exist_ok=True)
    for (name, form), place in places.items():
        place.write_bytes(draw(name, made, categories, form))
    typer.echo(
        ngettext("{n} figure in {folder}.", "{n} figures in {folder}.", len(places), folder=folder),
        err=True,
    )
