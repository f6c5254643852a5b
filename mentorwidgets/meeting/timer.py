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
from typing import Any, Literal

from mentorwidgets.meeting.agenda import Agenda, Block

#: ``waiting`` before the start, ``ended`` after the end.
Phase = Literal["waiting", "running", "paused", "ended"]


@dataclass(frozen=True, slots=True)
class Timer:
    """The clock of one meeting at one moment of its story.

    ``left`` is the seconds left in the running block at ``since``; ``kept`` remembers what was
    left of blocks that were left before, so that a slip of the finger can be taken back; ``ran``
    is how long each block was on while the clock ran, up to ``since``; ``began`` is the first
    start.
    """

    agenda: Agenda
    phase: Phase = "waiting"
    index: int = 0
    left: float = 0.0
    since: datetime | None = None
    kept: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    ran: Mapping[str, float] = field(default_factory=lambda: MappingProxyType({}))
    began: datetime | None = None

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

    def running_time(self, block: str, now: datetime) -> float:
        """Seconds for which this block has been on while the clock ran."""
        before = self.ran.get(block, 0.0)
        on = self.block
        if self.phase != "running" or self.since is None or on is None or on.id != block:
            return before
        return before + max((now - self.since).total_seconds(), 0.0)

    @property
    def fixed(self) -> tuple[Block, ...]:
        """What a plan leaves as it is: pre-work and, once it began, all up to what is on."""
        if self.phase == "waiting":
            return ()
        return (*self.agenda.before, *self.agenda.timed[: self.index + 1])

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
            return replace(self, phase="running", left=self.block.seconds, since=at, began=at)
        if self.phase == "paused":
            return replace(self, phase="running", since=at)
        return self

    def pause(self, at: datetime) -> Timer:
        """Hold the clock where it is."""
        if self.phase != "running":
            return self
        return self._noted(at, phase="paused", left=self.remaining(at))

    def extend(self, seconds: float, at: datetime) -> Timer:
        """Give the block more or less time.

        Less than nothing is never left by taking time away; a block that has run over gets the
        new time from now on, because that is what the people in the room are asking for.
        """
        if self.phase not in ("running", "paused"):
            return self
        return self._noted(at, left=_longer(self.remaining(at), seconds))

    def plan(self, agenda: Agenda) -> Timer:
        """Go on with another agenda; what is on, and what is behind, runs as it did.

        No change when it has no block with minutes, or touches :attr:`fixed`. A block that was
        on before and is still to come again gains or loses what the plan gives it or takes.
        """
        fixed = self.fixed
        if self.phase == "ended" or not agenda.timed or agenda.leading(len(fixed)) != fixed:
            return self
        minutes = {block.id: block.minutes for block in self.agenda.blocks}
        changes = {block.id: (block.minutes - minutes.get(block.id, 0)) for block in agenda.blocks}
        kept = {
            block: _longer(left, changes[block] * 60.0)
            for block, left in self.kept.items()
            if block in changes
        }
        return replace(self, agenda=agenda, kept=MappingProxyType(kept))

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
        return self._noted(at, index=index, left=left, kept=MappingProxyType(kept))

    def end(self, at: datetime) -> Timer:
        """End the meeting; the clock stays where it was."""
        if self.phase == "ended":
            return self
        return self._noted(at, phase="ended", left=self.remaining(at))

    def _noted(self, at: datetime, **changes: Any) -> Timer:
        """Change the clock, and note how long the block that was on has run till now."""
        ran = self.ran
        if self.block is not None and self.phase == "running":
            ran = MappingProxyType({**ran, self.block.id: self.running_time(self.block.id, at)})
        return replace(self, since=at, ran=ran, **changes)


def _longer(left: float, seconds: float) -> float:
    if seconds < 0:
        return max(left + seconds, min(left, 0.0))
    return max(left, 0.0) + seconds if seconds else left
