"""One move that brings everybody to a block: each page opens what of the exercise it works on.

Moving on brings everybody by itself. ``bring`` does it once more, for those who have wandered
off meanwhile; it tells a page where the room is and locks nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from mentorwidgets.meeting.parts import FACILITATOR, Body, ContentId, Kind, Part
from mentorwidgets.operations import PersonId, RefusedError
from mentorwidgets.store import Event, Role
from mentorwidgets.words import gettext as _

if TYPE_CHECKING:
    from mentorwidgets.meeting.state import MeetingState


class Bring(Body):
    """The block that everybody is brought to: the one that is on, as the board saw it."""

    block: ContentId


class Bringing(Part):
    """How often everybody was called together."""

    kinds: ClassVar[Mapping[str, Kind]] = {"bring": Kind(FACILITATOR, Bring)}

    def __init__(self) -> None:
        #: Counts the calls, so that a page knows a new one from one that it has followed.
        self.calls = 0

    def replay(self, event: Event, body: Any) -> bool:
        """Count a call."""
        del event, body
        self.calls += 1
        return True

    def allows(
        self, kind: str, body: Any, role: Role, actor: PersonId | None, state: MeetingState
    ) -> None:
        """Only to the block that is on: of two who lead, the other may just have moved."""
        del kind, role, actor
        timer = state.timer
        if timer.phase not in ("running", "paused"):
            raise RefusedError(_("The meeting has not begun. Press Start first."))
        if timer.block is None or timer.block.id != body.block:
            raise RefusedError(
                _("The meeting has moved on meanwhile. Look where it is, and press again.")
            )


def where_to(state: MeetingState) -> tuple[str, str, int] | None:
    """The block that the room is at, its screen and the count of calls; None while none is on."""
    timer = state.timer
    if timer.phase not in ("running", "paused") or timer.block is None:
        return None
    return timer.block.id, timer.block.screen, state.bringing.calls
