"""What the wallet asks: two of its results side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mentorwidgets.operations import RefusedError
from mentorwidgets.reflection.results import ResultsPart
from mentorwidgets.reflection.results_compare import compare_results
from mentorwidgets.reflection.work import WritingWork
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.words import gettext as _


def compare_kept(desk: Desk, name: str, args: Mapping[str, Any]) -> dict[str, Any]:
    """``compare_results {section, earlier, later}``: the rows of the comparison, as JSON.

    :raises RefusedError: one of them is not there, or they are of different kinds.
    """
    work = desk.document(name).work
    part = work.parts.get(str(args.get("section"))) if isinstance(work, WritingWork) else None
    found = {one.id: one for one in part.results} if isinstance(part, ResultsPart) else {}
    earlier, later = found.get(str(args.get("earlier"))), found.get(str(args.get("later")))
    if not isinstance(part, ResultsPart) or earlier is None or later is None:
        raise RefusedError(_("This result is no longer in your wallet."))
    kind = part.kind_of(later)
    if kind is None or earlier.kind != later.kind:
        raise RefusedError(_("Two results of one kind are compared."))
    comparison = compare_results(kind, earlier, later)
    return {
        "rows": [
            {"label": row.label, "earlier": row.earlier, "later": row.later, "by": row.by}
            for row in comparison.rows
        ],
        "comparable": comparison.comparable,
        "least": comparison.least,
        "most": comparison.most,
        "same": earlier.code == later.code,
    }
