"""The agenda of a meeting: its blocks, copied from the exercise when the meeting is opened.

It is a copy on purpose: an exercise that is edited while people sit in its meeting changes the
next meeting, not this one.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, fields
from typing import Any, TypeVar

from mentorwidgets.content import Exercise
from mentorwidgets.content.blocks import Block as ContentBlock


@dataclass(frozen=True, slots=True)
class Block:
    """One block: whole ``minutes``, 0 for pre-work; ``mode`` is how people work in it.

    ``says`` and ``does`` are the facilitator's; ``see`` and ``do`` everybody's; ``step`` is the
    id of the step that is worked on, or ``""``; ``screen`` what of the exercise is shown then;
    ``ask`` a question to the room that lies ready, as JSON; ``out`` is that it is left out this
    time, and can be brought back.
    """

    id: str
    title: str
    minutes: int
    mode: str
    turns: bool = False
    says: str = ""
    does: str = ""
    see: str = ""
    do: str = ""
    step: str = ""
    screen: str = ""
    ask: Mapping[str, Any] | None = None
    for_two: str = ""
    fallback: str = ""
    quiet: str = ""
    out: bool = False

    @property
    def timed(self) -> bool:
        """Whether the clock runs in it: it is no pre-work, and not left out."""
        return self.minutes > 0 and not self.out

    @property
    def seconds(self) -> float:
        """The planned length."""
        return self.minutes * 60.0


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the exercise, as the board counts it."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Agenda:
    """All that a meeting took over from its exercise."""

    blocks: tuple[Block, ...] = ()
    steps: tuple[Step, ...] = ()

    @property
    def timed(self) -> tuple[Block, ...]:
        """The blocks of the meeting itself, without pre-work, in their order."""
        return tuple(block for block in self.blocks if block.timed)

    @property
    def before(self) -> tuple[Block, ...]:
        """The pre-work: blocks without minutes."""
        return tuple(block for block in self.blocks if not (block.minutes or block.out))

    @property
    def minutes(self) -> int:
        """The planned length of the meeting."""
        return sum(block.minutes for block in self.timed)

    def leading(self, number: int) -> tuple[Block, ...]:
        """The first so many blocks: pre-work first, then the timed ones."""
        return (*self.before, *self.timed)[:number]

    def position(self, block_id: str) -> int | None:
        """Where a block stands among the timed ones; None when it is not there."""
        ids = [block.id for block in self.timed]
        return ids.index(block_id) if block_id in ids else None

    def as_json(self) -> dict[str, Any]:
        """Give what the store keeps; :func:`read_agenda` reads it again."""
        return {
            "blocks": [asdict(block) for block in self.blocks],
            "steps": [asdict(step) for step in self.steps],
        }


def copy_agenda(exercise: Exercise, *, for_two: bool = False) -> Agenda:
    """Copy what a meeting on this exercise needs; ``for_two`` with the minutes of a pair."""
    return Agenda(
        blocks=tuple(
            Block(
                id=block.id,
                title=block.title,
                minutes=_minutes(block, for_two=for_two),
                mode=block.mode,
                turns=block.turns,
                says=block.facilitator.says,
                does=block.facilitator.does,
                see=block.participants.see,
                do=block.participants.do,
                step=block.step or "",
                screen=block.screen,
                ask=None if block.ask is None else block.ask.model_dump(mode="json"),
                for_two=block.for_two,
                fallback=block.fallback,
                quiet=block.quiet,
                out=for_two and block.minutes_for_two == 0,
            )
            for block in exercise.agenda
        ),
        steps=tuple(Step(id=step.id, title=step.title) for step in exercise.steps),
    )


def _minutes(block: ContentBlock, *, for_two: bool) -> int:
    # A block that a pair leaves out comes back as long as it is for a group.
    return (for_two and block.minutes_for_two) or block.minutes


def read_agenda(data: Mapping[str, Any]) -> Agenda:
    """Read what :meth:`Agenda.as_json` wrote, in this version or in a later one."""
    return Agenda(
        blocks=tuple(_part(Block, entry) for entry in _list(data, "blocks")),
        steps=tuple(_part(Step, entry) for entry in _list(data, "steps")),
    )


_Part = TypeVar("_Part", Block, Step)


def _part(kind: type[_Part], entry: Mapping[str, Any]) -> _Part:
    # A later version may know more about a block; what we do not know is passed over.
    known = {field.name for field in fields(kind)}
    return kind(**{key: value for key, value in entry.items() if key in known})


def _list(data: Mapping[str, Any], key: str) -> Sequence[Mapping[str, Any]]:
    found: Sequence[Mapping[str, Any]] = data.get(key, ())
    return found
