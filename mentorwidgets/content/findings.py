"""The wording of findings: values put into the content's sentences.

Which rules there are, and which values each offers, is in :mod:`.finding_rules`.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from babel import Locale, UnknownLocaleError
from babel.dates import format_date
from babel.lists import format_list
from babel.numbers import format_decimal

#: What a rule hands to its wording: a count, a ratio, a label, several labels, or a day.
Value = int | float | str | date | Sequence[str]


def fields(template: str) -> Iterator[str]:
    """The names in braces in a wording.

    Raises ``ValueError`` when the braces are not well formed, or when a name carries more
    than itself (``{people:.2f}``, ``{person.label}``, ``{}``).
    """
    for _text, name, spec, conversion in string.Formatter().parse(template):
        if name is None:
            continue
        if not name.isidentifier() or spec or conversion:
            raise ValueError(f"not a plain name in braces: {name!r}")
        yield name


def fill(template: str, values: Mapping[str, Value], *, lang: str = "en") -> str:
    """A wording with its values, written as the language writes numbers and lists.

    Whole numbers stay whole, ratios get two decimals, several labels become "A, B and C", a day
    is written out.
    Labels are never read as templates. Raises ``KeyError`` for a name without a value.
    """
    locale = _locale(lang)

    def written(value: Value) -> str:
        if isinstance(value, str):
            return value
        if isinstance(value, int):
            return format_decimal(value, locale=locale)
        if isinstance(value, float):
            return format_decimal(value, format="0.00", locale=locale)
        if isinstance(value, date):
            return format_date(value, format="long", locale=locale)
        return format_list(list(value), locale=locale)

    return template.format_map({name: written(values[name]) for name in fields(template)})


def _locale(lang: str) -> Locale:
    """How a language writes numbers and lists; as in English where nobody has said."""
    try:
        return Locale.parse(lang, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale("en")
