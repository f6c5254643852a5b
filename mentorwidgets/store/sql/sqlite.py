"""SQLite, in one file of the data folder: the default, for one computer.

Write-ahead log, so that pages read while another writes; a full sync at each commit, so that
what was acknowledged survives a laptop that loses power; one writer at a time.
"""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import sqlalchemy as sa

from mentorwidgets.store.errors import LockedError
from mentorwidgets.store.sql import migrate
from mentorwidgets.store.sql.sqlite_file import check_file, explain, make_file
from mentorwidgets.words import gettext as _

#: How long an act that is only of use when it is quick waits for readers, in milliseconds.
_SHORT_WAIT = 1000


class SqliteDatabase:
    """Transactions on one file; ``patience`` is how long to wait for a lock, in seconds."""

    def __init__(self, path: Path, *, migrate_file: bool, patience: float) -> None:
        self._path = path
        self._patience = patience
        self._watch: sqlite3.Connection | None = None
        self._watch_lock = threading.Lock()
        self._engine = sa.create_engine(
            "sqlite://",
            creator=self._connect,
            poolclass=sa.QueuePool,
            hide_parameters=True,  # they are people's words, and errors end in logs
        )
        self._writer = self._engine.execution_options(mentorwidgets_writes=True)
        sa.event.listen(self._engine, "begin", _begin)
        self._open(migrate_file=migrate_file)

    def _open(self, *, migrate_file: bool) -> None:
        if migrate_file:
            make_file(self._path)
        # Looked at through a connection that cannot write, so that a file that is not for us
        # stays as it is.
        found = check_file(self._path, thorough=migrate_file, patience=self._patience)
        outdated = migrate.needed(found, str(self._path), allowed=migrate_file)
        if migrate_file:
            self._use_write_ahead_log()
        if outdated:
            with self.write() as connection:
                migrate.upgrade(connection)

    def _use_write_ahead_log(self) -> None:
        # Stays with the file, but a copy that a backup program made may have lost it.
        try:
            with closing(self._connect()) as connection:
                (mode,) = connection.execute("PRAGMA journal_mode = WAL").fetchone()
        except sqlite3.Error as error:
            raise explain(error, self._path) from error
        if mode != "wal":
            raise LockedError(
                _(
                    "The workbook {path} lies in a folder that cannot be shared safely between "
                    "programs, perhaps on a network drive. Choose a folder on this computer with "
                    "--data.",
                    path=self._path,
                )
            )

    def _connect(self) -> sqlite3.Connection:
        # isolation_level None: transactions begin where we say so, not where Python guesses.
        connection = sqlite3.connect(
            self._path, timeout=self._patience, isolation_level=None, check_same_thread=False
        )
        for pragma in (
            "foreign_keys = ON",
            "synchronous = FULL",
            "fullfsync = ON",  # macOS: through the drive's own cache too
            "secure_delete = ON",
            "temp_store = MEMORY",  # no word ever stands in a temporary file
        ):
            connection.execute(f"PRAGMA {pragma}")
        return connection

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """A transaction that only reads."""
        try:
            with self._engine.connect() as connection:
                yield connection
        except sa.exc.DBAPIError as error:
            raise explain(error.orig, self._path) from error

    @contextmanager
    def write(self, *locks: str) -> Iterator[sa.Connection]:  # noqa: ARG002
        """A committed transaction; the file has one writer at a time, whatever the lock."""
        try:
            with self._writer.begin() as connection:
                yield connection
        except sa.exc.DBAPIError as error:
            raise explain(error.orig, self._path) from error

    def change_mark(self) -> object:
        """The ``data_version`` of a connection that never writes: it sees every commit."""
        try:
            with self._watch_lock:
                if self._watch is None:
                    self._watch = self._connect()
                return self._watch.execute("PRAGMA data_version").fetchone()[0]
        except sqlite3.Error as error:
            raise explain(error, self._path) from error

    def clear_deleted(self) -> None:
        """Build the file anew and empty the write-ahead log.

        ``secure_delete`` overwrites a deleted row where it last stood; when pages were split
        before, copies of it remain in their slack. Only a new file has none.
        """
        try:
            with closing(self._connect()) as connection:
                connection.execute("VACUUM")
                (busy, _log, _moved) = connection.execute(
                    "PRAGMA wal_checkpoint(TRUNCATE)"
                ).fetchone()
        except sqlite3.Error as error:
            raise explain(error, self._path) from error
        if busy:
            raise LockedError(
                _(
                    "It is erased, but a last trace is still in {path} because another program is "
                    "reading it. Close the other pages and erase once more, or start the workbook "
                    "anew.",
                    path=self._path,
                )
            )

    def clear_versions(self, table: sa.Table) -> None:  # noqa: ARG002
        """Empty the write-ahead log, in which each version of a row stands after the other.

        Where another program reads at this very moment it stays until the log is used anew.
        """
        try:
            with closing(self._connect()) as connection:
                connection.execute(f"PRAGMA busy_timeout = {_SHORT_WAIT}")
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        except sqlite3.Error as error:
            raise explain(error, self._path) from error

    def close(self) -> None:
        """Close every connection; the last one out folds the write-ahead log into the file."""
        with self._watch_lock:
            if self._watch is not None:
                self._watch.close()
                self._watch = None
        self._engine.dispose()


def _begin(connection: sa.Connection) -> None:
    # A writer asks for the lock first: one that read before it asked could be told to give up.
    writes = connection.get_execution_options().get("mentorwidgets_writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
