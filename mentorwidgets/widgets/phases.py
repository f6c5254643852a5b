"""The five phases of a mentoring year, as people read them."""

from __future__ import annotations

from mentorwidgets.words import gettext as _


def phase_name(phase: str) -> str:
    """The name of a phase of the content, in the language of the page."""
    return {
        "prepare": _("Prepare"),
        "launch": _("Launch"),
        "early": _("Early meetings"),
        "later": _("Later meetings"),
        "conclude": _("Conclude"),
    }[phase]
