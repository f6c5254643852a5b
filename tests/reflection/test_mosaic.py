"""The mosaic of a group's values: counts, overlap, and an order that tells nothing of people."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mentorwidgets.reflection.mosaic import Contribution, Tile, Value, mosaic, overlap

WORDS = ("Service", "Humour", "Order", "Growth", "Family", "Risk", "Fun", "Justice")
value_sets = st.lists(st.sampled_from(WORDS), unique=True, max_size=8).map(
    lambda words: tuple(Value(word.lower(), word) for word in words)
)
groups = st.lists(
    st.builds(Contribution, value_sets, st.sampled_from(["", "Ann", "Bo", "Cy"])), max_size=9
)


def values(*words):
    return tuple(Value(word.lower(), word) for word in words)


def test_two_lists_of_five_that_share_two_overlap_by_a_quarter():
    found = overlap(
        values("Service", "Humour", "Order", "Growth", "Family"),
        values("Humour", "Risk", "Fun", "Service", "Justice"),
    )
    assert [value.label for value in found.common] == ["Service", "Humour"]
    assert (found.either, found.index) == (8, 0.25)


@given(value_sets, value_sets)
def test_the_overlap_is_the_share_of_either_and_the_same_from_both_sides(one, other):
    there, back = overlap(one, other), overlap(other, one)
    assert (there.either, there.index) == (back.either, back.index)
    assert {each.id for each in there.common} == {e.id for e in one} & {e.id for e in other}
    assert there.either == len({each.id for each in (*one, *other)})
    if there.index is None:
        assert not one
        assert not other
    else:
        assert 0 <= there.index <= 1
        assert (there.index == 1) == ({e.id for e in one} == {e.id for e in other})


def test_a_card_of_ones_own_meets_the_card_of_the_deck_that_reads_the_same():
    mine, theirs = (Value("humour", "Humour"),), (Value("0" * 32, " humour\u200b"),)
    assert overlap(mine, theirs).index == 1
    (tile,) = mosaic([Contribution(mine), Contribution(theirs)])
    assert tile.count == 2


@given(groups, st.randoms(use_true_random=False))
def test_the_mosaic_counts_people_and_does_not_depend_on_who_came_first(people, rng):
    tiles = mosaic(people)
    for tile in tiles:
        having = [p for p in people if tile.label in {value.label for value in p.values}]
        assert (tile.count, tile.of) == (len(having), len(people))
        assert sorted(tile.names) == sorted(p.name for p in having if p.name)
    assert len(tiles) == len({value for person in people for value in person.values})
    assert [tile.count for tile in tiles] == sorted((tile.count for tile in tiles), reverse=True)
    mixed = [
        Contribution(tuple(rng.sample(person.values, len(person.values))), person.name)
        for person in rng.sample(people, len(people))
    ]
    assert mosaic(mixed) == tiles


@given(st.integers(1, 60).flatmap(lambda of: st.tuples(st.integers(1, of), st.just(of))))
def test_common_is_half_of_them_and_at_least_two_and_rare_is_one(counted):
    count, of = counted
    standing = Tile("Service", count, of).standing
    assert (standing == "common") == (count >= 2 and count >= of / 2)
    assert (standing == "rare") == (count == 1 and of > 1)


def test_a_value_that_is_named_twice_by_one_person_counts_once():
    twice = (Value("fun", "Fun"), Value("1" * 32, "fun"))
    (tile,) = mosaic([Contribution(twice, "Ann"), Contribution((), "Bo")])
    assert (tile.count, tile.of, tile.names) == (1, 2, ("Ann",))
