"""The fixed words of a report, the same in the PDF and in the Word file."""

from __future__ import annotations

from typing import Any

from mentorwidgets.words import gettext as _


def report_words() -> dict[str, Any]:
    """Each word by its name; ``columns`` are the heads of the table of next steps."""
    return {
        "yours": _("Yours alone until you show it to somebody"),
        "stands_out": _("What stands out"),
        "answered": _("Your answer"),
        "numbers": _("In numbers"),
        "gaps": _("What I would like to change"),
        "no_gaps": _("No gap is marked yet."),
        "steps": _("Next steps"),
        "no_steps": _("No next step is noted yet."),
        "columns": [_("Step"), _("With"), _("By"), _("State")],
    }
