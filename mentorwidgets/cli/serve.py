"""``mentorwidgets serve``: the workbook as pages in a browser."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from mentorwidgets.words import gettext as _


def register(app: typer.Typer) -> None:
    """Add ``serve`` to the command line."""
    app.command("serve", help=_("Open the workbook in a browser, alone or for a room."))(_serve)


def _serve(
    host: Annotated[
        str | None,
        typer.Option(help=_("The address to listen on. Alone: this computer only.")),
    ] = None,
    port: Annotated[
        int | None,
        typer.Option(min=1, max=65535, help=_("The port to listen on. Left out: a free one.")),
    ] = None,
    data: Annotated[
        Path | None, typer.Option(help=_("The folder that keeps people's work."))
    ] = None,
    database: Annotated[
        str | None, typer.Option(help=_("A PostgreSQL database instead of a file, by its URL."))
    ] = None,
    exercises: Annotated[
        list[Path] | None,
        typer.Option(help=_("A folder of your own exercises, laid over the shipped ones.")),
    ] = None,
    group: Annotated[
        bool, typer.Option("--group", help=_("Open a room that others join from their devices."))
    ] = False,
    public_url: Annotated[
        str | None,
        typer.Option(help=_("The address by which others reach this server, behind a proxy.")),
    ] = None,
    no_browser: Annotated[
        bool, typer.Option("--no-browser", help=_("Do not open a browser, only print the link."))
    ] = False,
    notebooks: Annotated[Path | None, typer.Option(hidden=True)] = None,
    most_pages: Annotated[int | None, typer.Option(min=1, hidden=True)] = None,
) -> None:
    from mentorwidgets.server.serving import CannotServeError, Wishes, serve
    from mentorwidgets.store import StoreError

    wishes = Wishes(
        host=host,
        port=port,
        data=data,
        database=database,
        exercises=tuple(exercises or ()),
        group=group,
        public_url=public_url,
        browser=not no_browser,
        notebooks=notebooks,
        at_most=most_pages,
    )
    try:
        serve(wishes, lambda line: typer.echo(line))
    except (CannotServeError, StoreError) as error:
        typer.echo(error.message, err=True)
        raise typer.Exit(2) from error
