"""The fixed words of a printed guide, the same in the PDF and in the Word file."""

from __future__ import annotations

from mentorwidgets.words import gettext as _


def guide_words() -> dict[str, str]:
    """Each word by its name."""
    return {
        "kind": _("facilitation guide"),
        "overview": _("The meeting at a glance"),
        "minute": _("Minute"),
        "clock": _("By the clock"),
        "block": _("Block"),
        "how": _("How"),
        "length": _("Min."),
        "for_two": _("For two"),
        "clock_hint": _("Write the times of your own meeting into the empty column."),
        "say": _("Say this"),
        # The name of a style, as whoever edits the Word file finds it.
        "said": _("Said aloud"),
        "ask": _("Ask the room"),
        "page": _("Page"),
    }
