"""A person's own page as a Word file, to be edited further."""

from __future__ import annotations

import io
from collections.abc import Mapping
from datetime import datetime

from docx import Document
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm
from docx.text.paragraph import Paragraph

from mentorwidgets.reports.own_blocks import Block, Drawn, Items, Table, Words, blocks_of, writable
from mentorwidgets.reports.own_page import OwnPage, Piece
from mentorwidgets.reports.own_words import subtitle
from mentorwidgets.reports.word import dress, repeat_head_row, soften


def own_docx(page: OwnPage, pictures: Mapping[str, bytes], *, at: datetime) -> bytes:
    """The page as DOCX; ``pictures`` are PNG by the id of their piece, ``at`` its time."""
    word = Document()
    dress(word, title=page.title, language=page.language, at=at, sizes={"Heading 3": 10.0})
    word.add_heading(page.title, level=0)
    soften(word.add_paragraph(subtitle(page)))
    for chapter in page.chapters:
        _in(word.add_heading(writable(chapter.title), level=1), chapter.lang, page)
        for piece in chapter.pieces:
            if len(chapter.pieces) > 1 or piece.title != chapter.title:
                word.add_heading(writable(piece.title), level=2)
            _piece(word, piece, page, pictures.get(piece.id))
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


def _piece(word: Word, piece: Piece, page: OwnPage, picture: bytes | None) -> None:
    for block in blocks_of(piece.content):
        for paragraph in _paragraphs(word, block, picture):
            _in(paragraph, piece.lang, page)


def _paragraphs(word: Word, block: Block, picture: bytes | None) -> list[Paragraph]:
    match block:
        case Words(look="label"):
            return [word.add_heading(block.text, level=3)]
        case Words():
            paragraph = word.add_paragraph(block.text)
            if block.look == "soft":
                soften(paragraph)
            return [paragraph]
        case Items():
            return [word.add_paragraph(item, style="List Bullet") for item in block.items]
        case Table():
            return _table(word, block)
        case Drawn():
            shape = word.add_paragraph().add_run().add_picture(io.BytesIO(picture or b""), Cm(15))
            # What a screen reader says in place of the picture.
            shape._inline.docPr.set("descr", block.words)
            return []


def _table(word: Word, block: Table) -> list[Paragraph]:
    table = word.add_table(rows=1, cols=len(block.heads), style="Table Grid")
    for cell, head in zip(table.rows[0].cells, block.heads, strict=True):
        cell.paragraphs[0].add_run(head).bold = True
    repeat_head_row(table)
    for row in block.rows:
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return [paragraph for cell in table._cells for paragraph in cell.paragraphs]


def _in(paragraph: Paragraph, lang: str, page: OwnPage) -> None:
    """Say of words in another language than the document's which one it is."""
    if lang.partition("-")[0] == page.language.partition("-")[0]:
        return
    for run in paragraph.runs:
        tag = OxmlElement("w:lang")
        tag.set(qn("w:val"), lang)
        run._r.get_or_add_rPr().append(tag)
