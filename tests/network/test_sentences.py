"""Every measure in a sentence: the counts are in it, and too few people are said to be too few."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given, settings

from mentorwidgets.network.categories import Categories
from mentorwidgets.network.explained import all_explained
from mentorwidgets.network.measures import measure
from mentorwidgets.network.model import NetworkMap, Person
from mentorwidgets.network.rules import CONDITIONS, RESTS_ON
from mentorwidgets.network.said import Said, groups
from mentorwidgets.network.seen import Seen
from mentorwidgets.network.sentences import sentences
from mentorwidgets.network.written import names, number, percent
from tests.network.journal import exercise
from tests.network.test_findings import people
from tests.network.test_homophily import OWN
from tests.strategies import key, maps

SHIPPED = Categories.from_exercise(exercise())


def said(network: NetworkMap, categories: Categories = SHIPPED) -> dict[str, Said]:
    """What is said of each measure of a map, by its id."""
    found = sentences(Seen(network, measure(network, categories), categories))
    assert len({each.id for each in found}) == len(found)
    return {each.id: each for each in found}


def some() -> NetworkMap:
    """Four people who are all described, three of them joined in a row."""
    network = people(
        4, kinds=[{"job", "career"}, {"job"}, {"personal"}], ties=[(1, 2), (2, 3)], level="peer"
    )
    for number_, closeness, arena in ((1, "close", "family"), (2, "close", "department")):
        network = network.changed(key(number_), closeness=closeness, arena=arena)
    network = network.changed(key(3), closeness="distant", arena="family", influential=True)
    return network.changed(key(4), level="senior", closeness="moderate", arena="external")


@pytest.mark.parametrize(
    ("measure_id", "sentence"),
    [
        ("size", "4 people are on your map."),
        ("density", "2 of 6 pairs know each other (density 0.33)."),
        (
            "effective_size",
            "4 people bring 3 voices that differ: each of them knows 1 of the others, on average.",
        ),
        (
            "constraint",
            "Constraint is 0.53. With 4 people it would be 0.25 if nobody knew anybody, and 0.77 "
            "if everybody knew everybody.",
        ),
        (
            "ego_betweenness",
            "4 of 6 pairs do not know each other. A pair that others join too counts in part; so "
            "counted, 3.5 meet through you.",
        ),
        ("components", "They fall into 2 groups; the largest has 3 of 4 people."),
        ("isolates", "P4 knows none of the others (1 of 4 people)."),
        ("cut_points", "P2 holds others together (1 of 4 people)."),
        ("kinds", "3 of 4 people give help of some kind."),
        ("multiplexity", "3 people give help 4 times: 1.33 kinds each, on average."),
        ("dependence", "P1 gives 2 of 4 (50 %), more than anybody else."),
        (
            "closeness",
            "2.25 on average, on a scale from 1 (Distant) to 3 (Close). You said it of 4 of 4 "
            "people.",
        ),
        ("closeness_share", "2 of 4 people are at the closest level."),
        (
            "closeness_by",
            "Closest for: Get the job done (3). Furthest for: Support me as a person (1).",
        ),
        (
            "arena",
            "3 of 4 are there, for 4 of 4 people: spread 0.83, where 1 is even (Blau 0.62, "
            "entropy 1.5 bits).",
        ),
        ("ei:arena", "2 of 2 ties join people who differ in this: E–I index 1."),
        ("ego_ei:level", "1 of 4 people differs from you (Peers): E–I index -0.5."),
        ("influential", "P3 has a star (1 of 4 people)."),
        (
            "influence_through_one",
            "1 of 1 people with a star is reached through one person only.",
        ),
    ],
)
def test_a_measure_is_a_sentence_with_its_counts(measure_id: str, sentence: str) -> None:
    assert said(some())[measure_id].sentence == sentence


def test_details_stand_line_by_line() -> None:
    found = said(some())
    assert found["kinds"].lines == (
        "Get the job done: 2",
        "Advance my career: 1",
        "Support me as a person: 1",
    )
    assert found["influence_through_one"].lines == ("P3, through P2",)
    assert found["overlap"].lines[0] == "Get the job done and Advance my career: 1 of 2 (0.5)"


def test_on_an_empty_map_all_but_its_size_is_not_enough_to_say() -> None:
    found = said(NetworkMap())
    assert found.pop("size").sentence == "0 people are on your map."
    assert {each.sentence for each in found.values()} == {"Not enough people to say."}
    assert not any(each.picture or each.lines or each.shown for each in found.values())


@pytest.mark.parametrize("count", [1, 2])
def test_one_or_two_people_are_too_few_for_what_would_mean_nothing(count: int) -> None:
    found = said(people(count, level="peer", arena="family", closeness="close"))
    few = {name for name, each in found.items() if not each.enough}
    assert {"level", "arena", "cut_points"} <= few
    assert ("density" in few) == (count == 1)
    assert ("closeness_spread" in few) == (count == 1)


def test_an_attribute_asks_what_the_ego_is_before_it_compares() -> None:
    network = people(3, attributes={"field": "bio"})
    asked = said(network, OWN)["ego_ei:field"]
    assert asked.ask == "field"
    assert asked.sentence.startswith("Say what you are yourself (Research field)")
    described = said(replace(network, ego={"field": "law"}), OWN)["ego_ei:field"]
    assert described.sentence == "3 of 3 people differ from you (Law): E–I index 1."
    assert described.ask == "field", "it can be said otherwise"


def test_many_names_are_not_all_written_out() -> None:
    assert names(["A", "B"]) == "A and B"
    assert names([*"ABCDEFG"]) == "A, B, C, D, E, F and G"
    assert names([*"ABCDEFGH"]) == "A, B, C, D, E, F and 2 more"


def test_numbers_are_written_shortly() -> None:
    assert [number(value) for value in (3, 3.0, 0.144, 1200)] == ["3", "3", "0.14", "1,200"]
    assert percent(0.125) == "13 %"


def test_what_a_rule_rests_on_can_be_explained() -> None:
    assert set(RESTS_ON) == set(CONDITIONS)
    known = all_explained(SHIPPED)
    for measures in RESTS_ON.values():
        assert all(each in known for each in measures)


def test_a_label_with_braces_is_only_text() -> None:
    network = NetworkMap((Person(key(1), "{size} {0}", influential=True),))
    assert said(network)["influential"].sentence == "{size} {0} has a star (1 of 1 people)."


@given(maps(most=10))
@settings(max_examples=60, deadline=None)
def test_any_map_is_said_whole_and_its_sentences_hold_numbers(network: NetworkMap) -> None:
    for each in said(network, OWN).values():
        assert each.title
        assert each.group in groups()
        assert each.explained.words
        assert "{" not in each.sentence.replace("{people.x}", "")
        if each.enough:
            assert any(character.isdigit() for character in each.sentence)
            assert each.shown
        json.dumps(each.as_dict())
