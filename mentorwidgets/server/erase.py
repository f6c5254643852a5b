"""``/erase`` and ``/host/<meeting>/erase``: what somebody wants gone goes for good. Light HTML."""

from __future__ import annotations

from collections.abc import Callable

from mentorwidgets.operations import PersonId
from mentorwidgets.server.base import InWordsError, OurHandler
from mentorwidgets.server.host import HostOnly
from mentorwidgets.server.identity import take_cookie_back
from mentorwidgets.server.kernels import Kernels, Owner
from mentorwidgets.store import KeyRecord, Role, StoreError, Traces
from mentorwidgets.words import gettext as _


class EraseMeeting(HostOnly):
    """``/host/<meeting>/erase``: everything of one meeting."""

    def get(self, meeting: str) -> None:
        """Say what goes, and ask."""
        self.hosts_only()
        record = self.open_meeting(meeting)
        self.show(
            "erase_meeting.html.j2",
            title=_("Erase this meeting?"),
            id=record.id,
            exercise=self.workbook.exercise_title(record.exercise),
            group=record.title,
            seats=sum(s.role == Role.PARTICIPANT for s in self.workbook.store.seats(record.id)),
        )

    async def post(self, meeting: str) -> None:
        """Close the meeting's pages, and erase it."""
        self.hosts_only()
        record = self.open_meeting(meeting)
        store, now = self.workbook.store, self.workbook.now()
        await _erase(
            self,
            lambda owner: owner.meeting == record.id,
            lambda: store.erase_meeting(record.id, at=now),
        )
        self.links.pop(record.id, None)
        self.redirect("/host", status=303)


class EraseMine(OurHandler):
    """``/erase``, ``/m/<id>/erase``: everything of whoever asks."""

    def get(self) -> None:
        """Say what goes, and ask."""
        self._whose()
        self.show(
            "erase_mine.html.j2",
            title=_("Erase everything of yours?"),
            room=self.meeting is not None,
        )

    async def post(self) -> None:
        """Close the person's pages, erase them, and let this browser forget them."""
        key, person = self._whose()
        await _erase(
            self,
            lambda owner: owner.person == person,
            lambda: self.workbook.store.erase_person(person, at=self.workbook.now()),
        )
        traces = self.workbook.store.traces(person)
        if not traces.nothing:
            raise InWordsError(
                500,
                _("Please erase once more: something of yours came in while it was erased."),
                title=_("Not all of it could be erased"),
            )
        take_cookie_back(self, Role(key.role), self.meeting)
        self.show(
            "erased.html.j2",
            title=_("Everything of yours is erased"),
            person=person,
            room=self.meeting is not None,
            looked=_looked_through(traces),
            mentions=traces.mentions,
        )

    def _whose(self) -> tuple[KeyRecord, PersonId]:
        key = self.visitor and self.visitor.as_one_of({Role.OWNER, Role.PARTICIPANT})
        if not key or key.person is None:
            raise InWordsError(
                403, _("Nothing of yours is known to this browser, so it can erase nothing.")
            )
        return key, key.person


def _looked_through(traces: Traces) -> list[tuple[str, int]]:
    """Where the store looked for somebody, in words, and how much it found there."""
    return [
        (_("Among the people here"), traces.people),
        (_("Keys and personal links"), traces.keys),
        (_("What you wrote, every version"), traces.entries),
        (_("Seats, with your name"), traces.seats),
        (_("What you did in meetings"), traces.events),
    ]


async def _erase(
    handler: OurHandler, which: Callable[[Owner], bool], erase: Callable[[], object]
) -> None:
    """End the kernels that know something of it, then erase, then those that began meanwhile."""
    kernels: Kernels = handler.kernel_manager
    await kernels.end_all(which)
    try:
        erase()
    except StoreError as error:
        raise InWordsError(500, error.message, title=_("Not all of it could be erased")) from error
    await kernels.end_all(which)
