"""A list of entries, each with the fields that the content asks for.

Operations: ``add_entry {id, fields}``, ``edit_entry {id, field, value, was?}``, ``move_entry
{id, before}`` (``before`` is the entry that follows, None at the end) and ``drop_entry {id}``.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Any, ClassVar, TypeAlias

from pydantic import Field

from mentorwidgets.content.section_list import EntryField, ListSection
from mentorwidgets.operations import RefusedError
from mentorwidgets.plain import harmless
from mentorwidgets.reflection.section import (
    ContentId,
    Item,
    Op,
    RandomId,
    SectionPart,
    a_day,
    not_overtaken,
    read,
)
from mentorwidgets.words import gettext as _
from mentorwidgets.words import ngettext

MOST_ENTRIES = 200
LONGEST_VALUE = 4_000
_MOST_FIELDS = 30

Value: TypeAlias = str | int | float | None
GivenValue = Annotated[str, Field(max_length=LONGEST_VALUE)] | int | float | None


class AddEntry(Op):
    """A new entry at the end; what is left out is open."""

    id: RandomId
    fields: Annotated[dict[ContentId, GivenValue], Field(max_length=_MOST_FIELDS)]


class EditEntry(Op):
    """One field of an entry; ``was`` is the text that was typed over."""

    id: RandomId
    field: ContentId
    value: GivenValue
    was: Annotated[str, Field(max_length=LONGEST_VALUE)] | None = None


class MoveEntry(Op):
    """An entry to the place before another one, or to the end."""

    id: RandomId
    before: RandomId | None


class DropEntry(Op):
    """An entry off the list."""

    id: RandomId


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry: what was said in each field, under the field's id."""

    id: str
    fields: Mapping[str, Value] = field(hash=False)

    @property
    def said(self) -> bool:
        """Whether anything is said in it."""
        return any(value not in (None, "") for value in self.fields.values())


class EntriesPart(SectionPart):
    """The entries of one list, in the order that the person gave them."""

    types: ClassVar[frozenset[str]] = frozenset(
        {"add_entry", "edit_entry", "move_entry", "drop_entry"}
    )

    def __init__(self, section: ListSection) -> None:
        super().__init__(section)
        self._asked = {one.id: one for one in section.fields}
        self._count_by = section.count_by
        self.entries: list[Entry] = []

    def check(self, op: Mapping[str, Any]) -> None:
        """Only fields, answers and numbers that the content offers."""
        if op["type"] == "add_entry":
            for name, value in read(AddEntry, op).fields.items():
                self._offered(name, value)
        elif op["type"] == "edit_entry":
            given = read(EditEntry, op)
            self._offered(given.field, given.value)

    def take(self, op: Mapping[str, Any], at: datetime) -> None:
        """Fold one operation."""
        del at
        match op["type"]:
            case "add_entry":
                self._add(read(AddEntry, op))
            case "edit_entry":
                self._edit(read(EditEntry, op))
            case "move_entry":
                self._move(read(MoveEntry, op))
            case _:
                self._drop(read(DropEntry, op))

    def view(self) -> dict[str, Any]:
        """``{"entries": [{"id", "fields": {field: text | number | None}}]}``."""
        return {"entries": [{"id": one.id, "fields": dict(one.fields)} for one in self.entries]}

    def counts(self) -> Mapping[str, int]:
        """``entries``: those in which something is said."""
        return {"entries": sum(one.said for one in self.entries)}

    def answers(self) -> Mapping[str, int]:
        """How often each answer of the counted choice was given; open ones under ``""``."""
        if self._count_by is None:
            return {}
        options = [option.id for option in self._asked[self._count_by].options]
        given = [str(one.fields.get(self._count_by) or "") for one in self.entries if one.said]
        return {name: given.count(name) for name in [*options, ""]}

    def told(self, answer: str) -> Iterable[tuple[str, bool]]:
        """Each entry by its name, and whether it has this answer of the counted choice."""
        name = next(iter(self._asked))
        for one in self.entries:
            if one.fields.get(name):
                yield str(one.fields[name]), one.fields.get(self._count_by or "") == answer

    def items(self) -> Iterable[Item]:
        """Each entry in which something is said, as one text."""
        for one in self.entries:
            if one.said:
                yield Item(one.id, self.section.title, self._in_words(one))

    # -------------------------------------------------------------------------------------

    def _in_words(self, entry: Entry) -> str:
        lines: list[str] = []
        # In the order of the content; what it no longer asks for comes last.
        names = [*self._asked, *(name for name in entry.fields if name not in self._asked)]
        for name in names:
            asked = self._asked.get(name)
            words = _shown(asked, entry.fields.get(name))
            if words:
                lines.append(f"{asked.label}: {words}" if lines and asked else words)
        return "\n".join(lines)

    def _offered(self, name: str, value: Value) -> None:
        asked = self._asked.get(name)
        if asked is None:
            raise RefusedError(_("This exercise does not ask that."), field=name)
        if value is None or value == "":
            return
        refusal = _refusal(asked, value)
        if refusal:
            raise RefusedError(refusal, field=name)

    def _add(self, given: AddEntry) -> None:
        if any(one.id == given.id for one in self.entries):
            raise RefusedError(_("This is already on your list."), field="id")
        if len(self.entries) >= MOST_ENTRIES:
            most = ngettext(
                "At most {n} entry is kept.", "At most {n} entries are kept.", MOST_ENTRIES
            )
            raise RefusedError(most, field="id")
        fields = {name: _clean(value) for name, value in given.fields.items()}
        self.entries.append(Entry(given.id, fields))

    def _edit(self, given: EditEntry) -> None:
        at = self._place(given.id)
        old, value = self.entries[at], _clean(given.value)
        if given.field not in old.fields and len(old.fields) >= _MOST_FIELDS:
            raise RefusedError(_("This exercise does not ask that."), field=given.field)
        before = old.fields.get(given.field)
        if isinstance(value, str) or isinstance(before, str):
            not_overtaken(str(before or ""), given.was, str(value or ""), field=given.field)
        self.entries[at] = Entry(old.id, {**old.fields, given.field: value})

    def _move(self, given: MoveEntry) -> None:
        moved = self.entries[self._place(given.id)]
        rest = [one for one in self.entries if one.id != given.id]
        ids = [one.id for one in rest]
        # What it was to stand before may be gone: then it stands at the end.
        to = ids.index(given.before) if given.before in ids else len(rest)
        self.entries = [*rest[:to], moved, *rest[to:]]

    def _drop(self, given: DropEntry) -> None:
        del self.entries[self._place(given.id)]

    def _place(self, key: str) -> int:
        for at, one in enumerate(self.entries):
            if one.id == key:
                return at
        raise RefusedError(_("This is no longer on your list."), field="id")


def _clean(value: Value) -> Value:
    if isinstance(value, str):
        return harmless(value, lines=True).strip()
    if isinstance(value, float) and not math.isfinite(value):
        raise RefusedError(_("A number was expected here."))
    return value


def _refusal(asked: EntryField, value: Value) -> str:
    """Why this cannot be said in this field, or ""."""
    if asked.kind in ("text", "lines"):
        return "" if isinstance(value, str) else _("A text was expected here.")
    if asked.kind == "choice":
        known = value in [option.id for option in asked.options]
        return "" if known else _("Choose one of the answers, please.")
    if asked.kind == "day":
        try:
            a_day(value)
        except ValueError as error:
            return str(error)
        return ""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return _("A number was expected here.")
    least = 1 if asked.kind == "rating" else asked.least
    if asked.kind == "rating" and value != int(value):
        return _("A whole number was expected here.")
    if least is not None and value < least:
        return _("At least {n}, please.", n=f"{least:g}")
    if asked.most is not None and value > asked.most:
        return _("At most {n}, please.", n=f"{asked.most:g}")
    return ""


def _shown(asked: EntryField | None, value: Value) -> str:
    if value is None or value == "":
        return ""
    if asked is not None and asked.kind == "choice":
        return next((one.label for one in asked.options if one.id == value), str(value))
    if isinstance(value, int | float):
        number = f"{value:g}"
        if asked is not None and asked.kind == "rating" and asked.most is not None:
            return _("{n} of {most}", n=number, most=f"{asked.most:g}")
        return f"{number} {asked.unit}".strip() if asked is not None else number
    return value
