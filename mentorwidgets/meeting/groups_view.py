"""What the pages of a meeting are shown of its groups, as JSON.

The board sees everybody's; a participant's page the names in its own group and nothing of how
it came about; the wall the names, group by group. Names are those that people chose here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from mentorwidgets.meeting.agenda import Block
from mentorwidgets.meeting.groups import Grouping
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.turns import each
from mentorwidgets.operations import PersonId

#: The sizes of groups that go with a block, by its mode.
_SIZES: Mapping[str, int] = {"pairs": 2, "fours": 4}


@dataclass(frozen=True, slots=True)
class Room:
    """Who sits in the room at a moment: their names, and who of them is away."""

    names: Mapping[PersonId, str]
    away: frozenset[PersonId]

    @property
    def here(self) -> set[PersonId]:
        """Who is here, or is coming in just now."""
        return set(self.names) - self.away


def with_now(live: LiveMeeting, person: PersonId) -> list[PersonId]:
    """Who is in one group with somebody now; nobody when there are no groups."""
    shown = live.state.groups.shown(live.state.timer)
    at = None if shown is None else shown.of(person)
    if shown is None or at is None:
        return []
    return [other for other in shown.groups[at] if other != person]


def room(live: LiveMeeting, now: datetime) -> Room:
    """The room as it is now."""
    presence = live.state.presence
    return Room(
        names={seat.person: seat.name for seat in live.seats},
        away=frozenset(
            seat.person
            for seat in live.seats
            if presence.of(seat.person, now, joined_at=seat.joined_at) == "away"
        ),
    )


def block_for_groups(live: LiveMeeting) -> Block | None:
    """The block that groups are drawn for now.

    The one that is on, or when everybody works otherwise in it the next one in groups, if there
    is any.
    """
    timer = live.state.timer
    ahead = timer.agenda.timed[timer.index :]
    return next((block for block in ahead if block.mode in _SIZES), timer.block)


def board_groups(live: LiveMeeting, now: datetime) -> dict[str, Any]:
    """What the board shows: who could be drawn, the groups that are out, who is alone."""
    groups, there = live.state.groups, room(live, now)
    block, shown = block_for_groups(live), groups.shown(live.state.timer)
    return {
        "next": None
        if block is None
        else {"block": block.id, "title": block.title, "size": _SIZES.get(block.mode, 2)},
        "people": [
            {"seat": person, "name": name, "away": person in there.away}
            for person, name in there.names.items()
        ],
        "shown": None if shown is None else _shown(live, shown, there),
        # Who is left of those who were to be together, and could be again in a bigger group.
        "last": [_seated(group, there) for group in groups.drawn[-1].groups]
        if groups.drawn
        else [],
        "alone": [] if shown is None else _alone(live, shown, there),
        "moved": [
            {"name": there.names[person], "left": live.name_of(left)}
            for person, left in groups.moved.items()
            if person in there.names
        ],
        "message": groups.message,
        "back": _milliseconds(groups.back_at),
        "ended": live.ended,
    }


def page_groups(live: LiveMeeting, person: PersonId, now: datetime) -> dict[str, Any]:
    """What a participant's page shows: with whom one is, and what the groups are told."""
    groups = live.state.groups
    shown = groups.shown(live.state.timer)
    if shown is None:
        return {"shown": False}
    there = room(live, now)
    at, block = shown.of(person), _block(live, shown)
    mine = [] if at is None else _seated(shown.groups[at], there)
    others = [other for other in mine if other != person]
    return {
        "shown": True,
        "soon": _is_ahead(live, shown),
        "block": block.title if block else "",
        "number": None if at is None else at + 1,
        "with": [there.names[other] for other in others],
        "away": [there.names[other] for other in others if other in there.away],
        "each": _seconds_each(block, len(mine)),
        "message": groups.message,
        "back": _milliseconds(groups.back_at),
    }


def wall_groups(live: LiveMeeting, now: datetime) -> dict[str, Any]:
    """What the wall shows: the names, group by group, the message, the countdown."""
    groups = live.state.groups
    shown = groups.shown(live.state.timer)
    if shown is None:
        return {"groups": [], "message": "", "back": None, "soon": False, "block": ""}
    block, there = _block(live, shown), room(live, now)
    named = [[there.names[person] for person in _seated(group, there)] for group in shown.groups]
    return {
        "groups": [{"number": n, "names": names} for n, names in enumerate(named, 1) if names],
        "message": groups.message,
        "back": _milliseconds(groups.back_at),
        "soon": _is_ahead(live, shown),
        "block": block.title if block else "",
    }


def _shown(live: LiveMeeting, shown: Grouping, there: Room) -> dict[str, Any]:
    block = _block(live, shown)
    return {
        "block": shown.block,
        "title": block.title if block else "",
        "soon": _is_ahead(live, shown),
        "seed": shown.seed,
        "size": shown.size,
        "groups": [_seated(group, there) for group in shown.groups],
        "together": [list(wish) for wish in shown.together],
        "apart": [list(wish) for wish in shown.apart],
        "aside": _seated(shown.aside, there),
    }


def _alone(live: LiveMeeting, shown: Grouping, there: Room) -> list[dict[str, Any]]:
    """Who is the only one of their group that is here, and who is not."""
    here = there.here
    return [
        {
            "seat": left[0],
            "name": there.names[left[0]],
            "missing": [live.name_of(person) for person in group if person != left[0]],
            "others": any(here.intersection(other) for other in shown.groups if other != group),
        }
        for group in shown.groups
        if len(left := [person for person in group if person in here]) == 1
    ]


def _seated(group: tuple[PersonId, ...], there: Room) -> list[PersonId]:
    return [person for person in group if person in there.names]


def _block(live: LiveMeeting, shown: Grouping) -> Block | None:
    agenda = live.state.timer.agenda
    at = agenda.position(shown.block)
    return None if at is None else agenda.timed[at]


def _is_ahead(live: LiveMeeting, shown: Grouping) -> bool:
    timer = live.state.timer
    at = timer.agenda.position(shown.block)
    return timer.phase == "waiting" or (at is not None and at > timer.index)


def _seconds_each(block: Block | None, people: int) -> float | None:
    """How long each turn is in a group of so many; None when the block has no turns."""
    return each(block.seconds, people) if block is not None and block.turns else None


def _milliseconds(at: datetime | None) -> float | None:
    return None if at is None else at.timestamp() * 1000
