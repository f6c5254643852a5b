"""Figures of many maps for a report: bars of each measure, people by category, change.

Drawn from a :class:`Report`, which holds nothing about fewer than five maps. In greyscale nothing
is lost: every bar carries its number, and shades that stand for an order go from light to dark.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from textwrap import fill

import matplotlib as mpl
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from mentorwidgets.network.categories import Categories
from mentorwidgets.network.cohort_bins import Bar, is_whole
from mentorwidgets.network.cohort_change import Change
from mentorwidgets.network.cohort_report import Report
from mentorwidgets.network.cohort_summary import Distribution
from mentorwidgets.network.cohort_words import maps, title_for_many, what_is_hidden
from mentorwidgets.reports import PICTURES
from mentorwidgets.words import gettext as _

_DPI = 200
_INK, _PAPER, _SOFT, _LINE, _ACCENT = "#1d2433", "#ffffff", "#6f6753", "#e4dfd3", "#0b7a75"
#: From nobody to many: light to dark, as grey too.
_SHADES = ("#eae5d8", "#b9d6d2", "#5aa39e", "#0b5a56")
_SETTINGS = {
    "font.family": ["DejaVu Sans"],
    "font.size": 9,
    "text.color": _INK,
    "axes.edgecolor": _LINE,
    "axes.labelcolor": _SOFT,
    "xtick.color": _SOFT,
    "ytick.color": _INK,
    "text.parse_math": False,
    "axes.unicode_minus": True,
    "svg.fonttype": "none",
    "svg.hashsalt": "mentorwidgets",
    "pdf.fonttype": 42,
}
#: The command's table has all changes; so many fit on half a page.
_NOT_DRAWN = ("people", "ei", "overlap", "attribute", "closeness_spread")
_PANELS = ("size", "density", "effective_size", "efficiency", "constraint", "closeness")


def draw(name: str, report: Report, categories: Categories, format_: str) -> bytes:
    """One of :data:`FIGURES` as a file in one of :data:`mentorwidgets.reports.PICTURES`.

    :raises ValueError: there is no such format.
    :raises KeyError: there is no such figure.
    """
    if format_ not in PICTURES:
        raise ValueError(f"a picture is one of {', '.join(PICTURES)}, not {format_!r}")
    with mpl.rc_context(_SETTINGS):
        figure = FIGURES[name](report, categories)
        out = io.BytesIO()
        # No date in the file: the same maps give the same bytes.
        blank = {"png": {}, "svg": {"Date": None}, "pdf": {"CreationDate": None}}[format_]
        figure.savefig(out, format=format_, dpi=_DPI, metadata=blank)
    return out.getvalue()


def _measures(report: Report, categories: Categories) -> Figure:
    figure = Figure(figsize=(7.6, 8.4), facecolor=_PAPER)
    _heading(figure, _("Size and shape of the networks"), report)
    grid = figure.add_gridspec(
        3, 2, left=0.06, right=0.97, top=0.83, bottom=0.085, hspace=0.75, wspace=0.16
    )
    for place, name in enumerate(_PANELS):
        axes = figure.add_subplot(grid[place // 2, place % 2])
        _histogram(axes, report.summary.find(name), categories)
    _foot(
        figure,
        _(
            "Bars give the number of maps. Ranges with fewer than five maps are joined; "
            "a range of fractions ends just below its second number."
        ),
    )
    return figure


def _histogram(axes: Axes, found: Distribution, categories: Categories) -> None:
    title = fill(title_for_many(found.id, categories), 46)
    axes.set_title(title, fontsize=9.5, fontweight="bold", loc="left", pad=19)
    _bare(axes)
    axes.set_yticks([])
    hidden = what_is_hidden(found) or (not found.bars and _("too few maps for bars of five"))
    if hidden:
        axes.set_xticks([])
        axes.text(0, 0.5, hidden, color=_SOFT, transform=axes.transAxes)
    if found.mean is None:
        return
    said = _("{maps} · mean {mean} · SD {sd}", maps=maps(found.n, rounded=found.rounded),
             mean=_plain(found.mean, found.id), sd=_plain(found.sd, found.id))  # fmt: skip
    axes.text(0, 1.06, said, fontsize=8, color=_SOFT, transform=axes.transAxes)
    if not found.bars:
        return
    places = range(len(found.bars))
    axes.bar(places, [bar.n for bar in found.bars], width=0.86, color=_ACCENT)
    for place, bar in zip(places, found.bars, strict=True):
        axes.text(place, bar.n, str(bar.n), fontsize=8, ha="center", va="bottom")
    axes.set_ylim(0, max(bar.n for bar in found.bars) * 1.15)
    axes.set_xticks([*places], [_range(bar, found) for bar in found.bars])
    axes.tick_params(axis="x", length=0, labelsize=7.5)


def _range(bar: Bar, found: Distribution) -> str:
    """The words under a bar, broken so that many bars have room for theirs."""
    many = len(found.bars)
    if many < 6:
        return fill(bar.words, 20 if many < 4 else 9)
    if bar.end is None:
        return f"{bar.start:g}+"
    if is_whole(found.id):
        return bar.words
    return f"{bar.start:g}–\n{bar.end:g}"


def _help(report: Report, categories: Categories) -> Figure:
    found = [each for each in report.summary if each.id.startswith("kind:")]
    return _stacks(_("How many people give each kind of help"), [found], report, categories)


def _people(report: Report, categories: Categories) -> Figure:
    heads = ("people:closeness:", "people:level:", "people:arena:")
    found = [[each for each in report.summary if each.id.startswith(head)] for head in heads]
    return _stacks(_("How many people stand where"), found, report, categories)


def _stacks(
    title: str, blocks: Sequence[Sequence[Distribution]], report: Report, categories: Categories
) -> Figure:
    """A row for each category: the maps with none, with a few, with more, as shares."""
    rows = sum(map(len, blocks)) + 0.6 * (len(blocks) - 1)
    height = 1.45 + 0.52 * rows
    figure = Figure(figsize=(7.6, height), facecolor=_PAPER)
    _heading(figure, title, report)
    axes = figure.add_axes((0.3, 0.55 / height, 0.67, 0.52 * rows / height))
    _bare(axes)
    places, labels, at = [], [], 0.0
    for block in blocks:
        for found in block:
            places.append(at)
            labels.append(fill(title_for_many(found.id, categories).split(": ", 1)[-1], 26))
            _stack(axes, at, found)
            at += 1
        at += 0.6
    axes.spines["bottom"].set_visible(False)
    axes.set_yticks(places, labels)
    axes.set_ylim(at - 0.6 - 0.5, -0.5)
    axes.set_xlim(0, 1)
    axes.set_xticks([])
    axes.tick_params(axis="y", length=0)
    _foot(
        figure,
        _(
            "In each bar: how many people, and in brackets on how many maps. "
            "Parts with fewer than five maps are joined with their neighbours."
        ),
    )
    return figure


def _stack(axes: Axes, at: float, found: Distribution) -> None:
    if not found.bars:
        axes.barh(at, 1, height=0.72, color=_PAPER, edgecolor=_LINE)
        axes.text(0.015, at, what_is_hidden(found), fontsize=8, color=_SOFT, va="center")
        return
    total, left = sum(bar.n for bar in found.bars), 0.0
    narrow: dict[bool, list[tuple[str, float]]] = {False: [], True: []}
    for bar in found.bars:
        width = bar.n / total
        shade = sum(bar.start >= edge for edge in (1, 3, 6))
        axes.barh(at, width, 0.72, left, color=_SHADES[shade], edgecolor=_PAPER, linewidth=1.5)
        text, middle = f"{bar.words} ({bar.n})", left + width / 2
        if not _part(axes, at, middle, width, text, ink=_PAPER if shade == 3 else _INK):
            narrow[middle > 0.5].append((text, left if middle <= 0.5 else left + width))
        left += width
    # What is too narrow for its words has them above: from its beginning, or up to its end.
    for right, parts in narrow.items():
        if parts:
            words = " · ".join(text for text, _x in parts)
            side, x = ("right", parts[-1][1]) if right else ("left", parts[0][1])
            axes.text(x, at - 0.37, words, fontsize=7, color=_SOFT, ha=side, va="bottom")


def _part(axes: Axes, at: float, middle: float, width: float, text: str, *, ink: str) -> bool:
    """Write into a part of a bar what it stands for; False if it is too narrow for that."""
    if len(text) * 0.0135 > width:
        text = text.replace(" (", "\n(")
        if max(map(len, text.split("\n"))) * 0.0145 > width:
            return False
    axes.text(middle, at, text, fontsize=7.5, color=ink, ha="center", va="center")
    return True


def _change(report: Report, categories: Categories) -> Figure:
    """Each mean change in units of its standard deviation, so that all fit one scale."""
    shown = _to_draw(report)
    height = 1.9 + 0.34 * max(len(shown), 1)
    figure = Figure(figsize=(7.6, height), facecolor=_PAPER)
    _heading(figure, _("What changed between the two times"), report)
    axes = figure.add_axes((0.4, 0.95 / height, 0.33, 0.34 * max(len(shown), 1) / height))
    _bare(axes)
    axes.axvline(0, color=_SOFT, lw=0.9, zorder=1)
    for at, each in enumerate(shown):
        if each.mean is None or not each.sd:
            continue
        if each.interval:
            ends = [end / each.sd for end in each.interval]
            axes.plot(ends, [at, at], color=_ACCENT, lw=2, solid_capstyle="butt", zorder=2)
        axes.plot(each.mean / each.sd, at, "o", ms=5.5, color=_INK, zorder=3)
        change = f"{each.mean:+.2f}" if abs(each.mean) >= 0.005 else f"{0:.2f}"
        numbers = (_plain(each.before, each.id), _plain(each.after, each.id), change)
        for x, number in zip((1.2, 1.44, 1.72), numbers, strict=True):
            axes.text(
                x, at, number.replace("-", "−"), fontsize=8, ha="right", va="center",
                transform=axes.get_yaxis_transform(),
            )  # fmt: skip
    for x, word in zip((1.2, 1.44, 1.72), (_("before"), _("after"), _("change")), strict=True):
        axes.text(
            x, -0.85, word, fontsize=8, color=_SOFT, ha="right", va="center",
            transform=axes.get_yaxis_transform(),
        )  # fmt: skip
    labels = [fill(title_for_many(each.id, categories), 44) for each in shown]
    axes.set_yticks(range(len(shown)), labels)
    axes.set_ylim(len(shown) - 0.4, -0.6)
    axes.tick_params(axis="y", length=0, labelsize=8)
    axes.tick_params(axis="x", labelsize=8, color=_LINE)
    axes.set_xlabel(_("mean change in standard deviations (d_z)"), fontsize=8)
    _foot(
        figure,
        _(
            "A dot is the mean change, its line the 95 % confidence interval; "
            "without a line not every map has the measure."
        ),
    )
    return figure


def _to_draw(report: Report) -> list[Change]:
    """The changes that can be shown in units of their standard deviation, but for the details."""
    return [
        each
        for each in report.changes
        if each.mean is not None and each.sd and each.id.partition(":")[0] not in _NOT_DRAWN
    ]


def _plain(value: float | None, name: str) -> str:
    """A mean or SD: what counts people or ties was rounded to tenths."""
    return "–" if value is None else f"{value:.{1 if is_whole(name) else 2}f}"


def _heading(figure: Figure, title: str, report: Report) -> None:
    height = figure.get_figheight()
    text = maps(report.summary.n)
    if report.changes:
        text = _("{maps}, the same at both times", maps=text)
    figure.text(0.03, 1 - 0.3 / height, title, fontsize=13, fontweight="bold", va="center")
    figure.text(0.03, 1 - 0.58 / height, text, fontsize=9, color=_SOFT, va="center")


def _foot(figure: Figure, text: str) -> None:
    figure.text(0.03, 0.2 / figure.get_figheight(), text, fontsize=7.5, color=_SOFT)


def worth_drawing(name: str, report: Report) -> bool:
    """Whether a figure has anything to show: with few maps no bar stands for five of them."""
    if name == "change":
        return bool(_to_draw(report))
    heads = {"measures": _PANELS, "help": ("kind",), "people": ("people",)}[name]
    shown = (each for each in report.summary if each.bars)
    return any(each.id in heads or each.id.partition(":")[0] in heads for each in shown)


def _bare(axes: Axes) -> None:
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)


#: The figures by the names of their files.
FIGURES: dict[str, Callable[[Report, Categories], Figure]] = {
    "measures": _measures,
    "help": _help,
    "people": _people,
    "change": _change,
}
