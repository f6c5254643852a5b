"""The door and who sits behind it: locked or open, hands, who shows their name.

Somebody who is taken out (``remove``) keeps what they wrote: only their seat is free, and
``admit`` gives it back. ``called`` says that somebody was given another name, never which: the
name stands with their seat, so that it goes with them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar

from mentorwidgets.meeting.parts import (
    FACILITATOR,
    PARTICIPANT,
    Body,
    Kind,
    Nothing,
    Part,
    RandomId,
)
from mentorwidgets.operations import PersonId, RefusedError
from mentorwidgets.store import Event, Role
from mentorwidgets.words import gettext as _


class Lock(Body):
    """Whether nobody new comes in."""

    locked: bool


class Whom(Body):
    """The person whom an event of the facilitator's is about."""

    person: RandomId


class Wanted(Body):
    """Whether somebody asks for help, or no longer does."""

    wanted: bool


class Shown(Body):
    """Whether somebody's name stands beside their progress."""

    shown: bool


@dataclass(frozen=True, slots=True)
class Hand:
    """Somebody asked for help then; ``seen`` when whoever leads has said that they know."""

    at: datetime
    seen: bool = False


class Door(Part):
    """Who may come in, who was taken out, and what those inside have said of themselves."""

    kinds: ClassVar[Mapping[str, Kind]] = {
        "lock": Kind(FACILITATOR, Lock),
        "remove": Kind(FACILITATOR, Whom, after_the_end=True),
        "admit": Kind(FACILITATOR, Whom, after_the_end=True),
        "called": Kind(FACILITATOR, Whom, after_the_end=True),
        "called_seen": Kind(PARTICIPANT, Nothing, after_the_end=True),
        "help": Kind(PARTICIPANT, Wanted),
        "help_seen": Kind(FACILITATOR, Whom),
        "helped": Kind(FACILITATOR, Whom),
        "show_name": Kind(PARTICIPANT, Shown),
    }

    def __init__(self) -> None:
        self.locked = False
        self.removed: set[PersonId] = set()
        #: Whose hand is up, in the order they asked.
        self.hands: dict[PersonId, Hand] = {}
        #: Who has chosen that their name stands beside their progress.
        self.shown: set[PersonId] = set()
        #: Who was given another name and has not said yet that they saw it.
        self.called: set[PersonId] = set()

    def replay(self, event: Event, body: Any) -> bool:
        """Fold one event."""
        if event.kind == "lock":
            self.locked = body.locked
        elif isinstance(body, Whom):
            self._about(event.kind, PersonId(body.person))
        elif event.actor is None:
            return False
        else:
            self._said(event, event.actor, body)
        return True

    def allows(
        self, kind: str, body: Any, role: Role, actor: PersonId | None, state: object
    ) -> None:
        """A hand that is not up is neither seen nor answered."""
        del role, actor, state
        if kind in ("help_seen", "helped") and body.person not in self.hands:
            raise RefusedError(_("They have taken it back: nobody asks for help there any more."))

    def _about(self, kind: str, person: PersonId) -> None:
        if kind == "remove":
            self.removed.add(person)
            self.hands.pop(person, None)
        elif kind == "admit":
            self.removed.discard(person)
        elif kind == "called":
            self.called.add(person)
        elif kind == "helped":
            self.hands.pop(person, None)
        elif (hand := self.hands.get(person)) is not None:
            self.hands[person] = Hand(hand.at, seen=True)

    def _said(self, event: Event, actor: PersonId, body: Any) -> None:
        if event.kind == "called_seen":
            self.called.discard(actor)
        elif event.kind == "show_name":
            (self.shown.add if body.shown else self.shown.discard)(actor)
        elif body.wanted:
            self.hands.setdefault(actor, Hand(event.at))
        else:
            self.hands.pop(actor, None)
