"""What was last time: earlier draws of this meeting, and the group's meeting before.

People are another person in every meeting, so they are matched by the name they chose, however
it is written. A name that two people have here, or had there, matches nobody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import islice
from typing import TypeVar

from mentorwidgets.meeting.duties import DUTIES, Duties
from mentorwidgets.meeting.groups import Groups
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.parts import read_body
from mentorwidgets.operations import PersonId
from mentorwidgets.store import MeetingRecord, Seat, Store

#: The groups of one draw.
Round = list[list[PersonId]]
_Kept = TypeVar("_Kept", Groups, Duties)
#: How many meetings of a group are looked through for the last one in which something was so.
_HOW_FAR_BACK = 6


def earlier_rounds(store: Store, live: LiveMeeting) -> list[Round]:
    """Who was together before, for who is here now: the latest draw stands last."""
    here = _by_name(live.seats)
    rounds: list[Round] = []
    for record, groups in _before(store, live.record, Groups):
        if groups.drawn:
            rounds += _rounds(groups, store.seats(record.id), here)
            break
    # Whoever was given their seat back is another person under the same name.
    rounds += _rounds(live.state.groups, store.seats(live.record.id), here)
    return rounds


def last_duties(store: Store, live: LiveMeeting) -> dict[str, str]:
    """Who had which duty in the group's meeting before, by name."""
    for record, duties in _before(store, live.record, Duties):
        if duties.known:
            names = {seat.person: seat.name for seat in store.seats(record.id)}
            had = {duty: getattr(duties.shared, duty) for duty in DUTIES}
            return {duty: names[person] for duty, person in had.items() if person in names}
    return {}


def _before(
    store: Store, record: MeetingRecord, part: type[_Kept]
) -> Iterable[tuple[MeetingRecord, _Kept]]:
    """The group's earlier meetings, the latest first, with one part of each."""
    title = _folded(record.title)
    earlier = (
        other
        for other in store.meetings()
        if title and _folded(other.title) == title and other.opened_at < record.opened_at
    )
    for other in islice(earlier, _HOW_FAR_BACK):
        folded = part()
        for event in store.events(other.id):
            kind = part.kinds.get(event.kind)
            if kind is not None and (body := read_body(kind, event.body)) is not None:
                folded.replay(event, body)
        yield other, folded


def _rounds(groups: Groups, seats: Iterable[Seat], here: Mapping[str, PersonId]) -> Iterable[Round]:
    names = {seat.person: _folded(seat.name) for seat in seats}
    present = {*here.values()}
    for drawn in groups.drawn:
        times = Counter(names.get(person) for group in drawn.groups for person in group)

        def now(person: PersonId, times: Counter[str | None] = times) -> PersonId | None:
            name = names.get(person)
            if person in present:
                return person
            return here.get(name) if name is not None and times[name] == 1 else None

        found = [[them for person in group if (them := now(person))] for group in drawn.groups]
        yield [group for group in found if len(group) > 1]


def _by_name(seats: Iterable[Seat]) -> dict[str, PersonId]:
    """Whose name belongs to one person only."""
    seats = list(seats)
    times = Counter(_folded(seat.name) for seat in seats)
    return {name: seat.person for seat in seats if times[name := _folded(seat.name)] == 1}


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()
