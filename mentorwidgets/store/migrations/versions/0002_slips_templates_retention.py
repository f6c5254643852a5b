"""Answers without a name, agendas that facilitators saved, and until when a meeting is kept."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

_TIME = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Add to the tables."""
    op.add_column("meetings", sa.Column("keep_until", _TIME))
    target = sa.ForeignKey("meetings.id", ondelete="CASCADE")
    op.create_table(
        "boxes",
        sa.Column("meeting", sa.Text, target, nullable=False, primary_key=True),
        sa.Column("box", sa.Text, primary_key=True),
        sa.Column("slips", sa.Text, nullable=False),
    )
    op.create_table(
        "templates",
        sa.Column("id", sa.Text, primary_key=True),
        sa.Column("title", sa.Text, nullable=False),
        sa.Column("exercise", sa.Text, nullable=False),
        sa.Column("agenda", sa.Text, nullable=False),
        sa.Column("saved_at", _TIME, nullable=False),
    )
