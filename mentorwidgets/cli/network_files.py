"""Maps from format to format, and the exercise as a protocol: ``network convert``, ``protocol``."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Annotated

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
from mentorwidgets.words import gettext as _
from mentorwidgets.words import ngettext


def register(network: typer.Typer) -> None:
    """Add the commands to those on maps."""
    network.command()(convert)
    network.command()(protocol)


def convert(
    source: Annotated[
        Path,
        typer.Argument(
            metavar="IN",
            help=_(
                "A file, a folder or an archive with any number of maps, in any format that is "
                "read: it is recognised by its content."
            ),
        ),
    ],
    out: Annotated[
        Path,
        typer.Argument(
            metavar="OUT",
            help=_(
                "A folder, or a .zip; a .json or .graphml for a single map in a format that has "
                "one file a map."
            ),
        ),
    ],
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="FORMAT",
            help=_(
                "One of: network-canvas-json, network-canvas-csv, network-canvas-graphml, "
                "graphml, node-link, egor, kumu, redcap."
            ),
        ),
    ],
    ego: Ego = None,
    mapping: Mapped = None,
    exercises: Exercises = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help=_("Replace files that are there already."))
    ] = False,
) -> None:
    """Convert maps to another format: whole, or, if something is there already, not at all."""
    from mentorwidgets.formats import FORMATS, Stream
    from mentorwidgets.formats.converting import NotWrittenError
    from mentorwidgets.formats.converting import convert as written
    from mentorwidgets.network.categories import Categories

    if to not in FORMATS:
        formats = ", ".join(FORMATS)
        stop(_("{to} is not a format. One of these: {formats}.", to=to, formats=formats))
    names = mapping_of(mapping or [])
    categories = Categories.from_exercise(the_exercise(exercises))
    try:
        result = written(
            Stream([source], categories, ego=ego, mapping=names),
            out,
            to,
            categories,
            at=datetime.now(UTC),
            say=lambda line: typer.echo(line, err=True),
            overwrite=overwrite,
        )
    except NotWrittenError as why:
        stop(str(why))
    except OSError as error:
        stop(_("{path}: {why}.", path=error.filename, why=error.strerror))
    if not result.maps and not result.faults:
        stop(_("No map was found in {paths}.", paths=source))
    if result.maps:
        typer.echo(
            ngettext(
                "{n} map written to {out}.", "{n} maps written to {out}.", result.maps, out=out
            )
        )
    if result.faults:
        raise typer.Exit(FAULTS)


def protocol(
    out: Annotated[
        Path, typer.Argument(metavar="OUT.netcanvas", help=_("The file to write, a new one."))
    ],
    exercises: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help=_("A folder of exercises, laid over ours: theirs is written.")
        ),
    ] = None,
    overwrite: Annotated[
        bool, typer.Option("--overwrite", help=_("Replace a file that is there already."))
    ] = False,
) -> None:
    """Write the exercise as a Network Canvas protocol, made from its content."""
    from mentorwidgets.formats.converting import NotWrittenError, write_whole
    from mentorwidgets.formats.protocol import netcanvas

    exercise = the_exercise(exercises)
    if out.suffix.lower() != ".netcanvas":
        stop(_("{out}: the name of a protocol ends in .netcanvas.", out=out))
    try:
        write_whole(out, netcanvas(exercise), overwrite=overwrite)
    except NotWrittenError as why:
        stop(str(why))
    except OSError as error:
        stop(_("{path}: {why}.", path=error.filename, why=error.strerror))
    typer.echo(_("{title}: written to {out}.", title=exercise.title, out=out))
