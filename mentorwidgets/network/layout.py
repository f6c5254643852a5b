"""Where people stand on the picture: deterministic, and quiet while one works.

Everybody stands in the ring of their closeness and in their sector. Whoever has a
place keeps it, so a new tie or a new person moves nobody; whoever has none gets the best free
one: off other discs and labels, near the people they know, off the lines of others. When a
cell is full, the people whom no hand has placed are arranged anew, with smaller discs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import partial

import numpy as np

from .categories import Categories, ids
from .geometry import DISC, LABEL, Geometry
from .model import NetworkMap, Person, PersonKey, Place
from .placing import cell_area, find_places
from .sectors import LEVEL, sector_of, sectors_offered

#: By how much discs shrink, step by step, when people do not fit.
_SCALES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.42, 0.35, 0.3)


def arrange(network: NetworkMap, categories: Categories) -> dict[PersonKey, Place]:
    """Where each person on the picture stands; people in the tray have no place.

    Those who have a place keep it, pulled into their ring and sector if need be; the others
    find theirs beside them. The same map always gives the same picture.
    """
    by = network.sectors
    geometry = Geometry.of(categories, by)
    shown = [person for person in network.people if is_shown(person, categories, by)]
    fixed = {
        p.id: geometry.within(p.place, p.closeness, sector_of(p, by)) for p in shown if p.place
    }
    missing = [person for person in shown if not person.place]
    return {**fixed, **_found(network, geometry, shown, fixed)} if missing else fixed


def is_shown(person: Person, categories: Categories, by: str = LEVEL) -> bool:
    """Whether the picture has a place for them.

    Somebody whose ring or sector was not said, or is not known to the content, stays in the
    tray beside the picture rather than in a cell that nobody named.
    """
    rings, sectors = ids(categories.closeness), ids(sectors_offered(categories, by))
    return not person.in_tray and person.closeness in rings and sector_of(person, by) in sectors


def settle(network: NetworkMap, categories: Categories) -> NetworkMap:
    """The map with a place for everybody whom the picture shows, and for nobody else.

    Someone whom no hand has placed gets out of the way of someone placed by hand.
    """
    by = network.sectors
    shown = {person.id for person in network.people if is_shown(person, categories, by)}
    hands = [p.place for p in network.people if p.id in shown and p.by_hand and p.place]

    def loosened(person: Person) -> Person:
        in_the_way = not person.by_hand and _is_covered(person, hands)
        if person.place and (in_the_way or person.id not in shown):
            return replace(person, place=None, by_hand=False)
        return person

    loose = network.each(loosened)
    places = arrange(loose, categories)

    def settled(person: Person) -> Person:
        place = places.get(person.id)
        return person if person.place == place else replace(person, place=place)

    return loose.each(settled)


def disc_radius(network: NetworkMap, places: Mapping[PersonKey, Place]) -> float:
    """The radius of a disc on this picture: DISC where there is room, less in a crowd.

    Two people whom a hand put on top of one another do not make everybody smaller.
    """
    if len(places) < 2:
        return DISC
    by_hand = {person.id for person in network.people if person.by_hand}
    hands = np.array([key in by_hand for key in places])
    at = np.array(list(places.values()))
    apart = np.hypot(*(at[:, None, :] - at[None, :, :]).transpose(2, 0, 1))
    apart[np.outer(hands, hands)] = np.inf
    np.fill_diagonal(apart, np.inf)
    return float(min(DISC, max(float(apart.min()) / 2, DISC * _SCALES[-1])))


def _is_covered(person: Person, places: Iterable[Place]) -> bool:
    """Whether their disc lies under one of these."""
    here = person.place
    if here is None:
        return False
    return any(np.hypot(here[0] - x, here[1] - y) < 2 * DISC for x, y in places)


def _found(
    network: NetworkMap,
    geometry: Geometry,
    shown: list[Person],
    fixed: Mapping[PersonKey, Place],
) -> dict[PersonKey, Place]:
    """Places for those who have none, and new ones for others too if there is no room."""
    missing = [person for person in shown if person.id not in fixed]
    keys = {person.id for person in missing}
    scale = disc_radius(network, fixed) / DISC
    if all(person.by_hand for person in shown if person.id in fixed):
        # Nobody has to be left where they are: all that follows is to be found anew.
        return _anew(network, geometry, shown)
    for smaller in (scale, 0.9 * scale):
        if not _may_fit(geometry, network, shown, smaller):
            continue
        fits = partial(_fit, keys, smaller)
        places = find_places(network, geometry, fixed, missing, scale=smaller, fits=fits)
        if places is not None:
            return places
    return _anew(network, geometry, shown)


def _anew(network: NetworkMap, geometry: Geometry, shown: list[Person]) -> dict[PersonKey, Place]:
    """Everybody whom no hand has placed, arranged anew with discs as large as fit."""
    by = network.sectors
    fixed = {
        p.id: geometry.within(p.place, p.closeness, sector_of(p, by))
        for p in shown
        if p.place and p.by_hand
    }
    loose = [person for person in shown if person.id not in fixed]
    keys = {person.id for person in loose}
    for scale in _SCALES[:-1]:
        if not _may_fit(geometry, network, shown, scale):
            continue
        fits = partial(_fit, keys, scale)
        places = find_places(network, geometry, fixed, loose, scale=scale, fits=fits)
        if places is not None:
            return places
    # The smallest discs are taken whether they fit or not.
    last = find_places(
        network, geometry, fixed, loose, scale=_SCALES[-1], fits=lambda _places: True
    )
    return last or dict(fixed)


def _may_fit(geometry: Geometry, network: NetworkMap, shown: list[Person], scale: float) -> bool:
    """Whether every cell has the area for its people; far quicker than to try."""
    # Nothing packs without a gap: a fifth of the area stays empty.
    footprint = 1.25 * 2 * DISC * scale * (2 * DISC + LABEL) * scale
    crowd = Counter((p.closeness, sector_of(p, network.sectors)) for p in shown)
    return all(
        people * footprint <= cell_area(geometry.ring(closeness), geometry.sector(sector))
        for (closeness, sector), people in crowd.items()
    )


def _fit(loose: set[PersonKey], scale: float, places: Mapping[PersonKey, Place]) -> bool:
    """Whether nobody who could stand elsewhere touches another's disc or label with theirs."""
    at = np.array(list(places.values())).reshape(-1, 2)
    gap = np.abs(at[:, None, :] - at[None, :, :])
    radius = DISC * scale
    touching = np.hypot(gap[..., 0], gap[..., 1]) < 2 * radius
    column = (gap[..., 0] < 1.6 * radius) & (gap[..., 1] < 2 * radius + LABEL * scale)
    meeting = touching | column
    np.fill_diagonal(meeting, val=False)
    movable = np.array([key in loose for key in places], dtype=bool)
    return not meeting[movable].any()
