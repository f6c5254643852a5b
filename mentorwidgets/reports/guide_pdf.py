"""The facilitation guide as a PDF to be held in the hand while one leads."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from mentorwidgets.reports.guide import Guide
from mentorwidgets.reports.guide_words import guide_words
from mentorwidgets.reports.typst_pdf import typst_pdf

_TEMPLATE = Path(__file__).parent / "guide.typ"


def guide_pdf(guide: Guide) -> bytes:
    """The guide as PDF/UA-1: the words around the meeting, an overview, then block by block.

    :raises RuntimeError: the document cannot be made.
    """
    return typst_pdf(_TEMPLATE, {**asdict(guide), "words": guide_words()}, language=guide.language)
