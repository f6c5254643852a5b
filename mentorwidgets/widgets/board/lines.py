"""Lines, parking lot and notes on the facilitator's board.

What is done with them is steering: ``park_here``, ``unpark``, ``note``, ``drop_note`` (see
:mod:`mentorwidgets.meeting.lines`). Questions from the browser: ``line_whole {id}``, and
``keep_record {format}``, which gives the record of the meeting as a file. Message to it:
``lines`` (see :meth:`mentorwidgets.meeting.lines_view.LineViews.board`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.widgets.board.record import record_file
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.meeting.lines import LinesOnWall


class LinesOnBoard(LinesOnWall):
    """What whoever leads sees of lines, and the record that they keep."""

    questions = frozenset({"line_whole", "keep_record"})

    def __init__(
        self, desk: Desk, live: LiveMeeting, say: Callable[[Mapping[str, Any]], None]
    ) -> None:
        super().__init__(live, say)
        self._desk = desk
        self._live = live

    def answer(self, what: str, args: dict[str, Any]) -> dict[str, Any]:
        """Give all of a long line, or the record of the meeting."""
        if what == "keep_record":
            return record_file(self._desk, self._live, args)
        return super().answer(what, args)

    def _view(self) -> Mapping[str, Any]:
        return self._views.board()
