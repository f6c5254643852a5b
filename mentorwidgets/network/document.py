"""All that a person holds in this exercise: their map, the wanted one, and what follows from it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from .model import NetworkMap, PersonKey


@dataclass(frozen=True, slots=True)
class Gap:
    """What a person says is missing, in their own words.

    ``about`` is what made them say it: ``"finding:<rule>"``, ``"kind:<id>"``,
    ``"person:<id>"``, or nothing. ``shared`` lets a meeting see the words.
    """

    id: str
    text: str
    about: str = ""
    shared: bool = False


@dataclass(frozen=True, slots=True)
class Action:
    """A next step: with whom (a person or a vacant slot), for which gap, by when, done or not."""

    id: str
    step: str
    person: PersonKey | None = None
    gap: str | None = None
    by: date | None = None
    done: bool = False


@dataclass(frozen=True, slots=True)
class NetworkDocument:
    """One state of the whole document; undo goes from one to the one before.

    ``wanted`` is the map as the person would like it: their people keep their ids, so that the
    two can be compared. ``reflections`` are texts by the id of their prompt, or by
    ``"finding:<rule>"``.
    """

    present: NetworkMap = field(default_factory=NetworkMap)
    wanted: NetworkMap | None = None
    gaps: tuple[Gap, ...] = ()
    actions: tuple[Action, ...] = ()
    reflections: Mapping[str, str] = field(default_factory=dict, hash=False)

    def gap(self, key: str) -> Gap | None:
        """The gap with this id, or None."""
        return next((gap for gap in self.gaps if gap.id == key), None)

    def action(self, key: str) -> Action | None:
        """The action with this id, or None."""
        return next((action for action in self.actions if action.id == key), None)


def changed_actions(before: NetworkDocument, after: NetworkDocument) -> list[str]:
    """The ids of the actions that are in both documents and not the same in them."""
    if before.actions is after.actions:
        return []
    older = {action.id: action for action in before.actions}
    return [each.id for each in after.actions if older.get(each.id, each) != each]
