"""The facilitation guide as a Word file, to be changed as a programme likes it."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import cast

from docx import Document
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.styles.style import ParagraphStyle

from mentorwidgets.reports.guide import Guide, GuideBlock, Question
from mentorwidgets.reports.guide_words import guide_words
from mentorwidgets.reports.prose import Piece
from mentorwidgets.reports.word import ACCENT, dress, repeat_head_row, soften

_LEVELS = {"title": 1, "heading": 1, "subheading": 2}
_STYLES = {
    "paragraph": "Normal",
    "item": "List Bullet",
    "number": "List Number",
    "quote": "Quote",
}


def guide_docx(guide: Guide, *, at: datetime) -> bytes:
    """The guide as DOCX: the same words in the same order as its PDF; ``at`` is its time."""
    word, words = Document(), guide_words()
    sizes = {"Normal": 11.0, "Heading 2": 14.0}
    dress(word, title=guide.title, language=guide.language, at=at, sizes=sizes)
    said = _style_for_what_is_said(word, words["said"])
    word.add_heading(guide.title, level=0)
    soften(word.add_paragraph(f"{words['kind']} · {guide.subtitle}"))
    if guide.before:
        _prose(word, guide.before)
        word.add_page_break()
    word.add_heading(words["overview"], level=1)
    _overview(word, guide.blocks, words)
    soften(word.add_paragraph(words["clock_hint"]))
    _prose(word, (piece for piece in guide.meeting if piece.kind != "heading"))
    for block in guide.blocks:
        _block(word, block, words, said)
    if guide.after:
        word.add_page_break()
        _prose(word, guide.after)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _style_for_what_is_said(word: Word, name: str) -> ParagraphStyle:
    """Large enough to be read at arm's length, with a line at the margin."""
    style = cast("ParagraphStyle", word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
    style.base_style = word.styles["Normal"]
    style.font.size = Pt(14)
    layout = style.paragraph_format
    layout.left_indent, layout.space_after, layout.line_spacing = Cm(0.4), Pt(8), 1.15
    layout.keep_together = layout.keep_with_next = True
    borders, left = OxmlElement("w:pBdr"), OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", "18"), ("space", "8"), ("color", str(ACCENT))):
        left.set(qn(f"w:{name}"), value)
    borders.append(left)
    style.element.get_or_add_pPr().append(borders)
    return style


def _overview(word: Word, blocks: Sequence[GuideBlock], words: dict[str, str]) -> None:
    two = any(block.for_two for block in blocks)
    names = ["minute", "clock", "block", "how", "length", *(["for_two"] if two else [])]
    widths = [Cm(2.1), Cm(2.4), Cm(6.3), Cm(3.7), Cm(1.3), Cm(1.6)][: len(names)]
    table = word.add_table(rows=1, cols=len(names), style="Table Grid")
    table.autofit = False
    repeat_head_row(table)
    for cell, name in zip(table.rows[0].cells, names, strict=True):
        cell.paragraphs[0].add_run(words[name])
        soften(cell.paragraphs[0])
    for block in blocks:
        minutes = str(block.minutes) if block.minutes else ""
        row = (block.mark, "", block.title, block.how, minutes, block.for_two)
        cells = table.add_row().cells
        for place, (cell, text) in enumerate(zip(cells, row[: len(names)], strict=True)):
            run = cell.paragraphs[0].add_run(text)
            run.bold = place in (0, 2)
    for cells in (row.cells for row in table.rows):
        for cell, width in zip(cells, widths, strict=True):
            cell.width = width


def _block(word: Word, block: GuideBlock, words: dict[str, str], said: ParagraphStyle) -> None:
    heading = word.add_heading(level=2)
    heading.add_run(f"{block.mark}  ").font.color.rgb = ACCENT
    heading.add_run(block.title)
    heading.paragraph_format.space_before = Pt(22)
    about = " · ".join(filter(None, (block.how, words["say"])))
    small = word.add_paragraph(about)
    soften(small)
    small.paragraph_format.keep_with_next = True
    word.add_paragraph(block.says, style=said)
    if block.ask is not None:
        _ask(word, block.ask, words)
    for label, text in block.rows:
        paragraph = word.add_paragraph()
        paragraph.paragraph_format.space_after = Pt(3)
        paragraph.add_run(f"{label}: ").bold = True
        paragraph.add_run(text)


def _ask(word: Word, ask: Question, words: dict[str, str]) -> None:
    paragraph = word.add_paragraph()
    paragraph.add_run(f"{words['ask']}: ").bold = True
    question = paragraph.add_run(ask.text)
    question.font.size, question.font.color.rgb = Pt(13), ACCENT
    paragraph.paragraph_format.keep_with_next = True
    for about in ask.about:
        soften(word.add_paragraph(about, style="List Bullet"))


def _prose(word: Word, pieces: Iterable[Piece]) -> None:
    numbering: int | None = None
    for piece in pieces:
        if piece.kind in _LEVELS:
            paragraph = word.add_heading(level=_LEVELS[piece.kind])
        else:
            paragraph = word.add_paragraph(style=_STYLES[piece.kind])
        if piece.kind == "number":
            numbering = _begin_at_one(word) if numbering is None else numbering
            properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()
            properties.get_or_add_numId().val = numbering
        else:
            numbering = None
        for run in piece.runs:
            made = paragraph.add_run(run.text)
            made.bold, made.italic = run.bold or None, run.italic or None


def _begin_at_one(word: Word) -> int:
    """A numbering of its own for a list: Word would go on with the numbers of the list before."""
    parts = word.part.numbering_part.element
    style = word.styles["List Number"].element.pPr.numPr.numId.val
    fresh = parts.add_num(parts.num_having_numId(style).abstractNumId.val)
    fresh.add_lvlOverride(ilvl=0).add_startOverride(1)
    return int(fresh.numId)
