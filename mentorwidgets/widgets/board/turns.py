"""Turns on the board: how the time is shared out, and the next one.

Message to the browser: ``turns`` (see :func:`mentorwidgets.meeting.turns_view.sharing_view`), with
``block`` null while there are none; the turn that is on comes with the clock. Question from it:
``turn {block, n}`` begins the ``n``-th.
"""

from __future__ import annotations

from typing import Any

from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.turns_view import go_to_turn, sharing_view
from mentorwidgets.operations import RefusedError
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.meeting.side import Say, ToldSide
from mentorwidgets.words import gettext as _


class TurnsSide(ToldSide):
    """Shares the time of a block out; ``say`` reaches the browser."""

    def __init__(self, desk: Desk, live: LiveMeeting, say: Say) -> None:
        super().__init__(
            say,
            "turns",
            lambda: sharing_view(live, desk.now()) or {"block": None},
            {"turn": self._begin},
        )
        self._desk = desk
        self._live = live

    def _begin(self, args: dict[str, Any]) -> dict[str, Any]:
        block, n = args.get("block"), args.get("n")
        if not isinstance(block, str) or type(n) is not int or n < 1:
            raise RefusedError(_("That question came without its words."))
        go_to_turn(self._live, self._desk.sitting.person, block, n, self._desk.now())
        return {}
