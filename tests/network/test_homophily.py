"""Like and unlike: E-I indices, closeness for one kind of help, and the ego's own side."""

from __future__ import annotations

from dataclasses import replace

import igraph
import networkx as nx
import pytest
from hypothesis import given, settings

from mentorwidgets.network.categories import Attribute, Categories, Category
from mentorwidgets.network.explained import explained
from mentorwidgets.network.graph import as_networkx
from mentorwidgets.network.homophily import Mixing, ties_by, unlike
from mentorwidgets.network.measures import measure
from mentorwidgets.network.model import NetworkMap, Person, tie_between
from tests.network.journal import Journal
from tests.strategies import CATEGORIES, key, maps

FIELD = Attribute("field", "Research field", (Category("bio", "Biology"), Category("law", "Law")))
#: As CATEGORIES, with what is the ego's own marked, and one attribute that is asked besides.
OWN = replace(
    CATEGORIES,
    level=tuple(replace(each, own=each.id == "peer") for each in CATEGORIES.level),
    arena=tuple(replace(each, own=each.id == "department") for each in CATEGORIES.arena),
    attributes=(FIELD, Attribute("motto", "Motto")),
)


def network(levels: list[str | None], ties: list[tuple[int, int]]) -> NetworkMap:
    people = tuple(Person(key(n), f"P{n}", level=level) for n, level in enumerate(levels))
    return NetworkMap(people, frozenset(tie_between(key(a), key(b)) for a, b in ties))


def test_each_tie_counts_once_and_one_to_an_unknown_level_not_at_all() -> None:
    found = network(["peer", "peer", "senior", None], [(0, 1), (0, 2), (1, 2), (2, 3)])
    assert ties_by(found, lambda person: person.level) == Mixing(external=2, internal=1)
    measured = measure(found, CATEGORIES)
    assert measured.mixing["level"].index == pytest.approx(1 / 3)
    assert measured.counts["ei:level"] == (2, 3)
    assert measured.mixing["arena"].index is None


def test_how_many_are_like_the_ego_where_the_content_marks_the_ego_s_own() -> None:
    found = network(["peer", "senior", "senior", "junior", None], [])
    assert measure(found, OWN).own["level"] == Mixing(external=3, internal=1)
    assert measure(found, OWN).values()["ego_ei:level"] == 0.5
    assert "level" not in measure(found, CATEGORIES).own
    assert unlike(found, "level", "peer") == (key(1), key(2), key(3))


def test_an_attribute_is_compared_once_the_ego_has_said_theirs() -> None:
    people = tuple(
        Person(key(n), f"P{n}", attributes={"field": field, "motto": f"{n}"})
        for n, field in enumerate(["bio", "bio", "law", "law", "law"])
    )
    found = NetworkMap(people, frozenset({tie_between(key(0), key(4))}))
    measured = measure(found, OWN)
    assert "field" not in measured.own
    assert measured.mixing["field"] == Mixing(1, 0)
    assert measured.attributes["field"].blau == pytest.approx(0.48)
    assert "motto" not in measured.attributes, "what is free text is not a category"
    described = measure(replace(found, ego={"field": "bio"}), OWN)
    assert described.own["field"] == Mixing(external=3, internal=2)
    assert described.counts["ego_ei:field"] == (3, 5)


def test_two_people_are_too_few_to_speak_of_spread() -> None:
    two = measure(network(["peer", "senior"], []), CATEGORIES)
    assert two.level.iqv == 0.75
    assert two.values()["level"] is None
    assert measure(network(["peer", "senior", "peer"], []), CATEGORIES).values()["level"]


def test_closeness_where_one_kind_of_help_is_concerned() -> None:
    people = (
        Person(
            key(1),
            "A",
            kinds=frozenset({"job", "career"}),
            closeness="close",
            closeness_by={"career": "distant"},
        ),
        Person(key(2), "B", kinds=frozenset({"job"}), closeness="moderate"),
        Person(key(3), "C", kinds=frozenset({"career"})),
    )
    found = measure(NetworkMap(people), CATEGORIES)
    assert found.closeness_mean == 2.5
    assert found.closeness_by == {"job": 2.5, "career": 1, "personal": None}
    assert found.counts["closeness:career"] == (1, 2)


def test_every_measure_has_a_name_and_can_be_explained() -> None:
    for name in measure(NetworkMap(ego={"field": "bio"}), OWN).values():
        found = explained(name, OWN)
        assert found.title
        assert found.words
    assert explained("overlap:job:career", OWN).title.endswith("Job, Career")
    assert explained("ego_ei:field", OWN).title == "People unlike you: Research field"
    with pytest.raises(KeyError):
        explained("luck:job", OWN)


@given(maps(most=12))
@settings(max_examples=60, deadline=None)
def test_ties_between_unlike_people_agree_with_networkx_and_igraph(found: NetworkMap) -> None:
    for trait in ("level", "arena"):
        known = [person for person in found.alters if getattr(person, trait) is not None]
        graph = as_networkx(found).subgraph(person.id for person in known)
        mixing = measure(found, CATEGORIES).mixing[trait]
        assert mixing.external + mixing.internal == graph.number_of_edges()
        if not graph.number_of_edges():
            assert mixing.index is None
            continue
        nx.set_node_attributes(graph, {p.id: getattr(p, trait) for p in known}, trait)
        shares = nx.attribute_mixing_matrix(graph, trait)
        assert mixing.index == pytest.approx(1 - 2 * shares.trace())
        number = {person.id: k for k, person in enumerate(known)}
        other = igraph.Graph(n=len(known), edges=[(number[a], number[b]) for a, b in graph.edges])
        sorts = sorted({getattr(person, trait) for person in known})
        member = [sorts.index(getattr(person, trait)) for person in known]
        assert mixing.external == sum(igraph.VertexClustering(other, member).crossing())


@given(maps(most=14))
@settings(max_examples=60, deadline=None)
def test_groups_and_whom_influence_hangs_on_agree_with_networkx(found: NetworkMap) -> None:
    graph = as_networkx(found)
    measured = measure(found, CATEGORIES)
    assert {frozenset(g) for g in measured.groups} == {
        frozenset(part) for part in nx.connected_components(graph)
    }
    for star, through in measured.reached.items():
        rest = graph.subgraph(set(graph) - {through})
        behind = nx.node_connected_component(rest, star)
        whole = nx.node_connected_component(graph, through) - {through}
        assert 2 * len(behind) <= len(whole)
        assert star in whole


def test_the_ego_says_what_they_are_and_takes_it_back() -> None:
    journal = Journal()
    refused = journal.refuses("describe_ego", changes={"shoe-size": "44"})
    assert refused.field == "shoe-size"
    assert journal.refuses("describe_ego", changes={}).field == "changes"
    asked = Categories((), (), (), (), (FIELD,))
    journal.work.categories = asked
    assert journal.refuses("describe_ego", changes={"field": "art"}).field == "attributes.field"
    journal.do("describe_ego", changes={"field": "law"})
    assert journal.work.view()["ego"] == {"field": "law"}
    journal.do("describe_ego", changes={"field": None})
    assert journal.work.map.ego == {}
    journal.do("undo", target="top")
    assert journal.work.map.ego == {"field": "law"}
