"""A reader never passes over what was written early and committed late.

PostgreSQL gives out ids before the commit: here a trigger holds a commit back until the test
lets it go, with a later writer at its heels.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
import pytest

from mentorwidgets.operations import PersonId
from mentorwidgets.store import BehindError, Event, Store
from tests.store.conftest import Workbook
from tests.store.samples import CLIENT, MAP, add, meeting, moment

_GATE = 4711
_TRIGGER = f"""
    CREATE OR REPLACE FUNCTION wait_at_the_gate() RETURNS trigger LANGUAGE plpgsql AS
        'BEGIN PERFORM pg_advisory_xact_lock_shared({_GATE}); RETURN NULL; END';
    CREATE CONSTRAINT TRIGGER late_event AFTER INSERT ON events DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW WHEN (NEW.kind = 'late') EXECUTE FUNCTION wait_at_the_gate();
    CREATE CONSTRAINT TRIGGER late_entry AFTER INSERT ON entries DEFERRABLE INITIALLY DEFERRED
        FOR EACH ROW WHEN (NEW.op LIKE '%late%') EXECUTE FUNCTION wait_at_the_gate();
"""


class Gate:
    """Holds back the commits of what is marked late."""

    def __init__(self, url: str) -> None:
        self._connection = psycopg.connect(url, autocommit=True)
        self._connection.execute(_TRIGGER)
        self._connection.execute(f"SELECT pg_advisory_lock({_GATE})")
        self.acts: list[threading.Thread] = []

    def waiting(self, number: int) -> None:
        """Return when so many transactions wait for a lock; fail when they do not come to."""
        asked = "SELECT count(*) FROM pg_locks WHERE locktype = 'advisory' AND NOT granted"
        until = time.monotonic() + 60
        while time.monotonic() < until:
            if self._connection.execute(asked).fetchone() == (number,):
                return
        pytest.fail(f"{number} transactions should wait by now")

    def start(self, act: Callable[[], Any]) -> None:
        self.acts.append(threading.Thread(target=act))
        self.acts[-1].start()

    def open(self) -> None:
        self._connection.execute(f"SELECT pg_advisory_unlock({_GATE})")
        for act in self.acts:
            act.join()

    def close(self) -> None:
        self.open()
        self._connection.execute("DROP FUNCTION wait_at_the_gate CASCADE")
        self._connection.close()


@contextmanager
def gate_of(url: str) -> Iterator[Gate]:
    gate = Gate(url)
    try:
        yield gate
    finally:
        gate.close()


def _record(store: Store, kind: str) -> Event:
    return store.record(meeting().id, actor=None, kind=kind, body={}, at=moment())


def test_an_event_that_commits_late_is_not_passed_over(postgres_book: Workbook) -> None:
    writer, follower, reader = (postgres_book.open(patience=60) for _ in range(3))
    writer.found_meeting(meeting())
    seen = [_record(writer, "first")]
    with gate_of(postgres_book.url) as gate:
        gate.start(lambda: _record(writer, "late"))
        gate.waiting(1)
        gate.start(lambda: _record(follower, "later"))
        gate.waiting(2)
        # Whatever is visible now, a reader that goes on from it must still get the rest.
        seen += reader.events(meeting().id, after=seen[-1].id)
        gate.open()
    seen += reader.events(meeting().id, after=seen[-1].id)
    assert [event.kind for event in seen] == ["first", "late", "later"]


def test_without_the_lock_the_reader_would_pass_over_it(postgres_book: Workbook) -> None:
    # Shows that the test above can fail: a writer that takes no lock is seen first.
    writer, reader = (postgres_book.open(patience=60) for _ in range(2))
    writer.found_meeting(meeting())
    with gate_of(postgres_book.url) as gate:
        gate.start(lambda: _record(writer, "late"))
        gate.waiting(1)
        with psycopg.connect(postgres_book.url, autocommit=True) as careless:
            careless.execute(
                "INSERT INTO events (meeting, kind, body, at) VALUES (%s, 'later', '{}', now())",
                [meeting().id],
            )
        seen = reader.events(meeting().id)
        gate.open()
    seen += reader.events(meeting().id, after=seen[-1].id)
    assert [event.kind for event in seen] == ["later"]


def test_another_meeting_does_not_wait_for_a_late_commit(postgres_book: Workbook) -> None:
    writer, other = (postgres_book.open(patience=60) for _ in range(2))
    writer.found_meeting(meeting("a"))
    writer.found_meeting(meeting("b"))
    with gate_of(postgres_book.url) as gate:
        gate.start(lambda: _record(writer, "late"))
        gate.waiting(1)
        event = other.record(meeting("b").id, actor=None, kind="block", body={}, at=moment())
        assert other.events(meeting("b").id) == [event]


def test_an_operation_that_commits_late_is_not_passed_over(postgres_book: Workbook) -> None:
    writer, follower, reader = (postgres_book.open(patience=60) for _ in range(3))
    person = writer.create_person(at=moment())
    seen = [add(writer, person, 1).entry]
    outcome: list[str] = []

    def follow(person: PersonId) -> None:
        try:
            add(follower, person, 3, after=seen[0].revision)
        except BehindError:
            outcome.append("behind")
        add(follower, person, 4, {"type": "later"})

    with gate_of(postgres_book.url) as gate:
        gate.start(lambda: add(writer, person, 2, {"type": "late"}))
        gate.waiting(1)
        gate.start(lambda: follow(person))
        gate.waiting(2)
        got = reader.entries(person, MAP, after=seen[0].revision)
        assert got == []
        gate.open()
    seen += reader.entries(person, MAP, after=seen[0].revision)
    assert [entry.id for entry in seen] == [f"{CLIENT}.{seq}" for seq in (1, 2, 4)]
    assert outcome == ["behind"]


def test_who_is_erased_while_a_late_operation_commits_leaves_nothing(
    postgres_book: Workbook,
) -> None:
    writer, eraser = (postgres_book.open(patience=60) for _ in range(2))
    person = writer.create_person(at=moment())
    with gate_of(postgres_book.url) as gate:
        gate.start(lambda: add(writer, person, 1, {"type": "late"}))
        gate.waiting(1)
        gate.start(lambda: eraser.erase_person(person, at=moment()))
        gate.waiting(2)
        gate.open()
    assert writer.entries(person, MAP) == []
