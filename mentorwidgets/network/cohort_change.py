"""Two times of the same maps: the paired change of each measure, and who stayed.

Maps are the same when their case is. Every number here is of the maps that are there at both
times, and of each measure of those that have it at both: whatever is shown before, after and of
the difference is of the same maps, so that none can be found by subtracting.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any

import numpy as np
from scipy.special import stdtr, stdtrit  # type: ignore[import-untyped]

from mentorwidgets.together import LEAST

from .categories import Categories
from .cohort_bins import Numbers
from .cohort_summary import Marks, TooFewError, distribution


@dataclass(frozen=True, slots=True)
class Change:
    """A measure at two times: ``mean``, ``sd`` and the others are of after less before.

    ``p`` is of a two-sided t test of paired values, ``d_z`` the mean over the SD; both are None
    where nothing varies. Where not every map has the measure, ``n`` is rounded to fives, and what
    would tell it exactly (t, p, the interval) is withheld.
    """

    id: str
    n: int | None
    rounded: bool = False
    before: float | None = None
    after: float | None = None
    mean: float | None = None
    sd: float | None = None
    interval: tuple[float, float] | None = None
    t: float | None = None
    p: float | None = None
    d_z: float | None = None

    def as_dict(self) -> dict[str, Any]:
        """The change as JSON."""
        return {name: value for name, value in asdict(self).items() if name != "id"}


@dataclass(frozen=True, slots=True)
class Paired:
    """Difference, its spread and how sure it is, of any number of pairs; nothing is withheld."""

    n: int
    mean: float
    sd: float
    interval: tuple[float, float]
    t: float | None
    p: float | None
    d_z: float | None


def paired(before: Numbers, after: Numbers) -> Paired:
    """The paired t test, with 95 % of the t distribution around the mean difference.

    >>> found = paired(np.array([3.0, 4, 4, 5, 2, 6]), np.array([5.0, 5, 6, 6, 4, 6]))
    >>> round(found.mean, 4), round(found.sd, 4), round(found.t, 3), round(found.d_z, 5)
    (1.3333, 0.8165, 4.0, 1.63299)

    :raises ValueError: fewer than two pairs, or not as many before as after.
    """
    if len(before) != len(after) or len(before) < 2:
        raise ValueError("a paired change needs two pairs, and as many before as after")
    difference = after - before
    n, mean, sd = len(difference), float(difference.mean()), float(difference.std(ddof=1))
    error = sd / n**0.5
    reach = float(stdtrit(n - 1, 0.975)) * error
    # Differences that are the same but for rounding do not vary.
    varies = sd > 1e-12 * max(1.0, abs(mean))
    t = mean / error if varies else None
    return Paired(
        n,
        mean,
        sd,
        (mean - reach, mean + reach),
        t,
        2 * float(stdtr(n - 1, -abs(t))) if t is not None else None,
        mean / sd if varies else None,
    )


def change(name: str, before: Numbers, after: Numbers, categories: Categories) -> Change:
    """What may be said of the change of one measure; NaN where a map does not have it.

    A change of fewer than :data:`LEAST` maps is not shown: its mean would be theirs. Nor is one
    where the mean before or after is withheld: the other and the difference would give it away.
    """
    both = ~(np.isnan(before) | np.isnan(after))
    one, other = (
        distribution(name, np.where(both, v, np.nan), categories) for v in (before, after)
    )
    few = (np.abs(after - before)[both] > 1e-12).sum() < LEAST
    if one.mean is None or other.mean is None or few:
        return Change(name, one.n, one.rounded)
    found = paired(before[both], after[both])
    if not one.rounded:
        return Change(name, before=one.mean, after=other.mean, rounded=False, **asdict(found))
    return Change(
        name,
        one.n,
        rounded=True,
        before=one.mean,
        after=other.mean,
        mean=round(found.mean, 2),
        sd=round(found.sd, 2),
        d_z=None if found.d_z is None else round(found.d_z, 2),
    )


def matched(before: Sequence[str], after: Sequence[str]) -> tuple[list[int], list[int]]:
    """Where the maps of both times stand in either, in the order of ``after``.

    A case that is there twice at one time is nobody's: which of the two is meant is not known.

    >>> matched(["a", "b", "c", "c"], ["c", "b", "d", "a"])
    ([1, 0], [1, 3])
    """
    earlier, later = _once(before), _once(after)
    common = [case for case in later if case in earlier]
    return [earlier[case] for case in common], [later[case] for case in common]


def same_maps(
    before: Mapping[str, Numbers], after: Mapping[str, Numbers], cases: tuple[list[int], list[int]]
) -> tuple[dict[str, Numbers], dict[str, Numbers]]:
    """Both times of the maps that are there twice; NaN at both where it is at either.

    :raises TooFewError: they are fewer than :data:`LEAST`.
    """
    earlier, later = cases
    if len(later) < LEAST:
        raise TooFewError
    first = {name: values[earlier] for name, values in before.items()}
    second = {name: values[later] for name, values in after.items()}
    for name, values in second.items():
        missing = np.isnan(values) | np.isnan(first[name])
        values[missing] = first[name][missing] = np.nan
    return first, second


def kept(pairs: Iterable[tuple[Marks, Marks]]) -> Numbers | None:
    """The Jaccard index of the people of each map; None where no map shares an id with its other.

    Then the files number people anew, and it cannot be known who stayed.
    """
    found = [len(one & other) / (len(one | other) or 1) for one, other in pairs]
    return np.array(found) if any(found) else None


def _once(cases: Sequence[str]) -> dict[str, int]:
    seen: dict[str, int] = {}
    twice = set()
    for place, case in enumerate(cases):
        if case in seen:
            twice.add(case)
        seen[case] = place
    return {case: place for case, place in seen.items() if case not in twice}
