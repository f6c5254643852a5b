# ruff: noqa: D102 -- what each method promises stands once, in protocol.py
"""The one act that takes something away: a person or a meeting is erased."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from mentorwidgets.operations import MeetingId, PersonId
from mentorwidgets.store import rules
from mentorwidgets.store.records import Traces
from mentorwidgets.store.sql.database import OnDatabase, was_erased
from mentorwidgets.store.sql.people import OPENS
from mentorwidgets.store.sql.tables import (
    entries,
    events,
    keys,
    meetings,
    people,
    seats,
    tombstones,
)

# One erasure at a time: two that meet in the same seats would wait for each other.
_LOCK = "erasure"


class Erasure(OnDatabase):
    """The part of :class:`~mentorwidgets.store.protocol.Store` on erasure."""

    def erase_person(self, person: PersonId, *, at: datetime) -> None:
        with self._database.write(_LOCK, f"person {person}") as connection:
            if not was_erased(connection, "person", person):
                _erase_person(connection, person, at=at)
        self.finish_erasures()

    def erase_meeting(self, meeting: MeetingId, *, at: datetime) -> list[PersonId]:
        with self._database.write(_LOCK, f"meeting {meeting}") as connection:
            lost: list[PersonId] = []
            if not was_erased(connection, "meeting", meeting):
                lost = _erase_meeting(connection, meeting, at=at)
        self.finish_erasures()
        return lost

    def traces(self, person: PersonId) -> Traces:
        with self._database.read() as connection:

            def count(which: sa.ColumnElement[bool]) -> int:
                found = connection.scalar(sa.select(sa.func.count()).where(which))
                return int(found or 0)

            by_others = sa.or_(events.c.actor.is_(None), events.c.actor != person)
            body = sa.cast(events.c.body, sa.Text)
            return Traces(
                people=count(people.c.id == person),
                keys=count(keys.c.person == person),
                entries=count(entries.c.person == person),
                seats=count(seats.c.person == person),
                events=count(events.c.actor == person),
                mentions=count(by_others & body.contains(person, autoescape=True)),
            )

    def finish_erasures(self) -> None:
        """Clear the files of what is left of the erased, if that is still to be done.

        A killed process, a full disk or a page that was reading may have come between.
        """
        stone = tombstones.c
        with self._database.read() as connection:
            find = sa.select(stone.kind, stone.id).where(~stone.cleared)
            left = [tuple(row) for row in connection.execute(find)]
        if not left:
            return
        self._database.clear_deleted()
        # Only those: what another process erased meanwhile may not be cleared yet.
        done = sa.tuple_(stone.kind, stone.id).in_(left)
        with self._database.write() as connection:
            connection.execute(sa.update(tombstones).where(done).values(cleared=True))


def _erase_person(connection: sa.Connection, person: PersonId, *, at: datetime) -> None:
    # Work, keys, seats and events go with the row they refer to.
    if connection.execute(sa.delete(people).where(people.c.id == person)).rowcount == 0:
        raise rules.unknown_person()
    _set_stone(connection, "person", person, at=at)


def _erase_meeting(
    connection: sa.Connection, meeting: MeetingId, *, at: datetime
) -> list[PersonId]:
    had_keys = (
        sa.select(keys.c.person)
        .join(people, people.c.id == keys.c.person)
        .where(keys.c.meeting == meeting, people.c.owner.is_(None))
        .distinct()
    )
    candidates = set(connection.scalars(had_keys))
    if connection.execute(sa.delete(meetings).where(meetings.c.id == meeting)).rowcount == 0:
        raise rules.unknown_meeting()
    _set_stone(connection, "meeting", meeting, at=at)
    reachable = sa.select(keys.c.person).where(OPENS, keys.c.person.in_(candidates))
    lost = sorted(candidates - set(connection.scalars(reachable)))
    for person in lost:
        _erase_person(connection, person, at=at)
    return lost


def _set_stone(connection: sa.Connection, kind: str, name: str, *, at: datetime) -> None:
    row = {"kind": kind, "id": name, "at": rules.utc(at), "cleared": False}
    connection.execute(sa.insert(tombstones).values(row))
