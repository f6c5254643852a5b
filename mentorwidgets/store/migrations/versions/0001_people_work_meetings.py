"""People, their keys and work; meetings, seats and events; what is left of the erased."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_COUNTER = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
_TIME = sa.DateTime(timezone=True)


def _person(name: str = "person", *, nullable: bool = False, key: bool = False) -> sa.Column[str]:
    target = sa.ForeignKey("people.id", ondelete="CASCADE")
    return sa.Column(name, sa.Text, target, nullable=nullable, primary_key=key)


def _meeting(*, nullable: bool = False, key: bool = False) -> sa.Column[str]:
    target = sa.ForeignKey("meetings.id", ondelete="CASCADE")
    return sa.Column("meeting", sa.Text, target, nullable=nullable, primary_key=key)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "people",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("created_at", _TIME, nullable=False),
        sa.Column("owner", sa.Integer, unique=True),
    )
    op.create_table(
        "meetings",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("code", sa.Text, nullable=False, unique=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("exercise", sa.Text, nullable=False),
        sa.Column("agenda", sa.Text, nullable=False),
        sa.Column("video_link", sa.Text, nullable=False),
        sa.Column("opened_at", _TIME, nullable=False),
        sa.Column("ended_at", _TIME),
    )
    op.create_table(
        "keys",
        sa.Column("key_hash", sa.Text, primary_key=True),
        _person(nullable=True),
        _meeting(nullable=True),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("once", sa.Boolean, nullable=False),
        sa.Column("added_at", _TIME, nullable=False),
        sa.Column("spent_at", _TIME),
        sa.Column("revoked_at", _TIME),
    )
    op.create_index("keys_of_person", "keys", ["person"])
    op.create_index("keys_of_meeting", "keys", ["meeting"])
    op.create_table(
        "entries",
        sa.Column("revision", _COUNTER, primary_key=True),
        _person(),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("client", sa.Text, nullable=False),
        sa.Column("seq", sa.BigInteger, nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("op", sa.Text, nullable=False),
        sa.Column("digest", sa.Text, nullable=False),
        sa.UniqueConstraint("person", "client", "seq", name="one_operation"),
        sqlite_autoincrement=True,
    )
    op.create_index("entries_of_document", "entries", ["person", "document", "revision"])
    op.create_table(
        "seats",
        _meeting(key=True),
        _person(key=True),
        sa.Column("name", sa.Text, nullable=False),
        sa.Column("role", sa.Text, nullable=False),
        sa.Column("joined_at", _TIME, nullable=False),
    )
    op.create_index("seats_of_person", "seats", ["person"])
    op.create_table(
        "events",
        sa.Column("id", _COUNTER, primary_key=True),
        _meeting(),
        _person("actor", nullable=True),
        sa.Column("kind", sa.Text, nullable=False),
        sa.Column("body", sa.Text, nullable=False),
        sa.Column("at", _TIME, nullable=False),
        sqlite_autoincrement=True,
    )
    op.create_index("events_of_meeting", "events", ["meeting", "id"])
    op.create_index("events_of_actor", "events", ["actor"])
    op.create_table(
        "tombstones",
        sa.Column("kind", sa.Text, primary_key=True),
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("at", _TIME, nullable=False),
        sa.Column("cleared", sa.Boolean, nullable=False),
    )
