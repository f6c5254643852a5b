"""The draw: nobody alone, as equal as possible, as few repeats as possible, every wish with room."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorwidgets.meeting.breakouts import draw
from mentorwidgets.meeting.sizes import equal_sizes, plans

PEOPLE = [f"person {number:02}" for number in range(60)]
seeds = st.integers(0, 9999)
sizes = st.integers(2, 4)


def groupings(people, made_of):
    """Every way to put these people into groups of these sizes, each once."""
    if not people:
        yield []
        return
    first, *rest = people
    for size in sorted(set(made_of)):
        left = list(made_of)
        left.remove(size)
        for others in combinations(rest, size - 1):
            still = [person for person in rest if person not in others]
            for more in groupings(still, left):
                yield [{first, *others}, *more]


def met(groups):
    return {frozenset(pair) for group in groups for pair in combinations(sorted(group), 2)}


def honours(groups, kind, people):
    shared = [len(set(group) & set(people)) for group in groups]
    return max(shared) == len(set(people)) if kind == "together" else max(shared) <= 1


def some(people, least=2, most=4):
    return st.lists(st.sampled_from(people), min_size=least, max_size=most, unique=True)


@settings(deadline=None)
@given(number=st.integers(2, 60), size=sizes, seed=seeds)
def test_everybody_is_in_one_group_and_nobody_is_a_group_of_one(number, size, seed):
    drawn = draw(PEOPLE[:number], size=size, seed=seed)
    assert sorted(person for group in drawn.groups for person in group) == PEOPLE[:number]
    lengths = [len(group) for group in drawn.groups]
    assert min(lengths) >= 2
    assert max(lengths) - min(lengths) <= 1
    if number >= size:
        assert all(abs(length - size) <= 1 for length in lengths)


@pytest.mark.parametrize(
    ("number", "size", "expected"),
    [
        (2, 2, (2,)),
        (2, 4, (2,)),
        (3, 2, (3,)),
        (5, 2, (3, 2)),
        (7, 2, (3, 2, 2)),
        (4, 3, (4,)),
        (5, 3, (3, 2)),
        (6, 4, (3, 3)),
        (7, 4, (4, 3)),
        (10, 4, (4, 3, 3)),
        (45, 3, (3,) * 15),
        (58, 4, (4,) * 13 + (3,) * 2),
    ],
)
def test_odd_numbers_make_groups_as_equal_as_possible(number, size, expected):
    assert plans(number, size)[0] == expected
    drawn = draw(PEOPLE[:number], size=size, seed=3)
    assert tuple(len(group) for group in drawn.groups) == expected


@pytest.mark.parametrize(
    ("people", "groups", "fours", "threes"),
    [(45, 13, 6, 7), (44, 13, 5, 8), (40, 13, 1, 12), (39, 13, 0, 13), (45, 12, 9, 3)],
)
def test_a_programme_falls_into_fours_and_threes(people, groups, fours, threes):
    assert equal_sizes(people, groups) == (4,) * fours + (3,) * threes


@pytest.mark.parametrize("number", [0, 1])
def test_fewer_than_two_people_are_no_groups(number):
    assert draw(PEOPLE[:number], size=2, seed=1).groups == ()


@settings(deadline=None)
@given(number=st.integers(2, 14), size=sizes, seed=seeds, data=st.data())
def test_the_same_seed_draws_the_same_whoever_came_first(number, size, seed, data):
    people = PEOPLE[:number]
    before = [draw(people, size=2, seed=1).groups]
    again = data.draw(st.permutations(people))
    assert draw(people, size=size, seed=seed, before=before) == draw(
        again, size=size, seed=seed, before=before
    )


def test_another_seed_draws_others():
    assert len({draw(PEOPLE[:8], size=2, seed=seed).groups for seed in range(20)}) > 10


@settings(max_examples=60, deadline=None)
@given(number=st.integers(2, 8), size=sizes, seed=seeds, rounds=st.integers(1, 5))
def test_no_other_groups_would_have_fewer_repeats(number, size, seed, rounds):
    people = PEOPLE[:number]
    before = []
    for earlier in range(rounds):
        before.append(draw(people, size=size, seed=seed + earlier, before=before).groups)
    drawn = draw(people, size=size, seed=seed + rounds, before=before)
    last = met(before[-1])
    times = [met(groups) for groups in before[:-1]]

    def cost(groups):
        pairs = met(groups)
        return len(pairs & last), sum(len(pairs & each) for each in times)

    assert cost(drawn.groups) == min(map(cost, groupings(people, plans(number, size)[0])))
    assert set(map(frozenset, drawn.repeats)) == met(drawn.groups) & last.union(*times)
    assert drawn.certain


@settings(max_examples=80, deadline=None)
@given(number=st.integers(2, 7), size=sizes, seed=seeds, data=st.data())
def test_every_wish_is_honoured_or_has_no_room_beside_those_that_are(number, size, seed, data):
    people = PEOPLE[:number]
    together = data.draw(st.lists(some(people), max_size=3))
    apart = data.draw(st.lists(some(people), max_size=3))
    drawn = draw(people, size=size, seed=seed, together=together, apart=apart)
    turned_away = [(unmet.wish.kind, set(unmet.wish.people)) for unmet in drawn.unmet]
    asked = [("apart", set(one)) for one in apart] + [("together", set(one)) for one in together]
    honoured = [wish for wish in asked if wish not in turned_away]
    assert all(honours(drawn.groups, *wish) for wish in honoured)
    possible = [groups for made_of in plans(number, size) for groups in groupings(people, made_of)]
    for wish in turned_away:
        assert not any(
            all(honours(groups, *each) for each in [*honoured, wish]) for groups in possible
        )


def test_three_kept_together_make_trios_of_six_pairs():
    drawn = draw("abcdef", size=2, seed=1, together=["abc"])
    assert drawn.groups == (("a", "b", "c"), ("d", "e", "f"))
    assert not drawn.unmet


def test_four_kept_together_are_too_many_for_pairs():
    (unmet,) = draw("abcdef", size=2, seed=1, together=["abcd"]).unmet
    assert unmet.why == "large"
    assert unmet.wish.people == ("a", "b", "c", "d")


def test_more_people_apart_than_there_are_groups_cannot_be():
    (unmet,) = draw("abcdef", size=3, seed=1, apart=["abcd"]).unmet
    assert unmet.why == "few"


def test_of_two_wishes_that_say_the_opposite_the_one_for_apart_is_honoured():
    drawn = draw("abcdef", size=2, seed=1, together=["ab"], apart=["ab"])
    (unmet,) = drawn.unmet
    assert (unmet.wish.kind, unmet.why, unmet.other.kind) == ("together", "against", "apart")
    assert honours(drawn.groups, "apart", "ab")


def test_pairs_that_stay_together_become_fours():
    pairs = draw(PEOPLE[:10], size=2, seed=1).groups
    fours = draw(PEOPLE[:10], size=4, seed=2, together=pairs)
    assert not fours.unmet
    assert met(pairs) <= met(fours.groups)
    assert [len(group) for group in fours.groups] == [4, 4, 2]


def test_somebody_who_is_not_there_binds_nobody():
    drawn = draw("abcd", size=2, seed=1, together=["az"], apart=["bz", "z"])
    assert not drawn.unmet


@pytest.mark.parametrize("size", [2, 3, 4])
def test_sixty_people_meet_others_ten_times_over(size):
    before = []
    for seed in range(10):
        drawn = draw(PEOPLE, size=size, seed=seed, before=before)
        assert not drawn.repeats
        before.append(drawn.groups)


def test_wishes_of_sixty_people_are_honoured_beside_earlier_draws():
    before = [draw(PEOPLE, size=2, seed=1).groups]
    together = [PEOPLE[at : at + 2] for at in range(0, 20, 2)]
    apart = [PEOPLE[20:32], PEOPLE[0::10]]
    drawn = draw(PEOPLE, size=4, seed=2, together=together, apart=apart, before=before)
    assert not drawn.unmet
    assert all(honours(drawn.groups, "together", wish) for wish in together)
    assert all(honours(drawn.groups, "apart", wish) for wish in apart)
