"""Names in a meeting: each is somebody's alone, and a free one is offered when it is not."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorwidgets.meeting.names import LONGEST_NAME, NameTakenError, checked_name, offered_name
from mentorwidgets.operations import RefusedError
from mentorwidgets.plain import harmless


@given(st.text(max_size=60))
def test_a_name_that_is_accepted_can_be_shown_and_stays_as_it_is(text):
    try:
        name = checked_name(text, ())
    except RefusedError:
        return
    assert 0 < len(name) <= LONGEST_NAME
    assert name == harmless(name)
    assert checked_name(name, ()) == name


@given(st.integers(0, 150), st.integers())
def test_an_offered_name_is_nobodys_yet(people, seed):
    rng, taken = random.Random(seed), set()
    for _ in range(people):
        name = offered_name(taken, rng)
        assert checked_name(name, taken) == name
        taken.add(name)


@given(st.text(), st.integers(0, 12))
def test_for_a_name_that_another_has_one_like_it_is_free(text, others):
    try:
        taken = [checked_name(text, ())]
    except RefusedError:
        return
    for _ in range(others + 1):
        with pytest.raises(NameTakenError) as told:
            checked_name(text, taken)
        taken.append(checked_name(told.value.free, taken))
    assert len({name.casefold() for name in taken}) == others + 2
