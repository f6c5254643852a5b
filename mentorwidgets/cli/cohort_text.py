"""A cohort in words and tables, line by line, for a terminal or a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from mentorwidgets.network.categories import Categories
from mentorwidgets.network.cohort_bins import is_whole
from mentorwidgets.network.cohort_change import Change
from mentorwidgets.network.cohort_report import Report
from mentorwidgets.network.cohort_summary import Distribution
from mentorwidgets.network.cohort_words import maps, title_for_many, what_is_hidden
from mentorwidgets.words import gettext as _
from mentorwidgets.words import ngettext

_DASH = "–"
_COUNTED = ("people", "kind")


def lines(report: Report, categories: Categories) -> Iterator[str]:
    """The whole report."""
    summary = report.summary
    if report.changes:
        yield ngettext("{n} map at both times.", "{n} maps at both times.", summary.n)
        single = maps(report.single, rounded=True) if report.single else _("fewer than five")
        yield _("At one of the two times only, and not counted: {maps}.", maps=single)
    else:
        yield ngettext("{n} map.", "{n} maps.", summary.n)
    if summary.left_out:
        out = maps(summary.left_out, rounded=True)
        yield _("Left out, with fewer than two people: {maps}.", maps=out)
    yield _("Nothing is shown that is about fewer than five maps; – stands for it.")
    measures = [each for each in summary if each.id.partition(":")[0] not in _COUNTED]
    yield ""
    yield from _measures(measures, categories)
    yield ""
    yield _("In how many maps so many people give this help, or stand there:")
    counted = [each for each in summary if each.id.partition(":")[0] in _COUNTED]
    yield from _table([_bars(each, categories) for each in counted], left=2)
    if report.changes:
        yield ""
        yield from _changes(report, categories)


def _measures(found: Sequence[Distribution], categories: Categories) -> Iterator[str]:
    head = ["", _("mean"), _("SD"), _("Q1"), _("median"), _("Q3"), _("maps")]
    rows = [head]
    for each in found:
        low, high = each.quartiles or (None, None)
        numbers = [_number(n, each.id) for n in (each.mean, each.sd, low, each.median, high)]
        rows.append([title_for_many(each.id, categories), *numbers, _n(each.n, each.rounded)])
    yield from _table(rows)
    yield _("Q1, median, Q3: the quartiles, each the mean of the five maps around it.")
    if any(each.rounded for each in found):
        yield _("~ not every map has it: its number of maps is rounded to fives.")


def _bars(found: Distribution, categories: Categories) -> list[str]:
    title = title_for_many(found.id, categories)
    told = " · ".join(f"{bar.words}: {bar.n}" for bar in found.bars)
    return [title, told or f"{_DASH} ({what_is_hidden(found)})"]


def _changes(report: Report, categories: Categories) -> Iterator[str]:
    yield _("Change, after less before, of the same maps:")
    head = ["", _("before"), _("after"), _("change"), _("SD"), _("95 % CI"), "t", "p", "d_z"]
    rows = [[*head, _("maps")]]
    rows += [_change(each, categories) for each in report.changes]
    yield from _table(rows)
    yield _(
        "p is of a paired t test of each measure by itself; with many measures some are small "
        "by chance. A change of fewer than five maps is not shown."
    )
    kept = report.kept
    if kept is None:
        yield _("Who stayed cannot be said: the files number the people anew.")
    elif kept.mean is not None:
        yield _("{title}: mean {mean}, SD {sd}.", title=title_for_many("kept", categories),
                mean=_number(kept.mean), sd=_number(kept.sd))  # fmt: skip
        yield _("People are the same where both files give them the same id.")


def _change(each: Change, categories: Categories) -> list[str]:
    reach = _DASH
    if each.interval:
        reach = _("{low} to {high}", low=_number(each.interval[0]), high=_number(each.interval[1]))
    return [
        title_for_many(each.id, categories),
        *(_number(n, each.id) for n in (each.before, each.after)),
        *(_number(n) for n in (each.mean, each.sd)),
        reach,
        _number(each.t),
        _p(each.p),
        _number(each.d_z),
        _n(each.n, each.rounded),
    ]


def _table(rows: Sequence[Sequence[str]], left: int = 1) -> Iterator[str]:
    """Columns under each other: the first ``left`` begin, the others end at a line."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = [
            cell.ljust(width) if k < left else cell.rjust(width)
            for k, (cell, width) in enumerate(zip(row, widths, strict=True))
        ]
        yield "  ".join(cells).rstrip()


def _number(value: float | None, name: str = "") -> str:
    """Two decimals; what counts people or ties was rounded to one."""
    if value is None:
        return _DASH
    # "+ 0" takes the sign from what is rounded to nothing.
    return f"{value:.1f}" if is_whole(name) else f"{round(value, 2) + 0:.2f}".replace("-", "−")


def _p(value: float | None) -> str:
    if value is None:
        return _DASH
    return "<.001" if value < 0.001 else f"{value:.3f}".removeprefix("0")


def _n(value: int | None, rounded: bool) -> str:
    if value is None:
        return _DASH
    return f"~{value}" if rounded else str(value)
