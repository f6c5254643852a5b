"""The record of a meeting as a Word file, to be edited further."""

from __future__ import annotations

import io
from collections.abc import Iterable
from datetime import datetime

from docx import Document
from docx.document import Document as Word

from mentorwidgets.reports.meeting_record import MeetingRecord, RanBlock, Said, record_words
from mentorwidgets.reports.word import SOFT, dress, repeat_head_row, soften


def meeting_docx(record: MeetingRecord, *, at: datetime) -> bytes:
    """The record as DOCX; ``at`` is the time that it carries."""
    word = Document()
    words = record_words()
    dress(word, title=record.title, language=record.language, at=at)
    word.add_heading(record.title, level=0)
    soften(word.add_paragraph(record.subtitle))
    word.add_heading(words["notes"], level=1)
    if record.notes:
        _said(word, record.notes)
    else:
        soften(word.add_paragraph(words["no_notes"]))
    if record.steps:
        word.add_heading(words["steps"], level=1)
        _said(word, record.steps)
    if record.questions:
        word.add_heading(words["questions"], level=1)
    for question in record.questions:
        word.add_heading(question.text, level=2)
        for round_ in question.rounds:
            about = filter(None, (round_.title, round_.answers, question.names))
            soften(word.add_paragraph(" · ".join(about)))
            _said(word, round_.rows)
    for heading, said in ((words["lines"], record.lines), (words["parked"], record.parked)):
        if said:
            word.add_heading(heading, level=1)
            _said(word, said)
    if record.agenda:
        word.add_heading(words["agenda"], level=1)
        _table(word, words["columns"], record.agenda)
    soften(word.add_paragraph(words["about"]))
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _said(word: Word, said: Iterable[Said]) -> None:
    for each in said:
        paragraph = word.add_paragraph(each.text, style="List Bullet")
        if each.name:
            paragraph.add_run(f"  {each.name}").font.color.rgb = SOFT


def _table(word: Word, heads: list[str], blocks: tuple[RanBlock, ...]) -> None:
    table = word.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    repeat_head_row(table)
    for block in blocks:
        cells = table.add_row().cells
        texts = (block.title, block.how, block.planned, block.real)
        for cell, text in zip(cells, texts, strict=True):
            cell.text = text
