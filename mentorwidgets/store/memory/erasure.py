# ruff: noqa: D102 -- what each method promises stands once, in protocol.py
"""Erasing a person or a meeting, in memory."""

from __future__ import annotations

from datetime import datetime

from mentorwidgets.operations import MeetingId, PersonId
from mentorwidgets.store import rules
from mentorwidgets.store.memory.rows import InMemory
from mentorwidgets.store.records import Traces


class Erasure(InMemory):
    """The part of :class:`~mentorwidgets.store.protocol.Store` on erasure."""

    def erase_person(self, person: PersonId, *, at: datetime) -> None:
        rules.utc(at)
        with self._lock:
            if person in self._rows.erased_people:
                return
            self._require_person(person)
            rows = self._rows
            rows.people.remove(person)
            rows.erased_people.add(person)
            rows.owner = None if rows.owner == person else rows.owner
            rows.keys = {h: key for h, key in rows.keys.items() if key.record.person != person}
            rows.work = [kept for kept in rows.work if kept.person != person]
            rows.seats = {at: seat for at, seat in rows.seats.items() if seat.person != person}
            rows.events = [event for event in rows.events if event.actor != person]
            self._changes += 1

    def erase_meeting(self, meeting: MeetingId, *, at: datetime) -> list[PersonId]:
        rules.utc(at)
        with self._lock:
            if meeting in self._rows.erased_meetings:
                return []
            self._require_meeting(meeting)
            rows = self._rows
            keys = [
                key.record.person for key in rows.keys.values() if key.record.meeting == meeting
            ]
            del rows.meetings[meeting]
            rows.erased_meetings.add(meeting)
            rows.keys = {h: key for h, key in rows.keys.items() if key.record.meeting != meeting}
            rows.seats = {at: seat for at, seat in rows.seats.items() if seat.meeting != meeting}
            rows.events = [event for event in rows.events if event.meeting != meeting]
            rows.boxes = {at: box for at, box in rows.boxes.items() if at[0] != meeting}
            reachable = {key.record.person for key in rows.keys.values() if key.opens}
            lost = sorted(
                {person for person in keys if person is not None} - reachable - {rows.owner}
            )
            for person in lost:
                self.erase_person(person, at=at)
            self._changes += 1
            return lost

    def traces(self, person: PersonId) -> Traces:
        with self._lock:
            rows = self._rows
            return Traces(
                people=sum(one == person for one in rows.people),
                keys=sum(key.record.person == person for key in rows.keys.values()),
                entries=sum(kept.person == person for kept in rows.work),
                seats=sum(seat.person == person for seat in rows.seats.values()),
                events=sum(event.actor == person for event in rows.events),
                mentions=sum(
                    event.actor != person and person in rules.to_json(event.body)
                    for event in rows.events
                ),
            )
