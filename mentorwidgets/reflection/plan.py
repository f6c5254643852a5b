"""What follows from a text: a few next steps, each with a day or none, done or not.

The operations are those of the plan on a map (``add_action``, ``edit_action``,
``drop_action``), so that a meeting puts a step into either without knowing which it is.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from mentorwidgets.operations import RefusedError
from mentorwidgets.plain import harmless
from mentorwidgets.reflection.section import a_day, not_overtaken
from mentorwidgets.words import gettext as _

LONGEST_STEP = 400
MOST_STEPS = 200
#: The operations that are the plan's.
PLAN_TYPES = {
    "add_action": {"id", "step", "by", "verb"},
    "edit_action": {"id", "changes", "was"},
    "drop_action": {"id"},
}
_RANDOM = re.compile(r"[0-9a-f]{32}")
_VERB = re.compile(r"([a-z][a-z0-9-]{0,59})?")
_CHANGES = {"step", "by", "done", "verb"}


@dataclass(frozen=True, slots=True)
class PlannedStep:
    """A next step: ``by`` is a day, or None; ``verb`` one of the content's, or ""."""

    id: str
    step: str
    by: date | None = None
    done: bool = False
    verb: str = ""


@dataclass(frozen=True, slots=True)
class PlanChange:
    """A change of the plan, read: ``changes`` holds what is said of the step, None drops it.

    ``was`` is the text that a new one was typed over; None when that is not known.
    """

    id: str
    changes: Mapping[str, Any] | None
    new: bool = False
    was: str | None = None


def read_change(kind: str, op: Mapping[str, Any]) -> PlanChange:
    """The change that an operation of the plan stands for.

    :raises RefusedError: one of its parts is missing, of the wrong type, or too large.
    """
    key = op.get("id")
    if not isinstance(key, str) or not _RANDOM.fullmatch(key):
        raise RefusedError(_("A step needs a name of its own."), field="id")
    if kind == "drop_action":
        return PlanChange(key, None)
    if kind == "add_action":
        said = {
            "step": _step(op.get("step")),
            "by": _day(op.get("by")),
            "verb": _verb(op.get("verb")),
        }
        return PlanChange(key, said, new=True)
    changes, was = op.get("changes"), op.get("was")
    if not isinstance(changes, Mapping) or not changes or set(changes) - _CHANGES:
        raise RefusedError(_("Nothing was changed."), field="changes")
    if was is not None and not isinstance(was, str):
        raise RefusedError(_("Text was expected here."), field="was")
    read: dict[str, Any] = {}
    if "step" in changes:
        read["step"] = _step(changes["step"])
    if "by" in changes:
        read["by"] = _day(changes["by"])
    if "verb" in changes:
        read["verb"] = _verb(changes["verb"])
    if "done" in changes:
        if not isinstance(changes["done"], bool):
            raise RefusedError(_("Yes or no was expected here."), field="done")
        read["done"] = changes["done"]
    return PlanChange(key, read, was=was)


class Plan:
    """The steps of one person, in the order in which they were put down."""

    def __init__(self) -> None:
        self.steps: dict[str, PlannedStep] = {}
        #: How often each step was changed: a calendar asks for it.
        self.changes: Counter[str] = Counter()

    def take(self, change: PlanChange) -> None:
        """Take a change in; raises :class:`RefusedError` when it does not fit."""
        if change.new:
            self._add(change)
            return
        step = self.steps.get(change.id)
        if step is None:
            raise RefusedError(_("This step is no longer on your list."), field="id")
        if change.changes is None:
            del self.steps[change.id]
            return
        if "step" in change.changes and change.was is not None:
            not_overtaken(step.step, change.was, change.changes["step"], field="step")
        after = replace(step, **change.changes)
        if after != step:
            self.changes[step.id] += 1
        self.steps[step.id] = after

    def _add(self, change: PlanChange) -> None:
        if change.id in self.steps:
            raise RefusedError(_("This step is already on your list."), field="id")
        if len(self.steps) >= MOST_STEPS:
            raise RefusedError(_("At most {most} steps are kept.", most=MOST_STEPS), field="id")
        self.steps[change.id] = PlannedStep(change.id, **(change.changes or {}))

    def view(self) -> list[dict[str, Any]]:
        """The steps as JSON; a day as YYYY-MM-DD."""
        return [
            {
                "id": step.id,
                "step": step.step,
                "by": step.by.isoformat() if step.by else None,
                "done": step.done,
                **({"verb": step.verb} if step.verb else {}),
            }
            for step in self.steps.values()
        ]


def _step(value: Any) -> str:
    if not isinstance(value, str):
        raise RefusedError(_("A few words, please."), field="step")
    if len(value) > LONGEST_STEP:
        raise RefusedError(_("At most {n} characters, please.", n=LONGEST_STEP), field="step")
    text = harmless(value).strip()
    if not text:
        raise RefusedError(_("A few words, please."), field="step")
    return text


def _verb(value: Any) -> str:
    if value is None:
        return ""
    if not isinstance(value, str) or not _VERB.fullmatch(value):
        raise RefusedError(_("Choose one of the answers, please."), field="verb")
    return value


def _day(value: Any) -> date | None:
    try:
        day: date | None = a_day(value)
    except ValueError as error:
        raise RefusedError(str(error), field="by") from None
    return day
