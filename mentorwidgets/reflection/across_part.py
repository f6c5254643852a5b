"""What somebody says of what was noticed across their work: a mark, a note, a share of time.

Operations: ``mark_finding {key, mark}`` (``says``, ``not`` or None), ``note_finding {key, text,
was?}`` and ``time_of {value, percent}`` (of a hundred of last week; None takes it back).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Annotated, Any, ClassVar, Literal

from pydantic import Field, StringConstraints

from mentorwidgets.content.section_across import AcrossSection
from mentorwidgets.operations import RefusedError
from mentorwidgets.reflection.section import Item, LongWords, Op, SectionPart, not_overtaken, read
from mentorwidgets.words import gettext as _

_MOST = 500
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z-]{0,60}:[a-z0-9-]{1,80}$")]
ValueId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,80}$")]


class MarkFinding(Op):
    """Whether an observation says something to its person, or does not fit."""

    key: Key
    mark: Literal["says", "not"] | None


class NoteFinding(Op):
    """A note beside an observation; ``was`` is the text that was typed over."""

    key: Key
    text: LongWords
    was: LongWords | None = None


class TimeOf(Op):
    """About how much of last week went to a value, of a hundred. Values overlap."""

    value: ValueId
    percent: Annotated[int, Field(ge=0, le=100)] | None


class AcrossPart(SectionPart):
    """The marks, notes and shares of one person."""

    types: ClassVar[frozenset[str]] = frozenset({"mark_finding", "note_finding", "time_of"})

    def __init__(self, section: AcrossSection) -> None:
        super().__init__(section)
        self._marks: dict[str, str] = {}
        self._notes: dict[str, str] = {}
        self.times: dict[str, int] = {}

    def take(self, op: Mapping[str, Any], at: datetime) -> None:
        """Fold one operation."""
        del at
        if op["type"] == "mark_finding":
            marked = read(MarkFinding, op)
            self._set(self._marks, marked.key, marked.mark)
        elif op["type"] == "note_finding":
            noted = read(NoteFinding, op)
            not_overtaken(self._notes.get(noted.key, ""), noted.was, noted.text, field="text")
            self._set(self._notes, noted.key, noted.text or None)
        else:
            timed = read(TimeOf, op)
            self._set(self.times, timed.value, timed.percent)

    def view(self) -> dict[str, Any]:
        """``{"marks": {key: "says"|"not"}, "notes": {key: text}, "times": {value: percent}}``."""
        return {"marks": dict(self._marks), "notes": dict(self._notes), "times": dict(self.times)}

    def counts(self) -> Mapping[str, int]:
        """``answered``: the observations that were marked or noted."""
        return {"answered": len(self._marks.keys() | self._notes.keys())}

    def items(self) -> Iterable[Item]:
        """The notes, all private: they may name what is private in other worksheets."""
        for key, text in self._notes.items():
            yield Item(key.replace(":", "-"), self.section.title, text, private=True)

    def _set(self, kept: dict[str, Any], key: str, value: Any) -> None:
        if value is None:
            kept.pop(key, None)
            return
        if key not in kept and len(kept) >= _MOST:
            raise RefusedError(_("At most {most} answers are kept.", most=_MOST), field="key")
        kept[key] = value
