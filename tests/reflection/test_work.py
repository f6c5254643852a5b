"""Writing, versions, and what two pages do to one text."""

from __future__ import annotations

import json

import pytest

from mentorwidgets.operations import Entry, RefusedError
from mentorwidgets.reflection.work import WritingWork
from tests.reflection.writing import START, Desk, client, exercise


def test_an_empty_piece_of_writing_shows_every_field_empty():
    view = Desk().view
    assert list(view["fields"]) == ["text", "moments", "voices"]
    assert view["fields"]["text"] == {"text": "", "op": None, "heads": []}
    assert view["words"] == 0
    assert set(view["steps"].values()) == {"none"}


def test_a_later_write_of_the_same_page_takes_the_place_of_the_earlier_one():
    desk = Desk()
    first = desk.write("I used to count papers.")
    second = desk.write("I used to count papers. No more.", first)
    assert desk.texts() == ["I used to count papers. No more."]
    assert desk.view["fields"]["text"]["op"] == second


def test_a_page_supersedes_its_own_text_even_when_it_does_not_name_it():
    desk = Desk()
    desk.write("one")
    desk.write("two")
    assert desk.texts() == ["two"]


def test_two_pages_that_did_not_know_of_each_other_both_stay():
    desk = Desk()
    base = desk.write("Success is work that matters.")
    desk.write("Success is work that matters at a bedside.", base, page=2)
    desk.write("Success is rest.", base, page=3)
    assert desk.texts() == ["Success is work that matters at a bedside.", "Success is rest."]


def test_a_page_that_writes_on_in_a_conflict_replaces_only_its_own_text():
    desk = Desk()
    base = desk.write("a")
    two = desk.write("b", base, page=2)
    desk.write("c", base, page=3)
    desk.write("b and more", two, page=2)
    assert sorted(desk.texts()) == ["b and more", "c"]


def test_a_write_that_names_both_settles_it_and_the_one_left_out_is_set_aside():
    desk = Desk()
    one = desk.write("mine", page=1)
    two = desk.write("theirs", page=2)
    desk.write("mine", one, two, page=1)
    assert desk.texts() == ["mine"]
    assert [(a["field"], a["text"], a["id"]) for a in desk.view["asides"]] == [
        ("text", "theirs", two)
    ]


def test_both_kept_together_leave_nothing_aside():
    desk = Desk()
    one, two = desk.write("mine", page=1), desk.write("theirs", page=2)
    desk.write("mine\n\ntheirs", one, two, page=2)
    assert desk.view["asides"] == []


def test_an_answer_to_a_question_that_the_content_no_longer_asks_stays_readable():
    before = Desk()
    before.write("The night the ward slept.", field="moments")
    after = WritingWork(exercise(items=("voices",)))
    for entry in before.entries:
        after.replay(entry)
    assert after.view()["orphans"] == [{"field": "moments", "text": "The night the ward slept."}]
    assert "moments" not in after.view()["fields"]


def test_a_page_that_does_not_know_yet_that_its_question_is_gone_still_saves():
    desk = Desk(items=())
    desk.write("Written while the trainer edited.", field="moments")
    assert desk.view["orphans"][0]["text"] == "Written while the trainer edited."


def test_a_kept_version_stays_as_it_was():
    desk = Desk()
    one = desk.write("The first draft has five words.")
    desk.keep(1, name="pre-work")
    desk.write("All new.", one)
    assert [(d["name"], d["words"], d["text"]) for d in desk.view["drafts"]] == [
        ("pre-work", 6, "The first draft has five words.")
    ]


def test_a_page_keeps_what_it_shows_even_when_another_page_was_faster():
    desk = Desk()
    base = desk.write("mine")
    desk.write("theirs", base, page=2)
    desk.keep(1, text="mine")
    assert desk.view["drafts"][0]["text"] == "mine"


def test_nothing_cannot_be_kept():
    desk = Desk()
    desk.write("  \n ")
    with pytest.raises(RefusedError, match="nothing to keep"):
        desk.keep(1)


def test_one_version_is_kept_once():
    desk = Desk()
    desk.write("words")
    desk.keep(1)
    with pytest.raises(RefusedError, match="kept already"):
        desk.keep(1)
    assert len(desk.view["drafts"]) == 1


def test_steps_follow_the_writing():
    desk = Desk()
    desk.write("Once", field="moments")
    desk.write("two three four")
    assert desk.view["steps"] == {
        "answer": "working",
        "draft": "working",
        "keep": "none",
        "share": "none",
        "reread": "none",
    }
    desk.write("Mother", field="voices")
    desk.write("one two three four five")
    desk.mark("two three")
    desk.keep(1)
    desk.keep(2)
    desk.do({"type": "tick", "step": "reread", "done": True})
    assert set(desk.view["steps"].values()) == {"done"}


def test_a_tick_can_be_taken_back():
    desk = Desk()
    desk.do({"type": "tick", "step": "reread", "done": True})
    desk.do({"type": "tick", "step": "reread", "done": False})
    assert desk.view["steps"]["reread"] == "none"


def test_a_step_that_is_done_by_doing_has_no_tick():
    with pytest.raises(RefusedError, match="no tick"):
        Desk().do({"type": "tick", "step": "draft", "done": True})


def test_the_day_on_which_it_was_filled_in_by_hand_is_kept_and_can_be_taken_back():
    desk = Desk()
    assert desk.view["onPaper"] is None
    desk.do({"type": "on_paper", "day": "2026-11-20"})
    desk.do({"type": "on_paper", "day": "2026-11-21"})
    assert desk.view["onPaper"] == "2026-11-21"
    desk.do({"type": "on_paper", "day": None})
    assert desk.view["onPaper"] is None


def test_a_tick_whose_step_is_gone_does_no_harm_when_read_again():
    work = WritingWork(exercise())
    op = {"type": "tick", "step": "gone", "done": True}
    work.replay(Entry(1, client(1), 1, START, op))
    assert "gone" not in work.progress()
    assert work.passed_over == 0


@pytest.mark.parametrize(
    ("op", "field"),
    [
        ({"type": "write", "field": "text", "parents": []}, "text"),
        ({"type": "write", "field": "text", "text": 7, "parents": []}, "text"),
        ({"type": "write", "field": "text", "text": "x" * 20_001, "parents": []}, "text"),
        ({"type": "write", "field": "text", "text": "a\x00b", "parents": []}, "text"),
        ({"type": "write", "field": "text", "text": "half \ud83d", "parents": []}, "text"),
        ({"type": "write", "field": "../x", "text": "a", "parents": []}, "field"),
        ({"type": "write", "field": ["text"], "text": "a", "parents": []}, "field"),
        ({"type": "write", "field": "text", "text": "a"}, "parents"),
        ({"type": "write", "field": "text", "text": "a", "parents": ["<b>"]}, "parents"),
        ({"type": "write", "field": "text", "text": "a", "parents": [], "html": ""}, ""),
        ({"type": "keep", "id": "short", "text": "a"}, "id"),
        ({"type": "keep", "id": "0" * 32, "text": "a", "name": "x" * 81}, "name"),
        ({"type": "keep", "id": "0" * 32, "text": "a", "name": "two\nlines"}, "name"),
        ({"type": "mark", "start": -1, "end": 1, "text": "a"}, "start"),
        ({"type": "mark", "start": True, "end": 1, "text": "a"}, "start"),
        ({"type": "mark", "start": 0, "end": 1e3, "text": "a"}, "end"),
        ({"type": "mark", "start": 0, "end": 4, "text": "gone"}, "text"),
        ({"type": "tick", "step": "draft", "done": "yes"}, "step"),
        ({"type": "on_paper", "day": "20.11.2026"}, "day"),
        ({"type": "on_paper", "day": 7}, "day"),
        ({"type": "on_paper", "day": "0026-11-20"}, "day"),
        ({"type": "add_person", "id": "0" * 32}, ""),
        ({}, ""),
    ],
)
def test_what_does_not_fit_is_refused_in_words_and_changes_nothing(op, field):
    desk = Desk()
    desk.write("what stood before")
    before = desk.view
    with pytest.raises(RefusedError) as refused:
        desk.do(op)
    assert refused.value.message.endswith(".")
    assert refused.value.field == field
    assert desk.view == before


def test_a_stored_operation_that_no_longer_fits_is_passed_over_and_counted():
    work = WritingWork(exercise())
    work.replay(Entry(1, client(1), 1, START, {"type": "dance"}))
    work.replay(
        Entry(
            2, client(1), 2, START, {"type": "write", "field": "text", "text": "a", "parents": []}
        )
    )
    assert work.passed_over == 1
    assert work.text == "a"


def test_the_view_is_json():
    desk = Desk()
    desk.write("Success 🌱 is")
    desk.mark("🌱")
    desk.keep(1)
    assert json.loads(json.dumps(desk.view)) == desk.view
