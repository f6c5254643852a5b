"""What keeps a code on the wall from being guessed.

A room is often behind one address, and whoever types the right code must always come in. So
nobody is locked out for wrong ones: after the first few of a minute, codes from the same address
are looked at one after the other, a few in a second. People notice a moment of waiting at most.
Somebody who tries all codes for three hours has seen one in a thousand; from many addresses at
once, where a second limit holds for all of them together, four in a thousand. There are 47
million codes, and a code opens nothing any more when its meeting has ended or its door is locked.

A meeting takes in only so many people in a minute, too: who has the code, however they came by
it, cannot fill the board with a crowd that is none.
"""

from __future__ import annotations

import asyncio
import ipaddress
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from time import monotonic

from mentorwidgets.operations import MeetingId

_WITHIN = 60.0
#: Whoever would have to wait longer than this, in seconds, is told to come back later.
_LONGEST_WAIT = 12.0
_MOST_ADDRESSES = 10_000
#: How many may join one meeting within a minute: more than the largest room that opens at once.
_MOST_JOINING = 150
#: Where all addresses are counted together.
_EVERYWHERE = ""


@dataclass(frozen=True, slots=True)
class Limit:
    """How many wrong codes in a minute pass freely, and how many codes a second after that."""

    free: int
    pace: float


ONE_ADDRESS = Limit(free=20, pace=5.0)
ALL_TOGETHER = Limit(free=200, pace=20.0)


class Guesses:
    """Counts wrong codes, and slows down those who bring many."""

    def __init__(
        self,
        clock: Callable[[], float] = monotonic,
        pause: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self._clock, self._pause = clock, pause
        self._wrong: dict[str, deque[float]] = {}
        self._next: dict[str, float] = {}

    async def turn(self, address: str) -> bool:
        """Wait until a code from this address may be looked at; False when too many wait."""
        now = self._clock()
        slowed = [
            (who, limit)
            for who, limit in ((network_of(address), ONE_ADDRESS), (_EVERYWHERE, ALL_TOGETHER))
            if _recent(self._wrong, who, now) >= limit.free
        ]
        at = max((self._next.get(who, now) for who, _limit in slowed), default=now)
        if at - now > _LONGEST_WAIT:
            return False
        for who, limit in slowed:
            self._next[who] = max(at, now) + 1 / limit.pace
        if at > now:
            await self._pause(at - now)
        return True

    def note(self, address: str) -> None:
        """A wrong code came from there."""
        for who in (network_of(address), _EVERYWHERE):
            _note(self._wrong, who, self._clock())
        if len(self._next) > _MOST_ADDRESSES:
            self._next.clear()


class Crowds:
    """Counts who joins which meeting."""

    def __init__(self, clock: Callable[[], float] = monotonic) -> None:
        self._clock = clock
        self._joined: dict[str, deque[float]] = {}

    def let_in(self, meeting: MeetingId) -> bool:
        """Take note that one more joins; False when too many did within the last minute."""
        now = self._clock()
        if _recent(self._joined, meeting, now) >= _MOST_JOINING:
            return False
        _note(self._joined, meeting, now)
        return True


def network_of(address: str) -> str:
    """What counts as one address: with IPv6 everybody has a network full of them.

    >>> network_of("2001:db8::7"), network_of("192.0.2.7")
    ('2001:db8::/64', '192.0.2.7')
    """
    try:
        given = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address
    if given.version == 4:
        return str(given)
    return str(given.ipv4_mapped or ipaddress.ip_network((given, 64), strict=False))


def _recent(counted: dict[str, deque[float]], who: str, now: float) -> int:
    times = counted.get(who)
    while times and now - times[0] > _WITHIN:
        times.popleft()
    if times is not None and not times:
        del counted[who]
    return len(times or ())


def _note(counted: dict[str, deque[float]], who: str, now: float) -> None:
    if len(counted) >= _MOST_ADDRESSES:
        counted.clear()
    counted.setdefault(who, deque(maxlen=max(ALL_TOGETHER.free, _MOST_JOINING))).append(now)
