"""The map itself: people who develop someone, and who of them know each other.

Frozen all through: a command makes a new map, so undo is the map before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, NewType

#: Names one person within a map. Made by the browser: 32 lower-case hexadecimal digits;
#: a map read from a file may carry other ids.
PersonKey = NewType("PersonKey", str)
#: Two people who know each other, the smaller key first; a tie has no direction.
Tie = tuple[PersonKey, PersonKey]
#: A place in the square of the picture: x to the right, y down, both 0 to 1.
Place = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Spot:
    """Where somebody stands, and whether a hand put them there."""

    place: Place
    by_hand: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """Someone on the map (an alter), or a vacant slot for someone who is still missing.

    ``None`` means not said. ``closeness``, ``level``, ``arena`` and ``kinds`` are ids of the
    content's categories; a value that the content does not know is kept all the same.
    ``closeness_by`` holds, for some kinds of help, a closeness other than ``closeness``.
    ``knows_none`` is that the person was said to know none of the others, which is more than
    having no tie yet. ``attributes`` are answers to what a programme asks besides, and what an
    imported file carried that this model has no name for.

    ``place`` is where the picture shows the person, and ``by_hand`` says that a hand put them
    there: position is only how a map looks, never a measure. ``elsewhere`` remembers both for
    the other ways to cut the picture into sectors (see :mod:`.sectors`).
    """

    id: PersonKey
    label: str
    kinds: frozenset[str] = frozenset()
    closeness: str | None = None
    level: str | None = None
    arena: str | None = None
    influential: bool = False
    role: str = ""
    notes: str = ""
    vacant: bool = False
    in_tray: bool = False
    place: Place | None = None
    by_hand: bool = False
    knows_none: bool = False
    closeness_by: Mapping[str, str] = field(default_factory=dict, hash=False)
    attributes: Mapping[str, str] = field(default_factory=dict, hash=False)
    elsewhere: Mapping[str, Spot] = field(default_factory=dict, hash=False)

    def closeness_for(self, kind: str) -> str | None:
        """How close they are where this kind of help is concerned."""
        return self.closeness_by.get(kind, self.closeness)


def tie_between(one: PersonKey, other: PersonKey) -> Tie:
    """The tie of two people, whichever is named first."""
    return (one, other) if one < other else (other, one)


@dataclass(frozen=True, slots=True)
class NetworkMap:
    """A person's developmental network; the ego is whoever it belongs to and is not in it.

    ``sectors`` says what the sectors of its picture show (see :mod:`.sectors`). ``ego`` is what
    the ego says of themselves: answers to the attributes that are asked of people too.

    :raises ValueError: an id is there twice, or a tie joins someone unknown or only themselves.
    """

    people: tuple[Person, ...] = ()
    ties: frozenset[Tie] = frozenset()
    sectors: str = "level"
    ego: Mapping[str, str] = field(default_factory=dict, hash=False)

    def __post_init__(self) -> None:
        known = {person.id for person in self.people}
        if len(known) != len(self.people):
            raise ValueError("two people have the same id")
        for one, other in self.ties:
            if not (one < other and one in known and other in known):
                raise ValueError(f"not a tie of two people on this map: {one!r}, {other!r}")

    @property
    def alters(self) -> tuple[Person, ...]:
        """The people who count: everybody but the vacant slots, also while in the tray."""
        return tuple(person for person in self.people if not person.vacant)

    @property
    def vacancies(self) -> tuple[Person, ...]:
        """The slots for people who are still missing; in no measure."""
        return tuple(person for person in self.people if person.vacant)

    @property
    def alter_ties(self) -> frozenset[Tie]:
        """The ties that count: those between alters."""
        vacant = {person.id for person in self.people if person.vacant}
        if not vacant:
            return self.ties
        return frozenset(t for t in self.ties if t[0] not in vacant and t[1] not in vacant)

    @property
    def tie_count(self) -> int:
        """How many pairs of alters know each other."""
        return len(self.alter_ties)

    def find(self, key: str) -> Person | None:
        """The person with this id, or None."""
        return next((person for person in self.people if person.id == key), None)

    def person(self, key: str) -> Person:
        """The person with this id.

        :raises KeyError: nobody on this map has it.
        """
        found = self.find(key)
        if found is None:
            raise KeyError(key)
        return found

    def with_person(self, person: Person) -> NetworkMap:
        """The map with this person added at the end, or put in the place of their older self."""
        if self.find(person.id) is None:
            return replace(self, people=(*self.people, person))
        people = tuple(person if old.id == person.id else old for old in self.people)
        return replace(self, people=people)

    def changed(self, key: str, **changes: Any) -> NetworkMap:
        """The map with some fields of one person changed."""
        return self.with_person(replace(self.person(key), **changes))

    def each(self, change: Callable[[Person], Person]) -> NetworkMap:
        """The map with every person as ``change`` makes them; ids stay."""
        return replace(self, people=tuple(change(person) for person in self.people))

    def without(self, key: str) -> NetworkMap:
        """The map without this person and their ties."""
        return replace(
            self,
            people=tuple(person for person in self.people if person.id != key),
            ties=frozenset(tie for tie in self.ties if key not in tie),
        )

    def with_ties(self, ties: Iterable[Tie]) -> NetworkMap:
        """The map with these ties added to those it has."""
        return replace(self, ties=self.ties.union(ties))

    def untied(self, ties: Iterable[Tie]) -> NetworkMap:
        """The map without these ties."""
        return replace(self, ties=self.ties.difference(ties))
