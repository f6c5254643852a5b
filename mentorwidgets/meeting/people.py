"""What whoever leads does for one person: another name, taken out, let in again."""

from __future__ import annotations

from datetime import datetime

from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.names import NameTakenError, checked_name
from mentorwidgets.operations import PersonId, RefusedError
from mentorwidgets.store import Role, Seat, Store
from mentorwidgets.words import gettext as _


class People:
    """Those who sit in one meeting, in the hands of one of those who lead it."""

    def __init__(self, store: Store, live: LiveMeeting, leader: PersonId | None) -> None:
        self._store = store
        self._live = live
        self._leader = leader

    def rename(self, person: PersonId, name: str, at: datetime) -> None:
        """Give somebody another name, one that nobody has; they are told."""
        seat = self._seat(person)
        others = {other.name for other in self._live.seats if other.person != person}
        checked = checked_name(name, others)
        if checked != seat.name:
            self._call(person, checked, at)

    def remove(self, person: PersonId, at: datetime) -> None:
        """Take somebody out; what they wrote stays theirs."""
        self._seat(person)
        self._do("remove", person, at)

    def admit(self, person: PersonId, at: datetime) -> None:
        """Let somebody in again, on their old seat; under another name if theirs is taken."""
        self._live.catch_up()
        seat = next((seat for seat in self._live.taken_out if seat.person == person), None)
        if seat is None:
            raise RefusedError(_("Nobody like that was taken out."))
        try:
            checked_name(seat.name, {other.name for other in self._live.seats})
        except NameTakenError as error:
            self._call(person, error.free, at)
        self._do("admit", person, at)

    def _seat(self, person: PersonId) -> Seat:
        self._live.catch_up()
        seat = next((seat for seat in self._live.seats if seat.person == person), None)
        if seat is None:
            raise RefusedError(_("Nobody sits there any more."))
        return seat

    def _call(self, person: PersonId, name: str, at: datetime) -> None:
        self._store.rename_seat(self._live.record.id, person, name=name)
        self._do("called", person, at)

    def _do(self, kind: str, person: PersonId, at: datetime) -> None:
        self._live.do(Role.FACILITATOR, self._leader, kind, {"person": person}, at)
