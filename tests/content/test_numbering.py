"""The numbers of what an exercise asks: the same on paper and on the page."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorwidgets.content import Exercise, Library
from mentorwidgets.content.numbering import letters, numbers, outline
from mentorwidgets.places import shipped

EXERCISES = Library([shipped("exercises")]).exercises()
every = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)


@every
def test_parts_count_on_and_what_they_ask_has_letters(exercise: Exercise) -> None:
    parts = outline(exercise)
    assert [part.number for part in parts] == [str(n) for n in range(1, len(parts) + 1)]
    assert len({part.id for part in parts}) == len(parts)
    for part in parts:
        expected = [f"{part.number}{letters(k)}" for k in range(len(part.asked))]
        assert list(part.asked.values()) == expected


@every
def test_no_number_stands_for_two_things(exercise: Exercise) -> None:
    found = numbers(exercise)
    assert len(set(found.values())) == len(found)


def test_a_question_beforehand_has_the_number_of_its_place() -> None:
    found = numbers(next(one for one in EXERCISES if one.name == "peer-meeting"))
    assert (found["before"], found["before.matter"], found["before.answer"]) == ("1", "1a", "1b")
    assert found["notes"] == "2"


@given(st.integers(min_value=0, max_value=800))
def test_letters_are_never_the_same_twice_and_grow_longer(place: int) -> None:
    assert letters(place) != letters(place + 1)
    assert len(letters(place)) <= len(letters(place + 1))
