"""The picture of a group: what it counts, what it hides, and that nobody can be taken out of it.

The last test plays a meeting in many orders: people join, leave, come back, are erased, change
their maps, and the picture is asked for again and again. Then it attacks what was shown.
"""

from itertools import combinations

import numpy as np
import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from mentorwidgets.network.group import (
    UNDEFINED,
    UNSAID,
    contribution,
    group_picture,
)
from mentorwidgets.network.model import NetworkMap, Person, tie_between
from mentorwidgets.together import LEAST
from mentorwidgets.together.blocks import Blocks
from tests.strategies import CATEGORIES, key

KINDS = ("job", "career", "personal")


def a_map(size=4, kinds=("job",), arena="department", closeness="close", ties=0):
    people = tuple(
        Person(key(n), f"P{n}", frozenset(kinds), closeness, arena=arena)
        for n in range(1, size + 1)
    )
    pairs = [tie_between(a.id, b.id) for a, b in combinations(people, 2)][:ties]
    return contribution(NetworkMap(people, frozenset(pairs)), CATEGORIES)


def table(picture, name):
    found = next(each for each in picture.tables if each.id == name)
    return {cell.id: cell.count for cell in found.cells}


def test_fewer_than_five_make_no_picture():
    assert group_picture([], CATEGORIES) is None
    with pytest.raises(ValueError, match="at least 5"):
        group_picture([[a_map()] * 4], CATEGORIES)


def test_a_cell_with_fewer_than_five_behind_it_is_hidden():
    picture = group_picture(
        [[a_map(kinds=("job",))] * 6 + [a_map(kinds=("career",))] * 4], CATEGORIES
    )
    assert picture.maps == 10
    assert picture.people == 40
    assert table(picture, "kinds") == {"job": 24, "career": None, "personal": None}


def test_the_share_that_lacks_a_kind_is_hidden_when_few_lack_it_and_when_few_have_it():
    block = [a_map(kinds=("job",))] * 5 + [a_map(kinds=("job", "career"))] * 5
    assert table(group_picture([block], CATEGORIES), "lacking") == {
        "job": None,
        "career": 5,
        "personal": None,
    }


def test_what_is_hidden_cannot_be_had_by_subtracting():
    # Six maps all in the department, five with the family, two that name the institution.
    block = (
        [a_map(arena="department")] * 6
        + [a_map(arena="family")] * 5
        + [a_map(arena="institution", size=1)] * 2
    )
    shown = table(group_picture([block], CATEGORIES), "arena")
    assert shown["institution"] is None
    hidden = [cell for cell, count in shown.items() if count is None]
    assert "family" in hidden  # the smaller of the two others goes with it
    assert shown["department"] == 24


def test_a_table_in_which_all_are_alike_is_not_shown():
    picture = group_picture([[a_map(size=4)] * 8], CATEGORIES)
    assert table(picture, "size") == {}


def test_sizes_and_densities_are_counted_in_groups():
    block = [a_map(size=4)] * 5 + [a_map(size=12)] * 6 + [a_map(size=30)] * 7
    assert table(group_picture([block], CATEGORIES), "size") == {
        "upto-8": 5,
        "upto-15": 6,
        "more": 7,
    }
    block = [a_map(size=4, ties=n) for n in (0, 2, 6)] * 5 + [a_map(size=1)] * 5
    assert table(group_picture([block], CATEGORIES), "density") == {
        "upto-0.25": 5,
        "upto-0.5": 5,
        "more": 5,
        UNDEFINED: 5,
    }


def test_an_empty_cell_is_hidden_unless_it_only_says_that_no_question_was_left_open():
    block = [a_map(size=4)] * 7 + [a_map(size=12)] * 5
    shown = table(group_picture([block], CATEGORIES), "size")
    assert shown == {"upto-8": 7, "upto-15": None, "more": None}
    block = [
        a_map(arena=arena) for arena in ("department", "institution", "external", "family")
    ] * 5
    assert table(group_picture([block], CATEGORIES), "arena")[UNSAID] == 0


def test_a_word_that_the_content_does_not_offer_is_never_named():
    odd = contribution(
        NetworkMap(
            (Person(key(1), "AL", frozenset({"my own kind"}), "in a way", arena="the pub"),)
        ),
        CATEGORIES,
    )
    assert odd.kinds == {"job": 0, "career": 0, "personal": 0}
    assert odd.arena[UNSAID] == odd.closeness[UNSAID] == 1
    assert "the pub" not in odd.arena


def test_vacant_slots_are_counted_nowhere():
    empty = contribution(
        NetworkMap((Person(key(1), "someone", frozenset({"job"}), vacant=True),)), CATEGORIES
    )
    assert (empty.size, empty.density, empty.kinds["job"]) == (0, None, 0)


def test_newcomers_are_not_added_to_a_table_whose_cells_they_would_hide():
    settled = [a_map(kinds=("job", "career"))] * 8
    newcomers = [a_map(kinds=("job",))] * 5
    picture = group_picture([settled, newcomers], CATEGORIES)
    kinds = next(each for each in picture.tables if each.id == "kinds")
    assert (kinds.maps, picture.maps) == (8, 13)
    assert table(picture, "kinds")["career"] == 32


def test_nobody_is_in_two_blocks_and_a_block_goes_with_one_of_its_people():
    blocks = Blocks()
    assert blocks.add(dict.fromkeys("abcde", 1))
    assert not blocks.add(dict.fromkeys("abcdefghi", 2))
    assert blocks.add(dict.fromkeys("abcdefghij", 2))
    assert blocks.standing("abcdefghij") == [dict.fromkeys("abcde", 1), dict.fromkeys("fghij", 2)]
    assert blocks.standing("abcdfghij") == [dict.fromkeys("fghij", 2)]
    assert blocks.standing("abcdefghij")[0]["a"] == 1
    assert blocks.newcomers("axy") == ["x", "y"]


# The attack --------------------------------------------------------------------------------

shapes = st.builds(
    a_map,
    size=st.sampled_from([0, 1, 4, 9, 12, 30]),
    kinds=st.sets(st.sampled_from(KINDS)).map(tuple),
    arena=st.sampled_from([None, "department", "family"]),
    closeness=st.sampled_from(["close", "distant"]),
    ties=st.integers(0, 6),
)


def smallest_groups(rows):
    """How many people the sums of these sets of people can at best be narrowed down to.

    People who were in exactly the same sums cannot be told apart by any calculation with them.
    """
    people = sorted({person for row in rows for person in row})
    pattern = {person: tuple(person in row for row in rows) for person in people}
    return [sum(pattern[p] == each for p in people) for each in set(pattern.values())]


def test_the_attack_finds_somebody_who_was_simply_left_out_of_a_recount():
    assert min(smallest_groups([frozenset("abcdef"), frozenset("abcde")])) == 1
    assert min(smallest_groups([frozenset("abcdefghij"), frozenset("abcde")])) == 5


def behind(cell, shape, one):
    """Whether somebody stands behind this cell of a table, counted without the code under test."""
    if shape == "lacking":
        return one.kinds[cell] == 0
    if shape in ("kinds", "arena", "closeness"):
        return getattr(one, shape).get(cell, 0) > 0
    edges, value = ((8, 15), one.size) if shape == "size" else ((0.25, 0.5), one.density)
    if value is None:
        return cell == UNDEFINED
    return cell == next((f"upto-{edge}" for edge in edges if value <= edge), "more")


def number(cell, shape, one):
    if shape in ("kinds", "arena", "closeness"):
        return getattr(one, shape).get(cell, 0)
    return int(behind(cell, shape, one))


def is_explained(each, blocks):
    """Whether a table is a sum of blocks, each of which could show all of it by itself."""
    shown = [cell for cell in each.cells if cell.count is not None]
    hidden = [cell.id for cell in each.cells if cell.count is None]
    for many in range(1, len(blocks) + 1):
        for chosen in combinations(blocks, many):
            if sum(map(len, chosen)) != each.maps:
                continue
            if any(
                sum(number(cell.id, each.id, one) for block in chosen for one in block)
                != cell.count
                for cell in shown
            ):
                continue
            if all(could_show(each.id, shown, hidden, block) for block in chosen):
                return True
    return False


def could_show(shape, shown, hidden, block):
    for cell in shown:
        count = sum(behind(cell.id, shape, one) for one in block)
        if count == 0 and cell.id in (UNSAID, UNDEFINED):
            continue
        if count < LEAST or (shape == "lacking" and len(block) - count < LEAST):
            return False
    if shape in ("kinds", "lacking") or not hidden or not shown:
        return True
    rest = sum(any(behind(cell, shape, one) for cell in hidden) for one in block)
    return len(hidden) >= 2 and rest >= LEAST


class Meeting(RuleBasedStateMachine):
    """People who come, go and change their minds, and somebody who asks again and again."""

    def __init__(self):
        super().__init__()
        self.blocks = Blocks()
        self.versions = {}
        self.present = set()
        self.erased = set()
        self.shown = []

    @rule(maps=st.lists(shapes, min_size=1, max_size=8))
    def people_join(self, maps):
        for each in maps:
            person = len(self.versions)
            self.versions[person] = [each]
            self.present.add(person)

    @rule(chance=st.randoms(use_true_random=False))
    def somebody_leaves(self, chance):
        if self.present:
            self.present.remove(chance.choice(sorted(self.present)))

    @rule(chance=st.randoms(use_true_random=False))
    def somebody_comes_back(self, chance):
        gone = sorted(set(self.versions) - self.present - self.erased)
        if gone:
            self.present.add(chance.choice(gone))

    @rule(chance=st.randoms(use_true_random=False))
    def somebody_is_erased(self, chance):
        if self.present:
            person = chance.choice(sorted(self.present))
            self.present.remove(person)
            self.erased.add(person)

    @rule(chance=st.randoms(use_true_random=False), changed=shapes)
    def somebody_changes_their_map(self, chance, changed):
        if self.present:
            self.versions[chance.choice(sorted(self.present))].append(changed)

    @rule()
    def the_picture_is_asked_for(self):
        new = self.blocks.newcomers(sorted(self.present))
        self.blocks.add({person: len(self.versions[person]) - 1 for person in new})
        standing = self.blocks.standing(self.present)
        counted = [[self.versions[p][version] for p, version in b.items()] for b in standing]
        picture = group_picture(counted, CATEGORIES)
        if picture is None:
            return
        self.shown.append(frozenset(person for block in standing for person in block))
        assert picture.maps == len(self.shown[-1])
        for each in picture.tables:
            assert not each.cells or is_explained(each, counted), each

    @invariant()
    def no_two_pictures_differ_by_fewer_than_five(self):
        for one, other in combinations(self.shown, 2):
            assert len(one ^ other) == 0 or len(one ^ other) >= LEAST

    @invariant()
    def all_pictures_together_narrow_nobody_down_to_fewer_than_five(self):
        if self.shown:
            assert min(smallest_groups(self.shown)) >= LEAST

    @invariant()
    def nobody_who_left_is_counted(self):
        for block in self.blocks.standing(self.present):
            assert block.keys() <= self.present


Meeting.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestNobodyCanBeTakenOut = Meeting.TestCase


def test_no_calculation_with_the_sums_shown_gives_fewer_than_five():
    """The same by linear algebra: every sum that can be had is a sum of whole blocks."""
    blocks = Blocks()
    present = set(range(17))
    shown = []
    for gone in (set(), {3}, set(), {3, 9}, {9}):
        blocks.add(dict.fromkeys(blocks.newcomers(sorted(present)), 0))
        present |= set(range(len(present), len(present) + 6))
        here = present - gone
        shown.append([p for block in blocks.standing(here) for p in block])
    rows = np.array([[p in row for p in sorted(present)] for row in shown if row], dtype=float)
    for person in sorted(present):
        alone = np.zeros(len(present))
        alone[person] = 1
        solved, *_ = np.linalg.lstsq(rows.T, alone, rcond=None)
        assert not np.allclose(rows.T @ solved, alone)
