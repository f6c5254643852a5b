"""A talk as a row of messages, each with its minutes, held against the slot it has.

Minutes come in halves and are counted in halves, so that their sum is exact. A message that is
taken off keeps its place, so that putting it back puts it where it was.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Any, ClassVar, cast

from pydantic import AfterValidator, Field

from mentorwidgets.content.parts import Section
from mentorwidgets.content.section_storyboard import (
    LONGEST_ROW,
    LONGEST_SLOT,
    StoryboardSection,
)
from mentorwidgets.operations import RefusedError
from mentorwidgets.reflection.rehearsals import Rehearsals
from mentorwidgets.reflection.section import (
    Item,
    LongWords,
    Op,
    RandomId,
    SectionPart,
    not_overtaken,
    read,
)
from mentorwidgets.words import gettext as _
from mentorwidgets.words import ngettext

LONGEST_MESSAGE = 4_000
MOST_ROWS = 80


def _halves(minutes: float) -> float:
    if not (2 * minutes).is_integer():
        raise ValueError(_("minutes come in halves, as in 1.5"))
    return minutes


Said = Annotated[LongWords, Field(max_length=LONGEST_MESSAGE)]
RowMinutes = Annotated[float, Field(ge=0.5, le=LONGEST_ROW), AfterValidator(_halves)]
SlotMinutes = Annotated[float, Field(ge=0.5, le=LONGEST_SLOT), AfterValidator(_halves)]


class AddMessage(Op):
    """A message with its minutes; before another one, or last."""

    id: RandomId
    minutes: RowMinutes
    before: RandomId | None = None


class TimeMessage(Op):
    """Other minutes for it."""

    id: RandomId
    minutes: RowMinutes


class WriteMessage(Op):
    """What people should take home, typed over ``was``."""

    id: RandomId
    message: Said
    was: str | None = None


class WriteShown(Op):
    """What people see meanwhile, typed over ``was``."""

    id: RandomId
    shown: Said
    was: str | None = None


class MoveMessage(Op):
    """It stands before another one now, or last."""

    id: RandomId
    before: RandomId | None


class TakeOffMessage(Op):
    """It is taken off the storyboard, or put back where it was."""

    id: RandomId
    off: bool


class SetSlot(Op):
    """How many minutes the talk has."""

    minutes: SlotMinutes


_OPS: Mapping[str, type[Op]] = {
    "add_message": AddMessage,
    "time_message": TimeMessage,
    "write_message": WriteMessage,
    "write_shown": WriteShown,
    "move_message": MoveMessage,
    "take_off_message": TakeOffMessage,
    "set_slot": SetSlot,
    **Rehearsals.ops,
}


@dataclass(frozen=True, slots=True)
class Message:
    """A row of the storyboard."""

    id: str
    minutes: float
    message: str = ""
    shown: str = ""
    off: bool = False


class StoryboardPart(SectionPart):
    """What stands of a section of the kind ``storyboard``."""

    types: ClassVar[frozenset[str]] = frozenset(_OPS)

    def __init__(self, section: Section) -> None:
        super().__init__(section)
        self.slot = float(cast(StoryboardSection, section).slot)
        self.rows: list[Message] = []
        self.rehearsals = Rehearsals()

    @property
    def standing(self) -> list[Message]:
        """The rows that are not taken off, in order."""
        return [row for row in self.rows if not row.off]

    @property
    def planned(self) -> float:
        """The minutes of all rows together."""
        return sum(row.minutes for row in self.standing)

    def take(self, op: Mapping[str, Any], at: datetime) -> None:
        """Take in an operation of this section."""
        given = read(_OPS[op["type"]], op)
        match given:
            case AddMessage():
                self._add(given)
            case TimeMessage():
                self._put(replace(self._row(given.id), minutes=given.minutes))
            case WriteMessage():
                row = self._row(given.id)
                not_overtaken(row.message, given.was, given.message, field="message")
                self._put(replace(row, message=given.message))
            case WriteShown():
                row = self._row(given.id)
                not_overtaken(row.shown, given.was, given.shown, field="shown")
                self._put(replace(row, shown=given.shown))
            case MoveMessage():
                self._move(given)
            case TakeOffMessage():
                self._put(replace(self._row(given.id), off=given.off))
            case SetSlot():
                self.slot = given.minutes
            case _:
                self.rehearsals.take(given, at)

    def _add(self, given: AddMessage) -> None:
        if any(row.id == given.id for row in self.rows):
            raise RefusedError(_("This message is here already."), field="id")
        if len(self.rows) >= MOST_ROWS:
            raise RefusedError(_("{n} messages are the most.", n=MOST_ROWS), field="id")
        self._insert(Message(given.id, given.minutes), given.before)

    def _move(self, given: MoveMessage) -> None:
        row = self._row(given.id)
        if given.before != given.id:
            self.rows.remove(row)
            self._insert(row, given.before)

    def _insert(self, row: Message, before: str | None) -> None:
        ids = [one.id for one in self.rows]
        # What it was to stand before came with another page's operation that was refused.
        place = ids.index(before) if before in ids else len(ids)
        self.rows.insert(place, row)

    def _row(self, key: str) -> Message:
        row = next((row for row in self.rows if row.id == key), None)
        if row is None:
            raise RefusedError(_("This message is not on the storyboard."), field="id")
        return row

    def _put(self, row: Message) -> None:
        self.rows = [row if one.id == row.id else one for one in self.rows]

    def counts(self) -> Mapping[str, int]:
        """What a step may wait for."""
        return {
            "messages": sum(bool(row.message.strip()) for row in self.standing),
            "rehearsed": len(self.rehearsals),
        }

    def items(self) -> Iterable[Item]:
        """Each message, with its minutes; the text is the message and what is shown."""
        for row in self.standing:
            text = "\n".join(filter(None, (row.message, row.shown)))
            if text:
                yield Item(row.id, minutes_words(row.minutes), text)

    def view(self) -> dict[str, Any]:
        """What the page is shown, as JSON."""
        return {
            "slot": self.slot,
            "rows": [
                {
                    "id": row.id,
                    "minutes": row.minutes,
                    "message": row.message,
                    "shown": row.shown,
                    "off": row.off,
                }
                for row in self.rows
            ],
            "rehearsals": self.rehearsals.view(),
        }


def minutes_words(minutes: float) -> str:
    """Minutes as people write them: 1 minute, 2½ minutes.

    >>> minutes_words(0.5), minutes_words(1), minutes_words(2.5)
    ('½ minute', '1 minute', '2½ minutes')
    """
    whole = int(minutes)
    amount = f"{whole or ''}½" if minutes % 1 else str(whole)
    return ngettext("{amount} minute", "{amount} minutes", 1 if minutes <= 1 else 2, amount=amount)
