"""Who may record what in a meeting. Every event passes here before the store sees it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from mentorwidgets.meeting import sharing
from mentorwidgets.meeting.state import STATES, MeetingState, is_seconds
from mentorwidgets.operations import CLIENT_PATTERN, RefusedError
from mentorwidgets.store import Role
from mentorwidgets.words import gettext as _

_STEERING = frozenset({"start", "pause", "extend", "move", "end", "vacate"})
_TAKING_PART = frozenset({"here", "away", "progress"})
#: Which kinds of event a role may record; what is not named may record none.
MAY: Mapping[Role, frozenset[str]] = {
    Role.FACILITATOR: _STEERING,
    Role.PARTICIPANT: _TAKING_PART | sharing.KINDS,
}
_BLOCK = re.compile(r"[a-z0-9-]{1,60}")


def check(role: Role, kind: str, body: Mapping[str, Any], state: MeetingState) -> None:
    """Raise :class:`RefusedError` unless this role may record this event now."""
    if kind not in MAY.get(role, frozenset()):
        raise RefusedError(_("Only the person who leads the meeting can do that."))
    if state.timer.phase == "ended" and kind not in sharing.ALSO_AFTER_THE_END:
        raise RefusedError(_("This meeting has ended."))
    if not _makes_sense(kind, body, state):
        raise RefusedError(_("That is nothing this meeting knows. Please open the page again."))


def _makes_sense(kind: str, body: Mapping[str, Any], state: MeetingState) -> bool:
    agenda = state.timer.agenda
    if kind in sharing.KINDS:
        return sharing.makes_sense(kind, body)
    if kind == "extend":
        return body.keys() == {"seconds"} and is_seconds(body["seconds"])
    if kind == "move":
        return body.keys() == {"origin", "target"} and all(
            isinstance(block, str)
            and _BLOCK.fullmatch(block)
            and agenda.position(block) is not None
            for block in body.values()
        )
    if kind == "vacate":
        person = body.get("person")
        return body.keys() == {"person"} and bool(
            isinstance(person, str) and CLIENT_PATTERN.fullmatch(person)
        )
    if kind in ("here", "away"):
        device = body.get("device")
        return body.keys() == {"device"} and bool(
            isinstance(device, str) and CLIENT_PATTERN.fullmatch(device)
        )
    if kind == "progress":
        steps = {step.id for step in agenda.steps}
        return bool(body) and body.keys() <= steps and all(s in STATES for s in body.values())
    return not body
