"""What each screen is shown of what listeners give back, as JSON.

Whoever gave it sees their own; whoever it is for is told whose it is, and reads the words in
their own work, where they are kept; the room is told numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mentorwidgets.meeting.groups_view import with_now
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.replies import Reply
from mentorwidgets.meeting.sharing import seat_handle
from mentorwidgets.operations import PersonId


class ReplyViews:
    """What was given back in one meeting, as its screens see it."""

    def __init__(self, live: LiveMeeting) -> None:
        self._live = live

    def page(self, person: PersonId) -> dict[str, Any]:
        """What one participant gives, and from whom something came.

        - ``people``, ``group``: ``seat`` (a handle) and ``name`` of everybody else, and of those
          one is with now
        - ``given``: ``id, seat, name, section, text, scores``
        - ``came``: ``id, name, section``, and never the words
        """
        seats, replies = self._names(), self._live.state.replies
        sits = person in seats
        others = [other for other in seats if other != person] if sits else []
        return {
            "people": [_seat(person, other, seats) for other in others],
            "group": [
                _seat(person, other, seats)
                for other in with_now(self._live, person)
                if other in others
            ],
            "given": [
                {
                    "id": reply.id,
                    "seat": seat_handle(person, reply.to),
                    "name": seats.get(reply.to, ""),
                    "section": reply.section,
                    "text": reply.text,
                    "scores": dict(reply.scores),
                }
                for reply in replies.by(person)
            ],
            "came": [
                {"id": reply.id, "name": seats[reply.giver], "section": reply.section}
                for reply in self.to(person)
            ],
            "ended": self._live.ended,
        }

    def to(self, person: PersonId) -> list[Reply]:
        """What came for somebody from people who sit here, the oldest first."""
        seats = self._names()
        if person not in seats:
            return []
        return [each for each in self._live.state.replies.to(person) if each.giver in seats]

    def board(self) -> dict[str, Any]:
        """How many have given something, in the hour and in the turn that is on: numbers."""
        seats, replies = self._names(), self._live.state.replies
        return {
            "joined": len(seats),
            "givers": len(replies.givers() & seats.keys()),
            "turn": len(replies.in_turn & seats.keys()) if self._live.state.turns.on else None,
        }

    def _names(self) -> Mapping[PersonId, str]:
        return {seat.person: seat.name for seat in self._live.seats}


def _seat(person: PersonId, other: PersonId, seats: Mapping[PersonId, str]) -> dict[str, str]:
    return {"seat": seat_handle(person, other), "name": seats[other]}
