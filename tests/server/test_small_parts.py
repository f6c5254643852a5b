"""Names, addresses and keys, each by itself."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorwidgets.operations import RefusedError
from mentorwidgets.plain import harmless
from mentorwidgets.server.addresses import Addresses
from mentorwidgets.server.keys import is_key, new_key
from mentorwidgets.server.names import LONGEST_NAME, checked_name, offered_name


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


def test_keys_are_128_bits_and_never_the_same():
    keys = {new_key() for _ in range(100)}
    assert len(keys) == 100
    assert all(is_key(key) and len(key) == 32 for key in keys)
    assert not any(map(is_key, ("", "x" * 32, "A" * 32, "0" * 31, "0" * 33, "0" * 32 + "\n")))


@pytest.mark.parametrize(
    ("host", "alone", "group"),
    [
        ("localhost:8866", True, True),
        ("127.0.0.1", True, True),
        ("127.8.8.8:1", True, True),
        ("[::1]:8866", True, True),
        ("room.test:80", True, True),
        ("ROOM.TEST.", True, True),
        ("evil.example", False, False),
        ("localhost.evil.example", False, False),
        ("127.0.0.1.evil.example", False, False),
        ("198.51.100.77", False, False),
        ("", False, False),
        ("localhost:8866:1", False, False),
        ("user@localhost", False, False),
    ],
)
def test_which_names_are_ours(host, alone, group):
    for answer, in_group in ((alone, False), (group, True)):
        addresses = Addresses("127.0.0.1", "http://room.test:80", in_group)
        assert addresses.is_ours(host) is answer
