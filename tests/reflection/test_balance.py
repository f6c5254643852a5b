"""The weights and the time of a life: always a hundred each, whatever is done to the domains."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorwidgets.content.section_balance import BalanceSection
from mentorwidgets.operations import RefusedError
from mentorwidgets.reflection.balance import BalancePart

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)
OWN = "0123456789abcdef" * 2
WEIGHTS = {"work": 40, "people": 30, "health": 20, "learning": 10}
TIME = {"work": 70, "people": 10, "health": 10, "learning": 10}


def section() -> BalanceSection:
    return BalanceSection(
        id="balance",
        kind="balance",
        title="What matters, and where the time goes",
        short="Balance",
        domains=[{"id": name, "label": name.capitalize()} for name in WEIGHTS],  # type: ignore[arg-type]
        matters="What matters?",
        spent="Where does the time go?",
    )


class Sheet:
    """The worksheet of one person, and what is done on it."""

    def __init__(self) -> None:
        self.part = BalancePart(section())

    def do(self, kind: str, **given: Any) -> None:
        op = {"type": kind, "section": "balance", **given}
        self.part.check(op)
        self.part.take(op, AT)

    def weigh(self, side: str, values: dict[str, int] | None) -> None:
        self.do("weigh", side=side, values=values)


@pytest.fixture
def sheet() -> Sheet:
    return Sheet()


def test_nothing_is_defined_before_it_is_said(sheet: Sheet) -> None:
    assert (sheet.part.weights, sheet.part.time, sheet.part.distance) == (None, None, None)
    assert list(sheet.part.items()) == []
    sheet.weigh("weights", WEIGHTS)
    assert sheet.part.distance is None
    assert sheet.part.counts() == {"set": 1, "weights": 1, "time": 0}


def test_the_distance_is_half_of_all_differences(sheet: Sheet) -> None:
    sheet.weigh("weights", WEIGHTS)
    sheet.weigh("time", TIME)
    assert sheet.part.distance == 30
    assert sheet.part.counts() == {"set": 2, "weights": 1, "time": 1}
    assert [item.text for item in sheet.part.items()] == [
        "Work: 40\nPeople: 30\nHealth: 20\nLearning: 10",
        "Work: 70\nPeople: 10\nHealth: 10\nLearning: 10",
        "30 of every 100 hours would move if the time followed the weights.",
    ]


def test_what_does_not_make_a_hundred_is_refused_and_changes_nothing(sheet: Sheet) -> None:
    sheet.weigh("weights", WEIGHTS)
    with pytest.raises(RefusedError, match="make 101 together") as refused:
        sheet.weigh("weights", {**WEIGHTS, "work": 41})
    assert refused.value.field == "values"
    with pytest.raises(RefusedError, match="At least 0"):
        sheet.weigh("weights", {"work": -1, "people": 101})
    assert sheet.part.weights == WEIGHTS


@pytest.mark.parametrize(
    "values", [{"Work!": 100}, {"work": 100.0}, {"work": "100"}, [100], {"garden": 100}]
)
def test_what_is_no_division_of_these_domains_is_refused(sheet: Sheet, values: Any) -> None:
    with pytest.raises(RefusedError):
        sheet.weigh("weights", values)
    assert sheet.part.weights is None


def test_hours_of_a_week_become_parts_of_a_hundred_and_stay_readable_as_hours(sheet: Sheet) -> None:
    sheet.do("spend", minutes={"work": 50 * 60, "people": 10 * 60})
    assert sheet.part.time == {"work": 83, "people": 17, "health": 0, "learning": 0}
    assert sheet.part.minutes == {"work": 3000, "people": 600, "health": 0, "learning": 0}
    # Whoever drags a border afterwards moves hours of the same week.
    sheet.weigh("time", TIME)
    assert sheet.part.minutes == {"work": 2520, "people": 360, "health": 360, "learning": 360}
    sheet.weigh("time", None)
    assert (sheet.part.time, sheet.part.minutes) == (None, None)


def test_a_week_has_no_more_hours_than_it_has(sheet: Sheet) -> None:
    with pytest.raises(RefusedError, match="A week has 168 hours; these are 170") as refused:
        sheet.do("spend", minutes={"work": 100 * 60, "people": 70 * 60})
    assert refused.value.field == "minutes"
    sheet.do("spend", minutes={"work": 0})
    assert sheet.part.time is None


def test_a_domain_left_out_gives_its_share_to_the_others_and_has_it_again(sheet: Sheet) -> None:
    sheet.weigh("weights", WEIGHTS)
    sheet.do("leave_domain", id="work", out=True)
    assert sheet.part.weights == {"people": 50, "health": 33, "learning": 17}
    sheet.do("leave_domain", id="work", out=False)
    assert sheet.part.weights == WEIGHTS


def test_at_least_two_domains_stay(sheet: Sheet) -> None:
    sheet.do("leave_domain", id="work", out=True)
    sheet.do("leave_domain", id="people", out=True)
    with pytest.raises(RefusedError, match="At least 2 domains stay"):
        sheet.do("leave_domain", id="health", out=True)


def test_domains_are_renamed_and_added_each_with_a_name_of_its_own(sheet: Sheet) -> None:
    sheet.do("name_domain", id="work", label=" The lab ", was="Work")
    sheet.do("name_domain", id=OWN, label="The garden")
    labels = [(one.label, one.own) for one in sheet.part.domains]
    assert labels == [
        ("The lab", False),
        ("People", False),
        ("Health", False),
        ("Learning", False),
        ("The garden", True),
    ]
    with pytest.raises(RefusedError, match="“the GARDEN” already"):
        sheet.do("name_domain", id="people", label="the GARDEN")
    with pytest.raises(RefusedError, match="A name, please"):
        sheet.do("name_domain", id="people", label="  ")
    with pytest.raises(RefusedError, match="changed this to “The lab”") as refused:
        sheet.do("name_domain", id="work", label="Research", was="Work")
    assert refused.value.field == "label"


def test_work_stays_readable_when_the_content_no_longer_has_a_domain() -> None:
    smaller = section().model_copy(update={"domains": section().domains[1:]})
    part = BalancePart(smaller)
    part.take({"type": "weigh", "section": "balance", "side": "weights", "values": WEIGHTS}, AT)
    assert part.weights == {"people": 50, "health": 33, "learning": 17}


@given(
    st.lists(
        st.one_of(
            st.tuples(
                st.sampled_from(["weights", "time"]), st.permutations(list(WEIGHTS.values()))
            ),
            st.tuples(st.sampled_from([*WEIGHTS, OWN]), st.booleans()),
            st.tuples(st.just("spend"), st.lists(st.integers(0, 2500), min_size=4, max_size=4)),
        ),
        max_size=12,
    )
)
def test_each_side_is_a_hundred_after_anything_that_is_done(acts: list[tuple[str, Any]]) -> None:
    sheet = Sheet()
    sheet.do("name_domain", id=OWN, label="The garden")
    for what, given_ in acts:
        try:
            if what == "spend":
                sheet.do("spend", minutes=dict(zip(WEIGHTS, given_, strict=True)))
            elif what in ("weights", "time"):
                sheet.weigh(what, dict(zip(WEIGHTS, given_, strict=True)))
            else:
                sheet.do("leave_domain", id=what, out=given_)
        except RefusedError:
            continue
        for parts in (sheet.part.weights, sheet.part.time):
            assert parts is None or sum(parts.values()) == 100
            assert parts is None or list(parts) == [one.id for one in sheet.part.domains]
