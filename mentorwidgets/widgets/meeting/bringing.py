"""Bringing everybody to the block that is on.

Message to the browser: ``bring {block, title, screen, calls}`` when the page opens, when the
meeting moves and when whoever leads calls everybody; ``block`` is "" while no block is on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mentorwidgets.meeting.bringing import where_to
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.operations import RefusedError
from mentorwidgets.words import gettext as _


class BringingSide:
    """Tells the page where the room is; ``say`` reaches the browser."""

    questions: frozenset[str] = frozenset()

    def __init__(self, live: LiveMeeting, say: Callable[[Mapping[str, Any]], None]) -> None:
        self._live = live
        self._say = say
        self._told: object = ()

    def answer(self, what: str, args: dict[str, Any]) -> dict[str, Any]:
        """Nothing is asked about this."""
        del what, args
        raise RefusedError(_("That question came without its words."))

    def hello(self) -> None:
        """The page has spoken."""
        self._told = ()
        self.refresh()

    def refresh(self) -> None:
        """Tell the page of a move, or of a call."""
        where = where_to(self._live.state)
        if where == self._told:
            return
        self._told = where
        block, screen, calls = where or ("", "", self._live.state.bringing.calls)
        titles = {each.id: each.title for each in self._live.agenda.timed}
        self._say(
            {
                "type": "bring",
                "block": block,
                "title": titles.get(block, ""),
                "screen": screen,
                "calls": calls,
            }
        )
