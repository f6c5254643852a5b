"""Answers without a name, agendas of one's own, and until when a meeting is kept."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
import sqlalchemy as sa

from mentorwidgets.operations import PersonId
from mentorwidgets.store import SlipError, Store, TemplateRecord, UnknownError, open_store
from tests.store.conftest import Workbook
from tests.store.samples import meeting, moment

ROOM = meeting()
TOKENS = [character * 32 for character in "0123456789abcdef"]


def people(store: Store, count: int) -> list[PersonId]:
    store.found_meeting(ROOM)
    return [store.create_person(at=moment()) for _ in range(count)]


def test_a_slip_is_cast_once_and_changed_by_its_token(store: Store) -> None:
    (bo,) = people(store, 1)
    assert store.cast_slip(ROOM.id, "p.1", TOKENS[0], {"value": "a"}, actor=bo, at=moment(1))
    assert not store.cast_slip(ROOM.id, "p.1", TOKENS[0], {"value": "b"}, actor=bo, at=moment(2))
    assert store.slips(ROOM.id, "p.1") == [{"value": "b"}]
    assert [(e.kind, e.actor, e.body) for e in store.events(ROOM.id)] == [
        ("slip_in", bo, {"box": "p.1"})
    ]


def test_whoever_has_answered_casts_no_second_slip(store: Store) -> None:
    bo, ki = people(store, 2)
    store.cast_slip(ROOM.id, "p.1", TOKENS[0], "a", actor=bo, at=moment(1))
    with pytest.raises(SlipError, match="answered already"):
        store.cast_slip(ROOM.id, "p.1", TOKENS[1], "b", actor=bo, at=moment(2))
    store.cast_slip(ROOM.id, "p.1", TOKENS[2], "c", actor=ki, at=moment(3))
    store.cast_slip(ROOM.id, "p.2", TOKENS[1], "d", actor=bo, at=moment(4))
    assert sorted(store.slips(ROOM.id, "p.1")) == ["a", "c"]


def test_a_slip_that_was_taken_out_can_be_cast_anew(store: Store) -> None:
    (bo,) = people(store, 1)
    store.cast_slip(ROOM.id, "p.1", TOKENS[0], "a", actor=bo, at=moment(1))
    assert store.withdraw_slip(ROOM.id, "p.1", TOKENS[0], actor=bo, at=moment(2))
    assert not store.withdraw_slip(ROOM.id, "p.1", TOKENS[0], actor=bo, at=moment(3))
    assert store.slips(ROOM.id, "p.1") == []
    assert store.cast_slip(ROOM.id, "p.1", TOKENS[1], "b", actor=bo, at=moment(4))


def test_a_box_that_was_emptied_takes_slips_of_everybody_again(store: Store) -> None:
    bo, ki = people(store, 2)
    store.cast_slip(ROOM.id, "p.1", TOKENS[0], "a", actor=bo, at=moment(1))
    store.empty_box(ROOM.id, "p.1", actor=ki, at=moment(2))
    assert store.slips(ROOM.id, "p.1") == []
    assert store.cast_slip(ROOM.id, "p.1", TOKENS[1], "b", actor=bo, at=moment(3))


def test_into_a_closed_box_nothing_comes_and_out_of_it_nothing_goes(store: Store) -> None:
    bo, ki, eun = people(store, 3)
    store.cast_slip(ROOM.id, "p.1", TOKENS[0], "a", actor=bo, at=moment(1))
    store.cast_slip(ROOM.id, "p.1", TOKENS[1], "b", actor=ki, at=moment(2))
    assert store.close_box(ROOM.id, "p.1", actor=eun, at=moment(3))
    assert not store.close_box(ROOM.id, "p.1", actor=eun, at=moment(4))
    with pytest.raises(SlipError, match="closed"):
        store.cast_slip(ROOM.id, "p.1", TOKENS[2], "c", actor=eun, at=moment(5))
    with pytest.raises(SlipError, match="closed"):
        store.cast_slip(ROOM.id, "p.1", TOKENS[0], "changed", actor=bo, at=moment(5))
    with pytest.raises(SlipError, match="closed"):
        store.withdraw_slip(ROOM.id, "p.1", TOKENS[0], actor=bo, at=moment(5))
    # What was sent in time, and is sent again because nobody heard that it came, is no fault.
    assert not store.cast_slip(ROOM.id, "p.1", TOKENS[0], "a", actor=bo, at=moment(6))
    assert sorted(store.slips(ROOM.id, "p.1")) == ["a", "b"]
    kinds = [event.kind for event in store.events(ROOM.id)]
    assert kinds == ["slip_in", "slip_in", "box_closed"]


def test_a_closed_box_leaves_no_file_in_which_it_grew_slip_by_slip(tmp_path: Path) -> None:
    file = tmp_path / "workbook.sqlite3"
    log = tmp_path / "workbook.sqlite3-wal"
    store = open_store(f"sqlite:///{file}")
    sent = people(store, 6)
    for person, token in zip(sent, TOKENS, strict=False):
        store.cast_slip(ROOM.id, "p.1", token, f"by {token}", actor=person, at=moment(1))
    grown = log.read_bytes()
    assert grown.count(TOKENS[0].encode()) > grown.count(TOKENS[5].encode())
    store.close_box(ROOM.id, "p.1", actor=None, at=moment(2))
    kept = file.read_bytes() + log.read_bytes()
    # Each once as its slip's name and once as what is on it: one version of the box, no other.
    assert {token: kept.count(token.encode()) for token in TOKENS[:6]} == dict.fromkeys(
        TOKENS[:6], 2
    )
    assert len(store.slips(ROOM.id, "p.1")) == 6
    store.close()


def test_a_box_that_was_closed_and_emptied_is_open(store: Store) -> None:
    (bo,) = people(store, 1)
    store.close_box(ROOM.id, "p.1", actor=bo, at=moment(1))
    store.empty_box(ROOM.id, "p.1", actor=bo, at=moment(2))
    assert store.cast_slip(ROOM.id, "p.1", TOKENS[0], "a", actor=bo, at=moment(3))


def test_a_box_does_not_tell_who_came_first(shared_book: Workbook) -> None:
    store = shared_book.open()
    sent = people(store, 16)
    for person, token in zip(sent, reversed(TOKENS), strict=True):
        store.cast_slip(ROOM.id, "p.1", token, f"by {token[0]}", actor=person, at=moment(1))
    given = store.slips(ROOM.id, "p.1")
    assert given == shared_book.open().slips(ROOM.id, "p.1")
    assert given not in ([f"by {t[0]}" for t in TOKENS], [f"by {t[0]}" for t in TOKENS[::-1]])
    url = shared_book.url.replace("postgresql://", "postgresql+psycopg://")
    with sa.create_engine(url).connect() as connection:
        (row,) = connection.execute(sa.text("SELECT * FROM boxes")).mappings()
        assert set(row) == {"meeting", "box", "slips"}
        assert list(json.loads(row["slips"])) == TOKENS
        said = connection.scalars(sa.text("SELECT body FROM events")).all()
    assert {json.loads(body)["box"] for body in said} == {"p.1"}
    assert not [body for body in said if "by " in body or any(t in body for t in TOKENS)]


def test_a_token_that_is_none_is_refused(store: Store) -> None:
    (bo,) = people(store, 1)
    with pytest.raises(ValueError, match="32 hexadecimal"):
        store.cast_slip(ROOM.id, "p.1", "Bo", "a", actor=bo, at=moment(1))


def test_slips_need_a_meeting_and_a_person(store: Store) -> None:
    (bo,) = people(store, 1)
    with pytest.raises(UnknownError):
        store.cast_slip(meeting("b").id, "p", TOKENS[0], "a", actor=bo, at=moment())
    with pytest.raises(UnknownError):
        store.cast_slip(ROOM.id, "p", TOKENS[0], "a", actor=PersonId("0" * 32), at=moment())


def test_slips_go_with_their_meeting(store: Store) -> None:
    (bo,) = people(store, 1)
    store.cast_slip(ROOM.id, "p.1", TOKENS[0], "a", actor=bo, at=moment(1))
    store.erase_meeting(ROOM.id, at=moment(2))
    assert store.slips(ROOM.id, "p.1") == []


def test_a_saved_agenda_is_found_after_a_restart(book: Workbook) -> None:
    early = TemplateRecord("a" * 32, "My hour", "developmental-network", [{"m": 5}], moment(1))
    late = replace(early, id="b" * 32, title="Another", saved_at=moment(2))
    book.open().save_template(early)
    book.open().save_template(late)
    assert book.open().templates() == [late, early]
    renamed = replace(early, title="Our hour", saved_at=moment(3))
    book.open().save_template(renamed)
    assert book.open().templates() == [renamed, late]
    assert book.open().drop_template(late.id)
    assert not book.open().drop_template(late.id)
    assert book.open().templates() == [renamed]


def test_a_meeting_says_until_when_it_is_kept(store: Store) -> None:
    store.found_meeting(replace(ROOM, keep_until=moment(60)))
    assert store.meeting(ROOM.id) == replace(ROOM, keep_until=moment(60))
    store.keep_meeting(ROOM.id, until=moment(90))
    assert store.meeting(ROOM.id) == replace(ROOM, keep_until=moment(90))
    store.keep_meeting(ROOM.id, until=None)
    assert store.meeting(ROOM.id) == ROOM
