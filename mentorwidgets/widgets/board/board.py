"""The facilitator's board of a meeting: clock, agenda, counts, and the way in.

Message to the browser: ``meeting`` (see :mod:`mentorwidgets.meeting.view`). Questions from it:
``steer {kind, body}`` records an event of the facilitator's (see
:mod:`mentorwidgets.meeting.parts`); ``give_back {seat}`` gives ``{url, qr}``, a link valid once,
for somebody who lost theirs. The sides of the board (see
:mod:`mentorwidgets.widgets.meeting.side`) add theirs.
"""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

from mentorwidgets.content import Exercise
from mentorwidgets.content.models import NetworkExercise
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.view import AgendaTeller, board_agenda, board_view
from mentorwidgets.operations import PersonId, RefusedError
from mentorwidgets.store import Role, hash_key
from mentorwidgets.widgets.base import WorkbookWidget
from mentorwidgets.widgets.board.duties import DutiesSide
from mentorwidgets.widgets.board.groups import GroupsSide
from mentorwidgets.widgets.board.guide import GuideSide
from mentorwidgets.widgets.board.picture import PictureSide
from mentorwidgets.widgets.board.plan import PlanSide
from mentorwidgets.widgets.board.prompts import PromptsOnBoard
from mentorwidgets.widgets.board.way_in import qr, title_of, way_in
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.meeting.nowhere import NowherePage, find_meeting
from mentorwidgets.widgets.meeting.side import Sides
from mentorwidgets.words import gettext as _

_HERE = Path(__file__).resolve().parent
_STYLES = (
    "board", "board_now", "strip", "step_bars", "panels", "notes", "room", "controls",
    "group_picture", "groups", "plan", "prompts_panel",
)  # fmt: skip


def open_board(desk: Desk) -> WorkbookWidget:
    """Open the board of the meeting that this sitting leads, or say how to lead one."""
    live, nowhere = find_meeting(desk, Role.FACILITATOR)
    return NowherePage(desk, nowhere) if live is None else BoardPage(desk, live)


class BoardPage(WorkbookWidget):
    """The board of one meeting."""

    def __init__(self, desk: Desk, live: LiveMeeting) -> None:
        self.live = live
        self._agenda = AgendaTeller(live.agenda, board_agenda)
        exercise = _exercise(desk, live)
        is_map = isinstance(exercise, NetworkExercise)
        super().__init__(
            desk,
            entry=_HERE / "board.js",
            style=[
                *(_HERE / f"{name}.css" for name in _STYLES),
                _HERE.parent / "meeting" / "boxes.css",
                _HERE.parent / "meeting" / "results.css",
            ],
            options={**_about(desk, live), "group_picture": is_map},
        )
        # Looked up at each message: whoever listens to a page may take its place.
        tell = lambda told: self.say(told)  # noqa: E731
        self.sides = Sides(
            PlanSide(desk, live, tell),
            GuideSide(desk, live, exercise),
            PromptsOnBoard(desk, live, tell),
            *(
                [PictureSide(desk, live, exercise, tell)]
                if isinstance(exercise, NetworkExercise)
                else []
            ),
            GroupsSide(desk, live, tell),
            DutiesSide(desk, live, tell),
        )

    def on_hello(self) -> None:
        """Show the meeting as it is."""
        self.live.catch_up()
        self._agenda.hello()
        self._show()
        self.sides.hello()

    def on_change(self, documents: list[str]) -> None:  # noqa: ARG002
        """Show what others have done."""
        if self.live.catch_up():
            self._show()
        self.sides.refresh()

    def answer(self, what: str, args: dict[str, Any]) -> dict[str, Any]:
        """``steer``, ``give_back``, and what the sides of the board answer."""
        if what == "give_back":
            return self._give_back(args)
        if (side := self.sides.side_for(what)) is not None:
            result = self.sides.answer(side, what, args)
            self._show()
            return result
        if what != "steer":
            return super().answer(what, args)
        kind, body = args.get("kind"), args.get("body")
        if not isinstance(kind, str) or not isinstance(body, dict):
            raise RefusedError(_("That question came without its words."))
        sitting = self.desk.sitting
        self.live.do(Role(sitting.role), sitting.person, kind, body, self.desk.now())
        self._show()
        self.sides.refresh()
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
        return {"url": url, "qr": qr(url)}

    def _show(self) -> None:
        self.say({**board_view(self.live, self.desk.now()), **self._agenda.news(self.live.agenda)})


def _about(desk: Desk, live: LiveMeeting) -> dict[str, Any]:
    return {
        "title": title_of(desk, live),
        "group": live.record.title,
        **way_in(desk, live),
        "video": live.record.video_link,
        **board_agenda(live.agenda),
    }


def _exercise(desk: Desk, live: LiveMeeting) -> Exercise | None:
    # An exercise that is not there any more does not keep its meeting from being led.
    try:
        return desk.library.exercise(live.record.exercise)
    except LookupError:
        return None
