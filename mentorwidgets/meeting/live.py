"""A meeting as one process sees it: folded from the store, kept up with it, and steered."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from mentorwidgets.meeting.agenda import Agenda, read_agenda
from mentorwidgets.meeting.guard import check
from mentorwidgets.meeting.presence import AWAY_AFTER, BEAT_SECONDS, GRACE
from mentorwidgets.meeting.state import MeetingState
from mentorwidgets.operations import MeetingId, PersonId, RefusedError
from mentorwidgets.store import Role, Seat, Store
from mentorwidgets.words import gettext as _


@dataclass(frozen=True, slots=True)
class Count:
    """How many are how far with one step; ``joined`` counts everybody who has a seat."""

    id: str
    title: str
    joined: int
    working: int
    done: int


class LiveMeeting:
    """One meeting, opened from the store.

    Raises :class:`~mentorwidgets.operations.RefusedError` when there is no such meeting.
    """

    def __init__(self, store: Store, meeting: MeetingId) -> None:
        found = store.meeting(meeting)
        if found is None:
            raise RefusedError(_("This meeting is not here any more."))
        self.record = found
        self.state = MeetingState(read_agenda(found.agenda))
        #: The participants' seats that are taken, in the order they came.
        self.seats: list[Seat] = []
        self._everybody: list[Seat] = []
        self._store = store
        self._last = 0
        self.catch_up()

    def catch_up(self) -> bool:
        """Fold what others have recorded meanwhile; true when something changed."""
        events = self._store.events(self.record.id, after=self._last)
        for event in events:
            self.state.replay(event)
            self._last = event.id
        record = self._store.meeting(self.record.id) or self.record
        if record.ended_at is not None:
            self.state.steering.timer = self.state.timer.end(record.ended_at)
        self._everybody = self._store.seats(self.record.id)
        seats = [
            seat
            for seat in self._everybody
            if seat.role == Role.PARTICIPANT
            and seat.person not in self.state.presence.vacated
            and seat.person not in self.state.door.removed
        ]
        changed = bool(events) or (record, seats) != (self.record, self.seats)
        self.record, self.seats = record, seats
        return changed

    def do(
        self, role: Role, actor: PersonId | None, kind: str, body: Mapping[str, Any], at: datetime
    ) -> None:
        """Record an event, if this role may; raises :class:`RefusedError` if not."""
        self.catch_up()
        check(role, actor, kind, body, self.state)
        if kind == "end":
            # First the event: a meeting that is marked as ended shows where its clock stopped.
            self._store.record(self.record.id, actor=actor, kind=kind, body={}, at=at)
            self._store.end_meeting(self.record.id, at)
        else:
            self._store.record(self.record.id, actor=actor, kind=kind, body=dict(body), at=at)
        self.catch_up()

    def sign_of_life(
        self, person: PersonId, device: str, at: datetime, role: Role = Role.PARTICIPANT
    ) -> None:
        """Note that this device of this person is here; at most one event a beat."""
        seen = self.state.presence.last_seen(person, device)
        enough = timedelta(seconds=BEAT_SECONDS / 2)
        if self.ended or (seen is not None and at - seen < enough):
            return
        kind = "here" if role is Role.PARTICIPANT else "leads"
        self.do(role, person, kind, {"device": device}, at)

    def leave(
        self, person: PersonId, device: str, at: datetime, role: Role = Role.PARTICIPANT
    ) -> None:
        """Note that this device of this person is leaving; one that is not here leaves nothing."""
        seen = self.state.presence.last_seen(person, device)
        if not self.ended and seen is not None and at - seen < AWAY_AFTER - GRACE:
            self.do(role, person, "away", {"device": device}, at)

    def note_progress(self, person: PersonId, progress: Mapping[str, str], at: datetime) -> bool:
        """Record which steps have changed for this person, if any; true when something was."""
        known = {step.id for step in self.agenda.steps}
        changed = {
            step: state
            for step, state in progress.items()
            if step in known and state != self.state.progress.of(person, step)
        }
        if not changed or self.ended or person in self.state.door.removed:
            return False
        self.do(Role.PARTICIPANT, person, "progress", changed, at)
        return True

    def note_count(self, actor: PersonId | None, body: Mapping[str, Any], at: datetime) -> None:
        """Record who comes into the group's picture together; see :mod:`.counting`.

        No page may ask for this with people of its own choice, so it is not for :meth:`do`.
        """
        self._store.record(self.record.id, actor=actor, kind="count", body=body, at=at)
        self.catch_up()

    def give_back(
        self, role: Role, actor: PersonId | None, person: PersonId, at: datetime
    ) -> PersonId:
        """Give the seat of somebody who lost their key to a new person of the same name.

        The seat only: what was written stays with whoever still has the old key. Raises
        :class:`RefusedError` when nobody sits there, or when this role may not.
        """
        self.catch_up()
        seat = next((seat for seat in self.seats if seat.person == person), None)
        if seat is None:
            raise RefusedError(_("Nobody sits there any more."))
        self.do(role, actor, "vacate", {"person": person}, at)
        new = self._store.create_person(at=at)
        self._store.take_seat(self.record.id, new, name=seat.name, role=Role.PARTICIPANT, at=at)
        self.catch_up()
        return new

    @property
    def taken_out(self) -> list[Seat]:
        """The seats of those who were taken out of the meeting."""
        removed = self.state.door.removed
        return [s for s in self._everybody if s.role == Role.PARTICIPANT and s.person in removed]

    @property
    def leaders(self) -> list[Seat]:
        """The seats of those who lead by a link that was made for them."""
        removed = self.state.door.removed
        return [
            s for s in self._everybody if s.role == Role.FACILITATOR and s.person not in removed
        ]

    def name_of(self, person: PersonId) -> str:
        """Give the name that this person chose here; ``""`` without a seat."""
        return next((seat.name for seat in self._everybody if seat.person == person), "")

    @property
    def agenda(self) -> Agenda:
        """The agenda as it is planned now."""
        return self.state.timer.agenda

    @property
    def ended(self) -> bool:
        """Whether the meeting is over."""
        return self.state.timer.phase == "ended"

    def counts(self) -> list[Count]:
        """How many are how far, step by step: numbers, never names."""
        return [
            Count(
                id=step.id,
                title=step.title,
                joined=len(self.seats),
                working=self._how_many(step.id, "working"),
                done=self._how_many(step.id, "done"),
            )
            for step in self.agenda.steps
        ]

    def _how_many(self, step: str, state: str) -> int:
        return sum(self.state.progress.of(seat.person, step) == state for seat in self.seats)
