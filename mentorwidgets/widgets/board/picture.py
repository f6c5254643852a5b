"""The picture of the group on the board of a meeting on maps.

Question from the browser: ``count_maps`` brings newcomers into the picture. Message to it:
``group`` (see :meth:`mentorwidgets.meeting.counting.Counting.view`).
"""

from __future__ import annotations

from typing import Any

from mentorwidgets.content.models import NetworkExercise
from mentorwidgets.meeting.counting import Counting
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.meeting.side import Say, ToldSide


class PictureSide(ToldSide):
    """Counts maps when asked, and shows what is counted; ``say`` reaches the browser."""

    def __init__(self, desk: Desk, live: LiveMeeting, exercise: NetworkExercise, say: Say) -> None:
        counting = Counting(desk.store, live, exercise)
        super().__init__(say, "group", counting.view, {"count_maps": self._count})
        self._desk = desk
        self._counting = counting

    def _count(self, _args: dict[str, Any]) -> dict[str, Any]:
        self._counting.count(self._desk.sitting.person, self._desk.now())
        return {}
