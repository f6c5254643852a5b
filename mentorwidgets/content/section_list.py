"""A list of entries, each with the same few fields: moments, voices, goals, offers."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from mentorwidgets.content.parts import Count, Id, Line, MaybeText, Option, Part, Section
from mentorwidgets.words import gettext as _

#: What can be said in a field.
FieldKind = Literal["text", "lines", "choice", "number", "day", "rating"]
Number = Annotated[float, Field(ge=-1_000_000, le=1_000_000)]


class EntryField(Part):
    """One thing that is asked of every entry."""

    id: Id = Field(description="A short name that never changes: answers are kept under it.")
    label: Line = Field(description="What is asked for, in a few words.")
    kind: FieldKind = Field(
        description="One line (text), several (lines), one of some answers (choice), a number, "
        "a day, or a rating from 1 up."
    )
    hint: MaybeText = Field("", description="A sentence below it that helps.")
    options: tuple[Option, ...] = Field((), max_length=30, description="The answers of a choice.")
    unit: MaybeText = Field("", description="What a number counts: hours a month.")
    least: Number | None = Field(None, description="The smallest number.")
    most: Number | None = Field(None, description="The largest number; of a rating the best one.")

    @model_validator(mode="after")
    def _fits_its_kind(self) -> Self:
        if (self.kind == "choice") != bool(self.options):
            raise ValueError(_("options belong to a choice, and a choice needs them"))
        if self.kind == "rating" and self.most is None:
            raise ValueError(_("a rating needs its largest number, in most"))
        return self


class ListSection(Section):
    """Entries of one's own, as many as one likes."""

    counts: ClassVar[tuple[str, ...]] = ("entries",)

    kind: Literal["list"] = Field(description="Entries of one's own, each with the same fields.")
    entry: Line = Field(description='What one entry is: "a moment", "a goal".')
    fields: tuple[EntryField, ...] = Field(
        min_length=1, max_length=12, description="What is asked of every entry; the first names it."
    )
    count_by: Id | None = Field(
        None, description="A choice whose answers are counted below the list."
    )
    blank_rows: Count = Field(4, description="How many empty rows the printed sheet has.")
