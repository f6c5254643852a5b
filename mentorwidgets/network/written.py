"""Numbers and lists of names in the language of the interface, as sentences need them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache

from babel import Locale, UnknownLocaleError
from babel.lists import format_list
from babel.numbers import format_decimal

from mentorwidgets.words import current_language, ngettext

#: So many names are written out; of more, the others are counted.
MOST_NAMES = 6


def number(value: float) -> str:
    """A count as it is; any other number with up to two digits after the point.

    >>> number(12), number(10.5), number(0.144)
    ('12', '10.5', '0.14')
    """
    return _written(value, current_language())


def percent(share: float) -> str:
    """A share in whole per cent, halves upwards.

    >>> percent(2 / 7)
    '29 %'
    """
    return f"{int(share * 100 + 0.5)} %"


def names(labels: Sequence[str]) -> str:
    """Several names in a sentence, and how many more there are when they are many.

    >>> names(["AL", "Bo", "Mum"])
    'AL, Bo and Mum'
    """
    shown = list(labels)
    if len(shown) > MOST_NAMES + 1:
        more = len(shown) - MOST_NAMES
        shown = [*shown[:MOST_NAMES], ngettext("{n} more", "{n} more", more)]
    return format_list(shown, locale=_locale(current_language()))


@lru_cache(maxsize=4096)
def _written(value: float, language: str) -> str:
    return format_decimal(value, format="#,##0.##", locale=_locale(language))


@cache
def _locale(language: str) -> Locale:
    """As in British English, which these pages are written in, where nobody has said more."""
    try:
        return Locale.parse("en-GB" if language == "en" else language, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale("en")
