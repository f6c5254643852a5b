"""The tables, as they are after the latest migration."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa

from mentorwidgets.store import rules

#: The Alembic revision that these tables are at; a test holds it to the migrations.
REVISION = "0002"
#: Where the database keeps its revision: not Alembic's usual name, for a PostgreSQL
#: database may be shared with another program.
VERSION_TABLE = "mentorwidgets_version"


class UtcTime(sa.types.TypeDecorator[datetime]):
    """An aware time in UTC; SQLite keeps it without its zone."""

    impl = sa.DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Into the database."""
        if value is None:
            return None
        moment = rules.utc(value)
        return moment.replace(tzinfo=None) if dialect.name == "sqlite" else moment

    def process_result_value(self, value: datetime | None, dialect: sa.Dialect) -> datetime | None:
        """Out of the database."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


class JsonText(sa.types.TypeDecorator[Any]):
    """JSON as text: PostgreSQL's own JSON types refuse NUL and half surrogates."""

    impl = sa.Text
    cache_ok = True

    def process_bind_param(self, value: Any, dialect: sa.Dialect) -> str:  # noqa: ARG002
        """Into the database."""
        return rules.to_json(value)

    def process_result_value(self, value: str | None, dialect: sa.Dialect) -> Any:  # noqa: ARG002
        """Out of the database."""
        return None if value is None else json.loads(value)


metadata = sa.MetaData()
# SQLite counts rows in INTEGER only, PostgreSQL's INTEGER ends at two thousand million.
_Counter = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def _person(name: str = "person", *, nullable: bool = False, key: bool = False) -> sa.Column[str]:
    target = sa.ForeignKey("people.id", ondelete="CASCADE")
    return sa.Column(name, sa.Text, target, nullable=nullable, primary_key=key)


def _meeting(*, nullable: bool = False, key: bool = False) -> sa.Column[str]:
    target = sa.ForeignKey("meetings.id", ondelete="CASCADE")
    return sa.Column("meeting", sa.Text, target, nullable=nullable, primary_key=key)


people = sa.Table(
    "people",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("created_at", UtcTime, nullable=False),
    # 1 for the owner and NULL for everybody else, so that there is one owner at most.
    sa.Column("owner", sa.Integer, unique=True),
)

meetings = sa.Table(
    "meetings",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("code", sa.Text, nullable=False, unique=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("exercise", sa.Text, nullable=False),
    sa.Column("agenda", JsonText, nullable=False),
    sa.Column("video_link", sa.Text, nullable=False),
    sa.Column("opened_at", UtcTime, nullable=False),
    sa.Column("ended_at", UtcTime),
    sa.Column("keep_until", UtcTime),
)

keys = sa.Table(
    "keys",
    metadata,
    sa.Column("key_hash", sa.Text, primary_key=True),
    _person(nullable=True),
    _meeting(nullable=True),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("once", sa.Boolean, nullable=False),
    sa.Column("added_at", UtcTime, nullable=False),
    sa.Column("spent_at", UtcTime),
    sa.Column("revoked_at", UtcTime),
    sa.Index("keys_of_person", "person"),
    sa.Index("keys_of_meeting", "meeting"),
)

entries = sa.Table(
    "entries",
    metadata,
    sa.Column("revision", _Counter, primary_key=True),
    _person(),
    sa.Column("document", sa.Text, nullable=False),
    sa.Column("client", sa.Text, nullable=False),
    sa.Column("seq", sa.BigInteger, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.Column("op", JsonText, nullable=False),
    sa.Column("digest", sa.Text, nullable=False),
    sa.UniqueConstraint("person", "client", "seq", name="one_operation"),
    sa.Index("entries_of_document", "person", "document", "revision"),
    # A number is never given twice, also not after the last entries were erased: a reader
    # that goes on from it would pass over what took their place.
    sqlite_autoincrement=True,
)

seats = sa.Table(
    "seats",
    metadata,
    _meeting(key=True),
    _person(key=True),
    sa.Column("name", sa.Text, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("joined_at", UtcTime, nullable=False),
    sa.Index("seats_of_person", "person"),
)

events = sa.Table(
    "events",
    metadata,
    sa.Column("id", _Counter, primary_key=True),
    _meeting(),
    _person("actor", nullable=True),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("body", JsonText, nullable=False),
    sa.Column("at", UtcTime, nullable=False),
    sa.Index("events_of_meeting", "meeting", "id"),
    sa.Index("events_of_actor", "actor"),
    sqlite_autoincrement=True,  # as for entries
)

# One row a box, whatever lies in it: rows of their own would tell by their order who came first.
boxes = sa.Table(
    "boxes",
    metadata,
    _meeting(key=True),
    sa.Column("box", sa.Text, primary_key=True),
    sa.Column("slips", JsonText, nullable=False),
)

templates = sa.Table(
    "templates",
    metadata,
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("exercise", sa.Text, nullable=False),
    sa.Column("agenda", JsonText, nullable=False),
    sa.Column("saved_at", UtcTime, nullable=False),
)

#: What is left of an erased person or meeting: that there was one, nothing of what it was.
tombstones = sa.Table(
    "tombstones",
    metadata,
    sa.Column("kind", sa.Text, primary_key=True),
    sa.Column("id", sa.Text, primary_key=True),
    sa.Column("at", UtcTime, nullable=False),
    # Whether the files were cleared of what the deleted rows left behind.
    sa.Column("cleared", sa.Boolean, nullable=False),
)
