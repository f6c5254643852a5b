# ruff: noqa: D102 -- what each method promises stands once, in protocol.py
"""Slips: what was said in a meeting without a name.

A box is one row. Its slips lie in it by their random tokens, so that nothing in the table, in
its order or in a time says whose a slip is or which came first.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

import sqlalchemy as sa

from mentorwidgets.operations import MeetingId, PersonId
from mentorwidgets.store import rules
from mentorwidgets.store.sql.database import OnDatabase, require_meeting, require_person
from mentorwidgets.store.sql.tables import boxes, events


class Slips(OnDatabase):
    """The part of :class:`~mentorwidgets.store.protocol.Store` on slips."""

    def cast_slip(
        self,
        meeting: MeetingId,
        box: str,
        slip: str,
        content: Any,
        *,
        actor: PersonId,
        at: datetime,
    ) -> bool:
        rules.box(box)
        rules.slip(slip)
        at = rules.utc(at)
        with self._database.write(f"meeting {meeting}") as connection:
            require_meeting(connection, meeting)
            require_person(connection, actor)
            lying = _lying(connection, meeting, box)
            new = slip not in lying
            if not new and rules.to_json(lying[slip]) == rules.to_json(content):
                return False
            last = _last(connection, meeting, box, actor)
            if last == "box_closed":
                raise rules.box_closed()
            if new and last == "slip_in":
                raise rules.slip_cast()
            _lay(connection, meeting, box, {**lying, slip: content})
            if new:
                _note(connection, meeting, box, actor, "slip_in", at)
            return new

    def withdraw_slip(
        self, meeting: MeetingId, box: str, slip: str, *, actor: PersonId, at: datetime
    ) -> bool:
        at = rules.utc(at)
        with self._database.write(f"meeting {meeting}") as connection:
            require_meeting(connection, meeting)
            require_person(connection, actor)
            lying = _lying(connection, meeting, box)
            if slip not in lying:
                return False
            if _last(connection, meeting, box, actor) == "box_closed":
                raise rules.box_closed()
            _lay(connection, meeting, box, {k: v for k, v in lying.items() if k != slip})
            _note(connection, meeting, box, actor, "slip_out", at)
            return True

    def close_box(
        self, meeting: MeetingId, box: str, *, actor: PersonId | None, at: datetime
    ) -> bool:
        rules.box(box)
        at = rules.utc(at)
        with self._database.write(f"meeting {meeting}") as connection:
            require_meeting(connection, meeting)
            if actor is not None:
                require_person(connection, actor)
            if _last(connection, meeting, box, actor) == "box_closed":
                return False
            _note(connection, meeting, box, actor, "box_closed", at)
        # How the box grew, slip by slip, must not stand in a file that somebody copies later.
        self._database.clear_versions(boxes)
        return True

    def empty_box(
        self, meeting: MeetingId, box: str, *, actor: PersonId | None, at: datetime
    ) -> None:
        at = rules.utc(at)
        with self._database.write(f"meeting {meeting}") as connection:
            require_meeting(connection, meeting)
            if actor is not None:
                require_person(connection, actor)
            connection.execute(sa.delete(boxes).where(_box(meeting, box)))
            _note(connection, meeting, box, actor, "box_emptied", at)

    def slips(self, meeting: MeetingId, box: str) -> list[Any]:
        with self._database.read() as connection:
            return rules.in_no_order(_lying(connection, meeting, box))


def _box(meeting: MeetingId, box: str) -> sa.ColumnElement[bool]:
    return (boxes.c.meeting == meeting) & (boxes.c.box == box)


def _lying(connection: sa.Connection, meeting: MeetingId, box: str) -> dict[str, Any]:
    return connection.scalar(sa.select(boxes.c.slips).where(_box(meeting, box))) or {}


def _lay(connection: sa.Connection, meeting: MeetingId, box: str, slips: dict[str, Any]) -> None:
    ordered = dict(sorted(slips.items()))
    again = sa.update(boxes).where(_box(meeting, box)).values(slips=ordered)
    if connection.execute(again).rowcount == 0:
        row = {"meeting": meeting, "box": box, "slips": ordered}
        connection.execute(sa.insert(boxes).values(row))


def _note(
    connection: sa.Connection,
    meeting: MeetingId,
    box: str,
    actor: PersonId | None,
    kind: str,
    at: datetime,
) -> None:
    row = {"meeting": meeting, "actor": actor, "kind": kind, "body": {"box": box}, "at": at}
    connection.execute(sa.insert(events).values(row))


def _last(connection: sa.Connection, meeting: MeetingId, box: str, actor: PersonId | None) -> str:
    """What happened to this box last, of that which matters to this person."""
    kind = events.c.kind
    find = (
        sa.select(kind, events.c.body)
        .where(
            events.c.meeting == meeting,
            kind.in_(rules.BOX_KINDS) | (kind.in_(rules.SLIP_KINDS) & (events.c.actor == actor)),
        )
        .order_by(events.c.id.desc())
    )
    rows = connection.execute(find)
    return next((row.kind for row in rows if row.body.get("box") == box), "")
