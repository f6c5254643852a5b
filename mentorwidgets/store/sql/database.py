"""What SQLite and PostgreSQL do each in their own way."""

from __future__ import annotations

from contextlib import AbstractContextManager
from typing import Protocol

import sqlalchemy as sa

from mentorwidgets.operations import MeetingId, PersonId
from mentorwidgets.store import rules
from mentorwidgets.store.errors import StoreError
from mentorwidgets.store.sql import tables


class Database(Protocol):
    """Transactions whose failures are sentences."""

    def read(self) -> AbstractContextManager[sa.Connection]:
        """A transaction that only reads."""
        ...

    def write(self, *locks: str) -> AbstractContextManager[sa.Connection]:
        """A transaction that is on the disk when the block is left, or never was.

        Two writers that name the same lock go one after the other, from their first statement
        to their commit.
        """
        ...

    def change_mark(self) -> object:
        """See :meth:`~mentorwidgets.store.protocol.Store.change_mark`."""
        ...

    def clear_deleted(self) -> None:
        """Clear what deleted rows have left behind in files."""
        ...

    def clear_versions(self, table: sa.Table) -> None:
        """Clear earlier versions of rows that still stand in files, as far as nobody reads them."""
        ...

    def close(self) -> None:
        """Let go of every file and connection."""
        ...


class OnDatabase:
    """The ground that the parts of the SQL store stand on."""

    def __init__(self, database: Database) -> None:
        self._database = database


def was_erased(connection: sa.Connection, kind: str, name: str) -> bool:
    """Whether there is a tombstone."""
    stone = tables.tombstones.c
    found = sa.select(stone.at).where(stone.kind == kind, stone.id == name)
    return connection.execute(found).first() is not None


def require_person(connection: sa.Connection, person: PersonId) -> None:
    """Raise unless the person is there, and hold off their erasure until the commit."""
    if not _held(connection, tables.people, person):
        raise _missing_person(connection, person)


def require_meeting(connection: sa.Connection, meeting: MeetingId) -> None:
    """Raise unless the meeting is there, and hold off its erasure until the commit."""
    if not _held(connection, tables.meetings, meeting):
        raise _missing_meeting(connection, meeting)


def _held(connection: sa.Connection, table: sa.Table, name: str) -> bool:
    found = sa.select(table.c.id).where(table.c.id == name)
    return connection.execute(found.with_for_update(read=True, key_share=True)).first() is not None


def _missing_person(connection: sa.Connection, person: PersonId) -> StoreError:
    erased = was_erased(connection, "person", person)
    return rules.erased_person() if erased else rules.unknown_person()


def _missing_meeting(connection: sa.Connection, meeting: MeetingId) -> StoreError:
    erased = was_erased(connection, "meeting", meeting)
    return rules.erased_meeting() if erased else rules.unknown_meeting()
