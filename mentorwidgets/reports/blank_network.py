"""The empty sheet of a map: a table of people, who knows whom, who is missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Final, cast

from mentorwidgets.content import NetworkExercise
from mentorwidgets.content.models import Asked, Category
from mentorwidgets.content.numbering import letters
from mentorwidgets.reports.blank_pieces import (
    BOX,
    BlankPiece,
    Column,
    Given,
    Pairs,
    Room,
    Say,
    Sheet,
    boxed,
)
from mentorwidgets.words import gettext as _

#: How many people have room on a sheet.
PEOPLE: Final = 12


def people(given: Given) -> Iterable[BlankPiece]:
    """Each person a row. What has many answers is written as the number of the answer."""
    exercise, number = _map_of(given), given.part.asked
    categories = exercise.categories
    for kind in categories.kinds:
        yield Say(
            f"{number['kinds']} {kind.short}: {kind.question} {kind.hint}".strip(), quiet=True
        )
    coded: Mapping[Asked, tuple[str, tuple[Category, ...]]] = {
        "closeness": (_("How close"), categories.closeness),
        "level": (_("Level"), categories.level),
        "arena": (_("From where"), categories.arena),
    }
    columns = [
        Column("", share=0.5, middle=True),
        Column(_("Name or initials"), number["label"], share=3),
        Column(_("Kinds of help"), number["kinds"], share=3.4),
    ]
    kinds = boxed([kind.short for kind in categories.kinds])
    cells = ["", kinds]
    for ask, (label, answers) in coded.items():
        if ask not in number:
            continue
        question = exercise.question(ask)
        told = question.question if question else label
        yield Say(f"{number[ask]} {label}: {told} {_key(answers)}", quiet=True)
        columns.append(Column(label, number[ask], share=1.1, middle=True))
        cells.append("")
    if "influence" in number:
        star = exercise.star
        yield Say(f"{number['influence']} {star.label}: {star.meaning}", quiet=True)
        columns.append(Column(star.label, number["influence"], share=1.1, middle=True))
        cells.append(BOX)
    for attribute in exercise.attributes:
        if attribute.id in number:
            offered = ", ".join(option.label for option in attribute.options)
            asks = " ".join(filter(None, (attribute.question, offered)))
            yield Say(f"{number[attribute.id]} {attribute.label}: {asks}", quiet=True)
            columns.append(Column(attribute.label, number[attribute.id], share=1.4))
            cells.append("")
    lines = tuple((letters(k).upper(), *cells) for k in range(PEOPLE))
    yield Sheet("", "", tuple(columns), lines)


def ties(given: Given) -> Iterable[BlankPiece]:
    """A box for each pair of the people above."""
    names = tuple(letters(k).upper() for k in range(PEOPLE))
    yield Pairs("", _("Put a cross where two of them know each other."), names)
    if (question := _map_of(given).question("strangers")) is not None:
        yield Room("", question.question, question.hint, 1)


def missing(_given: Given) -> Iterable[BlankPiece]:
    """Whom one wishes for, described and not named."""
    yield Room("", _("Describe them, without a name"), "", 3)


def _map_of(given: Given) -> NetworkExercise:
    """The exercise, whose outline has these parts because it is a map."""
    return cast("NetworkExercise", given.exercise)


def _key(answers: tuple[Category, ...]) -> str:
    return " · ".join(f"{n} {answer.label}" for n, answer in enumerate(answers, start=1))
