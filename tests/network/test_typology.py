"""The four kinds of network: a point with its range, illustrative borders, and no grade."""

from __future__ import annotations

import re
from dataclasses import replace

import networkx as nx
import pytest
from hypothesis import given, settings

from mentorwidgets.network.categories import Categories
from mentorwidgets.network.diversity import iqv, tally
from mentorwidgets.network.graph import as_networkx
from mentorwidgets.network.model import NetworkMap, Person
from mentorwidgets.network.typology import (
    FEWEST,
    Thresholds,
    Typology,
    for_page,
    types,
    typology,
)
from tests.network.journal import exercise
from tests.network.test_findings import people
from tests.strategies import CATEGORIES, key, maps

HALF = Thresholds(0.5, 2.0)


def mixed(closeness: str) -> NetworkMap:
    """Four people from four arenas who do not know each other."""
    return NetworkMap(
        tuple(
            Person(key(n), f"P{n}", arena=arena.id, closeness=closeness)
            for n, arena in enumerate(CATEGORIES.arena)
        )
    )


def alike(closeness: str) -> NetworkMap:
    """Four people from one place who all know each other."""
    pairs = [(a, b) for a in range(1, 5) for b in range(a + 1, 5)]
    return people(4, arena="family", closeness=closeness, ties=pairs)


def point(network: NetworkMap, thresholds: Thresholds = HALF) -> Typology:
    found = typology(network, CATEGORIES, thresholds)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("network", "expected"),
    [
        (mixed("close"), "entrepreneurial"),
        (mixed("distant"), "opportunistic"),
        (alike("close"), "traditional"),
        (alike("distant"), "receptive"),
    ],
    ids=["entrepreneurial", "opportunistic", "traditional", "receptive"],
)
def test_two_axes_make_four_kinds(network: NetworkMap, expected: str) -> None:
    assert point(network).type == expected


def test_diversity_is_the_mean_of_spread_over_places_and_of_who_is_strangers() -> None:
    network = people(4, arena="family", closeness="moderate", ties=[(1, 2), (2, 3), (3, 4)])
    found = point(network.changed(key(1), arena="external").changed(key(2), arena="external"))
    assert found.diversity.value == pytest.approx((0.5 * 4 / 3 + 0.5) / 2)
    assert found.strength.value == 2


def test_fewer_than_four_people_with_place_and_closeness_are_not_enough_to_say() -> None:
    assert typology(people(3, arena="family", closeness="close"), CATEGORIES, HALF) is None
    network = people(FEWEST + 1, arena="family", closeness="close")
    network = network.changed(key(1), arena=None).changed(key(2), arena=None)
    assert typology(network, CATEGORIES, HALF) is None
    assert for_page(None, CATEGORIES) is None


def test_the_range_is_what_leaving_out_one_person_would_do() -> None:
    network = people(4, arena="family", closeness="close").changed(key(4), closeness="distant")
    found = point(network, Thresholds(0.5, 2.4)).strength
    assert found.value == 2.5
    assert (found.low, found.high) == (pytest.approx(7 / 3), 3)
    assert found.crosses
    assert not found.near
    assert not point(network, Thresholds(0.5, 2.0)).strength.crosses


@pytest.mark.parametrize(
    ("border", "near"), [(2.44, False), (2.45, True), (2.55, True), (2.56, False)]
)
def test_a_point_within_a_twentieth_of_a_border_is_near_it(border: float, near: bool) -> None:
    network = people(4, arena="family", closeness="close").changed(key(4), closeness="distant")
    assert point(network, Thresholds(0.5, border)).strength.near is near


def test_borders_are_content_and_the_middle_of_the_scale_where_it_names_none() -> None:
    shipped = exercise()
    categories = Categories.from_exercise(shipped)
    assert Thresholds.of(shipped, categories) == Thresholds(0.5, 2)
    without = shipped.model_copy(
        update={"typology": shipped.typology.model_copy(update={"strength": None})}
    )
    wide = tuple(replace(ring, code=2 * (ring.code or 0)) for ring in categories.closeness)
    assert Thresholds.of(without, replace(categories, closeness=wide)).strength == 4


def test_each_kind_is_said_for_better_and_for_worse_and_never_graded() -> None:
    assert len(types()) == 4
    for name, meaning in types().values():
        assert meaning.count(".") == 2
        assert not re.search(r"\b(good|bad|best|ideal|poor|should|problem)\b", name + meaning)


@given(maps(least=4, most=12))
@settings(max_examples=60, deadline=None)
def test_the_point_agrees_with_its_parts_and_lies_within_its_range(network: NetworkMap) -> None:
    found = typology(network, CATEGORIES, HALF)
    if found is None:
        return
    spread = iqv([*tally((p.arena for p in network.alters), CATEGORIES.arena).values()])
    assert spread is not None
    expected = (spread + 1 - nx.density(as_networkx(network))) / 2
    assert found.diversity.value == pytest.approx(expected)
    for axis in (found.diversity, found.strength):
        assert axis.low <= axis.value <= axis.high
    one = network.alters[0]
    left = typology(network.without(one.id), CATEGORIES, HALF)
    if left is not None:
        assert found.diversity.low - 1e-9 <= left.diversity.value <= found.diversity.high + 1e-9
        assert found.strength.low - 1e-9 <= left.strength.value <= found.strength.high + 1e-9
