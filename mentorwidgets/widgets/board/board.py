"""The facilitator's board of a meeting: clock, agenda, counts, and the way in.

Messages to the browser: ``meeting`` (see :mod:`mentorwidgets.meeting.view`). Questions from it:
``steer {kind, body}`` records what the facilitator does with the clock.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import segno

from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.view import board_agenda, board_view
from mentorwidgets.operations import RefusedError
from mentorwidgets.store import Role
from mentorwidgets.widgets.base import WorkbookWidget
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.meeting.nowhere import NowherePage, find_meeting
from mentorwidgets.words import gettext as _

_HERE = Path(__file__).resolve().parent


def open_board(desk: Desk) -> WorkbookWidget:
    """Open the board of the meeting that this sitting leads, or say how to lead one."""
    live, nowhere = find_meeting(desk, Role.FACILITATOR)
    return NowherePage(desk, nowhere) if live is None else BoardPage(desk, live)


class BoardPage(WorkbookWidget):
    """The board of one meeting."""

    def __init__(self, desk: Desk, live: LiveMeeting) -> None:
        self.live = live
        super().__init__(
            desk,
            entry=_HERE / "board.js",
            style=[_HERE / "board.css"],
            options=_about(desk, live),
        )

    def on_hello(self) -> None:
        """Show the meeting as it is."""
        self.live.catch_up()
        self._show()

    def on_change(self, documents: list[str]) -> None:  # noqa: ARG002
        """Show what others have done."""
        if self.live.catch_up():
            self._show()

    def answer(self, what: str, args: dict[str, Any]) -> dict[str, Any]:
        """``steer``: record what the facilitator does, and show it."""
        if what != "steer":
            return super().answer(what, args)
        kind, body = args.get("kind"), args.get("body")
        if not isinstance(kind, str) or not isinstance(body, dict):
            raise RefusedError(_("That question came without its words."))
        sitting = self.desk.sitting
        self.live.do(Role(sitting.role), sitting.person, kind, body, self.desk.now())
        self._show()
        return {}

    def _show(self) -> None:
        self.say(board_view(self.live, self.desk.now()))


def _about(desk: Desk, live: LiveMeeting) -> dict[str, Any]:
    url = f"{desk.sitting.public_url.rstrip('/')}/join/{live.record.code}"
    parts = urlsplit(url)
    return {
        "title": _title(desk, live),
        "group": live.record.title,
        "minutes": live.agenda.minutes,
        "code": live.record.code,
        "join": {
            "url": url,
            "address": f"{parts.netloc}{parts.path.removesuffix('/' + live.record.code)}",
            # Black on white in every theme: cameras do not read it the other way round.
            "qr": segno.make(url, error="m").svg_data_uri(
                scale=8, border=3, dark="#000000", light="#ffffff"
            ),
        },
        "video": live.record.video_link,
        "agenda": board_agenda(live),
    }


def _title(desk: Desk, live: LiveMeeting) -> str:
    try:
        return desk.library.exercise(live.record.exercise).title
    except LookupError:
        # An exercise that is not there any more does not keep its meeting from being led.
        return live.record.title or _("A meeting")
