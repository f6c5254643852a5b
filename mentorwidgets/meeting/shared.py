"""What others share with one person, whatever it is: words, maps, values, in one list.

Each part of a meeting that holds something shared answers :meth:`.parts.Part.shared_with`; what
was taken back is in no answer, so the list empties by itself. It says whose each thing is, since
when, and until when at the latest: the meeting and all that is in it is erased one day.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.things import Shared, excerpt
from mentorwidgets.operations import PersonId
from mentorwidgets.words import day_in_words


def shared_with(live: LiveMeeting, person: PersonId) -> list[Shared]:
    """What is shared with somebody who sits here, by people who do, the latest first."""
    seats = _names(live)
    if person not in seats:
        return []
    things = [thing for part in live.state.parts for thing in part.shared_with(person)]
    return sorted(
        (thing for thing in things if thing.owner in seats),
        key=lambda thing: (thing.at, thing.id),
        reverse=True,
    )


def shared_view(live: LiveMeeting, person: PersonId) -> dict[str, Any]:
    """The same as JSON.

    ``{things: [{id, kind, name, text, more, room, with, at, ...about}], until}``: ``with`` names
    the others who see it, ``at`` is in milliseconds, ``until`` the day on which the meeting is
    erased, "" when none is set.
    """
    seats, until = _names(live), live.record.keep_until
    return {
        "things": [_view(thing, person, seats) for thing in shared_with(live, person)],
        "until": day_in_words(until) if until else "",
    }


def _view(thing: Shared, person: PersonId, seats: Mapping[PersonId, str]) -> dict[str, Any]:
    text = excerpt(thing.text)
    return {
        **thing.about,
        "id": thing.id,
        "kind": thing.kind,
        "name": seats[thing.owner],
        "text": text,
        "more": text != thing.text,
        "room": thing.to is None,
        "with": [seats[other] for other in thing.to or () if other != person and other in seats],
        "at": thing.at.timestamp() * 1000,
    }


def _names(live: LiveMeeting) -> dict[PersonId, str]:
    return {seat.person: seat.name for seat in live.seats}
