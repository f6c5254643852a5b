"""The empty sheet of what is written: questions, a text, a list, next steps, steps to tick."""

from __future__ import annotations

from collections.abc import Iterable
from math import ceil
from typing import Any

from mentorwidgets.content.numbering import Numbered
from mentorwidgets.content.parts import Item
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

#: What has room in a table: with more to ask, each entry has a table of its own.
MOST_COLUMNS = 4
#: How many letters the answers of a choice may have to stand in a cell, each behind its box.
LONGEST_CHOICE = 60
#: Words of handwriting that a line holds.
_WORDS_TO_A_LINE = 8


def questions(given: Given) -> Iterable[BlankPiece]:
    """Each question with room for notes."""
    items = getattr(given.part.section, "items", ()) or given.exercise.pre_work.items
    return [asked(item, given.part) for item in items]


def asked(item: Item, part: Numbered, rules: int = 5) -> Room:
    """One question to be answered in writing."""
    return Room(part.asked.get(item.id, part.number), item.prompt, item.hint, rules)


def draft(given: Given) -> Iterable[BlankPiece]:
    """Room for the text, twice as much as a step asks for, and for a second version."""
    least = [step.done_when.words or 0 for step in given.exercise.steps]
    rules = max(9, ceil(2 * max(least, default=0) / _WORDS_TO_A_LINE))
    yield Room("", _("A first version"), "", rules)
    if any((step.done_when.kept or 0) > 1 for step in given.exercise.steps):
        yield Room("", _("A second version, when you have read it again"), "", rules)
    if sharing := getattr(given.exercise, "sharing", ""):
        yield Say(sharing)
        yield Say(_("On paper: underline the sentence."), quiet=True)


def notes(_given: Given) -> Iterable[BlankPiece]:
    """A page of one's own beside the meeting."""
    yield Room("", _("Nobody in the meeting reads them."), "", 14)


def plan(given: Given) -> Iterable[BlankPiece]:
    """Next steps, with a day each; what kind of step it is, where the content asks for it."""
    verbs = [verb.label for verb in getattr(given.part.section, "verbs", ())]
    columns = [
        Column("", share=0.35, middle=True),
        Column(_("What is the smallest next step?"), share=5.5),
        *([Column(_("What kind of step"), share=2.6)] if verbs else []),
        Column(_("By when"), share=1.7),
    ]
    empty = rows(4, len(columns))
    if verbs:
        empty = tuple((*row[:2], boxed(verbs), *row[3:]) for row in empty)
    yield Sheet("", "", tuple(columns), empty, tall=2)


def steps(given: Given) -> Iterable[BlankPiece]:
    """What one ticks oneself."""
    number = given.part.asked
    for step in given.exercise.steps:
        if step.id in number:
            yield Boxes(number[step.id], step.title, (_("done"),))


def entries(given: Given) -> Iterable[BlankPiece]:
    """A list: a table with empty rows, or one small table for each entry when much is asked."""
    part, section = given.part, given.part.section
    fields, n = list(section.fields), section.blank_rows
    for one in fields:
        told = " ".join(filter(None, (one.hint, _key(one))))
        if told:
            yield Say(f"{part.asked[one.id]} {one.label}: {told}", quiet=True)
    if len(fields) <= MOST_COLUMNS:
        columns = [
            Column("", share=0.35, middle=True),
            *(Column(_asking(one), part.asked[one.id], share=_share(one)) for one in fields),
        ]
        filled = tuple((str(k + 1), *map(_answers, fields)) for k in range(n))
        tall = 3 if any(one.kind == "lines" for one in fields) else 2
        yield Sheet("", "", tuple(columns), filled, tall=tall)
        return
    for k in range(n):
        yield Sheet(
            "",
            "",
            (
                Column(_("{what} {n}", what=_capital(section.entry), n=k + 1), share=1.6),
                Column("", share=4),
            ),
            tuple((f"{part.asked[one.id]} {_asking(one)}", _answers(one)) for one in fields),
            tall=2,
        )


def _asking(field: Any) -> str:
    return f"{field.label} ({field.unit})" if field.unit else str(field.label)


def _share(field: Any) -> float:
    if _is_long(field):
        return 1.2
    return {"text": 3.0, "lines": 3.6, "choice": 2.6, "rating": 2.2}.get(field.kind, 1.4)


def _key(field: Any) -> str:
    """The numbers of the answers of a choice that has too many for boxes in a cell."""
    if not _is_long(field):
        return ""
    answers = (f"{n} {option.label}" for n, option in enumerate(field.options, start=1))
    return _("write the number. {answers}", answers=" · ".join(answers))


def _is_long(field: Any) -> bool:
    return sum(len(option.label) + 4 for option in field.options) > LONGEST_CHOICE


def _answers(field: Any) -> str:
    """The boxes of a cell; empty where one writes."""
    if _is_long(field):
        return ""
    if field.kind == "choice":
        return boxed([option.label for option in field.options])
    if field.kind == "rating":
        return boxed([str(n) for n in range(1, int(field.most) + 1)])
    return ""


def _capital(text: str) -> str:
    """An entry's name as the head of its table: "a moment" gives "Moment"."""
    words = text.split(maxsplit=1)
    name = words[1] if len(words) > 1 and len(words[0]) <= 2 else text
    return name[:1].upper() + name[1:]
