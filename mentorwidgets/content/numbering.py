"""The numbers of what an exercise asks, the same on a printed sheet and on its page.

A part is 1, 2, 3; what is asked inside it 1a, 1b. Whoever types in a sheet that was filled in
by hand finds each field under the number that stands on the paper.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from mentorwidgets.content.models import Exercise, NetworkExercise, WritingExercise
from mentorwidgets.content.parts import Part
from mentorwidgets.words import gettext as _

#: The parts of a map, in the order in which one fills a sheet.
PEOPLE, TIES, MISSING = "people", "ties", "missing"
#: The parts that every other exercise has.
BEFORE, NOTES, PLAN, STEPS = "before", "notes", "plan", "steps"
#: Where the models of sections keep what they ask for, in the order of their pages: lists of
#: questions, or one question in a sentence.
_LISTS: Final = ("items", "fields", "frame", "kinds", "questions")
_SENTENCES: Final = ("matters", "spent", "message", "shown", "question")


@dataclass(frozen=True, slots=True)
class Numbered:
    """A part with its number; ``asked`` has the numbers of what it asks, by their ids."""

    number: str
    id: str
    kind: str
    title: str
    text: str = ""
    asked: Mapping[str, str] = field(default_factory=dict)
    section: Any = None


def outline(exercise: Exercise) -> tuple[Numbered, ...]:
    """Every part of an exercise, numbered in the order of its page."""
    if isinstance(exercise, NetworkExercise):
        parts = _of_a_map(exercise)
    elif isinstance(exercise, WritingExercise):
        parts = [_of_section(section, exercise) for section in exercise.worksheets]
    else:
        parts = _of_a_talk(exercise)
    parts += _steps(exercise, parts)
    # Where it is no part of its own, the plan stands below the steps.
    if all(part.kind != "plan" for part in parts):
        parts.append(_Part(PLAN, "plan", _("Next steps")))
    return tuple(
        Numbered(
            str(place),
            part.id,
            part.kind,
            part.title,
            part.text,
            {name: f"{place}{letters(k)}" for k, name in enumerate(part.asked)},
            part.section,
        )
        for place, part in enumerate(parts, start=1)
    )


def numbers(exercise: Exercise) -> dict[str, str]:
    """Each number by its place: ``{"moments": "2", "moments.what": "2a"}``."""
    found: dict[str, str] = {}
    for part in outline(exercise):
        found[part.id] = part.number
        found |= {f"{part.id}.{name}": number for name, number in part.asked.items()}
    return found


def letters(place: int) -> str:
    """The letters of the place that counts from 0: a to z, then aa, ab.

    >>> [letters(place) for place in (0, 25, 26, 27)]
    ['a', 'z', 'aa', 'ab']
    """
    before, own = divmod(place, 26)
    return (letters(before - 1) if before else "") + chr(ord("a") + own)


@dataclass(frozen=True, slots=True)
class _Part:
    id: str
    kind: str
    title: str
    text: str = ""
    asked: Sequence[str] = ()
    section: Any = None


def _of_section(section: Any, exercise: Exercise) -> _Part:
    text, asked = section.text, asked_of(section)
    if section.kind == "draft":
        text = text or exercise.invitation
    if section.kind == "questions" and not section.items:
        text = text or exercise.pre_work.text
        asked = [item.id for item in exercise.pre_work.items]
    return _Part(section.id, section.kind, section.title, text, asked, section)


def asked_of(section: Part) -> list[str]:
    """The ids of what a section asks for, where its model lists it; empty for one question."""
    for name in _LISTS:
        members = getattr(section, name, ())
        if members:
            return [member.id for member in members]
    return [name for name in _SENTENCES if getattr(section, name, "")]


def _of_a_talk(exercise: Exercise) -> list[_Part]:
    """The parts of a page of notes: the questions, and the notes."""
    pre_work = exercise.pre_work
    items = [item.id for item in pre_work.items]
    before = [_Part(BEFORE, "questions", _("Before you meet"), pre_work.text, items)]
    notes = _Part(NOTES, "notes", _("Notes for yourself"), exercise.invitation)
    return [*(before if items else []), notes]


def _of_a_map(exercise: NetworkExercise) -> list[_Part]:
    asks = {question.ask for question in exercise.interview}
    first = exercise.interview[0] if exercise.interview else None
    columns = [
        *("label", "kinds"),
        *(ask for ask in ("closeness", "level", "arena", "influence") if ask in asks),
        *(attribute.id for attribute in exercise.attributes if "attributes" in asks),
    ]
    intro = _told(first.question, first.hint) if first else ""
    parts = [_Part(PEOPLE, "people", _("The people"), intro, columns)]
    for question, name, title in (
        (exercise.question("ties"), TIES, _("Who knows whom")),
        (exercise.question("vacant"), MISSING, _("Missing")),
    ):
        if question is not None:
            parts.append(_Part(name, name, title, _told(question.question, question.hint)))
    return parts


def _told(question: str, hint: str) -> str:
    """A question with what stands below it, as one text."""
    ends = question if question.endswith((".", "?", ":", "…")) else f"{question}."
    return f"{ends} {hint}".strip()


def _steps(exercise: Exercise, parts: Sequence[_Part]) -> list[_Part]:
    """What one ticks oneself: the page counts the other steps."""
    ticked = [step.id for step in exercise.steps if step.done_when.what == "ticked"]
    name = STEPS if all(part.id != STEPS for part in parts) else f"{STEPS}-to-tick"
    return [_Part(name, "steps", _("How far you are"), asked=ticked)] if ticked else []
