"""All that is said of many maps, at one time or two; see :mod:`.cohort_summary` for what is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mentorwidgets.together import LEAST

from .categories import Categories
from .cohort_change import Change, change, kept, matched, same_maps
from .cohort_summary import Cohort, Distribution, Summary, distribution, in_fives, summarise
from .cohort_words import title_for_many


@dataclass(frozen=True, slots=True)
class Report:
    """The summary of the later time, and if there are two, the change of each measure.

    ``kept`` is how far the people are the same; None where the files cannot tell. ``single`` is
    how many maps are there at one time only, in fives: None for fewer than five.
    """

    summary: Summary
    changes: tuple[Change, ...] = ()
    kept: Distribution | None = None
    single: int | None = None

    def as_dict(self, categories: Categories) -> dict[str, Any]:
        """The report as ``mentorwidgets network cohort --json`` prints it."""
        found: dict[str, Any] = {
            "maps": self.summary.n,
            "least": LEAST,
            "left_out": self.summary.left_out,
            "measures": {
                each.id: {"title": title_for_many(each.id, categories), **each.as_dict()}
                for each in self.summary
            },
        }
        if self.changes:
            found["at_one_time_only"] = self.single
            found["change"] = {
                each.id: {"title": title_for_many(each.id, categories), **each.as_dict()}
                for each in self.changes
            }
            found["kept"] = self.kept.as_dict() if self.kept else None
        return found


def report(after: Cohort, before: Cohort | None = None) -> Report:
    """What may be said of these maps; with ``before``, of those that are there at both times.

    :raises TooFewError: there are fewer than five of them.
    """
    categories = after.categories
    if before is None:
        return Report(summarise(after.columns(), categories, after.left_out))
    places = matched(before.cases, after.cases)
    earlier, later = same_maps(before.columns(), after.columns(), places)
    stayed = kept(
        (before.people[one], after.people[other]) for one, other in zip(*places, strict=True)
    )
    summary = summarise(later, categories, before.left_out + after.left_out)
    return Report(
        summary,
        tuple(change(name, earlier[name], later[name], categories) for name in later),
        None if stayed is None else distribution("kept", stayed, categories),
        in_fives(before.n + after.n - 2 * summary.n),
    )
