"""Very many maps at once: the numbers are those of each map by itself."""

from __future__ import annotations

import itertools
import math

import igraph
import networkx as nx
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorwidgets.network.batch import MOST, rows_of, structure
from mentorwidgets.network.batch_people import fits, pack
from mentorwidgets.network.cohort import columns, measure_each, nested, warnings_of
from mentorwidgets.network.measures import measure
from mentorwidgets.network.model import NetworkMap, Person, tie_between
from tests.strategies import CATEGORIES, key, maps


def told(numbers):
    """What a single map says, under the same names."""
    values = numbers.values()
    for trait, found in (("level", numbers.level), ("arena", numbers.arena)):
        values |= {f"n:{trait}": found.n, f"blau:{trait}": found.blau}
        values |= {f"iqv:{trait}": found.iqv, f"entropy:{trait}": found.entropy}
    return values


def same(one, other):
    return one == other or (
        one is not None and other is not None and math.isclose(one, other, abs_tol=1e-9)
    )


@given(st.lists(maps(most=14), min_size=1, max_size=12), st.integers(1, 5))
@settings(max_examples=60, deadline=None)
def test_every_measure_of_every_map_is_that_of_the_map_by_itself(networks, at_a_time):
    rows = list(measure_each(iter(networks), CATEGORIES, at_a_time=at_a_time))
    assert len(rows) == len(networks)
    for network, row in zip(networks, rows, strict=True):
        expected = told(measure(network, CATEGORIES))
        assert list(row) == columns(CATEGORIES)
        assert {n: v for n, v in row.items() if not same(v, expected[n])} == {}


@given(maps(most=10))
@settings(max_examples=60, deadline=None)
def test_a_row_is_printed_as_a_single_map_would_be(network):
    (row,) = measure_each([network], CATEGORIES)
    expected = measure(network, CATEGORIES).as_dict()
    warnings = expected.pop("warnings")
    found = nested(row, network, CATEGORIES)
    assert list(found) == list(expected)
    for name in ("size", "ties", "components", "isolates", "cut_points", "kinds"):
        assert found[name] == expected[name]
    for trait in ("level", "arena"):
        assert all(same(found[trait][n], expected[trait][n]) for n in expected[trait])
    assert list(warnings_of(network, CATEGORIES)) == warnings


@given(st.integers(1, 60), st.floats(0, 0.6), st.integers(0, 2**32))
@settings(max_examples=40, deadline=None)
def test_the_ties_agree_with_networkx_and_igraph(people, share, seed):
    chance = np.random.default_rng(seed)
    upper = np.triu(chance.random((3, people, people)) < share, k=1)
    adjacency = upper | upper.transpose(0, 2, 1)
    found = structure(rows_of(adjacency))
    for k, matrix in enumerate(adjacency):
        among = nx.from_numpy_array(matrix.astype(int))
        drawn = igraph.Graph.Adjacency(matrix.astype(int).tolist(), mode="undirected")
        joined = igraph.Graph(people + 1, [(p, people) for p in range(people)])
        joined.add_edges(drawn.get_edgelist())
        assert found["ties"][k] == among.number_of_edges()
        assert found["components"][k] == nx.number_connected_components(among)
        assert found["isolates"][k] == nx.number_of_isolates(among)
        assert found["cut_points"][k] == len(drawn.articulation_points())
        assert found["constraint"][k] == pytest.approx(joined.constraint([people])[0], abs=1e-9)
        assert found["ego_betweenness"][k] == pytest.approx(joined.betweenness(people), abs=1e-9)
        if people > 1:
            assert found["density"][k] == pytest.approx(nx.density(among), abs=1e-12)


def test_published_examples():
    letters = "AEFBDC"  # the alters of G in Borgatti (1997), and the ties among them
    pairs = ["AB", "AF", "AE", "BD"]
    matrix = np.zeros((1, 6, 6), dtype=bool)
    for one, other in pairs:
        i, j = letters.index(one), letters.index(other)
        matrix[0, i, j] = matrix[0, j, i] = True
    found = structure(rows_of(matrix))
    assert found["constraint"][0] == pytest.approx(0.400270, abs=1e-6)
    assert found["effective_size"][0] == pytest.approx(4.666667, abs=1e-6)
    complete = structure(rows_of(~np.eye(2, dtype=bool)[None]))
    assert complete["constraint"][0] == pytest.approx(1.125)


def test_a_map_of_nobody_and_one_of_more_people_than_a_word_has_bits():
    nobody = NetworkMap()
    people = tuple(Person(key(n), f"P{n}", level="peer") for n in range(1, MOST + 2))
    ties = frozenset(tie_between(a.id, b.id) for a, b in itertools.pairwise(people))
    crowd = NetworkMap(people, ties)
    assert fits(nobody, CATEGORIES)
    assert not fits(crowd, CATEGORIES)
    empty, full = measure_each([nobody, crowd], CATEGORIES)
    assert (empty["size"], empty["density"], empty["components"]) == (0, None, 0)
    assert (full["size"], full["ties"], full["cut_points"]) == (MOST + 1, MOST, MOST - 1)


def test_what_cannot_be_packed_says_so():
    with pytest.raises(ValueError, match="different sizes"):
        pack([NetworkMap(), NetworkMap((Person(key(1), "AL"),))], CATEGORIES)
    with pytest.raises(ValueError, match="at most 64 people"):
        rows_of(np.zeros((1, 65, 65), dtype=bool))
    with pytest.raises(KeyError):
        structure(rows_of(np.zeros((1, 2, 2), dtype=bool)), only=["beauty"])


def test_maps_are_taken_as_they_come_and_not_all_at_once():
    taken = 0

    def stream():
        nonlocal taken
        for _each in range(1000):
            taken += 1
            yield NetworkMap((Person(key(1), "AL"),))

    rows = measure_each(stream(), CATEGORIES, at_a_time=10)
    next(rows)
    assert taken == 10
