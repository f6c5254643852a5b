"""What one said aloud, and how long it took: a log with a line for each time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from mentorwidgets.operations import RefusedError
from mentorwidgets.reflection.section import LongWords, Op, RandomId, not_overtaken
from mentorwidgets.words import gettext as _

MOST_REHEARSALS = 500
LONGEST_REHEARSAL = 4 * 60 * 60
LONGEST_NOTE = 1_000
#: Which of the speeches of a section: listener and length, as the names of their texts end.
Speech = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,45}$")]


class Rehearse(Op):
    """A rehearsal took so many seconds; ``speech`` says of what, where there are several."""

    id: RandomId
    speech: Speech | None = None
    seconds: int = Field(strict=True, ge=1, le=LONGEST_REHEARSAL)


class NoteRehearsal(Op):
    """What there is to say about it, typed over ``was``."""

    id: RandomId
    note: Annotated[LongWords, Field(max_length=LONGEST_NOTE)]
    was: str | None = None


class TakeOffRehearsal(Op):
    """It is taken off the log, or put back."""

    id: RandomId
    off: bool


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """One time that something was said aloud."""

    id: str
    speech: str | None
    at: datetime
    seconds: int
    note: str = ""
    off: bool = False


class Rehearsals:
    """The log of one section, in the order in which it was kept."""

    #: How an operation of each type is read.
    ops: Mapping[str, type[Op]] = {
        "rehearse": Rehearse,
        "note_rehearsal": NoteRehearsal,
        "take_off_rehearsal": TakeOffRehearsal,
    }

    def __init__(self) -> None:
        self.log: dict[str, Rehearsal] = {}

    def __len__(self) -> int:
        return sum(not one.off for one in self.log.values())

    def take(self, given: Op, at: datetime) -> None:
        """Take in one of the operations above; refused, nothing has changed."""
        match given:
            case Rehearse():
                self._add(given, at)
            case NoteRehearsal():
                one = self._known(given.id)
                not_overtaken(one.note, given.was, given.note, field="note")
                self.log[one.id] = replace(one, note=given.note)
            case TakeOffRehearsal():
                self.log[given.id] = replace(self._known(given.id), off=given.off)

    def _add(self, given: Rehearse, at: datetime) -> None:
        if given.id in self.log:
            raise RefusedError(_("This rehearsal is on your list already."), field="id")
        if len(self.log) >= MOST_REHEARSALS:
            raise RefusedError(
                _("At most {n} rehearsals are kept. Take off an old one.", n=MOST_REHEARSALS),
                field="id",
            )
        self.log[given.id] = Rehearsal(given.id, given.speech, at, given.seconds)

    def _known(self, key: str) -> Rehearsal:
        if key not in self.log:
            raise RefusedError(_("This rehearsal is not on your list."), field="id")
        return self.log[key]

    def view(self) -> list[dict[str, Any]]:
        """The log as JSON, the oldest first."""
        return [
            {
                "id": one.id,
                "speech": one.speech,
                "at": one.at.isoformat(),
                "seconds": one.seconds,
                "note": one.note,
                "off": one.off,
            }
            for one in self.log.values()
        ]
