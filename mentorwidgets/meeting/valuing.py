"""Showing values from somebody's page: each act may arrive twice, and then counts once.

Labels come from the person's own cards, never from the browser, so a card that is private or not
chosen is refused whatever a page asks. Who rules over what the room sees stands in
:mod:`.values`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from mentorwidgets.meeting.asking import Asking
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.sharing import seat_handle
from mentorwidgets.meeting.values import ValueSet
from mentorwidgets.operations import PersonId, RefusedError
from mentorwidgets.reflection.mosaic import Value
from mentorwidgets.store import Role, Store
from mentorwidgets.together import LEAST
from mentorwidgets.words import gettext as _


class Valuing:
    """What one person shows of their values."""

    def __init__(self, store: Store, live: LiveMeeting, person: PersonId) -> None:
        self._store = store
        self._live = live
        self._person = person

    def show(
        self,
        share: str,
        values: Sequence[Value],
        to: Iterable[str] | None,
        at: datetime,
        *,
        named: bool,
    ) -> None:
        """Show these to the people behind the handles, or (None) to the room.

        :raises RefusedError: nothing is chosen, somebody named does not sit here, or there are
            too few for doing it without names; then nobody sees anything.
        """
        self._live.catch_up()
        if not any(seat.person == self._person for seat in self._live.seats):
            raise RefusedError(_("You have no seat in this meeting any more."))
        if self._is_done(share):
            return
        if not values:
            raise RefusedError(_("Choose at least one value."), field="values")
        people = "room" if to is None else [self._seat_of(handle) for handle in to]
        if not named:
            self._enough_for_no_names(at)
        body = {
            "share": share,
            "values": [{"id": value.id, "label": value.label} for value in values],
            "to": people,
            "named": named,
        }
        self._do("show_values", body, at)
        self._gather(at)

    def take_back(self, share: str, at: datetime) -> None:
        """Take values back; nothing when they are not shown."""
        if self._own(share) is not None:
            self._do("take_values", {"share": share}, at)

    def put_back(self, share: str, at: datetime) -> None:
        """Show again what was shown without a name and taken back."""
        if self._own(share) is None:
            raise RefusedError(_("This is not shown any more."))
        if self._person in self._live.state.values.back:
            self._do("return_values", {"share": share}, at)

    # ------------------------------------------------------------------------------------------

    def _do(self, kind: str, body: dict[str, Any], at: datetime) -> None:
        self._live.do(Role.PARTICIPANT, self._person, kind, body, at)

    def _own(self, share: str) -> ValueSet | None:
        self._live.catch_up()
        mine = self._live.state.values.of(self._person)
        return next((each for each in mine if each.share == share), None)

    def _is_done(self, share: str) -> bool:
        values = self._live.state.values
        return share in values.taken or self._own(share) is not None

    def _enough_for_no_names(self, at: datetime) -> None:
        here = Asking(self._store, self._live).here(at)
        if here < LEAST:
            raise RefusedError(
                _(
                    "Without names needs at least {least} people here, and there are {here}: in a "
                    "group this small the others will know.",
                    least=LEAST,
                    here=here,
                ),
                field="named",
            )

    def _gather(self, at: datetime) -> None:
        """Those who wait are seen together, as soon as they are five."""
        values = self._live.state.values
        waiting = values.waiting([seat.person for seat in self._live.seats])
        if len(waiting) >= LEAST:
            self._store.record(
                self._live.record.id,
                actor=None,
                kind="gather_values",
                body={"people": waiting},
                at=at,
            )
            self._live.catch_up()

    def _seat_of(self, handle: str) -> PersonId:
        for seat in self._live.seats:
            if seat.person != self._person and seat_handle(self._person, seat.person) == handle:
                return seat.person
        raise RefusedError(
            _("Somebody you chose is not here any more. Nobody has seen it: choose again."),
            field="to",
        )
