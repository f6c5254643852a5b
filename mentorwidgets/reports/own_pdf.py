"""A person's own page as a PDF that a screen reader can read: PDF/UA-1, by Typst."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from mentorwidgets.reports.own_blocks import Block, Drawn, Items, Table, Words, blocks_of
from mentorwidgets.reports.own_page import OwnPage, Piece
from mentorwidgets.reports.own_words import subtitle
from mentorwidgets.reports.typst_pdf import typst_pdf

_TEMPLATE = Path(__file__).parent / "own_page.typ"
_TYPES = {Words: "words", Items: "items", Table: "table", Drawn: "picture"}


def own_pdf(page: OwnPage, pictures: Mapping[str, bytes]) -> bytes:
    """The page as PDF; ``pictures`` are, by the id of their piece, SVG with text as shapes.

    A sign that no font here can show stands as ▯. The Word file has every sign as it was written.

    :raises RuntimeError: the document cannot be made.
    """
    given = {
        "title": page.title,
        "subtitle": subtitle(page),
        "chapters": [
            {
                "title": chapter.title,
                "lang": _tongue(chapter.lang),
                "pieces": [_piece(piece, pictures) for piece in chapter.pieces],
            }
            for chapter in page.chapters
        ],
    }
    return typst_pdf(_TEMPLATE, given, language=page.language)


def _piece(piece: Piece, pictures: Mapping[str, bytes]) -> dict[str, Any]:
    return {
        "title": piece.title,
        "lang": _tongue(piece.lang),
        "blocks": [_block(block) for block in blocks_of(piece.content)],
        "picture": pictures[piece.id].decode("utf-8") if piece.id in pictures else None,
    }


def _block(block: Block) -> dict[str, Any]:
    return {"type": _TYPES[type(block)], **asdict(block)}


def _tongue(lang: str) -> str:
    """The language without its country, as Typst takes it: two letters, or three."""
    return lang.partition("-")[0].lower()
