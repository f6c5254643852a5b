"""The phases of a mentoring year, and an exercise within them, as people read them."""

from __future__ import annotations

from mentorwidgets.content import Exercise
from mentorwidgets.words import gettext as _


def phase_name(phase: str) -> str:
    """The name of a phase of the content, in the language of the page."""
    return {
        "prepare": _("Prepare"),
        "launch": _("Launch"),
        "early": _("Early meetings"),
        "later": _("Later meetings"),
        "conclude": _("Conclude"),
        "any": _("At any time"),
    }[phase]


def eyebrow(exercise: Exercise, *, short: bool = False) -> str:
    """What stands above the title of an exercise: its phase, and how long it takes.

    ``short`` leaves the pre-work out, where many buttons stand beside the title.
    """
    values = {
        "phase": phase_name(exercise.phase),
        "before": exercise.pre_work.minutes,
        "minutes": exercise.minutes,
    }
    if short:
        return _("{phase} · {minutes} min", **values)
    if exercise.pre_work.minutes:
        return _("{phase} · pre-work {before} min, meeting {minutes} min", **values)
    return _("{phase} · meeting {minutes} min", **values)
