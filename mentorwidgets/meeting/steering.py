"""The clock of a meeting, moved by whoever leads: start, pause, extend, move, end."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator

from mentorwidgets.meeting.agenda import Agenda
from mentorwidgets.meeting.late import Stop
from mentorwidgets.meeting.parts import FACILITATOR, Body, ContentId, Kind, Part
from mentorwidgets.meeting.timer import Timer
from mentorwidgets.operations import PersonId, RefusedError
from mentorwidgets.store import Event, Role
from mentorwidgets.words import gettext as _

#: The most that a clock is moved at once, in seconds.
_AN_HOUR = 3600


def _can_be_moved_by(seconds: int) -> int:
    if not 0 < abs(seconds) <= _AN_HOUR:
        raise ValueError("the clock is moved by at most an hour")
    return seconds


class Extend(Body):
    """More time for the block, or less."""

    seconds: Annotated[int, AfterValidator(_can_be_moved_by)]


class Move(Body):
    """From the block that is on to another."""

    origin: ContentId
    target: ContentId


class Steering(Part):
    """The timer, as the facilitators have left it."""

    kinds: ClassVar[Mapping[str, Kind]] = {
        "start": Kind(FACILITATOR),
        "pause": Kind(FACILITATOR),
        "end": Kind(FACILITATOR),
        "extend": Kind(FACILITATOR, Extend),
        "move": Kind(FACILITATOR, Move),
    }

    def __init__(self, agenda: Agenda) -> None:
        self.timer = Timer(agenda)
        #: The way of the meeting through its blocks, for whoever comes late.
        self.trail: list[Stop] = []

    def replay(self, event: Event, body: Any) -> bool:
        """Move the clock."""
        if event.kind == "start":
            self.timer = self.timer.start(event.at)
        elif event.kind == "pause":
            self.timer = self.timer.pause(event.at)
        elif event.kind == "end":
            self.timer = self.timer.end(event.at)
        elif event.kind == "extend":
            self.timer = self.timer.extend(body.seconds, event.at)
        else:
            self.timer = self.timer.move(body.origin, body.target, event.at)
        self._note_the_way(event)
        return True

    def _note_the_way(self, event: Event) -> None:
        block = self.timer.block
        if block is None or self.timer.phase not in ("running", "paused"):
            return
        if not self.trail or self.trail[-1].block != block.id:
            self.trail.append(Stop(event.at, block.id, block.title))

    def allows(
        self, kind: str, body: Any, role: Role, actor: PersonId | None, state: object
    ) -> None:
        """Only to blocks that are there."""
        del role, actor, state
        if kind == "move" and None in map(self.timer.agenda.position, (body.origin, body.target)):
            raise RefusedError(_("This block is not in the agenda any more."))
