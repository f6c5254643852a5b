"""What is kept of a meeting, before it is a PDF, a Word file or a table: all are made from this.

It holds only what the whole room was shown or what was written into the notes, and nothing
that was taken back. Whoever fills it decides that (see :mod:`mentorwidgets.meeting.record`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from mentorwidgets.words import gettext as _


@dataclass(frozen=True, slots=True)
class RanBlock:
    """One block of the hour: ``planned`` and ``real`` minutes, ``how`` people worked."""

    title: str
    how: str
    planned: str
    real: str


@dataclass(frozen=True, slots=True)
class Said:
    """Words, and whose they are; nobody's when ``name`` is empty."""

    text: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class AskedRound:
    """One round of a question: ``title`` is empty when there was only one.

    ``rows`` are the answers: for words each one, otherwise each option with its number.
    """

    title: str
    answers: str
    rows: tuple[Said, ...]


@dataclass(frozen=True, slots=True)
class AskedQuestion:
    """A question to the room whose answers were shown; ``names`` says whether by name."""

    text: str
    names: str
    rounds: tuple[AskedRound, ...]


@dataclass(frozen=True, slots=True)
class MeetingRecord:
    """All that is in the document."""

    title: str
    subtitle: str
    language: str
    agenda: tuple[RanBlock, ...]
    notes: tuple[Said, ...]
    steps: tuple[Said, ...]
    questions: tuple[AskedQuestion, ...]
    lines: tuple[Said, ...]
    parked: tuple[Said, ...]


def record_words() -> dict[str, Any]:
    """The fixed words, the same in every format; ``columns`` head the table of the agenda."""
    return {
        "about": _("What the room was shown, and the notes. What was taken back is not in it."),
        "notes": _("Notes"),
        "no_notes": _("Nothing was noted."),
        "steps": _("Next steps that were said to the room"),
        "questions": _("Asked in the room"),
        "lines": _("Shared with the room"),
        "parked": _("Parking lot"),
        "agenda": _("The hour as it ran"),
        "columns": [_("Block"), _("How"), _("Planned, min"), _("It took, min")],
    }
