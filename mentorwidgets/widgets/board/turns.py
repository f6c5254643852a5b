"""Turns on the board: how the time is shared out, and the next one.

Message to the browser: ``turns`` (see :func:`mentorwidgets.meeting.turns_view.sharing_view`), with
``block`` null while there are none; the turn that is on comes with the clock. Question from it:
``turn {block, n}`` begins the ``n``-th.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.turns_view import go_to_turn, sharing_view
from mentorwidgets.operations import RefusedError
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.words import gettext as _


class TurnsSide:
    """Shares the time of a block out; ``say`` reaches the browser."""

    questions = frozenset({"turn"})

    def __init__(
        self, desk: Desk, live: LiveMeeting, say: Callable[[Mapping[str, Any]], None]
    ) -> None:
        self._desk = desk
        self._live = live
        self._say = say
        self._told: object = None

    def answer(self, what: str, args: dict[str, Any]) -> dict[str, Any]:
        """Begin a turn."""
        del what
        block, n = args.get("block"), args.get("n")
        if not isinstance(block, str) or type(n) is not int or n < 1:
            raise RefusedError(_("That question came without its words."))
        go_to_turn(self._live, self._desk.sitting.person, block, n, self._desk.now())
        return {}

    def hello(self) -> None:
        """Show how the time is shared."""
        self._told = None
        self.refresh()

    def refresh(self) -> None:
        """Show it again when it has changed."""
        view = sharing_view(self._live, self._desk.now()) or {"block": None}
        if view != self._told:
            self._told = view
            self._say({"type": "turns", **view})
