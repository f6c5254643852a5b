"""Small things that most tests of the store need."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import Any

from mentorwidgets.operations import DocumentId, MeetingId, PersonId
from mentorwidgets.store import Appended, MeetingRecord, Store, StoreError

CLIENT = "c" * 32
MAP = DocumentId("developmental-network")
SUCCESS = DocumentId("definition-of-success")
#: A word to look for; in two, for a traceback quotes the lines of a file.
SECRET = "-".join(["elder", "berry"])


def moment(minutes: int = 0) -> datetime:
    return datetime(2026, 11, 23, 9, 0, tzinfo=UTC) + timedelta(minutes=minutes)


def add(
    store: Store,
    person: PersonId,
    seq: int,
    op: dict[str, Any] | None = None,
    *,
    document: DocumentId = MAP,
    client: str = CLIENT,
    after: int | None = None,
) -> Appended:
    """Append an operation, one that says nothing unless told."""
    return store.append(
        person,
        document,
        client=client,
        seq=seq,
        op={"type": "tidy"} if op is None else op,
        after=after,
        at=moment(seq),
    )


def meeting(name: str = "a", *, code: str | None = None, minutes: int = 0) -> MeetingRecord:
    return MeetingRecord(
        id=MeetingId(name * 32),
        code=code or f"CODE{name.upper()}",
        title="Whom you learn from",
        exercise=MAP,
        agenda=[{"title": "Arrive", "minutes": 5}, {"title": "Draw", "minutes": 20.5}],
        video_link="https://meet.example/room",
        opened_at=moment(minutes),
    )


def assert_tells(error: StoreError, *parts: str) -> None:
    """Whole sentences, with what, where and what to do; no words of a programmer."""
    assert error.message == str(error)
    assert re.fullmatch(r"[A-Z].*\.", error.message)
    assert not re.search(r"Traceback|sqlalchemy|sqlite3\.|psycopg\.|Error\b", error.message)
    for part in parts:
        assert part in error.message
