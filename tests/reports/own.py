"""Somebody with a text and a map, and their own page made of it."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from docx import Document

from mentorwidgets.network.work import NetworkWork
from mentorwidgets.reflection.work import WritingWork
from mentorwidgets.reports.own_chapters import chapters_of, page_of
from mentorwidgets.reports.own_docx import own_docx
from mentorwidgets.reports.own_json import own_json
from mentorwidgets.reports.own_map import drawing
from mentorwidgets.reports.own_page import OwnPage, chosen
from mentorwidgets.reports.own_pdf import own_pdf
from mentorwidgets.reports.picture import draw

DAY = date(2026, 11, 24)
AT = datetime(2026, 11, 24, 9, tzinfo=UTC)


@dataclass
class Person:
    """Somebody's work, as their page is made of it."""

    works: list[NetworkWork | WritingWork]

    def all_pieces(self) -> list[str]:
        return [p.id for chapter in chapters_of(self.works, "initials") for p in chapter.pieces]

    def page(self, pieces: Iterable[str], names: Any = "initials") -> OwnPage:
        return page_of(chosen(chapters_of(self.works, names), set(pieces)), names, on=DAY)

    def drawn(self, page: OwnPage, format_: str) -> dict[str, bytes]:
        maps = {work.exercise.name: work for work in self.works if isinstance(work, NetworkWork)}
        pictures = {}
        for chapter in page.chapters:
            for piece in chapter.pieces:
                if piece.content.kind == "picture":
                    from_ = drawing(maps[chapter.id], page.names)
                    pictures[piece.id] = draw(
                        from_.map, from_.categories, format_, me=True, as_shapes=format_ == "svg"
                    )
        return pictures

    def pdf(self, pieces: Iterable[str], names: Any = "initials") -> bytes:
        page = self.page(pieces, names)
        return own_pdf(page, self.drawn(page, "svg"))

    def docx(self, pieces: Iterable[str], names: Any = "initials") -> bytes:
        page = self.page(pieces, names)
        return own_docx(page, self.drawn(page, "png"), at=AT)

    def json(self, pieces: Iterable[str], names: Any = "initials") -> dict[str, Any]:
        return json.loads(own_json(self.page(pieces, names)))

    def told(self, format_: str, pieces: Iterable[str], names: Any = "initials") -> str:
        """All text of the document, as another library reads it, in one line."""
        if format_ == "json":
            return json.dumps(self.json(pieces, names), ensure_ascii=False)
        if format_ == "docx":
            return docx_text(self.docx(pieces, names))
        return pdf_text(self.pdf(pieces, names))


def pdf_text(content: bytes) -> str:
    """The words of a PDF, and those that stand for its pictures."""
    import pikepdf
    import pymupdf

    with pymupdf.open(stream=content) as opened:
        words = " ".join(page.get_text() for page in opened)
    with pikepdf.open(io.BytesIO(content)) as pdf:
        alt = [
            str(o["/Alt"]) for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o
        ]
    return " ".join(" ".join([words, *alt]).split())


def docx_text(content: bytes) -> str:
    """The words of a Word file, those in its tables, and those that stand for its pictures."""
    word = Document(io.BytesIO(content))
    words = [paragraph.text for paragraph in word.paragraphs]
    words += [cell.text for table in word.tables for row in table.rows for cell in row.cells]
    words += [shape._inline.docPr.get("descr") for shape in word.inline_shapes]
    return " ".join(" ".join(words).split())
