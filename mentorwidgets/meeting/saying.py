"""Sharing words from somebody's page: each act may arrive twice, and then counts once.

What a phone does while it is offline is sent again until it is answered (see ``sending.js``),
so the same act again is no change, and taking back what never arrived is none either. People are
named by the handles that their neighbours' pages know (see :func:`.sharing.seat_handle`).
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from mentorwidgets.meeting.lines import LONGEST_LINE, LONGEST_PARKED
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.sharing import seat_handle
from mentorwidgets.operations import PersonId, RefusedError
from mentorwidgets.plain import harmless
from mentorwidgets.store import Role
from mentorwidgets.words import gettext as _


class Saying:
    """What one person shares in words."""

    def __init__(self, live: LiveMeeting, person: PersonId) -> None:
        self._live = live
        self._person = person

    def say(self, id_: str, text: str, origin: str, to: Iterable[str] | None, at: datetime) -> None:
        """Share words with the people behind these handles, or (None) with the room.

        :raises RefusedError: there is nothing to say, or somebody named does not sit here; then
            nobody sees anything.
        """
        self._live.catch_up()
        has_a_seat(self._live, self._person)
        if self._is_done(id_):
            return
        named = (
            "room"
            if to is None
            else [behind_handle(self._live, self._person, handle) for handle in to]
        )
        body = {"id": id_, "text": checked_words(text, LONGEST_LINE), "from": origin, "to": named}
        self._do("say_line", body, at)

    def take_back(self, id_: str, at: datetime) -> None:
        """Take words back; nothing when they are not shared."""
        self._live.catch_up()
        line = self._live.state.lines.lines.get(id_)
        if line is not None and line.owner == self._person:
            self._do("take_line", {"id": id_}, at)

    def park(self, id_: str, text: str, at: datetime) -> None:
        """Put something aside for later, before everybody."""
        self._live.catch_up()
        has_a_seat(self._live, self._person)
        if not self._is_done(id_):
            self._do("park", {"id": id_, "text": checked_words(text, LONGEST_PARKED)}, at)

    def take_parked(self, id_: str, at: datetime) -> None:
        """Take back what one has put aside; nothing when it is not there."""
        self._live.catch_up()
        parked = self._live.state.lines.parked.get(id_)
        if parked is not None and parked.owner == self._person:
            self._do("take_parked", {"id": id_}, at)

    def _do(self, kind: str, body: dict[str, Any], at: datetime) -> None:
        self._live.do(Role.PARTICIPANT, self._person, kind, body, at)

    def _is_done(self, id_: str) -> bool:
        """Whether this was said already, or said and taken back."""
        lines = self._live.state.lines
        said = lines.lines.get(id_) or lines.parked.get(id_)
        return id_ in lines.taken or (said is not None and said.owner == self._person)


def has_a_seat(live: LiveMeeting, person: PersonId) -> None:
    """Raise :class:`RefusedError` when somebody does not sit here any more."""
    if not any(seat.person == person for seat in live.seats):
        raise RefusedError(_("You have no seat in this meeting any more."))


def behind_handle(live: LiveMeeting, person: PersonId, handle: str) -> PersonId:
    """Whom somebody's page means by a handle; raises :class:`RefusedError` when they are gone."""
    for seat in live.seats:
        if seat.person != person and seat_handle(person, seat.person) == handle:
            return seat.person
    raise RefusedError(
        _("Somebody you chose is not here any more. Nobody has seen it: choose again.")
    )


def checked_words(text: str, longest: int) -> str:
    """The words as they will be seen. Measured before they are cleaned, too."""
    words = harmless(text, lines=True).strip() if len(text) <= 2 * longest else text
    if not words:
        raise RefusedError(_("Write a few words first."), field="text")
    if len(words) > longest:
        raise RefusedError(
            _("That is too long to share: at most {n} characters.", n=f"{longest:,}"), field="text"
        )
    return words
