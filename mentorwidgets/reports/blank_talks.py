"""The empty sheets of what is said aloud: a short speech, and a talk as a storyboard."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil

from mentorwidgets.reports.blank_pieces import (
    BlankPiece,
    Boxes,
    Column,
    Given,
    Room,
    Say,
    Sheet,
    boxed,
    rows,
)
from mentorwidgets.words import gettext as _

#: Words of handwriting that a line holds.
_WORDS_TO_A_LINE = 9


def pitch(given: Given) -> Iterable[BlankPiece]:
    """Whom one speaks to and for how long, the questions it grows from, the text, a rehearsal."""
    section, number = given.part.section, given.part.asked
    yield Boxes("", _("Whom you speak to"), tuple(one.who for one in section.listeners), long=True)
    yield Boxes("", _("How long you have"), tuple(one.label for one in section.lengths))
    for part in section.frame:
        yield Room(number[part.id], f"{part.label}: {part.prompt}", part.hint, 2)
    middle = section.lengths[len(section.lengths) // 2]
    words = round(middle.seconds * section.pace / 60)
    yield Room(
        "",
        _("What you say"),
        _(
            "{label} is about {words} words at {pace} words a minute.",
            label=middle.label,
            words=words,
            pace=section.pace,
        ),
        ceil(words / _WORDS_TO_A_LINE) + 2,
    )
    if section.scales:
        yield Sheet(
            "",
            _("When you have said it aloud"),
            (Column("", share=2), Column(_("How it went"), share=4)),
            tuple((_scale_words(scale), boxed(_points(scale))) for scale in section.scales),
            tall=2,
        )


def storyboard(given: Given) -> Iterable[BlankPiece]:
    """A row for each message, with its minutes, that add up to the slot."""
    section, number = given.part.section, given.part.asked
    if section.hint:
        yield Say(section.hint, quiet=True)
    yield Sheet(
        "",
        "",
        (
            Column("", share=0.5, middle=True),
            Column(_("Minutes"), share=1.1),
            Column(section.message, number["message"], share=4),
            Column(section.shown, number["shown"], share=3),
        ),
        rows(8, 4),
        tall=2,
        total=("", _("of {n}", n=section.slot), "", ""),
    )


def _scale_words(scale: object) -> str:
    label, question = getattr(scale, "label", ""), getattr(scale, "question", "")
    return f"{label}: {question}" if question else str(label)


def _points(scale: object) -> list[str]:
    points = getattr(scale, "points", ())
    return [str(n) for n in range(1, points + 1)] if isinstance(points, int) else list(points)
