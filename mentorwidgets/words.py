"""Every word of the interface, the browser's included, from one gettext catalogue.

English is the language the words are written in, so it needs no translation; another
language is a file ``locale/<language>/LC_MESSAGES/mentorwidgets.po``, read when it is used.
"""

from __future__ import annotations

from datetime import date, datetime
from functools import cache
from pathlib import Path
from typing import Any

from babel.dates import format_date
from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parent / "locale"
_language = "en"


def languages() -> list[str]:
    """The languages that can be chosen, English first."""
    return ["en", *sorted(p.parts[-3] for p in LOCALE.glob("*/LC_MESSAGES/mentorwidgets.po"))]


def use_language(language: str) -> None:
    """Speak this language from now on, in this process; an unknown one is English."""
    global _language
    _language = language if language in languages() else "en"


def current_language() -> str:
    """The language that this process speaks, as a BCP 47 tag."""
    return _language


@cache
def _catalogue(language: str) -> Catalog | None:
    path = LOCALE / language / "LC_MESSAGES" / "mentorwidgets.po"
    if not path.is_file():
        return None
    with path.open("rb") as file:
        return read_po(file, locale=language)


def gettext(message: str, **values: object) -> str:
    """The message in the current language, its ``{names}`` filled in."""
    catalogue = _catalogue(_language)
    found = catalogue.get(message) if catalogue else None
    text = found.string if found and isinstance(found.string, str) and found.string else message
    return text.format(**values) if values else text


def ngettext(singular: str, plural: str, n: int, **values: object) -> str:
    """The message for ``n`` things; ``{n}`` is filled in besides the values given."""
    catalogue = _catalogue(_language)
    found = catalogue.get(singular) if catalogue else None
    forms = found.string if found and isinstance(found.string, tuple) else ()
    if catalogue is not None and any(forms):
        # Babel keeps the rule as a gettext expression of its own, already checked when read.
        from gettext import c2py

        text = forms[c2py(catalogue.plural_expr)(n)]
    else:
        text = singular if n == 1 else plural
    return text.format(n=n, **values)


def day_in_words(at: datetime | date) -> str:
    """A day, or that of a moment where this computer stands: 24 December 2026."""
    locale = "en_GB" if _language == "en" else _language.replace("-", "_")
    day = at.astimezone().date() if isinstance(at, datetime) else at
    return format_date(day, format="long", locale=locale)


def browser_words() -> dict[str, Any]:
    """What the browser needs: the language, and each message with its translation or forms."""
    catalogue = _catalogue(_language)
    messages: dict[str, str | list[str]] = {}
    for message in catalogue or ():
        if not message.id or not message.string:
            continue
        key = message.id if isinstance(message.id, str) else message.id[0]
        messages[key] = message.string if isinstance(message.string, str) else list(message.string)
    return {"language": _language, "messages": messages}
