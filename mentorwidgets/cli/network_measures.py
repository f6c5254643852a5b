"""The measures of any number of maps: ``network measures``."""

from __future__ import annotations

import csv
import json
import os
import sys
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, TextIO

import typer

from mentorwidgets.cli.in_order import Record, in_order
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
from mentorwidgets.words import gettext as _

if TYPE_CHECKING:
    from mentorwidgets.formats import ReadMap
    from mentorwidgets.formats.streaming import Stream
    from mentorwidgets.network.categories import Categories

#: So many maps are held at a time, however many there are.
_AT_A_TIME = 2000


def register(network: typer.Typer) -> None:
    """Add the command to those on maps."""
    network.command()(measures)


def measures(
    paths: Annotated[
        list[Path],
        typer.Argument(
            metavar="PATH...",
            help=_(
                "Files, folders or archives (.zip, .tar.gz) with any number of maps, in any "
                "format that is read: it is recognised by its content."
            ),
        ),
    ],
    as_json: Annotated[
        bool, typer.Option("--json", help=_("Print a JSON list, one object a map."))
    ] = False,
    as_csv: Annotated[
        bool, typer.Option("--csv", help=_("Print CSV, one line a map, every measure a column."))
    ] = False,
    parquet: Annotated[
        Path | None,
        typer.Option(
            metavar="FILE",
            help=_("Write the same columns as --csv into a Parquet file, a new one."),
        ),
    ] = None,
    ego: Ego = None,
    mapping: Mapped = None,
    exercises: Exercises = None,
) -> None:
    """Measure maps: size, density, effective size, constraint, diversity and the others.

    Maps are read and measured one after another: there may be more than memory holds. They are
    given in the order of their cases; with very many the first comes when all are read. A file
    that cannot be read is one line on stderr, and the others are measured.
    """
    from mentorwidgets.formats.streaming import Stream
    from mentorwidgets.network.categories import Categories

    if as_json + as_csv + (parquet is not None) > 1:
        stop(_("Choose one of --json, --csv and --parquet."))
    if parquet is not None and parquet.exists():
        stop(_("{path} is there already. Name a new file.", path=parquet))
    categories = Categories.from_exercise(the_exercise(exercises))
    try:
        stream = Stream(paths, categories, ego=ego, mapping=mapping_of(mapping or []))
        run = _Run(stream, categories, nest=as_json)
        if as_json:
            _print_json(run, sys.stdout)
        elif as_csv:
            _print_csv(run, sys.stdout)
        elif parquet is not None:
            _write_parquet(run, parquet)
        else:
            _print_table(run)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever reads has seen enough (`| head`); what Python still holds for them goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return
    except OSError as error:
        stop(_("{path}: {why}.", path=error.filename or parquet, why=error.strerror))
    if not run.maps and not run.faults:
        stop(_("No map was found in {paths}.", paths=", ".join(map(str, paths))))
    if run.faults:
        raise typer.Exit(FAULTS)


class _Run:
    """The measures of the maps in the order of their cases; says each fault, and counts both.

    A record has ``case``, ``file``, the measures and ``warnings``; with ``nest`` the measures
    have the shape of the JSON, else each is a column.
    """

    def __init__(self, stream: Stream, categories: Categories, *, nest: bool) -> None:
        self.categories = categories
        self.maps = self.faults = 0
        self._stream = stream
        self._nest = nest

    def __iter__(self) -> Iterator[Record]:
        with shown(self._stream) as bar:
            yield from in_order(self._measured(bar))

    def _measured(self, bar: Callable[[], None]) -> Iterator[Record]:
        from mentorwidgets.network.cohort import measure_each, nested, warnings_of

        waiting = self._readable(bar)
        while held := list(islice(waiting, _AT_A_TIME)):
            rows = measure_each((read.map for read in held), self.categories)
            for read, row in zip(held, rows, strict=True):
                yield {
                    "case": read.case,
                    "file": read.file,
                    **(nested(row, read.map, self.categories) if self._nest else row),
                    "warnings": [*read.warnings, *warnings_of(read.map, self.categories)],
                }

    def _readable(self, bar: Callable[[], None]) -> Iterator[ReadMap]:
        from mentorwidgets.formats import FormatError

        for read in self._stream:
            bar()
            if isinstance(read, FormatError):
                self.faults += 1
                typer.echo(str(read), err=True)
                continue
            self.maps += 1
            yield read


def _print_json(run: _Run, out: TextIO) -> None:
    """A list, written as it comes."""
    before = "["
    for record in run:
        one = {name: value for name, value in record.items() if name != "file"}
        out.write(f"{before}\n{json.dumps(one, ensure_ascii=False, indent=1)}")
        before = ","
    if run.maps or run.faults:
        out.write("[]\n" if before == "[" else "\n]\n")


def _print_csv(run: _Run, out: TextIO) -> None:
    from mentorwidgets.network.cohort import columns
    from mentorwidgets.plain import guarded

    names = columns(run.categories)
    writer = csv.writer(out, lineterminator="\r\n")
    for place, record in enumerate(run):
        if not place:
            writer.writerow(["case", "file", *names, "warnings"])
        cells = ["" if record[name] is None else repr(_plain(record[name])) for name in names]
        words = [record["case"], record["file"], "; ".join(record["warnings"])]
        case, file, warnings = map(guarded, words)
        writer.writerow([case, file, *cells, warnings])


def _write_parquet(run: _Run, path: Path) -> None:
    """Row groups as they come; a file that could not be finished is not left behind."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    from mentorwidgets.network.cohort import columns

    names = columns(run.categories)
    text = [pa.field("case", pa.string()), pa.field("file", pa.string())]
    schema = pa.schema(
        [
            *text,
            *(pa.field(name, pa.float64()) for name in names),
            pa.field("warnings", pa.list_(pa.string())),
        ]
    )
    part = path.with_name(f".{path.name}.part")
    waiting = iter(run)
    try:
        with pq.ParquetWriter(part, schema) as writer:
            while held := list(islice(waiting, _AT_A_TIME)):
                writer.write_table(pa.Table.from_pylist(held, schema=schema))
        if run.maps:
            part.replace(path)
            typer.echo(_("{n} maps measured: {path}.", n=run.maps, path=path))
    finally:
        part.unlink(missing_ok=True)


def _print_table(run: _Run) -> None:
    """The numbers that fit on a line; the rest is in the other forms."""
    shown_as = {
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
    counted = {"size", "ties", "components", "isolates", "cut_points"}
    widths: list[int] = []
    waiting = iter(run)
    # The first maps say how wide the columns are; a later case that is longer stands out.
    while held := list(islice(waiting, _AT_A_TIME)):
        lines = [
            [
                record["case"],
                *(_cell(record[name], whole=name in counted) for name in shown_as),
            ]
            for record in held
        ]
        if not widths:
            lines.insert(0, [_("case"), *shown_as.values()])
            widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
        for line in lines:
            others = [cell.rjust(width) for cell, width in zip(line[1:], widths[1:], strict=True)]
            typer.echo("  ".join([line[0].ljust(widths[0]), *others]).rstrip())
        for record in held:
            for warning in record["warnings"]:
                typer.echo(f"{record['case']}: {warning}", err=True)


def _cell(value: float | None, *, whole: bool) -> str:
    if value is None:
        return "–"
    return str(int(value)) if whole else f"{value:.4f}"


def _plain(value: Any) -> Any:
    """A count without a decimal point."""
    return int(value) if isinstance(value, float) and value.is_integer() else value
