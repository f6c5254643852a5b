"""What may be asked of a room, and what an answer may be: everything else is refused in words."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorwidgets.meeting.questions import fits, read_answer, read_question
from mentorwidgets.operations import RefusedError
from tests.meeting.asked import (
    ALL,
    ANSWERS,
    CHOICE,
    LINE,
    LINES,
    PLANE,
    RANKING,
    SCALE,
    SEVERAL,
    values,
)
from tests.meeting.room import LIBRARY

NOT_JSON_ANSWERS = [
    None, "", "  \n", True, 0, 5, -1, 2.5, [], [3], [0, 0], [0, 1, 1], [-1], [True], ["0"], [[0]],
    {"value": 1}, [0] * 50, [101, 0], [0.5, 0.5], "\u202e\u200b", [0, 1, 2, 3],
]  # fmt: skip


@pytest.mark.parametrize(("asked", "answer"), [*zip(ALL, ANSWERS, strict=True)])
def test_an_answer_that_fits_is_kept_as_it_is(asked, answer):
    question = read_question(asked)
    assert read_answer(question, answer) == answer
    assert fits(question, answer)


@pytest.mark.parametrize("asked", ALL)
@pytest.mark.parametrize("given", NOT_JSON_ANSWERS)
def test_no_answer_is_kept_that_does_not_fit(asked, given):
    question = read_question(asked)
    kept = None
    with suppress(RefusedError):
        kept = read_answer(question, given)
    assert kept is None or fits(question, kept)


@pytest.mark.parametrize("asked", ALL)
def test_an_answer_that_is_refused_says_so_beside_the_answer(asked):
    with pytest.raises(RefusedError) as refused:
        read_answer(read_question(asked), {"value": 1})
    assert refused.value.field == "value"
    assert refused.value.message


@given(st.sampled_from(ALL).flatmap(lambda asked: st.tuples(st.just(asked), values(asked))))
def test_what_was_read_once_reads_the_same_again(pair):
    asked, value = pair
    question = read_question(asked)
    kept = read_answer(question, value)
    assert read_answer(question, kept) == kept


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"kind": "poll"}, "kind"),
        ({"kind": None}, "kind"),
        ({"text": " "}, "text"),
        ({"text": "x" * 301}, "text"),
        ({"text": 5}, "text"),
        ({"quiet": ""}, "quiet"),
        ({"options": ["one"]}, "options"),
        ({"options": ["one", "One"]}, "options"),
        ({"options": ["x"] * 13}, "options"),
        ({"options": ["one", ""]}, "options"),
        ({"options": "one"}, "options"),
        ({"options": ["one", "y" * 81]}, "options"),
        ({"nameless": "yes"}, "nameless"),
    ],
)
def test_a_question_with_something_wrong_says_what(change, field):
    with pytest.raises(RefusedError) as refused:
        read_question({**CHOICE, **change})
    assert refused.value.field == field
    assert refused.value.message


@pytest.mark.parametrize(
    ("asked", "change", "field"),
    [
        (SCALE, {"low": ""}, "low"),
        (SCALE, {"points": 1}, "points"),
        (SCALE, {"points": 11}, "points"),
        (SCALE, {"points": "4"}, "points"),
        (PLANE, {"across": None}, "across"),
        (PLANE, {"upwards": ["low", ""]}, "upwards"),
        (PLANE, {"upwards": ["low"]}, "upwards"),
    ],
)
def test_ends_and_points_are_needed_where_they_mean_something(asked, change, field):
    with pytest.raises(RefusedError) as refused:
        read_question({**asked, **change})
    assert refused.value.field == field


def test_what_a_kind_does_not_need_is_left_out():
    question = read_question({**LINE, "options": ["a", "b"], "points": 99, "moderated": True})
    assert question.options == []
    assert question.points == 5
    assert question.moderated
    assert not read_question({**RANKING, "moderated": True, "several": True}).several


def test_words_are_made_harmless_where_they_come_in():
    line = read_question({**LINE, "text": "  How\u202e are\nyou\u200b? "})
    assert line.text == "How are you?"
    assert read_answer(line, "<b>x</b>\u202e\nand\u0000 y") == "<b>x</b> and y"
    lines = read_question(LINES)
    assert read_answer(lines, "one\r\n\r\n\r\n\r\ntwo\u2066") == "one\n\ntwo"


def test_a_long_answer_is_taken_whole_and_a_longer_one_is_refused():
    lines = read_question(LINES)
    assert read_answer(lines, "x" * 20_000) == "x" * 20_000
    for length in (20_001, 5_000_000):
        with pytest.raises(RefusedError, match="too long"):
            read_answer(lines, "x" * length)
    with pytest.raises(RefusedError, match="160"):
        read_answer(read_question(LINE), "x" * 161)


def test_a_choice_of_several_says_nothing_of_which_was_pressed_first():
    assert read_answer(read_question(SEVERAL), [2, 0]) == [0, 2]


def test_every_question_that_lies_ready_in_our_agendas_can_be_asked_as_it_is():
    ready = [
        block.ask.model_dump(mode="json")
        for name in LIBRARY.names()
        for block in LIBRARY.exercise(name).agenda
        if block.ask is not None
    ]
    assert ready
    for asked in ready:
        question = read_question(asked)
        assert question.text == asked["text"]
        assert question.options == list(asked["options"])
