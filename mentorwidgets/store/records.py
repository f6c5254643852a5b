"""What the store gives back: plain frozen records, every time aware and in UTC."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from mentorwidgets.operations import DocumentId, Entry, MeetingId, PersonId


class Role(StrEnum):
    """What a key lets its bearer do."""

    OWNER = "owner"
    PARTICIPANT = "participant"
    FACILITATOR = "facilitator"
    HOST = "host"


def hash_key(key: str) -> str:
    """What the store keeps of a key: its SHA-256, 64 hexadecimal digits.

    A key is 128 random bits, so a plain hash cannot be searched backwards.
    """
    return hashlib.sha256(key.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class KeyRecord:
    """A key that opens: whose it is (``None``: nobody's work), for which role and meeting."""

    key_hash: str
    person: PersonId | None
    role: Role
    meeting: MeetingId | None
    added_at: datetime
    once: bool


@dataclass(frozen=True, slots=True)
class Appended:
    """What became of an operation; ``new`` is false when it had been accepted before."""

    entry: Entry
    new: bool


@dataclass(frozen=True, slots=True)
class DocumentSummary:
    """One document of a person: how many operations, from when to when, up to which revision."""

    document: DocumentId
    first_at: datetime
    last_at: datetime
    operations: int
    revision: int


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """A meeting as it was opened; ``agenda`` is JSON, ``code`` is what stands on the wall.

    After ``keep_until`` all of it is to be erased; None keeps it until somebody erases it.
    """

    id: MeetingId
    code: str
    title: str
    exercise: str
    agenda: Any
    video_link: str
    opened_at: datetime
    ended_at: datetime | None = None
    keep_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class TemplateRecord:
    """An agenda that a facilitator has saved as their own, as JSON, for one exercise."""

    id: str
    title: str
    exercise: str
    agenda: Any
    saved_at: datetime


@dataclass(frozen=True, slots=True)
class Seat:
    """One person in one meeting, under the name or initials that they chose there."""

    meeting: MeetingId
    person: PersonId
    name: str
    role: Role
    joined_at: datetime


@dataclass(frozen=True, slots=True)
class Traces:
    """How many rows there are of a person; ``mentions`` are those of others with their id in it.

    An id is random and says nothing of anybody: it may stay in what others did.
    """

    people: int
    keys: int
    entries: int
    seats: int
    events: int
    mentions: int

    @property
    def nothing(self) -> bool:
        """Whether nothing of theirs is left."""
        return not (self.people or self.keys or self.entries or self.seats or self.events)


@dataclass(frozen=True, slots=True)
class Event:
    """Something that happened in a meeting; ``id`` orders them as they were committed."""

    id: int
    meeting: MeetingId
    actor: PersonId | None
    kind: str
    body: dict[str, Any]
    at: datetime
