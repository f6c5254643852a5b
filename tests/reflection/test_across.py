"""What reading across notices, and what it does not."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorwidgets.content.across_rules import ACROSS_RULES
from mentorwidgets.reflection.across import (
    Domain,
    OneResult,
    People,
    RankedValue,
    Seen,
    read_across,
    same_person,
    speaks_of,
)

DEFINITION = "I will be glad if what I helped to build serves others, and there is room to laugh."
SERVICE = RankedValue("service", "Service", ("serv",))


def rules(seen: Seen) -> list[str]:
    return [one.rule for one in read_across(seen)]


def values_of(seen: Seen, rule: str) -> dict[str, object]:
    (found,) = (one for one in read_across(seen) if one.rule == rule)
    return dict(found.values)


def test_nothing_is_noticed_where_nothing_is_there() -> None:
    assert rules(Seen()) == []
    # A value alone says nothing of a definition that is not written.
    assert rules(Seen(values=(SERVICE,))) == []


def test_a_value_that_is_in_the_definition_is_said_as_well_as_one_that_is_not() -> None:
    order = RankedValue("order", "Order", ("order",))
    assert rules(Seen((SERVICE, order), DEFINITION)) == [
        "value-in-definition",
        "value-not-in-definition",
    ]
    # Further down the list a value may be missing from a few sentences.
    others = tuple(RankedValue(f"v{n}", "Zeal", ("zeal",)) for n in range(3))
    assert rules(Seen((*others, order), DEFINITION)) == ["value-not-in-definition"] * 3


def test_a_first_value_without_words_and_without_time_is_one_observation_with_its_numbers() -> None:
    first = RankedValue("service", "Service", ("serv",), percent=4)
    seen = Seen((first,), "Papers.")
    assert rules(seen) == ["value-apart"]
    assert values_of(seen, "value-apart") == {"value": "Service", "rank": 1, "percent": 4}
    inside = Seen((first,), DEFINITION)
    assert rules(inside) == ["value-in-definition", "value-without-time"]
    assert values_of(inside, "value-in-definition")["found"] == "serves"
    # What nobody said is not nothing.
    assert rules(Seen((SERVICE,), "Papers.")) == ["value-not-in-definition"]


def test_a_domain_is_noticed_from_fifteen_of_a_hundred_on() -> None:
    near = Domain("work", "Work", 40, 54)
    short, over = Domain("health", "Health", 30, 15), Domain("work", "Work", 40, 55)
    assert rules(Seen(domains=(near,))) == []
    assert rules(Seen(domains=(short, over))) == ["domain-short", "domain-over"]
    assert values_of(Seen(domains=(short,)), "domain-short") == {
        "domain": "Health",
        "weight": 30,
        "time": 15,
    }


def test_goals_that_pull_away_are_named_and_counted() -> None:
    seen = Seen(goals=(("grant", True), ("teach", False), ("move", True)))
    assert values_of(seen, "goals-apart") == {"goals": ["grant", "move"], "count": 2, "all": 3}
    assert rules(Seen(goals=(("teach", False),))) == []


def test_results_are_read_for_what_is_overused_and_for_far_moves() -> None:
    before = OneResult("a", "strengths", "Strengths", ("Curiosity", "Care", "Humour", "Order"))
    now = OneResult(
        "b", "strengths", "Strengths", ("order", "Care", "Curiosity"), "order", "at home"
    )
    seen = Seen(results=(before, now))
    assert rules(seen) == ["strength-overused", "result-moved"]
    assert values_of(seen, "result-moved") == {
        "result": "Strengths",
        "label": "order",
        "earlier": 4,
        "later": 1,
    }
    other = OneResult("b", "words", "Words", ("order",))
    assert rules(Seen(results=(before, other))) == []


def test_whom_one_needs_is_looked_for_on_the_map_whatever_the_capitals() -> None:
    people = People(("Ann B.", "Kim", "L", "M", "N"), {"job": 2, "career": 0})
    result = OneResult("a", "strengths", "Strengths", beside="ann b, Zed;\nkim.")
    seen = Seen(results=(result,), people=people)
    assert rules(seen) == ["beside-on-map", "beside-not-on-map", "help-nobody"]
    assert values_of(seen, "beside-on-map")["names"] == ["ann b", "kim."]
    assert values_of(seen, "beside-not-on-map")["names"] == ["Zed"]
    # Of a small map, and of none, nothing is said.
    assert rules(Seen(results=(result,), people=People(("Ann B",), {"career": 0}))) == [
        "beside-on-map",
        "beside-not-on-map",
    ]
    assert rules(Seen(results=(result,))) == []


def test_a_strength_is_held_against_values_and_the_definition() -> None:
    strengths = OneResult("a", "strengths", "Strengths", ("Serving others", "Humour", "Order"))
    seen = Seen((SERVICE,), "To laugh, with humour and in good order.", results=(strengths,))
    assert values_of(seen, "strength-meets-value")["strength"] == "Serving others"
    assert values_of(seen, "strength-in-definition")["labels"] == ["Humour", "Order"]
    # Only the newest result of a kind speaks, and only where its labels are strengths.
    later = OneResult("b", "strengths", "Strengths", ("Patience",))
    found = rules(Seen((SERVICE,), "Humour.", results=(strengths, later)))
    assert found == ["value-not-in-definition"]
    elsewhere = OneResult("c", "values", "Values", ("Service",), strengths=False)
    assert rules(Seen((SERVICE,), results=(elsewhere,))) == []


def test_a_weighty_domain_that_gets_what_it_weighs_is_said_too() -> None:
    assert rules(Seen(domains=(Domain("a", "A", 20, 25),))) == ["domain-kept"]
    assert rules(Seen(domains=(Domain("a", "A", 20, 26), Domain("b", "B", 19, 19)))) == []


def test_initials_find_a_name_on_the_map() -> None:
    people = People(("Rosa Diaz", "Eun-ji"), {})
    result = OneResult(
        "a", "strengths", "Strengths", beside="R.D. and whoever has the most patience"
    )
    assert values_of(Seen(results=(result,), people=people), "beside-on-map")["names"] == ["R.D."]
    assert "beside-not-on-map" not in rules(Seen(results=(result,), people=people))


@given(st.text(max_size=20), st.text(max_size=20))
def test_two_labels_are_one_person_either_way_round(one: str, other: str) -> None:
    assert same_person(one, other) == same_person(other, one)


@pytest.mark.parametrize(
    ("text", "stem", "found"),
    [
        ("We SERVE.", "serv", True),
        ("It is deserved.", "serv", False),
        ("self acceptance", "self-accept", True),
        ("Self-acceptance", "self-accept", True),
        ("a (b", "(b", False),
        ("", "a", False),
    ],
)
def test_a_text_speaks_of_a_value_by_the_beginning_of_a_word(
    text: str, stem: str, found: bool
) -> None:
    assert bool(speaks_of(text, [stem])) is found


@given(
    st.lists(
        st.builds(
            RankedValue,
            st.uuids().map(str),
            st.text("ab", min_size=1, max_size=3),
            st.just(("a",)),
            st.one_of(st.none(), st.integers(0, 100)),
        ),
        max_size=5,
    ),
    st.one_of(st.none(), st.text("ab ", max_size=8)),
)
def test_every_observation_offers_what_its_wording_may_name(
    values: list[RankedValue], definition: str | None
) -> None:
    seen = Seen(
        tuple(values),
        definition,
        (Domain("a", "A", 60, 10), Domain("b", "B", 40, 90)),
        (("x", True),),
        (OneResult("r", "k", "K", ("a",), "a", "much", "Ann, Bo"),),
        People(("Ann", "b", "c", "d", "e"), {"job": 0}),
    )
    found = read_across(seen)
    assert len({one.key for one in found}) == len(found)
    for one in found:
        assert set(one.values) == set(ACROSS_RULES[one.rule].values)
