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
            if lying.get(slip) == kept:
                return False
            new = slip not in lying
            last = self._last(meeting, box, actor)
            if last == "box_closed":
                raise rules.box_closed()
            if new and last == "slip_in":
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
            if slip not in self._rows.boxes.get((meeting, box), {}):
                return False
            if self._last(meeting, box, actor) == "box_closed":
                raise rules.box_closed()
            del self._rows.boxes[meeting, box][slip]
            self._note(meeting, box, actor, "slip_out", at)
            return True

    def close_box(
        self, meeting: MeetingId, box: str, *, actor: PersonId | None, at: datetime
    ) -> bool:
        rules.box(box)
        at = rules.utc(at)
        with self._lock:
            self._require_meeting(meeting)
            if actor is not None:
                self._require_person(actor)
            if self._last(meeting, box, actor) == "box_closed":
                return False
            self._note(meeting, box, actor, "box_closed", at)
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

    def _last(self, meeting: MeetingId, box: str, actor: PersonId | None) -> str:
        """What happened to this box last, of that which matters to this person."""
        return next(
            (
                event.kind
                for event in reversed(self._rows.events)
                if event.meeting == meeting
                and event.body.get("box") == box
                and (
                    event.kind in rules.BOX_KINDS
                    or (event.kind in rules.SLIP_KINDS and event.actor == actor)
                )
            ),
            "",
        )
