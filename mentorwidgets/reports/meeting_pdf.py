"""The record of a meeting as a PDF that a screen reader can read."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from mentorwidgets.reports.meeting_record import MeetingRecord, record_words
from mentorwidgets.reports.typst_pdf import typst_pdf

_TEMPLATE = Path(__file__).parent / "meeting_record.typ"


def meeting_pdf(record: MeetingRecord) -> bytes:
    """The record as PDF/UA-1.

    :raises RuntimeError: the document cannot be made.
    """
    given = {**asdict(record), "words": record_words()}
    return typst_pdf(_TEMPLATE, given, language=record.language)
