"""The search for good places on the picture: what :mod:`.layout` asks when somebody has none.

Each person who looks for a place has candidates all over their cell, and each candidate a
cost: covering a disc or a label, standing on somebody's line to "You", far from whom they
know, close to the border of the cell. One after the other takes the cheapest; then everybody
looks again until nobody moves. When somebody moves, only what they add to the costs changes.
At last everybody looks once more at the best few of their candidates, and takes the one from
which their ties cross the fewest others.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

import numpy as np
import numpy.typing as npt

from .crossing import crossed
from .geometry import CENTRE, DISC, LABEL, LABEL_GAP, YOU, Geometry, Ring, Sector
from .model import NetworkMap, Person, PersonKey, Place
from .sectors import sector_of

Numbers = npt.NDArray[np.float64]

#: How often everybody may look for a better place once all have one; fewer times in a crowd.
_SWEEPS, _SWEEPS_IN_A_CROWD, _CROWD = 4, 1, 30
#: How many candidates are compared by the ties they cross, how often, and what a crossing costs.
_BEST, _LAST_SWEEPS, _CROSSING, _AS_GOOD = 40, 2, 0.15, 1.0
#: Comparisons of a tie with a tie that one look may cost: fewer candidates where there are more.
_COMPARISONS = 12_000
#: Width of a character of a label, and the longest label that is drawn whole.
_CHARACTER, _LONGEST = 0.0105, 16
#: Candidates: at least so many in a cell, more for each person who looks there, at most so many.
_CANDIDATES, _CANDIDATES_EACH, _MOST_CANDIDATES = 90, 8, 600


def find_places(
    network: NetworkMap,
    geometry: Geometry,
    fixed: Mapping[PersonKey, Place],
    missing: Sequence[Person],
    *,
    scale: float,
    fits: Callable[[Mapping[PersonKey, Place]], bool],
) -> dict[PersonKey, Place] | None:
    """The places of those who have one, and places for those who have none.

    ``scale`` is the size of a disc in units of :data:`.geometry.DISC`. None when what was
    found does not fit; only what fits is worth being untangled.
    """
    if not missing:
        return dict(fixed)
    search = _Search(network, geometry, fixed, missing, scale)
    for key, place in fixed.items():
        search.stand(key, place)
    places = {**fixed, **search.run()}
    if not fits(places):
        return None
    untangled = {**fixed, **search.untangled()}
    return untangled if fits(untangled) else places


def cell_area(ring: Ring, sector: Sector) -> float:
    """The area of a cell, in units of the square."""
    return float(np.radians(sector.end - sector.start) / 2 * (ring.outer**2 - ring.inner**2))


def half_width(label: str, scale: float) -> float:
    """Half the width of what stands at someone's place: their label or their disc."""
    letters = min(len(label), _LONGEST)
    return scale * max(DISC, (_CHARACTER * letters + 0.012) / 2)


class _Search:
    """All candidates of all who look, in one table: a row is one candidate of one person."""

    def __init__(
        self,
        network: NetworkMap,
        geometry: Geometry,
        fixed: Mapping[PersonKey, Place],
        missing: Sequence[Person],
        scale: float,
    ) -> None:
        self._people = {person.id: person for person in network.people}
        self._known: dict[PersonKey, list[PersonKey]] = {key: [] for key in self._people}
        self._ties = sorted(network.ties)
        self._fixed = fixed
        self._chosen: dict[PersonKey, int] = {}
        for one, other in self._ties:
            self._known[one].append(other)
            self._known[other].append(one)
        self._scale, self._radius = scale, DISC * scale
        self._label = (LABEL + LABEL_GAP) * scale
        self._order = sorted(missing, key=lambda person: -len(self._known[person.id]))
        self._rows: dict[PersonKey, slice] = {}
        by = network.sectors
        crowd = Counter((p.closeness, sector_of(p, by)) for p in self._order)
        tables, start = [], 0
        for person in self._order:
            cell = (person.closeness, sector_of(person, by))
            ring, sector = geometry.ring(cell[0]), geometry.sector(cell[1])
            table = _candidates(ring, sector, self._radius, crowd[cell])
            self._rows[person.id] = slice(start, start + len(table))
            start += len(table)
            tables.append(table)
        rows = np.concatenate(tables)
        self._x, self._y, self._cost = rows[:, 0].copy(), rows[:, 1].copy(), rows[:, 2].copy()
        self._half = np.concatenate(
            [
                np.full(len(t), self._half_width(p.id))
                for t, p in zip(tables, self._order, strict=True)
            ]
        )
        self._far = np.hypot(self._x - CENTRE[0], self._y - CENTRE[1])
        outside = np.clip(self._y + self._radius + self._label - 1, 0, None)
        outside += np.clip(np.abs(self._x - CENTRE[0]) + self._half - CENTRE[0], 0, None)
        self._cost += 40 * outside
        self._cost += self._covering(CENTRE, YOU, YOU, 0.0)

    def stand(self, key: PersonKey, place: Place, sign: float = 1.0) -> None:
        """Let everybody know that this person stands here (or, with sign -1, no longer)."""
        added = self._covering(place, self._radius, self._half_width(key), self._label)
        apart = np.hypot(self._x - place[0], self._y - place[1])
        added += 0.001 / np.maximum(apart, 0.01) ** 2
        added += self._on_a_line(place)
        for other in self._known[key]:
            if other in self._rows:
                rows = self._rows[other]
                added[rows] += 0.5 * apart[rows]
        if key in self._rows:
            added[self._rows[key]] = 0
        self._cost += sign * added

    def run(self) -> dict[PersonKey, Place]:
        """A place for each who looks for one."""
        chosen = self._chosen
        sweeps = _SWEEPS if len(self._order) <= _CROWD else _SWEEPS_IN_A_CROWD
        for _sweep in range(1 + sweeps):
            moved = False
            for person in self._order:
                rows = self._rows[person.id]
                best = rows.start + int(np.argmin(self._cost[rows]))
                if best == chosen.get(person.id):
                    continue
                if person.id in chosen:
                    self.stand(person.id, self._place(chosen[person.id]), -1.0)
                chosen[person.id] = best
                self.stand(person.id, self._place(best))
                moved = True
            if not moved:
                break
        return {key: self._place(row) for key, row in chosen.items()}

    def untangled(self) -> dict[PersonKey, Place]:
        """A place for each again, with fewer ties that cross."""
        for _sweep in range(_LAST_SWEEPS):
            if not self._untangle():
                break
        return {key: self._place(row) for key, row in self._chosen.items()}

    def _untangle(self) -> bool:
        """Let each take, of their best candidates, one that crosses fewer ties; whether any did."""
        moved, chosen = False, self._chosen
        where = {**self._fixed, **{key: self._place(row) for key, row in chosen.items()}}
        index = {key: number for number, key in enumerate(where)}
        at = np.array(list(where.values()))
        ends = np.array([(index[a], index[b]) for a, b in self._ties if a in index and b in index])
        for person in self._order if len(ends) else ():
            key, own = person.id, index[person.id]
            mine = (ends == own).any(axis=1)
            pairs = ends[mine]
            known, others = at[pairs[pairs != own]], at[ends[~mine]]
            if not len(known) or not len(others):
                continue
            rows = self._rows[key]
            costs = self._cost[rows]
            # Places without a touch, spread over the cell: a better one is seldom next door.
            free = np.flatnonzero(costs < costs.min() + _AS_GOOD)
            few = min(_BEST, max(3, _COMPARISONS // (len(known) * len(others))))
            best = free[np.linspace(0, len(free) - 1, min(few, len(free))).astype(int)]
            best = np.append(best, chosen[key] - rows.start)
            places = np.column_stack([self._x[rows][best], self._y[rows][best]])
            total = costs[best] + _CROSSING * crossed(places, known, others)
            row = rows.start + int(best[int(np.argmin(total))])
            if row == chosen[key]:
                continue
            self.stand(key, self._place(chosen[key]), -1.0)
            chosen[key] = row
            at[own] = self._place(row)
            self.stand(key, self._place(row))
            moved = True
        return moved

    def _place(self, row: int) -> Place:
        return float(self._x[row]), float(self._y[row])

    def _half_width(self, key: PersonKey) -> float:
        return half_width(self._people[key].label, self._scale)

    def _covering(self, place: Place, radius: float, half: float, label: float) -> Numbers:
        """What it costs each candidate to cover, or be covered by, a disc with its label."""
        dx, dy = np.abs(self._x - place[0]), self._y - place[1]
        both = self._radius + radius
        discs = np.clip(1 - np.hypot(dx, dy) / (1.04 * both), 0, None)
        # The upper of the two has its label between the discs; "You" has none.
        reach = both + np.where(dy < 0, self._label, label)
        column = np.clip(1 - np.abs(dy) / reach, 0, 1)
        beside = np.clip(1 - dx / (self._half + half), 0, 1)
        return np.asarray(1000 * discs + column * (60 * (dx < 0.85 * both) + 20 * beside))

    def _on_a_line(self, place: Place) -> Numbers:
        """What it costs a candidate to stand on the line from here to "You", or the reverse."""
        mine = self._x - CENTRE[0], self._y - CENTRE[1]
        theirs = place[0] - CENTRE[0], place[1] - CENTRE[1]
        farther = np.maximum(self._far, np.hypot(*theirs))
        off = np.abs(mine[0] * theirs[1] - mine[1] * theirs[0]) / farther
        same_side = mine[0] * theirs[0] + mine[1] * theirs[1] > 0
        return np.asarray(0.5 * np.clip(1 - off / (1.2 * self._radius), 0, None) * same_side)


def _candidates(ring: Ring, sector: Sector, radius: float, people: int) -> Numbers:
    """Places of a cell, as rows (x, y, unease): unease grows towards the cell's border."""
    inner = max(ring.inner, YOU + LABEL_GAP) + radius
    outer = max(ring.outer - radius, inner)
    enough = min(max(_CANDIDATES, _CANDIDATES_EACH * people), _MOST_CANDIDATES)
    step = max(0.75 * radius, (cell_area(ring, sector) / enough) ** 0.5)
    width = np.radians(sector.end - sector.start)
    rows = []
    for r in np.linspace(inner, outer, max(2, round((outer - inner) / step) + 1)):
        edge = 0.0 if sector.end - sector.start >= 360 else min(radius / r, width / 2.5)
        span = width - 2 * edge
        turns = np.linspace(edge, width - edge, max(3, round(span * r / step) + 1))
        angles = np.radians(sector.start) + turns
        along = abs(r - (inner + outer) / 2) / (outer - inner + radius)
        unease = 0.05 * np.abs(turns / width - 0.5) ** 2 + 0.05 * along**2
        x, y = CENTRE[0] + r * np.sin(angles), CENTRE[1] - r * np.cos(angles)
        rows.append(np.column_stack([x, y, unease]))
    return np.concatenate(rows)
