"""How the hour ran: for how long each block was really on.

The events are folded once more, and between two of them the block that was on gets the time for
which its clock ran. What a pause took belongs to no block.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from mentorwidgets.meeting.agenda import Agenda, Block
from mentorwidgets.meeting.state import MeetingState
from mentorwidgets.store import Event


@dataclass(frozen=True, slots=True)
class Ran:
    """A block, the minutes it was planned with, and the seconds it took; None: it never began."""

    block: Block
    planned: int
    seconds: float | None


def course(
    agenda: Agenda, events: Iterable[Event], *, until: datetime, ended_at: datetime | None
) -> list[Ran]:
    """Every timed block of the agenda as it is planned now, with what it took.

    ``agenda`` is the one the meeting was opened with. Minutes are those that were planned when
    the clock started, or when the block was put in.
    """
    state = MeetingState(agenda)
    took: Counter[str] = Counter()
    begun: set[str] = set()
    planned: dict[str, int] = {}
    before: datetime | None = None

    def count(at: datetime) -> None:
        block = state.timer.block
        if block is None or before is None or state.timer.phase != "running":
            return
        begun.add(block.id)
        took[block.id] += round(max((at - before).total_seconds(), 0.0) * 1000)

    for event in events:
        if ended_at is not None and event.at > ended_at:
            break
        count(event.at)
        state.replay(event)
        before = event.at
        if state.timer.phase != "waiting":
            for block in state.timer.agenda.timed:
                planned.setdefault(block.id, block.minutes)
    count(ended_at or until)
    return [
        Ran(
            block,
            planned.get(block.id, block.minutes),
            took[block.id] / 1000 if block.id in begun else None,
        )
        for block in state.timer.agenda.timed
    ]
