# ruff: noqa: D102 -- what each method promises stands once, in protocol.py
"""Meetings, in memory."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from mentorwidgets.operations import MeetingId, PersonId
from mentorwidgets.store import rules
from mentorwidgets.store.memory.rows import InMemory
from mentorwidgets.store.records import Event, MeetingRecord, Role, Seat


class Meetings(InMemory):
    """The part of :class:`~mentorwidgets.store.protocol.Store` on meetings."""

    def found_meeting(self, meeting: MeetingRecord) -> None:
        rules.meeting(meeting)
        with self._lock:
            if meeting.id in self._rows.erased_meetings:
                raise rules.erased_meeting()
            if meeting.id in self._rows.meetings:
                raise ValueError("this meeting is open already")
            if self.meeting_by_code(meeting.code):
                raise rules.code_taken(meeting.code)
            self._rows.meetings[meeting.id] = replace(
                meeting,
                agenda=json.loads(rules.to_json(meeting.agenda)),
                opened_at=rules.utc(meeting.opened_at),
                ended_at=meeting.ended_at and rules.utc(meeting.ended_at),
                keep_until=meeting.keep_until and rules.utc(meeting.keep_until),
            )
            self._changes += 1

    def meeting(self, meeting: MeetingId) -> MeetingRecord | None:
        with self._lock:
            kept = self._rows.meetings.get(meeting)
            return kept and replace(kept, agenda=json.loads(rules.to_json(kept.agenda)))

    def meeting_by_code(self, code: str) -> MeetingRecord | None:
        return next((meeting for meeting in self.meetings() if meeting.code == code), None)

    def meetings(self) -> list[MeetingRecord]:
        with self._lock:
            ids = sorted(self._rows.meetings)
            found = [meeting for meeting in map(self.meeting, ids) if meeting is not None]
            return sorted(found, key=lambda meeting: meeting.opened_at, reverse=True)

    def end_meeting(self, meeting: MeetingId, at: datetime) -> None:
        at = rules.utc(at)
        with self._lock:
            self._require_meeting(meeting)
            record = self._rows.meetings[meeting]
            self._rows.meetings[meeting] = replace(record, ended_at=record.ended_at or at)
            self._changes += 1

    def keep_meeting(self, meeting: MeetingId, *, until: datetime | None) -> None:
        until = until and rules.utc(until)
        with self._lock:
            self._require_meeting(meeting)
            self._rows.meetings[meeting] = replace(self._rows.meetings[meeting], keep_until=until)
            self._changes += 1

    def take_seat(
        self, meeting: MeetingId, person: PersonId, *, name: str, role: Role, at: datetime
    ) -> Seat:
        seat = Seat(meeting, person, rules.text(name, "a name"), Role(role), rules.utc(at))
        with self._lock:
            self._require_meeting(meeting)
            self._require_person(person)
            before = self._rows.seats.get((meeting, person))
            if before is not None:
                seat = replace(seat, joined_at=before.joined_at)
            self._rows.seats[meeting, person] = seat
            self._changes += 1
            return seat

    def rename_seat(self, meeting: MeetingId, person: PersonId, *, name: str) -> Seat:
        rules.text(name, "a name")
        with self._lock:
            seat = self._rows.seats.get((meeting, person))
            if seat is None:
                raise rules.no_seat()
            self._rows.seats[meeting, person] = replace(seat, name=name)
            self._changes += 1
            return self._rows.seats[meeting, person]

    def seats(self, meeting: MeetingId) -> list[Seat]:
        with self._lock:
            taken = [seat for seat in self._rows.seats.values() if seat.meeting == meeting]
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
        rules.text(kind, "a kind", empty=False)
        at, kept = rules.utc(at), json.loads(rules.to_json(body))
        with self._lock:
            self._require_meeting(meeting)
            if actor is not None:
                self._require_person(actor)
            self._event_ids += 1
            self._rows.events.append(Event(self._event_ids, meeting, actor, kind, kept, at))
            self._changes += 1
            return self.events(meeting, after=self._event_ids - 1)[0]

    def events(self, meeting: MeetingId, *, after: int = 0) -> list[Event]:
        with self._lock:
            return [
                replace(event, body=json.loads(rules.to_json(event.body)))
                for event in self._rows.events
                if event.meeting == meeting and event.id > after
            ]
