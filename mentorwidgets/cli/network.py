"""Commands on maps: ``network measures``, and where the others are added."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import typer

from mentorwidgets.cli import network_files
from mentorwidgets.cli.network_exercise import FAULTS, mapping_of, stop, the_exercise
from mentorwidgets.words import gettext as _


def register(app: typer.Typer) -> None:
    """Add the commands."""
    network = typer.Typer(
        help=_("Developmental networks: maps that were saved or exported."),
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    network.command()(measures)
    network_files.register(network)
    app.add_typer(network, name="network")


def measures(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...",
            help=_(
                "Files or folders: Network Canvas exports (CSV sets, GraphML), GraphML, "
                "node-link JSON. One set of CSV files is one map."
            ),
        ),
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help=_("Print a JSON list, one object a map."))
    ] = False,
    ego: Annotated[
        str | None,
        typer.Option(
            metavar="ID", help=_("The node that is the person themselves, if it is in the file.")
        ),
    ] = None,
    mapping: Annotated[
        list[str] | None,
        typer.Option(
            "--map",
            metavar="THEIRS=OURS",
            help=_("Read the variable THEIRS as our OURS, for example help_type=support."),
        ),
    ] = None,
    exercises: Annotated[
        Path | None,
        typer.Option(
            metavar="DIR", help=_("A folder of exercises whose categories count, laid over ours.")
        ),
    ] = None,
) -> None:
    """Measure maps: size, density, effective size, constraint, diversity and the others."""
    from mentorwidgets.formats import read_paths
    from mentorwidgets.network.categories import Categories
    from mentorwidgets.network.measures import measure

    categories = Categories.from_exercise(the_exercise(exercises))
    try:
        reading = read_paths(paths, categories, ego=ego, mapping=mapping_of(mapping or []))
    except OSError as error:
        stop(_("{path}: {why}.", path=error.filename, why=error.strerror))
    rows = []
    for read in reading.maps:
        numbers = measure(read.map, categories).as_dict()
        numbers["warnings"] = [*read.warnings, *numbers["warnings"]]
        rows.append({"case": read.case, **numbers})
    faults = [str(fault) for fault in reading.faults]
    if not rows and not faults:
        stop(_("No map was found in {paths}.", paths=", ".join(map(str, paths))))
    if as_json:
        typer.echo(json.dumps(rows, ensure_ascii=False, indent=1))
    elif rows:
        typer.echo(_table(rows))
    for fault in faults:
        typer.echo(fault, err=True)
    if not as_json:
        for row in rows:
            for warning in row["warnings"]:
                typer.echo(f"{row['case']}: {warning}", err=True)
    if faults:
        raise typer.Exit(FAULTS)


def _table(rows: list[dict[str, Any]]) -> str:
    """The numbers that fit on a line; the rest is in the JSON."""
    shown = {
        "case": _("case"),
        "size": _("size"),
        "ties": _("ties"),
        "density": _("density"),
        "effective_size": _("effective"),
        "efficiency": _("efficiency"),
        "constraint": _("constraint"),
        "ego_betweenness": _("betweenness"),
        "components": _("components"),
        "isolates": _("isolates"),
        "cut_points": _("cut points"),
    }
    cells = [list(shown.values())] + [[_cell(row[name]) for name in shown] for row in rows]
    widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
    return "\n".join(
        "  ".join(
            cell.ljust(width) if index == 0 else cell.rjust(width)
            for index, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in cells
    )


def _cell(value: Any) -> str:
    if value is None:
        return "–"
    return f"{value:.4f}" if isinstance(value, float) else str(value)
