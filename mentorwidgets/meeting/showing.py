"""Sharing a map with people in a meeting: the acts, and what each side is told.

**Who can read what.** What is shared, with whom, is decided here and in :mod:`.sharing`, in the
process of whoever looks, on the host's computer: it reads the owner's work from the store, makes
the copy (:mod:`mentorwidgets.network.redaction`) and sends that to the browser, and nothing
else. No browser of another participant is sent a name, a note or an id that the owner did not
give. Whoever runs the computer on which the workbook is served could read its files, as the
page says where one writes.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from mentorwidgets.content.models import NetworkExercise
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.presence import AWAY_AFTER, BEAT_SECONDS
from mentorwidgets.meeting.sharing import Share, seat_handle
from mentorwidgets.network.redaction import Copy, redacted_view
from mentorwidgets.network.work import NetworkWork
from mentorwidgets.operations import DocumentId, PersonId, RefusedError
from mentorwidgets.store import Role, Seat, Store
from mentorwidgets.words import gettext as _


class Showing:
    """One participant's side: what they show, what is shown to them, and what they look at."""

    def __init__(
        self, store: Store, live: LiveMeeting, exercise: NetworkExercise, person: PersonId
    ) -> None:
        self._store = store
        self._live = live
        self._exercise = exercise
        self._person = person
        #: What was folded of a map that is looked at, and up to which revision.
        self._open: dict[str, tuple[NetworkWork, int]] = {}

    # The owner's acts ---------------------------------------------------------------------

    def show(
        self, to: Sequence[str], *, labels: bool, stars: bool, upto: int | None, at: datetime
    ) -> None:
        """Show the map to the people with these handles, and to nobody else.

        :raises RefusedError: nobody, or somebody who does not sit here, was named; or more than
            one was, for a map that is seen live.
        """
        known = {seat_handle(self._person, seat.person): seat.person for seat in self._others()}
        named = [known[handle] for handle in dict.fromkeys(to) if handle in known]
        if not to:
            raise RefusedError(_("Choose who will see it."), field="to")
        if len(named) != len(to):
            raise RefusedError(
                _("Somebody you chose is not in this meeting any more. Choose again."), field="to"
            )
        if upto is None and len(named) > 1:
            raise RefusedError(_("Live, one person at a time sees your map."), field="to")
        body = {
            "share": secrets.token_hex(16),
            "secret": secrets.token_hex(16),
            "to": named,
            "labels": labels,
            "stars": stars,
            "upto": upto,
        }
        self._live.do(Role.PARTICIPANT, self._person, "share", body, at)

    def take_back(self, share: str, at: datetime) -> None:
        """Take back what one has shown; nobody sees it from now on.

        :raises RefusedError: it is not one's own.
        """
        if self._own(share):
            self._live.do(Role.PARTICIPANT, self._person, "unshare", {"share": share}, at)
            return
        raise RefusedError(_("This is not shown to anybody any more."))

    def leave_out(self, at: datetime, *, out: bool) -> None:
        """Take no part in the picture of the group, or take part again."""
        leave_out(self._live, self._person, at, out=out)

    # The acts of whoever was named ----------------------------------------------------------

    def look(self, share: str, at: datetime) -> dict[str, Any]:
        """What is shown under this share; the owner sees that one looks.

        :raises RefusedError: it is not shown to this person, whatever their page asks.
        """
        granted = self._granted(share)
        before = self._live.state.sharing.looked_at(share, self._person)
        if before is None or (at - before).total_seconds() >= BEAT_SECONDS / 2:
            self._live.do(Role.PARTICIPANT, self._person, "look", {"share": share}, at)
        return self._read(granted)

    def look_away(self, share: str, at: datetime) -> None:
        """Look no longer; nothing when one did not."""
        self._open.pop(share, None)
        if self._live.state.sharing.looked_at(share, self._person) is not None:
            self._granted(share)
            self._live.do(Role.PARTICIPANT, self._person, "look_away", {"share": share}, at)

    def decline(self, share: str, at: datetime) -> None:
        """End for oneself what somebody shows."""
        self._granted(share)
        self._open.pop(share, None)
        self._live.do(Role.PARTICIPANT, self._person, "decline", {"share": share}, at)

    def still_shown(self, share: str) -> dict[str, Any] | None:
        """What is shown under this share now; None when it was taken back."""
        try:
            return self._read(self._granted(share))
        except RefusedError:
            self._open.pop(share, None)
            return None

    # What the page is told ------------------------------------------------------------------

    def view(self, now: datetime) -> dict[str, Any]:
        """Who may be named, what is shown to whom, and what is shown to this person, as JSON.

        - ``people``: ``seat`` (a handle) and ``name`` of everybody else who takes part
        - ``mine``: ``share, to: [{seat, name, until}], labels, stars, live, at``; ``until`` is
          when a sign of looking runs out, in milliseconds, 0 for whoever does not look
        - ``shown``: ``share, name, labels, live, at``, and ``until`` when its owner's sign of
          life does
        - ``out``: whether one is left out of the group's picture; ``counted`` that one is in
          it already, as the map was then
        """
        live, sharing = self._live, self._live.state.sharing
        seats = {seat.person: seat for seat in live.seats}
        return {
            "people": [
                {"seat": seat_handle(self._person, seat.person), "name": seat.name}
                for seat in self._others()
            ],
            "mine": [
                {
                    **_about(share),
                    "to": [
                        {
                            "seat": seat_handle(self._person, person),
                            "name": live.name_of(person),
                            "until": self._looks_until(share, person, seats, now),
                        }
                        for person in share.to
                        if live.name_of(person)
                    ],
                }
                for share in sharing.by(self._person)
            ],
            "shown": [
                {
                    **_about(share),
                    "name": live.name_of(share.owner),
                    "until": _milliseconds(self._here_until(seats[share.owner])),
                }
                for share in sharing.to(self._person)
                if share.owner in seats
            ],
            "out": self._person in sharing.out,
            "counted": sharing.blocks.has(self._person),
        }

    # ------------------------------------------------------------------------------------------

    def _others(self) -> list[Seat]:
        return [seat for seat in self._live.seats if seat.person != self._person]

    def _own(self, share: str) -> Share | None:
        self._live.catch_up()
        own = self._live.state.sharing.by(self._person)
        return next((each for each in own if each.id == share), None)

    def _granted(self, share: str) -> Share:
        """The share, if it is shown to this person now and its owner still sits here."""
        self._live.catch_up()
        seated = {seat.person for seat in self._live.seats}
        for each in self._live.state.sharing.to(self._person):
            if each.id == share and each.owner in seated and self._person in seated:
                return each
        raise RefusedError(_("This map is not shown to you any more."))

    def _read(self, share: Share) -> dict[str, Any]:
        work, revision = self._open.get(share.id, (NetworkWork(self._exercise), 0))
        document = DocumentId(self._exercise.name)
        for entry in self._store.entries(share.owner, document, after=revision):
            if share.upto is not None and entry.revision > share.upto:
                break
            work.replay(entry)
            revision = entry.revision
        self._open[share.id] = work, revision
        return redacted_view(work.map, work.categories, share.copy)

    def _here_until(self, seat: Seat) -> datetime:
        return self._live.state.presence.here_until(seat.person, joined_at=seat.joined_at)

    def _looks_until(
        self, share: Share, person: PersonId, seats: dict[PersonId, Seat], now: datetime
    ) -> float:
        looked = self._live.state.sharing.looked_at(share.id, person)
        if looked is None or person not in seats:
            return 0
        until = min(looked + AWAY_AFTER, self._here_until(seats[person]))
        return _milliseconds(until) if until > now else 0


def preview(work: NetworkWork, *, labels: bool, stars: bool) -> dict[str, Any]:
    """What others would see of this map, before anybody does."""
    copy = Copy(secrets.token_hex(16), labels=labels, stars=stars)
    return redacted_view(work.map, work.categories, copy)


def leave_out(live: LiveMeeting, person: PersonId, at: datetime, *, out: bool) -> None:
    """Somebody takes no part in the picture of the group, or takes part again."""
    live.catch_up()
    if (person in live.state.sharing.out) != out:
        live.do(Role.PARTICIPANT, person, "leave_out", {"out": out}, at)


def taking_part(live: LiveMeeting) -> Collection[PersonId]:
    """Who sits here and did not ask to be left out of the group's picture."""
    return [seat.person for seat in live.seats if seat.person not in live.state.sharing.out]


def _about(share: Share) -> dict[str, Any]:
    return {
        "share": share.id,
        "labels": share.copy.labels,
        "stars": share.copy.stars,
        "live": share.live,
        "at": _milliseconds(share.at),
    }


def _milliseconds(at: datetime) -> float:
    return at.timestamp() * 1000
