"""What each screen is shown of values, as JSON.

The room's mosaic is the same on the board, the wall and every page. What somebody shows some
people only is on the pages of those, and nowhere else; what two people have in common is
counted on the page of either, from what the other shows them by name and from one's own cards
that are not private, so that nothing private shows in a number that is read out.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from mentorwidgets.meeting.groups_view import with_now
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.sharing import seat_handle
from mentorwidgets.meeting.values import ValueSet
from mentorwidgets.operations import PersonId
from mentorwidgets.reflection.mosaic import Contribution, Value, mosaic, overlap
from mentorwidgets.together import LEAST


class ValueViews:
    """The values of one meeting, as its screens see them."""

    def __init__(self, live: LiveMeeting) -> None:
        self._live = live

    def standing(self) -> object:
        """What everything here depends on, but for one's own cards: equal means no change."""
        state = self._live.state
        seats = tuple((seat.person, seat.name) for seat in self._live.seats)
        counted = frozenset(state.sharing.out), state.sharing.blocks.made
        group = state.groups.shown(state.timer)
        return state.values.version, seats, counted, group, self._live.ended

    def board(self) -> dict[str, Any]:
        """What whoever leads sees: the room's mosaic, and whether it is on the wall."""
        return {"mosaic": self._mosaic(), "wall": self._live.state.values.on_wall}

    def wall(self) -> dict[str, Any]:
        """The mosaic while it is on the wall, else nothing."""
        return {"mosaic": self._mosaic() if self._live.state.values.on_wall else None}

    def page(self, person: PersonId, offered: Sequence[Value]) -> dict[str, Any]:
        """What one participant shows and is shown; ``offered`` are their own, none private."""
        seats, sharing = self._names(), self._live.state.sharing
        return {
            "people": self._people(person, [other for other in seats if other != person]),
            "group": self._people(person, with_now(self._live, person)),
            "offered": [{"id": value.id, "label": value.label} for value in offered],
            "mine": [self._mine(each) for each in self._live.state.values.of(person)],
            "mosaic": self._mosaic(),
            "wall": self._live.state.values.on_wall,
            "between": self._between(person, offered) if person in seats else [],
            "small": len(seats) < LEAST,
            "out": person in sharing.out,
            "counted": sharing.blocks.has(person),
            "ended": self._live.ended,
        }

    # ------------------------------------------------------------------------------------------

    def _names(self) -> dict[PersonId, str]:
        return {seat.person: seat.name for seat in self._live.seats}

    def _people(self, person: PersonId, others: Sequence[PersonId]) -> list[dict[str, str]]:
        seats = self._names()
        return [
            {"seat": seat_handle(person, other), "name": seats[other]}
            for other in others
            if other in seats
        ]

    def _mosaic(self) -> dict[str, Any]:
        values, seats = self._live.state.values, self._names()
        named, nameless = values.named(seats), values.nameless(seats)
        people = [
            *(Contribution(each.values, seats[each.owner]) for each in named),
            *(Contribution(each.values) for each in nameless),
        ]
        return {
            "people": len(people),
            "nameless": len(nameless),
            "waiting": len(values.waiting(seats)),
            "gone": values.is_broken(seats),
            "tiles": [
                {
                    "label": tile.label,
                    "count": tile.count,
                    "standing": tile.standing,
                    "names": list(tile.names),
                }
                for tile in mosaic(people)
            ],
        }

    def _mine(self, each: ValueSet) -> dict[str, Any]:
        values, seats = self._live.state.values, self._names()
        gathered = values.is_gathered(each)
        return {
            "share": each.share,
            "values": [value.label for value in each.values],
            "room": each.to is None,
            "to": [seats[person] for person in each.to or () if person in seats],
            "named": each.named,
            "waiting": not each.named and not gathered,
            "back": gathered and each.owner in values.back,
        }

    def _between(self, person: PersonId, offered: Sequence[Value]) -> list[dict[str, Any]]:
        """Each one who shows this person something by name, and what the two have in common."""
        seats = self._names()
        theirs: dict[PersonId, list[ValueSet]] = {}
        for each in self._live.state.values.sets.values():
            seen = each.named and (each.to is None or person in each.to)
            if seen and each.owner != person and each.owner in seats:
                theirs.setdefault(each.owner, []).append(each)
        order = sorted(theirs, key=lambda other: (seats[other].casefold(), other))
        return [self._pair(seats[other], theirs[other], offered) for other in order]

    def _pair(
        self, name: str, shown: Sequence[ValueSet], offered: Sequence[Value]
    ) -> dict[str, Any]:
        values = {value.word: value for each in shown for value in each.values}
        both = overlap(offered, values.values())
        return {
            "name": name,
            "values": [value.label for value in values.values()],
            "room": all(each.to is None for each in shown),
            "common": [value.label for value in both.common],
            "either": both.either,
            "index": both.index,
        }
