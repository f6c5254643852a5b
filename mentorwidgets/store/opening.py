"""Opening a store by its address."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mentorwidgets.store.errors import StoreError
from mentorwidgets.store.memory import MemoryStore
from mentorwidgets.store.protocol import Store
from mentorwidgets.words import gettext as _

if TYPE_CHECKING:
    import sqlalchemy as sa

    from mentorwidgets.store.sql import SqlStore

_SQLITE = "sqlite:///"


def open_store(url: str | Path, *, migrate: bool = True, patience: float = 5.0) -> Store:
    """Open the store at this address, made if there is none and brought up to date.

    ``url`` is the path of a file, ``sqlite:///<path>`` (everything after it is the path, as it
    stands), ``postgresql://user@host/database``, or ``memory:``. With ``migrate`` false nothing
    is made or changed and the file is not searched for damage: for a kernel, whose server has
    done that. ``patience`` is how many seconds to wait for another program's lock.

    Raises :class:`~.errors.StoreError` with a sentence when it cannot be opened; what was
    there is then untouched.
    """
    if url == "memory:":
        return MemoryStore()
    store = _open(url, migrate=migrate, patience=patience)
    if migrate:
        # What stands in the way of clearing files does not keep people from their work.
        with suppress(StoreError):
            store.finish_erasures()
    return store


def _open(url: str | Path, *, migrate: bool, patience: float) -> SqlStore:
    # The database is loaded where it is needed: a command that only computes does not wait.
    from mentorwidgets.store.sql import SqlStore

    if isinstance(url, Path) or url.startswith(_SQLITE):
        from mentorwidgets.store.sql.sqlite import SqliteDatabase

        path = url if isinstance(url, Path) else Path(url.removeprefix(_SQLITE))
        path = path.expanduser().absolute()
        return SqlStore(SqliteDatabase(path, migrate_file=migrate, patience=patience))

    from mentorwidgets.store.sql.postgres import PostgresDatabase

    return SqlStore(PostgresDatabase(_postgres(url), migrate_tables=migrate, patience=patience))


def _postgres(url: str) -> sa.URL:
    import sqlalchemy as sa

    try:
        parsed = sa.make_url(url)
    except (sa.exc.ArgumentError, ValueError):
        parsed = None
    if parsed is None or parsed.drivername not in {"postgres", "postgresql", "postgresql+psycopg"}:
        raise StoreError(
            _(
                "The address of the database is not understood. It reads "
                "“postgresql://user@host/database” or “sqlite:///path/of/the/file”."
            )
        )
    return parsed.set(drivername="postgresql+psycopg")
