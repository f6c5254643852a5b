"""Progress, snapshots, and reading work again after the content has changed."""

from __future__ import annotations

import json

from mentorwidgets.network.work import NetworkWork
from mentorwidgets.operations import Entry
from tests.network.journal import CLIENT, START, Journal, exercise
from tests.strategies import key


def test_an_empty_map_has_a_view_with_all_its_parts() -> None:
    view = NetworkWork(exercise()).view()
    assert view["people"] == view["ties"] == view["findings"] == view["snapshots"] == []
    assert view["undo"] is view["redo"] is None
    assert view["measures"]["size"] == 0
    assert view["measures"]["density"] is None
    assert set(view["steps"].values()) == {"none"}
    assert [ring["id"] for ring in view["geometry"]["rings"]] == ["close", "moderate", "distant"]


def test_the_view_is_json_and_nothing_else() -> None:
    journal = Journal()
    journal.add(1, "AL", closeness="close", level="peer", kinds=["job"])
    journal.do("take_snapshot", id=key(9), name="spring")
    assert json.loads(json.dumps(journal.work.view(), allow_nan=False)) == journal.work.view()


def test_steps_are_done_when_the_content_says_so() -> None:
    journal = Journal()
    for number in range(1, 5):
        journal.add(number)
    assert journal.work.progress() == {
        "people": "working",
        "placed": "none",
        "ties": "none",
        "gap": "none",
        "next-step": "none",
    }
    journal.add(5)
    journal.do("tie", a=key(1), b=key(2))
    journal.place(1, 0.5, 0.3, "close", "senior")
    progress = journal.work.progress()
    assert (progress["people"], progress["placed"], progress["ties"]) == ("done", "working", "done")


def test_vacant_slots_do_not_finish_a_step() -> None:
    journal = Journal()
    for number in range(1, 7):
        journal.add(number, vacant=True, closeness="close", level="peer")
    assert journal.work.progress()["people"] == "none"
    assert journal.work.progress()["placed"] == "none"


def test_a_person_ticks_a_step_and_takes_it_back() -> None:
    journal = Journal()
    journal.do("tick", step="gap", done=True)
    assert journal.work.progress()["gap"] == "done"
    journal.do("tick", step="gap", done=False)
    assert journal.work.progress()["gap"] == "none"
    assert journal.refuses("tick", step="dance", done=True).field == "step"
    assert journal.refuses("tick", step=["gap"], done=True).field == "step"
    assert journal.refuses("tick", step="gap", done="yes").field == "done"


def test_a_snapshot_keeps_the_map_as_it_was() -> None:
    journal = Journal()
    journal.add(1, "AL")
    journal.do("take_snapshot", id=key(9), name="spring")
    journal.add(2, "Bo")
    (snapshot,) = journal.work.snapshots
    assert [person.label for person in snapshot.map.people] == ["AL"]
    assert journal.work.view()["snapshots"] == [
        {"id": key(9), "name": "spring", "at": "2026-11-23T09:00:02+00:00", "size": 1}
    ]
    assert journal.refuses("take_snapshot", id=key(9), name="again").field == "id"
    assert journal.refuses("take_snapshot", id=key(8), name="x" * 81).field == "name"


def test_a_category_that_the_content_has_dropped_is_kept_as_it_was_said() -> None:
    work = NetworkWork(exercise())
    op = {"type": "add_person", "id": key(1), "label": "AL", "level": "sibling", "kinds": ["fun"]}
    work.replay(Entry(1, CLIENT, 1, START, op))
    assert work.passed_over == 0
    assert work.map.person(key(1)).level == "sibling"
    assert work.view()["people"][0]["kinds"] == ["fun"]


def test_a_stored_operation_that_no_longer_fits_is_passed_over_and_counted() -> None:
    work = NetworkWork(exercise())
    work.replay(Entry(1, CLIENT, 1, START, {"type": "tie", "a": key(1), "b": key(2)}))
    work.replay(Entry(2, CLIENT, 2, START, {"type": "from a newer version"}))
    work.replay(Entry(3, CLIENT, 3, START, {"type": "add_person", "id": key(1), "label": "AL"}))
    assert work.passed_over == 2
    assert [person.label for person in work.map.people] == ["AL"]


def test_a_new_tie_or_person_moves_nobody() -> None:
    journal = Journal()
    for number in range(1, 13):
        journal.add(number, closeness="moderate", level="peer" if number % 2 else "senior")
    before = {person.id: person.place for person in journal.work.map.people}
    journal.do("tie", a=key(1), b=key(12))
    journal.add(13, closeness="moderate", level="peer")
    after = {person.id: person.place for person in journal.work.map.people}
    assert {who: after[who] for who in before} == before
