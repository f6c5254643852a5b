"""A meeting as its participants see it: the exercise's own page in the frame of the meeting.

The frame stands between the exercise's page and :class:`WorkbookWidget`, so that the exercise
answers its own questions and the frame those of the meeting: ``here {device}`` and
``away {device}`` are signs of life, ``act {kind, body}`` records an event of the participant's (see
:mod:`mentorwidgets.meeting.parts`), the rest is what people may do with their own work (see
:mod:`mentorwidgets.widgets.home.yours`) and what the page's sides answer. Message to the browser:
``meeting`` (see :mod:`mentorwidgets.meeting.view`), and ``removed`` to somebody who was taken out.
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, ClassVar

from mentorwidgets.meeting.giving import asking_sections
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.presence import BEAT_SECONDS
from mentorwidgets.meeting.shared import shared_view
from mentorwidgets.meeting.timer import Timer
from mentorwidgets.meeting.turns import Turn
from mentorwidgets.meeting.view import AgendaTeller, page_agenda, page_view
from mentorwidgets.operations import RefusedError
from mentorwidgets.store import Role, Seat
from mentorwidgets.widgets.base import WorkbookWidget
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.home import yours
from mentorwidgets.widgets.meeting.bringing import bringing_side
from mentorwidgets.widgets.meeting.door import seat_side
from mentorwidgets.widgets.meeting.groups import page_duties_side, page_groups_side
from mentorwidgets.widgets.meeting.lines import LinesOnPage
from mentorwidgets.widgets.meeting.nowhere import NowherePage, find_meeting, words
from mentorwidgets.widgets.meeting.prompts import PromptsOnPage
from mentorwidgets.widgets.meeting.replies import RepliesOnPage
from mentorwidgets.widgets.meeting.sharing import SharingDesk
from mentorwidgets.widgets.meeting.side import Side, Sides, ToldSide
from mentorwidgets.widgets.meeting.values import ValuesOnPage, has_values
from mentorwidgets.widgets.network.network_map import NetworkMapPage
from mentorwidgets.widgets.talk.talk import TalkPage
from mentorwidgets.widgets.writer.writer import WriterPage
from mentorwidgets.words import gettext as _

_HERE = Path(__file__).resolve().parent
_STYLES = (
    _HERE.parent / "home" / "yours.css",
    _HERE / "meeting.css",
    _HERE / "door.css",
    _HERE / "turn_line.css",
    _HERE / "groups.css",
    _HERE / "bringing.css",
    _HERE / "boxes.css",
    _HERE / "prompt_card.css",
    _HERE / "results.css",
    _HERE / "lines.css",
    _HERE / "mosaic.css",
    _HERE / "values.css",
    _HERE / "replies.css",
)
#: How long after an operation the room is told of a step, in seconds: people change their minds.
_SETTLES_AFTER = 0.3


def open_meeting_page(desk: Desk) -> WorkbookWidget:
    """Open the meeting that this sitting takes part in, or a page that says where to join one."""
    live, nowhere = find_meeting(desk, Role.PARTICIPANT)
    if live is None:
        return NowherePage(desk, nowhere)
    try:
        exercise = desk.library.exercise(live.record.exercise)
    except LookupError:
        gone = _("The exercise of this meeting is not in this workbook any more.")
        return NowherePage(desk, words(gone))
    page = {"network": MapInMeeting, "writing": WriterInMeeting, "talk": TalkInMeeting}[
        exercise.kind
    ]
    return page(desk, live)


class MeetingFrame(WorkbookWidget):
    """What a meeting adds to the page of its exercise."""

    #: Sixty of them look; what they show is no board.
    look_every = 0.6
    framed: ClassVar[Path]

    def __init__(
        self,
        desk: Desk,
        *,
        entry: Path,  # noqa: ARG002 - the exercise's own, which the frame's module mounts
        style: Iterable[Path] = (),
        documents: Iterable[str] = (),
        options: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(
            desk,
            entry=self.framed,
            style=[*style, *_STYLES],
            documents=documents,
            options={"exercise": dict(options or {}), "meeting": _about(desk, self.live)},
        )
        self._settling: asyncio.TimerHandle | None = None
        self._shown: object = None
        self._agenda = AgendaTeller(self.live.agenda, page_agenda)
        self.sides = Sides(*self._sides())

    live: LiveMeeting

    def _sides(self) -> Iterable[Side]:
        """What the page shows of the meeting besides the clock."""
        # Looked up at each message: whoever listens to a page may take its place.
        tell = lambda told: self.say(told)  # noqa: E731
        return (
            seat_side(self.live, self.desk.person, tell),
            PromptsOnPage(self.desk, self.live, tell),
            page_groups_side(self.desk, self.live, tell),
            page_duties_side(self.desk, self.live, tell),
            bringing_side(self.live, tell),
            LinesOnPage(self.desk, self.live, tell),
            ToldSide(tell, "with-me", lambda: shared_view(self.live, self.desk.person)),
        )

    def on_hello(self) -> None:
        """Show the meeting as it is, and tell the room of work that was begun before."""
        super().on_hello()
        self.live.catch_up()
        if self._is_taken_out():
            return
        self._agenda.hello()
        self._note_progress()
        self._show()
        self.sides.hello()

    def on_change(self, documents: list[str]) -> None:
        """Show what the facilitator has done."""
        super().on_change(documents)
        self.live.catch_up()
        if self._is_taken_out():
            return
        # Sixty phones give signs of life: what they change is on the board, not on a phone. What
        # this page did itself may have read the board's move already, so it is compared each time.
        if self._standing() != self._shown:
            self._show()
        self.sides.refresh()

    def _is_taken_out(self) -> bool:
        """Whether whoever sits here is in the meeting no more; then the page is told nothing else.

        What it writes is kept as before: it is theirs.
        """
        out = self.desk.person in self.live.state.door.removed
        if out:
            self.say({"type": "removed"})
        return out

    def after_operation(self, document: str) -> None:
        """Tell the room, a moment later, if a step has come further."""
        super().after_operation(document)
        if self._settling is not None:
            self._settling.cancel()
        self._settling = asyncio.get_running_loop().call_later(_SETTLES_AFTER, self._note_progress)

    def answer(self, what: str, args: dict[str, Any]) -> dict[str, Any]:
        """``here``, ``away``, ``act``, the sides', and those about one's own work.

        The exercise has answered its own.
        """
        person, now = self.desk.person, self.desk.now()
        if what == "here":
            self.live.sign_of_life(person, _device(args), now)
            return {}
        if what == "away":
            self.live.leave(person, _device(args), now)
            return {}
        if what == "act":
            self._act(args)
            return {}
        if what in yours.QUESTIONS:
            return yours.answer(self.desk, what, args)
        if person in self.live.state.door.removed:
            raise RefusedError(_("You are not in this meeting any more."))
        if (side := self.sides.side_for(what)) is not None:
            return self.sides.answer(side, what, args)
        return super().answer(what, args)

    def _act(self, args: Mapping[str, Any]) -> None:
        kind, body = args.get("kind"), args.get("body")
        if not isinstance(kind, str) or not isinstance(body, dict):
            raise RefusedError(_("That question came without its words."))
        self.live.do(Role.PARTICIPANT, self.desk.person, kind, body, self.desk.now())
        self._show()
        self.sides.refresh()

    def _note_progress(self) -> None:
        for document in self.documents:
            progress = self.desk.document(document).work.progress()
            self.live.note_progress(self.desk.person, progress, self.desk.now())

    def _standing(self) -> tuple[Timer, Turn | None, list[Seat]]:
        state = self.live.state
        return state.timer, state.turns.on, self.live.seats

    def _show(self) -> None:
        self._shown = self._standing()
        view = page_view(self.live, self.desk.person, self.desk.now())
        self.say({**view, **self._agenda.news(self.live.agenda)})


# The exercise's page comes first, so that what it does not answer goes on to the frame.


class MapInMeeting(NetworkMapPage, MeetingFrame):
    """The network map in a meeting."""

    framed = _HERE / "meeting_map.js"

    def __init__(self, desk: Desk, live: LiveMeeting) -> None:
        self.live = live
        super().__init__(desk, live.record.exercise)

    def _sides(self) -> Iterable[Side]:
        """Maps are shared, too."""
        document = self.desk.document(self.live.record.exercise)
        shared = SharingDesk(self.desk, self.live, document, lambda told: self.say(told))
        return (*super()._sides(), shared)


class WriterInMeeting(WriterPage, MeetingFrame):
    """The writer in a meeting."""

    framed = _HERE / "meeting_writer.js"

    def __init__(self, desk: Desk, live: LiveMeeting) -> None:
        self.live = live
        super().__init__(desk, live.record.exercise)

    def _sides(self) -> Iterable[Side]:
        """Cards of values can be shown, and others give back, where the exercise asks for it."""
        # Looked up at each message: whoever listens to a page may take its place.
        tell = lambda told: self.say(told)  # noqa: E731
        document = self.desk.document(self.live.record.exercise)
        sides = [*super()._sides()]
        if has_values(document.exercise):
            sides.append(ValuesOnPage(self.desk, self.live, document, tell))
        if asking := asking_sections(document.exercise):
            kept = lambda: self._snapshot(document.name)  # noqa: E731
            sides.append(RepliesOnPage(self.desk, self.live, asking, tell, kept=kept))
        return sides


class TalkInMeeting(TalkPage, MeetingFrame):
    """A meeting without a worksheet: one's private notes in the frame of the meeting."""

    framed = _HERE / "meeting_talk.js"

    def __init__(self, desk: Desk, live: LiveMeeting) -> None:
        self.live = live
        super().__init__(desk, live.record.exercise)


def _about(desk: Desk, live: LiveMeeting) -> dict[str, Any]:
    return {
        "title": desk.library.exercise(live.record.exercise).title,
        "group": live.record.title,
        "video": live.record.video_link,
        **page_agenda(live.agenda),
        "beat": BEAT_SECONDS,
        "map": desk.library.exercise(live.record.exercise).kind == "network",
    }


def _device(args: Mapping[str, Any]) -> str:
    device = args.get("device")
    if not isinstance(device, str):
        raise RefusedError(_("That question came without its words."))
    return device
