"""What changed from one map to another: people, where they stand, help, ties, each measure.

The two maps may be the present and the wanted one, or the same map at two times. People are the
same when their ids are: in a wanted map and in a snapshot they keep them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from .categories import Categories, Category, ids, label_of
from .explained import title_of
from .measures import Measures, measure
from .model import NetworkMap, Person, PersonKey, Tie
from .support import jaccard

#: What a person can change in without becoming another: each an attribute with categories.
MOVES = ("closeness", "level", "arena")


@dataclass(frozen=True, slots=True)
class Moved:
    """Somebody on both maps who is said to be closer, at another level or from elsewhere.

    ``field`` is one of :data:`MOVES`; ``before`` and ``after`` are ids, None for not said.
    ``before_label`` and ``after_label`` are how the content words them, "" for not said.
    """

    person: PersonKey
    label: str
    field: str
    before: str | None
    after: str | None
    before_label: str
    after_label: str


@dataclass(frozen=True, slots=True)
class Helped:
    """Kinds of help that somebody on both maps gives only after, or only before: their ids."""

    person: PersonKey
    label: str
    kinds: tuple[str, ...]
    labels: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Delta:
    """One measure of both maps. ``delta`` is None where either of the two is undefined.

    The counts are how many of how many a value rests on, or None where that is the value itself.
    """

    id: str
    title: str
    before: float | None
    after: float | None
    delta: float | None
    counts_before: tuple[int, int] | None
    counts_after: tuple[int, int] | None


@dataclass(frozen=True, slots=True)
class Change:
    """All that is different between two maps, and how much of the people stayed.

    ``jaccard`` is the share of all people on either map who are on both: 1 when nobody came or
    went, None when both maps are empty. ``added`` holds everybody who counts only on the later
    map, also a vacant place that somebody now fills (those are in ``filled`` too); ``gone`` who
    counts only on the earlier one. ``places_new`` and ``places_gone`` are vacant places.
    """

    jaccard: float | None
    stayed: tuple[PersonKey, ...]
    added: tuple[PersonKey, ...]
    gone: tuple[PersonKey, ...]
    filled: tuple[PersonKey, ...]
    places_new: tuple[PersonKey, ...]
    places_gone: tuple[PersonKey, ...]
    moved: tuple[Moved, ...]
    new_kinds: tuple[Helped, ...]
    lost_kinds: tuple[Helped, ...]
    stars_new: tuple[PersonKey, ...]
    stars_gone: tuple[PersonKey, ...]
    ties_new: tuple[Tie, ...]
    ties_gone: tuple[Tie, ...]
    measures: tuple[Delta, ...]
    labels: Mapping[PersonKey, str]

    @property
    def nothing(self) -> bool:
        """Whether the two maps say the same, however they look."""
        return not (
            self.added
            or self.gone
            or self.places_new
            or self.places_gone
            or self.moved
            or self.new_kinds
            or self.lost_kinds
            or self.stars_new
            or self.stars_gone
            or self.ties_new
            or self.ties_gone
        )

    def as_dict(self) -> dict[str, Any]:
        """The change as JSON for a page; ``people`` gives the label of everybody on either map.

        Lists of people and ties hold ids. A moved person is ``{person, label, field, before,
        after, before_label, after_label}``, help ``{person, label, kinds, labels}``, a measure
        ``{id, title, before, after, delta, counts_before, counts_after}``.
        """
        return {**asdict(self), "people": dict(self.labels), "nothing": self.nothing} | {
            "ties_new": [list(tie) for tie in self.ties_new],
            "ties_gone": [list(tie) for tie in self.ties_gone],
        }


def compare(before: NetworkMap, after: NetworkMap, categories: Categories) -> Change:
    """What is different on the later of two maps.

    People, places, help and stars are listed in the order of the map that has them; somebody
    who is on one map only has neither moved nor gained help.
    """
    earlier = {person.id: person for person in before.alters}
    later = {person.id: person for person in after.alters}
    stayed = tuple(key for key in later if key in earlier)
    both = [(earlier[key], later[key]) for key in stayed]
    slots_before = {person.id for person in before.vacancies}
    slots_after = {person.id for person in after.vacancies}
    added = tuple(key for key in later if key not in earlier)
    offered = categories.kinds
    return Change(
        jaccard=jaccard(earlier.keys(), later.keys()),
        stayed=stayed,
        added=added,
        gone=tuple(key for key in earlier if key not in later),
        filled=tuple(key for key in added if key in slots_before),
        places_new=tuple(p.id for p in after.vacancies if p.id not in slots_before),
        places_gone=tuple(
            p.id for p in before.vacancies if p.id not in slots_after and p.id not in later
        ),
        moved=tuple(step for old, new in both for step in _moves(old, new, categories)),
        new_kinds=tuple(
            _helped(new, new.kinds - old.kinds, offered)
            for old, new in both
            if new.kinds - old.kinds
        ),
        lost_kinds=tuple(
            _helped(new, old.kinds - new.kinds, offered)
            for old, new in both
            if old.kinds - new.kinds
        ),
        stars_new=tuple(new.id for old, new in both if new.influential and not old.influential),
        stars_gone=tuple(new.id for old, new in both if old.influential and not new.influential),
        ties_new=tuple(sorted(after.alter_ties - before.alter_ties)),
        ties_gone=tuple(sorted(before.alter_ties - after.alter_ties)),
        measures=deltas(measure(before, categories), measure(after, categories), categories),
        labels={person.id: person.label for person in (*before.people, *after.people)},
    )


def deltas(before: Measures, after: Measures, categories: Categories) -> tuple[Delta, ...]:
    """Each measure that is one number, before and after, in the order of the reading.

    >>> from .categories import Categories
    >>> none = Categories((), (), (), ())
    >>> one = deltas(measure(NetworkMap(), none), measure(NetworkMap(), none), none)[0]
    >>> one.id, one.before, one.after, one.delta
    ('size', 0, 0, 0)
    """
    old, new = before.values(), after.values()
    found = []
    for name in dict.fromkeys([*old, *new]):
        was, now = old.get(name), new.get(name)
        found.append(
            Delta(
                id=name,
                title=title_of(name, categories),
                before=was,
                after=now,
                delta=None if was is None or now is None else now - was,
                counts_before=before.counts.get(name),
                counts_after=after.counts.get(name),
            )
        )
    return tuple(found)


def _moves(old: Person, new: Person, categories: Categories) -> list[Moved]:
    offered: dict[str, tuple[Category, ...]] = {
        "closeness": categories.closeness,
        "level": categories.level,
        "arena": categories.arena,
    }
    found = []
    for field in MOVES:
        was, now = getattr(old, field), getattr(new, field)
        if was != now:
            said = [label_of(offered[field], value) if value else "" for value in (was, now)]
            found.append(Moved(new.id, new.label, field, was, now, *said))
    return found


def _helped(person: Person, kinds: frozenset[str], offered: tuple[Category, ...]) -> Helped:
    known = [kind for kind in ids(offered) if kind in kinds]
    named = (*known, *sorted(kinds.difference(known)))
    return Helped(person.id, person.label, named, tuple(label_of(offered, kind) for kind in named))
