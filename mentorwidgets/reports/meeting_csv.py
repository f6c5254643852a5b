"""The record of a meeting as one table that any spreadsheet opens.

Columns: ``part`` (``meeting``, ``note``, ``next step``, ``answer``, ``line``, ``parked``,
``block``), ``about`` (the question and its round, or how a block was worked in), ``text``,
``name`` (whose words; empty where there is none), ``planned`` and ``real`` minutes of a block.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from mentorwidgets.plain import guarded
from mentorwidgets.reports.meeting_record import MeetingRecord, Said

COLUMNS = ("part", "about", "text", "name", "planned", "real")


def meeting_csv(record: MeetingRecord) -> bytes:
    """The record as CSV in UTF-8; no cell is run by a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(COLUMNS)
    for row in _rows(record):
        writer.writerow([guarded(cell) for cell in row])
    # Spreadsheets take a file for UTF-8 only if it says so.
    return out.getvalue().encode("utf-8-sig")


def _rows(record: MeetingRecord) -> Iterable[tuple[str, ...]]:
    yield ("meeting", record.subtitle, record.title, "", "", "")
    yield from (_said("note", "", each) for each in record.notes)
    yield from (_said("next-step", "", each) for each in record.steps)
    for question in record.questions:
        for round_ in question.rounds:
            about = " · ".join(filter(None, (question.text, round_.title, round_.answers)))
            yield from (_said("answer", about, each) for each in round_.rows)
    yield from (_said("line", "", each) for each in record.lines)
    yield from (_said("parked", "", each) for each in record.parked)
    for block in record.agenda:
        yield ("block", block.how, block.title, "", block.planned, block.real)


def _said(part: str, about: str, said: Said) -> tuple[str, ...]:
    return (part, about, said.text, said.name, "", "")
