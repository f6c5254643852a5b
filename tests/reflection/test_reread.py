"""Reading a text again: a day for it, what stood then, and what one notes."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from mentorwidgets.content.section_reread import RereadSection
from mentorwidgets.operations import RefusedError
from mentorwidgets.reflection.plan import Plan, read_change
from mentorwidgets.reflection.reread import RereadPart

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
ONE, TWO = "1" * 32, "2" * 32
THEN, NOW = "a" * 32, "b" * 32


class Sheet:
    """The worksheet of one person, and what is done on it."""

    def __init__(self) -> None:
        self.part = RereadPart(
            RereadSection(
                id="reread",
                kind="reread",
                title="Read it again",
                short="Reread",
                step="Read my definition again",
                questions=[{"id": "holds", "prompt": "What still holds?"}],  # type: ignore[arg-type]
            )
        )

    def do(self, kind: str, *, at: datetime = AT, **given: Any) -> None:
        op = {"type": kind, "section": "reread", **given}
        self.part.check(op)
        self.part.take(op, at)


@pytest.fixture
def sheet() -> Sheet:
    sheet = Sheet()
    sheet.do("plan_reread", id=ONE, version=THEN)
    return sheet


def plan(**days: str) -> Plan:
    """A plan with a step on each day, under these ids."""
    made = Plan()
    for id_, by in days.items():
        op = {"type": "add_action", "id": id_.removeprefix("s"), "step": "Read", "by": by}
        made.take(read_change("add_action", op))
    return made


def test_a_version_is_read_again_beside_the_one_that_stands_then(sheet: Sheet) -> None:
    later = AT + timedelta(days=90)
    assert sheet.part.counts() == {"planned": 1, "read": 0}
    sheet.do("reflect_on", id=ONE, question="holds", text="The bedside.\r\n", was="")
    sheet.do("read_again", id=ONE, now=NOW, at=later)
    assert sheet.part.view()["readings"] == [
        {
            "id": ONE,
            "version": THEN,
            "planned": AT.isoformat(),
            "now": NOW,
            "read": later.isoformat(),
            "notes": {"holds": "The bedside."},
        }
    ]
    assert sheet.part.counts() == {"planned": 1, "read": 1}
    assert [item.text for item in sheet.part.items()] == ["What still holds?\nThe bedside."]
    sheet.do("read_again", id=ONE, now=None)
    assert sheet.part.counts() == {"planned": 1, "read": 0}


def test_two_pages_that_note_something_else_lose_nothing(sheet: Sheet) -> None:
    sheet.do("reflect_on", id=ONE, question="holds", text="The bedside.", was="")
    with pytest.raises(RefusedError, match="changed this to “The bedside") as refused:
        sheet.do("reflect_on", id=ONE, question="holds", text="The evenings.", was="")
    assert refused.value.field == "holds"
    assert sheet.part.readings[ONE].notes == {"holds": "The bedside."}


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("plan_reread", {"id": ONE, "version": THEN}),
        ("plan_reread", {"id": "1", "version": THEN}),
        ("plan_reread", {"id": TWO, "version": "the first"}),
        ("read_again", {"id": TWO, "now": NOW}),
        ("reflect_on", {"id": ONE, "question": "gone", "text": "x"}),
        ("reflect_on", {"id": ONE, "question": "holds", "text": "x" * 2001}),
        ("drop_reread", {"id": TWO}),
    ],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(
    sheet: Sheet, kind: str, given: dict[str, Any]
) -> None:
    before = sheet.part.view()
    with pytest.raises(RefusedError):
        sheet.do(kind, **given)
    assert sheet.part.view() == before


def test_the_next_day_is_the_first_in_the_plan_that_is_not_read_or_done(sheet: Sheet) -> None:
    assert sheet.part.next_day(Plan()) is None
    sheet.do("plan_reread", id=TWO, version=THEN)
    days = plan(**{f"s{ONE}": "2027-02-24", f"s{TWO}": "2027-05-24"})
    assert sheet.part.next_day(days) == date(2027, 2, 24)
    sheet.do("read_again", id=ONE, now=NOW)
    assert sheet.part.next_day(days) == date(2027, 5, 24)
    days.take(read_change("edit_action", {"id": TWO, "changes": {"done": True}}))
    assert sheet.part.next_day(days) is None
    sheet.do("drop_reread", id=ONE)
    sheet.do("drop_reread", id=TWO)
    assert sheet.part.view() == {"readings": []}
