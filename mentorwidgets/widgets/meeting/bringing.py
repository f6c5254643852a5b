"""Bringing everybody to the block that is on.

Message to the browser: ``bring {block, title, screen, calls}`` when the page opens, when the
meeting moves and when whoever leads calls everybody; ``block`` is "" while no block is on.
"""

from __future__ import annotations

from typing import Any

from mentorwidgets.meeting.bringing import where_to
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.widgets.meeting.side import Say, ToldSide


def bringing_side(live: LiveMeeting, say: Say) -> ToldSide:
    """Where the room is."""
    return ToldSide(say, "bring", lambda: _view(live))


def _view(live: LiveMeeting) -> dict[str, Any]:
    block, screen, calls = where_to(live.state) or ("", "", live.state.bringing.calls)
    titles = {each.id: each.title for each in live.agenda.timed}
    return {"block": block, "title": titles.get(block, ""), "screen": screen, "calls": calls}
