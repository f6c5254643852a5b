"""Reading a text again: which version is to be read, and what one saw when one did.

The day itself is a next step of the plan under the same id, so that it has one place, stands in
the calendar, and can be moved there. Operations: ``plan_reread {id, version}``, ``read_again
{id, now}`` (``now`` is the version that stood on the day; None takes it back), ``reflect_on
{id, question, text, was?}`` and ``drop_reread {id}``.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, StringConstraints

from mentorwidgets.content.section_reread import RereadSection
from mentorwidgets.operations import RefusedError
from mentorwidgets.plain import harmless
from mentorwidgets.reflection.plan import Plan
from mentorwidgets.reflection.section import (
    ContentId,
    Item,
    Op,
    RandomId,
    SectionPart,
    not_overtaken,
    read,
)
from mentorwidgets.words import gettext as _

MOST_READINGS = 100
LONGEST_NOTE = 2_000
_MOST_NOTES = 30


def _note(text: str) -> str:
    return harmless(text, lines=True).strip()


class PlanReread(Op):
    """A version to be read again."""

    id: RandomId
    version: RandomId


class ReadAgain(Op):
    """It was read, beside the version ``now``; None takes that back."""

    id: RandomId
    now: RandomId | None


class ReflectOn(Op):
    """What one noted to one of the questions."""

    id: RandomId
    question: ContentId
    text: Annotated[str, StringConstraints(max_length=LONGEST_NOTE), AfterValidator(_note)]
    was: Annotated[str, StringConstraints(max_length=LONGEST_NOTE)] | None = None


class DropReread(Op):
    """Not to be read again."""

    id: RandomId


@dataclass(frozen=True, slots=True)
class Reading:
    """A version to be read again, and once it was, when and beside what."""

    id: str
    version: str
    planned: datetime
    now: str | None = None
    read: datetime | None = None
    notes: Mapping[str, str] = field(default_factory=dict, hash=False)


class RereadPart(SectionPart):
    """The readings of one text, in the order in which they were planned."""

    types: ClassVar[frozenset[str]] = frozenset(
        {"plan_reread", "read_again", "reflect_on", "drop_reread"}
    )

    def __init__(self, section: RereadSection) -> None:
        super().__init__(section)
        self._asked = {item.id: item.prompt for item in section.questions}
        self.readings: dict[str, Reading] = {}

    def check(self, op: Mapping[str, Any]) -> None:
        """Only questions that the content asks."""
        if op["type"] == "reflect_on" and read(ReflectOn, op).question not in self._asked:
            raise RefusedError(_("This exercise does not ask that."), field="question")

    def take(self, op: Mapping[str, Any], at: datetime) -> None:
        """Fold one operation."""
        match op["type"]:
            case "plan_reread":
                self._plan(read(PlanReread, op), at)
            case "read_again":
                again = read(ReadAgain, op)
                reading = self._reading(again.id)
                when = at if again.now is not None else None
                self.readings[again.id] = replace(reading, now=again.now, read=when)
            case "reflect_on":
                self._reflect(read(ReflectOn, op))
            case _:
                del self.readings[self._reading(read(DropReread, op).id).id]

    def view(self) -> dict[str, Any]:
        """``{"readings": [{id, version, planned, now, read, notes}]}``; times are ISO 8601."""
        return {
            "readings": [
                {
                    "id": one.id,
                    "version": one.version,
                    "planned": one.planned.isoformat(),
                    "now": one.now,
                    "read": one.read.isoformat() if one.read else None,
                    "notes": dict(one.notes),
                }
                for one in self.readings.values()
            ]
        }

    def counts(self) -> Mapping[str, int]:
        """``planned``: all that were ever planned; ``read``: those that were read."""
        done = sum(one.read is not None for one in self.readings.values())
        return {"planned": len(self.readings), "read": done}

    def items(self) -> Iterable[Item]:
        """What was noted at each reading."""
        for one in self.readings.values():
            notes = [f"{self._asked.get(name, name)}\n{text}" for name, text in one.notes.items()]
            if any(one.notes.values()):
                yield Item(one.id, self.section.title, "\n\n".join(notes))

    def next_day(self, plan: Plan) -> date | None:
        """The first day on which something is to be read again and was not yet."""
        steps = (plan.steps.get(one.id) for one in self.readings.values() if one.read is None)
        return min((step.by for step in steps if step and step.by and not step.done), default=None)

    # -------------------------------------------------------------------------------------

    def _plan(self, given: PlanReread, at: datetime) -> None:
        if given.id in self.readings:
            raise RefusedError(_("This is already on your list."), field="id")
        if len(self.readings) >= MOST_READINGS:
            raise RefusedError(_("At most {n} of them, please.", n=MOST_READINGS), field="id")
        self.readings[given.id] = Reading(given.id, given.version, at)

    def _reflect(self, given: ReflectOn) -> None:
        reading = self._reading(given.id)
        older = reading.notes.get(given.question, "")
        not_overtaken(older, given.was, given.text, field=given.question)
        if given.question not in reading.notes and len(reading.notes) >= _MOST_NOTES:
            raise RefusedError(_("This exercise does not ask that."), field="question")
        notes = {**reading.notes, given.question: given.text}
        self.readings[given.id] = replace(reading, notes=notes)

    def _reading(self, key: str) -> Reading:
        if key not in self.readings:
            raise RefusedError(_("This is no longer on your list."), field="id")
        return self.readings[key]
