"""The fixed words of a person's own page, the same in the PDF and in the Word file."""

from __future__ import annotations

from mentorwidgets.reports.own_page import OwnPage, Picture
from mentorwidgets.words import day_in_words
from mentorwidgets.words import gettext as _


def subtitle(page: OwnPage) -> str:
    """What stands below the title: of which day it is, and how others are called in it."""
    said = _("As it is on {day}", day=day_in_words(page.day))
    pieces = [piece for chapter in page.chapters for piece in chapter.pieces]
    mapped = any(isinstance(p.content, Picture) or p.content.kind == "people" for p in pieces)
    if mapped and page.names == "initials":
        return f"{said} · {_('people on the map by their initials')}"
    return said
