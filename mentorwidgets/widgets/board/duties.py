"""The duties for the hour on the board.

Question from the browser: ``duties_propose`` gives ``{facilitator, timekeeper, note_taker}``,
each a seat or null, going on from last time. Message to it: ``duties {people, shared}``. They
are shared out by steering (see :mod:`mentorwidgets.meeting.duties`).
"""

from __future__ import annotations

from typing import Any

from mentorwidgets.meeting.duties import DUTIES, Shared, propose
from mentorwidgets.meeting.groups_view import room
from mentorwidgets.meeting.history import last_duties
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.meeting.side import Say, ToldSide


class DutiesSide(ToldSide):
    """Proposes duties, and tells who has which; ``say`` reaches the browser."""

    def __init__(self, desk: Desk, live: LiveMeeting, say: Say) -> None:
        super().__init__(say, "duties", self._view, {"duties_propose": self._propose})
        self._desk = desk
        self._live = live

    def _propose(self, _args: dict[str, Any]) -> dict[str, Any]:
        self._live.catch_up()
        there = room(self._live, self._desk.now())
        people = {person: name for person, name in there.names.items() if person in there.here}
        return _as_json(propose(people, last_duties(self._desk.store, self._live)))

    def _view(self) -> dict[str, Any]:
        seats = self._live.seats
        return {
            "people": [{"seat": seat.person, "name": seat.name} for seat in seats],
            "shared": _as_json(self._live.state.duties.shared),
            "ended": self._live.ended,
        }


def _as_json(shared: Shared) -> dict[str, Any]:
    return {duty: getattr(shared, duty) for duty in DUTIES}
