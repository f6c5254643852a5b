"""What others wrote, made safe to show: text stays text, and stays in its place.

Markup needs nothing from here, because pages and documents never read text as markup. What is
left are signs that act on what stands beside them: they turn the direction of the writing
round, hide, or pile up until they cover the neighbours. And a cell of a table may be run by a
spreadsheet.
"""

from __future__ import annotations

import re
import unicodedata

#: The most marks (accents, points, vowel signs) that one letter carries in any script we know of.
MOST_MARKS = 4

_LINE_BREAKS = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_MANY_BREAKS = re.compile("\n{3,}")
#: Letters and marks of Unicode that show nothing, so that two names look like one.
_BLANK = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0")
#: Signs that Unicode counts as steering, but that are seen: they embrace the digits after them.
_SEEN = frozenset(
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
)
_JOINERS = frozenset("\u200c\u200d")
#: Before this no script needs a joiner: Latin, Greek, Cyrillic and Armenian letters stand alone.
_FIRST_THAT_JOINS = "\u0590"
#: The flags of England, Scotland and Wales: a black flag, and letters that are not seen.
_FLAG = "\U0001f3f4"
_FLAG_OF = re.compile(f"(?<={_FLAG})[\U000e0030-\U000e007a]{{3,6}}\U000e007f")
#: Some spreadsheets run the wide signs of East Asian keyboards too.
_RUNS = re.compile(r"^'*(?=[=+\-@\t\r\n＝＋－＠])")
_GUARDED = re.compile(r"^'(?='*[=+\-@\t\r\n＝＋－＠])")


def harmless(text: str, *, lines: bool = False) -> str:
    r"""The text without signs that act on others; runs of blanks become one.

    Line breaks stay when ``lines`` are allowed (never more than one empty line), otherwise they
    become blanks. What is harmless already stays as it is.

    >>> harmless("A\u202eB\u200b ")
    'AB'
    >>> harmless("one\r\n\r\n\r\n\r\ntwo", lines=True)
    'one\n\ntwo'
    """
    rows = _LINE_BREAKS.split(text) if lines else [_LINE_BREAKS.sub(" ", text)]
    cleaned = "\n".join(_one_line(row) for row in rows)
    return _MANY_BREAKS.sub("\n\n", cleaned).strip("\n")


def guarded(text: str) -> str:
    """Text that a spreadsheet shows instead of running it; an apostrophe of its own stays.

    >>> guarded("=1+1"), guarded("1+1")
    ("'=1+1", '1+1')
    """
    return f"'{text}" if _RUNS.match(text) else text


def unguarded(text: str) -> str:
    """The text as it was before :func:`guarded`."""
    return _GUARDED.sub("", text)


def _one_line(text: str) -> str:
    """A line as it may be shown. Taking a sign away brings others together: again, then."""
    while (cleaned := _cleaned(text)) != text:
        text = cleaned
    return text


def _cleaned(text: str) -> str:
    text = unicodedata.normalize("NFC", " ".join(text.split()))
    flags = {place for found in _FLAG_OF.finditer(text) for place in range(*found.span())}
    kept: list[str] = []
    marks = 0
    for place, sign in enumerate(text):
        before = kept[-1] if kept else " "
        category = unicodedata.category(sign)
        if category.startswith("M"):
            marks += 1
            if _mark_may_stay(sign, before, marks):
                kept.append(sign)
        elif sign in _JOINERS:
            after = text[place + 1] if place + 1 < len(text) else " "
            if _joins(before) and (_joins(after) or unicodedata.category(before)[0] == "M"):
                kept.append(sign)
        elif place in flags or sign in _SEEN or not _acts(sign, category):
            marks = 0
            kept.append(sign)
    return "".join(kept)


def _acts(sign: str, category: str) -> bool:
    """Whether a sign shows nothing of its own: it steers, is half of one, or is blank."""
    return category in {"Cc", "Cf", "Cs"} or sign in _BLANK or ord(sign) & 0xFFFE == 0xFFFE


def _mark_may_stay(sign: str, before: str, marks: int) -> bool:
    if before == " " or marks > MOST_MARKS or sign in _BLANK:
        return False
    if not _is_variation(sign):
        return True
    # It chooses between two looks of a sign, of which letters of the alphabets have one only.
    return not _is_variation(before) and unicodedata.category(before) not in {"Ll", "Lu", "Lt"}


def _is_variation(sign: str) -> bool:
    return "\ufe00" <= sign <= "\ufe0f" or "\U000e0100" <= sign <= "\U000e01ef"


def _joins(sign: str) -> bool:
    """Whether a joiner beside this sign changes how it looks: scripts that join, and pictures."""
    return sign >= _FIRST_THAT_JOINS and unicodedata.category(sign) in {
        *("Lo", "Lm", "Mn", "Mc", "So", "Sk"),
    }
