"""The plan of a meeting, as it stands after every change of the facilitators.

A ``plan {blocks, base, slot, undo}`` event holds the whole agenda from then on: before the start
all of it may be another, later only what comes after the block that is on. ``base`` is the number
of the plan that it was made from: of two facilitators who change the same plan at the same
moment, one is passed over, and :func:`change` makes that change again on the plan of the other.
``slot`` is how many minutes the room has. ``undo`` is that it brings back what stood before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import Field, StringConstraints

from mentorwidgets.meeting import planning
from mentorwidgets.meeting.agenda import Agenda, Block
from mentorwidgets.meeting.parts import FACILITATOR, Body, ContentId, Kind, Part
from mentorwidgets.meeting.steering import Steering
from mentorwidgets.meeting.timer import Timer
from mentorwidgets.operations import PersonId, RefusedError
from mentorwidgets.store import Event, Role
from mentorwidgets.words import gettext as _

if TYPE_CHECKING:
    from mentorwidgets.meeting.live import LiveMeeting

#: The shortest and the longest meeting, in minutes.
SHORTEST_SLOT, LONGEST_SLOT = 5, 480
#: How many times a change is made again when others were faster.
_TRIES = 4

_Line = Annotated[str, StringConstraints(max_length=planning.LONGEST_LINE)]
_Text = Annotated[str, StringConstraints(max_length=planning.LONGEST_TEXT)]
_Slot = Annotated[int, Field(ge=SHORTEST_SLOT, le=LONGEST_SLOT)]


class PlannedBlock(Body):
    """A block as an event holds it: see :class:`~mentorwidgets.meeting.agenda.Block`."""

    id: ContentId
    title: Annotated[_Line, StringConstraints(min_length=1)]
    minutes: Annotated[int, Field(ge=0, le=planning.LONGEST_BLOCK)]
    mode: ContentId
    turns: bool = False
    says: _Text = ""
    does: _Text = ""
    see: _Text = ""
    do: _Text = ""
    step: _Line = ""
    for_two: _Text = ""
    fallback: _Text = ""
    quiet: _Text = ""
    screen: _Line = ""
    ask: dict[str, Any] | None = None
    out: bool = False

    def block(self) -> Block:
        """The same as a block of an agenda."""
        return Block(**self.model_dump())


class PlanBody(Body):
    """The whole agenda from now on."""

    blocks: Annotated[list[PlannedBlock], Field(min_length=1, max_length=planning.MOST_BLOCKS)]
    base: Annotated[int, Field(ge=0)] | None = None
    slot: _Slot | None = None
    undo: bool = False


@dataclass(frozen=True, slots=True)
class Planned:
    """An agenda, and how many minutes the room has for it."""

    agenda: Agenda
    slot: int

    def body(self, *, base: int, undo: bool = False) -> dict[str, Any]:
        """The event that plans this."""
        return {
            "blocks": self.agenda.as_json()["blocks"],
            "base": base,
            "slot": self.slot,
            "undo": undo,
        }


class Plan(Part):
    """The plan as it stands, and those before it."""

    kinds: ClassVar[Mapping[str, Kind]] = {"plan": Kind(FACILITATOR, PlanBody)}

    def __init__(self, steering: Steering) -> None:
        self._steering = steering
        self._before: list[Planned] = []
        self._taken: list[Planned] = []
        #: How many minutes the room has.
        self.slot = steering.timer.agenda.minutes

    @property
    def number(self) -> int:
        """How many times the plan was changed."""
        return len(self._taken)

    def took(self, planned: Planned, base: int) -> bool:
        """Whether this was made of the plan with this number."""
        return self.number > base and self._taken[base] == planned

    @property
    def now(self) -> Planned:
        """What is planned now."""
        return Planned(self._steering.timer.agenda, self.slot)

    @property
    def undone(self) -> Planned | None:
        """What undoing the last change would give; None when there is nothing to undo.

        What is on or behind by now stays, also if it was planned otherwise then.
        """
        given = (self._again(planned) for planned in reversed(self._before))
        return next((planned for planned in given if planned not in (None, self.now)), None)

    def replay(self, event: Event, body: Any) -> bool:
        """Take the plan, unless it no longer goes with where the meeting is."""
        del event
        try:
            timer = self._checked(body)
        except RefusedError:
            return False
        if body.undo:
            while self._before and self._again(self._before.pop()) != Planned(
                timer.agenda, body.slot or self.slot
            ):
                pass
        else:
            self._before.append(self.now)
        self._steering.timer = timer
        self.slot = body.slot or self.slot
        self._taken.append(self.now)
        return True

    def allows(
        self, kind: str, body: Any, role: Role, actor: PersonId | None, state: object
    ) -> None:
        """Only what a meeting can be held by, and what leaves alone what is on and behind."""
        del kind, role, actor, state
        self._checked(body)

    def _checked(self, body: PlanBody) -> Timer:
        timer = self._steering.timer
        if body.base not in (None, self.number):
            raise RefusedError(
                _("Somebody else has changed the plan meanwhile. Look at it, then try again.")
            )
        agenda = replace(timer.agenda, blocks=tuple(block.block() for block in body.blocks))
        planning.check(agenda)
        planned = timer.plan(agenda)
        if planned is timer:
            raise RefusedError(
                _("What is on and what is behind you stays. Change what is still to come.")
            )
        return planned

    def _again(self, planned: Planned) -> Planned | None:
        agenda = planning.put_in_place(self._steering.timer, planned.agenda.blocks)
        return replace(planned, agenda=agenda) if agenda.timed else None


def change(
    live: LiveMeeting,
    actor: PersonId | None,
    make: Callable[[Timer, Planned], Planned],
    at: datetime,
    *,
    undo: bool = False,
) -> None:
    """Change the plan, on top of whatever others have changed meanwhile.

    ``make`` gives the new plan from the present one; it is asked again when another process was
    faster. Raises :class:`RefusedError` when the change cannot be made.
    """
    for _try in range(_TRIES):
        live.catch_up()
        plan, timer = live.state.plan, live.state.timer
        wanted = make(timer, plan.now)
        if wanted == plan.now:
            return
        planning.check(wanted.agenda)
        base = plan.number
        live.do(Role.FACILITATOR, actor, "plan", wanted.body(base=base, undo=undo), at)
        if plan.took(wanted, base):
            return
    raise RefusedError(
        _("Others are changing the plan at this moment. Look at it, then try again.")
    )
