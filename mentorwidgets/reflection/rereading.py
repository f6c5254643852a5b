"""When something of a text is to be read again, wherever on its page that was said."""

from __future__ import annotations

from datetime import date

from mentorwidgets.reflection.reread import RereadPart
from mentorwidgets.reflection.work import WritingWork


def next_reread(work: WritingWork) -> tuple[date, str] | None:
    """The first day that was set and not yet kept, and the section that it belongs to."""
    days = [
        (day, name)
        for name, part in work.parts.items()
        if isinstance(part, RereadPart) and (day := part.next_day(work.plan)) is not None
    ]
    return min(days, default=None)
