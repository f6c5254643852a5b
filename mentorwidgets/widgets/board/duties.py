"""The duties for the hour on the board.

Question from the browser: ``duties_propose`` gives ``{facilitator, timekeeper, note_taker}``,
each a seat or null, going on from last time. Message to it: ``duties {people, shared}``. They
are shared out by steering (see :mod:`mentorwidgets.meeting.duties`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mentorwidgets.meeting.duties import DUTIES, Shared, propose
from mentorwidgets.meeting.groups_view import room
from mentorwidgets.meeting.history import last_duties
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.widgets.desk import Desk


class DutiesSide:
    """Proposes duties, and tells who has which; ``say`` reaches the browser."""

    questions = frozenset({"duties_propose"})

    def __init__(
        self, desk: Desk, live: LiveMeeting, say: Callable[[Mapping[str, Any]], None]
    ) -> None:
        self._desk = desk
        self._live = live
        self._say = say
        self._told: object = None

    def answer(self, what: str, args: dict[str, Any]) -> dict[str, Any]:
        """Propose who has which duty."""
        del what, args
        self._live.catch_up()
        there = room(self._live, self._desk.now())
        people = {person: name for person, name in there.names.items() if person in there.here}
        return _as_json(propose(people, last_duties(self._desk.store, self._live)))

    def hello(self) -> None:
        """Tell the board who has which duty."""
        self._told = None
        self.refresh()

    def refresh(self) -> None:
        """Tell it again when something has changed."""
        seats = self._live.seats
        view = {
            "people": [{"seat": seat.person, "name": seat.name} for seat in seats],
            "shared": _as_json(self._live.state.duties.shared),
            "ended": self._live.ended,
        }
        if view != self._told:
            self._told = view
            self._say({"type": "duties", **view})


def _as_json(shared: Shared) -> dict[str, Any]:
    return {duty: getattr(shared, duty) for duty in DUTIES}
