"""An empty sheet as a Word file, to be printed, changed, or filled in with a keyboard."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import datetime
from typing import cast

from docx import Document
from docx.document import Document as Word
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_ROW_HEIGHT_RULE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt
from docx.styles.style import ParagraphStyle
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from mentorwidgets.reports.blank_pieces import (
    Blank,
    BlankPiece,
    Boxes,
    Pairs,
    Room,
    Say,
    Sheet,
    boxed,
)
from mentorwidgets.reports.blank_words import blank_words
from mentorwidgets.reports.word import ACCENT, dress, repeat_head_row, soften

#: The width that a page leaves, and from one line of handwriting to the next.
_WIDTH, _APART = Cm(17), Cm(0.85)
_RULE = "B9B3A3"
_SHADE = "EAE5D8"


def blank_docx(blank: Blank, *, at: datetime) -> bytes:
    """The sheet as DOCX: the same words in the same order as its PDF; ``at`` is its time."""
    word, words = Document(), blank_words()
    sizes = {"Normal": 11.0, "Heading 1": 15.0}
    dress(word, title=blank.title, language=blank.language, at=at, sizes=sizes)
    room = _style_for_writing(word, words["room"])
    word.add_heading(blank.title, level=0)
    soften(word.add_paragraph(f"{blank.subtitle} · {words['day']} ____________________"))
    for about in blank.about:
        word.add_paragraph(about)
    for part in blank.parts:
        heading = word.add_heading(level=1)
        heading.add_run(f"{part.number}  ").font.color.rgb = ACCENT
        heading.add_run(part.title)
        if part.text:
            word.add_paragraph(part.text).paragraph_format.keep_with_next = True
        for piece in part.pieces:
            _piece(word, piece, words, room)
    if blank.stuck:
        word.add_heading(words["stuck"], level=1)
        for text, quiet in blank.stuck:
            paragraph = word.add_paragraph(f"{text} ", style="List Bullet")
            paragraph.add_run(f"{words['quiet']}: {quiet}").italic = True
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _piece(word: Word, piece: BlankPiece, words: dict[str, str], room: ParagraphStyle) -> None:
    match piece:
        case Say():
            said = word.add_paragraph(piece.text)
            if piece.quiet:
                soften(said)
        case Room():
            _asked(word, piece)
            for _line in range(piece.rules):
                word.add_paragraph(style=room)
        case Boxes():
            _boxes(word, piece)
        case Sheet():
            _asked(word, piece)
            _sheet(word, piece)
        case Pairs():
            _asked(word, piece)
            _pairs(word, piece, words["person"])


def _asked(word: Word, piece: Room | Boxes | Sheet | Pairs) -> Paragraph | None:
    """The question before its answer, kept on one page with it."""
    asked = None
    if piece.prompt:
        asked = word.add_paragraph()
        _number(asked, piece.number)
        asked.add_run(piece.prompt)
        asked.paragraph_format.keep_with_next = True
    if piece.hint:
        hint = word.add_paragraph(piece.hint)
        soften(hint)
        hint.paragraph_format.keep_with_next = True
    return asked


def _number(paragraph: Paragraph, number: str) -> None:
    if number:
        run = paragraph.add_run(f"{number}  ")
        run.bold, run.font.color.rgb = True, ACCENT


def _boxes(word: Word, piece: Boxes) -> None:
    asked = _asked(word, piece)
    if asked is not None and len(piece.options) == 1 and not piece.hint:
        asked.add_run(f"   {boxed(piece.options)}")
        asked.paragraph_format.keep_with_next = False
    elif piece.long:
        for option in piece.options:
            word.add_paragraph(boxed((option,)))
    else:
        word.add_paragraph(boxed(piece.options))


def _sheet(word: Word, piece: Sheet) -> None:
    shares = [column.share for column in piece.columns]
    widths = [Length(int(_WIDTH * share / sum(shares))) for share in shares]
    table = _table(word, len(piece.columns), widths)
    for cell, column in zip(table.rows[0].cells, piece.columns, strict=True):
        _number(cell.paragraphs[0], column.number)
        cell.paragraphs[0].add_run(column.label)
        soften(cell.paragraphs[0])
    lines = [*piece.rows, *([piece.total] if piece.total else [])]
    for row in lines:
        made = table.add_row()
        made.height, made.height_rule = (
            Length(int(_APART * piece.tall)),
            WD_ROW_HEIGHT_RULE.AT_LEAST,
        )
        for place, (cell, text) in enumerate(zip(made.cells, row, strict=True)):
            cell.width = widths[place]
            run = cell.paragraphs[0].add_run(text)
            run.font.size, run.bold = Pt(10), row is piece.total
            if piece.columns[place].middle:
                cell.paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.CENTER
    _after(word)


def _pairs(word: Word, piece: Pairs, person: str) -> None:
    n = len(piece.names)
    widths = [Cm(1.4), *[Length(int((_WIDTH - Cm(1.4)) / n))] * n]
    table = _table(word, n + 1, widths)
    for cell, name in zip(table.rows[0].cells, (person, *piece.names), strict=True):
        cell.paragraphs[0].add_run(name).font.size = Pt(9)
    for place, name in enumerate(piece.names):
        made = table.add_row()
        made.height, made.height_rule = Cm(0.75), WD_ROW_HEIGHT_RULE.AT_LEAST
        made.cells[0].paragraphs[0].add_run(name).font.size = Pt(9)
        for column, cell in enumerate(made.cells):
            cell.width = widths[column]
            if 0 < column <= place + 1:
                _shade(cell)
    _after(word)


def _table(word: Word, columns: int, widths: Sequence[Length]) -> Table:
    table = word.add_table(rows=1, cols=columns, style="Table Grid")
    table.autofit = False
    repeat_head_row(table)
    for cell, width in zip(table.rows[0].cells, widths, strict=True):
        cell.width = width
    return table


def _after(word: Word) -> None:
    """Two tables without a paragraph between them would be one."""
    word.add_paragraph().paragraph_format.space_after = Pt(2)


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", _SHADE)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)


def _style_for_writing(word: Word, name: str) -> ParagraphStyle:
    """Ruled lines: each empty paragraph has one below it."""
    style = cast("ParagraphStyle", word.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH))
    style.base_style = word.styles["Normal"]
    layout = style.paragraph_format
    layout.line_spacing, layout.space_after, layout.space_before = _APART, Pt(0), Pt(0)
    borders = OxmlElement("w:pBdr")
    # Neighbours of one style share their borders: what stands between them is said apart.
    for side in ("bottom", "between"):
        border = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", _RULE)):
            border.set(qn(f"w:{key}"), value)
        borders.append(border)
    style.element.get_or_add_pPr().append(borders)
    return style
