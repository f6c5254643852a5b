"""The record of a meeting as a file for whoever leads it: PDF, Word, or a table."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from typing import Any

from mentorwidgets.content import UnknownExerciseError
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.operations import RefusedError
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.words import gettext as _

_MIME = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "csv": "text/csv",
}


def record_file(desk: Desk, live: LiveMeeting, args: Mapping[str, Any]) -> dict[str, Any]:
    """The record as it is now: ``{name, mime, base64}``; ``format`` is pdf, docx or csv.

    :raises RefusedError: there is no such format.
    """
    format_, now = args.get("format"), desk.now()
    if not isinstance(format_, str) or format_ not in _MIME:
        raise RefusedError(_("There is no such format."), field="format")
    # The board opens without what only writes documents.
    from mentorwidgets.meeting.record import record_of

    title, language = _about(desk, live)
    record = record_of(desk.store, live, title=title, language=language, at=now)
    if format_ == "pdf":
        from mentorwidgets.reports.meeting_pdf import meeting_pdf

        content = meeting_pdf(record)
    elif format_ == "docx":
        from mentorwidgets.reports.meeting_docx import meeting_docx

        content = meeting_docx(record, at=now)
    else:
        from mentorwidgets.reports.meeting_csv import meeting_csv

        content = meeting_csv(record)
    return {
        "name": f"{_('our-meeting')}-{now:%Y-%m-%d}.{format_}",
        "mime": _MIME[format_],
        "base64": base64.b64encode(content).decode("ascii"),
    }


def _about(desk: Desk, live: LiveMeeting) -> tuple[str, str]:
    try:
        exercise = desk.library.exercise(live.record.exercise)
    except UnknownExerciseError:
        return live.record.title or _("A meeting"), "en"
    return exercise.title, exercise.lang
