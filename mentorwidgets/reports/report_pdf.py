"""The report on a map as a PDF that a screen reader can read: PDF/UA-1, by Typst."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import asdict
from pathlib import Path

import typst
from matplotlib import get_data_path

from mentorwidgets.reports.network_report import NetworkReport
from mentorwidgets.reports.report_words import report_words

_TEMPLATE = Path(__file__).with_suffix("").parent / "network_report.typ"
#: How Typst names the signs that no font has.
_NO_GLYPH = re.compile(r'`"(?P<signs>.+?)"`', re.DOTALL)
_TOO_MANY_MARKS = re.compile("(?<=[\u0300-\u036f]{4})[\u0300-\u036f]+")
#: What stands for a sign that no font of this computer has.
MISSING = "▯"


def report_pdf(report: NetworkReport, picture: bytes) -> bytes:
    """The report as PDF/UA-1; ``picture`` is the map as SVG with its text as shapes.

    A sign that no font here can show stands as ▯: a document that pretended otherwise would
    read as nothing at all. The Word file has every sign as it was written.

    :raises RuntimeError: the document cannot be made.
    """
    language, _hyphen, region = report.language.partition("-")
    data = json.dumps(
        {
            **asdict(report),
            "lang": language,
            "region": region.upper() if re.fullmatch("[A-Za-z]{2}", region) else None,
            "picture": picture.decode("utf-8"),
            "words": report_words(),
        },
        ensure_ascii=False,
    )
    data = _TOO_MANY_MARKS.sub("", "".join(filter(_is_seen, data)))
    while True:
        try:
            made = typst.compile(
                _TEMPLATE,
                format="pdf",
                pdf_standards=["ua-1"],
                font_paths=[Path(get_data_path()) / "fonts" / "ttf"],
                sys_inputs={"data": data},
            )
        except typst.TypstError as error:
            without = _without(str(error), data)
            if without is None:
                raise RuntimeError(f"the PDF cannot be made: {error}") from error
            data = without
        else:
            return bytes(made)


def _is_seen(sign: str) -> bool:
    """Whether a sign is one: what only steers the writing has no place in a PDF's text."""
    return unicodedata.category(sign) != "Cf"


def _without(error: str, data: str) -> str | None:
    """The data without the sign that no font has, or None when something else is wrong."""
    found = _NO_GLYPH.search(error)
    unknown = [sign for sign in found["signs"] if sign in data and sign != MISSING] if found else []
    for sign in unknown:
        data = data.replace(sign, MISSING)
    return data if unknown else None
