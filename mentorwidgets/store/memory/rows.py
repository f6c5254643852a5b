"""What the store in memory keeps, and the ground that its parts stand on."""

from __future__ import annotations

import json
import threading
from dataclasses import dataclass, field
from datetime import datetime

from mentorwidgets.operations import DocumentId, Entry, MeetingId, PersonId
from mentorwidgets.store import rules
from mentorwidgets.store.records import (
    Event,
    KeyRecord,
    MeetingRecord,
    Seat,
    TemplateRecord,
)


@dataclass(slots=True)
class MemoryKey:
    """A key, and whether it still opens."""

    record: KeyRecord
    spent: bool = False
    revoked: bool = False

    @property
    def opens(self) -> bool:
        """Neither used up nor stopped."""
        return not self.revoked and not self.spent


@dataclass(frozen=True, slots=True)
class Kept:
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
        """A fresh copy for whoever asks."""
        return Entry(self.revision, self.client, self.seq, self.at, json.loads(self.op))


@dataclass(slots=True)
class Rows:
    """Everything that is kept."""

    people: set[PersonId] = field(default_factory=set)
    owner: PersonId | None = None
    keys: dict[str, MemoryKey] = field(default_factory=dict)
    work: list[Kept] = field(default_factory=list)
    meetings: dict[MeetingId, MeetingRecord] = field(default_factory=dict)
    seats: dict[tuple[MeetingId, PersonId], Seat] = field(default_factory=dict)
    events: list[Event] = field(default_factory=list)
    #: Slips of each box, by their tokens, as JSON text.
    boxes: dict[tuple[MeetingId, str], dict[str, str]] = field(default_factory=dict)
    templates: dict[str, TemplateRecord] = field(default_factory=dict)
    erased_people: set[PersonId] = field(default_factory=set)
    erased_meetings: set[MeetingId] = field(default_factory=set)


class InMemory:
    """The ground that the parts of the store in memory stand on."""

    def __init__(self) -> None:
        self._rows = Rows()
        self._lock = threading.RLock()
        self._revisions = 0
        self._event_ids = 0
        self._changes = 0

    def _require_person(self, person: PersonId) -> None:
        if person in self._rows.erased_people:
            raise rules.erased_person()
        if person not in self._rows.people:
            raise rules.unknown_person()

    def _require_meeting(self, meeting: MeetingId) -> None:
        if meeting in self._rows.erased_meetings:
            raise rules.erased_meeting()
        if meeting not in self._rows.meetings:
            raise rules.unknown_meeting()
