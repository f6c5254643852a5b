"""Groups and duties as those see them who are in them, and the wall.

Messages to the browser: ``groups`` (see :mod:`mentorwidgets.meeting.groups_view`) and
``duties {mine}``, the duties of whoever sits here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mentorwidgets.meeting.groups_view import page_groups, wall_groups
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.widgets.desk import Desk

_Say = Callable[[Mapping[str, Any]], None]


class ToldSide:
    """A side that is told one thing and asks nothing; ``view`` gives it as it is now."""

    questions: frozenset[str] = frozenset()

    def __init__(self, say: _Say, kind: str, view: Callable[[], Mapping[str, Any]]) -> None:
        self._say = say
        self._kind = kind
        self._view = view
        self._told: object = None

    def answer(self, what: str, args: dict[str, Any]) -> dict[str, Any]:
        """Nothing is asked here."""
        raise LookupError(what, args)

    def hello(self) -> None:
        """Tell the page how it is."""
        self._told = None
        self.refresh()

    def refresh(self) -> None:
        """Tell it again when it has changed."""
        view = self._view()
        if view != self._told:
            self._told = view
            self._say({"type": self._kind, **view})


def page_groups_side(desk: Desk, live: LiveMeeting, say: _Say) -> ToldSide:
    """With whom one is, on a participant's page."""
    return ToldSide(say, "groups", lambda: page_groups(live, desk.person, desk.now()))


def page_duties_side(desk: Desk, live: LiveMeeting, say: _Say) -> ToldSide:
    """What one has to do for the hour, on a participant's page."""
    return ToldSide(say, "duties", lambda: {"mine": live.state.duties.shared.of(desk.person)})


def wall_groups_side(desk: Desk, live: LiveMeeting, say: _Say) -> ToldSide:
    """All groups by name, on the wall."""
    return ToldSide(say, "groups", lambda: wall_groups(live, desk.now()))
