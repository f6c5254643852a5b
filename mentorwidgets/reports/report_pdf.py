"""The report on a map as a PDF that a screen reader can read."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from mentorwidgets.reports.network_report import NetworkReport
from mentorwidgets.reports.report_words import report_words
from mentorwidgets.reports.typst_pdf import typst_pdf

_TEMPLATE = Path(__file__).parent / "network_report.typ"


def report_pdf(report: NetworkReport, picture: bytes) -> bytes:
    """The report as PDF/UA-1; ``picture`` is the map as SVG with its text as shapes.

    A sign that no font here can show stands as ▯. The Word file has every sign as it was
    written.

    :raises RuntimeError: the document cannot be made.
    """
    given = {**asdict(report), "picture": picture.decode("utf-8"), "words": report_words()}
    return typst_pdf(_TEMPLATE, given, language=report.language)
