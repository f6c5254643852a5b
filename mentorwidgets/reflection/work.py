"""A person's writing in one exercise: the fold of its operations.

Fields hold texts: ``"text"`` is what is being written, the others answer the questions of
the pre-work. Nothing written disappears: a text stands until a later one names it, two texts
that did not know of each other both stand, and what a choice between them leaves out is set
aside, readable.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from mentorwidgets.content import Exercise, WritingExercise
from mentorwidgets.content.models import SectionDone, Step
from mentorwidgets.content.parts import Item as Question
from mentorwidgets.content.parts import Section
from mentorwidgets.content.sections import QuestionsSection
from mentorwidgets.operations import Entry, RefusedError
from mentorwidgets.reflection.commands import (
    Command,
    Keep,
    Mark,
    OnPaper,
    SectionChange,
    Tick,
    Unmark,
    Write,
    command,
)
from mentorwidgets.reflection.comparison import count_words
from mentorwidgets.reflection.field import Field, Version
from mentorwidgets.reflection.offsets import to_characters, units
from mentorwidgets.reflection.plan import Plan, PlanChange
from mentorwidgets.reflection.quotation import Quotation, follow
from mentorwidgets.reflection.section import SectionPart
from mentorwidgets.reflection.sections import PARTS
from mentorwidgets.words import gettext as _

#: The field that holds what is being written.
MAIN = "text"
#: Questions come and go with the content; more fields than this nobody has written.
MOST_FIELDS = 200
MOST_DRAFTS = 100


@dataclass(frozen=True, slots=True)
class Draft:
    """A version that the person keeps. ``name`` may be empty."""

    id: str
    name: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Aside:
    """A text that lost when the person chose between two; ``id`` is the operation that wrote it."""

    id: str
    field: str
    at: datetime
    text: str


class WritingWork:
    """What stands after the operations taken in so far."""

    def __init__(self, exercise: Exercise) -> None:
        self.exercise = exercise
        self.passed_over = 0
        self.quotation: Quotation | None = None
        self.drafts: list[Draft] = []
        self.asides: list[Aside] = []
        self._fields: dict[str, Field] = {MAIN: Field()}
        self._ticked: set[str] = set()
        #: The day on which this was filled in by hand, before it was typed in.
        self.on_paper: date | None = None
        self.plan = Plan()
        worksheets = exercise.worksheets if isinstance(exercise, WritingExercise) else ()
        self._worksheets = {section.id: section for section in worksheets}
        #: The worksheets that keep something of their own, by the section's id.
        self.parts: dict[str, SectionPart] = {
            section.id: PARTS[section.kind](section)
            for section in worksheets
            if section.kind in PARTS
        }
        for part in self.parts.values():
            part.text_of = self._text_of

    # Taking in ---------------------------------------------------------------------------

    def apply(self, entry: Entry) -> None:
        """Take in a proposed operation.

        Raises :class:`~mentorwidgets.operations.RefusedError` when it does not fit; then
        nothing has changed.
        """
        given = command(entry.op)
        if isinstance(given, Tick):
            self._check_tick(given)
        elif isinstance(given, SectionChange):
            self._part(given).check(given.op)
        self._take(given, entry)

    def replay(self, entry: Entry) -> None:
        """Take in a stored operation; one that no longer fits is passed over and counted."""
        try:
            # A tick stays, also when the content has lost its step meanwhile.
            self._take(command(entry.op), entry)
        except RefusedError:
            self.passed_over += 1

    def _take(self, given: Command, entry: Entry) -> None:
        match given:
            case Write():
                self._write(given, entry)
            case Keep():
                self._keep(given, entry)
            case Mark():
                self._mark(given, entry)
            case Unmark():
                self.quotation = None
            case PlanChange():
                self.plan.take(given)
            case OnPaper():
                self.on_paper = given.day
            case SectionChange():
                self._part(given).take(given.op, entry.at)
            case Tick():
                (self._ticked.add if given.done else self._ticked.discard)(given.step)

    def _part(self, given: SectionChange) -> SectionPart:
        part = self.parts.get(given.section)
        if part is None or given.op["type"] not in part.types:
            raise RefusedError(_("This exercise does not have that part."), field="section")
        return part

    def _write(self, given: Write, entry: Entry) -> None:
        if given.field not in self._fields and len(self._fields) >= MOST_FIELDS:
            raise RefusedError(
                _("There are {n} answers here already; that is the most.", n=MOST_FIELDS),
                field="field",
            )
        field = self._fields.setdefault(given.field, Field())
        version = Version(entry.id, entry.client, entry.seq, given.text, entry.at)
        replaced = field.write(version, given.parents)
        if len(replaced) > 1:
            self._set_aside(given.field, replaced, field.text)
        if given.field == MAIN and self.quotation is not None:
            self._follow(self.quotation, replaced, field)

    def _set_aside(self, field: str, replaced: list[Version], chosen: str) -> None:
        known = {aside.id for aside in self.asides}
        for version in replaced:
            left_out = version.text.strip() and version.text.strip() not in chosen
            if left_out and version.op not in known:
                self.asides.append(Aside(version.op, field, version.at, version.text))

    def _follow(self, quotation: Quotation, replaced: list[Version], field: Field) -> None:
        for version in replaced:
            if version.op == quotation.op:
                now = field.current
                self.quotation = (
                    follow(quotation, version.text, now.text, now.op)
                    if now
                    else replace(quotation, state="ask")
                )

    def _keep(self, given: Keep, entry: Entry) -> None:
        text = self._fields[MAIN].text if given.text is None else given.text
        if not text.strip():
            raise RefusedError(_("There is nothing to keep yet."), field="text")
        if any(draft.id == given.id for draft in self.drafts):
            raise RefusedError(_("This version is kept already."), field="id")
        if len(self.drafts) >= MOST_DRAFTS:
            raise RefusedError(_("{n} versions are kept already; that is the most.", n=MOST_DRAFTS))
        self.drafts.append(Draft(given.id, given.name, entry.at, text))

    def _mark(self, given: Mark, entry: Entry) -> None:
        if not given.text.strip():
            raise RefusedError(_("Select the words you would share, then mark them."))
        # Of two texts that both stand, the page that marks means the one it wrote itself.
        heads = sorted(self._fields[MAIN], key=lambda head: head.client != entry.client)
        for head in heads:
            try:
                start = to_characters(head.text, given.start)
                end = to_characters(head.text, given.end)
            except ValueError:
                continue
            if head.text[start:end] == given.text:
                self.quotation = Quotation(start, end, given.text, head.op)
                return
        raise RefusedError(
            _("The text has changed meanwhile. Please mark the words again."), field="text"
        )

    def _check_tick(self, given: Tick) -> None:
        steps = {step.id: step for step in self.exercise.steps}
        if given.step not in steps:
            raise RefusedError(_("This exercise no longer has that step."), field="step")
        if steps[given.step].done_when.what != "ticked":
            raise RefusedError(_("That step is done by doing it; it has no tick."), field="step")

    # Showing -----------------------------------------------------------------------------

    @property
    def text(self) -> str:
        """What is being written, as the version that came last has it."""
        return self._fields[MAIN].text

    def progress(self) -> dict[str, str]:
        """How far each step of the content is: ``"none"``, ``"working"`` or ``"done"``."""
        return {step.id: self._state(step) for step in self.exercise.steps}

    def _state(self, step: Step) -> str:
        what, least = step.done_when.what, step.done_when.least
        counted: dict[str, Callable[[], int]] = {
            "words": lambda: count_words(self.text),
            "kept": lambda: len(self.drafts),
            "answered": lambda: self._answered(self.exercise.pre_work.items),
            "ticked": lambda: int(step.id in self._ticked),
            "marked": lambda: int(self.quotation is not None and self.quotation.state == "here"),
            "section": lambda: self._counted(step.done_when.section),
        }
        count = counted[what]() if what in counted else 0
        if count >= least:
            return "done"
        begun = count > 0 or (what == "marked" and self.quotation is not None)
        return "working" if begun else "none"

    def _counted(self, wanted: SectionDone | None) -> int:
        """How much there is of what a step waits for in a section."""
        section = self._worksheets.get(wanted.id) if wanted else None
        if section is None or wanted is None:
            return 0
        counts = self._counts(section)
        return counts.get(wanted.what or next(iter(section.counts)), 0)

    def _counts(self, section: Section) -> Mapping[str, int]:
        if section.id in self.parts:
            return self.parts[section.id].counts()
        if isinstance(section, QuestionsSection):
            return {"answered": self._answered(section.items or self.exercise.pre_work.items)}
        if section.kind == "plan":
            return {"steps": len(self.plan.steps)}
        return {"words": count_words(self.text), "kept": len(self.drafts)}

    def _answered(self, items: Iterable[Question]) -> int:
        fields = (self._fields.get(item.id) for item in items)
        return sum(bool(field and field.text.strip()) for field in fields)

    def _questions(self) -> list[str]:
        """The names of all answers that are asked for, those of the pre-work first."""
        more = [s.items for s in self._worksheets.values() if isinstance(s, QuestionsSection)]
        return [item.id for items in (self.exercise.pre_work.items, *more) for item in items]

    def _text_of(self, name: str) -> str:
        field = self._fields.get(name)
        return field.text if field else ""

    def view(self) -> dict[str, Any]:
        """What the page is shown, as JSON; places are in UTF-16 code units."""
        shown = [MAIN, *self._questions()]
        # Of a worksheet's own texts there may be many; only those that were begun are told.
        begun = [name for part in self.parts.values() for name in part.fields()]
        shown += [name for name in begun if name in self._fields]
        return {
            "fields": {name: _field_view(self._fields.get(name, Field())) for name in shown},
            "quotation": self._quotation_view(),
            "drafts": [
                {
                    "id": draft.id,
                    "name": draft.name,
                    "at": draft.at.isoformat(),
                    "words": count_words(draft.text),
                    "text": draft.text,
                }
                for draft in self.drafts
            ],
            "asides": [
                {
                    "id": aside.id,
                    "field": aside.field,
                    "at": aside.at.isoformat(),
                    "words": count_words(aside.text),
                    "text": aside.text,
                }
                for aside in self.asides
            ],
            # What was answered stays readable when the content no longer asks.
            "orphans": [
                {"field": name, "text": head.text}
                for name, field in self._fields.items()
                if name not in shown
                for head in field
                if head.text.strip()
            ],
            "actions": self.plan.view(),
            "sections": {name: part.view() for name, part in self.parts.items()},
            "items": [
                {
                    "section": name,
                    "id": item.id,
                    "label": item.label,
                    "text": item.text,
                    "private": item.private,
                }
                for name, part in self.parts.items()
                for item in part.items()
            ],
            "steps": self.progress(),
            "onPaper": self.on_paper.isoformat() if self.on_paper else None,
            "words": count_words(self.text),
        }

    def _quotation_view(self) -> dict[str, Any] | None:
        quotation = self.quotation
        if quotation is None:
            return None
        within = next((head.text for head in self._fields[MAIN] if head.op == quotation.op), "")
        return {
            "start": units(within[: quotation.start]),
            "end": units(within[: quotation.end]),
            "text": quotation.text,
            "op": quotation.op,
            "state": quotation.state,
        }


def _field_view(field: Field) -> dict[str, Any]:
    current = field.current
    return {
        "text": field.text,
        "op": current.op if current else None,
        "heads": [{"op": head.op, "text": head.text, "at": head.at.isoformat()} for head in field],
    }
