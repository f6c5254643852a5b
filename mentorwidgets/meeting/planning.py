"""Changing the plan of a meeting: each change gives a new agenda, or says why it cannot be.

Pure. A change is small on purpose (this block gets twelve minutes, that one goes before the
other): two facilitators who plan at once then change two things, and neither loses theirs.
What is on and what is behind stays as it is (:attr:`mentorwidgets.meeting.timer.Timer.fixed`).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import get_args

from mentorwidgets.content.blocks import LONGEST_IN_ONE_MODE, Mode
from mentorwidgets.meeting.agenda import Agenda, Block
from mentorwidgets.meeting.timer import Timer
from mentorwidgets.operations import RefusedError
from mentorwidgets.words import gettext as _

#: The longest block, in minutes.
LONGEST_BLOCK = 120
#: The most blocks that an agenda may have, and the longest line and text in one.
MOST_BLOCKS, LONGEST_LINE, LONGEST_TEXT = 40, 160, 4000
#: How a block may be done; ``before`` is pre-work.
MODES: tuple[str, ...] = get_args(Mode)
#: Ids of blocks that a facilitator has added begin like this.
OWN = "own-"
#: In these everybody is asked for something, so there is a way to be quiet.
_TOGETHER = frozenset({"pairs", "fours", "all"})
_NOT_IN_A_LINE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


@dataclass(frozen=True, slots=True)
class Wording:
    """What a facilitator writes of a block of their own."""

    title: str
    minutes: int
    mode: str
    do: str
    turns: bool


def check(agenda: Agenda) -> None:
    """Raise :class:`RefusedError`, with the field, unless a meeting can be held by this agenda."""
    ids = [block.id for block in agenda.blocks]
    if len(set(ids)) != len(ids):
        raise RefusedError(_("A block stands in this agenda twice."), field="blocks")
    if len(ids) > MOST_BLOCKS:
        raise RefusedError(
            _("An agenda has at most {n} blocks.", n=MOST_BLOCKS),
            field="blocks",
        )
    for block in agenda.blocks:
        _check_minutes(block)
    if not agenda.timed:
        raise RefusedError(
            _("At least one block has to stay: without one there is no meeting."), field="blocks"
        )


def _check_minutes(block: Block) -> None:
    if not 0 <= block.minutes <= LONGEST_BLOCK:
        raise RefusedError(
            _("A block takes whole minutes, at most {n}.", n=LONGEST_BLOCK), field="minutes"
        )
    if (block.minutes == 0) != (block.mode == "before"):
        raise RefusedError(
            _("“{title}” needs at least one minute. Or leave it out.", title=block.title)
            if block.minutes == 0
            else _("“{title}” is done before the meeting: it has no minutes.", title=block.title),
            field="minutes",
        )


def remarks(agenda: Agenda) -> list[str]:
    """What a facilitator may want to think over; they decide."""
    return [
        _(
            "“{title}” is {minutes} minutes in one go. After {most} people tire: let them do "
            "something else in between, or take a break.",
            title=block.title,
            minutes=block.minutes,
            most=LONGEST_IN_ONE_MODE,
        )
        for block in agenda.timed
        if block.minutes > LONGEST_IN_ONE_MODE
    ]


def longer(timer: Timer, block: str, minutes: int) -> Agenda:
    """Give a block so many minutes."""
    return _with(timer.agenda, replace(_to_come(timer, block), minutes=minutes))


def leave_out(timer: Timer, block: str) -> Agenda:
    """Leave a block out; it can be brought back."""
    return _with(timer.agenda, replace(_to_come(timer, block), out=True))


def bring_back(timer: Timer, block: str) -> Agenda:
    """Bring back a block that was left out, where it stood, or as the next one."""
    found = _find(timer.agenda, block)
    if found.mode == "before":
        _still_before(timer)
    back = _with(timer.agenda, replace(found, out=False))
    fixed = timer.fixed
    if back.leading(len(fixed)) == fixed or not fixed:
        return back
    rest = [each for each in back.blocks if each.id != block]
    at = [each.id for each in rest].index(fixed[-1].id) + 1
    return replace(back, blocks=(*rest[:at], replace(found, out=False), *rest[at:]))


def move(timer: Timer, block: str, before: str) -> Agenda:
    """Put a block before another one; before ``""``, last."""
    moved = _to_come(timer, block)
    rest = [each for each in timer.agenda.blocks if each.id != block]
    if before == block:
        return timer.agenda
    if before:
        _to_come(timer, before)
    at = [each.id for each in rest].index(before) if before else len(rest)
    return replace(timer.agenda, blocks=(*rest[:at], moved, *rest[at:]))


def add(timer: Timer, block: str, wording: Wording) -> Agenda:
    """Add a block of one's own: pre-work first, any other last."""
    made = _worded(Block(id=block, title="", minutes=0, mode=""), wording)
    blocks = timer.agenda.blocks
    if made.mode == "before":
        _still_before(timer)
        at = len([each for each in blocks if each.mode == "before"])
        return replace(timer.agenda, blocks=(*blocks[:at], made, *blocks[at:]))
    return replace(timer.agenda, blocks=(*blocks, made))


def reword(timer: Timer, block: str, wording: Wording) -> Agenda:
    """Word a block of one's own anew."""
    found = _to_come(timer, block)
    if not is_own(found):
        raise RefusedError(_("The words of this block are the exercise's."), field="title")
    return _with(timer.agenda, _worded(found, wording))


def put_in_place(timer: Timer, blocks: Sequence[Block]) -> Agenda:
    """Take these blocks for what is to come; what is on or behind stays."""
    fixed = timer.fixed
    kept = {block.id for block in fixed}
    late = timer.phase != "waiting"
    coming = [b for b in blocks if b.id not in kept and not (late and b.mode == "before")]
    steps = {step.id for step in timer.agenda.steps}
    return replace(
        timer.agenda,
        blocks=(*fixed, *(b if b.step in steps else replace(b, step="") for b in coming)),
    )


def is_own(block: Block) -> bool:
    """Whether a facilitator has added this block."""
    return block.id.startswith(OWN)


def _worded(block: Block, wording: Wording) -> Block:
    title, do = wording.title.strip(), wording.do.strip()
    if not title or len(title) > LONGEST_LINE or _NOT_IN_A_LINE.search(title):
        raise RefusedError(
            _("A title is one line of up to {n} characters.", n=LONGEST_LINE), field="title"
        )
    if not do or len(do) > LONGEST_TEXT:
        raise RefusedError(_("Say in a sentence or two what everybody does."), field="do")
    if wording.mode not in MODES:
        raise RefusedError(_("Choose how people work in this block."), field="mode")
    together = wording.mode in _TOGETHER
    return replace(
        block,
        title=title,
        minutes=wording.minutes if wording.mode != "before" else 0,
        mode=wording.mode,
        do=do,
        turns=wording.turns and together,
        quiet=_("You can listen, and pass whenever you like.") if together else "",
    )


def _still_before(timer: Timer) -> None:
    if timer.phase != "waiting":
        raise RefusedError(_("The meeting has begun: it is too late for pre-work."), field="mode")


def _find(agenda: Agenda, block: str) -> Block:
    found = next((each for each in agenda.blocks if each.id == block), None)
    if found is None:
        raise RefusedError(_("This block is not in the agenda any more."), field="block")
    return found


def _to_come(timer: Timer, block: str) -> Block:
    found = _find(timer.agenda, block)
    if found in timer.fixed:
        raise RefusedError(
            _("“{title}” is on or behind you: it stays as it was.", title=found.title),
            field="block",
        )
    return found


def _with(agenda: Agenda, changed: Block) -> Agenda:
    return replace(
        agenda,
        blocks=tuple(changed if block.id == changed.id else block for block in agenda.blocks),
    )
