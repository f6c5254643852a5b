"""A copy has the work of every exercise and worksheet, and nothing of anybody else; erased is gone.

The work is made up from the models of the operations (see ``tests/made_up.py``), so a worksheet
of a new kind is in these tests when it is in an exercise.
"""

from __future__ import annotations

import json
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentorwidgets.content import read_exercise
from mentorwidgets.operations import PersonId
from mentorwidgets.places import shipped
from mentorwidgets.reports.copy import read_copy, write_copy
from mentorwidgets.store import MemoryStore, open_store
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.sitting import Sitting
from mentorwidgets.widgets.your_page.gathering import chapters_on
from tests.made_up import MadeUp, do_something

AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
EXERCISES = [read_exercise(folder) for folder in sorted(shipped("exercises").iterdir())]
WORKSHEETS = [
    (exercise, section)
    for exercise in EXERCISES
    for section in MadeUp(exercise, Random(0), ["x"]).sections()
]
every = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda one: one.name)
every_worksheet = pytest.mark.parametrize(
    ("exercise", "section"), WORKSHEETS, ids=[f"{e.name}-{s}" for e, s in WORKSHEETS]
)


def desk_of(store, person: PersonId) -> Desk:
    return Desk(replace(Sitting.local(), person=person), store=store, now=lambda: AT)


@every
@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(random=st.randoms(use_true_random=False))
def test_a_copy_opened_in_another_workbook_is_the_same_work_and_has_nothing_of_others(
    exercise, random
):
    store = MemoryStore()
    ana, bo = store.create_person(at=AT), store.create_person(at=AT)
    mine, other = desk_of(store, ana), desk_of(store, bo)
    list(do_something(mine, MadeUp(exercise, random, ["plumtree", "a fox 🦊"]), 30))
    list(do_something(other, MadeUp(exercise, random, ["quincewood"]), 10, client=2))
    copy = write_copy(store, ana, AT)
    assert "quincewood" not in copy

    elsewhere = MemoryStore()
    again = desk_of(elsewhere, elsewhere.create_person(at=AT))
    read_copy(elsewhere, again.person, copy, AT)
    before, after = (desk.document(exercise.name).work for desk in (mine, again))
    assert after.view() == before.view()
    assert after.progress() == before.progress()
    assert after.passed_over == before.passed_over == 0
    assert chapters_on(again, "written") == chapters_on(mine, "written")
    assert json.loads(write_copy(elsewhere, again.person, AT)) == json.loads(copy)


@every_worksheet
def test_what_is_written_in_a_worksheet_is_in_the_copy_and_after_erasing_nowhere(
    exercise, section, tmp_path
):
    store = open_store(f"sqlite:///{tmp_path / 'workbook.sqlite3'}")
    ana, bo = store.create_person(at=AT), store.create_person(at=AT)
    for person, word, client in ((ana, "plumtree", 1), (bo, "quincewood", 2)):
        document = desk_of(store, person).document(exercise.name)
        for seq, op in enumerate(until_it_is_said(word, exercise, section), start=1):
            document.append(f"{client:032x}", seq, op)
    assert "plumtree" in write_copy(store, ana, AT)
    assert "quincewood" not in write_copy(store, ana, AT)
    assert files_with(tmp_path, "plumtree")
    store.erase_person(ana, at=AT)
    assert store.traces(ana).nothing
    assert files_with(tmp_path, "plumtree") == []
    assert files_with(tmp_path, "quincewood")
    left = desk_of(store, bo).document(exercise.name).work
    assert left.passed_over == 0
    store.close()


def until_it_is_said(word, exercise, section):
    """What somebody does in a worksheet up to where this word is in it; tried in memory."""
    store = MemoryStore()
    desk, done = desk_of(store, store.create_person(at=AT)), []
    for op in do_something(desk, MadeUp(exercise, Random(7), [word]), 5000, section=section):
        done.append(op)
        if word in json.dumps(op):
            return done
    # The test would say nothing if nothing of it had been written.
    raise AssertionError(f"{word} was never accepted in {section}")


def files_with(folder, word):
    """The files that hold this word, as text or as the escapes that JSON may make of it."""
    return [p.name for p in folder.rglob("*") if p.is_file() and word.encode() in p.read_bytes()]


def test_a_copy_goes_on_where_the_workbook_it_came_from_went_on(tmp_path):
    """Opened twice, with work between: each operation is there once, in the same place."""
    exercise = next(e for e in EXERCISES if e.name == "value-i-bring")
    store = MemoryStore()
    desk = desk_of(store, store.create_person(at=AT))
    made_up = MadeUp(exercise, Random(3), ["plumtree"])
    list(do_something(desk, made_up, 20))
    first = write_copy(store, desk.person, AT)
    list(do_something(desk, made_up, 20, client=2))
    with closing(open_store(f"sqlite:///{tmp_path / 'other.sqlite3'}")) as other:
        again = desk_of(other, other.create_person(at=AT))
        read_copy(other, again.person, first, AT)
        result = read_copy(other, again.person, write_copy(store, desk.person, AT), AT)
        assert result.already > 0
        assert result.new > 0
        assert again.document(exercise.name).work.view() == desk.document(exercise.name).work.view()
