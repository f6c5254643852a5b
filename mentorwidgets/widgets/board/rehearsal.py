"""The board of a rehearsal: a meeting with invented people, ten times as fast as the day.

It runs on a store in memory that goes with this process, and on a clock of its own: a meeting
that was planned is read, and nothing is written anywhere. The projector view opens within the
page, because no other process knows this store; what it is told comes as messages of the type
``wall:<type>``.
"""

from __future__ import annotations

import asyncio
import random
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

from mentorwidgets import clock
from mentorwidgets.content import Exercise
from mentorwidgets.meeting.agenda import Agenda
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.opening import open_meeting
from mentorwidgets.meeting.rehearsal import SPEED
from mentorwidgets.meeting.rehearsing import Rehearsal
from mentorwidgets.operations import RefusedError
from mentorwidgets.store import Role, open_store
from mentorwidgets.store.memory import MemoryStore
from mentorwidgets.widgets.base import WorkbookWidget
from mentorwidgets.widgets.board.board import BoardPage
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.meeting.nowhere import NowherePage, words
from mentorwidgets.widgets.meeting.side import Side
from mentorwidgets.widgets.sitting import Sitting
from mentorwidgets.widgets.wall.wall import STYLES as WALL_STYLES
from mentorwidgets.widgets.wall.wall import about_wall, wall_sides
from mentorwidgets.words import gettext as _

_HERE = Path(__file__).resolve().parent
#: How often the invented people are looked after, in seconds of the day.
_EVERY = 0.25


def open_rehearsal(
    sitting: Sitting, name: str | None = None, *, now: Callable[[], datetime] = clock.now
) -> WorkbookWidget:
    """Rehearse the meeting that this sitting leads, or else one on an exercise."""
    store = MemoryStore()
    began = now()
    quick = lambda: began + (now() - began) * SPEED  # noqa: E731
    # Nothing is written: also not which version of an exercise was the last without faults.
    here = replace(sitting, role="facilitator", mode="room", database="", last_good=None)
    desk = Desk(here, store=store, now=quick, speed=SPEED)
    try:
        exercise, agenda, title = _planned(sitting, desk, name)
    except LookupError:
        gone = _("The exercise of this meeting is not in this workbook any more.")
        return NowherePage(desk, words(gone))
    except RefusedError as error:
        return NowherePage(desk, words(error.message))
    rng = random.SystemRandom()
    record = open_meeting(store, exercise, agenda=agenda, title=title, rng=rng, at=began)
    leader = store.create_person(at=began)
    store.take_seat(record.id, leader, name="", role=Role.FACILITATOR, at=began)
    desk.sitting = replace(here, person=leader, meeting=record.id)
    return RehearsalPage(desk, LiveMeeting(store, record.id), exercise, rng)


def _planned(sitting: Sitting, desk: Desk, name: str | None) -> tuple[Exercise, Agenda | None, str]:
    """What is rehearsed: exercise, agenda if it was planned anew, and which meeting it is."""
    if sitting.meeting is None or Role(sitting.role) is not Role.FACILITATOR:
        chosen = name or sitting.exercise or desk.library.names()[0]
        return desk.library.exercise(chosen), None, ""
    with closing(open_store(sitting.database, migrate=False)) as store:
        live = LiveMeeting(store, sitting.meeting)
    return desk.library.exercise(live.record.exercise), live.agenda, live.record.title


class RehearsalPage(BoardPage):
    """A board whose people are invented."""

    entry: ClassVar = _HERE / "rehearsal.js"
    styles: ClassVar = tuple(
        # Each once: board and wall show the results alike.
        dict.fromkeys((*BoardPage.styles, *WALL_STYLES, _HERE / "rehearsal.css"))
    )

    def __init__(
        self, desk: Desk, live: LiveMeeting, exercise: Exercise, rng: random.Random
    ) -> None:
        super().__init__(desk, live)
        began = live.record.opened_at
        # They see the meeting for themselves, as the pages of others do.
        theirs = LiveMeeting(desk.store, live.record.id)
        self.rehearsal = Rehearsal(desk.store, theirs, exercise, rng=rng, began=began)
        self._playing: asyncio.Task[None] | None = None

    def on_hello(self) -> None:
        """Show the meeting, and let people come."""
        super().on_hello()
        if self._playing is None or self._playing.done():
            self._playing = asyncio.get_running_loop().create_task(self._play())

    async def _play(self) -> None:
        while self.is_heard:
            with self._said_in_words():
                self.rehearsal.play(self.desk.now())
            await asyncio.sleep(_EVERY)

    def _more_options(self, desk: Desk) -> dict[str, Any]:
        return {"wall": about_wall(desk, self.live)}

    def _more_sides(self) -> Iterable[Side]:
        def say(told: Mapping[str, Any]) -> None:
            self.say({**told, "type": f"wall:{told['type']}"})

        return wall_sides(self.desk, self.live, say)
