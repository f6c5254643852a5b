"""What changed between two maps: who came and went, who stands elsewhere, each measure."""

from __future__ import annotations

import json
from dataclasses import replace

from hypothesis import given, settings

from mentorwidgets.network.change import Change, compare
from mentorwidgets.network.model import NetworkMap, Person, tie_between
from tests.strategies import CATEGORIES, key, maps


def person(number: int, kinds: str = "", **fields: object) -> Person:
    """Somebody who gives these kinds of help, named with spaces between."""
    return Person(key(number), f"P{number}", kinds=frozenset(kinds.split()), **fields)  # type: ignore[arg-type]


def network(*people: Person, ties: tuple[tuple[int, int], ...] = ()) -> NetworkMap:
    return NetworkMap(people, frozenset(tie_between(key(a), key(b)) for a, b in ties))


def changed(before: NetworkMap, after: NetworkMap) -> Change:
    return compare(before, after, CATEGORIES)


def test_who_came_and_who_went_and_how_many_stayed() -> None:
    found = changed(network(person(1), person(2), person(3)), network(person(3), person(4)))
    assert found.added == (key(4),)
    assert found.gone == (key(1), key(2))
    assert found.stayed == (key(3),)
    assert found.jaccard == 1 / 4
    assert found.labels[key(1)] == "P1"


def test_somebody_who_came_closer_is_said_from_where_to_where_in_words() -> None:
    before = network(person(1, closeness="distant", level="peer"))
    after = network(person(1, closeness="close", level="peer", arena="family"))
    closer, placed = changed(before, after).moved
    assert (closer.field, closer.before, closer.after) == ("closeness", "distant", "close")
    assert (closer.before_label, closer.after_label) == ("Distant", "Close")
    assert (placed.field, placed.before, placed.after_label) == ("arena", None, "Family")
    assert placed.before_label == ""


def test_help_and_stars_that_somebody_gained_or_lost() -> None:
    before = network(person(1, "job"), person(2, "job career", influential=True))
    after = network(person(1, "job personal career", influential=True), person(2, "job"))
    found = changed(before, after)
    assert [(each.person, each.kinds) for each in found.new_kinds] == [
        (key(1), ("career", "personal"))
    ]
    assert [(each.person, each.labels) for each in found.lost_kinds] == [(key(2), ("Career",))]
    assert (found.stars_new, found.stars_gone) == ((key(1),), (key(2),))


def test_somebody_new_has_neither_moved_nor_gained_help() -> None:
    found = changed(network(), network(person(1, "job", closeness="close", influential=True)))
    assert found.added == (key(1),)
    assert found.moved == found.new_kinds == found.stars_new == ()


def test_a_vacant_place_that_somebody_fills_is_somebody_new() -> None:
    before = network(person(1, vacant=True), person(2, vacant=True), person(3))
    after = network(person(1), person(3), person(4, vacant=True))
    found = changed(before, after)
    assert found.added == found.filled == (key(1),)
    assert found.places_gone == (key(2),)
    assert found.places_new == (key(4),)
    assert found.jaccard == 1 / 2


def test_ties_that_are_new_and_ties_that_are_gone() -> None:
    everybody = (person(1), person(2), person(3))
    found = changed(network(*everybody, ties=((1, 2),)), network(*everybody, ties=((3, 2),)))
    assert found.ties_new == ((key(2), key(3)),)
    assert found.ties_gone == ((key(1), key(2)),)


def test_each_measure_stands_before_and_after_with_its_counts() -> None:
    before = network(person(1), person(2))
    after = network(person(1), person(2), person(3), ties=((1, 2),))
    found = {delta.id: delta for delta in changed(before, after).measures}
    density = found["density"]
    assert (density.before, density.after, density.delta) == (0, 1 / 3, 1 / 3)
    assert (density.counts_before, density.counts_after) == ((0, 1), (1, 3))
    assert density.title == "People who know each other (density)"
    assert found["size"].delta == 1


def test_what_is_undefined_on_one_map_has_no_difference() -> None:
    found = {
        delta.id: delta
        for delta in changed(network(), network(person(1, closeness="close"))).measures
    }
    assert found["closeness"].before is None
    assert found["closeness"].after == 3
    assert found["closeness"].delta is None


def test_two_empty_maps_have_nothing_in_common_to_speak_of() -> None:
    found = changed(network(), network())
    assert found.jaccard is None
    assert found.nothing


@given(maps(most=8))
@settings(max_examples=40, deadline=None)
def test_a_map_differs_in_nothing_from_itself_however_it_looks(found: NetworkMap) -> None:
    turned = replace(found.each(lambda p: replace(p, in_tray=not p.in_tray)), sectors="arena")
    change = changed(found, turned)
    assert change.nothing
    assert change.jaccard == (1 if found.alters else None)
    assert all(delta.delta in (0, None) for delta in change.measures)


@given(maps(most=8), maps(most=8))
@settings(max_examples=60, deadline=None)
def test_going_back_undoes_each_change(one: NetworkMap, other: NetworkMap) -> None:
    there, back = changed(one, other), changed(other, one)
    assert set(there.added) == set(back.gone)
    assert set(there.ties_new) == set(back.ties_gone)
    assert {m.person for m in there.moved} == {m.person for m in back.moved}
    assert {(h.person, h.kinds) for h in there.new_kinds} == {
        (h.person, h.kinds) for h in back.lost_kinds
    }
    assert there.jaccard == back.jaccard
    assert {d.id for d in there.measures} == {d.id for d in back.measures}
    json.dumps(there.as_dict())
