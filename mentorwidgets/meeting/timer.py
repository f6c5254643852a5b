"""The clock of a meeting: which block is on, and how much of it is left.

Pure: the time is passed in, and each command gives a new timer. Seconds left are a function of
the time alone, so every screen that knows the timer and the time shows the same clock. Below
zero the block has run over; nothing ends by itself, the people decide.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import Literal

from mentorwidgets.meeting.agenda import Agenda, Block

#: ``waiting`` before the start, ``ended`` after the end.
Phase = Literal["waiting", "running", "paused", "ended"]


@dataclass(frozen=True, slots=True)
class Timer:
    """The clock of one meeting at one moment of its story.

    ``left`` is the seconds left in the running block at ``since``; ``kept`` remembers what was
    left of blocks that were left before, so that a slip of the finger can be taken back.
    """

    agenda: Agenda
    phase: Phase = "waiting"
    index: int = 0
    left: float = 0.0
    since: datetime | None = None
    kept: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))

    @property
    def block(self) -> Block | None:
        """The block that is on; before the start the first one; None in an empty agenda."""
        blocks = self.agenda.timed
        return blocks[self.index] if self.index < len(blocks) else None

    def remaining(self, now: datetime) -> float:
        """Seconds left in the block; below zero when it has run over."""
        if self.phase == "waiting":
            return self.block.seconds if self.block else 0.0
        if self.phase != "running" or self.since is None:
            return self.left
        # Two processes may disagree by a moment: a clock never runs backwards for that.
        return self.left - max((now - self.since).total_seconds(), 0.0)

    def ahead(self, now: datetime) -> float:
        """Seconds until the meeting would end if it went on from here as planned; 0 at the end."""
        if self.phase == "ended":
            return 0.0
        later = self.agenda.timed[self.index + 1 :]
        rest = sum(max(self.kept.get(block.id, block.seconds), 0.0) for block in later)
        return max(self.remaining(now), 0.0) + rest

    def start(self, at: datetime) -> Timer:
        """Begin with the first block, or go on after a pause; no change while it runs."""
        if self.phase == "waiting" and self.block is not None:
            return replace(self, phase="running", left=self.block.seconds, since=at)
        if self.phase == "paused":
            return replace(self, phase="running", since=at)
        return self

    def pause(self, at: datetime) -> Timer:
        """Hold the clock where it is."""
        if self.phase != "running":
            return self
        return replace(self, phase="paused", left=self.remaining(at), since=at)

    def extend(self, seconds: float, at: datetime) -> Timer:
        """Give the block more or less time.

        Less than nothing is never left by taking time away; a block that has run over gets the
        new time from now on, because that is what the people in the room are asking for.
        """
        if self.phase not in ("running", "paused"):
            return self
        now_left = self.remaining(at)
        if seconds < 0:
            left = max(now_left + seconds, min(now_left, 0.0))
        else:
            left = max(now_left, 0.0) + seconds
        return replace(self, left=left, since=at)

    def move(self, origin: str, target: str, at: datetime) -> Timer:
        """Go from one block to another, running or paused as before.

        No change when ``origin`` is not the block that is on: of two people who press "next" at
        the same moment, one moves the meeting.
        """
        block = self.block
        index = self.agenda.position(target)
        if self.phase not in ("running", "paused") or block is None or index is None:
            return self
        if block.id != origin or index == self.index:
            return self
        kept = {**self.kept, block.id: self.remaining(at)}
        left = max(kept.get(target, self.agenda.timed[index].seconds), 0.0)
        return replace(self, index=index, left=left, since=at, kept=MappingProxyType(kept))

    def end(self, at: datetime) -> Timer:
        """End the meeting; the clock stays where it was."""
        if self.phase == "ended":
            return self
        return replace(self, phase="ended", left=self.remaining(at), since=at)
