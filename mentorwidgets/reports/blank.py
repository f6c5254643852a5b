"""An exercise as an empty sheet, for whoever works on paper: what its PDF and Word file show.

It is made from the same content as the page and carries the same numbers
(:mod:`mentorwidgets.content.numbering`), so that what was filled in by hand can be typed in.
A kind of section has its own sheet by a line in :data:`SHEETS`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Final

from mentorwidgets.content import Exercise
from mentorwidgets.content.numbering import Numbered, outline
from mentorwidgets.reports import (
    blank_network,
    blank_success,
    blank_talks,
    blank_values,
    blank_writing,
)
from mentorwidgets.reports.blank_other import other
from mentorwidgets.reports.blank_pieces import Blank, BlankPart, BlankPiece, Given
from mentorwidgets.words import gettext as _
from mentorwidgets.words import ngettext

Fill = Callable[[Given], Iterable[BlankPiece]]
#: What each kind of part looks like on paper.
SHEETS: Final[Mapping[str, Fill]] = {
    "questions": blank_writing.questions,
    "draft": blank_writing.draft,
    "notes": blank_writing.notes,
    "plan": blank_writing.plan,
    "steps": blank_writing.steps,
    "list": blank_writing.entries,
    "balance": blank_success.balance,
    "reread": blank_success.reread,
    "replies": blank_success.replies,
    "cards": blank_values.cards,
    "results": blank_values.results,
    "across": blank_values.across,
    "pitch": blank_talks.pitch,
    "storyboard": blank_talks.storyboard,
    "people": blank_network.people,
    "ties": blank_network.ties,
    "missing": blank_network.missing,
}


def blank_of(exercise: Exercise) -> Blank:
    """The empty sheet of an exercise."""
    before = exercise.pre_work.minutes
    subtitle = [
        _("to fill in by hand"),
        *([ngettext("{n} minute beforehand", "{n} minutes beforehand", before)] if before else []),
        ngettext("{n} minute together", "{n} minutes together", exercise.minutes),
    ]
    return Blank(
        title=exercise.title,
        subtitle=" · ".join(subtitle),
        language=exercise.lang,
        about=(
            exercise.summary,
            _(
                "This sheet is yours. Nobody collects it, and nobody reads it unless you read "
                "from it. Leave out what you like; if it is your turn, you may pass."
            ),
            _(
                "You can type it in later: the numbers here are the numbers on the page, under "
                "“On paper”."
            ),
        ),
        parts=tuple(_part(part, exercise) for part in outline(exercise)),
        stuck=tuple((_line(prompt.text), _line(prompt.quiet)) for prompt in exercise.prompts),
    )


def _part(part: Numbered, exercise: Exercise) -> BlankPart:
    pieces = SHEETS.get(part.kind, other)(Given(part, exercise))
    return BlankPart(part.number, part.title, _line(part.text), tuple(pieces))


def _line(text: str) -> str:
    return " ".join(text.split())
