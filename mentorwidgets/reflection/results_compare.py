"""Two results of one kind, from different days, side by side: what moved, never what is better."""

from __future__ import annotations

from dataclasses import dataclass

from mentorwidgets.content.section_results import ResultKind
from mentorwidgets.reflection.results import Result
from mentorwidgets.reflection.results_checks import range_of


@dataclass(frozen=True, slots=True)
class Moved:
    """One label, or one score, in both: its rank or number, None where it was not there."""

    label: str
    earlier: float | None
    later: float | None

    @property
    def by(self) -> float | None:
        """How far it moved (later minus earlier); None where one of them is not there."""
        if self.earlier is None or self.later is None:
            return None
        return self.later - self.earlier


@dataclass(frozen=True, slots=True)
class Comparison:
    """What stands in either; ``comparable`` is false where two scales differ or are not stated.

    ``least`` and ``most`` are the ends of the common scale, or the ranks.
    """

    rows: tuple[Moved, ...]
    comparable: bool
    least: float | None = None
    most: float | None = None


def compare_results(kind: ResultKind, earlier: Result, later: Result) -> Comparison:
    """What became of an earlier result.

    Labels are matched without regard to capitals. Scores are compared on the same scale alone:
    a difference between two scales means nothing.
    """
    if kind.shape == "scores":
        return _scores(kind, earlier, later)
    if kind.shape in ("ranked", "words"):
        return _labels(earlier, later)
    return Comparison((), comparable=True)


def _labels(earlier: Result, later: Result) -> Comparison:
    before = {label.casefold(): n for n, label in enumerate(earlier.labels, 1)}
    after = {label.casefold(): n for n, label in enumerate(later.labels, 1)}
    names = {label.casefold(): label for label in (*earlier.labels, *later.labels)}
    order = [*after, *(label for label in before if label not in after)]
    rows = tuple(Moved(names[one], before.get(one), after.get(one)) for one in order)
    return Comparison(rows, comparable=True, least=1, most=max(len(before), len(after), 1))


def _scores(kind: ResultKind, earlier: Result, later: Result) -> Comparison:
    ends = range_of(kind, earlier)
    same = None not in ends and ends == range_of(kind, later)
    rows = tuple(
        Moved(score.label, earlier.scores.get(score.id), later.scores.get(score.id))
        for score in kind.scores
        if score.id in earlier.scores or score.id in later.scores
    )
    least, most = ends if same else (None, None)
    return Comparison(rows, comparable=same, least=least, most=most)
