"""What somebody has missed who came late, in one line: when they came, and what was before."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Stop:
    """From then on a block was on."""

    at: datetime
    block: str
    title: str


@dataclass(frozen=True, slots=True)
class Missed:
    """Whole minutes since the start, the blocks that were over, and the one that was on."""

    minute: int
    before: tuple[str, ...]
    block: str


def missed(trail: Sequence[Stop], joined_at: datetime) -> Missed | None:
    """What was over when somebody joined; None when they were in time.

    ``trail`` is the way of the meeting through its blocks, the earliest first. A block that was
    left and taken up again is named once, and not while it is on.
    """
    gone = [stop for stop in trail if stop.at <= joined_at]
    if not gone:
        return None
    now = gone[-1].block
    before = {stop.block: stop.title for stop in gone if stop.block != now}
    minute = int((joined_at - gone[0].at).total_seconds() // 60)
    return Missed(minute, tuple(before.values()), now) if before or minute else None
