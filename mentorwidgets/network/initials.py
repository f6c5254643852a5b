"""The one or two letters on a disc."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_WORD = re.compile(r"[\w'’]+")
_JOINERS = {"\u200d", "\ufe0e", "\ufe0f"}


def initials(label: str) -> str:
    """The letters that stand on the disc of someone with this label: one or two, or one sign.

    The first letters of the first two words; a label that is itself initials stays as it is.
    Letters are whole to the eye: an accent or a joined emoji is never cut off. Scripts keep
    their order, so a right-to-left name shows its letters from right to left by itself.

    >>> initials("Prof. H"), initials("A.L."), initials("AL"), initials("Bo")
    ('PH', 'AL', 'AL', 'B')
    >>> initials("Eun-ji"), initials("someone outside"), initials("émile")
    ('E', 'SO', 'É')
    """
    text = unicodedata.normalize("NFC", label).strip()
    words = [word for word in _words(text) if word]
    if not words:
        return next(_signs(text), "")
    if len(words) == 1:
        signs = list(_signs(words[0]))
        if len(signs) == 2 and all(_is_capital(sign) for sign in signs):
            return words[0]
        return _capital(signs[0])
    return "".join(_capital(next(_signs(word))) for word in words[:2])


def _words(text: str) -> list[str]:
    """The words that begin with a letter or figure; a hyphen joins, a full stop parts."""
    pieces = re.split(r"[\s.,;:/()\[\]&+_]+", text)
    return [piece.lstrip("'’\"“”„«»-–—#@*") for piece in pieces if _WORD.search(piece)]


def _signs(text: str) -> Iterator[str]:
    """What the eye takes for one sign: a letter with its marks, an emoji with its parts."""
    sign = ""
    for character in text:
        belongs = bool(sign) and (
            unicodedata.combining(character) != 0
            or unicodedata.category(character) in {"Mn", "Mc", "Me"}
            or character in _JOINERS
            or sign[-1] == "\u200d"
            or "\U0001f3fb" <= character <= "\U0001f3ff"
            or (_is_flag(character) and _is_flag(sign[-1]) and len(sign) == 1)
        )
        if sign and not belongs:
            yield sign
            sign = ""
        sign += character
    if sign:
        yield sign


def _is_flag(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _is_capital(sign: str) -> bool:
    return sign[0].isupper()


def _capital(sign: str) -> str:
    """The sign in upper case, where that is one sign too (ß has none)."""
    upper = sign.upper()
    return upper if len(upper) == len(sign) else sign
