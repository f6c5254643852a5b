"""A talk as rows of minutes and messages: their order, their sum, and what stays."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorwidgets.operations import RefusedError
from mentorwidgets.reflection.storyboard import StoryboardPart
from tests.reflection.speeches import START, STORYBOARD_OPS, Page, key, storyboard_section


@pytest.fixture
def talk() -> Page:
    page = Page(StoryboardPart(storyboard_section()))
    for number, minutes in ((1, 2.5), (2, 4), (3, 3)):
        page.do("add_message", id=key(number), minutes=minutes)
        page.do("write_message", id=key(number), message=f"Message {number}", was="")
    return page


def order(page: Page) -> list[int]:
    return [int(row.id, 16) for row in page.part.standing]


def test_rows_stand_where_they_are_put(talk):
    assert order(talk) == [1, 2, 3]
    talk.do("move_message", id=key(3), before=key(1))
    assert order(talk) == [3, 1, 2]
    talk.do("move_message", id=key(3), before=None)
    assert order(talk) == [1, 2, 3]
    talk.do("add_message", id=key(4), minutes=0.5, before=key(2))
    assert order(talk) == [1, 4, 2, 3]


def test_a_row_that_is_put_back_stands_where_it_stood_and_says_what_it_said(talk):
    talk.do("take_off_message", id=key(2), off=True)
    assert order(talk) == [1, 3]
    assert talk.part.planned == 5.5
    talk.do("take_off_message", id=key(2), off=False)
    assert order(talk) == [1, 2, 3]
    assert talk.part.standing[1].message == "Message 2"


@pytest.mark.parametrize("minutes", [0, 0.25, 1.3, -1, 60.5, "2", None, float("nan"), True])
def test_minutes_that_no_row_has_are_refused_beside_their_field(talk, minutes):
    with pytest.raises(RefusedError) as refused:
        talk.do("time_message", id=key(1), minutes=minutes)
    assert refused.value.field == "minutes"
    assert talk.part.planned == 9.5


def test_words_typed_over_another_pages_words_are_refused_with_the_others(talk):
    talk.do("write_shown", id=key(1), shown="A curve", was="")
    with pytest.raises(RefusedError, match="A curve") as refused:
        talk.do("write_shown", id=key(1), shown="A table", was="")
    assert refused.value.field == "shown"


def test_what_may_be_printed_has_its_minutes_in_words(talk):
    talk.do("write_shown", id=key(1), shown="A curve", was="")
    first, *_others = talk.part.items()
    assert (first.label, first.text) == ("2½ minutes", "Message 1\nA curve")
    assert talk.part.counts() == {"messages": 3, "rehearsed": 0}


@given(st.lists(STORYBOARD_OPS, max_size=40))
def test_no_row_is_lost_or_doubled_and_the_sum_is_exact(ops):
    part = StoryboardPart(storyboard_section())
    added: set[str] = set()
    for op in ops:
        before = part.view()
        try:
            part.take({"section": "talk", **op}, START)
        except RefusedError:
            assert part.view() == before
            continue
        if op["type"] == "add_message":
            added.add(op["id"])
        ids = [row.id for row in part.rows]
        assert len(ids) == len(set(ids))
        assert set(ids) == added
        assert 2 * part.planned == sum(int(2 * row.minutes) for row in part.standing)


@given(st.permutations([1, 2, 3, 4, 5]), st.randoms())
def test_any_order_can_be_reached_by_moving_one_row_at_a_time(wanted, random):
    page = Page(StoryboardPart(storyboard_section()))
    for number in range(1, 6):
        page.do("add_message", id=key(number), minutes=1)
    for place in reversed(range(5)):
        after = wanted[place + 1] if place < 4 else None
        page.do("move_message", id=key(wanted[place]), before=key(after) if after else None)
    assert order(page) == list(wanted)


@given(st.lists(STORYBOARD_OPS, max_size=25))
def test_moving_a_row_leaves_the_order_of_the_others(ops):
    part = StoryboardPart(storyboard_section())
    for op in ops:
        others = [row.id for row in part.rows if row.id != op.get("id")]
        try:
            part.take({"section": "talk", **op}, START)
        except RefusedError:
            continue
        assert [row.id for row in part.rows if row.id != op.get("id")] == others
