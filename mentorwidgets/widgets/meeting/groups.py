"""Groups and duties as those see them who are in them, and the wall.

Messages to the browser: ``groups`` (see :mod:`mentorwidgets.meeting.groups_view`) and
``duties {mine}``, the duties of whoever sits here.
"""

from __future__ import annotations

from mentorwidgets.meeting.groups_view import page_groups, wall_groups
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.meeting.side import Say, ToldSide


def page_groups_side(desk: Desk, live: LiveMeeting, say: Say) -> ToldSide:
    """With whom one is, on a participant's page."""
    return ToldSide(say, "groups", lambda: page_groups(live, desk.person, desk.now()))


def page_duties_side(desk: Desk, live: LiveMeeting, say: Say) -> ToldSide:
    """What one has to do for the hour, on a participant's page."""
    return ToldSide(say, "duties", lambda: {"mine": live.state.duties.shared.of(desk.person)})


def wall_groups_side(desk: Desk, live: LiveMeeting, say: Say) -> ToldSide:
    """All groups by name, on the wall."""
    return ToldSide(say, "groups", lambda: wall_groups(live, desk.now()))
