"""Values that people show each other: the fold of their events.

What is shown is a copy of words that somebody chose, with exactly who sees it. Events:
``show_values {share, values: [{id, label}], to, named}`` shows them (``to``: ``"room"``, or
people, who always see the name), ``take_values {share}`` takes them back, ``return_values
{share}`` puts back what was shown without a name. ``values_wall {on}`` is of whoever leads:
whether the room's mosaic is on the projector view.

Somebody shows the room one set at a time; with a name a new one takes the place of the old one.

**Without a name** a set is seen only together with others. ``gather_values {people}``, which our
own code records, makes a *block* of at least five people whose sets wait (see
:mod:`mentorwidgets.together.blocks`); a block is seen as a whole or not at all. So nobody can
subtract what the room saw before somebody came, or after somebody left, from what it sees now:
a set in a block never changes, and who takes it back takes the block along until they put it
back. What was shown without a name is therefore never replaced, neither with a name nor without.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from mentorwidgets.meeting.parts import (
    FACILITATOR,
    NO_PAGE,
    PARTICIPANT,
    Body,
    Kind,
    Named,
    Part,
    RandomId,
)
from mentorwidgets.meeting.things import Shared
from mentorwidgets.operations import PersonId, RefusedError
from mentorwidgets.plain import harmless
from mentorwidgets.reflection.mosaic import Value
from mentorwidgets.store import Event, Role
from mentorwidgets.together.blocks import Blocks
from mentorwidgets.words import gettext as _

#: So many values are shown at once, and so many sets by one person.
MOST_VALUES, MOST_SETS = 20, 50
LONGEST_LABEL = 120


def _words(label: str) -> str:
    label = harmless(label).strip()
    if not label:
        raise ValueError("there are no words")
    return label


class ValueBody(Body):
    """One value, as its card calls it."""

    id: Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,60}$")]
    label: Annotated[str, Field(max_length=LONGEST_LABEL), AfterValidator(_words)]


class ShowValues(Body):
    """Values, and who sees them."""

    share: RandomId
    values: Annotated[list[ValueBody], Field(min_length=1, max_length=MOST_VALUES)]
    to: Literal["room"] | Named
    named: bool

    @model_validator(mode="after")
    def _makes_sense(self) -> ShowValues:
        if len({value.id for value in self.values}) != len(self.values):
            raise ValueError("a value is named twice")
        if not self.named and self.to != "room":
            raise ValueError("people who are chosen see who shows them something")
        return self


class AboutValues(Body):
    """Something about values that are shown."""

    share: RandomId


class GatherValues(Body):
    """Whose sets are seen together from now on."""

    people: list[RandomId]


class ValuesWall(Body):
    """Whether the mosaic is on the projector view."""

    on: bool


@dataclass(frozen=True, slots=True)
class ValueSet:
    """What somebody shows; ``to`` is None for the whole room."""

    share: str
    owner: PersonId
    values: tuple[Value, ...]
    to: tuple[PersonId, ...] | None
    named: bool
    at: datetime


class ValuesShown(Part):
    """What is shown at this moment, to whom, and what waits until it is five."""

    kinds: ClassVar[Mapping[str, Kind]] = {
        "show_values": Kind(PARTICIPANT, ShowValues),
        "take_values": Kind(PARTICIPANT, AboutValues, after_the_end=True),
        "return_values": Kind(PARTICIPANT, AboutValues),
        "gather_values": Kind(NO_PAGE, GatherValues),
        "values_wall": Kind(FACILITATOR, ValuesWall, after_the_end=True),
    }
    #: The mosaic leaves the wall with its block: the next one has it.
    overhears = frozenset({"move"})

    def __init__(self) -> None:
        self.sets: dict[str, ValueSet] = {}
        #: What was taken back: nothing is shown again under these names.
        self.taken: set[str] = set()
        #: Who is seen together without a name, and who of them took theirs back.
        self.blocks: Blocks[PersonId] = Blocks()
        self.back: set[PersonId] = set()
        self.on_wall = False
        #: Grows with every change, so that a page need not compare everything.
        self.version = 0

    def replay(self, event: Event, body: Any) -> bool:
        """Fold one event."""
        handlers: Mapping[str, Callable[[PersonId | None, Any], bool]] = {
            "show_values": lambda actor, body: self._show(actor, body, event.at),
            "take_values": self._take,
            "return_values": self._return,
            "gather_values": self._gather,
            "values_wall": self._wall,
        }
        done = handlers[event.kind](event.actor, body)
        self.version += done
        return done

    def overhear(self, event: Event, body: Any) -> None:
        """Another block: the wall is free."""
        del event, body
        self.version += self.on_wall
        self.on_wall = False

    def allows(self, kind: str, body: Any, role: Role, actor: PersonId | None, state: Any) -> None:
        """Only one's own, one set for the room at a time, and not without end."""
        del role, state
        if kind == "show_values":
            self._may_be_shown(body, actor)
        elif kind in ("take_values", "return_values"):
            found = self.sets.get(body.share)
            if found is None or found.owner != actor:
                raise RefusedError(_("This is not shown any more."))

    # What stands ------------------------------------------------------------------------------

    def of(self, person: PersonId) -> list[ValueSet]:
        """What somebody shows, also what waits, or was taken back out of a block."""
        return [each for each in self.sets.values() if each.owner == person]

    def for_room(self, person: PersonId) -> ValueSet | None:
        """What somebody shows the room, with a name or without."""
        return next((each for each in self.of(person) if each.to is None), None)

    def shared_with(self, person: PersonId) -> Iterable[Shared]:
        """What others show somebody by name; without one it is part of the mosaic alone."""
        shown = (
            Shared(
                each.share,
                "values",
                each.owner,
                each.at,
                each.to,
                ", ".join(value.label for value in each.values),
            )
            for each in self.sets.values()
            if each.named
        )
        return (each for each in shown if each.seen_by(person))

    def is_gathered(self, each: ValueSet) -> bool:
        """Whether this set is one of a block, seen or not."""
        return not each.named and self.blocks.has(each.owner)

    def named(self, present: Collection[PersonId]) -> list[ValueSet]:
        """What those of these people who gave their names show the room."""
        return [e for e in self.sets.values() if e.to is None and e.named and e.owner in present]

    def nameless(self, present: Collection[PersonId]) -> list[ValueSet]:
        """What the room sees without names: the sets of blocks that are whole."""
        here = {person for person in present if person not in self.back and self._unnamed(person)}
        seen = {person for block in self.blocks.standing(here) for person in block}
        return [each for each in self.sets.values() if not each.named and each.owner in seen]

    def waiting(self, present: Collection[PersonId]) -> list[PersonId]:
        """Whose sets wait until there are five of them."""
        return [p for p in present if self._unnamed(p) and not self.blocks.has(p)]

    def is_broken(self, present: Collection[PersonId]) -> bool:
        """Whether a block is not seen because somebody took theirs back, or left."""
        here = {person for person in present if person not in self.back and self._unnamed(person)}
        return len(self.blocks.standing(here)) < self.blocks.made

    # ------------------------------------------------------------------------------------------

    def _unnamed(self, person: PersonId) -> bool:
        shown = self.for_room(person)
        return shown is not None and not shown.named

    def _may_be_shown(self, body: ShowValues, actor: PersonId | None) -> None:
        if body.share in self.sets or body.share in self.taken:
            raise RefusedError(_("This was shared already."))
        mine = [] if actor is None else self.of(actor)
        if len(mine) >= MOST_SETS:
            raise RefusedError(_("You share {n} things already. Take one back first.", n=MOST_SETS))
        if body.to == "room" and any(self.is_gathered(each) for each in mine):
            raise RefusedError(
                _(
                    "The room has your values without your name already. Others beside them would "
                    "tell which are yours, so those stay as they were, or are taken back."
                )
            )

    def _show(self, actor: PersonId | None, body: ShowValues, at: datetime) -> bool:
        if actor is None or body.share in self.sets or body.share in self.taken:
            return False
        if body.to == "room":
            before = self.for_room(actor)
            if before is not None and self.is_gathered(before):
                return False
            if before is not None:
                self._drop(before)
        values = tuple(Value(value.id, value.label) for value in body.values)
        to = None if body.to == "room" else tuple(PersonId(person) for person in body.to)
        self.sets[body.share] = ValueSet(body.share, actor, values, to, body.named, at)
        return True

    def _take(self, actor: PersonId | None, body: AboutValues) -> bool:
        found = self.sets.get(body.share)
        if actor is None or found is None or found.owner != actor:
            return False
        if self.is_gathered(found):
            there = actor not in self.back
            self.back.add(actor)
            return there
        self._drop(found)
        return True

    def _return(self, actor: PersonId | None, body: AboutValues) -> bool:
        found = self.sets.get(body.share)
        if actor is None or found is None or found.owner != actor or actor not in self.back:
            return False
        self.back.discard(actor)
        return True

    def _gather(self, _actor: PersonId | None, body: GatherValues) -> bool:
        # Somebody who was erased meanwhile is in it still: their block is never whole again.
        return self.blocks.add({PersonId(person): 0 for person in body.people})

    def _wall(self, _actor: PersonId | None, body: ValuesWall) -> bool:
        changed = self.on_wall != body.on
        self.on_wall = body.on
        return changed

    def _drop(self, each: ValueSet) -> None:
        del self.sets[each.share]
        self.taken.add(each.share)
