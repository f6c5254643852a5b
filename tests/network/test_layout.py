"""The picture: ring and sector honoured, hands respected, nobody on top of anybody."""

from __future__ import annotations

import itertools
import math
import random
from dataclasses import replace

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mentorwidgets.network.categories import ids
from mentorwidgets.network.geometry import DISC, YOU, Geometry, polar
from mentorwidgets.network.layout import arrange, disc_radius, settle
from mentorwidgets.network.model import NetworkMap, Person, Place, tie_between
from tests.benchmarks.map_layout import crossings, random_map
from tests.strategies import CATEGORIES, key, maps

GEOMETRY = Geometry.of(CATEGORIES)


def _spread_map(count: int, seed: int, ties: float = 1.0) -> NetworkMap:
    """So many people all over the picture, with about so many ties each."""
    chance = random.Random(seed)
    people = tuple(
        Person(
            key(number),
            chance.choice(["AL", "Bo", "Prof. H", "Eun-ji", "someone outside"]),
            closeness=chance.choice(ids(CATEGORIES.closeness)),
            level=chance.choice(ids(CATEGORIES.level)),
        )
        for number in range(count)
    )
    drawn = (chance.sample(range(count), 2) for _ in range(int(count * ties) if count > 1 else 0))
    return NetworkMap(people, frozenset(tie_between(key(a), key(b)) for a, b in drawn))


def _closest(places: list[Place]) -> float:
    return min(math.dist(a, b) for a, b in itertools.combinations(places, 2))


@given(maps(most=15))
@settings(max_examples=50, deadline=None)
def test_everybody_stands_in_their_ring_and_sector_and_nobody_else_stands_anywhere(
    network: NetworkMap,
) -> None:
    places = arrange(network, CATEGORIES)
    assert set(places) == {
        person.id
        for person in network.people
        if not person.in_tray and person.closeness and person.level not in (None, "other")
    }
    for who, place in places.items():
        person = network.person(who)
        assert GEOMETRY.cell_at(place) == (person.closeness, person.level)


@given(maps(most=15))
@settings(max_examples=30, deadline=None)
def test_the_same_map_always_gives_the_same_picture(network: NetworkMap) -> None:
    again = NetworkMap(network.people, frozenset(sorted(network.ties, reverse=True)))
    assert arrange(network, CATEGORIES) == arrange(again, CATEGORIES)


@pytest.mark.parametrize("count", [2, 12, 25, 45])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_disc_touches_another_or_a_label_up_to_forty_five_people(count: int, seed: int) -> None:
    network = _spread_map(count, seed)
    places = arrange(network, CATEGORIES)
    assert disc_radius(network, places) == DISC
    for (ax, ay), (bx, by) in itertools.combinations(places.values(), 2):
        assert math.dist((ax, ay), (bx, by)) >= 2 * DISC
        in_one_column = abs(ax - bx) < 1.6 * DISC
        assert not in_one_column or abs(ay - by) >= 2 * DISC + 0.03
    assert all(polar(place)[0] >= YOU + DISC for place in places.values())


def test_sixty_people_and_two_hundred_have_places_too() -> None:
    for count in (60, 200):
        network = _spread_map(count, 4)
        places = arrange(network, CATEGORIES)
        assert len(places) == count
        assert _closest([*places.values()]) >= 2 * disc_radius(network, places) - 1e-9


def test_a_crowd_in_one_cell_gets_smaller_discs_that_do_not_overlap() -> None:
    network = _spread_map(45, 5).each(lambda p: replace(p, closeness="close", level="peer"))
    places = arrange(network, CATEGORIES)
    radius = disc_radius(network, places)
    assert 0.3 * DISC <= radius < DISC
    assert _closest([*places.values()]) >= 2 * radius - 1e-9


def test_people_who_know_each_other_stand_nearer_than_strangers() -> None:
    people = tuple(
        Person(key(n), "P", closeness=closeness, level="senior")
        for n, closeness in enumerate(["moderate", "distant"] * 6)
    )
    ties = frozenset(tie_between(key(n), key(n + 1)) for n in range(0, 12, 2))
    network = NetworkMap(people, ties)
    places = arrange(network, CATEGORIES)
    pairs = list(itertools.combinations(places, 2))
    tied = [math.dist(places[a], places[b]) for a, b in pairs if (a, b) in ties]
    strangers = [math.dist(places[a], places[b]) for a, b in pairs if (a, b) not in ties]
    assert sum(tied) / len(tied) < 0.6 * sum(strangers) / len(strangers)


def test_ties_cross_less_than_where_nobody_looks_at_them() -> None:
    crossed, careless = 0, 0
    for seed in range(4):
        network = random_map(12, 12, seed)
        crossed += crossings(network, arrange(network, CATEGORIES))
        careless += crossings(network, arrange(NetworkMap(network.people), CATEGORIES))
    assert crossed < 0.5 * careless


def test_who_was_placed_by_hand_stays_and_the_others_make_room() -> None:
    network = settle(_spread_map(12, 6), CATEGORIES)
    first, second = network.people[:2]
    assert second.place is not None
    taken = second.place
    network = network.changed(
        first.id, place=taken, by_hand=True, closeness=second.closeness, level=second.level
    )
    network = settle(network, CATEGORIES)
    assert network.person(first.id).place == pytest.approx(taken)
    moved = network.person(second.id).place
    assert moved is not None
    assert math.dist(moved, taken) >= 2 * DISC


def test_two_people_whom_a_hand_put_on_one_another_stay_there_at_full_size() -> None:
    people = tuple(
        Person(key(n), "P", closeness="close", level="senior", place=(0.5, 0.35), by_hand=True)
        for n in range(2)
    )
    network = NetworkMap(people)
    places = arrange(network, CATEGORIES)
    assert places[key(0)] == places[key(1)] == (0.5, 0.35)
    assert disc_radius(network, places) == DISC


@given(st.integers(0, 20), st.integers(0, 100))
@settings(max_examples=15, deadline=None)
@example(count=14, seed=97)
def test_settling_what_is_settled_changes_nothing(count: int, seed: int) -> None:
    settled = settle(_spread_map(count, seed), CATEGORIES)
    assert settle(settled, CATEGORIES) == settled
    assert arrange(settled, CATEGORIES) == {p.id: p.place for p in settled.people}


def test_who_has_a_level_that_the_content_does_not_know_is_not_put_into_another_one() -> None:
    network = settle(
        NetworkMap((Person(key(1), "AL", closeness="close", level="other", place=(0.5, 0.3)),)),
        CATEGORIES,
    )
    assert network.person(key(1)).place is None
    assert arrange(network, CATEGORIES) == {}
