# ruff: noqa: D102 -- what each method promises stands once, in protocol.py
"""A store in memory, the twin of the real one: for tests, and for trying things out."""

from __future__ import annotations

import json
import secrets
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from mentorwidgets.operations import DocumentId, Entry, MeetingId, PersonId
from mentorwidgets.store import rules
from mentorwidgets.store.records import (
    Appended,
    DocumentSummary,
    Event,
    KeyRecord,
    MeetingRecord,
    Role,
    Seat,
)


@dataclass(slots=True)
class _Key:
    record: KeyRecord
    spent: bool = False
    revoked: bool = False

    @property
    def opens(self) -> bool:
        return not self.revoked and not self.spent


@dataclass(frozen=True, slots=True)
class _Kept:
    """An operation as it is kept: JSON text, so that nobody's later change reaches it."""

    person: PersonId
    document: DocumentId
    revision: int
    client: str
    seq: int
    at: datetime
    op: str
    digest: str

    def entry(self) -> Entry:
        return Entry(self.revision, self.client, self.seq, self.at, json.loads(self.op))


@dataclass(slots=True)
class _Rows:
    people: set[PersonId] = field(default_factory=set)
    owner: PersonId | None = None
    keys: dict[str, _Key] = field(default_factory=dict)
    work: list[_Kept] = field(default_factory=list)
    meetings: dict[MeetingId, MeetingRecord] = field(default_factory=dict)
    seats: dict[tuple[MeetingId, PersonId], Seat] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    erased_people: set[PersonId] = field(default_factory=set)
    erased_meetings: set[MeetingId] = field(default_factory=set)


class MemoryStore:
    """Behaves as :class:`~.protocol.Store` says; gone with the process."""

    def __init__(self) -> None:
        self._rows = _Rows()
        self._lock = threading.RLock()
        self._revisions = 0
        self._event_ids = 0
        self._changes = 0

    def _person(self, person: PersonId) -> None:
        if person in self._rows.erased_people:
            raise rules.erased_person()
        if person not in self._rows.people:
            raise rules.unknown_person()

    def _meeting(self, meeting: MeetingId) -> None:
        if meeting in self._rows.erased_meetings:
            raise rules.erased_meeting()
        if meeting not in self._rows.meetings:
            raise rules.unknown_meeting()

    # People and their keys

    def create_person(self, *, at: datetime) -> PersonId:
        rules.utc(at)
        with self._lock:
            person = PersonId(secrets.token_hex(16))
            self._rows.people.add(person)
            self._changes += 1
            return person

    def owner(self, *, at: datetime) -> PersonId:
        with self._lock:
            if self._rows.owner is None:
                self._rows.owner = self.create_person(at=at)
            return self._rows.owner

    def add_key(
        self,
        key_hash: str,
        person: PersonId | None,
        *,
        role: Role,
        meeting: MeetingId | None = None,
        at: datetime,
        once: bool = False,
    ) -> None:
        record = KeyRecord(
            rules.key_hash(key_hash), person, Role(role), meeting, rules.utc(at), once
        )
        with self._lock:
            if person is not None:
                self._person(person)
            if meeting is not None:
                self._meeting(meeting)
            if key_hash in self._rows.keys:
                raise ValueError("this key is there already")
            self._rows.keys[key_hash] = _Key(record)
            self._changes += 1

    def find_key(self, key_hash: str) -> KeyRecord | None:
        with self._lock:
            key = self._rows.keys.get(key_hash)
            return key.record if key and key.opens and not key.record.once else None

    def spend_key(self, key_hash: str, *, at: datetime) -> KeyRecord | None:
        rules.utc(at)
        with self._lock:
            key = self._rows.keys.get(key_hash)
            if key is None or not key.opens or not key.record.once:
                return None
            key.spent = True
            self._changes += 1
            return key.record

    def revoke_keys(
        self,
        *,
        person: PersonId | None = None,
        meeting: MeetingId | None = None,
        role: Role | None = None,
        at: datetime,
    ) -> int:
        rules.utc(at)
        if person is None and meeting is None and role is None:
            raise ValueError("say whose keys, or those of which meeting or role, are revoked")
        with self._lock:
            fitting = [
                key
                for key in self._rows.keys.values()
                if key.opens
                and (person is None or key.record.person == person)
                and (meeting is None or key.record.meeting == meeting)
                and (role is None or key.record.role == role)
            ]
            for key in fitting:
                key.revoked = True
            self._changes += bool(fitting)
            return len(fitting)

    # A person's work

    def append(
        self,
        person: PersonId,
        document: DocumentId,
        *,
        client: str,
        seq: int,
        op: Mapping[str, Any],
        after: int | None,
        at: datetime,
    ) -> Appended:
        rules.text(document, "a document's name", empty=False)
        rules.text(client, "a client's name", empty=False)
        rules.sequence(seq)
        at = rules.utc(at)
        kept, digest = rules.to_json(op), rules.digest(document, op)
        with self._lock:
            self._person(person)
            known = self._find(person, client, seq)
            if known is not None:
                if known.digest != digest:
                    raise rules.clash(client, seq)
                return Appended(known.entry(), new=False)
            if after is not None and self.entries(person, document, after=after):
                raise rules.behind(document)
            self._revisions += 1
            new = _Kept(person, document, self._revisions, client, seq, at, kept, digest)
            self._rows.work.append(new)
            self._changes += 1
            return Appended(new.entry(), new=True)

    def _find(self, person: PersonId, client: str, seq: int) -> _Kept | None:
        return next(
            (
                kept
                for kept in self._rows.work
                if (kept.person, kept.client, kept.seq) == (person, client, seq)
            ),
            None,
        )

    def operation(self, person: PersonId, client: str, seq: int) -> tuple[DocumentId, Entry] | None:
        with self._lock:
            known = self._find(person, client, seq)
            return (known.document, known.entry()) if known else None

    def entries(self, person: PersonId, document: DocumentId, *, after: int = 0) -> list[Entry]:
        with self._lock:
            return [
                kept.entry()
                for kept in self._rows.work
                if (kept.person, kept.document) == (person, document) and kept.revision > after
            ]

    def documents(self, person: PersonId) -> list[DocumentSummary]:
        with self._lock:
            begun: dict[DocumentId, list[_Kept]] = {}
            for kept in self._rows.work:
                if kept.person == person:
                    begun.setdefault(kept.document, []).append(kept)
            return [
                DocumentSummary(
                    document,
                    min(kept.at for kept in work),
                    max(kept.at for kept in work),
                    len(work),
                    work[-1].revision,
                )
                for document, work in sorted(begun.items())
            ]

    # Meetings

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
            self._meeting(meeting)
            record = self._rows.meetings[meeting]
            self._rows.meetings[meeting] = replace(record, ended_at=record.ended_at or at)
            self._changes += 1

    def take_seat(
        self, meeting: MeetingId, person: PersonId, *, name: str, role: Role, at: datetime
    ) -> Seat:
        seat = Seat(meeting, person, rules.text(name, "a name"), Role(role), rules.utc(at))
        with self._lock:
            self._meeting(meeting)
            self._person(person)
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
        rules.text(kind, "an event's kind", empty=False)
        at, kept = rules.utc(at), json.loads(rules.to_json(body))
        with self._lock:
            self._meeting(meeting)
            if actor is not None:
                self._person(actor)
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

    def change_mark(self) -> object:
        with self._lock:
            return self._changes

    # Erasure

    def erase_person(self, person: PersonId, *, at: datetime) -> None:
        rules.utc(at)
        with self._lock:
            if person in self._rows.erased_people:
                return
            self._person(person)
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
            self._meeting(meeting)
            rows = self._rows
            keys = [
                key.record.person for key in rows.keys.values() if key.record.meeting == meeting
            ]
            del rows.meetings[meeting]
            rows.erased_meetings.add(meeting)
            rows.keys = {h: key for h, key in rows.keys.items() if key.record.meeting != meeting}
            rows.seats = {at: seat for at, seat in rows.seats.items() if seat.meeting != meeting}
            rows.events = [event for event in rows.events if event.meeting != meeting]
            reachable = {key.record.person for key in rows.keys.values() if key.opens}
            lost = sorted(
                {person for person in keys if person is not None} - reachable - {rows.owner}
            )
            for person in lost:
                self.erase_person(person, at=at)
            self._changes += 1
            return lost

    def close(self) -> None:
        """Nothing to let go of."""
