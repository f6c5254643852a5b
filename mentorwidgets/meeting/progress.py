"""How far each is with each step: that they are done, never what they did."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar, Literal

from pydantic import ConfigDict, RootModel

from mentorwidgets.meeting.agenda import Agenda
from mentorwidgets.meeting.parts import PARTICIPANT, ContentId, Kind, Part
from mentorwidgets.operations import PersonId, RefusedError
from mentorwidgets.store import Event, Role
from mentorwidgets.words import gettext as _

#: How far somebody is with a step.
How = Literal["none", "working", "done"]


class Steps(RootModel[dict[ContentId, How]]):
    """The steps that have changed."""

    model_config = ConfigDict(strict=True, frozen=True)


class Progress(Part):
    """How far each is, as their own page has counted it."""

    kinds: ClassVar[Mapping[str, Kind]] = {"progress": Kind(PARTICIPANT, Steps)}

    def __init__(self, agenda: Agenda) -> None:
        self._steps = {step.id for step in agenda.steps}
        self._of: dict[PersonId, dict[str, str]] = {}

    def of(self, person: PersonId, step: str) -> str:
        """How far this person is with this step."""
        return self._of.get(person, {}).get(step, "none")

    def replay(self, event: Event, body: Any) -> bool:
        """Note what has changed."""
        if event.actor is None:
            return False
        known = {step: how for step, how in body.root.items() if step in self._steps}
        self._of.setdefault(event.actor, {}).update(known)
        return True

    def allows(
        self, kind: str, body: Any, role: Role, actor: PersonId | None, state: object
    ) -> None:
        """Only steps of this meeting."""
        del kind, role, actor, state
        if not body.root or not body.root.keys() <= self._steps:
            raise RefusedError(_("There is no such step in this meeting."))
