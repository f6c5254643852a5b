"""What the pages of a meeting are shown, as JSON: numbers for the board, nobody's content.

Times are in milliseconds since 1970 by the server's clock; a browser knows how far its own is
off, and ticks from there.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from mentorwidgets.meeting.agenda import Agenda, Block
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.turns_view import turn_view
from mentorwidgets.operations import PersonId


def board_view(live: LiveMeeting, now: datetime) -> dict[str, Any]:
    """What changes on the facilitator's board: clock, counts, and who is in the room."""
    return {
        **clock_view(live, now),
        "counts": [{**count, "who": _who(live, count["id"])} for count in counts_view(live)],
        "people": [
            {
                "seat": seat.person,
                "name": seat.name,
                "presence": live.state.presence.of(seat.person, now, joined_at=seat.joined_at),
                "until": _milliseconds(
                    live.state.presence.here_until(seat.person, joined_at=seat.joined_at)
                ),
            }
            for seat in live.seats
        ],
    }


def _who(live: LiveMeeting, step: str) -> list[dict[str, str]]:
    """Those at a step who have chosen that their name stands there."""
    shown, progress = live.state.door.shown, live.state.progress
    return [
        {"name": seat.name, "how": how}
        for seat in live.seats
        if seat.person in shown and (how := progress.of(seat.person, step)) != "none"
    ]


def board_agenda(agenda: Agenda) -> dict[str, list[dict[str, Any]]]:
    """The timed blocks with what the facilitator says and does, and everybody else does."""
    return {
        "agenda": [
            {
                **block_view(block),
                "says": block.says,
                "does": block.does,
                "forTwo": block.for_two,
                "quiet": block.quiet,
                "fallback": block.fallback,
            }
            for block in agenda.timed
        ],
        "before": _before(agenda),
    }


def page_view(live: LiveMeeting, person: PersonId, now: datetime) -> dict[str, Any]:
    """What changes on a participant's page: the clock, and the name they sit under."""
    return {**clock_view(live, now), "name": live.name_of(person), "joined": len(live.seats)}


def page_agenda(agenda: Agenda) -> dict[str, list[dict[str, Any]]]:
    """The timed blocks as participants see them: what the facilitator says stays on the board."""
    return {
        "agenda": [
            {
                **block_view(block),
                "see": block.see,
                "quiet": block.quiet,
                "screen": block.screen,
            }
            for block in agenda.timed
        ],
        "before": _before(agenda),
    }


def block_view(block: Block) -> dict[str, Any]:
    """What every screen is told of a block."""
    return {
        "id": block.id,
        "title": block.title,
        "minutes": block.minutes,
        "mode": block.mode,
        "step": block.step,
        "do": block.do,
    }


def _before(agenda: Agenda) -> list[dict[str, Any]]:
    return [{"id": block.id, "title": block.title, "do": block.do} for block in agenda.before]


class AgendaTeller:
    """Adds the agenda to what a page is told, when it is not what that page knows.

    A page is opened with ``known``; ``shown`` makes of an agenda what the page is told of it.
    """

    def __init__(
        self, known: Agenda, shown: Callable[[Agenda], dict[str, list[dict[str, Any]]]]
    ) -> None:
        self._known: Agenda | None = known
        self._shown = shown
        self._told_anew = False

    def hello(self) -> None:
        """The page speaks again, and may have missed what it was told."""
        if self._told_anew:
            self._known = None

    def news(self, agenda: Agenda) -> dict[str, list[dict[str, Any]]]:
        """The agenda if it is new to the page, else nothing."""
        if agenda == self._known:
            return {}
        self._known, self._told_anew = agenda, True
        return self._shown(agenda)


def counts_view(live: LiveMeeting) -> list[dict[str, Any]]:
    """How many are how far with each step."""
    return [
        {
            "id": count.id,
            "title": count.title,
            "joined": count.joined,
            "working": count.working,
            "done": count.done,
        }
        for count in live.counts()
    ]


def clock_view(live: LiveMeeting, now: datetime) -> dict[str, Any]:
    """The clock, as every page of the meeting is told it."""
    timer, slot = live.state.timer, timedelta(minutes=live.state.plan.slot)
    return {
        "type": "meeting",
        "now": _milliseconds(now),
        "phase": timer.phase,
        "index": timer.index,
        "remaining": round(timer.remaining(now), 3),
        "ahead": round(timer.ahead(now), 3),
        # When what the room has is over: the meeting may end sooner, or later.
        "turn": turn_view(live, now),
        "due": _milliseconds(timer.began + slot) if timer.began else None,
    }


def _milliseconds(at: datetime) -> float:
    return at.timestamp() * 1000
