"""What the parts of an exercise are made of: short texts, minutes, counts."""

from __future__ import annotations

from typing import Annotated

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
