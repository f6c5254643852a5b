"""The face of every store: people's work as append-only operations.

The store knows operations, not their meaning. What it returns is committed: it survives a
killed process and a laptop that loses power. Times are passed in, aware; anything else is a
:class:`ValueError`, as is text that no database can hold (NUL, lone surrogates) outside of the
JSON of an operation, an agenda or an event.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any, Protocol

from mentorwidgets.operations import DocumentId, Entry, MeetingId, PersonId
from mentorwidgets.store.records import (
    Appended,
    DocumentSummary,
    Event,
    KeyRecord,
    MeetingRecord,
    Role,
    Seat,
    TemplateRecord,
    Traces,
)


class Store(Protocol):
    """A workbook's store. Every method may raise :class:`~.errors.StoreError`.

    One store may be used from several threads. It must be opened after a fork, never before.
    """

    # People and their keys

    def create_person(self, *, at: datetime) -> PersonId:
        """A new person, known by a random id and nothing else."""
        ...

    def owner(self, *, at: datetime) -> PersonId:
        """The one person whose data folder this is; created at the first ask."""
        ...

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
        """Let this key open; ``once`` for a link that is spent when it is first used.

        ``key_hash`` comes from :func:`~.records.hash_key`; the key itself is never stored.
        Raises :class:`~.errors.UnknownError` or :class:`~.errors.ErasedError` for a person or
        meeting that is not there, and :class:`ValueError` when the hash is there already.
        """
        ...

    def find_key(self, key_hash: str, *, once: bool = False) -> KeyRecord | None:
        """The lasting key with this hash, unless it was revoked. A ``once`` key is not found.

        With ``once`` only such a key is found, as long as it is neither revoked nor spent.
        """
        ...

    def spend_key(self, key_hash: str, *, at: datetime) -> KeyRecord | None:
        """Use up a ``once`` key: of all who try, exactly one is given it, the others None."""
        ...

    def revoke_key(self, key_hash: str, *, at: datetime) -> bool:
        """Stop this one key from opening; whether it did until now."""
        ...

    def revoke_keys(
        self,
        *,
        person: PersonId | None = None,
        meeting: MeetingId | None = None,
        role: Role | None = None,
        at: datetime,
    ) -> int:
        """Stop the keys that fit everything given from opening; how many did until now.

        Raises :class:`ValueError` when nothing is given.
        """
        ...

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
        """Keep one operation; when this returns, it is on the disk.

        Idempotent by (person, client, seq): sent again with the same document and content it
        gives the entry that is there. With ``after``, the revision up to which the caller has
        folded the document, it is added only if nothing came after; ``None`` adds it anyhow.

        Raises :class:`~.errors.OperationClashError` (same triple, other content),
        :class:`~.errors.BehindError`, :class:`~.errors.ErasedError`,
        :class:`~.errors.UnknownError`.
        """
        ...

    def operation(self, person: PersonId, client: str, seq: int) -> tuple[DocumentId, Entry] | None:
        """The operation that was accepted under this triple, with its document; or None."""
        ...

    def entries(self, person: PersonId, document: DocumentId, *, after: int = 0) -> list[Entry]:
        """The operations of one document beyond a revision, in the order they were accepted.

        Nothing is ever committed at or below a revision that was once returned.
        """
        ...

    def documents(self, person: PersonId) -> list[DocumentSummary]:
        """The documents that this person has begun, by name."""
        ...

    # Meetings

    def found_meeting(self, meeting: MeetingRecord) -> None:
        """Open a meeting.

        Raises :class:`~.errors.CodeTakenError` when another meeting has the code,
        :class:`~.errors.ErasedError` when the id was erased, :class:`ValueError` when it is used.
        """
        ...

    def meeting(self, meeting: MeetingId) -> MeetingRecord | None:
        """The meeting with this id, open or ended."""
        ...

    def meeting_by_code(self, code: str) -> MeetingRecord | None:
        """The meeting with this code, open or ended."""
        ...

    def meetings(self) -> list[MeetingRecord]:
        """Every meeting, the latest opened first."""
        ...

    def end_meeting(self, meeting: MeetingId, at: datetime) -> None:
        """End a meeting; one that has ended keeps its first end."""
        ...

    def keep_meeting(self, meeting: MeetingId, *, until: datetime | None) -> None:
        """Keep a meeting until then, or (None) until somebody erases it."""
        ...

    def take_seat(
        self, meeting: MeetingId, person: PersonId, *, name: str, role: Role, at: datetime
    ) -> Seat:
        """Sit down; whoever sits already keeps their ``joined_at``, with the new name and role."""
        ...

    def rename_seat(self, meeting: MeetingId, person: PersonId, *, name: str) -> Seat:
        """Another name in this meeting; :class:`~.errors.UnknownError` without a seat."""
        ...

    def seats(self, meeting: MeetingId) -> list[Seat]:
        """Who sits in this meeting, in the order they came."""
        ...

    def record(
        self,
        meeting: MeetingId,
        *,
        actor: PersonId | None,
        kind: str,
        body: Mapping[str, Any],
        at: datetime,
    ) -> Event:
        """Add to what happened in a meeting.

        What somebody said belongs under their own name as ``actor``: erasing a person takes
        the events they are the actor of, and no other.
        """
        ...

    def events(self, meeting: MeetingId, *, after: int = 0) -> list[Event]:
        """What happened after an event id, in order.

        A reader that goes on from the last id it was given passes over nothing, also not over
        what was written earlier and committed late.
        """
        ...

    # What is said in a meeting without a name

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
        """Put a slip into a box, or another content on the same slip; whether it is a new one.

        ``slip`` is a random token (32 hexadecimal digits) that only its writer knows. Nothing
        is kept that joins it with ``actor``: an event ``slip_in {box}`` of theirs says that
        they have answered, and the box has neither times nor an order.

        Raises :class:`~.errors.SlipError` when ``actor`` has another slip in this box, or when
        the box is closed (the same slip with the same content again is no change).
        """
        ...

    def withdraw_slip(
        self, meeting: MeetingId, box: str, slip: str, *, actor: PersonId, at: datetime
    ) -> bool:
        """Take a slip out again, with an event ``slip_out {box}``; false when it is not there.

        Raises :class:`~.errors.SlipError` when the box is closed.
        """
        ...

    def close_box(
        self, meeting: MeetingId, box: str, *, actor: PersonId | None, at: datetime
    ) -> bool:
        """Let no slip come or go any more, with an event ``box_closed {box}``; false when closed.

        From then on what lies in the box stays the same: two looks at it tell nobody apart.
        """
        ...

    def empty_box(
        self, meeting: MeetingId, box: str, *, actor: PersonId | None, at: datetime
    ) -> None:
        """Throw all slips of a box away, with an event ``box_emptied {box}``; all may cast anew."""
        ...

    def slips(self, meeting: MeetingId, box: str) -> list[Any]:
        """What is on the slips in a box, in an order that says nothing and stays the same."""
        ...

    # Agendas that facilitators have saved

    def save_template(self, template: TemplateRecord) -> None:
        """Keep an agenda; one with the same id is replaced."""
        ...

    def templates(self) -> list[TemplateRecord]:
        """Every saved agenda, the latest first."""
        ...

    def drop_template(self, template: str) -> bool:
        """Throw a saved agenda away; whether it was there."""
        ...

    def change_mark(self) -> object:
        """Compare with an earlier one of the same store: equal means nothing was committed since.

        Cheap enough to ask several times a second. Unequal may be a false alarm.
        """
        ...

    # Erasure

    def erase_person(self, person: PersonId, *, at: datetime) -> None:
        """Erase a person: their work, keys, seats and events go; a tombstone stays.

        SQLite: afterwards no word of theirs is in any file of the data folder. PostgreSQL:
        the rows are gone and the tables vacuumed, but its write-ahead log, replicas and
        backups keep what they hold until they are recycled. When something stands in the
        way of clearing the files, the error says so; erasing again, or the next start of the
        workbook, makes up for it.
        """
        ...

    def erase_meeting(self, meeting: MeetingId, *, at: datetime) -> list[PersonId]:
        """Erase a meeting: its events, seats and keys go, and who had only keys to it.

        Such a person could never be reached again, so they are erased as by
        :meth:`erase_person`; their ids are returned. The owner, and whoever holds another
        key that opens, stay with their work.
        """
        ...

    def traces(self, person: PersonId) -> Traces:
        """Look through every table for somebody, also for who was erased or never was."""
        ...

    def close(self) -> None:
        """Let go of every file and connection."""
        ...
