"""What a page may ask of a piece of writing, checked before it is believed."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeAlias

from mentorwidgets.operations import RefusedError
from mentorwidgets.reflection.offsets import well_formed
from mentorwidgets.reflection.plan import PLAN_TYPES, PlanChange, read_change
from mentorwidgets.reflection.section import a_day
from mentorwidgets.reflection.sections import SECTION_TYPES
from mentorwidgets.words import gettext as _

#: The longest text of one field, in characters.
LONGEST_TEXT = 20_000
#: The longest stretch that can be marked to be shared, in characters.
LONGEST_QUOTATION = 2_000
LONGEST_NAME = 80
MOST_PARENTS = 50

_FIELD = re.compile(r"[a-z][a-z0-9-]{0,59}")
_OPERATION = re.compile(r"[0-9a-f]{32}\.\d{1,16}")
_RANDOM = re.compile(r"[0-9a-f]{32}")
# Line breaks and tabs are writing; the other control characters are accidents of pasting
# that a database may refuse.
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@dataclass(frozen=True, slots=True)
class Write:
    """The whole text of a field, on top of the versions named in ``parents``."""

    field: str
    text: str
    parents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Keep:
    """Keep a version of the main text: ``text``, or as it stands when that is ``None``."""

    id: str
    name: str
    text: str | None


@dataclass(frozen=True, slots=True)
class Mark:
    """Mark the words at ``start``..``end`` (UTF-16 code units) as what may be shared."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class Unmark:
    """Mark nothing any more."""


@dataclass(frozen=True, slots=True)
class Tick:
    """Say of a step that it is done, or that it is not."""

    step: str
    done: bool


@dataclass(frozen=True, slots=True)
class OnPaper:
    """Say on which day this was filled in by hand; None when it was not."""

    day: date | None


@dataclass(frozen=True, slots=True)
class SectionChange:
    """A change of a worksheet, which reads it by itself."""

    section: str
    op: Mapping[str, Any]


Command: TypeAlias = Write | Keep | Mark | Unmark | Tick | OnPaper | PlanChange | SectionChange

_KEYS = {
    "write": {"field", "text", "parents"},
    "keep": {"id", "name", "text"},
    "mark": {"start", "end", "text"},
    "unmark": set(),
    "tick": {"step", "done"},
    "on_paper": {"day"},
    **PLAN_TYPES,
}


def command(op: Mapping[str, Any]) -> Command:
    """The command that an operation stands for.

    Raises :class:`~mentorwidgets.operations.RefusedError` when it is none of ours or one of
    its parts is missing, of the wrong type, or too large.
    """
    kind = op.get("type")
    if isinstance(kind, str) and kind in SECTION_TYPES:
        section = op.get("section")
        if not isinstance(section, str) or not _FIELD.fullmatch(section):
            raise RefusedError(_("This exercise does not have that part."), field="section")
        return SectionChange(section, op)
    if not isinstance(kind, str) or kind not in _KEYS:
        raise RefusedError(_("This page does not know that change. Please open it again."))
    unknown = set(op) - _KEYS[kind] - {"type"}
    if unknown:
        name = str(min(unknown, key=str))[:40]
        raise RefusedError(_("A change carried something unknown: {name}.", name=name))
    if kind == "write":
        return Write(_field(op), _text(op, LONGEST_TEXT), _parents(op))
    if kind == "keep":
        text = None if op.get("text") is None else _text(op, LONGEST_TEXT)
        return Keep(_random_id(op), _name(op), text)
    if kind == "mark":
        return Mark(_offset(op, "start"), _offset(op, "end"), _text(op, LONGEST_QUOTATION))
    if kind == "unmark":
        return Unmark()
    if kind in PLAN_TYPES:
        return read_change(kind, op)
    if kind == "on_paper":
        try:
            return OnPaper(a_day(op.get("day")))
        except ValueError as error:
            raise RefusedError(str(error), field="day") from None
    step, done = op.get("step"), op.get("done")
    if not isinstance(step, str) or not _FIELD.fullmatch(step) or not isinstance(done, bool):
        raise RefusedError(_("A step is ticked by its name, done or not."), field="step")
    return Tick(step, done)


def _field(op: Mapping[str, Any]) -> str:
    value = op.get("field")
    if not isinstance(value, str) or not _FIELD.fullmatch(value):
        raise RefusedError(_("Something was written where there is no field."), field="field")
    return value


def _text(op: Mapping[str, Any], longest: int) -> str:
    value = op.get("text")
    if not isinstance(value, str):
        raise RefusedError(_("A text was expected here."), field="text")
    if len(value) > longest:
        raise RefusedError(
            _(
                "This is {n} characters long; {longest} is the most that one field keeps. "
                "Please shorten it.",
                n=f"{len(value):,}",
                longest=f"{longest:,}",
            ),
            field="text",
        )
    if _CONTROL.search(value) or not well_formed(value):
        raise RefusedError(
            _("This text holds a character that cannot be kept. Please paste it as plain text."),
            field="text",
        )
    return value


def _parents(op: Mapping[str, Any]) -> tuple[str, ...]:
    value = op.get("parents")
    if (
        not isinstance(value, list)
        or len(value) > MOST_PARENTS
        or not all(isinstance(parent, str) and _OPERATION.fullmatch(parent) for parent in value)
    ):
        raise RefusedError(_("A text must name the versions it was based on."), field="parents")
    return tuple(value)


def _random_id(op: Mapping[str, Any]) -> str:
    value = op.get("id")
    if not isinstance(value, str) or not _RANDOM.fullmatch(value):
        raise RefusedError(_("A kept version needs a name of its own."), field="id")
    return value


def _name(op: Mapping[str, Any]) -> str:
    value = op.get("name")
    if value is None:
        return ""
    if not isinstance(value, str) or "\n" in value or "\t" in value or not well_formed(value):
        raise RefusedError(_("The name of a version is one line."), field="name")
    value = value.strip()
    if len(value) > LONGEST_NAME or _CONTROL.search(value):
        raise RefusedError(
            _("The name of a version has at most {n} characters.", n=LONGEST_NAME), field="name"
        )
    return value


def _offset(op: Mapping[str, Any], key: str) -> int:
    value = op.get(key)
    if type(value) is not int or not 0 <= value <= 2 * LONGEST_TEXT:
        raise RefusedError(_("The marked words need a place in the text."), field=key)
    return value
