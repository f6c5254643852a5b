"""What a meeting is at this moment: the fold of its events, in the order the store kept them.

Events and who records them: ``start {}``, ``pause {}``, ``extend {seconds}``,
``move {origin, target}``, ``end {}`` and ``vacate {person}`` by the facilitator;
``here {device}``, ``away {device}`` and ``progress {step: state}`` by a participant; and those of
:mod:`.sharing`. An event of a later version, or one that makes no sense any more, is passed over:
a meeting always opens.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, Literal, TypeGuard

from mentorwidgets.meeting.agenda import Agenda
from mentorwidgets.meeting.sharing import Sharings
from mentorwidgets.meeting.timer import Timer
from mentorwidgets.operations import PersonId
from mentorwidgets.store import Event

#: How far somebody is with a step.
STATES = ("none", "working", "done")
#: Whether somebody's page is open: ``coming`` between the join form and the first sign of life.
Presence = Literal["coming", "here", "away"]
#: A page that has given no sign of life for this long is away.
AWAY_AFTER = timedelta(seconds=75)
#: How often a page gives a sign of life, in seconds: three may get lost before one is away.
BEAT_SECONDS = 20
#: A page that says it is being left counts as here for so long: it may only be reloading.
GRACE = timedelta(seconds=8)


class MeetingState:
    """The clock of a meeting, who is there, and how far each is."""

    def __init__(self, agenda: Agenda) -> None:
        self.timer = Timer(agenda)
        self.progress: dict[PersonId, dict[str, str]] = {}
        #: Whose seats were given to somebody else, and who have not come back since.
        self.vacated: set[PersonId] = set()
        self.sharing = Sharings()
        self.passed_over = 0
        self._seen: dict[PersonId, dict[str, datetime]] = {}
        self._steps = {step.id for step in agenda.steps}

    def replay(self, event: Event) -> None:
        """Fold one event of the store."""
        handlers: Mapping[str, Callable[[Event], bool | None]] = {
            "start": self._clock,
            "pause": self._clock,
            "extend": self._clock,
            "move": self._clock,
            "end": self._clock,
            "vacate": self._vacate,
            "here": self._here,
            "away": self._away,
            "progress": self._progress,
        }
        handler = handlers.get(event.kind, self.sharing.replay)
        if not handler(event):
            self.passed_over += 1

    def presence(self, person: PersonId, now: datetime, *, joined_at: datetime) -> Presence:
        """Whether this person's page is open, on any of their devices."""
        if now >= self.here_until(person, joined_at=joined_at):
            return "away"
        return "here" if person in self._seen else "coming"

    def here_until(self, person: PersonId, *, joined_at: datetime) -> datetime:
        """When this person will be called away, should nothing more be heard of them."""
        return max(self._seen.get(person, {}).values(), default=joined_at) + AWAY_AFTER

    def last_seen(self, person: PersonId, device: str) -> datetime | None:
        """When this device last gave a sign of life; None when it has given none."""
        return self._seen.get(person, {}).get(device)

    def state_of(self, person: PersonId, step: str) -> str:
        """How far this person is with this step."""
        return self.progress.get(person, {}).get(step, "none")

    def _clock(self, event: Event) -> bool:
        timer, at, body = self.timer, event.at, event.body
        if event.kind == "start":
            self.timer = timer.start(at)
        elif event.kind == "pause":
            self.timer = timer.pause(at)
        elif event.kind == "end":
            self.timer = timer.end(at)
        elif event.kind == "extend":
            seconds = body.get("seconds")
            if not is_seconds(seconds):
                return False
            self.timer = timer.extend(seconds, at)
        else:
            origin, target = body.get("origin"), body.get("target")
            if not (isinstance(origin, str) and isinstance(target, str)):
                return False
            self.timer = timer.move(origin, target, at)
        return True

    def _here(self, event: Event) -> bool:
        device = event.body.get("device")
        if event.actor is None or not isinstance(device, str):
            return False
        self._seen.setdefault(event.actor, {})[device] = event.at
        self.vacated.discard(event.actor)
        return True

    def _away(self, event: Event) -> bool:
        device = event.body.get("device")
        if event.actor is None or not isinstance(device, str):
            return False
        devices = self._seen.setdefault(event.actor, {})
        leaving = event.at - AWAY_AFTER + GRACE
        devices[device] = min(devices.get(device, leaving), leaving)
        return True

    def _vacate(self, event: Event) -> bool:
        person = event.body.get("person")
        if not isinstance(person, str):
            return False
        self.vacated.add(PersonId(person))
        return True

    def _progress(self, event: Event) -> bool:
        if event.actor is None:
            return False
        kept = self.progress.setdefault(event.actor, {})
        kept.update(
            {
                step: state
                for step, state in event.body.items()
                if step in self._steps and state in STATES
            }
        )
        return True


def is_seconds(value: Any) -> TypeGuard[int]:
    """Whether this is a length of time that a clock can be moved by: whole, at most an hour."""
    return type(value) is int and 0 < abs(value) <= 3600
