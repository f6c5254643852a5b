"""What stands out: each rule on a map that has it, and silence where there is nothing to say."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given, settings

from mentorwidgets.content.finding_rules import RULES
from mentorwidgets.network.categories import Categories
from mentorwidgets.network.findings import Finding, findings
from mentorwidgets.network.measures import measure
from mentorwidgets.network.model import NetworkMap, Person, tie_between
from mentorwidgets.network.rules import CONDITIONS
from mentorwidgets.network.seen import Seen
from tests.network.journal import exercise
from tests.strategies import CATEGORIES, key, maps

KINDS = ("job", "career", "personal")


def read(network: NetworkMap, **besides: Any) -> dict[str, Finding]:
    """The findings of a map on the shipped exercise, by rule."""
    categories = Categories.from_exercise(exercise())
    seen = Seen(network, measure(network, categories), categories, **besides)
    return {finding.rule: finding for finding in findings(seen, exercise())}


def people(
    count: int,
    *,
    kinds: Sequence[set[str]] = (),
    ties: Sequence[tuple[int, int]] = (),
    **fields: object,
) -> NetworkMap:
    """So many people, all with the same fields, the first with these kinds of help."""
    persons = tuple(
        Person(key(n), f"P{n}", kinds=frozenset(kinds[n - 1] if n <= len(kinds) else ()), **fields)  # type: ignore[arg-type]
        for n in range(1, count + 1)
    )
    return NetworkMap(persons, frozenset(tie_between(key(a), key(b)) for a, b in ties))


def test_code_and_content_know_the_same_rules() -> None:
    assert set(CONDITIONS) == set(RULES)
    assert set(CONDITIONS) == set(exercise().findings)


@pytest.mark.parametrize("count", [0, 1, 2, 3])
def test_a_tiny_map_is_called_small_and_nothing_else_is_read_into_it(count: int) -> None:
    network = people(count, closeness="close", level="peer", arena="family")
    assert set(read(network)) == ({"size-small"} if count else set())


def test_vacant_slots_alone_are_nothing_to_talk_about() -> None:
    assert read(people(6, vacant=True)) == {}


def test_a_kind_of_help_that_nobody_gives() -> None:
    given = [{"job"}, {"job"}, {"job", "career"}, {"career"}]
    network = people(4, kinds=given, closeness="close")
    found = read(network)["missing-kind"]
    label = exercise().categories.kinds[2].label
    assert label in found.title + found.reading
    assert found.numbers == "1/3"
    assert found.values["missing"] == [label]
    assert "missing-kind" not in read(people(4, closeness="close")), "no help was spoken of yet"


def test_a_kind_of_help_that_has_not_had_its_turn_is_not_missing() -> None:
    given = [{"job"}, {"job"}, {"job", "career"}, {"career"}]
    assert "missing-kind" not in read(people(4, kinds=given)), "personal support comes next"
    skipped = [{"job"}, {"job"}, {"personal"}, {"job"}]
    found = read(people(4, kinds=skipped))["missing-kind"]
    assert found.values["missing"] == [exercise().categories.kinds[1].label]
    first = people(4, kinds=[{"job"}], closeness="close", level="peer")
    assert "missing-kind" not in read(first), "most people have no kind of help yet"


def test_a_kind_of_help_that_an_outline_wishes_for_is_known_to_be_missing() -> None:
    network = people(4, kinds=[{"job"}, {"job"}, {"career"}, {"career"}], closeness="close")
    wished = network.with_person(Person(key(9), "S", vacant=True, kinds=frozenset({"personal"})))
    assert "missing-kind" in read(network)
    assert "missing-kind" not in read(wished)


def test_a_kind_of_help_that_hangs_on_one_person() -> None:
    given = [{"job", "personal"}, {"job"}, {"career"}, {"career"}]
    network = people(4, kinds=given, level="peer")
    found = read(network)["single-giver-kind"]
    assert found.values["givers"] == ["P1"]
    assert found.numbers == "1/3"


def test_one_person_who_carries_much() -> None:
    kinds = [set(KINDS), {"job"}, {"job"}, {"career"}, {"career"}, {"personal"}, {"personal"}]
    found = read(people(7, kinds=kinds))["dependence-top-share"]
    assert found.values["person"] == "P1"
    assert found.numbers == "3/9 · 33 %"
    for even in ([{"job"}] * 8, [{"job", "career"}] * 4, [set(KINDS)] * 4):
        assert "dependence-top-share" not in read(people(8, kinds=even))


def test_most_people_from_one_arena() -> None:
    network = people(6, arena="department")
    network = network.changed(key(6), arena="external").changed(key(5), arena=None)
    found = read(network)["arena-concentration"]
    assert found.numbers == "4/5 · 80 %"
    assert found.values["elsewhere"] == 1
    assert "arena-concentration" not in read(network.changed(key(4), arena="family"))


def test_a_level_without_anybody() -> None:
    found = read(people(5, level="junior"))
    assert found["level-missing"].values["count"] == 2
    assert "no-junior" not in found
    found = read(people(5, level="senior"))
    assert found["level-missing"].values["count"] == 1
    assert found["no-junior"].values["known"] == 5
    assert not {"level-missing", "no-junior"} & set(read(people(3, level="senior")))


def test_everybody_equally_close() -> None:
    network = people(5, closeness="distant").changed(key(1), closeness="close")
    assert read(network)["closeness-one-sided"].numbers == "4/5 · 80 %"
    mixed = network.changed(key(2), closeness="close")
    assert "closeness-one-sided" not in read(mixed)


def test_a_closed_circle() -> None:
    ring = [(1, 2), (2, 3), (3, 4), (1, 4)]
    found = read(people(4, ties=ring))["closed-circle"]
    assert found.numbers == "4/6 · 67 %"
    assert "closed-circle" not in read(people(4, ties=ring[:3]))


def test_no_tie_at_all() -> None:
    assert read(people(5))["no-ties-known"].numbers == "0/10"
    assert "no-ties-known" not in read(people(5, ties=[(1, 2)]))


def test_a_person_who_joins_a_group() -> None:
    found = read(people(5, ties=[(1, 2), (2, 3)]))["bridge-person"]
    assert found.values["bridges"] == ["P2"]
    assert found.numbers == "1/5"


def test_influence_that_is_nowhere_or_behind_one_person() -> None:
    network = people(5, ties=[(1, 2), (2, 3)])
    assert read(network)["influence-none"].numbers == "0/5"
    starred = network.changed(key(1), influential=True).changed(key(5), influential=True)
    found = read(starred)
    assert "influence-none" not in found
    assert found["influence-single-bridge"].values["through"] == ["P2"]
    assert found["influence-single-bridge"].numbers == "1/2"


def test_sizes_that_are_small_and_large() -> None:
    assert "size-small" in read(people(3))
    assert "size-small" not in read(people(4))
    assert "size-large" not in read(people(15))
    assert read(people(16))["size-large"].values["people"] == 16


def test_a_rule_without_wording_is_silent() -> None:
    network = people(3)
    silent = exercise().model_copy(update={"findings": {}})
    assert findings(Seen(network, measure(network, CATEGORIES), CATEGORIES), silent) == []


def test_the_most_striking_comes_first_and_order_is_the_same_each_time() -> None:
    network = people(6, kinds=[set(KINDS), {"job"}], arena="department", level="junior")
    found = list(read(network))
    assert found == list(read(network))
    assert found.index("dependence-top-share") < found.index("no-ties-known")


def test_braces_in_a_label_are_only_text() -> None:
    network = people(4, kinds=[set(KINDS)])
    network = network.changed(key(1), label="{people.x} {0}")
    assert "{people.x} {0}" in read(network)["dependence-top-share"].reading


@given(maps(most=12))
@settings(max_examples=80, deadline=None)
def test_every_map_can_be_read_and_every_value_is_worded(network: NetworkMap) -> None:
    for finding in read(network).values():
        assert set(finding.values) == set(RULES[finding.rule].values)
        for text in (finding.title, finding.reading, finding.meaning, finding.question):
            assert text
            assert "{" not in text.replace("{people.x}", "")
        assert any(character.isdigit() for character in finding.numbers)


@given(maps(most=12))
@settings(max_examples=30, deadline=None)
def test_where_people_stand_on_the_picture_changes_no_finding(network: NetworkMap) -> None:
    in_tray = network.each(lambda person: replace(person, in_tray=True))
    assert read(in_tray) == read(network)
