"""The report on a map as a Word file, to be edited further."""

from __future__ import annotations

import io
from datetime import datetime

from docx import Document
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.text.paragraph import Paragraph

from mentorwidgets.reports.network_report import NetworkReport, NextStep
from mentorwidgets.reports.report_words import report_words

_INK, _SOFT, _ACCENT = (
    RGBColor(0x1D, 0x24, 0x33),
    RGBColor(0x6F, 0x67, 0x53),
    RGBColor(0x0B, 0x7A, 0x75),
)
_SERIF = "Georgia"


def report_docx(report: NetworkReport, picture: bytes, *, at: datetime) -> bytes:
    """The report as DOCX; ``picture`` is the map as PNG, ``at`` the time that it carries."""
    word = Document()
    words = report_words()
    _dress(word, report, at)
    word.add_heading(report.title, level=0)
    _soft(word.add_paragraph(report.subtitle))
    _picture(word, picture, report)
    word.add_heading(words["gaps"], level=1)
    for gap in report.gaps:
        word.add_paragraph(gap, style="List Bullet")
    if not report.gaps:
        _soft(word.add_paragraph(words["no_gaps"]))
    word.add_heading(words["steps"], level=1)
    if report.steps:
        _table(word, words["columns"], report.steps)
    else:
        _soft(word.add_paragraph(words["no_steps"]))
    word.add_page_break()
    if report.findings:
        word.add_heading(words["stands_out"], level=1)
    for told in report.findings:
        word.add_heading(told.title, level=2)
        word.add_paragraph(f"{told.reading} {told.meaning}")
        question = word.add_paragraph().add_run(told.question)
        question.italic, question.font.color.rgb = True, _ACCENT
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


def _dress(word: Word, report: NetworkReport, at: datetime) -> None:
    core = word.core_properties
    core.title, core.author, core.comments = report.title, "", ""
    core.language = report.language
    core.created = core.modified = at
    section = word.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(1.8)
    for name, size in (("Normal", 10.5), ("Title", 22), ("Heading 1", 14), ("Heading 2", 11)):
        style = word.styles[name]
        style.font.name, style.font.size, style.font.color.rgb = _SERIF, Pt(size), _INK
        # Word asks the theme before the name, unless the name stands for every script.
        fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:hAnsi"), _SERIF)
    language = OxmlElement("w:lang")
    language.set(qn("w:val"), report.language)
    word.styles["Normal"].element.get_or_add_rPr().append(language)


def _picture(word: Word, picture: bytes, report: NetworkReport) -> None:
    run = word.add_paragraph().add_run()
    shape = run.add_picture(io.BytesIO(picture), width=Cm(14))
    # What a screen reader says in place of the picture.
    shape._inline.docPr.set("descr", report.picture_in_words)


def _table(word: Word, heads: list[str], steps: tuple[NextStep, ...]) -> None:
    table = word.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    # The head row is told again on each page, and is what a screen reader calls the columns.
    again = OxmlElement("w:tblHeader")
    again.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(again)
    for step in steps:
        cells = table.add_row().cells
        for cell, text in zip(cells, (step.step, step.with_whom, step.by, step.done), strict=True):
            cell.text = text


def _soft(paragraph: Paragraph) -> None:
    for run in paragraph.runs:
        run.font.color.rgb, run.font.size = _SOFT, Pt(9)
