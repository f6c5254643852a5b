"""Who may record what in a meeting. Every event passes here before the store sees it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mentorwidgets.meeting.parts import read_body
from mentorwidgets.meeting.state import MeetingState
from mentorwidgets.operations import PersonId, RefusedError
from mentorwidgets.store import Role
from mentorwidgets.words import gettext as _


def check(
    role: Role,
    actor: PersonId | None,
    kind: str,
    body: Mapping[str, Any],
    state: MeetingState,
) -> None:
    """Raise :class:`RefusedError` unless this role may record this event now."""
    found = state.part_of(kind)
    if found is None or role not in found[1].roles:
        if role is Role.FACILITATOR:
            raise RefusedError(_("Only somebody who takes part can do that."))
        raise RefusedError(_("Only the person who leads the meeting can do that."))
    if actor in state.door.removed:
        raise RefusedError(_("You are not in this meeting any more."))
    part, rules = found
    if state.timer.phase == "ended" and not rules.after_the_end:
        raise RefusedError(_("This meeting has ended."))
    read = read_body(rules, body)
    if read is None:
        raise RefusedError(_("That is nothing this meeting knows. Please open the page again."))
    part.allows(kind, read, role, actor, state)
