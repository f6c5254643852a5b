"""The projector view of a meeting: what the whole room may see, and nothing else.

Message to the browser: ``wall`` (see :func:`mentorwidgets.meeting.wall.wall_view`), and those of
the other sides. It steers nothing: a wall is looked at.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.view import AgendaTeller
from mentorwidgets.meeting.wall import wall_agenda, wall_view
from mentorwidgets.operations import RefusedError
from mentorwidgets.store import Role
from mentorwidgets.widgets.base import WorkbookWidget
from mentorwidgets.widgets.board.way_in import title_of, way_in
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.meeting.groups import wall_groups_side
from mentorwidgets.widgets.meeting.lines import LinesOnWall
from mentorwidgets.widgets.meeting.nowhere import NowherePage, find_meeting
from mentorwidgets.widgets.meeting.prompts import PromptsOnWall
from mentorwidgets.widgets.meeting.side import Side, Sides
from mentorwidgets.widgets.meeting.values import ValuesOnWall
from mentorwidgets.words import gettext as _

_HERE = Path(__file__).resolve().parent
_BOARD = _HERE.parent / "board"
_MEETING = _HERE.parent / "meeting"
#: What the wall and its twin on the board of a rehearsal are dressed in.
STYLES = (
    _BOARD / "strip.css",
    _BOARD / "step_bars.css",
    _MEETING / "results.css",
    _MEETING / "groups.css",
    _MEETING / "groups_wall.css",
    _MEETING / "turn_line.css",
    _HERE / "wall.css",
    _HERE / "wall_sizes.css",
    _HERE / "wall_lines.css",
    _MEETING / "mosaic.css",
    _HERE / "wall_values.css",
)


def open_wall(desk: Desk) -> WorkbookWidget:
    """Open the wall of the meeting that this sitting leads, or say how to lead one."""
    live, nowhere = find_meeting(desk, Role.FACILITATOR)
    return NowherePage(desk, nowhere) if live is None else WallPage(desk, live)


class WallPage(WorkbookWidget):
    """The wall of one meeting."""

    def __init__(self, desk: Desk, live: LiveMeeting) -> None:
        self.live = live
        super().__init__(
            desk, entry=_HERE / "wall.js", style=STYLES, options={"wall": about_wall(desk, live)}
        )
        # Looked up at each message: whoever listens to a page may take its place.
        self.sides = Sides(*wall_sides(desk, live, lambda told: self.say(told)))

    def on_hello(self) -> None:
        """Show the meeting as it is."""
        self.live.catch_up()
        if not self._is_closed():
            self.sides.hello()

    def on_change(self, documents: list[str]) -> None:  # noqa: ARG002
        """Show what others have done."""
        if self.live.catch_up() and not self._is_closed():
            self.sides.refresh()

    def _is_closed(self) -> bool:
        closed = self.desk.sitting.person in self.live.state.door.removed
        if closed:
            self.say({"type": "removed"})
        return closed

    def answer(self, what: str, args: dict[str, Any]) -> dict[str, Any]:
        """What its sides answer: all of a sentence of which the wall shows the beginning."""
        side = self.sides.side_for(what)
        return super().answer(what, args) if side is None else self.sides.answer(side, what, args)


def about_wall(desk: Desk, live: LiveMeeting) -> dict[str, Any]:
    """What the wall shows and never changes."""
    return {
        "title": title_of(desk, live),
        "group": live.record.title,
        **way_in(desk, live),
        **wall_agenda(live.agenda),
    }


def wall_sides(
    desk: Desk, live: LiveMeeting, say: Callable[[Mapping[str, Any]], None]
) -> tuple[Side, ...]:
    """All that the wall is told."""
    return (
        WallSide(desk, live, say),
        PromptsOnWall(desk, live, say),
        wall_groups_side(desk, live, say),
        LinesOnWall(live, say),
        ValuesOnWall(live, say),
    )


class WallSide:
    """Tells the clock and the counts; ``say`` reaches the browser."""

    questions: frozenset[str] = frozenset()

    def __init__(
        self, desk: Desk, live: LiveMeeting, say: Callable[[Mapping[str, Any]], None]
    ) -> None:
        self._desk = desk
        self._live = live
        self._say = say
        self._agenda = AgendaTeller(live.agenda, wall_agenda)

    def answer(self, what: str, args: dict[str, Any]) -> dict[str, Any]:
        """A wall is asked nothing."""
        del what, args
        raise RefusedError(_("That question came without its words."))

    def hello(self) -> None:
        """The page has spoken: it is told all."""
        self._agenda.hello()
        self.refresh()

    def refresh(self) -> None:
        """Tell the page how the meeting stands."""
        view = wall_view(self._live, self._desk.now())
        self._say({**view, **self._agenda.news(self._live.agenda)})
