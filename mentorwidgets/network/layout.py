"""Where people stand on the picture: deterministic, and quiet while one works.

Everybody stands in the ring of their closeness and the sector of their level. Whoever has a
place keeps it, so a new tie or a new person moves nobody; whoever has none gets the best free
one: off other discs and labels, near the people they know, off the lines of others. When a
cell is full, the people whom no hand has placed are arranged anew, with smaller discs.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from .categories import Categories
from .geometry import CENTRE, DISC, LABEL, LABEL_GAP, YOU, Geometry
from .model import NetworkMap, Person, PersonKey, Place

Numbers = npt.NDArray[np.float64]

#: By how much discs shrink, step by step, when people do not fit.
_SCALES = (1.0, 0.9, 0.8, 0.7, 0.6, 0.5, 0.42, 0.35, 0.3)
#: How often everybody may look for a better place once all have one.
_SWEEPS = 4
#: Width of a character of a label, and the longest label that is drawn whole.
_CHARACTER, _LONGEST = 0.0105, 16


def arrange(network: NetworkMap, categories: Categories) -> dict[PersonKey, Place]:
    """Where each person on the picture stands; people in the tray have no place.

    Those who have a place keep it, pulled into their ring and sector if need be; the others
    find theirs beside them. The same map always gives the same picture.
    """
    geometry = Geometry.of(categories)
    shown = [person for person in network.people if person.on_map]
    fixed = {p.id: geometry.within(p.place, p.closeness, p.level) for p in shown if p.place}
    missing = [person for person in shown if not person.place]
    scale = disc_radius(network, fixed) / DISC
    places = _Arrangement(network, geometry, scale).add(fixed, missing)
    if missing and _overlapping(places, {p.id for p in missing}, scale):
        return _anew(network, geometry, shown)
    return {person.id: places[person.id] for person in shown}


def settle(network: NetworkMap, categories: Categories) -> NetworkMap:
    """The map with a place for everybody whom the picture shows, and for nobody else.

    Someone whom no hand has placed gets out of the way of someone placed by hand.
    """
    by_hand = {p.id: p.place for p in network.people if p.on_map and p.by_hand and p.place}
    for person in network.people:
        in_the_way = not person.by_hand and _is_covered(person, by_hand.values())
        if person.place and (in_the_way or not person.on_map):
            network = network.changed(person.id, place=None, by_hand=False)
    places = arrange(network, categories)
    for person in network.people:
        if person.place != places.get(person.id):
            network = network.changed(person.id, place=places.get(person.id))
    return network


def disc_radius(network: NetworkMap, places: Mapping[PersonKey, Place]) -> float:
    """The radius of a disc on this picture: DISC where there is room, less in a crowd.

    Two people whom a hand put on top of one another do not make everybody smaller.
    """
    keys = list(places)
    if len(keys) < 2:
        return DISC
    at = np.array([places[key] for key in keys])
    hands = np.array([network.person(key).by_hand for key in keys])
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


def _anew(network: NetworkMap, geometry: Geometry, shown: list[Person]) -> dict[PersonKey, Place]:
    """Everybody whom no hand has placed, arranged anew with discs as large as fit."""
    fixed = {
        p.id: geometry.within(p.place, p.closeness, p.level) for p in shown if p.place and p.by_hand
    }
    loose = [person for person in shown if person.id not in fixed]
    places: dict[PersonKey, Place] = {}
    for scale in _SCALES:
        places = _Arrangement(network, geometry, scale).add(fixed, loose)
        if not _overlapping(places, {person.id for person in loose}, scale):
            break
    return {person.id: places[person.id] for person in shown}


def _overlapping(places: Mapping[PersonKey, Place], loose: set[PersonKey], scale: float) -> bool:
    """Whether the disc of someone who could stand elsewhere touches another, or its label."""
    keys = list(places)
    at = np.array([places[key] for key in keys]).reshape(-1, 2)
    gap = np.abs(at[:, None, :] - at[None, :, :])
    apart = np.hypot(gap[..., 0], gap[..., 1])
    radius = DISC * scale
    touching = apart < 2 * radius
    column = (gap[..., 0] < 1.6 * radius) & (gap[..., 1] < 2 * radius + LABEL * scale)
    np.fill_diagonal(touching, val=False)
    np.fill_diagonal(column, val=False)
    movable = np.array([key in loose for key in keys], dtype=bool)
    return bool((touching | column)[movable].any())


@dataclass(frozen=True, slots=True)
class _Arrangement:
    """One try to find places, with discs of one size."""

    network: NetworkMap
    geometry: Geometry
    scale: float

    def add(
        self, fixed: Mapping[PersonKey, Place], missing: list[Person]
    ) -> dict[PersonKey, Place]:
        """Places for those who have none: one after the other, then each looks again."""
        places = dict(fixed)
        known = _acquaintances(self.network)
        order = sorted(missing, key=lambda person: -len(known[person.id]))
        free = {p.id: self._candidates(p.closeness, p.level) for p in order}
        for sweep in range(1 + _SWEEPS if len(order) > 1 else 1):
            moved = False
            for person in order:
                others = {key: place for key, place in places.items() if key != person.id}
                cost = self._cost(person, free[person.id], others, known[person.id])
                x, y = free[person.id][int(np.argmin(cost)), :2]
                moved = moved or places.get(person.id) != (x, y)
                places[person.id] = (float(x), float(y))
            if sweep and not moved:
                break
        return places

    def _candidates(self, closeness: str | None, level: str | None) -> Numbers:
        """Places of a cell, as rows (x, y, unease): unease grows towards the cell's border."""
        ring, sector = self.geometry.ring(closeness), self.geometry.sector(level)
        radius = DISC * self.scale
        inner = max(ring.inner, YOU + LABEL_GAP) + radius
        outer = max(ring.outer - radius, inner)
        step = 0.75 * radius
        rows: list[tuple[float, float, float]] = []
        for r in np.linspace(inner, outer, max(2, round((outer - inner) / step) + 1)):
            width = np.radians(sector.end - sector.start)
            edge = 0.0 if sector.end - sector.start >= 360 else min(radius / r, width / 2.5)
            span = width - 2 * edge
            turns = np.linspace(0, span, max(3, round(span * r / step) + 1)) + edge
            across = np.abs(turns / width - 0.5)
            along = abs(r - (inner + outer) / 2) / (outer - inner + radius)
            angles = np.radians(sector.start) + turns
            x, y = CENTRE[0] + r * np.sin(angles), CENTRE[1] - r * np.cos(angles)
            rows.extend(zip(x, y, 0.05 * across**2 + 0.05 * along**2, strict=True))
        return np.array(rows)

    def _cost(
        self,
        person: Person,
        free: Numbers,
        others: Mapping[PersonKey, Place],
        known: set[PersonKey],
    ) -> Numbers:
        """How bad each free place is for this person, beside the others as they stand."""
        keys = list(others)
        at = np.array([CENTRE, *others.values()])
        radius, label = DISC * self.scale, (LABEL + LABEL_GAP) * self.scale
        widths = np.array([YOU, *(self._half_width(self.network.person(k)) for k in keys)])
        radii = np.array([YOU, *([radius] * len(keys))])
        dx = free[:, None, 0] - at[None, :, 0]
        dy = free[:, None, 1] - at[None, :, 1]
        apart = np.hypot(dx, dy)
        cost = free[:, 2].copy()
        cost += 1000 * np.clip(1 - apart / (1.04 * (radius + radii)), 0, None).sum(axis=1)
        # A label hangs below its disc; "You" has none, so it is only reached from above.
        below = np.where(np.arange(len(at)) == 0, 0.0, label)
        reach = radius + radii + np.where(dy < 0, label, below)
        column = np.clip(1 - np.abs(dy) / reach, 0, 1)
        cost += 60 * (column * (np.abs(dx) < 0.85 * (radius + radii))).sum(axis=1)
        beside = np.clip(1 - np.abs(dx) / (self._half_width(person) + widths), 0, 1)
        cost += 12 * (column * beside).sum(axis=1)
        cost += 40 * np.clip(free[:, 1] + radius + label - 1, 0, None)
        cost += (0.0006 / np.maximum(apart[:, 1:], 0.01) ** 2).sum(axis=1)
        cost += self._crossed_lines(free, at[1:], radius)
        acquainted = [k + 1 for k, key in enumerate(keys) if key in known]
        cost += 0.8 * apart[:, acquainted].sum(axis=1)
        return cost

    def _half_width(self, person: Person) -> float:
        """Half the width of what stands at someone's place: their label or their disc."""
        letters = min(len(person.label), _LONGEST)
        return self.scale * max(DISC, (_CHARACTER * letters + 0.012) / 2)

    @staticmethod
    def _crossed_lines(free: Numbers, at: Numbers, radius: float) -> Numbers:
        """How often the line to "You" would run over another's disc, or theirs over this one."""
        mine, theirs = free[:, None, :2] - CENTRE, at[None, :, :] - CENTRE
        dot = (mine * theirs).sum(axis=2)
        far_mine, far_theirs = (
            np.hypot(*mine.transpose(2, 0, 1)),
            np.hypot(*theirs.transpose(2, 0, 1)),
        )
        cross = np.abs(mine[..., 0] * theirs[..., 1] - mine[..., 1] * theirs[..., 0])
        # The one farther out has the line, the nearer one may be under it.
        off = cross / np.maximum(far_mine, far_theirs)
        crossed: Numbers = np.clip(1 - off / (1.2 * radius), 0, None) * (dot > 0)
        return np.asarray(0.5 * crossed.sum(axis=1))


def _acquaintances(network: NetworkMap) -> dict[PersonKey, set[PersonKey]]:
    known: dict[PersonKey, set[PersonKey]] = {person.id: set() for person in network.people}
    for one, other in network.ties:
        known[one].add(other)
        known[other].add(one)
    return known
