"""What each screen is shown of lines, the parking lot and the notes, as JSON.

Lines stand in an order that comes from their random ids: the same on every screen, and it says
nothing of who was first. Words of somebody who has no seat any more are gone with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mentorwidgets.meeting.groups_view import with_now
from mentorwidgets.meeting.lines import Line, Note, Parked
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.sharing import seat_handle
from mentorwidgets.meeting.things import excerpt
from mentorwidgets.operations import PersonId, RefusedError
from mentorwidgets.words import gettext as _


@dataclass(frozen=True, slots=True)
class Noted:
    """A note as it reads: ``kind`` is text, line or parked, ``name`` whose words they are."""

    id: str
    kind: str
    text: str
    name: str = ""


class LineViews:
    """The words of one meeting, as its screens see them."""

    def __init__(self, live: LiveMeeting) -> None:
        self._live = live

    def standing(self) -> object:
        """What everything here depends on: equal means that no view has changed."""
        state = self._live.state
        seats = tuple((seat.person, seat.name) for seat in self._live.seats)
        shown = state.groups.shown(state.timer)
        return state.lines.version, seats, state.duties.note_taker, shown, self._live.ended

    def room(self) -> list[tuple[Line, str]]:
        """What is shared with the room now, with the names."""
        seats = self._names()
        lines = sorted(self._live.state.lines.lines.values(), key=lambda line: line.id)
        return [
            (line, seats[line.owner]) for line in lines if line.to is None and line.owner in seats
        ]

    def parked(self) -> list[tuple[Parked, str]]:
        """What waits in the parking lot, with the names of who put it there ("": who leads)."""
        seats = self._names()
        return [
            (parked, seats.get(parked.owner, "") if parked.owner else "")
            for parked in self._live.state.lines.parked.values()
            if not parked.cleared and (parked.owner is None or parked.owner in seats)
        ]

    def notes(self) -> list[Noted]:
        """The notes, the first first; what they point at is read where it is."""
        read = (self._read(note) for note in self._live.state.lines.notes.values())
        return [note for note in read if note is not None]

    def board(self) -> dict[str, Any]:
        """All of it for whoever leads: never what is shared with some people only."""
        lines = self._live.state.lines
        taker = self._live.state.duties.note_taker
        return {
            "room": [
                {**_line(line, name), "noted": lines.noted(line=line.id)}
                for line, name in self.room()
            ],
            "parked": [
                {
                    "id": parked.id,
                    "text": parked.text,
                    "name": name,
                    "noted": lines.noted(parked=parked.id),
                }
                for parked, name in self.parked()
            ],
            "notes": [_note(note) for note in self.notes()],
            "noteTaker": self._names().get(taker, "") if taker else "",
        }

    def wall(self) -> dict[str, Any]:
        """What the whole room sees."""
        return {
            "room": [_line(line, name) for line, name in self.room()],
            "parked": [
                {"id": parked.id, "text": parked.text, "name": name}
                for parked, name in self.parked()
            ],
        }

    def page(self, person: PersonId) -> dict[str, Any]:
        """What one participant shares, and whom they can share with.

        What others share stands with everything else that they do (see :mod:`.shared`).
        """
        lines, seats = self._live.state.lines, self._names()
        notes_it = person in seats and self._live.state.duties.note_taker == person
        return {
            "people": [
                {"seat": seat_handle(person, other), "name": name}
                for other, name in seats.items()
                if other != person
            ],
            "group": [
                {"seat": seat_handle(person, other), "name": seats[other]}
                for other in with_now(self._live, person)
                if other in seats
            ],
            "mine": [
                self._mine(line, seats) for line in lines.lines.values() if line.owner == person
            ],
            "parked": [
                {
                    "id": parked.id,
                    "text": parked.text,
                    "name": name,
                    "mine": parked.owner == person,
                    "noted": notes_it and lines.noted(parked=parked.id),
                }
                for parked, name in self.parked()
            ],
            "notes": [_note(note) for note in self.notes()] if notes_it else None,
            "ended": self._live.ended,
        }

    def whole(self, id_: str, person: PersonId | None) -> str:
        """All of a long line; ``person`` None for the screens of the room."""
        line = self._live.state.lines.lines.get(id_)
        if line is not None and line.owner in self._names():
            to_room = person is None and line.to is None
            if to_room or (
                person is not None and (person == line.owner or line in self._seen_by(person))
            ):
                return line.text
        raise RefusedError(_("This was taken back meanwhile."))

    # ------------------------------------------------------------------------------------------

    def _names(self) -> Mapping[PersonId, str]:
        return {seat.person: seat.name for seat in self._live.seats}

    def _seen_by(self, person: PersonId) -> list[Line]:
        seats = self._names()
        if person not in seats:
            return []
        lines = sorted(self._live.state.lines.lines.values(), key=lambda line: line.id)
        return [line for line in lines if line.owner in seats and line.seen_by(person)]

    def _mine(self, line: Line, seats: Mapping[PersonId, str]) -> dict[str, Any]:
        return {
            **_line(line, ""),
            "from": line.origin,
            "room": line.to is None,
            "to": [seats[person] for person in line.to or () if person in seats],
            "noted": self._live.state.lines.noted(line=line.id),
        }

    def _read(self, note: Note) -> Noted | None:
        lines, seats = self._live.state.lines, self._names()
        if note.line is not None:
            line = lines.lines.get(note.line)
            if line is None or line.to is not None or line.owner not in seats:
                return None
            return Noted(note.id, "line", line.text, seats[line.owner])
        if note.parked is not None:
            parked = lines.parked.get(note.parked)
            if parked is None or (parked.owner is not None and parked.owner not in seats):
                return None
            name = seats[parked.owner] if parked.owner else ""
            return Noted(note.id, "parked", parked.text, name)
        return Noted(note.id, "text", note.text or "")


def _line(line: Line, name: str) -> dict[str, Any]:
    cut = excerpt(line.text)
    return {"id": line.id, "text": cut, "more": cut != line.text, "name": name}


def _note(note: Noted) -> dict[str, Any]:
    return {"id": note.id, "kind": note.kind, "text": excerpt(note.text), "name": note.name}
