"""Chosen values counted together: numbers that tell of nobody, and nothing for a small group."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorwidgets.reflection.mosaic import Value
from mentorwidgets.reflection.values_picture import OWN, contribution, values_picture

DECK = ("service", "humour", "order", "growth")
people = st.frozensets(st.sampled_from((*DECK, OWN)), min_size=1)
blocks = st.lists(st.lists(people, min_size=5, max_size=14), min_size=1, max_size=3)


def test_a_card_of_ones_own_is_counted_as_that_and_never_by_its_words():
    own = Value("0" * 32, "Time for the choir")
    assert contribution([own, Value("order", "Order")], DECK) == {OWN, "order"}


def test_with_five_people_everybody_is_counted_and_nothing_is_shown():
    picture = values_picture([[frozenset({"order"})] * 5], DECK)
    assert picture is not None
    assert picture.people == 5
    assert not [cell for cell in picture.cells if cell.count is not None]


def test_what_five_chose_and_five_did_not_is_shown():
    block = [frozenset({"order", "humour"})] * 5 + [frozenset({"humour"})] * 5
    picture = values_picture([block], DECK)
    assert picture is not None
    assert {cell.id: cell.count for cell in picture.cells if cell.count is not None} == {"order": 5}


def test_fewer_than_five_are_no_block():
    assert values_picture([], DECK) is None
    with pytest.raises(ValueError, match="at least 5"):
        values_picture([[frozenset({"order"})] * 4], DECK)


@given(blocks)
def test_no_number_tells_of_fewer_than_five_on_either_side(blocks):
    picture = values_picture(blocks, DECK)
    assert picture is not None
    everybody = [one for block in blocks for one in block]
    assert picture.people <= len(everybody)
    for cell in picture.cells:
        if cell.count is not None:
            assert 5 <= cell.count <= picture.people - 5
