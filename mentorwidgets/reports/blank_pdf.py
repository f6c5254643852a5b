"""An empty sheet as a PDF to be printed."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from mentorwidgets.reports.blank_pieces import Blank
from mentorwidgets.reports.blank_words import blank_words
from mentorwidgets.reports.typst_pdf import typst_pdf

_TEMPLATE = Path(__file__).parent / "blank.typ"


def blank_pdf(blank: Blank) -> bytes:
    """The sheet as PDF/UA-1.

    :raises RuntimeError: the document cannot be made.
    """
    return typst_pdf(_TEMPLATE, {**asdict(blank), "words": blank_words()}, language=blank.language)
