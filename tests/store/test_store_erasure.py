"""Erasing takes everything of a person or a meeting, also out of the files."""

from __future__ import annotations

import json
import random
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from mentorwidgets.operations import MeetingId, PersonId
from mentorwidgets.store import (
    ErasedError,
    LockedError,
    Role,
    Store,
    UnknownError,
    hash_key,
)
from tests.store.conftest import Workbook
from tests.store.samples import CLIENT, MAP, SUCCESS, add, meeting, moment

WORDS = ["plumtree", "Grünkohl", "木漏れ日", "naïve 🦊 fox"]


def test_a_person_goes_with_their_work_keys_seats_and_events(store: Store) -> None:
    room = meeting()
    store.found_meeting(room)
    ana, bo = store.create_person(at=moment()), store.create_person(at=moment())
    for person, name in ((ana, "Ana"), (bo, "Bo")):
        add(store, person, 1)
        add(store, person, 2, document=SUCCESS)
        store.add_key(hash_key(name), person, role=Role.PARTICIPANT, meeting=room.id, at=moment())
        store.take_seat(room.id, person, name=name, role=Role.PARTICIPANT, at=moment())
        store.record(room.id, actor=person, kind="joined", body={}, at=moment())

    store.erase_person(ana, at=moment(5))

    assert store.documents(ana) == []
    assert store.entries(ana, MAP) == []
    assert store.operation(ana, CLIENT, 1) is None
    assert store.find_key(hash_key("Ana")) is None
    assert [seat.name for seat in store.seats(room.id)] == ["Bo"]
    assert [event.actor for event in store.events(room.id)] == [bo]
    assert len(store.documents(bo)) == 2
    assert store.find_key(hash_key("Bo")) is not None


def test_nothing_can_be_added_to_an_erased_person(store: Store) -> None:
    room, ana = meeting(), store.create_person(at=moment())
    store.found_meeting(room)
    add(store, ana, 1)
    store.erase_person(ana, at=moment())
    for act in (
        lambda: add(store, ana, 1),
        lambda: add(store, ana, 2),
        lambda: store.add_key(hash_key("k"), ana, role=Role.PARTICIPANT, at=moment()),
        lambda: store.take_seat(room.id, ana, name="x", role=Role.PARTICIPANT, at=moment()),
        lambda: store.record(room.id, actor=ana, kind="joined", body={}, at=moment()),
    ):
        with pytest.raises(ErasedError, match="erased for good"):
            act()
    assert store.entries(ana, MAP) == []


def test_erasing_again_is_no_error_but_who_never_was_is(store: Store) -> None:
    room, ana = meeting(), store.create_person(at=moment())
    store.found_meeting(room)
    store.erase_person(ana, at=moment())
    store.erase_person(ana, at=moment())
    assert store.erase_meeting(room.id, at=moment()) == []
    assert store.erase_meeting(room.id, at=moment()) == []
    with pytest.raises(UnknownError):
        store.erase_person(PersonId("0" * 32), at=moment())
    with pytest.raises(UnknownError):
        store.erase_meeting(MeetingId("0" * 32), at=moment())


def test_after_the_owner_was_erased_there_is_a_new_one(store: Store) -> None:
    first = store.owner(at=moment())
    store.erase_person(first, at=moment())
    assert store.owner(at=moment()) != first


def test_a_meeting_goes_with_its_events_seats_and_keys_and_frees_its_code(store: Store) -> None:
    room, other = meeting("a", code="SAME"), meeting("b")
    store.found_meeting(room)
    store.found_meeting(other)
    owner = store.owner(at=moment())
    for place in (room, other):
        key = hash_key(f"lead {place.code}")
        store.add_key(key, None, role=Role.FACILITATOR, meeting=place.id, at=moment())
        store.take_seat(place.id, owner, name="Olu", role=Role.PARTICIPANT, at=moment())
        store.record(place.id, actor=owner, kind="joined", body={}, at=moment())

    assert store.erase_meeting(room.id, at=moment(5)) == []

    assert store.meetings() == [other]
    assert store.seats(room.id) == []
    assert store.events(room.id) == []
    assert store.find_key(hash_key("lead SAME")) is None
    assert len(store.seats(other.id)) == len(store.events(other.id)) == 1
    assert store.find_key(hash_key("lead CODEB")) is not None
    with pytest.raises(ErasedError):
        store.record(room.id, actor=None, kind="block", body={}, at=moment())
    with pytest.raises(ErasedError):
        store.take_seat(room.id, owner, name="x", role=Role.PARTICIPANT, at=moment())
    with pytest.raises(ErasedError):
        store.found_meeting(room)
    store.found_meeting(meeting("c", code="SAME"))


def test_with_a_meeting_go_those_who_could_never_come_back_to_their_work(store: Store) -> None:
    room, other = meeting("a"), meeting("b")
    store.found_meeting(room)
    store.found_meeting(other)
    people = {name: store.create_person(at=moment()) for name in ("only", "both", "late", "home")}
    people["owner"] = store.owner(at=moment())

    def give(name: str, place: MeetingId | None) -> None:
        key = hash_key(f"{name} {place}")
        store.add_key(key, people[name], role=Role.PARTICIPANT, meeting=place, at=moment())

    for name, person in people.items():
        add(store, person, 1)
        if name != "home":
            give(name, room.id)
    give("both", other.id)
    give("late", other.id)
    give("home", None)
    store.revoke_keys(person=people["late"], meeting=other.id, at=moment())

    lost = store.erase_meeting(room.id, at=moment(5))

    assert sorted(lost) == sorted([people["only"], people["late"]])
    for name, person in people.items():
        assert bool(store.documents(person)) == (name not in {"only", "late"}), name
    with pytest.raises(ErasedError):
        add(store, people["only"], 2)


def test_a_reader_passes_over_nothing_when_the_latest_was_erased(store: Store) -> None:
    room, ana = meeting(), store.create_person(at=moment())
    bo = store.create_person(at=moment())
    store.found_meeting(room)
    store.record(room.id, actor=ana, kind="joined", body={}, at=moment())
    seen = store.events(room.id)[-1].id
    folded = add(store, ana, 1).entry.revision
    store.erase_person(ana, at=moment())
    after = store.record(room.id, actor=bo, kind="joined", body={}, at=moment())
    assert store.events(room.id, after=seen) == [after]
    assert add(store, bo, 1).entry.revision > folded


def found_in_files(folder: Path, words: list[str]) -> set[str]:
    """Which of the words stand in a file, as text or as JSON writes them.

    In another process: closing a file that SQLite has open here would drop SQLite's locks.
    """
    script = (
        "import pathlib, sys, json\n"
        "kept = b''.join(p.read_bytes() for p in pathlib.Path(sys.argv[1]).rglob('*')"
        " if p.is_file())\n"
        "forms = lambda w: (w.encode(), json.dumps(w)[1:-1].encode(), w.encode('utf-16-le'))\n"
        "words = json.loads(sys.argv[2])\n"
        "print(json.dumps([w for w in words if any(form in kept for form in forms(w))]))\n"
    )
    command = [sys.executable, "-c", script, str(folder), json.dumps(words)]
    return set(json.loads(subprocess.run(command, check=True, capture_output=True).stdout))


def _fill(
    store: Store, person: PersonId, words: list[str], rng: random.Random, client: str = CLIENT
) -> None:
    """Many operations of many lengths, so that pages split and rows move."""
    for seq in range(60):
        text = " ".join(rng.choices(words, k=rng.choice([1, 20, 900])))
        add(
            store,
            person,
            seq,
            {"type": "write", "text": text},
            document=rng.choice([MAP, SUCCESS]),
            client=client,
        )


@pytest.mark.parametrize("seed", range(4))
def test_no_word_of_an_erased_person_is_left_in_any_file(
    sqlite_book: Workbook, tmp_path: Path, seed: int
) -> None:
    rng = random.Random(seed)
    store, other_page = sqlite_book.open(), sqlite_book.open()
    room = meeting()
    store.found_meeting(room)
    ana, bo = store.create_person(at=moment()), store.create_person(at=moment())
    _fill(store, bo, ["elderberry"], rng)
    _fill(store, ana, WORDS, rng)
    _fill(store, bo, ["elderberry"], rng, client="d" * 32)
    for word in WORDS:
        store.take_seat(room.id, ana, name=f"{word} name", role=Role.PARTICIPANT, at=moment())
        store.rename_seat(room.id, ana, name=f"{word} other")
        store.record(room.id, actor=ana, kind="said", body={"text": f"{word} said"}, at=moment())
    other_page.change_mark()
    assert other_page.entries(ana, MAP)
    looked_for = [*WORDS, *(f"{w} {as_}" for w in WORDS for as_ in ("name", "other", "said")), ana]
    before = found_in_files(tmp_path / "data", looked_for)
    assert before >= {*WORDS, ana, *(f"{word} said" for word in WORDS)}

    store.erase_person(ana, at=moment(99))

    # The tombstone keeps the id and nothing else.
    assert found_in_files(tmp_path / "data", [*looked_for, "elderberry"]) == {ana, "elderberry"}
    assert len(store.entries(bo, MAP)) + len(store.entries(bo, SUCCESS)) == 120
    assert add(other_page, bo, 99).new
    other_page.close()
    store.close()
    assert found_in_files(tmp_path / "data", looked_for) == {ana}


@pytest.mark.parametrize("seed", [3, 4, 5])  # with 4 it happens
def test_no_word_stays_in_the_slack_that_moved_rows_leave(
    sqlite_book: Workbook, tmp_path: Path, seed: int
) -> None:
    # When a person is erased, the rows of others move together, and SQLite leaves copies where
    # they were; overwriting those rows later does not reach the copies.
    rng = random.Random(seed)
    store = sqlite_book.open()
    people = {word: store.create_person(at=moment()) for word in ("plum", "pear", "fig")}
    for seq in range(250):
        word = rng.choice(list(people))
        add(store, people[word], seq, {"text": f"{word}{seq} " * rng.choice([1, 3, 30])})
    left = set(people)
    for word, person in people.items():
        store.erase_person(person, at=moment())
        left.remove(word)
        assert found_in_files(tmp_path / "data", list(people)) == left


def test_no_word_of_an_erased_meeting_is_left_in_any_file(
    sqlite_book: Workbook, tmp_path: Path
) -> None:
    store = sqlite_book.open()
    room, ana = meeting(), store.create_person(at=moment())
    store.found_meeting(room)
    store.add_key(hash_key("ana"), ana, role=Role.PARTICIPANT, meeting=room.id, at=moment())
    store.take_seat(room.id, ana, name="plumtree", role=Role.PARTICIPANT, at=moment())
    store.record(room.id, actor=None, kind="note", body={"text": "Grünkohl"}, at=moment())
    _fill(store, ana, ["木漏れ日"], random.Random(1))
    words = ["plumtree", "Grünkohl", "木漏れ日", "meet.example", "Arrive", room.code]
    assert found_in_files(tmp_path / "data", words) == set(words)

    assert store.erase_meeting(room.id, at=moment(9)) == [ana]

    assert found_in_files(tmp_path / "data", words) == set()


@pytest.mark.parametrize("then", ["erase again", "start anew"])
def test_a_page_that_reads_on_delays_the_last_trace_and_no_longer(
    sqlite_book: Workbook, tmp_path: Path, then: str
) -> None:
    store = sqlite_book.open(patience=0.05)
    ana = store.create_person(at=moment())
    _fill(store, ana, WORDS, random.Random(1))
    path = tmp_path / "data" / "workbook.sqlite3"
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM entries").fetchone()
        with pytest.raises(LockedError, match="erase once more"):
            store.erase_person(ana, at=moment())
        assert store.entries(ana, MAP) == []
        # Nor does it keep anybody from opening the workbook.
        assert sqlite_book.open(patience=0.05).documents(ana) == []
        assert found_in_files(tmp_path / "data", WORDS) == set(WORDS)
    if then == "erase again":
        store.erase_person(ana, at=moment())
    else:
        sqlite_book.open()
    assert found_in_files(tmp_path / "data", WORDS) == set()
