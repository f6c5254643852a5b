"""The measures against published numbers, closed forms, and other people's software."""

from __future__ import annotations

import doctest
import importlib
import math
import pkgutil
from dataclasses import replace

import igraph
import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings

import mentorwidgets.network
from mentorwidgets.network import redundancy, support
from mentorwidgets.network.constraint import constraint
from mentorwidgets.network.diversity import blau, entropy, heterogeneity, iqv
from mentorwidgets.network.graph import Matrix, acquaintance, as_networkx, with_ego
from mentorwidgets.network.measures import measure
from mentorwidgets.network.model import NetworkMap, Person, tie_between
from tests.strategies import CATEGORIES, key, maps, plain_maps

#: The graph of Borgatti (1997), "Structural holes: unpacking Burt's redundancy measures".
BORGATTI = ["AB", "AF", "AG", "AE", "EG", "FG", "BG", "BD", "DG", "GC"]


def _map(count: int, ties: list[tuple[int, int]], **fields: object) -> NetworkMap:
    people = tuple(Person(key(n), f"P{n}", **fields) for n in range(1, count + 1))  # type: ignore[arg-type]
    return NetworkMap(people, frozenset(tie_between(key(a), key(b)) for a, b in ties))


def _complete(count: int) -> NetworkMap:
    numbers = range(1, count + 1)
    return _map(count, [(a, b) for a in numbers for b in numbers if a < b])


def _borgatti() -> Matrix:
    matrix = np.zeros((7, 7))
    for one, other in BORGATTI:
        a, b = "ABCDEFG".index(one), "ABCDEFG".index(other)
        matrix[a, b] = matrix[b, a] = 1
    return matrix


@pytest.mark.parametrize(
    "module", [module.name for module in pkgutil.iter_modules(mentorwidgets.network.__path__)]
)
def test_the_examples_in_the_docstrings_come_out_as_they_say(module: str) -> None:
    failed, _ = doctest.testmod(importlib.import_module(f"mentorwidgets.network.{module}"))
    assert failed == 0


@pytest.mark.parametrize(
    ("node", "expected"),
    [
        ("G", 0.400270),
        ("A", 0.595486),
        ("B", 0.642747),
        ("C", 1.0),
        ("D", 0.784722),
        ("E", 0.730903),
        ("F", 0.730903),
    ],
)
def test_constraint_is_that_of_borgatti(node: str, expected: float) -> None:
    found = constraint(_borgatti(), "ABCDEFG".index(node))
    assert found == pytest.approx(expected, abs=5e-7)


@pytest.mark.parametrize(
    ("node", "expected"),
    [("G", 4.666667), ("A", 2.5), ("B", 1.666667), ("C", 1), ("D", 1), ("E", 1), ("F", 1)],
)
def test_effective_size_is_that_of_borgatti(node: str, expected: float) -> None:
    found = redundancy.effective_size_of(_borgatti(), "ABCDEFG".index(node))
    assert found == pytest.approx(expected, abs=5e-7)


@pytest.mark.parametrize("count", [1, 2, 3, 10, 45])
def test_a_star_has_no_redundancy(count: int) -> None:
    found = measure(_map(count, []), CATEGORIES)
    assert found.effective_size == count
    assert found.efficiency == 1
    assert found.constraint == pytest.approx(1 / count)
    assert found.ego_betweenness == count * (count - 1) / 2
    assert found.components == found.isolates == count


@pytest.mark.parametrize("count", [1, 2, 3, 10, 45])
def test_a_complete_map_says_one_thing(count: int) -> None:
    found = measure(_complete(count), CATEGORIES)
    assert found.effective_size == pytest.approx(1)
    assert found.constraint == pytest.approx((2 * count - 1) ** 2 / count**3)
    assert found.ego_betweenness == 0
    assert found.components == 1
    assert found.cut_points == 0
    assert found.density == (1 if count > 1 else None)


def test_constraint_exceeds_one_with_two_people_who_know_each_other() -> None:
    assert measure(_complete(2), CATEGORIES).constraint == 1.125


def test_nineteen_of_forty_five_ties_and_the_published_diversities() -> None:
    assert redundancy.density(10, 19) == pytest.approx(0.4222, abs=5e-5)
    assert blau([9, 6, 3, 2]) == pytest.approx(0.675)
    assert iqv([9, 6, 3, 2]) == pytest.approx(0.9)
    assert blau([1] * 10) == pytest.approx(0.9)
    assert iqv([1] * 10) == pytest.approx(1)


def test_an_empty_map_has_all_its_keys_and_undefined_is_null() -> None:
    found = measure(NetworkMap(), CATEGORIES).as_dict()
    undefined = {"n": 0, "blau": None, "iqv": None, "entropy": None}
    assert list(found.items()) == [
        ("size", 0),
        ("ties", 0),
        ("density", None),
        ("effective_size", None),
        ("efficiency", None),
        ("constraint", None),
        ("ego_betweenness", None),
        ("components", 0),
        ("isolates", 0),
        ("cut_points", 0),
        ("kinds", {"job": 0, "career": 0, "personal": 0}),
        ("level", undefined),
        ("arena", undefined),
        ("warnings", []),
    ]


def test_a_category_the_content_does_not_know_makes_k_grow_and_is_said() -> None:
    levels = ["senior", "senior", "senior", "senior", "peer", "peer", "junior", "other"]
    people = tuple(
        Person(key(n), f"P{n}", level=level, kinds=frozenset({"job"} if n else {"fun"}))
        for n, level in enumerate(levels)
    )
    found = measure(NetworkMap(people), CATEGORIES)
    assert found.level == heterogeneity([4, 2, 1, 1])
    assert found.level.iqv == pytest.approx(found.level.blau * 4 / 3)  # type: ignore[operator]
    assert found.kinds == {"job": 7, "career": 0, "personal": 0, "fun": 1}
    assert found.warnings == (
        "kind 'fun' is not in the content: counted as a category of its own",
        "level 'other' is not in the content: counted as a category of its own",
    )


def test_the_content_s_categories_are_counted_even_when_nobody_is_in_them() -> None:
    people = tuple(Person(key(n), "P", arena=a) for n, a in enumerate(["family", "external"]))
    found = measure(NetworkMap(people), CATEGORIES)
    assert found.arena.blau == 0.5
    assert found.arena.iqv == pytest.approx(0.5 * 4 / 3)
    assert found.by["arena"] == {"department": 0, "institution": 0, "external": 1, "family": 1}


def test_missing_answers_are_left_out_and_the_count_says_so() -> None:
    people = tuple(
        Person(key(n), "P", closeness=c, level=level)
        for n, (c, level) in enumerate([("close", "peer"), ("distant", None), (None, None)])
    )
    found = measure(NetworkMap(people), CATEGORIES)
    assert found.closeness_mean == 2
    assert found.closeness_share == 0.5
    assert found.closeness_spread == 1
    assert found.counts["closeness"] == (2, 3)
    assert found.counts["closeness_share"] == (1, 2)
    assert found.counts["level"] == (1, 3)
    assert found.level.n == 1


def test_kinds_of_help_and_how_much_hangs_on_one_person() -> None:
    given = [{"job", "career", "personal"}, {"job"}, {"job"}, set()]
    people = tuple(Person(key(n), f"P{n}", kinds=frozenset(k)) for n, k in enumerate(given))
    network = NetworkMap(people)
    found = measure(network, CATEGORIES)
    assert found.kinds == {"job": 3, "career": 1, "personal": 1}
    assert found.balance == pytest.approx((1 - (9 + 1 + 1) / 25) * 3 / 2)
    assert found.multiplexity == pytest.approx(5 / 3)
    assert found.dependence == pytest.approx(3 / 5)
    assert found.counts["dependence"] == (3, 5)
    assert found.overlaps == {
        ("job", "career"): pytest.approx(1 / 3),
        ("job", "personal"): pytest.approx(1 / 3),
        ("career", "personal"): 1,
    }
    carrier = support.carrier(network)
    assert carrier is not None
    assert carrier.id == key(0)


def test_a_star_behind_one_person_is_reached_through_them() -> None:
    #  1 - 2 - 3 - 4 with 3 - 5 and 2 - 5: 4 hangs on 3, and 1 on 2.
    network = _map(5, [(1, 2), (2, 3), (3, 4), (2, 5), (3, 5)])
    starred = network.each(lambda p: replace(p, influential=p.id in {key(4), key(5)}))
    found = measure(starred, CATEGORIES)
    assert found.bridges == (key(2), key(3))
    assert found.reached == {key(4): key(3)}
    assert found.counts["influence_through_one"] == (1, 2)


def test_in_a_chain_the_nearest_of_several_bridges_is_named() -> None:
    chain = _map(7, [(n, n + 1) for n in range(1, 7)])
    starred = chain.changed(key(1), influential=True)
    assert measure(starred, CATEGORIES).reached == {key(1): key(2)}


def test_a_pair_by_itself_hangs_on_nobody() -> None:
    pair = _map(2, [(1, 2)], influential=True)
    assert measure(pair, CATEGORIES).reached == {}


@given(maps(most=10))
@settings(max_examples=50, deadline=None)
def test_vacant_slots_are_in_no_measure(network: NetworkMap) -> None:
    named = NetworkMap(network.alters, network.alter_ties)
    with_slots, without = measure(network, CATEGORIES), measure(named, CATEGORIES)
    assert with_slots.as_dict() == without.as_dict()
    assert with_slots.vacant == len(network.people) - len(network.alters)


@given(maps(most=10))
@settings(max_examples=50, deadline=None)
def test_no_order_of_the_people_changes_a_number(network: NetworkMap) -> None:
    backwards = replace(network, people=network.people[::-1])
    one, other = measure(network, CATEGORIES), measure(backwards, CATEGORIES)
    for name, value in one.as_dict().items():
        assert other.as_dict()[name] == pytest.approx(value, abs=1e-12)


@given(plain_maps())
@settings(max_examples=40, deadline=None)
def test_every_measure_agrees_with_networkx(network: NetworkMap) -> None:
    among = as_networkx(network)
    found = measure(network, CATEGORIES)
    if not network.people:
        assert found.constraint is None
        return
    joined = nx.Graph(among)
    joined.add_edges_from(("ego", person.id) for person in network.people)
    assert found.size == joined.degree("ego")
    assert found.ties == among.number_of_edges()
    assert found.effective_size == pytest.approx(nx.effective_size(joined, ["ego"])["ego"])
    assert found.constraint == pytest.approx(nx.constraint(joined, ["ego"])["ego"], abs=1e-12)
    between = nx.betweenness_centrality(joined, normalized=False)["ego"]
    assert found.ego_betweenness == pytest.approx(between, abs=1e-9)
    assert found.components == nx.number_connected_components(among)
    assert found.isolates == nx.number_of_isolates(among)
    assert found.cut_points == len(set(nx.articulation_points(among)))
    if found.density is not None:
        assert found.density == pytest.approx(nx.density(among))


@given(plain_maps())
@settings(max_examples=40, deadline=None)
def test_every_measure_agrees_with_igraph(network: NetworkMap) -> None:
    index = {person.id: number for number, person in enumerate(network.people, 1)}
    ties = [(index[a], index[b]) for a, b in network.ties]
    joined = igraph.Graph(n=len(index) + 1, edges=[(0, number) for number in index.values()] + ties)
    among = joined.induced_subgraph(range(1, len(index) + 1))
    found = measure(network, CATEGORIES)
    assert found.components == len(among.connected_components())
    assert found.cut_points == len(among.articulation_points())
    if network.people:
        assert found.constraint == pytest.approx(joined.constraint(0), abs=1e-12)
        assert found.ego_betweenness == pytest.approx(joined.betweenness(0), abs=1e-9)
    if found.density is not None:
        assert found.density == pytest.approx(among.density())


@given(plain_maps(most=20).filter(lambda network: network.people))
@settings(max_examples=40, deadline=None)
def test_constraint_and_effective_size_of_any_node_agree_with_networkx(
    network: NetworkMap,
) -> None:
    among, matrix = as_networkx(network), acquaintance(network)
    expected, sizes = nx.constraint(among), nx.effective_size(among)
    for number, person in enumerate(network.people):
        found = constraint(matrix, number)
        if found is None:
            assert math.isnan(expected[person.id])
            assert redundancy.effective_size_of(matrix, number) is None
        else:
            assert found == pytest.approx(expected[person.id], abs=1e-12)
            assert redundancy.effective_size_of(matrix, number) == pytest.approx(sizes[person.id])


@given(plain_maps(most=20))
@settings(max_examples=30, deadline=None)
def test_the_matrix_with_the_ego_joins_the_ego_to_everybody(network: NetworkMap) -> None:
    joined = with_ego(acquaintance(network))
    assert joined.sum() == 2 * (len(network.people) + len(network.ties))
    assert (joined == joined.T).all()
    assert not joined.diagonal().any()


def test_entropy_is_in_bits_and_never_minus_zero() -> None:
    assert entropy([1] * 8) == pytest.approx(3)
    assert math.copysign(1, entropy([7]) or 0.0) == 1


@given(maps(most=12))
@settings(max_examples=50, deadline=None)
def test_a_count_is_never_more_than_what_it_is_counted_among(network: NetworkMap) -> None:
    found = measure(network, CATEGORIES)
    for name, (part, whole) in found.counts.items():
        assert part >= 0, name
        assert part <= whole or name == "multiplexity", name
    assert found.counts["isolates"][0] == found.isolates
    assert found.counts["ego_betweenness"][0] == found.counts["density"][1] - found.ties
