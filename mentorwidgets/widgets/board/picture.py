"""The picture of the group on the board, where an exercise has one.

Question from the browser: ``count_group`` brings newcomers into the picture. Message to it:
``group`` (see :meth:`mentorwidgets.meeting.counting.Counting.view`).
"""

from __future__ import annotations

from typing import Any

from mentorwidgets.content import Exercise, WritingExercise
from mentorwidgets.content.models import NetworkExercise
from mentorwidgets.meeting.counting import Counting, Exhibit
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.meeting.side import Say, ToldSide
from mentorwidgets.widgets.meeting.values import has_values


def exhibit_of(exercise: Exercise | None) -> Exhibit[Any] | None:
    """What of this exercise can be counted together; None when nothing can."""
    if isinstance(exercise, NetworkExercise):
        # Only a board on maps needs all that reads them.
        from mentorwidgets.meeting.counting_maps import Maps

        return Maps(exercise)
    if isinstance(exercise, WritingExercise) and has_values(exercise):
        from mentorwidgets.meeting.counting_values import Values

        return Values(exercise)
    return None


class PictureSide(ToldSide):
    """Counts when asked, and shows what is counted; ``say`` reaches the browser."""

    def __init__(self, desk: Desk, live: LiveMeeting, exhibit: Exhibit[Any], say: Say) -> None:
        counting = Counting(desk.store, live, exhibit)
        super().__init__(say, "group", counting.view, {"count_group": self._count})
        self._desk = desk
        self._counting = counting

    def _count(self, _args: dict[str, Any]) -> dict[str, Any]:
        self._counting.count(self._desk.sitting.person, self._desk.now())
        return {}
