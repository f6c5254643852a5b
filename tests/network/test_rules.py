"""The rules one by one: a small map on which each speaks, and one nearly the same where not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings

from mentorwidgets.content.finding_rules import RULES
from mentorwidgets.network.categories import Attribute, Categories, Category
from mentorwidgets.network.findings import findings
from mentorwidgets.network.measures import measure
from mentorwidgets.network.model import NetworkMap, Person, PersonKey
from mentorwidgets.network.rules import CONDITIONS
from mentorwidgets.network.seen import Earlier, Fired, Seen
from tests.network.journal import Journal, exercise
from tests.network.test_findings import people
from tests.strategies import key, maps

SHIPPED = Categories.from_exercise(exercise())
FIELD = Attribute("field", "Field", (Category("bio", "Biology"), Category("law", "Law")))
JUNE = date(2026, 6, 1)


def fired(
    rule: str,
    network: NetworkMap,
    *,
    categories: Categories = SHIPPED,
    earlier: NetworkMap | None = None,
    planned: Sequence[PersonKey] = (),
) -> Fired | None:
    """What one rule says of a map."""
    kept = Earlier(earlier, "", JUNE) if earlier is not None else None
    seen = Seen(network, measure(network, categories), categories, kept, frozenset(planned))
    return CONDITIONS[rule](seen)


def test_there_are_more_than_twenty_rules() -> None:
    assert len(CONDITIONS) >= 20


JOB, CAREER, BOTH = {"job"}, {"career"}, {"job", "career"}
PATH = [(1, 2), (2, 3), (3, 4)]

#: A rule, a map on which it speaks, its numbers, and a map on which it does not.
CASES = [
    (
        "kinds-overlap",
        people(5, kinds=[BOTH, BOTH, BOTH, JOB]),
        "3/4 · 75 %",
        people(5, kinds=[BOTH, BOTH, BOTH, JOB, JOB]),
    ),
    (
        "kind-distant",
        people(4, kinds=[JOB, JOB], closeness="distant"),
        "2/2",
        people(4, kinds=[JOB, JOB], closeness="distant").changed(
            key(1), closeness_by={"job": "close"}
        ),
    ),
    (
        "kind-one-arena",
        people(4, kinds=[JOB, JOB, JOB], arena="department").changed(key(4), arena="family"),
        "3/3",
        people(4, kinds=[JOB, JOB, JOB], arena="department").changed(key(3), arena="family"),
    ),
    (
        "people-without-help",
        people(6, kinds=[JOB] * 4),
        "2/6 · 33 %",
        people(6, kinds=[JOB] * 5),
    ),
    (
        "everybody-knows-everybody",
        people(4, ties=[*PATH, (1, 3), (1, 4), (2, 4)]),
        "6/6 · 100 %",
        people(4, ties=[*PATH, (1, 3), (1, 4)]),
    ),
    (
        "closed-circle",
        people(4, ties=[*PATH, (1, 3), (1, 4)]),
        "5/6 · 83 %",
        people(4, ties=[*PATH, (1, 3), (1, 4), (2, 4)]),
    ),
    (
        "isolated-news",
        people(5, ties=PATH),
        "1/5 · 20 %",
        people(5, ties=[*PATH, (4, 5)]),
    ),
    (
        "separate-circles",
        people(5, ties=[(1, 2), (2, 3), (4, 5)]),
        "2 · 3+2",
        people(5, ties=[(1, 2), (2, 3)]),
    ),
    (
        "arenas-apart",
        people(6, arena="department", ties=[*PATH, (1, 3), (1, 4)])
        .changed(key(5), arena="family")
        .changed(key(6), arena="family"),
        "5/5 · 100 %",
        people(6, arena="department", ties=[*PATH, (1, 5), (2, 6)])
        .changed(key(5), arena="family")
        .changed(key(6), arena="family"),
    ),
    (
        "influence-one",
        people(6).changed(key(2), influential=True),
        "1/6 · 17 %",
        people(5).changed(key(2), influential=True),
    ),
    (
        "influence-distant",
        people(4, closeness="distant", influential=True),
        "4/4 · 100 %",
        people(4, closeness="distant", influential=True).changed(key(1), closeness="moderate"),
    ),
    (
        "influence-none",
        people(4, closeness="close"),
        "0/4",
        people(4),
    ),
    (
        "nobody-close",
        people(4, closeness="moderate"),
        "0/4 · 0 %",
        people(4, closeness="moderate").changed(key(1), closeness="close"),
    ),
    (
        "everybody-close",
        people(4, closeness="close"),
        "4/4 · 100 %",
        people(4, closeness="close").changed(key(1), closeness="moderate"),
    ),
    (
        "closeness-one-sided",
        people(5, closeness="close").changed(key(1), closeness="distant"),
        "4/5 · 80 %",
        people(5, closeness="close"),
    ),
    (
        "mostly-like-you",
        people(4, level="peer").changed(key(1), level="senior"),
        "3/4 · 75 %",
        people(4, level="senior"),
    ),
    (
        "sources-vary",
        NetworkMap(
            tuple(Person(key(n), "P", arena=arena.id) for n, arena in enumerate(SHIPPED.arena))
        ),
        "4/4",
        people(5, arena="family"),
    ),
    (
        "stages-vary",
        people(5, level="peer").changed(key(1), level="senior").changed(key(2), level="junior"),
        "1+3+1",
        people(5, level="peer").changed(key(1), level="senior"),
    ),
    ("no-ties-known", people(4), "0/6", people(4, knows_none=True)),
]


@pytest.mark.parametrize(
    ("rule", "there", "numbers", "not_there"), CASES, ids=[c[0] for c in CASES]
)
def test_a_rule_speaks_where_it_applies_and_is_silent_where_it_just_does_not(
    rule: str, there: NetworkMap, numbers: str, not_there: NetworkMap
) -> None:
    found = fired(rule, there)
    assert found is not None
    assert found.numbers == numbers
    assert set(found.values) == set(RULES[rule].values)
    assert fired(rule, not_there) is None


def test_a_place_that_nobody_fills_and_no_step_is_about() -> None:
    slot = Person(key(9), "someone who writes", vacant=True)
    network = people(2).with_person(slot)
    found = fired("vacant-without-step", network)
    assert found is not None
    assert found.values["places"] == ["someone who writes"]
    assert fired("vacant-without-step", network, planned=[key(9)]) is None


def test_people_who_share_an_answer_to_what_the_programme_asks_besides() -> None:
    asked = replace(SHIPPED, attributes=(FIELD,))
    network = people(6, attributes={"field": "bio"}).changed(key(1), attributes={"field": "law"})
    found = fired("backgrounds-alike", network, categories=asked)
    assert found is not None
    assert (found.values["asked"], found.values["answer"]) == ("Field", "Biology")
    assert found.numbers == "5/6 · 83 %"
    assert fired("backgrounds-alike", network) is None, "the programme does not ask for it"
    assert fired("mostly-like-you", network, categories=asked) is None, "the ego said nothing"
    described = replace(network, ego={"field": "bio"})
    alike = fired("mostly-like-you", described, categories=asked)
    assert alike is not None
    assert alike.values["what"] == "Biology"


def test_who_came_and_went_since_the_newest_kept_version() -> None:
    before, after = people(4), people(5).without(key(1)).without(key(2))
    gone = fired("gone-since", after, earlier=before)
    come = fired("come-since", after, earlier=before)
    assert gone is not None
    assert come is not None
    assert (gone.values["who"], gone.numbers) == (["P1", "P2"], "2/4 · 50 %")
    assert (come.values["who"], come.numbers) == (["P5"], "1/3 · 33 %")
    for rule in ("gone-since", "come-since", "further-since", "closer-since"):
        assert fired(rule, before, earlier=before) is None
        assert fired(rule, before) is None


def test_who_came_closer_or_stands_further_since_then() -> None:
    before = people(3, closeness="moderate")
    after = before.changed(key(1), closeness="distant").changed(key(2), closeness="close")
    further = fired("further-since", after, earlier=before)
    closer = fired("closer-since", after, earlier=before)
    assert further is not None
    assert closer is not None
    assert (further.values["who"], further.numbers) == (["P1"], "1/3 · 33 %")
    assert closer.values["who"] == ["P2"]
    assert fired("further-since", after.changed(key(1), closeness=None), earlier=before) is None


def test_the_page_hears_of_the_newest_version_by_name_or_day_and_of_a_step_at_once() -> None:
    journal = Journal()
    for number in (1, 2, 3, 4):
        journal.add(number, closeness="moderate")
    journal.add(9, "someone who writes", vacant=True)

    def finding(rule: str) -> dict[str, object] | None:
        shown = journal.work.view()["findings"]
        return next((each for each in shown if each["rule"] == rule), None)

    assert finding("further-since") is None
    journal.do("take_snapshot", id=key(80), name="Spring")
    journal.do("edit_person", id=key(1), changes={"closeness": "distant"})
    further = finding("further-since")
    assert further is not None
    assert str(further["reading"]).startswith("Since Spring: P1")
    journal.do("rename_snapshot", id=key(80), name="")
    unnamed = finding("further-since")
    assert unnamed is not None
    assert str(unnamed["reading"]).startswith("Since 23 November 2026: P1")
    journal.do("drop_snapshot", id=key(80))
    assert finding("further-since") is None
    assert finding("vacant-without-step") is not None
    journal.do("add_action", id=key(70), step="Ask Bo", person=key(9))
    assert finding("vacant-without-step") is None


@given(maps(most=10), maps(most=10))
@settings(max_examples=60, deadline=None)
def test_any_map_after_any_other_can_be_read_and_every_value_is_worded(
    before: NetworkMap, after: NetworkMap
) -> None:
    asked = replace(
        SHIPPED, attributes=(FIELD,), level=tuple(replace(c, own=True) for c in SHIPPED.level[:1])
    )
    after = after.each(lambda p: replace(p, attributes={"field": "bio"}))
    seen = Seen(after, measure(after, asked), asked, Earlier(before, "Spring", JUNE))
    found = findings(seen, exercise())
    assert len({finding.rule for finding in found}) == len(found)
    for finding in found:
        assert set(finding.values) == set(RULES[finding.rule].values)
        assert "{" not in finding.title + finding.reading + finding.meaning + finding.question
