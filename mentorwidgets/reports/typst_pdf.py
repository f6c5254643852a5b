"""A document as a PDF that a screen reader can read: PDF/UA-1, by Typst."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typst
from matplotlib import get_data_path

#: How Typst names the signs that no font has.
_NO_GLYPH = re.compile(r'`"(?P<signs>.+?)"`', re.DOTALL)
_TOO_MANY_MARKS = re.compile("(?<=[\u0300-\u036f]{4})[\u0300-\u036f]+")
#: What stands for a sign that no font of this computer has.
MISSING = "▯"


def typst_pdf(template: Path, given: Mapping[str, Any], *, language: str) -> bytes:
    """The template filled with what is given, as ``sys.inputs.data``, JSON.

    ``lang`` and ``region`` are added from the language's tag. A sign that no font here can show
    stands as ▯: a document that pretended otherwise would read as nothing at all.

    :raises RuntimeError: the document cannot be made.
    """
    tongue, _hyphen, region = language.partition("-")
    known = region.upper() if re.fullmatch("[A-Za-z]{2}", region) else None
    data = json.dumps({**given, "lang": tongue, "region": known}, ensure_ascii=False)
    data = _TOO_MANY_MARKS.sub("", "".join(filter(_is_seen, data)))
    while True:
        try:
            made = typst.compile(
                template,
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
