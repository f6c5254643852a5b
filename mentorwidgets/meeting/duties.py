"""Duties for the hour: who leads, who keeps time, who takes notes.

``duties {timekeeper, note_taker, facilitator}`` is the facilitator's; each names somebody or
nobody (null). A duty is a name and a task: what somebody may do is given by their link alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, ClassVar

from mentorwidgets.meeting.parts import FACILITATOR, Body, Kind, Part, RandomId
from mentorwidgets.operations import PersonId
from mentorwidgets.store import Event

#: The duties, in the order in which they are shared out.
DUTIES = ("facilitator", "timekeeper", "note_taker")


class DutiesBody(Body):
    """Who has which duty."""

    timekeeper: RandomId | None
    note_taker: RandomId | None
    facilitator: RandomId | None


@dataclass(frozen=True, slots=True)
class Shared:
    """Who has which duty; None for nobody, and as ``facilitator`` for whoever has the board."""

    timekeeper: PersonId | None = None
    note_taker: PersonId | None = None
    facilitator: PersonId | None = None

    def of(self, person: PersonId) -> list[str]:
        """The duties of this person."""
        return [duty for duty in DUTIES if getattr(self, duty) == person]


class Duties(Part):
    """The duties as they are shared out now."""

    kinds: ClassVar[Mapping[str, Kind]] = {"duties": Kind(FACILITATOR, DutiesBody)}

    def __init__(self) -> None:
        self.shared = Shared()
        #: Whether they were shared out at all.
        self.known = False

    @property
    def timekeeper(self) -> PersonId | None:
        """Who keeps the time."""
        return self.shared.timekeeper

    @property
    def note_taker(self) -> PersonId | None:
        """Who takes the notes."""
        return self.shared.note_taker

    @property
    def facilitator(self) -> PersonId | None:
        """Who leads, when it is somebody who takes part."""
        return self.shared.facilitator

    def replay(self, event: Event, body: Any) -> bool:
        """Share them out anew."""
        del event
        self.shared = Shared(
            **{
                duty: None if (person := getattr(body, duty)) is None else PersonId(person)
                for duty in DUTIES
            }
        )
        self.known = True
        return True


def propose(people: Mapping[PersonId, str], last: Mapping[str, str]) -> Shared:
    """Propose who has which duty: with each meeting it goes to the next person in the circle.

    ``people`` are those who are here, with their names; the circle is the alphabet. ``last``
    says by name who had a duty last time. Nobody has two duties while there are enough people,
    and somebody who takes part is proposed to lead only if one of them led last time.
    """
    circle = sorted(people, key=lambda person: (people[person].casefold(), person))
    taken: dict[str, PersonId] = {}
    for duty in DUTIES:
        before = last.get(duty, "").casefold()
        if not circle or (duty == "facilitator" and not before):
            continue
        after = [person for person in circle if people[person].casefold() > before]
        order = [*after, *(person for person in circle if person not in after)]
        free = [person for person in order if person not in taken.values()]
        taken[duty] = (free or order)[0]
    return Shared(**taken)
