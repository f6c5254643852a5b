"""One line typed over on two pages of one person: a line asks, and nothing is lost."""

from __future__ import annotations

from mentorwidgets.operations import RefusedError
from mentorwidgets.plain import harmless
from mentorwidgets.words import gettext as _


def typed_over(older: str, was: str, given: str, *, longest: int, field: str) -> str:
    """The text that takes the place of ``older``, made safe to show.

    :raises RefusedError: it is too long, or another page has changed ``was`` meanwhile; then the
        message holds the other's words.
    """
    if len(given) > longest:
        raise RefusedError(_("At most {n} characters, please.", n=longest), field=field)
    text = harmless(given, lines=True).strip()
    if older not in (was, text):
        raise RefusedError(
            _("Meanwhile another page changed this to “{other}”. Which shall it be?", other=older),
            field=field,
        )
    return text
