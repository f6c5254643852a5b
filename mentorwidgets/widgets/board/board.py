"""The facilitator's board of a meeting: clock, agenda, counts, and the way in.

Message to the browser: ``meeting`` (see :mod:`mentorwidgets.meeting.view`). Questions from it:
``steer {kind, body}`` records an event of the facilitator's (see
:mod:`mentorwidgets.meeting.parts`). The sides of the board (see
:mod:`mentorwidgets.widgets.meeting.side`) add theirs. ``removed`` says that this board was
closed by another one.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any, ClassVar

from mentorwidgets.content import Exercise
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.presence import BEAT_SECONDS
from mentorwidgets.meeting.view import AgendaTeller, board_agenda, board_view
from mentorwidgets.operations import RefusedError
from mentorwidgets.store import Role
from mentorwidgets.widgets.base import WorkbookWidget
from mentorwidgets.widgets.board.door import DoorSide
from mentorwidgets.widgets.board.duties import DutiesSide
from mentorwidgets.widgets.board.groups import GroupsSide
from mentorwidgets.widgets.board.guide import GuideSide
from mentorwidgets.widgets.board.lines import LinesOnBoard
from mentorwidgets.widgets.board.picture import PictureSide, exhibit_of
from mentorwidgets.widgets.board.plan import PlanSide
from mentorwidgets.widgets.board.prompts import PromptsOnBoard
from mentorwidgets.widgets.board.replies import replies_on_board
from mentorwidgets.widgets.board.turns import TurnsSide
from mentorwidgets.widgets.board.way_in import title_of, way_in
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.meeting.nowhere import NowherePage, find_meeting
from mentorwidgets.widgets.meeting.side import Side, Sides
from mentorwidgets.widgets.meeting.values import ValuesOnBoard, has_values
from mentorwidgets.words import gettext as _

_HERE = Path(__file__).resolve().parent
_STYLES = (
    "board", "board_now", "strip", "step_bars", "panels", "notes", "room", "controls",
    "group_picture", "groups", "plan", "turns", "prompts_panel", "door",
    "notes_panel", "values_panel",
)  # fmt: skip


def open_board(desk: Desk) -> WorkbookWidget:
    """Open the board of the meeting that this sitting leads, or say how to lead one."""
    live, nowhere = find_meeting(desk, Role.FACILITATOR)
    return NowherePage(desk, nowhere) if live is None else BoardPage(desk, live)


class BoardPage(WorkbookWidget):
    """The board of one meeting."""

    look_every = 0.2
    entry: ClassVar[Path] = _HERE / "board.js"
    styles: ClassVar[tuple[Path, ...]] = (
        *(_HERE / f"{name}.css" for name in _STYLES),
        *(
            _HERE.parent / "meeting" / f"{name}.css"
            for name in ("boxes", "results", "lines", "mosaic")
        ),
    )

    def __init__(self, desk: Desk, live: LiveMeeting) -> None:
        self.live = live
        self._agenda = AgendaTeller(live.agenda, board_agenda)
        exercise = _exercise(desk, live)
        exhibit = exhibit_of(exercise)
        super().__init__(
            desk,
            entry=self.entry,
            style=self.styles,
            options={
                **_about(desk, live),
                "group_picture": exhibit.kind if exhibit else "",
                "values": has_values(exercise),
                **self._more_options(desk),
            },
        )
        # Looked up at each message: whoever listens to a page may take its place.
        tell = lambda told: self.say(told)  # noqa: E731
        self.sides = Sides(
            PlanSide(desk, live, tell),
            GuideSide(desk, live, exercise),
            TurnsSide(desk, live, tell),
            PromptsOnBoard(desk, live, tell),
            DoorSide(desk, live, tell),
            *([PictureSide(desk, live, exhibit, tell)] if exhibit else []),
            GroupsSide(desk, live, tell),
            DutiesSide(desk, live, tell),
            LinesOnBoard(desk, live, tell),
            *([ValuesOnBoard(live, tell)] if has_values(exercise) else []),
            replies_on_board(live, tell),
            *self._more_sides(),
        )

    def _more_options(self, desk: Desk) -> dict[str, Any]:
        """What a board of another kind shows besides."""
        del desk
        return {}

    def _more_sides(self) -> Iterable[Side]:
        """What a board of another kind is told besides."""
        return ()

    def on_hello(self) -> None:
        """Show the meeting as it is."""
        self.live.catch_up()
        if self._is_closed():
            return
        self._agenda.hello()
        self._show()
        self.sides.hello()

    def on_change(self, documents: list[str]) -> None:  # noqa: ARG002
        """Show what others have done."""
        changed = self.live.catch_up()
        if self._is_closed():
            return
        if changed:
            self._show()
        self.sides.refresh()

    def _is_closed(self) -> bool:
        closed = self.desk.sitting.person in self.live.state.door.removed
        if closed:
            self.say({"type": "removed"})
        return closed

    def answer(self, what: str, args: dict[str, Any]) -> dict[str, Any]:
        """``steer``, and what the sides of the board answer."""
        if self.desk.sitting.person in self.live.state.door.removed:
            raise RefusedError(_("You do not lead this meeting any more."))
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

    def _show(self) -> None:
        self.say({**board_view(self.live, self.desk.now()), **self._agenda.news(self.live.agenda)})


def _about(desk: Desk, live: LiveMeeting) -> dict[str, Any]:
    return {
        "title": title_of(desk, live),
        "group": live.record.title,
        **way_in(desk, live),
        "video": live.record.video_link,
        **board_agenda(live.agenda),
        "beat": BEAT_SECONDS,
    }


def _exercise(desk: Desk, live: LiveMeeting) -> Exercise | None:
    # An exercise that is not there any more does not keep its meeting from being led.
    try:
        return desk.library.exercise(live.record.exercise)
    except LookupError:
        return None
