"""The facilitator's board of a meeting: clock, agenda, counts, and the way in.

Messages to the browser: ``meeting`` (see :mod:`mentorwidgets.meeting.view`), and ``group`` for a
meeting on maps (see :meth:`mentorwidgets.meeting.counting.Counting.view`). Questions from it:
``steer {kind, body}`` records what the facilitator does with the clock; ``give_back {seat}``
gives ``{url, qr}``, a link valid once, for somebody who lost theirs; ``count_maps`` brings
newcomers into the picture of the group.
"""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import segno

from mentorwidgets.content.models import NetworkExercise
from mentorwidgets.meeting.counting import Counting
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.view import board_agenda, board_view
from mentorwidgets.operations import PersonId, RefusedError
from mentorwidgets.store import Role, hash_key
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
        self.counting = _counting(desk, live)
        self._group: object = None
        super().__init__(
            desk,
            entry=_HERE / "board.js",
            style=[_HERE / "board.css", _HERE / "group_picture.css"],
            options={**_about(desk, live), "group_picture": self.counting is not None},
        )

    def on_hello(self) -> None:
        """Show the meeting as it is."""
        self.live.catch_up()
        self._group = None
        self._show()
        self._show_group()

    def on_change(self, documents: list[str]) -> None:  # noqa: ARG002
        """Show what others have done."""
        if self.live.catch_up():
            self._show()
        self._show_group()

    def answer(self, what: str, args: dict[str, Any]) -> dict[str, Any]:
        """``steer``, ``give_back`` and ``count_maps``."""
        if what == "give_back":
            return self._give_back(args)
        if what == "count_maps" and self.counting is not None:
            self.counting.count(self.desk.sitting.person, self.desk.now())
            self._show_group()
            return {}
        if what != "steer":
            return super().answer(what, args)
        kind, body = args.get("kind"), args.get("body")
        if not isinstance(kind, str) or not isinstance(body, dict):
            raise RefusedError(_("That question came without its words."))
        sitting = self.desk.sitting
        self.live.do(Role(sitting.role), sitting.person, kind, body, self.desk.now())
        self._show()
        return {}

    def _give_back(self, args: dict[str, Any]) -> dict[str, Any]:
        seat = args.get("seat")
        if not isinstance(seat, str):
            raise RefusedError(_("That question came without its words."))
        desk, sitting, now = self.desk, self.desk.sitting, self.desk.now()
        person = self.live.give_back(Role(sitting.role), sitting.person, PersonId(seat), now)
        key = secrets.token_hex(16)
        # Valid once: whoever leads has seen it, and must not be able to use it afterwards.
        desk.store.add_key(
            hash_key(key),
            person,
            role=Role.PARTICIPANT,
            meeting=self.live.record.id,
            at=now,
            once=True,
        )
        self._show()
        url = f"{sitting.public_url.rstrip('/')}/m/{self.live.record.id}/open#{key}"
        return {"url": url, "qr": _qr(url)}

    def _show(self) -> None:
        self.say(board_view(self.live, self.desk.now()))

    def _show_group(self) -> None:
        if self.counting is None:
            return
        view = self.counting.view()
        if view != self._group:
            self._group = view
            self.say({"type": "group", **view})


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
            "qr": _qr(url),
        },
        "video": live.record.video_link,
        "agenda": board_agenda(live),
    }


def _counting(desk: Desk, live: LiveMeeting) -> Counting | None:
    try:
        exercise = desk.library.exercise(live.record.exercise)
    except LookupError:
        return None
    is_map = isinstance(exercise, NetworkExercise)
    return Counting(desk.store, live, exercise) if is_map else None


def _qr(url: str) -> str:
    # Black on white in every theme: cameras do not read it the other way round.
    code = segno.make(url, error="m")
    return code.svg_data_uri(scale=8, border=3, dark="#000000", light="#ffffff")


def _title(desk: Desk, live: LiveMeeting) -> str:
    try:
        return desk.library.exercise(live.record.exercise).title
    except LookupError:
        # An exercise that is not there any more does not keep its meeting from being led.
        return live.record.title or _("A meeting")
