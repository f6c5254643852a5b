"""What a map puts on a person's own page: its picture, its people, and what should change.

A map tells of others. On the page they go by their initials unless the person wants their
names; what was written about them beside the map is never taken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from mentorwidgets.network.categories import Categories, Category, label_of
from mentorwidgets.network.initials import initials
from mentorwidgets.network.model import NetworkMap, Person, PersonKey
from mentorwidgets.network.work import NetworkWork
from mentorwidgets.reports.network_report import picture_in_words
from mentorwidgets.reports.own_page import (
    Named,
    Names,
    NextStep,
    People,
    Picture,
    Piece,
    Points,
    Said,
)
from mentorwidgets.words import gettext as _


@dataclass(frozen=True, slots=True)
class Drawing:
    """What the picture of a piece is drawn from."""

    map: NetworkMap
    categories: Categories


def map_pieces(work: NetworkWork, names: Names) -> Iterator[Piece]:
    """The pieces of a map, without its next steps."""
    exercise, shown = work.exercise, called(work.map, names)
    if shown.people:
        yield Piece(
            id=f"{exercise.name}:map",
            title=_("The map as a picture"),
            lang=exercise.lang,
            content=Picture(words=picture_in_words(shown, work.categories)),
        )
        yield Piece(
            id=f"{exercise.name}:people",
            title=_("The people as a list"),
            lang=exercise.lang,
            content=People(people=_people(shown, work.categories)),
        )
    if work.document.gaps:
        gaps = (Said(label="", text=gap.text) for gap in work.document.gaps)
        yield Piece(
            id=f"{exercise.name}:gaps",
            title=_("What I would like to change"),
            lang=exercise.lang,
            content=Points(points=tuple(gaps)),
        )


def map_steps(work: NetworkWork, names: Names) -> list[NextStep]:
    """The next steps of a map, in the order in which they were put down."""
    document = work.document
    maps = [called(each, names) for each in (document.wanted, document.present) if each]
    people = {person.id: person.label for network in maps for person in network.people}
    return [
        NextStep(
            step=action.step,
            by=action.by,
            done=action.done,
            with_whom=people.get(action.person, "") if action.person else "",
        )
        for action in document.actions
    ]


def drawing(work: NetworkWork, names: Names) -> Drawing:
    """What the picture of this map is drawn from."""
    return Drawing(called(work.map, names), work.categories)


def called(network: NetworkMap, names: Names) -> NetworkMap:
    """The map with its people called as they shall be on the page.

    Two people with the same initials are told apart by a number. A vacant slot is nobody, and
    keeps its words.
    """
    if names == "written":
        return network
    taken: dict[str, int] = {}
    people = tuple(
        person if person.vacant else replace(person, label=_sign(person, taken))
        for person in network.people
    )
    return replace(network, people=people)


def _sign(person: Person, taken: dict[str, int]) -> str:
    sign = initials(person.label)
    taken[sign] = taken.get(sign, 0) + 1
    return sign if taken[sign] == 1 else f"{sign} {taken[sign]}"


def _people(network: NetworkMap, categories: Categories) -> tuple[Named, ...]:
    names = {person.id: person.label for person in network.people}
    return tuple(
        Named(
            name=person.label,
            helps_with=tuple(c.label for c in categories.kinds if c.id in person.kinds),
            closeness=_label(categories.closeness, person.closeness),
            level=_label(categories.level, person.level),
            arena=_label(categories.arena, person.arena),
            influential=person.influential,
            vacant=person.vacant,
            knows=tuple(names[other] for other in _known_to(person.id, network)),
        )
        for person in network.people
    )


def _known_to(key: PersonKey, network: NetworkMap) -> list[PersonKey]:
    """Whom somebody knows, in the order of the map."""
    others = {other for tie in network.ties if key in tie for other in tie if other != key}
    return [person.id for person in network.people if person.id in others]


def _label(offered: tuple[Category, ...], value: str | None) -> str:
    return label_of(offered, value) if value else ""
