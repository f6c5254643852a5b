"""What the worksheets of a page ask Python, besides their edits: one line for each question."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mentorwidgets.operations import RefusedError
from mentorwidgets.reflection.commands import LONGEST_TEXT
from mentorwidgets.reflection.comparison import compare
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.writer import blank, plan
from mentorwidgets.widgets.writer.across import noticed
from mentorwidgets.widgets.writer.results import compare_kept
from mentorwidgets.words import gettext as _

#: Given the desk, the name of the page's document, and what the page sent with the question.
Answer = Callable[[Desk, str, Mapping[str, Any]], dict[str, Any]]


def _compare(_desk: Desk, _name: str, args: Mapping[str, Any]) -> dict[str, Any]:
    """``compare {earlier, later}`` gives ``{pieces: [{op, text}]}``."""
    return {"pieces": compare(_text(args, "earlier"), _text(args, "later"))}


def _calendar(desk: Desk, name: str, _args: Mapping[str, Any]) -> dict[str, Any]:
    """``calendar`` gives the dated steps as a file."""
    return plan.calendar(desk.document(name).work, at=desk.now())


ANSWERS: Mapping[str, Answer] = {
    "compare": _compare,
    "calendar": _calendar,
    "blank": blank.blank,
    "compare_results": compare_kept,
    "across": noticed,
}


def _text(args: Mapping[str, Any], name: str) -> str:
    value = args.get(name)
    if not isinstance(value, str) or len(value) > LONGEST_TEXT:
        raise RefusedError(_("Two texts are compared, each as long as a field may be."))
    return value
