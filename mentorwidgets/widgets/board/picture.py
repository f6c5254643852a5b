"""The picture of the group on the board of a meeting on maps.

Question from the browser: ``count_maps`` brings newcomers into the picture. Message to it:
``group`` (see :meth:`mentorwidgets.meeting.counting.Counting.view`).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mentorwidgets.content.models import NetworkExercise
from mentorwidgets.meeting.counting import Counting
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.widgets.desk import Desk


class PictureSide:
    """Counts maps when asked, and shows what is counted; ``say`` reaches the browser."""

    questions = frozenset({"count_maps"})

    def __init__(
        self,
        desk: Desk,
        live: LiveMeeting,
        exercise: NetworkExercise,
        say: Callable[[Mapping[str, Any]], None],
    ) -> None:
        self._desk = desk
        self._say = say
        self._counting = Counting(desk.store, live, exercise)
        self._told: object = None

    def answer(self, what: str, args: dict[str, Any]) -> dict[str, Any]:
        """Bring newcomers into the picture."""
        del what, args
        self._counting.count(self._desk.sitting.person, self._desk.now())
        return {}

    def hello(self) -> None:
        """Show the picture as it is."""
        self._told = None
        self.refresh()

    def refresh(self) -> None:
        """Show it again when it has changed."""
        view = self._counting.view()
        if view != self._told:
            self._told = view
            self._say({"type": "group", **view})
