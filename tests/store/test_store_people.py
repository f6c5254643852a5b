"""People are known by their keys; the store keeps only the keys' hashes."""

from __future__ import annotations

import threading

import pytest

from mentorwidgets.operations import MeetingId, PersonId
from mentorwidgets.store import KeyRecord, Role, Store, UnknownError, hash_key
from tests.store.conftest import Workbook
from tests.store.samples import meeting, moment


def test_the_data_folder_has_one_owner_whoever_asks(book: Workbook) -> None:
    stores = [book.open() for _ in range(6)]
    start, owners = threading.Barrier(len(stores)), []

    def ask(store: Store) -> None:
        start.wait()
        owners.append(store.owner(at=moment()))

    threads = [threading.Thread(target=ask, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(owners) == 6
    assert len(set(owners)) == 1
    assert stores[0].create_person(at=moment()) != owners[0]


def test_a_key_opens_for_its_person_role_and_meeting(store: Store) -> None:
    person, room = store.create_person(at=moment()), meeting()
    store.found_meeting(room)
    key = hash_key("ana's key")
    store.add_key(key, person, role=Role.PARTICIPANT, meeting=room.id, at=moment(1))
    assert store.find_key(key) == KeyRecord(
        key, person, Role.PARTICIPANT, room.id, moment(1), once=False
    )
    assert store.find_key(hash_key("another key")) is None


def test_a_key_may_be_nobodys(store: Store) -> None:
    store.add_key(hash_key("host"), None, role=Role.HOST, at=moment())
    found = store.find_key(hash_key("host"))
    assert found is not None
    assert (found.person, found.role) == (None, Role.HOST)


def test_a_key_itself_is_never_stored(store: Store) -> None:
    with pytest.raises(ValueError, match="SHA-256"):
        store.add_key("0123456789abcdef" * 2, None, role=Role.HOST, at=moment())


def test_a_hash_is_not_given_twice(store: Store) -> None:
    store.add_key(hash_key("k"), None, role=Role.HOST, at=moment())
    with pytest.raises(ValueError, match="there already"):
        store.add_key(hash_key("k"), None, role=Role.OWNER, at=moment())
    found = store.find_key(hash_key("k"))
    assert found is not None
    assert found.role == Role.HOST


@pytest.mark.parametrize(
    ("person", "room"), [(PersonId("0" * 32), None), (None, MeetingId("0" * 32))]
)
def test_a_key_to_what_is_not_there_is_refused(
    store: Store, person: PersonId | None, room: MeetingId | None
) -> None:
    with pytest.raises(UnknownError):
        store.add_key(hash_key("k"), person, role=Role.PARTICIPANT, meeting=room, at=moment())
    assert store.find_key(hash_key("k")) is None


def test_a_link_valid_once_is_spent_by_exactly_one_of_many(book: Workbook) -> None:
    stores = [book.open() for _ in range(6)]
    owner = stores[0].owner(at=moment())
    stores[0].add_key(hash_key("k"), owner, role=Role.OWNER, at=moment(), once=True)
    start, given = threading.Barrier(len(stores)), []

    def spend(store: Store) -> None:
        start.wait()
        given.append(store.spend_key(hash_key("k"), at=moment(1)))

    threads = [threading.Thread(target=spend, args=(store,)) for store in stores]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(given) == 6
    assert [key.person for key in given if key] == [owner]


def test_a_link_valid_once_is_no_lasting_key_and_a_lasting_key_is_not_spent(store: Store) -> None:
    store.add_key(hash_key("once"), None, role=Role.HOST, at=moment(), once=True)
    store.add_key(hash_key("lasting"), None, role=Role.HOST, at=moment())
    assert store.find_key(hash_key("once")) is None
    assert store.spend_key(hash_key("lasting"), at=moment()) is None
    assert store.find_key(hash_key("lasting")) is not None


def test_revoking_stops_the_keys_that_fit_everything_given(store: Store) -> None:
    room = meeting()
    store.found_meeting(room)
    ana, bo = store.create_person(at=moment()), store.create_person(at=moment())
    store.add_key(hash_key("ana"), ana, role=Role.PARTICIPANT, meeting=room.id, at=moment())
    store.add_key(hash_key("ana leads"), ana, role=Role.FACILITATOR, meeting=room.id, at=moment())
    store.add_key(hash_key("ana at home"), ana, role=Role.OWNER, at=moment(), once=True)
    store.add_key(hash_key("bo"), bo, role=Role.PARTICIPANT, meeting=room.id, at=moment())

    assert store.revoke_keys(meeting=room.id, role=Role.FACILITATOR, at=moment(1)) == 1
    assert store.find_key(hash_key("ana leads")) is None
    assert store.find_key(hash_key("ana")) is not None
    assert store.revoke_keys(person=ana, at=moment(2)) == 2
    assert store.revoke_keys(person=ana, at=moment(3)) == 0
    assert store.find_key(hash_key("ana")) is None
    assert store.spend_key(hash_key("ana at home"), at=moment(4)) is None
    assert store.find_key(hash_key("bo")) is not None


def test_one_key_is_revoked_and_the_persons_others_go_on_opening(store: Store) -> None:
    ana = store.create_person(at=moment())
    for name in ("phone", "laptop"):
        store.add_key(hash_key(name), ana, role=Role.PARTICIPANT, at=moment())
    store.add_key(hash_key("link"), ana, role=Role.PARTICIPANT, at=moment(), once=True)

    assert store.revoke_key(hash_key("phone"), at=moment(1)) is True
    assert store.revoke_key(hash_key("phone"), at=moment(2)) is False
    assert store.revoke_key(hash_key("nobody's"), at=moment(2)) is False
    assert store.find_key(hash_key("phone")) is None
    assert store.find_key(hash_key("laptop")) is not None
    assert store.revoke_key(hash_key("link"), at=moment(3)) is True
    assert store.spend_key(hash_key("link"), at=moment(4)) is None


def test_a_link_valid_once_can_be_looked_at_without_spending_it(store: Store) -> None:
    ana = store.create_person(at=moment())
    store.add_key(hash_key("link"), ana, role=Role.PARTICIPANT, at=moment(), once=True)
    store.add_key(hash_key("lasting"), ana, role=Role.PARTICIPANT, at=moment())
    found = store.find_key(hash_key("link"), once=True)
    assert found is not None
    assert found.person == ana
    assert store.find_key(hash_key("lasting"), once=True) is None
    assert store.spend_key(hash_key("link"), at=moment(1)) is not None
    assert store.find_key(hash_key("link"), once=True) is None


def test_revoking_without_saying_whose_is_refused(store: Store) -> None:
    with pytest.raises(ValueError, match="say whose"):
        store.revoke_keys(at=moment())
