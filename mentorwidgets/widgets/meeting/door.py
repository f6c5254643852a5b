"""What a participant's page shows of their seat: their hand, their name, what they missed.

Message to the browser: ``door {hand, shown, called, missed, until}``. What it does with
them it records as events of :mod:`mentorwidgets.meeting.door`.
"""

from __future__ import annotations

from typing import Any

from mentorwidgets.meeting.late import missed
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.operations import PersonId
from mentorwidgets.widgets.meeting.side import Say, ToldSide
from mentorwidgets.words import day_in_words


def seat_side(live: LiveMeeting, person: PersonId, say: Say) -> ToldSide:
    """One's own seat."""
    return ToldSide(say, "door", lambda: _view(live, person))


def _view(live: LiveMeeting, person: PersonId) -> dict[str, Any]:
    door = live.state.door
    hand = None if live.ended else door.hands.get(person)
    until = live.record.keep_until
    return {
        "hand": "" if hand is None else "seen" if hand.seen else "up",
        "shown": person in door.shown,
        "called": person in door.called,
        "missed": _missed(live, person),
        "until": day_in_words(until) if until else "",
    }


def _missed(live: LiveMeeting, person: PersonId) -> dict[str, Any] | None:
    """What was over when they came, for as long as the block is on in which they came."""
    timer = live.state.timer
    seat = next((seat for seat in live.seats if seat.person == person), None)
    if seat is None or timer.phase not in ("running", "paused"):
        return None
    late = missed(live.state.steering.trail, seat.joined_at)
    if late is None or timer.block is None or timer.block.id != late.block:
        return None
    return {"minute": late.minute, "before": list(late.before)}
