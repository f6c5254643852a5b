"""The code on the wall."""

import random

from hypothesis import given
from hypothesis import strategies as st

from mentorwidgets.meeting.codes import ALPHABET, LENGTH, new_code, normalise


@given(st.randoms(use_true_random=False))
def test_a_new_code_is_read_back_as_itself(rng):
    code = new_code(rng)
    assert normalise(code) == code
    assert len(code) == LENGTH


def test_no_character_of_a_code_has_a_look_alike_beside_it():
    for doubles in ("0OQD", "1IL", "2Z", "5S", "8B", "6G", "UV"):
        assert sum(character in ALPHABET for character in doubles) <= 1


def test_two_codes_drawn_after_one_another_differ():
    rng = random.Random(7)
    assert len({new_code(rng) for _ in range(1000)}) == 1000


@given(st.randoms(use_true_random=False), st.sampled_from([" ", "-", " - ", "–", "\u00a0"]))
def test_a_code_may_be_typed_small_and_in_groups(rng, between):
    code = new_code(rng)
    assert normalise(f"  {code[:3].lower()}{between}{code[3:].lower()} ") == code


@given(st.text())
def test_whatever_is_typed_gives_a_code_or_nothing(text):
    code = normalise(text)
    assert code is None or (len(code) == LENGTH and set(code) <= set(ALPHABET))


def test_a_look_alike_is_not_guessed_at():
    assert normalise("K7M4X0") is None
    assert normalise("K7M4X") is None
    assert normalise("K" * 10_000) is None
