"""Sharing words from the page of somebody who takes part, and what others share with them.

Questions from the browser: ``share_line {id, text, from, to}`` (``to``: ``"room"`` or handles),
``take_line_back {id}``, ``park_thing {id, text}``, ``take_parked_back {id}``, and from every
screen ``line_whole {id}``, which gives ``{text}``, all of a long line. Message to the browsers:
``lines`` (see :mod:`mentorwidgets.meeting.lines_view`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mentorwidgets.meeting.lines_view import LineViews
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.saying import Saying
from mentorwidgets.operations import PersonId, RefusedError
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.meeting.prompts import text_of
from mentorwidgets.words import gettext as _


class LinesOnWall:
    """What the whole room sees, for a screen that only shows; ``say`` reaches its browser."""

    questions = frozenset({"line_whole"})

    def __init__(self, live: LiveMeeting, say: Callable[[Mapping[str, Any]], None]) -> None:
        self._say = say
        self._views = LineViews(live)
        self._standing: object = None

    def answer(self, what: str, args: dict[str, Any]) -> dict[str, Any]:
        """Give all of a long line."""
        del what
        return {"text": self._views.whole(text_of(args, "id"), self._whose())}

    def hello(self) -> None:
        """Show the lines as they are."""
        self._standing = None
        self.refresh()

    def refresh(self) -> None:
        """Show them again when they have changed."""
        standing = self._views.standing()
        if standing != self._standing:
            self._standing = standing
            self._say({"type": "lines", **self._view()})

    def _whose(self) -> PersonId | None:
        """Whose eyes look; None for the room's."""
        return None

    def _view(self) -> Mapping[str, Any]:
        return self._views.wall()


class LinesOnPage(LinesOnWall):
    """What one participant shares in words, and is shown."""

    questions = frozenset(
        {"share_line", "take_line_back", "park_thing", "take_parked_back", "line_whole"}
    )

    def __init__(
        self, desk: Desk, live: LiveMeeting, say: Callable[[Mapping[str, Any]], None]
    ) -> None:
        super().__init__(live, say)
        self._desk = desk
        self._saying = Saying(live, desk.person)

    def answer(self, what: str, args: dict[str, Any]) -> dict[str, Any]:
        """Share, take back, put aside."""
        if what == "line_whole":
            return super().answer(what, args)
        id_, now = text_of(args, "id"), self._desk.now()
        if what == "share_line":
            text, origin = text_of(args, "text"), text_of(args, "from")
            self._saying.say(id_, text, origin, handles_of(args), now)
        elif what == "take_line_back":
            self._saying.take_back(id_, now)
        elif what == "park_thing":
            self._saying.park(id_, text_of(args, "text"), now)
        else:
            self._saying.take_parked(id_, now)
        return {}

    def _whose(self) -> PersonId | None:
        return self._desk.person

    def _view(self) -> Mapping[str, Any]:
        return self._views.page(self._desk.person)


def handles_of(args: Mapping[str, Any]) -> list[str] | None:
    """The handles of who is to see it; None for the room."""
    to = args.get("to")
    if to == "room":
        return None
    if not isinstance(to, list) or not to or not all(isinstance(handle, str) for handle in to):
        raise RefusedError(_("Say who will see it."), field="to")
    return to
