"""The door of the meeting on the board, and those who sit or lead behind it.

Message to the browser: ``door`` (see :meth:`DoorSide._view`). Questions from it: ``here`` and
``away {device}``, signs of life of the board itself; ``give_back {seat}`` gives ``{url, qr}``, a
link valid once, for somebody who lost theirs; ``rename {seat, name}``, ``remove {seat}`` and
``admit {seat}``; ``lead_too {name}`` gives ``{url, qr}``, a link for somebody who leads too, and
``end_lead {seat}`` ends it.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from typing import Any

from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.names import checked_name
from mentorwidgets.meeting.people import People
from mentorwidgets.operations import PersonId, RefusedError
from mentorwidgets.store import Role, hash_key
from mentorwidgets.widgets.board.way_in import qr
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.meeting.side import Say, ToldSide
from mentorwidgets.words import day_in_words
from mentorwidgets.words import gettext as _


class DoorSide(ToldSide):
    """The door, the seats, and who leads; ``say`` reaches the browser."""

    def __init__(self, desk: Desk, live: LiveMeeting, say: Say) -> None:
        super().__init__(
            say,
            "door",
            self._view,
            {
                "here": self._here,
                "away": self._away,
                "give_back": self._give_back,
                "rename": self._rename,
                "remove": self._remove,
                "admit": self._admit,
                "lead_too": self._lead_too,
                "end_lead": self._end_lead,
            },
        )
        self._desk = desk
        self._live = live
        self._people = People(desk.store, live, desk.sitting.person)

    def _view(self) -> dict[str, Any]:
        live, door = self._live, self._live.state.door
        names = {seat.person: seat.name for seat in live.seats}
        until = live.record.keep_until
        return {
            "locked": door.locked,
            "hands": [
                {"seat": person, "name": names[person], "seen": hand.seen}
                for person, hand in door.hands.items()
                if person in names and not live.ended
            ],
            "removed": [{"seat": seat.person, "name": seat.name} for seat in live.taken_out],
            "leaders": [
                {"seat": seat.person, "name": seat.name}
                for seat in live.leaders
                if seat.person != self._desk.sitting.person
            ],
            "boards": max(live.state.presence.open_pages(self._desk.now(), but_of=names), 1),
            "until": day_in_words(until) if until else "",
        }

    def _here(self, args: dict[str, Any]) -> Mapping[str, Any]:
        person = self._desk.sitting.person
        if person is not None:
            self._live.sign_of_life(person, _text(args, "device"), self._desk.now(), self._role)
        return {}

    def _away(self, args: dict[str, Any]) -> Mapping[str, Any]:
        person = self._desk.sitting.person
        if person is not None:
            self._live.leave(person, _text(args, "device"), self._desk.now(), self._role)
        return {}

    def _give_back(self, args: dict[str, Any]) -> Mapping[str, Any]:
        person = self._live.give_back(
            self._role, self._desk.sitting.person, _seat(args), self._desk.now()
        )
        # Valid once: whoever leads has seen it, and must not be able to use it afterwards.
        return self._link(person, Role.PARTICIPANT, once=True)

    def _rename(self, args: dict[str, Any]) -> Mapping[str, Any]:
        self._people.rename(_seat(args), _text(args, "name"), self._desk.now())
        return {}

    def _remove(self, args: dict[str, Any]) -> Mapping[str, Any]:
        self._people.remove(_seat(args), self._desk.now())
        return {}

    def _admit(self, args: dict[str, Any]) -> Mapping[str, Any]:
        self._people.admit(_seat(args), self._desk.now())
        return {}

    def _lead_too(self, args: dict[str, Any]) -> Mapping[str, Any]:
        """A seat and a link of their own, so that this one can be ended and no other."""
        store, meeting, now = self._desk.store, self._live.record.id, self._desk.now()
        self._live.catch_up()
        name = checked_name(_text(args, "name"), {seat.name for seat in self._live.leaders})
        person = store.create_person(at=now)
        store.take_seat(meeting, person, name=name, role=Role.FACILITATOR, at=now)
        self._live.catch_up()
        return self._link(person, Role.FACILITATOR, once=False)

    def _end_lead(self, args: dict[str, Any]) -> Mapping[str, Any]:
        self._live.catch_up()
        person, now = _seat(args), self._desk.now()
        if person not in {seat.person for seat in self._live.leaders}:
            raise RefusedError(_("This link has been ended already."))
        self._live.do(self._role, self._desk.sitting.person, "remove", {"person": person}, now)
        self._desk.store.revoke_keys(person=person, meeting=self._live.record.id, at=now)
        return {}

    def _link(self, person: PersonId, role: Role, *, once: bool) -> Mapping[str, Any]:
        desk, meeting, key = self._desk, self._live.record.id, secrets.token_hex(16)
        desk.store.add_key(
            hash_key(key), person, role=role, meeting=meeting, at=desk.now(), once=once
        )
        url = f"{desk.sitting.public_url.rstrip('/')}/m/{meeting}/open#{key}"
        return {"url": url, "qr": qr(url)}

    @property
    def _role(self) -> Role:
        return Role(self._desk.sitting.role)


def _text(args: Mapping[str, Any], name: str) -> str:
    value = args.get(name)
    if not isinstance(value, str):
        raise RefusedError(_("That question came without its words."))
    return value


def _seat(args: Mapping[str, Any]) -> PersonId:
    return PersonId(_text(args, "seat"))
