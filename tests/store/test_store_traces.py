"""The store answers whether anything of somebody is left, in every table."""

from __future__ import annotations

from mentorwidgets.operations import PersonId
from mentorwidgets.store import Role, Store, Traces, hash_key
from tests.store.samples import SUCCESS, add, meeting, moment

NOTHING = Traces(people=0, keys=0, entries=0, seats=0, events=0, mentions=0)


def somebody(store: Store, name: str, room) -> PersonId:
    person = store.create_person(at=moment())
    add(store, person, 1)
    add(store, person, 2, document=SUCCESS)
    store.add_key(hash_key(name), person, role=Role.PARTICIPANT, meeting=room.id, at=moment())
    store.take_seat(room.id, person, name=name, role=Role.PARTICIPANT, at=moment())
    store.record(room.id, actor=person, kind="here", body={"device": "d" * 32}, at=moment())
    return person


def test_every_row_of_a_person_is_counted_until_they_are_erased_and_none_after(
    store: Store,
) -> None:
    room = meeting()
    store.found_meeting(room)
    ana, bo = somebody(store, "Ana", room), somebody(store, "Bo", room)
    lead = store.create_person(at=moment())
    store.record(room.id, actor=lead, kind="vacate", body={"person": ana}, at=moment())
    store.record(room.id, actor=None, kind="vacate", body={"person": bo}, at=moment())
    store.cast_slip(room.id, "box.1", "e" * 32, "a plum", actor=ana, at=moment())

    there = store.traces(ana)
    assert there == Traces(people=1, keys=1, entries=2, seats=1, events=2, mentions=1)
    assert not there.nothing

    store.erase_person(ana, at=moment(5))

    gone = store.traces(ana)
    assert gone.nothing
    # What whoever leads has done keeps the number of whom it was about, and nothing else.
    assert gone == Traces(people=0, keys=0, entries=0, seats=0, events=0, mentions=1)
    assert store.traces(bo) == Traces(people=1, keys=1, entries=2, seats=1, events=1, mentions=1)


def test_a_revoked_key_is_a_trace_too(store: Store) -> None:
    ana = store.create_person(at=moment())
    store.add_key(hash_key("Ana"), ana, role=Role.PARTICIPANT, at=moment())
    store.revoke_keys(person=ana, at=moment())
    assert store.traces(ana).keys == 1


def test_who_never_was_left_nothing(store: Store) -> None:
    assert store.traces(PersonId("0" * 32)) == NOTHING


def test_with_their_meeting_goes_also_the_number_of_somebody(store: Store) -> None:
    room = meeting()
    store.found_meeting(room)
    ana = somebody(store, "Ana", room)
    store.record(room.id, actor=None, kind="vacate", body={"person": ana}, at=moment())
    store.erase_meeting(room.id, at=moment(9))
    assert store.traces(ana) == NOTHING
