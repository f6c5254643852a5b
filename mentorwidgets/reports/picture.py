"""The map as a picture to keep or print: PNG, SVG or PDF, drawn by matplotlib.

It shows what the page shows: rings, sectors and places come from :mod:`mentorwidgets.network`.
In greyscale print nothing is lost: the kinds of help differ by place and by pattern,
closeness by ring, and a vacant slot by its dashed edge.
"""

from __future__ import annotations

import io
import math
import re
from collections.abc import Sequence
from functools import cache

import matplotlib as mpl
import matplotlib.font_manager
import matplotlib.textpath
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import Circle, FancyArrowPatch, PathPatch
from matplotlib.path import Path as Line

from mentorwidgets.network.categories import Categories
from mentorwidgets.network.geometry import CENTRE, YOU, Geometry, at
from mentorwidgets.network.initials import initials
from mentorwidgets.network.layout import arrange, disc_radius
from mentorwidgets.network.model import NetworkMap, Person, PersonKey, Place
from mentorwidgets.reports import PICTURES
from mentorwidgets.words import gettext as _
from mentorwidgets.words import ngettext

#: Pixels per inch of a PNG: sharp when projected, and on half a page of paper.
_DPI = 200
_SIZE = 7.6
_LEGEND_ENDS = 1.0
_LONGEST_LABEL = 16
#: A letter carries a few marks in any language; more are a tower over its neighbours.
_TOO_MANY_MARKS = re.compile("(?<=[\u0300-\u036f]{4})[\u0300-\u036f]+")

_INK, _PAPER, _SURFACE, _SOFT = "#1d2433", "#ffffff", "#ffffff", "#6f6753"
_RINGS = ("#eae5d8", "#f1eee5", "#f6f4ee")
_RING_LINE, _SPOKE, _TIE, _FAINT = "#c9c1ae", "#cbc4b2", "#5a6b86", "#e4dfd3"
_KINDS = ("#0b7a75", "#b4500b", "#5b3fa8")
#: How the arcs differ without colour: unbroken, long dashes, dots; then the circle again.
_PATTERNS: tuple[tuple[float, tuple[float, ...]] | str, ...] = (
    "solid",
    (0, (2.2, 0.7)),
    (0, (0.7, 0.6)),
)

#: Asked, where the computer has them, for signs that DejaVu has not.
_OTHER_SCRIPTS = (
    "Noto Sans CJK SC",
    "Noto Sans CJK JP",
    "Noto Sans Arabic",
    "Noto Sans Devanagari",
    "Noto Sans Thai",
    "Noto Emoji",
    "Hiragino Sans",
    "Microsoft YaHei",
    "Segoe UI Emoji",
)
_SETTINGS = {
    "svg.hashsalt": "mentorwidgets",
    "pdf.fonttype": 42,
}


def draw(
    map_: NetworkMap,
    categories: Categories,
    format_: str,
    *,
    title: str = "",
    names: bool = True,
    me: bool = False,
    as_shapes: bool = False,
) -> bytes:
    """The picture as a file in one of :data:`mentorwidgets.reports.PICTURES`.

    ``as_shapes`` draws the text of an SVG as shapes, so that it needs no font where it is shown.
    People without a ring or sector are named below the picture, so that nobody goes missing.
    Without ``names`` the map is a redacted one, for somebody else: its tags stand on the discs.
    In the middle stands "You", or with ``me``, where others read it, "Me".

    :raises ValueError: there is no such format.
    """
    if format_ not in PICTURES:
        raise ValueError(f"a picture is one of {', '.join(PICTURES)}, not {format_!r}")
    fonts = {
        "font.family": ["DejaVu Sans", *_also_here()],
        "svg.fonttype": "path" if as_shapes else "none",
    }
    with mpl.rc_context({**_SETTINGS, **fonts}):
        lines = len(categories.kinds) // 4
        figure = Figure(figsize=(_SIZE, _SIZE * (1.16 + 0.035 * lines)), facecolor=_PAPER)
        axes = figure.add_axes((0, 0, 1, 1))
        axes.set_xlim(-0.08, 1.08)
        axes.set_ylim(1.24 + 0.04 * lines, -0.105)
        axes.set_aspect("equal")
        axes.axis("off")
        _draw_all(axes, map_, categories, title, names=names, me=me or not names)
        out = io.BytesIO()
        # No date in the file: the same map gives the same bytes.
        blank = {"png": {}, "svg": {"Date": None}, "pdf": {"CreationDate": None}}[format_]
        named = {"Title": title} if title else {}
        figure.savefig(out, format=format_, dpi=_DPI, metadata=blank | named)
    return out.getvalue()


@cache
def _also_here() -> tuple[str, ...]:
    """The fonts for other scripts that this computer has."""
    here = set(mpl.font_manager.get_font_names())
    return tuple(font for font in _OTHER_SCRIPTS if font in here)


def _shortened(label: str) -> str:
    """A label as a picture has room for it, in width and in height."""
    label = _TOO_MANY_MARKS.sub("", label)
    return label if len(label) <= _LONGEST_LABEL else label[: _LONGEST_LABEL - 1] + "…"


def _draw_all(
    axes: Axes, map_: NetworkMap, categories: Categories, title: str, *, names: bool, me: bool
) -> None:
    geometry = Geometry.of(categories, map_.sectors)
    places = arrange(map_, categories)
    radius = disc_radius(map_, places)
    if title:
        axes.text(-0.06, -0.085, title, fontsize=13, fontweight="bold", color=_INK, va="center")
    _rings(axes, geometry)
    _ties(axes, map_, places)
    _spokes(axes, map_, categories, places)
    axes.add_patch(Circle(CENTRE, YOU, color=_INK, zorder=5))
    _text(axes, CENTRE, _("Me") if me else _("You"), size=10, color="#ffffff", bold=True)
    for person in map_.people:
        if person.id in places:
            _person(axes, person, places[person.id], radius, categories, names=names)
    _legend(axes, map_, categories, places)


def _rings(axes: Axes, geometry: Geometry) -> None:
    for index, ring in reversed(list(enumerate(geometry.rings))):
        fill = _RINGS[min(index, len(_RINGS) - 1)]
        axes.add_patch(Circle(CENTRE, ring.outer, facecolor=fill, edgecolor=_RING_LINE, lw=0.8))
        x, y = at(ring.outer - 0.016, 57)
        axes.text(x, y, ring.label, fontsize=7, color=_SOFT, rotation=-57, ha="center", va="center")
    outermost = geometry.rings[-1].outer
    for sector in geometry.sectors:
        if len(geometry.sectors) > 1:
            ends = [at(geometry.rings[0].inner, sector.start), at(outermost, sector.start)]
            axes.plot(*zip(*ends, strict=True), color=_RING_LINE, lw=1, ls=(0, (1, 3)), zorder=1)
        middle = (sector.start + sector.end) / 2
        x, y = at(outermost + 0.035, middle)
        side = math.sin(math.radians(middle))
        align = "center" if abs(side) < 0.2 else "left" if side > 0 else "right"
        x = min(max(x, -0.07), 1.07)
        axes.text(
            x if align == "center" else 1.07 if side > 0 else -0.07,
            y,
            sector.label,
            fontsize=9,
            fontweight="bold",
            color=_SOFT,
            ha="center" if align == "center" else "right" if side > 0 else "left",
            va="center",
        )


def _ties(axes: Axes, map_: NetworkMap, places: dict[PersonKey, Place]) -> None:
    for one, other in sorted(map_.ties):
        if one not in places or other not in places:
            continue
        (x1, y1), (x2, y2) = places[one], places[other]
        middle = ((x1 + x2) / 2, (y1 + y2) / 2)
        away = (middle[0] - CENTRE[0], middle[1] - CENTRE[1])
        length = math.hypot(*away) or 1.0
        # A tie bows away from the centre, so that it does not read as one to "You".
        bow = 0.22 * math.hypot(x2 - x1, y2 - y1)
        control = (middle[0] + away[0] / length * bow, middle[1] + away[1] / length * bow)
        path = Line([(x1, y1), control, (x2, y2)], [Line.MOVETO, Line.CURVE3, Line.CURVE3])
        axes.add_patch(PathPatch(path, facecolor="none", edgecolor=_TIE, lw=1.3, zorder=3))


def _spokes(
    axes: Axes, map_: NetworkMap, categories: Categories, places: dict[PersonKey, Place]
) -> None:
    order = [category.id for category in categories.closeness]
    for person in map_.people:
        if person.id not in places or person.vacant:
            continue
        rank = order.index(person.closeness) if person.closeness in order else len(order)
        width = max(2.6 - 0.9 * rank, 0.7)
        axes.add_patch(
            FancyArrowPatch(
                CENTRE, places[person.id], arrowstyle="-", color=_SPOKE, lw=width, zorder=2
            )
        )


def _person(
    axes: Axes,
    person: Person,
    place: Place,
    radius: float,
    categories: Categories,
    *,
    names: bool,
) -> None:
    x, y = place
    edge = {"edgecolor": _INK, "lw": 0.9, "ls": (0, (3, 2)) if person.vacant else "solid"}
    axes.add_patch(Circle(place, radius * 1.08, facecolor=_SURFACE, edgecolor="none", zorder=4))
    axes.add_patch(Circle(place, radius * 0.72, facecolor=_SURFACE, zorder=5, **edge))
    for index, kind in enumerate(categories.kinds):
        _arc(
            axes, place, radius * 0.92, index, len(categories.kinds), given=kind.id in person.kinds
        )
    sign = initials(person.label) if names else person.label
    size = (8.5 if len(sign) < 3 else 7) * radius / 0.027
    _text(axes, place, sign, size=size, color=_INK, bold=True)
    if person.influential:
        axes.plot(
            x + radius * 0.95,
            y - radius * 0.95,
            marker="*",
            ms=7 * radius / 0.027,
            color=_INK,
            zorder=7,
        )
    if not names:
        return
    axes.text(
        x,
        y + radius + 0.016,
        _shortened(person.label),
        fontsize=max(7.5 * radius / 0.027, 4.5),
        color=_INK,
        ha="center",
        va="center",
        zorder=8,
        parse_math=False,
        bbox={
            "boxstyle": "round,pad=0.15",
            "facecolor": _PAPER,
            "edgecolor": "none",
            "alpha": 0.85,
        },
    )


def _arc(axes: Axes, place: Place, radius: float, index: int, count: int, *, given: bool) -> None:
    """The arc of one kind of help: the first at the top, the others clockwise."""
    width = 360 / count
    half = min(width / 2 - 8, 55)
    turns = [width * index - half + 2 * half * step / 24 for step in range(25)]
    points = [
        (
            place[0] + radius * math.sin(math.radians(t)),
            place[1] - radius * math.cos(math.radians(t)),
        )
        for t in turns
    ]
    xs, ys = zip(*points, strict=True)
    pattern = _PATTERNS[index % len(_PATTERNS)] if given else "solid"
    color = _KINDS[index % len(_KINDS)] if given else _FAINT
    lw = (3.4 if given else 1.4) * radius / 0.025
    axes.plot(xs, ys, color=color, lw=lw, ls=pattern, solid_capstyle="butt", zorder=6)


def _text(axes: Axes, place: Place, text: str, *, size: float, color: str, bold: bool) -> None:
    weight = "bold" if bold else "normal"
    axes.text(
        *place, text, fontsize=size, fontweight=weight, color=color, parse_math=False,
        ha="center", va="center_baseline", zorder=9,
    )  # fmt: skip


def _legend(
    axes: Axes, map_: NetworkMap, categories: Categories, places: dict[PersonKey, Place]
) -> None:
    """What the signs mean, made from those in use, and whoever the picture cannot show."""
    y = 1.085
    x = -0.05
    used = [k for k in categories.kinds if any(k.id in p.kinds for p in map_.people)]
    for kind in used:
        if x > _LEGEND_ENDS - _width(kind.label):
            x, y = -0.05, y + 0.04
        index = categories.kinds.index(kind)
        spot = (x + 0.02, y)
        axes.add_patch(Circle(spot, 0.0145, facecolor=_SURFACE, edgecolor=_RING_LINE, lw=0.7))
        _arc(axes, spot, 0.019, index, len(categories.kinds), given=True)
        x = _after(axes, x + 0.052, y, kind.label)
    x, y = -0.05, y + 0.045
    if any(person.influential for person in map_.people):
        axes.plot(x + 0.02, y, marker="*", ms=7, color=_INK)
        x = _after(axes, x + 0.052, y, _("influential"))
    if map_.vacancies:
        axes.add_patch(
            Circle(
                (x + 0.02, y), 0.0145, facecolor=_SURFACE, edgecolor=_INK, ls=(0, (3, 2)), lw=0.9
            )
        )
        x = _after(axes, x + 0.052, y, _("someone still missing"))
    if map_.ties:
        axes.plot((x + 0.005, x + 0.038), (y, y), color=_TIE, lw=1.3)
        x = _after(axes, x + 0.052, y, _("know each other"))
    counts = ngettext("{n} person", "{n} people", len(map_.alters))
    ties = ngettext("{n} tie between them", "{n} ties between them", map_.tie_count)
    axes.text(-0.05, y + 0.045, f"{counts} · {ties}", fontsize=8, color=_SOFT, va="center")
    missing = [person.label for person in map_.people if person.id not in places]
    if missing:
        text = _("Not placed yet: {names}", names=_short(missing))
        axes.text(-0.05, y + 0.08, text, fontsize=8, color=_SOFT, va="center", parse_math=False)


def _after(axes: Axes, x: float, y: float, text: str) -> float:
    """Write a word of the legend; where the next sign may stand."""
    axes.text(x, y, text, fontsize=8, color=_INK, va="center", parse_math=False)
    return x + _width(text) + 0.03


def _width(text: str) -> float:
    """How wide a word of the legend is, in units of the axes."""
    width = mpl.textpath.TextPath((0, 0), text, prop=FontProperties(size=8)).get_extents().width
    # The figure is _SIZE inches of 72 points wide for 1.16 units.
    return float(width) / 72 / _SIZE * 1.16


def _short(names: Sequence[str], most: int = 90) -> str:
    shown: list[str] = []
    for name in names:
        if sum(map(len, shown)) + len(name) > most:
            return ", ".join(shown) + " …"
        shown.append(name)
    return ", ".join(shown)
