"""The command line: ``mentorwidgets serve``, ``check``, ``network measures`` and their like.

Every command ends with 0 (done), 1 (done, with faults in the data, each one line on stderr)
or 2 (could not start), and never with a traceback: what a person can mend is said in one
sentence. ``MENTORWIDGETS_DEBUG=1`` shows where an error came from.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from mentorwidgets import __version__
from mentorwidgets.cli import blank, content, guide, network, serve
from mentorwidgets.words import gettext as _

#: The exit code of a command that could not start.
COULD_NOT_START = 2

app = typer.Typer(
    name="mentorwidgets",
    help=_("The workbook that mentoring programmes run on."),
    no_args_is_help=True,
    rich_markup_mode=None,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _show_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"mentorwidgets {__version__}")
        raise typer.Exit


@app.callback()
def _everywhere(
    version: Annotated[
        bool,
        typer.Option(
            "--version", callback=_show_version, is_eager=True, help=_("Show the version and stop.")
        ),
    ] = False,
) -> None:
    # Typer needs a callback to hang the options on that stand before any command.
    del version


# Each part imports what it needs when its command runs: computing a measure starts no server.
for _part in (serve, content, guide, blank, network):
    _part.register(app)


def main() -> None:
    """Run the command line; the entry point of the installed ``mentorwidgets``."""
    try:
        app()
    except Exception as error:
        if os.environ.get("MENTORWIDGETS_DEBUG") == "1":
            raise
        typer.echo(sentence(error), err=True)
        sys.exit(COULD_NOT_START)


def sentence(error: Exception) -> str:
    """What went wrong, in one line that says what to do."""
    if isinstance(error, OSError) and error.strerror:
        where = f"{error.filename}: " if error.filename else ""
        return _("Cannot go on: {where}{why}.", where=where, why=error.strerror)
    told = getattr(error, "message", "")
    if isinstance(told, str) and told:
        return told
    return _(
        "This should not have happened ({kind}: {what}). "
        "Run the command again with MENTORWIDGETS_DEBUG=1 to see where.",
        kind=type(error).__name__,
        what=" ".join(str(error).split()),
    )
