"""Undo and redo without limit, and a fold that always comes out the same."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorwidgets.network.document import NetworkDocument
from mentorwidgets.network.geometry import Geometry
from mentorwidgets.network.model import NetworkMap
from mentorwidgets.network.sectors import sector_of
from mentorwidgets.network.work import NetworkWork
from mentorwidgets.operations import RefusedError
from tests.network.journal import Journal, exercise
from tests.strategies import key, operations


@pytest.fixture
def journal() -> Journal:
    return Journal()


def _run(ops: list[dict[str, Any]]) -> Journal:
    journal = Journal()
    for op in ops:
        fields = {name: value for name, value in op.items() if name != "type"}
        before = journal.work.view()
        try:
            journal.do(op["type"], **fields)
        except RefusedError:
            assert journal.work.view() == before
    return journal


def test_undo_restores_the_tie_a_removed_person_had(journal: Journal) -> None:
    journal.add(1, "AL", closeness="close", level="peer", notes="who knows Bo")
    journal.add(2, "Bo", closeness="close", level="peer")
    journal.do("tie", a=key(1), b=key(2))
    before = journal.work.map
    journal.do("forget_person", id=key(1))
    assert journal.work.map.ties == frozenset()
    journal.undo()
    assert journal.work.map == before


def test_the_button_can_say_what_it_would_undo(journal: Journal) -> None:
    journal.add(1, "AL")
    journal.add(2, "Bo")
    entry = journal.do("tie", a=key(1), b=key(2))
    expected = {"type": "tie", "label": "AL", "other": "Bo", "count": 0, "each": "", "on": ""}
    assert journal.work.view()["undo"] == {"op": entry.id, "what": expected}
    assert journal.work.view()["redo"] is None
    journal.undo()
    assert journal.work.view()["redo"] == {"op": entry.id, "what": expected}
    assert journal.work.view()["undo"]["what"]["label"] == "Bo"


def test_undo_of_something_else_than_the_last_change_is_refused(journal: Journal) -> None:
    first = journal.do("add_person", id=key(1), label="AL")
    assert journal.refuses("redo", target=first.id).field == "target"
    second = journal.do("add_person", id=key(2), label="Bo")
    assert "elsewhere" in journal.refuses("undo", target=first.id).message
    assert "elsewhere" in journal.refuses("undo", target=None).message
    journal.do("undo", target=second.id)
    assert "elsewhere" in journal.refuses("redo", target=first.id).message
    journal.do("undo", target=first.id)
    assert journal.refuses("undo", target=first.id).field == "target"


def test_a_new_change_after_undo_ends_the_redo(journal: Journal) -> None:
    journal.add(1)
    journal.undo()
    journal.add(2)
    assert journal.work.view()["redo"] is None
    assert [person.id for person in journal.work.map.people] == [key(2)]


def test_a_snapshot_and_a_tick_are_not_undone_with_the_map(journal: Journal) -> None:
    journal.add(1)
    journal.do("take_snapshot", id=key(9), name="spring")
    journal.do("tick", step="gap", done=True)
    journal.undo()
    assert [snapshot.name for snapshot in journal.work.snapshots] == ["spring"]
    assert journal.work.progress()["gap"] == "done"
    assert journal.work.map.people == ()


@given(st.lists(operations(), max_size=25))
@settings(max_examples=120, deadline=None)
def test_undo_to_empty_and_redo_to_full_restore_every_document_on_the_way(
    ops: list[dict[str, Any]],
) -> None:
    journal = _run(ops)
    seen = [journal.work.document]
    while journal.work.last is not None:
        journal.undo()
        seen.append(journal.work.document)
    assert journal.work.document == NetworkDocument()
    while len(seen) > 1:
        assert journal.work.document == seen.pop()
        journal.redo()
    assert journal.work.document == seen.pop()


def test_everything_that_a_plan_holds_can_be_taken_back_and_done_again(journal: Journal) -> None:
    journal.add(1, "AL")
    acts: list[tuple[str, dict[str, Any]]] = [
        ("begin_wanted", {}),
        ("edit_person", {"id": key(1), "changes": {"closeness": "close"}, "on": "wanted"}),
        ("several", {"ops": [{"type": "forget_person", "id": key(1)}], "on": "wanted"}),
        ("mark_gap", {"id": key(51), "text": "Nobody reads what I write"}),
        ("edit_gap", {"id": key(51), "changes": {"shared": True}}),
        ("add_action", {"id": key(61), "step": "Write", "gap": key(51), "by": "2026-12-05"}),
        ("edit_action", {"id": key(61), "changes": {"done": True}}),
        ("drop_gap", {"id": key(51)}),
        ("reflect", {"prompt": "surprise", "text": "How many they are"}),
        ("set_sectors", {"by": "arena"}),
        ("drop_action", {"id": key(61)}),
        ("drop_wanted", {}),
    ]
    seen = [journal.work.document]
    for kind, fields in acts:
        journal.do(kind, **fields)
        assert journal.work.document != seen[-1]
        seen.append(journal.work.document)
    for before in reversed(seen[:-1]):
        journal.undo()
        assert journal.work.document == before
    for after in seen[1:]:
        journal.redo()
        assert journal.work.document == after


@given(st.lists(operations(), max_size=20))
@settings(max_examples=60, deadline=None)
def test_whatever_was_done_another_process_reads_it_back_the_same(
    ops: list[dict[str, Any]],
) -> None:
    journal = _run(ops)
    again = journal.read_again()
    assert again.passed_over == 0
    assert again.document == journal.work.document
    assert again.action_changes == journal.work.action_changes
    assert again.view() == journal.work.view()


@given(st.lists(operations(), max_size=20))
@settings(max_examples=60, deadline=None)
def test_the_picture_always_shows_ring_and_sector_as_they_were_said(
    ops: list[dict[str, Any]],
) -> None:
    work = _run(ops).work
    by = work.map.sectors
    geometry = Geometry.of(work.categories, by)
    for shown, person in zip(work.view()["people"], work.map.people, strict=True):
        assert shown["on_map"] == (shown["x"] is not None) == (shown["y"] is not None)
        if not shown["on_map"]:
            assert person.place is None
            continue
        place = (shown["x"], shown["y"])
        assert geometry.cell_at(place) == (shown["closeness"], sector_of(person, by))
        assert shown["placed"] == person.by_hand


@settings(max_examples=60, deadline=None)
@given(st.lists(operations(), max_size=40))
def test_whoever_only_counts_reads_the_same_work_without_places(ops: list[dict[str, Any]]) -> None:
    journal = _run(ops)
    counted = NetworkWork(exercise(), places=False)
    for entry in journal.entries:
        counted.replay(entry)
    assert counted.passed_over == 0
    assert _unplaced(counted.map) == _unplaced(journal.work.map)
    assert counted.document.gaps == journal.work.document.gaps


def test_without_places_nobody_is_looked_for_one() -> None:
    journal = Journal()
    journal.add(1, closeness="close", level="peer")
    counted = NetworkWork(exercise(), places=False)
    counted.replay(journal.entries[0])
    assert journal.work.map.person(key(1)).place is not None
    assert counted.map.person(key(1)).place is None


def _unplaced(network: NetworkMap) -> NetworkMap:
    return network.each(lambda one: replace(one, place=None, by_hand=False, elsewhere={}))
