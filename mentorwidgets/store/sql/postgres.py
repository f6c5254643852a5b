"""PostgreSQL, by URL: for several machines, or more people than one disk should carry."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import sqlalchemy as sa

from mentorwidgets.store.errors import (
    CorruptError,
    FullError,
    LockedError,
    ReadOnlyError,
    StoreError,
    UnreachableError,
)
from mentorwidgets.store.sql import migrate
from mentorwidgets.store.sql.tables import VERSION_TABLE, metadata
from mentorwidgets.words import gettext as _


class PostgresDatabase:
    """Transactions on one database; ``patience`` is how long to wait for a lock, in seconds."""

    def __init__(self, url: sa.URL, *, migrate_tables: bool, patience: float) -> None:
        self._place = url.set(drivername="postgresql").render_as_string(hide_password=True)
        self._patience = patience
        self._engine = _engine(url)
        sa.event.listen(self._engine, "connect", self._prepare)
        self._vacuum = self._engine.execution_options(isolation_level="AUTOCOMMIT")
        with self.read() as connection:
            found = _look(connection)
        if migrate.needed(found, self._place, allowed=migrate_tables):
            with self.write("migration") as connection:
                # Another process may have been faster: looked at again under the lock.
                if migrate.needed(_look(connection), self._place, allowed=True):
                    migrate.upgrade(connection)

    def _prepare(self, connection: Any, _record: object) -> None:
        connection.autocommit = True  # else the settings would go with the first rollback
        with connection.cursor() as cursor:
            cursor.execute(f"SET lock_timeout = {int(self._patience * 1000)}")
            cursor.execute("SHOW synchronous_commit")
            if cursor.fetchone() == ("off",):
                cursor.execute("SET synchronous_commit = on")  # saved means on the disk
        connection.autocommit = False

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """A transaction that only reads."""
        try:
            with self._engine.connect() as connection:
                yield connection
        except sa.exc.DBAPIError as error:
            raise self._explain(error) from error

    @contextmanager
    def write(self, *locks: str) -> Iterator[sa.Connection]:
        """A committed transaction that holds these locks until its end."""
        try:
            with self._engine.begin() as connection:
                for lock in locks:
                    name = sa.func.hashtextextended(f"mentorwidgets {lock}", 0)
                    connection.execute(sa.select(sa.func.pg_advisory_xact_lock(name)))
                yield connection
        except sa.exc.DBAPIError as error:
            raise self._explain(error) from error

    def change_mark(self) -> object:
        """Which transactions are visible: equal snapshots show equal rows.

        Work of others on the same server changes it too; then a reader looks once too often.
        """
        with self.read() as connection:
            return connection.scalar(sa.text("SELECT pg_current_snapshot()::text"))

    def clear_deleted(self) -> None:
        """Vacuum the tables. The write-ahead log, replicas and backups are out of our reach."""
        try:
            with self._vacuum.connect() as connection:
                for table in metadata.sorted_tables:
                    connection.execute(sa.text(f'VACUUM "{table.name}"'))
        except sa.exc.DBAPIError as error:
            raise self._explain(error) from error

    def clear_versions(self, table: sa.Table) -> None:
        """Vacuum one table. The write-ahead log, replicas and backups are out of our reach."""
        try:
            with self._vacuum.connect() as connection:
                connection.execute(sa.text(f'VACUUM "{table.name}"'))
        except sa.exc.DBAPIError as error:
            raise self._explain(error) from error

    def close(self) -> None:
        """Close every connection."""
        self._engine.dispose()

    def _explain(self, error: sa.exc.DBAPIError) -> Exception:
        state = getattr(error.orig, "sqlstate", None) or ""
        place = self._place
        found: Exception = error
        if state[:2] in {"08", "28", "3D", "57"} or (not state and _is_operational(error)):
            found = UnreachableError(
                _(
                    "The database {place} cannot be reached ({reason}). Check that PostgreSQL "
                    "runs there, and the user, the password and the name given with --database.",
                    place=place,
                    reason=_first_line(error),
                )
            )
        elif state == "42501":
            found = ReadOnlyError(
                _(
                    "PostgreSQL does not let this user write to {place} ({reason}). Give the user "
                    "the right to create and change tables there.",
                    place=place,
                    reason=_first_line(error),
                )
            )
        elif state == "25006":
            found = ReadOnlyError(
                _(
                    "The database {place} is read-only, perhaps a replica. Name the main server.",
                    place=place,
                )
            )
        elif state == "53100":
            found = FullError(
                _(
                    "The disk of the database {place} is full, so this could not be saved. Free "
                    "some space on it; what was saved before is safe.",
                    place=place,
                )
            )
        elif state in {"55P03", "40P01", "40001", "53300"}:
            found = LockedError(
                _("The database {place} is busy. Try again in a moment.", place=place)
            )
        elif state[:2] == "XX":
            found = CorruptError(
                _(
                    "The database {place} reports damage ({reason}). Ask whoever runs it for a "
                    "backup.",
                    place=place,
                    reason=_first_line(error),
                )
            )
        return found


def _engine(url: sa.URL) -> sa.Engine:
    try:
        return sa.create_engine(
            url,
            pool_size=2,  # a kernel needs one; sixty kernels share what the server allows
            pool_pre_ping=True,
            # A statement sees what was committed before it, once the lock has been waited for.
            isolation_level="READ COMMITTED",
            hide_parameters=True,  # they are people's words, and errors end in logs
        )
    except ImportError as error:
        raise StoreError(
            _(
                "A PostgreSQL database needs a driver that is not installed. Install it with pip "
                "install “mentorwidgets[postgres]”."
            )
        ) from error


def _look(connection: sa.Connection) -> migrate.Found:
    if not sa.inspect(connection).has_table(VERSION_TABLE):
        return migrate.Found(empty=True, revision=None)
    revision = connection.scalar(sa.text(f"SELECT version_num FROM {VERSION_TABLE}"))  # noqa: S608
    return migrate.Found(empty=revision is None, revision=revision)


def _is_operational(error: sa.exc.DBAPIError) -> bool:
    # What fails before there is a connection carries no state.
    return isinstance(error, sa.exc.OperationalError)


def _first_line(error: sa.exc.DBAPIError) -> str:
    return str(error.orig).strip().splitlines()[0].removeprefix("ERROR:").strip()
