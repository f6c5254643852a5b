"""A talk as a row of minutes and messages, held against the slot it has."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from mentorwidgets.content.parts import Id, Line, MaybeText, Section

#: The longest that a message or a whole talk may be, in minutes.
LONGEST_ROW, LONGEST_SLOT = 60, 240


class StoryboardSection(Section):
    """Minutes, messages, and what is shown with each."""

    counts: ClassVar[tuple[str, ...]] = ("messages", "rehearsed")

    kind: Literal["storyboard"] = Field(description="A talk as minutes and messages.")
    id: Annotated[Id, Field(max_length=12)] = Field(
        description="A short name that never changes: work is kept under it."
    )
    slot: Annotated[int, Field(strict=True, ge=1, le=LONGEST_SLOT)] = Field(
        10, description="How many minutes the talk has; each person can change it."
    )
    message: Line = Field(description="What is asked for in each row: what they should take home.")
    shown: Line = Field(description="What is asked for beside it: what they see meanwhile.")
    hint: MaybeText = Field("", description="What the empty storyboard says.")
