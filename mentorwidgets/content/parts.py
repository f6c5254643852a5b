"""What the parts of an exercise are made of: short texts, minutes, counts."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Id = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$", max_length=60)]
Line = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=1, max_length=160, pattern=r"^[^\n]*$")
]
Text = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
MaybeText = Annotated[str, StringConstraints(strip_whitespace=True, max_length=4000)]
Minutes = Annotated[int, Field(strict=True, ge=0, le=480)]
Count = Annotated[int, Field(strict=True, ge=1, le=10_000)]


class Part(BaseModel):
    """A part of an exercise: never changed once read, and without keys we do not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Item(Part):
    """A question to answer in writing."""

    id: Id = Field(description="A short name that never changes: answers are kept under it.")
    prompt: Text = Field(description="The question itself.")
    hint: MaybeText = Field("", description="A sentence below the question that helps to start.")


class Option(Part):
    """One of the answers that a question offers."""

    id: Id = Field(description="A short name that never changes: answers are kept under it.")
    label: Line = Field(description="How it reads.")


class Section(Part):
    """A worksheet of an exercise: what all kinds of them have."""

    #: What a step may wait for in a section of this kind, the usual first.
    counts: ClassVar[tuple[str, ...]] = ()

    id: Id = Field(description="A short name that never changes: work is kept under it.")
    kind: str = Field(description="Which worksheet it is.")
    title: Line = Field(description="Its heading.")
    short: Annotated[Line, Field(max_length=20)] = Field(
        description="One or two words, for the row of tabs."
    )
    text: MaybeText = Field("", description="What to do here, and why, in a few sentences.")
