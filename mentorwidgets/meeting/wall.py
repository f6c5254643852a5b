"""What the wall shows: the room's own view of its meeting, which anybody may photograph.

Nothing on it says who has done what. Whoever is here is a number; of when they will be called
away only the times are given, in their own order.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any

from mentorwidgets.meeting.agenda import Agenda
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.view import block_view, clock_view, counts_view


def wall_view(live: LiveMeeting, now: datetime) -> dict[str, Any]:
    """The clock, how far the room is, and until when how many are here."""
    return {
        **clock_view(live, now),
        "type": "wall",
        "counts": counts_view(live),
        "joined": len(live.seats),
        "locked": live.state.door.locked,
        "until": sorted(
            live.state.presence.here_until(seat.person, joined_at=seat.joined_at).timestamp() * 1000
            for seat in live.seats
        ),
    }


def wall_agenda(agenda: Agenda) -> dict[str, list[dict[str, Any]]]:
    """The timed blocks as the room sees them: what the facilitator says stays on the board."""
    return {"agenda": [block_view(block) for block in agenda.timed]}
