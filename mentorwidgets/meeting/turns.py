"""Turns of the same length, computed from who is here.

For g people who share in m minutes each has floor(m / g) whole minutes; what is left over is for
handing on. Once the block runs the time that is left is shared to ten seconds, or whoever begins a
moment late would lose a minute that the others keep. Nobody is named: the room decides who is
next. When somebody comes or goes, the turns that are still to come are divided anew, and the one
that is on stays as long as it was promised. A turn counts on the clock of its block, so it is held
when that is held.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Any, ClassVar

from pydantic import Field

from mentorwidgets.meeting.agenda import Block
from mentorwidgets.meeting.parts import FACILITATOR, Body, ContentId, Kind, Part
from mentorwidgets.meeting.steering import Steering
from mentorwidgets.meeting.timer import Timer
from mentorwidgets.operations import PersonId, RefusedError
from mentorwidgets.store import Event, Role
from mentorwidgets.words import gettext as _

#: A turn below so many minutes is hardly one.
SHORT = 2
#: In a block of fewer minutes everybody says a word or a sentence: no turn is too short there.
ROUND = 10
#: The most turns that one block has.
MOST_TURNS = 200
#: How many share in a block of this mode; in the others everybody who is here.
_OF = {"pairs": 2, "fours": 4}


@dataclass(frozen=True, slots=True)
class Turn:
    """One turn: the ``n``-th of ``of`` in its block, ``seconds`` long, begun at ``ran``.

    ``ran`` is how long the block's clock had run by then.
    """

    n: int
    of: int
    seconds: float
    ran: float

    def left(self, running_time: float) -> float:
        """Seconds left when the block has run for so long; below zero when it has run over."""
        return self.seconds - (running_time - self.ran)


def sharing(block: Block, here: int, group: int | None = None) -> int:
    """How many have a turn in this block: those in the largest group, or all who are here."""
    together = group if group is not None else _OF.get(block.mode)
    return max(here if together is None else min(together, max(here, 2)), 0)


def each(seconds: float, people: int) -> float:
    """How long each turn is, in seconds, when so many share this time.

    Whole minutes, rounded down; below one minute whole seconds, so that it is not nothing.

    >>> each(20 * 60, 5), each(19 * 60, 4), each(60, 4), each(60, 0)
    (240, 240, 15, 0)
    """
    if people < 1 or seconds <= 0:
        return 0
    share = int(seconds) // people
    return share // 60 * 60 or share


def share(seconds: float, people: int) -> float:
    """How long each turn is when so many share what is left of a block that runs, in seconds.

    Rounded down to ten seconds.

    >>> share(20 * 60 - 4, 5), share(956, 4), share(30, 4), share(60, 0)
    (230, 230, 0, 0)
    """
    return 0 if people < 1 or seconds <= 0 else int(seconds) // people // 10 * 10


def too_short(seconds: float, people: int) -> str:
    """What to say when turns would be hardly turns; ``""`` when they are long enough."""
    if people < 2 or seconds / people >= SHORT * 60 - 10:
        return ""
    if people >= 6:
        return _("That is short. Two circles side by side would give each twice the time.")
    return _("That is short. A few minutes more would help, or fewer turns and the rest later.")


class TurnBody(Body):
    """The next turn: how many there are in all, and how long this one is."""

    block: ContentId
    n: Annotated[int, Field(ge=1, le=MOST_TURNS)]
    of: Annotated[int, Field(ge=1, le=MOST_TURNS)]
    seconds: Annotated[int, Field(ge=0, le=7200)]


class Turns(Part):
    """Which turn is on in which block."""

    kinds: ClassVar[Mapping[str, Kind]] = {"turn": Kind(FACILITATOR, TurnBody)}

    def __init__(self, steering: Steering) -> None:
        self._steering = steering
        self._on: dict[str, Turn] = {}

    @property
    def on(self) -> Turn | None:
        """The turn that is on in the block that is on."""
        timer = self._steering.timer
        if timer.block is None or timer.phase not in ("running", "paused"):
            return None
        return self._on.get(timer.block.id)

    def replay(self, event: Event, body: Any) -> bool:
        """Begin a turn; of two facilitators who press at once, one steps on."""
        timer = self._steering.timer
        if not _goes_with(body, timer, self.on):
            return False
        self._on[body.block] = Turn(
            n=body.n,
            of=max(body.of, body.n),
            seconds=float(body.seconds),
            ran=timer.running_time(body.block, event.at),
        )
        return True

    def allows(
        self, kind: str, body: Any, role: Role, actor: PersonId | None, state: object
    ) -> None:
        """Only the next turn, or the one before, of the block that is on."""
        del kind, role, actor, state
        if not _goes_with(body, self._steering.timer, self.on):
            raise RefusedError(_("The meeting has moved on meanwhile. Look where it is now."))


def _goes_with(body: TurnBody, timer: Timer, on: Turn | None) -> bool:
    block = timer.block
    if block is None or block.id != body.block or not block.turns:
        return False
    if timer.phase not in ("running", "paused"):
        return False
    return body.n == 1 if on is None else body.n in (1, on.n - 1, on.n + 1)
