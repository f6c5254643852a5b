"""A person's work on the map: the fold of its operations, with undo and redo without limit."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from mentorwidgets.content.models import NetworkExercise, Step
from mentorwidgets.operations import Entry, OperationId, RefusedError
from mentorwidgets.words import gettext as _

from .categories import Categories
from .commands import COMMANDS, Act
from .fields import LONGEST_LABEL, Rules, a_key, a_text, only_known
from .layout import is_shown, settle
from .model import NetworkMap
from .view import view_of

State = Literal["none", "working", "done"]
_MOST_SNAPSHOTS = 500


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The map as it was at one time, under a name the person gave it."""

    id: str
    name: str
    at: datetime
    map: NetworkMap


@dataclass(frozen=True, slots=True)
class Change:
    """A change that can be taken back, or made again: the map before it and after it."""

    op: OperationId
    act: Act
    before: NetworkMap
    after: NetworkMap


class NetworkWork:
    """One person's map as the operations of their document make it.

    What the picture, the table, the measures and every export show is :attr:`map`.
    """

    def __init__(self, exercise: NetworkExercise) -> None:
        self.exercise = exercise
        self.categories = Categories.from_exercise(exercise)
        self.map = NetworkMap()
        self.snapshots: list[Snapshot] = []
        #: Stored operations that no longer fitted when they were read again.
        self.passed_over = 0
        self._done: list[Change] = []
        self._undone: list[Change] = []
        self._ticked: set[str] = set()

    def apply(self, entry: Entry) -> None:
        """Do what a new operation says.

        :raises RefusedError: it cannot be done; then nothing has changed.
        """
        self._do(entry, Rules(self.categories))

    def replay(self, entry: Entry) -> None:
        """Do again what a stored operation said; one that no longer fits is passed over.

        Categories that the content has dropped since then are kept as they were said.
        """
        try:
            self._do(entry, Rules(self.categories, strict=False))
        except RefusedError:
            self.passed_over += 1

    @property
    def last(self) -> Change | None:
        """What undo would take back."""
        return self._done[-1] if self._done else None

    @property
    def next(self) -> Change | None:
        """What redo would make again."""
        return self._undone[-1] if self._undone else None

    def progress(self) -> dict[str, str]:
        """How far each step of the content is: none, working or done."""
        return {step.id: self._state(step) for step in self.exercise.steps}

    def view(self) -> dict[str, Any]:
        """All that the page shows of this work, as JSON.

        Besides the parts of :func:`.view.view_of`: ``undo`` and ``redo`` (what they would act
        on: ``{op, what: {type, label, other, count}}``, or None), ``snapshots`` and ``steps``.
        """
        last, following = self.last, self.next
        return {
            **view_of(self.map, self.categories, self.exercise),
            "undo": {"op": last.op, "what": last.act.as_dict()} if last else None,
            "redo": {"op": following.op, "what": following.act.as_dict()} if following else None,
            "snapshots": [
                {
                    "id": snapshot.id,
                    "name": snapshot.name,
                    "at": snapshot.at.isoformat(),
                    "size": len(snapshot.map.alters),
                }
                for snapshot in self.snapshots
            ],
            "steps": self.progress(),
        }

    def _do(self, entry: Entry, rules: Rules) -> None:
        op = entry.op
        kind = op.get("type")
        if kind == "undo":
            self._undo(op)
        elif kind == "redo":
            self._redo(op)
        elif kind == "take_snapshot":
            self._take_snapshot(entry)
        elif kind == "tick":
            self._tick(op, rules)
        elif isinstance(kind, str) and kind in COMMANDS:
            done = COMMANDS[kind](self.map, op, rules)
            after = done.map
            if _standing(after) != _standing(self.map):
                after = settle(after, self.categories)
            self._done.append(Change(entry.id, done.act, self.map, after))
            self._undone.clear()
            self.map = after
        else:
            raise RefusedError(_("This page does not know this kind of change."), field="type")

    def _undo(self, op: Mapping[str, Any]) -> None:
        only_known(op, {"target"})
        if self.last is None:
            raise RefusedError(_("There is nothing to undo."), field="target")
        if self.last.op != op.get("target"):
            raise RefusedError(
                _("The map has changed elsewhere. Look at it again before you undo."),
                field="target",
            )
        change = self._done.pop()
        self._undone.append(change)
        self.map = change.before

    def _redo(self, op: Mapping[str, Any]) -> None:
        only_known(op, {"target"})
        if self.next is None:
            raise RefusedError(_("There is nothing to redo."), field="target")
        if self.next.op != op.get("target"):
            raise RefusedError(
                _("The map has changed elsewhere. Look at it again before you redo."),
                field="target",
            )
        change = self._undone.pop()
        self._done.append(change)
        self.map = change.after

    def _take_snapshot(self, entry: Entry) -> None:
        only_known(entry.op, {"id", "name"})
        key = a_key(entry.op, "id")
        if any(snapshot.id == key for snapshot in self.snapshots):
            raise RefusedError(_("This version is already kept."), field="id")
        if len(self.snapshots) >= _MOST_SNAPSHOTS:
            raise RefusedError(
                _("At most {most} versions are kept.", most=_MOST_SNAPSHOTS), field="id"
            )
        name = a_text(entry.op.get("name") or "", "name", LONGEST_LABEL)
        self.snapshots.append(Snapshot(key, name, entry.at, self.map))

    def _tick(self, op: Mapping[str, Any], rules: Rules) -> None:
        only_known(op, {"step", "done"})
        step, done = op.get("step"), op.get("done")
        if not isinstance(done, bool):
            raise RefusedError(_("Yes or no was expected here."), field="done")
        known = isinstance(step, str) and self.exercise.step(step) is not None
        if not isinstance(step, str) or (rules.strict and not known):
            raise RefusedError(_("This exercise has no such step."), field="step")
        (self._ticked.add if done else self._ticked.discard)(step)

    def _state(self, step: Step) -> State:
        if step.id in self._ticked:
            return "done"
        reached = {
            "people": len(self.map.alters),
            "ties": self.map.tie_count,
            "placed": sum(is_shown(person, self.categories) for person in self.map.alters),
        }.get(step.done_when.what, 0)
        if reached >= step.done_when.least:
            return "done"
        return "working" if reached else "none"


def _standing(network: NetworkMap) -> list[tuple[object, ...]]:
    """All that decides where people stand: a change of anything else moves nobody."""
    return [
        (person.id, person.closeness, person.level, person.in_tray, person.place)
        for person in network.people
    ]
