"""Pairs, trios and fours as everybody sees them: the fold of the meeting's events.

The facilitator's: ``groups {block, seed, size, groups, together, apart, aside}`` shows groups to
everybody, ``aside`` being who sits this one out; the same draw again, with people in other
places, is a change by hand. ``ungroup {}`` brings everybody back together; ``call {text}`` is a
message to all groups and ``call_back {seconds}`` counts down to coming back, ``""`` and 0 take
them back.

Who comes later joins the smallest group with their first sign of life, and so does whoever was
away at the draw. When somebody is removed and one remains alone, that one joins the smallest
other group. Nothing else moves anybody: a phone that is asleep does not re-sort the room. All of
this follows from the events in their order, so every screen shows the same groups.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, Field, model_validator

from mentorwidgets.meeting.parts import FACILITATOR, Body, ContentId, Kind, Part, RandomId
from mentorwidgets.meeting.timer import Timer
from mentorwidgets.operations import PersonId, RefusedError
from mentorwidgets.plain import harmless
from mentorwidgets.store import Event, Role
from mentorwidgets.words import gettext as _

#: The largest seed of a draw: short enough to be read out.
LARGEST_SEED = 9999
LONGEST_CALL = 200
#: The longest countdown back, in seconds.
LONGEST_BACK = 3600
_MOST = 500

_People = Annotated[list[RandomId], Field(max_length=_MOST)]
_Wishes = Annotated[list[Annotated[_People, Field(min_length=2)]], Field(max_length=50)]


def _not_one(group: list[str]) -> list[str]:
    # A group that everybody has left keeps its number, so that no other one is called anew.
    if len(group) == 1:
        raise ValueError("nobody is a group of one")
    return group


class GroupsBody(Body):
    """Groups that everybody is shown."""

    block: ContentId
    seed: Annotated[int, Field(ge=0, le=LARGEST_SEED)]
    size: Annotated[int, Field(ge=2, le=12)]
    groups: Annotated[
        list[Annotated[_People, AfterValidator(_not_one)]], Field(min_length=1, max_length=_MOST)
    ]
    together: _Wishes
    apart: _Wishes
    aside: _People

    @model_validator(mode="after")
    def _each_person_once(self) -> GroupsBody:
        named = [person for group in [*self.groups, self.aside] for person in group]
        if len(set(named)) != len(named):
            raise ValueError("somebody is in two groups")
        if not any(self.groups):
            raise ValueError("nobody is in a group")
        return self


class CallBody(Body):
    """A message to all groups."""

    text: Annotated[str, Field(max_length=LONGEST_CALL), AfterValidator(harmless)]


class CallBackBody(Body):
    """A countdown to coming back."""

    seconds: Annotated[int, Field(ge=0, le=LONGEST_BACK)]


@dataclass(frozen=True, slots=True)
class Grouping:
    """Groups for one block, as they are now; ``aside`` sits this one out.

    Their number is their place. One that everybody has left is empty, and keeps its number.
    """

    block: str
    seed: int
    size: int
    groups: tuple[tuple[PersonId, ...], ...]
    together: tuple[tuple[PersonId, ...], ...] = ()
    apart: tuple[tuple[PersonId, ...], ...] = ()
    aside: tuple[PersonId, ...] = ()

    def of(self, person: PersonId) -> int | None:
        """The number of somebody's group; None for who is in none."""
        return next((at for at, group in enumerate(self.groups) if person in group), None)


class Groups(Part):
    """The groups that are shown, and those that were."""

    kinds: ClassVar[Mapping[str, Kind]] = {
        "groups": Kind(FACILITATOR, GroupsBody),
        "ungroup": Kind(FACILITATOR),
        "call": Kind(FACILITATOR, CallBody),
        "call_back": Kind(FACILITATOR, CallBackBody),
    }
    overhears = frozenset({"here", "vacate", "remove", "admit"})

    def __init__(self) -> None:
        #: Every draw that was shown, the latest last, with those who came and went since.
        self.drawn: list[Grouping] = []
        #: Who was moved because they would have been alone, and whose leaving did it.
        self.moved: dict[PersonId, PersonId] = {}
        self.message = ""
        #: When the countdown to coming back is over; None while there is none.
        self.back_at: datetime | None = None
        self._dissolved = True
        #: Whose seat is free for now, and who was taken out and not let in again.
        self._gone: set[PersonId] = set()
        self._removed: set[PersonId] = set()

    @property
    def latest(self) -> Grouping | None:
        """The groups that were shown last and not brought back together."""
        return None if self._dissolved else self.drawn[-1]

    def shown(self, timer: Timer) -> Grouping | None:
        """The groups that people are in now.

        They are shown from when they were drawn, through their block and the blocks right after
        it in which one works the same way.
        """
        latest = self.latest
        if latest is None or timer.phase == "ended":
            return None
        at = timer.agenda.position(latest.block)
        if at is None:
            return latest
        modes = {block.mode for block in timer.agenda.timed[at : timer.index + 1]}
        return latest if len(modes) < 2 else None

    def replay(self, event: Event, body: Any) -> bool:
        """Show groups, or call them."""
        if event.kind == "groups":
            self._show(_grouping(body))
        elif event.kind == "ungroup":
            self._end()
        elif event.kind == "call":
            self.message = body.text
        else:
            self.back_at = event.at + timedelta(seconds=body.seconds) if body.seconds else None
        return True

    def overhear(self, event: Event, body: Any) -> None:
        """Note who comes and who goes."""
        if event.kind == "here":
            if event.actor is not None and event.actor not in self._removed:
                self._gone.discard(event.actor)
                self._come(event.actor)
            return
        person = PersonId(body.person)
        if event.kind == "admit":
            self._removed.discard(person)
            return
        self._gone.add(person)
        if event.kind == "remove":
            self._removed.add(person)
            self._leave(person)

    def allows(self, kind: str, body: Any, role: Role, actor: PersonId | None, state: Any) -> None:
        """Groups for a block that is there; calls while there are groups."""
        del role, actor
        if kind == "groups" and state.timer.agenda.position(body.block) is None:
            raise RefusedError(_("This block is not in the agenda any more."))
        if kind in ("call", "call_back") and self.shown(state.timer) is None:
            raise RefusedError(_("Nobody is in groups just now, so there is nobody to call."))

    def _show(self, new: Grouping) -> None:
        old = self.latest
        by_hand = old is not None and (old.block, old.seed, old.size) == (
            new.block,
            new.seed,
            new.size,
        )
        if by_hand:
            self.drawn[-1] = new
        else:
            self._end()
            self.drawn.append(new)
        self.moved = {}
        self._dissolved = False

    def _end(self) -> None:
        self._dissolved = True
        self.moved, self.message, self.back_at = {}, "", None

    def _come(self, person: PersonId) -> None:
        now = self.latest
        if now is None or person in now.aside or now.of(person) is not None:
            return
        smallest = self._smallest(now.groups)
        if smallest is not None:
            self._put(_joined(now.groups, smallest, person))

    def _leave(self, person: PersonId) -> None:
        now = self.latest
        at = None if now is None else now.of(person)
        if now is None or at is None:
            return
        groups = list(now.groups)
        groups[at] = tuple(other for other in groups[at] if other != person)
        left = [other for other in groups[at] if other not in self._gone]
        smallest = self._smallest(groups, besides=at)
        if len(left) == 1 and smallest is not None:
            (alone,) = left
            groups[at] = ()
            groups = list(_joined(groups, smallest, alone))
            self.moved[alone] = person
        self._put(groups)

    def _smallest(
        self, groups: Iterable[tuple[PersonId, ...]], *, besides: int | None = None
    ) -> int | None:
        """The group with the fewest people who have not gone, but with somebody."""
        sizes = [
            (len(set(group) - self._gone), at)
            for at, group in enumerate(groups)
            if at != besides and set(group) - self._gone
        ]
        return min(sizes)[1] if sizes else None

    def _put(self, groups: Iterable[tuple[PersonId, ...]]) -> None:
        self.drawn[-1] = replace(self.drawn[-1], groups=tuple(groups))


def joined(grouping: Grouping, person: PersonId, here: set[PersonId]) -> Grouping | None:
    """The groups with somebody moved to the smallest other one in which somebody is here.

    None when there is no such group.
    """
    at = grouping.of(person)
    sizes = [
        (len(here.intersection(group)), index)
        for index, group in enumerate(grouping.groups)
        if index != at and here.intersection(group)
    ]
    if not sizes:
        return None
    moved = [tuple(other for other in group if other != person) for group in grouping.groups]
    groups = _joined(moved, min(sizes)[1], person)
    # Whoever is left without the one who moved is away, and joins a group when they come back.
    return replace(grouping, groups=tuple(group if len(group) > 1 else () for group in groups))


def _joined(
    groups: Iterable[tuple[PersonId, ...]], at: int, person: PersonId
) -> tuple[tuple[PersonId, ...], ...]:
    return tuple((*group, person) if index == at else group for index, group in enumerate(groups))


def _grouping(body: GroupsBody) -> Grouping:
    def people(groups: list[list[str]]) -> tuple[tuple[PersonId, ...], ...]:
        return tuple(tuple(map(PersonId, group)) for group in groups)

    return Grouping(
        block=body.block,
        seed=body.seed,
        size=body.size,
        groups=people(body.groups),
        together=people(body.together),
        apart=people(body.apart),
        aside=tuple(map(PersonId, body.aside)),
    )
