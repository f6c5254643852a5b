# ruff: noqa: D102 -- what each method promises stands once, in protocol.py
"""Meetings: who sits in them, and what happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from mentorwidgets.operations import MeetingId, PersonId
from mentorwidgets.store import rules
from mentorwidgets.store.records import Event, MeetingRecord, Role, Seat
from mentorwidgets.store.sql.database import (
    OnDatabase,
    require_meeting,
    require_person,
    was_erased,
)
from mentorwidgets.store.sql.tables import events, meetings, seats


class Meetings(OnDatabase):
    """The part of :class:`~mentorwidgets.store.protocol.Store` on meetings."""

    def found_meeting(self, meeting: MeetingRecord) -> None:
        rules.meeting(meeting)
        same_id = sa.select(meetings.c.id).where(meetings.c.id == meeting.id)
        same_code = sa.select(meetings.c.id).where(meetings.c.code == meeting.code)
        with self._database.write("meetings") as connection:
            if was_erased(connection, "meeting", meeting.id):
                raise rules.erased_meeting()
            if connection.execute(same_id).first() is not None:
                raise ValueError("this meeting is open already")
            if connection.execute(same_code).first() is not None:
                raise rules.code_taken(meeting.code)
            connection.execute(sa.insert(meetings).values(asdict(meeting)))

    def meeting(self, meeting: MeetingId) -> MeetingRecord | None:
        return self._one_meeting(meetings.c.id == meeting)

    def meeting_by_code(self, code: str) -> MeetingRecord | None:
        return self._one_meeting(meetings.c.code == code)

    def _one_meeting(self, which: sa.ColumnElement[bool]) -> MeetingRecord | None:
        with self._database.read() as connection:
            row = connection.execute(sa.select(meetings).where(which)).first()
            return None if row is None else _meeting(row)

    def meetings(self) -> list[MeetingRecord]:
        find = sa.select(meetings).order_by(meetings.c.opened_at.desc(), meetings.c.id)
        with self._database.read() as connection:
            return [_meeting(row) for row in connection.execute(find)]

    def end_meeting(self, meeting: MeetingId, at: datetime) -> None:
        end = (
            sa.update(meetings)
            .where(meetings.c.id == meeting, meetings.c.ended_at.is_(None))
            .values(ended_at=rules.utc(at))
        )
        with self._database.write() as connection:
            require_meeting(connection, meeting)
            connection.execute(end)

    def keep_meeting(self, meeting: MeetingId, *, until: datetime | None) -> None:
        keep = (
            sa.update(meetings)
            .where(meetings.c.id == meeting)
            .values(keep_until=until and rules.utc(until))
        )
        with self._database.write() as connection:
            require_meeting(connection, meeting)
            connection.execute(keep)

    def take_seat(
        self, meeting: MeetingId, person: PersonId, *, name: str, role: Role, at: datetime
    ) -> Seat:
        row = {
            "meeting": meeting,
            "person": person,
            "name": rules.text(name, "a name"),
            "role": Role(role).value,
            "joined_at": rules.utc(at),
        }
        again = sa.update(seats).where(_seat_of(meeting, person)).values(name=name, role=role.value)
        with self._database.write(f"seat {meeting} {person}") as connection:
            require_meeting(connection, meeting)
            require_person(connection, person)
            taken = connection.execute(again.returning(*seats.c)).first()
            if taken is None:
                insert = sa.insert(seats).values(row).returning(*seats.c)
                taken = connection.execute(insert).one()
            return _seat(taken)

    def rename_seat(self, meeting: MeetingId, person: PersonId, *, name: str) -> Seat:
        rename = (
            sa.update(seats)
            .where(_seat_of(meeting, person))
            .values(name=rules.text(name, "a name"))
            .returning(*seats.c)
        )
        with self._database.write() as connection:
            row = connection.execute(rename).first()
            if row is None:
                raise rules.no_seat()
            return _seat(row)

    def seats(self, meeting: MeetingId) -> list[Seat]:
        find = sa.select(seats).where(seats.c.meeting == meeting)
        with self._database.read() as connection:
            taken = [_seat(row) for row in connection.execute(find)]
        return sorted(taken, key=lambda seat: (seat.joined_at, seat.person))

    def record(
        self,
        meeting: MeetingId,
        *,
        actor: PersonId | None,
        kind: str,
        body: Mapping[str, Any],
        at: datetime,
    ) -> Event:
        row = {
            "meeting": meeting,
            "actor": actor,
            "kind": rules.text(kind, "a kind", empty=False),
            "body": body,
            "at": rules.utc(at),
        }
        # Ids are given out before they are committed. Under the lock the events of one meeting
        # commit in the order of their ids, so that a reader never passes over a late one.
        with self._database.write(f"meeting {meeting}") as connection:
            require_meeting(connection, meeting)
            if actor is not None:
                require_person(connection, actor)
            added = connection.execute(sa.insert(events).values(row).returning(*events.c))
            return _event(added.one())

    def events(self, meeting: MeetingId, *, after: int = 0) -> list[Event]:
        find = (
            sa.select(events)
            .where(events.c.meeting == meeting, events.c.id > after)
            .order_by(events.c.id)
        )
        with self._database.read() as connection:
            return [_event(row) for row in connection.execute(find)]


def _seat_of(meeting: MeetingId, person: PersonId) -> sa.ColumnElement[bool]:
    return (seats.c.meeting == meeting) & (seats.c.person == person)


def _meeting(row: sa.Row[Any]) -> MeetingRecord:
    return MeetingRecord(**row._mapping)


def _seat(row: sa.Row[Any]) -> Seat:
    return Seat(row.meeting, row.person, row.name, Role(row.role), row.joined_at)


def _event(row: sa.Row[Any]) -> Event:
    return Event(row.id, row.meeting, row.actor, row.kind, row.body, row.at)
