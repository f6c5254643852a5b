"""What people may do with all of their own work: keep a copy, open one, go on elsewhere."""

from __future__ import annotations

from typing import Any

from mentorwidgets.content import UnknownExerciseError
from mentorwidgets.operations import RefusedError
from mentorwidgets.reports.copy import CopyError, CopyResult, read_copy, write_copy
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.words import gettext as _
from mentorwidgets.words import ngettext

#: The longest copy that is opened on a page, in characters.
LONGEST_COPY = 20_000_000

#: The questions that :func:`answer` knows.
QUESTIONS = frozenset({"keep_copy", "open_copy", "link"})


def answer(desk: Desk, what: str, args: dict[str, Any]) -> dict[str, Any]:
    """Answer a page's question about a person's own work.

    ``keep_copy`` gives ``{name, text}``, ``open_copy {text}`` gives ``{sentence, new}``,
    ``link`` gives ``{url, qr}``. Raises :class:`~mentorwidgets.operations.RefusedError`.
    """
    now = desk.now()
    if what == "keep_copy":
        name = _("mentoring-workbook-{day}.json", day=now.date().isoformat())
        return {"name": name, "text": write_copy(desk.store, desk.person, now)}
    if what == "open_copy":
        text = args.get("text")
        if not isinstance(text, str) or len(text) > LONGEST_COPY:
            raise RefusedError(_("This file is too large to be a copy of a workbook."))
        try:
            result = read_copy(desk.store, desk.person, text, now)
        except CopyError as error:
            raise RefusedError(str(error), field="copy") from None
        return {"sentence": _came_in(desk, result), "new": result.new}
    if what == "link" and desk.sitting.mode == "room":
        link = desk.new_link()
        return {"url": link.url, "qr": link.qr}
    raise RefusedError(_("This page does not know how to do that: {what}.", what=what[:80]))


def _came_in(desk: Desk, result: CopyResult) -> str:
    """What opening a copy brought, in words."""
    if not result.new:
        return _("Everything in this copy was here already.")
    titles = ", ".join(_title(desk, name) for name in result.documents)
    came = ngettext("{n} change came in: {titles}.", "{n} changes came in: {titles}.",
                    result.new, titles=titles)  # fmt: skip
    if result.already:
        return came + " " + _("The rest was here already.")
    return came


def _title(desk: Desk, name: str) -> str:
    try:
        return desk.library.exercise(name).title
    except UnknownExerciseError:
        # Its work is kept; it shows when a workbook has the exercise again.
        return name
