"""Bringing a database up to date with Alembic; its migrations are shipped in the package."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import sqlalchemy as sa

from mentorwidgets.store.errors import NewerFileError, OlderFileError
from mentorwidgets.store.sql.tables import REVISION
from mentorwidgets.words import gettext as _

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).resolve().parents[1] / "migrations"


@dataclass(frozen=True, slots=True)
class Found:
    """The state of a database: empty, or at an Alembic revision."""

    empty: bool
    revision: str | None


def needed(found: Found, place: str, *, allowed: bool) -> bool:
    """Whether the database has to be brought up to date.

    Raises :class:`NewerFileError` for a revision that this version does not know, and
    :class:`OlderFileError` when it is needed and not allowed.
    """
    if found.revision == REVISION:
        return False
    if not found.empty and found.revision not in _known():
        raise NewerFileError(
            _(
                "The workbook {place} was last used by a newer version of mentorwidgets, so it "
                "was left as it is. Update this one (pip install --upgrade mentorwidgets) and "
                "start it again.",
                place=place,
            )
        )
    if not allowed:
        raise OlderFileError(
            _(
                "The workbook {place} is not ready for this version of mentorwidgets. Stop the "
                "workbook and start it anew with “mentorwidgets serve”, which brings it up to "
                "date.",
                place=place,
            )
        )
    return True


def upgrade(connection: sa.Connection) -> None:
    """Bring the tables up to date inside this transaction: all of it happens, or nothing."""
    from alembic import command  # a kernel never gets here, and its start is what people wait for

    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def _known() -> set[str]:
    from alembic.script import ScriptDirectory

    scripts = ScriptDirectory.from_config(_config())
    return {script.revision for script in scripts.walk_revisions()}


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    return config
