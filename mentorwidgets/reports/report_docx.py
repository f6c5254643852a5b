"""The report on a map as a Word file, to be edited further."""

from __future__ import annotations

import io
from datetime import datetime

from docx import Document
from docx.document import Document as Word
from docx.shared import Cm

from mentorwidgets.reports.network_report import NetworkReport, NextStep
from mentorwidgets.reports.report_words import report_words
from mentorwidgets.reports.word import ACCENT, dress, repeat_head_row, soften


def report_docx(report: NetworkReport, picture: bytes, *, at: datetime) -> bytes:
    """The report as DOCX; ``picture`` is the map as PNG, ``at`` the time that it carries."""
    word = Document()
    words = report_words()
    dress(word, title=report.title, language=report.language, at=at)
    word.add_heading(report.title, level=0)
    soften(word.add_paragraph(report.subtitle))
    _picture(word, picture, report)
    word.add_heading(words["gaps"], level=1)
    for gap in report.gaps:
        word.add_paragraph(gap, style="List Bullet")
    if not report.gaps:
        soften(word.add_paragraph(words["no_gaps"]))
    word.add_heading(words["steps"], level=1)
    if report.steps:
        _table(word, words["columns"], report.steps)
    else:
        soften(word.add_paragraph(words["no_steps"]))
    word.add_page_break()
    if report.findings:
        word.add_heading(words["stands_out"], level=1)
    for told in report.findings:
        word.add_heading(told.title, level=2)
        word.add_paragraph(f"{told.reading} {told.meaning}")
        question = word.add_paragraph().add_run(told.question)
        question.italic, question.font.color.rgb = True, ACCENT
        if told.answer:
            word.add_paragraph(f"{words['answered']}: {told.answer}")
    word.add_heading(words["numbers"], level=1)
    for said in report.reading:
        paragraph = word.add_paragraph()
        paragraph.add_run(f"{said.title}. ").bold = True
        paragraph.add_run(said.sentence)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _picture(word: Word, picture: bytes, report: NetworkReport) -> None:
    run = word.add_paragraph().add_run()
    shape = run.add_picture(io.BytesIO(picture), width=Cm(14))
    # What a screen reader says in place of the picture.
    shape._inline.docPr.set("descr", report.picture_in_words)


def _table(word: Word, heads: list[str], steps: tuple[NextStep, ...]) -> None:
    table = word.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    repeat_head_row(table)
    for step in steps:
        cells = table.add_row().cells
        for cell, text in zip(cells, (step.step, step.with_whom, step.by, step.done), strict=True):
            cell.text = text
