"""The fixed words of an empty sheet, the same in the PDF and in the Word file."""

from __future__ import annotations

from mentorwidgets.words import gettext as _


def blank_words() -> dict[str, str]:
    """Each word by its name."""
    return {
        "kind": _("sheet"),
        "day": _("Filled in on"),
        "stuck": _("If you are stuck"),
        "quiet": _("Quietly"),
        "person": _("Person"),
        # The name of a style, as whoever edits the Word file finds it.
        "room": _("Room to write"),
    }
