"""The dates of a plan that belongs to a text, for any calendar."""

from __future__ import annotations

import base64
from datetime import datetime
from typing import Any

from mentorwidgets.operations import RefusedError
from mentorwidgets.reflection.work import WritingWork
from mentorwidgets.widgets.desk import Work
from mentorwidgets.words import gettext as _


def calendar(work: Work, *, at: datetime) -> dict[str, Any]:
    """The dated steps as a file: ``{name, mime, base64}``.

    :raises RefusedError: no step has a day.
    """
    if not isinstance(work, WritingWork):
        raise RefusedError(_("This page has no plan."))
    if not any(step.by for step in work.plan.steps.values()):
        raise RefusedError(_("Give a step a day first; then it can go into a calendar."))
    # A page opens without what only writes documents.
    from mentorwidgets.reports.calendar import plan_calendar

    content = plan_calendar(work.plan, at=at)
    return {
        "name": f"{_('my-next-steps')}-{at:%Y-%m-%d}.ics",
        "mime": "text/calendar",
        "base64": base64.b64encode(content).decode("ascii"),
    }
