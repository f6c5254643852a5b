"""What a participant's page shows of their seat: their hand, their name, what they missed.

Message to the browser: ``door {hand, shown, called, missed, until}``. What it does with
them it records as events of :mod:`mentorwidgets.meeting.door`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mentorwidgets.meeting.late import missed
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.operations import PersonId
from mentorwidgets.words import day_in_words


class SeatSide:
    """One's own seat; ``say`` reaches the browser."""

    questions: frozenset[str] = frozenset()

    def __init__(
        self, live: LiveMeeting, person: PersonId, say: Callable[[Mapping[str, Any]], None]
    ) -> None:
        self._live = live
        self._person = person
        self._say = say
        self._told: object = None

    def answer(self, what: str, args: dict[str, Any]) -> Mapping[str, Any]:
        """Everything here is an event of the participant's."""
        raise NotImplementedError(what, args)

    def hello(self) -> None:
        """Tell all."""
        self._told = None
        self.refresh()

    def refresh(self) -> None:
        """Tell what has changed."""
        view = self._view()
        if view != self._told:
            self._told = view
            self._say({"type": "door", **view})

    def _view(self) -> dict[str, Any]:
        live, person, door = self._live, self._person, self._live.state.door
        hand = door.hands.get(person)
        until = live.record.keep_until
        return {
            "hand": "" if hand is None else "seen" if hand.seen else "up",
            "shown": person in door.shown,
            "called": person in door.called,
            "missed": self._missed(),
            "until": day_in_words(until) if until else "",
        }

    def _missed(self) -> dict[str, Any] | None:
        """What was over when they came, for as long as the block is on in which they came."""
        live, timer = self._live, self._live.state.timer
        seat = next((seat for seat in live.seats if seat.person == self._person), None)
        if seat is None or timer.phase not in ("running", "paused"):
            return None
        late = missed(live.state.steering.trail, seat.joined_at)
        if late is None or timer.block is None or timer.block.id != late.block:
            return None
        return {"minute": late.minute, "before": list(late.before)}
