"""Who is in the room: signs of life of each device, and seats that were given to others."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime, timedelta
from typing import Any, ClassVar, Literal

from mentorwidgets.meeting.parts import (
    EVERYBODY,
    FACILITATOR,
    PARTICIPANT,
    Body,
    Kind,
    Part,
    RandomId,
)
from mentorwidgets.operations import PersonId
from mentorwidgets.store import Event

#: Whether somebody's page is open: ``coming`` between the join form and the first sign of life.
Standing = Literal["coming", "here", "away"]
#: A page that has given no sign of life for this long is away.
AWAY_AFTER = timedelta(seconds=75)
#: How often a page gives a sign of life, in seconds: three may get lost before one is away.
BEAT_SECONDS = 20
#: A page that says it is being left counts as here for so long: it may only be reloading.
GRACE = timedelta(seconds=8)


class Device(Body):
    """One open page."""

    device: RandomId


class Vacate(Body):
    """Whose seat is given to somebody else."""

    person: RandomId


class Presence(Part):
    """When each device was last heard of, and who was given up."""

    kinds: ClassVar[Mapping[str, Kind]] = {
        "here": Kind(PARTICIPANT, Device),
        # A board's sign of life is another kind: whoever leads takes no place among the others.
        "leads": Kind(FACILITATOR, Device),
        "away": Kind(EVERYBODY, Device),
        "vacate": Kind(FACILITATOR, Vacate),
    }

    def __init__(self) -> None:
        #: Whose seats were given to somebody else, and who have not come back since.
        self.vacated: set[PersonId] = set()
        self._seen: dict[PersonId, dict[str, datetime]] = {}

    def of(self, person: PersonId, now: datetime, *, joined_at: datetime) -> Standing:
        """Whether this person's page is open, on any of their devices."""
        if now >= self.here_until(person, joined_at=joined_at):
            return "away"
        return "here" if person in self._seen else "coming"

    def here_until(self, person: PersonId, *, joined_at: datetime) -> datetime:
        """When this person will be called away, should nothing more be heard of them."""
        return max(self._seen.get(person, {}).values(), default=joined_at) + AWAY_AFTER

    def open_pages(self, now: datetime, *, but_of: Collection[PersonId]) -> int:
        """How many pages are open of people who are not among these."""
        return sum(
            now < seen + AWAY_AFTER
            for person, devices in self._seen.items()
            if person not in but_of
            for seen in devices.values()
        )

    def last_seen(self, person: PersonId, device: str) -> datetime | None:
        """When this device last gave a sign of life; None when it has given none."""
        return self._seen.get(person, {}).get(device)

    def replay(self, event: Event, body: Any) -> bool:
        """Note a sign of life, or that a seat is free."""
        if event.kind == "vacate":
            self.vacated.add(PersonId(body.person))
            return True
        if event.actor is None:
            return False
        devices = self._seen.setdefault(event.actor, {})
        if event.kind != "away":
            devices[body.device] = event.at
            self.vacated.discard(event.actor)
        else:
            leaving = event.at - AWAY_AFTER + GRACE
            devices[body.device] = min(devices.get(body.device, leaving), leaving)
        return True
