"""Codes cannot be guessed, and nobody who has the right one is held up."""

from __future__ import annotations

import asyncio
import time

import pytest

from mentorwidgets.meeting.codes import ALPHABET, LENGTH
from mentorwidgets.operations import MeetingId
from mentorwidgets.server.guesses import ALL_TOGETHER, ONE_ADDRESS, Crowds, Guesses, network_of
from tests.server import rooms
from tests.server.client import Person

CODES = len(ALPHABET) ** LENGTH
HOURS = 3


class Hands:
    """A clock that goes on when somebody waits."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    async def wait(self, seconds: float) -> None:
        self.now += seconds


@pytest.mark.parametrize(
    ("addresses", "limit", "likely"),
    [
        (["198.51.100.7"], ONE_ADDRESS, 1.2e-3),
        ([f"198.51.{n // 250}.{n % 250}" for n in range(2_000)], ALL_TOGETHER, 5e-3),
        ([f"2001:db8::{n:x}" for n in range(2_000)], ONE_ADDRESS, 1.2e-3),
    ],
)
def test_hours_of_guessing_see_hardly_any_of_all_codes(addresses, limit, likely):
    hands = Hands()
    guesses = Guesses(hands, hands.wait)

    async def guess() -> int:
        looked_at = 0
        while hands.now < HOURS * 3600:
            address = addresses[looked_at % len(addresses)]
            if await guesses.turn(address):
                looked_at += 1
                guesses.note(address)
            else:
                hands.now += 0.01
        return looked_at

    looked_at = asyncio.run(guess())
    assert looked_at <= HOURS * 3600 * limit.pace + limit.free + 2
    assert looked_at / CODES < likely


def test_of_a_thousand_codes_at_once_only_as_many_are_looked_at_as_can_wait():
    hands = Hands()
    waits = []

    async def wait(seconds: float) -> None:
        waits.append(seconds)

    guesses = Guesses(hands, wait)

    async def all_at_once() -> int:
        turns = []
        for _ in range(1_000):
            turns.append(await guesses.turn("198.51.100.7"))
            if turns[-1]:
                guesses.note("198.51.100.7")
        return sum(turns)

    assert asyncio.run(all_at_once()) < 20 + 13 * ONE_ADDRESS.pace
    assert max(waits) <= 12


def test_wrong_codes_of_others_hold_nobody_up_after_a_minute():
    hands = Hands()
    guesses = Guesses(hands, hands.wait)
    for _ in range(500):
        guesses.note("198.51.100.7")
    hands.now += 61
    asyncio.run(guesses.turn("198.51.100.7"))
    assert hands.now == 61


def test_one_address_is_one_network():
    assert network_of("2001:db8::1") == network_of("2001:db8::ffff:2") != network_of("2001:db9::1")
    assert network_of("::ffff:192.0.2.7") == network_of("192.0.2.7") != network_of("192.0.2.8")
    assert network_of("fe80::1%eth0") == network_of("fe80::2")
    assert network_of("not an address") == "not an address"


def test_a_right_code_opens_behind_an_address_that_brought_many_wrong_ones(serve, notebooks):
    served = serve("--group", "--host", "127.0.0.1", "--notebooks", str(notebooks))
    host = Person(served.url)
    assert host.open(served.host_link).status == 303
    meeting = rooms.open_meeting(host)
    guesser, phone = Person(served.url), Person(served.url)
    for n in range(20):
        assert guesser.get(f"/join/{n:06d}").status == 200
    begin = time.monotonic()
    for n in range(10):
        assert guesser.get(f"/join/{n:06d}").status == 200
        assert phone.get(f"/join/{meeting.code}").location == f"/m/{meeting.id}/join"
    # Twenty more were looked at, a few in a second.
    assert time.monotonic() - begin > 18 / ONE_ADDRESS.pace
    assert phone.send(f"/m/{meeting.id}/join", f"/m/{meeting.id}/join", name="Ana").status == 303


def test_a_crowd_that_is_none_does_not_fill_a_meeting():
    hands = Hands()
    crowds = Crowds(hands)
    one, other = MeetingId("0" * 32), MeetingId("1" * 32)
    assert sum(crowds.let_in(one) for _ in range(1_000)) == 150
    assert crowds.let_in(other)
    hands.now += 61
    assert crowds.let_in(one)
