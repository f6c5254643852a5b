"""Commands on maps, each in a module of its own."""

from __future__ import annotations

import typer

from mentorwidgets.cli import network_cohort, network_files, network_measures
from mentorwidgets.words import gettext as _


def register(app: typer.Typer) -> None:
    """Add the commands."""
    network = typer.Typer(
        help=_("Developmental networks: maps that were saved or exported."),
        no_args_is_help=True,
        rich_markup_mode=None,
    )
    for part in (network_measures, network_cohort, network_files):
        part.register(network)
    app.add_typer(network, name="network")
