"""Where rings, sectors and discs lie: the one place that knows the shape of the picture.

The picture is the unit square, origin at the top left, with the person whose map it is in
the centre (.5, .5). A ring is a category of closeness, the closest inside; a sector is a
level (or what else :mod:`.sectors` offers), the first centred at twelve o'clock, the others
clockwise. Lengths are in units of the square's side; angles are in degrees clockwise from
twelve o'clock.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from .categories import Categories, Category
from .model import Place
from .sectors import LEVEL, sectors_offered

CENTRE: Place = (0.5, 0.5)
#: Radius of the disc "You".
YOU = 0.04
#: Radius of a person's disc with its arcs, when there is room.
DISC = 0.027
#: Height of the label under a disc, and the gap between them.
LABEL = 0.03
LABEL_GAP = 0.004
#: Radius of the outermost ring: a little within the square, whose corners hold the words.
OUTER = 0.49
#: What the innermost ring is wider by, because "You" sits in it.
HEART = 0.115
#: How far beyond the outermost ring a hand may put someone; they are drawn at its edge.
TOLERANCE = 0.06
_ROUNDING = 1e-9


@dataclass(frozen=True, slots=True)
class Ring:
    """One category of closeness: from radius ``inner`` to radius ``outer``."""

    id: str
    label: str
    inner: float
    outer: float


@dataclass(frozen=True, slots=True)
class Sector:
    """One level, arena or kind of help: from angle ``start`` clockwise to ``end``.

    ``start`` is less than ``end``, and may be less than 0.
    """

    id: str
    label: str
    start: float
    end: float


@dataclass(frozen=True, slots=True)
class Geometry:
    """The rings, from inside out, and the sectors, clockwise from twelve o'clock."""

    rings: tuple[Ring, ...]
    sectors: tuple[Sector, ...]

    @classmethod
    def of(cls, categories: Categories, by: str = LEVEL) -> Geometry:
        """The picture that these categories ask for; no category is a single ring or sector.

        :raises KeyError: there are no sectors ``by`` that.
        """
        return cls(_rings(categories.closeness), _sectors(sectors_offered(categories, by)))

    def ring(self, closeness: str | None) -> Ring:
        """The ring of a closeness.

        :raises KeyError: the content does not know it.
        """
        return {ring.id: ring for ring in self.rings}[closeness or ""]

    def sector(self, category: str | None) -> Sector:
        """The sector of a level, or of what else the sectors show.

        :raises KeyError: the content does not know it.
        """
        return {sector.id: sector for sector in self.sectors}[category or ""]

    def cell_at(self, place: Place) -> tuple[str, str]:
        """The ring and sector, by id, of a place; beyond the outermost ring it is the outermost."""
        radius, angle = polar(place)
        ring = next((ring for ring in self.rings if radius < ring.outer), self.rings[-1])
        for sector in self.sectors:
            if (angle - sector.start) % 360 < sector.end - sector.start:
                return ring.id, sector.id
        return ring.id, self.sectors[0].id

    def within(self, place: Place, closeness: str | None, category: str | None) -> Place:
        """The place itself if it lies in that ring and sector, else the nearest that does.

        The centre of a disc is kept off the border of its cell by a hair, and off "You" by
        the radii of both.
        """
        ring, sector = self.ring(closeness), self.sector(category)
        radius, angle = polar(place)
        hair = 1e-3
        nearest = max(ring.inner + hair, YOU + DISC + LABEL_GAP)
        inside = min(max(radius, nearest), ring.outer - hair)
        turned = _turned_into(sector, angle, math.degrees(hair / inside))
        # A place on the very border, to and from polar and back, is off by a rounding.
        stays = abs(inside - radius) < _ROUNDING and abs(turned - angle) < _ROUNDING
        return place if stays else at(inside, turned)


def polar(place: Place) -> tuple[float, float]:
    """The distance of a place from the centre and its angle, 0 <= angle < 360.

    >>> polar((0.5, 0.1))
    (0.4, 0.0)
    >>> polar((0.9, 0.5))
    (0.4, 90.0)
    """
    dx, dy = place[0] - CENTRE[0], place[1] - CENTRE[1]
    return math.hypot(dx, dy), math.degrees(math.atan2(dx, -dy)) % 360


def at(radius: float, angle: float) -> Place:
    """The place at this distance from the centre in this direction.

    >>> x, y = at(0.4, 90)
    >>> round(x, 6), round(y, 6)
    (0.9, 0.5)
    """
    turn = math.radians(angle)
    return CENTRE[0] + radius * math.sin(turn), CENTRE[1] - radius * math.cos(turn)


def _turned_into(sector: Sector, angle: float, margin: float) -> float:
    """The angle itself if it is in the sector, else the nearest that is, off its borders."""
    width = sector.end - sector.start
    turn = (angle - sector.start) % 360
    margin = min(margin, width / 4)
    if width >= 360 or margin <= turn <= width - margin:
        return angle
    # Outside: the nearer of the two borders, going round the circle.
    is_before = turn < margin or (turn > width and 360 - turn < turn - width)
    return sector.start + (margin if is_before else width - margin)


def _rings(closeness: tuple[Category, ...]) -> tuple[Ring, ...]:
    offered = closeness or (Category("", ""),)
    width = (OUTER - HEART) / len(offered)
    edges = [0.0, *(HEART + width * (k + 1) for k in range(len(offered)))]
    edges[-1] = OUTER
    return tuple(
        Ring(category.id, category.label, edges[k], edges[k + 1])
        for k, category in enumerate(offered)
    )


def _sectors(categories: tuple[Category, ...]) -> tuple[Sector, ...]:
    offered = categories or (Category("", ""),)
    width = 360 / len(offered)
    return tuple(
        Sector(category.id, category.label, width * (k - 0.5), width * (k + 0.5))
        for k, category in enumerate(offered)
    )
