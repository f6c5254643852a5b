"""How many have given something back, on the board: numbers, never whose words, and no words.

Message to the browser: ``replies`` (see
:meth:`mentorwidgets.meeting.replies_view.ReplyViews.board`).
"""

from __future__ import annotations

from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.replies_view import ReplyViews
from mentorwidgets.widgets.meeting.side import Say, ToldSide


def replies_on_board(live: LiveMeeting, say: Say) -> ToldSide:
    """The counts; they stay silent where nobody has given anything."""
    return ToldSide(say, "replies", ReplyViews(live).board)
