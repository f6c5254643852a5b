"""Somebody who was taken out of a meeting: it is said in words, and their work stays theirs."""

from __future__ import annotations

from mentorwidgets.reports.copy import write_copy
from mentorwidgets.server.base import InWordsError, OurHandler
from mentorwidgets.store import KeyRecord, Role
from mentorwidgets.words import day_in_words
from mentorwidgets.words import gettext as _


def was_taken_out(handler: OurHandler) -> KeyRecord | None:
    """The key of whoever asks, if it is one of somebody who was taken out of this meeting."""
    key = handler.visitor and handler.visitor.as_one_of({Role.PARTICIPANT})
    if not key or handler.meeting is None:
        return None
    out = handler.workbook.rooms.took_out(handler.meeting, key.person)
    return key if out else None


def say_so(handler: OurHandler) -> None:
    """Answer with the page for somebody who was taken out."""
    record = handler.workbook.store.meeting(handler.meeting) if handler.meeting else None
    until = record.keep_until if record else None
    handler.set_status(403)
    handler.show(
        "taken_out.html.j2",
        title=_("You are not in this meeting any more"),
        until=day_in_words(until) if until else "",
    )


class Copy(OurHandler):
    """``/m/<id>/copy``: everything of one's own as a file, without opening the meeting's page."""

    def get(self) -> None:
        """Answer with the file."""
        key = self.visitor and self.visitor.as_one_of({Role.PARTICIPANT})
        if not key or key.person is None:
            raise InWordsError(403, _("Nothing of yours is known to this browser."))
        now = self.workbook.now()
        name = _("mentoring-workbook-{day}.json", day=now.date().isoformat())
        self.set_header("Content-Type", "application/json; charset=utf-8")
        self.set_header("Content-Disposition", f'attachment; filename="{name}"')
        self.set_header("Cache-Control", "no-store")
        self.finish(write_copy(self.workbook.store, key.person, now))
