"""A person's work on the map: the fold of its operations, with undo and redo without limit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any, Literal

from mentorwidgets.content.models import NetworkExercise, Step
from mentorwidgets.operations import Entry, OperationId, RefusedError
from mentorwidgets.words import gettext as _

from .categories import Categories
from .change import deltas
from .commands import COMMANDS, Act
from .document import NetworkDocument, changed_actions
from .fields import LONGEST_LABEL, Rules, a_key, a_text, only_known
from .layout import is_shown, settle
from .measures import measure
from .model import NetworkMap, PersonKey
from .plan import PLAN_COMMANDS
from .sectors import sector_of
from .seen import Earlier, Seen
from .view import plan_view, view_of

State = Literal["none", "working", "done"]
_MOST_SNAPSHOTS = 500


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The map as it was at one time, under a name the person gave it.

    One that was dropped is kept all the same, so that dropping can be taken back.
    """

    id: str
    name: str
    at: datetime
    map: NetworkMap
    dropped: bool = False


@dataclass(frozen=True, slots=True)
class Change:
    """A change that can be taken back, or made again: the document before it and after it."""

    op: OperationId
    act: Act
    before: NetworkDocument
    after: NetworkDocument


class NetworkWork:
    """One person's map, and what they make of it, as the operations of their document say.

    What the picture, the table, the measures and every export show is :attr:`map`.

    Where people stand takes nearly all the time of reading a long document. Whoever only counts
    asks for ``places=False``: then nobody is given one, and all else is the same.
    """

    def __init__(self, exercise: NetworkExercise, *, places: bool = True) -> None:
        self.exercise = exercise
        self._places = places
        self.categories = Categories.from_exercise(exercise)
        self.document = NetworkDocument()
        self.snapshots: list[Snapshot] = []
        #: Stored operations that no longer fitted when they were read again.
        self.passed_over = 0
        #: How often each action was changed, undo counting too: a calendar asks for it.
        self.action_changes: Counter[str] = Counter()
        self._done: list[Change] = []
        self._undone: list[Change] = []
        self._ticked: set[str] = set()
        #: What the page was shown of a map last: most changes touch one of two maps.
        self._views: dict[str, tuple[NetworkMap, tuple[object, ...], dict[str, Any]]] = {}
        self._compared: tuple[NetworkMap, NetworkMap, list[dict[str, Any]]] | None = None

    @property
    def map(self) -> NetworkMap:
        """The present map."""
        return self.document.present

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

        Besides the parts of :func:`.view.view_of` for the present map: ``wanted``, None or the
        same parts; ``what_if``, each measure of both maps (see :class:`.change.Delta`), or None;
        ``gaps``, ``actions`` and ``reflections``; ``undo`` and ``redo`` (what they would act
        on: ``{op, what: {type, label, other, count, each, on}}``, or None); ``snapshots`` and
        ``steps``.
        """
        last, following = self.last, self.next
        wanted = self.document.wanted
        return {
            **self._view_of("present", self.map),
            "wanted": self._view_of("wanted", wanted) if wanted else None,
            "what_if": self._what_if(wanted) if wanted else None,
            **plan_view(self.document),
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
                if not snapshot.dropped
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
        elif kind in ("rename_snapshot", "drop_snapshot", "restore_snapshot"):
            self._change_snapshot(op)
        elif kind == "tick":
            self._tick(op, rules)
        elif isinstance(kind, str) and kind in COMMANDS:
            self._did(entry, *self._on_a_map(op, rules))
        elif isinstance(kind, str) and kind in PLAN_COMMANDS:
            self._did(entry, *PLAN_COMMANDS[kind](self.document, op, rules))
        else:
            raise RefusedError(_("This page does not know this kind of change."), field="type")

    def _did(self, entry: Entry, after: NetworkDocument, act: Act) -> None:
        self._done.append(Change(entry.id, act, self.document, after))
        self._undone.clear()
        self._become(after)

    def _become(self, document: NetworkDocument) -> None:
        self.action_changes.update(changed_actions(self.document, document))
        self.document = document

    def _on_a_map(self, op: Mapping[str, Any], rules: Rules) -> tuple[NetworkDocument, Act]:
        """The document after a change of the present map, or with ``on`` of the wanted one."""
        on = op.get("on")
        before = self.document.wanted if on == "wanted" else self.map
        if on not in (None, "wanted") or before is None:
            raise RefusedError(_("There is no wanted map."), field="on")
        done = COMMANDS[op["type"]](before, {k: v for k, v in op.items() if k != "on"}, rules)
        after = done.map
        if self._places and _standing(after) != _standing(before):
            after = settle(after, self.categories)
        if on == "wanted":
            return replace(self.document, wanted=after), replace(done.act, on="wanted")
        return replace(self.document, present=after), done.act

    def seen(self) -> Seen:
        """The present map with its numbers and all that findings look at (see :mod:`.rules`)."""
        numbers = measure(self.map, self.categories)
        return Seen(self.map, numbers, self.categories, self._earlier(), self._planned())

    def _earlier(self) -> Earlier | None:
        """The newest version that is kept."""
        kept = [snapshot for snapshot in self.snapshots if not snapshot.dropped]
        return Earlier(kept[-1].map, kept[-1].name, kept[-1].at.date()) if kept else None

    def _planned(self) -> frozenset[PersonKey]:
        """Whom a next step is about."""
        return frozenset(action.person for action in self.document.actions if action.person)

    def _view_of(self, which: str, network: NetworkMap) -> dict[str, Any]:
        earlier = self._earlier() if which == "present" else None
        planned = self._planned()
        shown = self._views.get(which)
        if shown is None or shown[0] is not network or shown[1] != (earlier, planned):
            picture = view_of(
                network, self.categories, self.exercise, earlier=earlier, planned=planned
            )
            shown = network, (earlier, planned), picture
            self._views[which] = shown
        return shown[2]

    def _what_if(self, wanted: NetworkMap) -> list[dict[str, Any]]:
        seen = self._compared
        if seen is None or seen[0] is not self.map or seen[1] is not wanted:
            numbers = [measure(network, self.categories) for network in (self.map, wanted)]
            both = deltas(numbers[0], numbers[1], self.categories)
            seen = self._compared = (self.map, wanted, [asdict(each) for each in both])
        return seen[2]

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
        self._become(change.before)

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
        self._become(change.after)

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

    def _change_snapshot(self, op: Mapping[str, Any]) -> None:
        """``{id, name}`` or ``{id}``: another name, out of the list, or back into it."""
        rename = op["type"] == "rename_snapshot"
        only_known(op, {"id", "name"} if rename else {"id"})
        key = a_key(op, "id")
        for index, snapshot in enumerate(self.snapshots):
            if snapshot.id != key:
                continue
            if rename:
                name = a_text(op.get("name") or "", "name", LONGEST_LABEL)
                self.snapshots[index] = replace(snapshot, name=name)
            else:
                dropped = op["type"] == "drop_snapshot"
                self.snapshots[index] = replace(snapshot, dropped=dropped)
            return
        raise RefusedError(_("This version is no longer kept."), field="id")

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
            "placed": sum(
                is_shown(person, self.categories, self.map.sectors) for person in self.map.alters
            ),
            "gaps": len(self.document.gaps),
            "actions": len(self.document.actions),
        }.get(step.done_when.what, 0)
        if reached >= step.done_when.least:
            return "done"
        return "working" if reached else "none"


def _standing(network: NetworkMap) -> list[tuple[object, ...]]:
    """All that decides where people stand: a change of anything else moves nobody."""
    by = network.sectors
    return [
        (by, person.id, person.closeness, sector_of(person, by), person.in_tray, person.place)
        for person in network.people
    ]
