"""What a page shows of a map, as JSON: people with their places, numbers, and the reading."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from mentorwidgets.content.models import NetworkExercise

from .categories import Categories, ids
from .document import NetworkDocument
from .findings import findings
from .geometry import YOU, Geometry
from .initials import initials
from .layout import arrange, disc_radius
from .measures import measure
from .model import NetworkMap, Person, PersonKey, Place
from .seen import Earlier, Seen
from .sentences import sentences
from .typology import Thresholds, for_page, typology


def view_of(
    network: NetworkMap,
    categories: Categories,
    exercise: NetworkExercise,
    *,
    earlier: Earlier | None = None,
    planned: frozenset[PersonKey] = frozenset(),
) -> dict[str, Any]:
    """The map for the page; ``earlier`` and ``planned`` are what findings look at besides.

    - ``people``: as the model has them, kinds in the order of the content, with ``initials``;
      ``x`` and ``y`` in the unit square of :mod:`.geometry`, None for whoever the picture does
      not show (``on_map`` false); ``placed`` when a hand put them there
    - ``ties``: pairs of ids; ``sectors``: what the sectors show; ``ego``: what the ego said of
      themselves
    - ``geometry``: ``rings`` from inside out, ``sectors`` clockwise, and the radii ``you`` and
      ``disc``, which is smaller than usual in a crowd
    - ``measures``: see :meth:`.measures.Measures.for_page`
    - ``findings``: the most striking first, worded
    - ``reading``: every measure in a sentence (see :class:`.said.Said`)
    - ``typology``: the point among the four kinds of network, or None (see :mod:`.typology`)
    - ``same_label``: groups of ids that a label alone does not tell apart
    """
    numbers = measure(network, categories)
    seen = Seen(network, numbers, categories, earlier, planned)
    return {
        **map_view(network, categories),
        "ego": dict(network.ego),
        "measures": numbers.for_page(),
        "findings": [found.as_dict() for found in findings(seen, exercise)],
        "reading": [said.as_dict() for said in sentences(seen)],
        "typology": for_page(
            typology(network, categories, Thresholds.of(exercise, categories)), categories
        ),
        "same_label": _same_label(network),
    }


def map_view(network: NetworkMap, categories: Categories) -> dict[str, Any]:
    """What a picture shows of the map: ``people``, ``ties``, ``sectors`` and ``geometry``."""
    places = arrange(network, categories)
    shape = Geometry.of(categories, network.sectors)
    return {
        "people": [_person(p, categories, places.get(p.id)) for p in network.people],
        "ties": [list(tie) for tie in sorted(network.ties)],
        "sectors": network.sectors,
        "geometry": {
            "rings": [asdict(ring) for ring in shape.rings],
            "sectors": [asdict(sector) for sector in shape.sectors],
            "you": YOU,
            "disc": disc_radius(network, places),
        },
    }


def plan_view(document: NetworkDocument) -> dict[str, Any]:
    """What a person makes of their map: ``gaps``, ``actions`` and ``reflections``."""
    return {
        "gaps": [asdict(gap) for gap in document.gaps],
        "actions": [
            {**asdict(action), "by": action.by.isoformat() if action.by else None}
            for action in document.actions
        ],
        "reflections": dict(document.reflections),
    }


def _person(person: Person, categories: Categories, place: Place | None) -> dict[str, Any]:
    known = [kind for kind in ids(categories.kinds) if kind in person.kinds]
    return {
        "id": person.id,
        "label": person.label,
        "initials": initials(person.label),
        "kinds": [*known, *sorted(person.kinds.difference(known))],
        "closeness": person.closeness,
        "level": person.level,
        "arena": person.arena,
        "closeness_by": dict(person.closeness_by),
        "influential": person.influential,
        "role": person.role,
        "notes": person.notes,
        "vacant": person.vacant,
        "knows_none": person.knows_none,
        "attributes": dict(person.attributes),
        "in_tray": person.in_tray,
        "on_map": place is not None,
        "x": place[0] if place else None,
        "y": place[1] if place else None,
        "placed": person.by_hand,
    }


def _same_label(network: NetworkMap) -> list[list[str]]:
    """Groups of people who cannot be told apart by their label, whatever its case."""
    groups: dict[str, list[str]] = {}
    for person in network.people:
        groups.setdefault(" ".join(person.label.casefold().split()), []).append(person.id)
    return [group for group in groups.values() if len(group) > 1]
