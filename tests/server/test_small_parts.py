"""Names, addresses and keys, each by itself."""

from __future__ import annotations

import pytest

from mentorwidgets.server.addresses import Addresses
from mentorwidgets.server.keys import is_key, new_key


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
