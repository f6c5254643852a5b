"""Meetings: several side by side, their seats, and a feed of events that skips nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from mentorwidgets.operations import MeetingId, PersonId
from mentorwidgets.store import CodeTakenError, Event, Role, Seat, Store, UnknownError
from tests.store.conftest import Workbook
from tests.store.samples import add, meeting, moment

NOWHERE = MeetingId("0" * 32)
NOBODY = PersonId("0" * 32)


def test_a_meeting_is_found_by_its_id_and_by_its_code(book: Workbook) -> None:
    room = meeting()
    book.open().found_meeting(room)
    assert book.open().meeting(room.id) == room
    assert book.open().meeting_by_code(room.code) == room
    assert book.open().meeting(NOWHERE) is None
    assert book.open().meeting_by_code("NONE") is None


def test_meetings_are_listed_latest_first(store: Store) -> None:
    early, late, later = meeting("a"), meeting("c", minutes=5), meeting("b", minutes=9)
    for room in (late, early, later):
        store.found_meeting(room)
    assert store.meetings() == [later, late, early]


def test_a_code_that_hangs_on_another_wall_is_refused(store: Store) -> None:
    store.found_meeting(meeting("a", code="SAME"))
    with pytest.raises(CodeTakenError, match="SAME"):
        store.found_meeting(meeting("b", code="SAME"))
    assert store.meetings() == [meeting("a", code="SAME")]


def test_a_meeting_is_opened_once(store: Store) -> None:
    store.found_meeting(meeting("a"))
    with pytest.raises(ValueError, match="open already"):
        store.found_meeting(meeting("a", code="OTHER"))


def test_a_meeting_ends_once(store: Store) -> None:
    room = meeting()
    store.found_meeting(room)
    store.end_meeting(room.id, moment(60))
    store.end_meeting(room.id, moment(90))
    assert store.meeting(room.id) == replace(room, ended_at=moment(60))
    with pytest.raises(UnknownError):
        store.end_meeting(NOWHERE, moment())


def test_people_sit_in_the_order_they_came(store: Store) -> None:
    room, other = meeting("a"), meeting("b")
    store.found_meeting(room)
    store.found_meeting(other)
    ana, bo = store.create_person(at=moment()), store.create_person(at=moment())
    second = store.take_seat(room.id, bo, name="Bo", role=Role.PARTICIPANT, at=moment(2))
    first = store.take_seat(room.id, ana, name="Ana", role=Role.FACILITATOR, at=moment(1))
    assert first == Seat(room.id, ana, "Ana", Role.FACILITATOR, moment(1))
    assert store.seats(room.id) == [first, second]
    assert store.seats(other.id) == []


def test_who_comes_back_keeps_the_time_they_came(store: Store) -> None:
    room = meeting()
    store.found_meeting(room)
    ana = store.create_person(at=moment())
    store.take_seat(room.id, ana, name="Ana", role=Role.PARTICIPANT, at=moment(1))
    again = store.take_seat(room.id, ana, name="A.", role=Role.FACILITATOR, at=moment(9))
    assert again == Seat(room.id, ana, "A.", Role.FACILITATOR, moment(1))
    assert store.rename_seat(room.id, ana, name="Anna") == replace(again, name="Anna")
    assert store.seats(room.id) == [replace(again, name="Anna")]


def test_a_seat_needs_a_meeting_and_a_person(store: Store) -> None:
    room = meeting()
    store.found_meeting(room)
    ana = store.create_person(at=moment())
    for place, person in ((NOWHERE, ana), (room.id, NOBODY)):
        with pytest.raises(UnknownError):
            store.take_seat(place, person, name="x", role=Role.PARTICIPANT, at=moment())
    with pytest.raises(UnknownError, match="no seat"):
        store.rename_seat(room.id, ana, name="x")


@pytest.mark.parametrize("name", ["An\0a", "An\ud800a"])
def test_a_name_that_no_database_can_hold_is_refused(store: Store, name: str) -> None:
    room = meeting()
    store.found_meeting(room)
    ana = store.create_person(at=moment())
    with pytest.raises(ValueError, match="cannot be stored"):
        store.take_seat(room.id, ana, name=name, role=Role.PARTICIPANT, at=moment())
    assert store.seats(room.id) == []


def test_a_reader_goes_on_from_the_last_event_it_was_given(book: Workbook) -> None:
    store, reader = book.open(), book.open()
    room, other = meeting("a"), meeting("b")
    store.found_meeting(room)
    store.found_meeting(other)
    ana = store.create_person(at=moment())
    joined = store.record(room.id, actor=ana, kind="joined", body={"n": 1}, at=moment(1))
    store.record(other.id, actor=None, kind="block", body={}, at=moment(2))
    block = store.record(room.id, actor=None, kind="block", body={"to": ["é\0"]}, at=moment(3))
    assert joined == Event(joined.id, room.id, ana, "joined", {"n": 1}, moment(1))
    assert reader.events(room.id) == [joined, block]
    assert reader.events(room.id, after=joined.id) == [block]
    assert reader.events(room.id, after=block.id) == []


def test_an_event_needs_a_meeting_and_an_actor_who_is_there(store: Store) -> None:
    room = meeting()
    store.found_meeting(room)
    with pytest.raises(UnknownError):
        store.record(NOWHERE, actor=None, kind="block", body={}, at=moment())
    with pytest.raises(UnknownError):
        store.record(room.id, actor=NOBODY, kind="joined", body={}, at=moment())
    assert store.events(room.id) == []


def test_whoever_watches_sees_that_something_was_committed(book: Workbook) -> None:
    store, watcher = book.open(), book.open()
    person, room = store.create_person(at=moment()), meeting()
    for act in (
        lambda: add(store, person, 1),
        lambda: store.found_meeting(room),
        lambda: store.record(room.id, actor=None, kind="block", body={}, at=moment()),
        lambda: store.end_meeting(room.id, moment()),
        lambda: store.erase_meeting(room.id, at=moment()),
        lambda: store.erase_person(person, at=moment()),
    ):
        mark, own = watcher.change_mark(), store.change_mark()
        assert watcher.change_mark() == mark
        act()
        assert watcher.change_mark() != mark
        assert store.change_mark() != own
