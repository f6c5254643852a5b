"""What an entered result must hold to: days, ranks, ranges. Each refusal names its field."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

from mentorwidgets.content.section_results import ResultKind
from mentorwidgets.operations import RefusedError
from mentorwidgets.plain import harmless
from mentorwidgets.reflection.section import a_day
from mentorwidgets.words import gettext as _

if TYPE_CHECKING:
    from mentorwidgets.reflection.results import Result


def a_result_day(value: Any, today: date) -> date | None:
    """The day of a result, which lies behind us.

    :raises RefusedError: it is none, or lies ahead.
    """
    try:
        day: date | None = a_day(value or None)
    except ValueError as error:
        raise RefusedError(str(error), field="day") from None
    # Somewhere on earth it is tomorrow already.
    if day is not None and day > today + timedelta(days=1):
        raise RefusedError(_("This day lies ahead. When did you get this result?"), field="day")
    return day


def a_number(value: Any, name: str) -> float | None:
    """A number; None stays None. :raises RefusedError: it is none."""
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise RefusedError(_("A number was expected here."), field=name)
    return value


def labels_in_order(value: Any) -> tuple[str, ...]:
    """The labels by their ranks, tidied.

    :raises RefusedError: a rank is missing or there twice, or a label is there twice (capitals
        and spaces aside).
    """
    ranks: Iterable[Any] = value or ()
    if isinstance(value, str | int | float):
        raise RefusedError(_("A list was expected here."), field="ranks")
    pairs = [(one.rank, " ".join(harmless(one.label).split())) for one in ranks]
    pairs = sorted(((rank, label) for rank, label in pairs if label), key=lambda pair: pair[0])
    seen: dict[str, int] = {}
    for n, (rank, label) in enumerate(pairs, 1):
        if rank > n:
            raise RefusedError(_("There is no number {n}.", n=n), field="ranks")
        if rank < n:
            raise RefusedError(_("Number {n} is there twice.", n=rank), field="ranks")
        if label.casefold() in seen:
            first = seen[label.casefold()]
            raise RefusedError(
                _("“{label}” is there twice: {first} and {n}.", label=label, first=first, n=n),
                field="ranks",
            )
        seen[label.casefold()] = n
    return tuple(label for _rank, label in pairs)


def range_of(kind: ResultKind, result: Result) -> tuple[float | None, float | None]:
    """The smallest and the largest score of a result's scale; None where it is not stated."""
    for scale in kind.scales:
        if scale.id == result.scale:
            return scale.least, scale.most
    return result.least, result.most


def check_score(kind: ResultKind, result: Result, value: Any, name: str, label: str = "") -> None:
    """Refuse a score outside of the scale of its result.

    ``label`` names the score where the scale is what was changed.
    """
    number = a_number(value, name)
    least, most = range_of(kind, result)
    if number is None or least is None or most is None or least <= number <= most:
        return
    words = _("This scale goes from {least} to {most}.", least=f"{least:g}", most=f"{most:g}")
    if label:
        words += " " + _("{label} is {n}.", label=label, n=f"{number:g}")
    raise RefusedError(words, field=name)
