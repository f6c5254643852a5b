# ruff: noqa: D102 -- what each method promises stands once, in protocol.py
"""Slips, in memory."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any

from mentorwidgets.operations import MeetingId, PersonId
from mentorwidgets.store import rules
from mentorwidgets.store.memory.rows import InMemory
from mentorwidgets.store.records import Event


class Slips(InMemory):
    """The part of :class:`~mentorwidgets.store.protocol.Store` on slips."""

    def cast_slip(
        self,
        meeting: MeetingId,
        box: str,
        slip: str,
        content: Any,
        *,
        actor: PersonId,
        at: datetime,
    ) -> bool:
        rules.box(box)
        rules.slip(slip)
        at, kept = rules.utc(at), rules.to_json(content)
        with self._lock:
            self._require_meeting(meeting)
            self._require_person(actor)
            lying = self._rows.boxes.setdefault((meeting, box), {})
            new = slip not in lying
            if new and self._has_cast(meeting, box, actor):
                raise rules.slip_cast()
            lying[slip] = kept
            self._changes += 1
            if new:
                self._note(meeting, box, actor, "slip_in", at)
            return new

    def withdraw_slip(
        self, meeting: MeetingId, box: str, slip: str, *, actor: PersonId, at: datetime
    ) -> bool:
        at = rules.utc(at)
        with self._lock:
            self._require_meeting(meeting)
            self._require_person(actor)
            if self._rows.boxes.get((meeting, box), {}).pop(slip, None) is None:
                return False
            self._note(meeting, box, actor, "slip_out", at)
            return True

    def empty_box(
        self, meeting: MeetingId, box: str, *, actor: PersonId | None, at: datetime
    ) -> None:
        at = rules.utc(at)
        with self._lock:
            self._require_meeting(meeting)
            if actor is not None:
                self._require_person(actor)
            self._rows.boxes.pop((meeting, box), None)
            self._note(meeting, box, actor, "box_emptied", at)

    def slips(self, meeting: MeetingId, box: str) -> list[Any]:
        with self._lock:
            lying = self._rows.boxes.get((meeting, box), {})
            return rules.in_no_order({slip: json.loads(kept) for slip, kept in lying.items()})

    def _note(
        self, meeting: MeetingId, box: str, actor: PersonId | None, kind: str, at: datetime
    ) -> None:
        self._event_ids += 1
        event = Event(self._event_ids, meeting, actor, kind, {"box": box}, at)
        self._rows.events.append(event)
        self._changes += 1

    def _has_cast(self, meeting: MeetingId, box: str, actor: PersonId) -> bool:
        last = ""
        for event in self._rows.events:
            if event.meeting != meeting or event.body.get("box") != box:
                continue
            mine = event.kind in ("slip_in", "slip_out") and event.actor == actor
            if mine or event.kind == "box_emptied":
                last = event.kind
        return last == "slip_in"
