"""The small plan beside a text: the same operations as beside a map, and dates for a calendar."""

import icalendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorwidgets.content import Library
from mentorwidgets.network.work import NetworkWork
from mentorwidgets.operations import Entry, RefusedError
from mentorwidgets.places import shipped
from mentorwidgets.reports.calendar import plan_calendar
from tests.reflection.writing import START, Desk, client

KEY = "a" * 32
MAP = Library([shipped("exercises")]).exercise("developmental-network")


def add(desk, key=KEY, **more):
    desk.do({"type": "add_action", "id": key, "step": "Ask M. for an hour", **more})


def plan(desk):
    return [(each["step"], each["by"], each["done"]) for each in desk.view["actions"]]


def test_a_step_is_put_down_changed_done_and_taken_off():
    desk = Desk()
    add(desk, by="2027-03-01")
    desk.do({"type": "edit_action", "id": KEY, "changes": {"done": True, "by": None}})
    desk.do(
        {
            "type": "edit_action",
            "id": KEY,
            "changes": {"step": "Ask K."},
            "was": "Ask M. for an hour",
        }
    )
    assert plan(desk) == [("Ask K.", None, True)]
    desk.do({"type": "drop_action", "id": KEY})
    assert plan(desk) == []
    add(desk)
    assert plan(desk) == [("Ask M. for an hour", None, False)]


@pytest.mark.parametrize(
    ("op", "field"),
    [
        ({"type": "add_action", "id": "b" * 32, "step": " \u200b"}, "step"),
        ({"type": "add_action", "id": "b" * 32, "step": "x" * 401}, "step"),
        ({"type": "add_action", "id": "b" * 32, "step": "x", "by": "tomorrow"}, "by"),
        ({"type": "add_action", "id": "short", "step": "x"}, "id"),
        ({"type": "add_action", "id": KEY, "step": "x"}, "id"),
        ({"type": "edit_action", "id": "c" * 32, "changes": {"done": True}}, "id"),
        ({"type": "edit_action", "id": KEY, "changes": {}}, "changes"),
        ({"type": "edit_action", "id": KEY, "changes": {"who": "me"}}, "changes"),
        ({"type": "edit_action", "id": KEY, "changes": {"done": 1}}, "done"),
        ({"type": "drop_action", "id": "c" * 32}, "id"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_field_and_changes_nothing(op, field):
    desk = Desk()
    add(desk)
    with pytest.raises(RefusedError) as refused:
        desk.do(op)
    assert refused.value.field == field
    assert plan(desk) == [("Ask M. for an hour", None, False)]


def test_of_two_pages_that_change_the_same_words_the_second_is_asked():
    desk = Desk()
    add(desk)
    for text, page in (("Ask K.", 1), ("Ask T.", 2)):
        op = {
            "type": "edit_action",
            "id": KEY,
            "changes": {"step": text},
            "was": "Ask M. for an hour",
        }
        if page == 1:
            desk.do(op, page=page)
        else:
            with pytest.raises(RefusedError, match=r"Ask K\."):
                desk.do(op, page=page)


@given(st.sampled_from([{}, {"by": "2027-03-01"}]), st.booleans())
def test_one_and_the_same_operation_plans_beside_a_text_and_beside_a_map(by, done):
    ops = [
        {"type": "add_action", "id": KEY, "step": "Ask M.", **by},
        {"type": "edit_action", "id": KEY, "changes": {"done": done}},
    ]
    desk, network = Desk(), NetworkWork(MAP)
    for n, op in enumerate(ops, start=1):
        desk.do(op)
        network.apply(Entry(n, client(1), n, START, op))
    kept = {k: network.view()["actions"][0][k] for k in ("id", "step", "by", "done")}
    assert kept == desk.view["actions"][0]


def test_dated_steps_go_into_a_calendar_the_first_first():
    desk = Desk()
    add(desk, by="2027-03-01")
    add(desk, key="b" * 32, by="2027-01-01")
    add(desk, key="c" * 32)
    desk.do({"type": "edit_action", "id": KEY, "changes": {"done": True}})
    calendar = icalendar.Calendar.from_ical(plan_calendar(desk.work.plan, at=START))
    first, second = calendar.walk("VEVENT")
    assert str(first["summary"]) == "Ask M. for an hour"
    assert str(second["summary"]) == "Done: Ask M. for an hour"
    assert [int(each["sequence"]) for each in (first, second)] == [0, 1]
