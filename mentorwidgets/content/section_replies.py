"""What others gave back: what they heard, and how they rate it on a few scales."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from mentorwidgets.content.parts import Id, Line, Part, Section, Text


class Scale(Part):
    """Something that listeners rate, from ``low`` (1) to ``high``."""

    id: Id = Field(description="A short name that never changes: ratings are kept under it.")
    label: Line = Field(description='What is rated, in a word or two: "Clarity".')
    low: Line = Field(description="What the smallest number, 1, means.")
    high: Line = Field(description="What the largest number means.")
    points: Annotated[int, Field(strict=True, ge=3, le=10)] = Field(
        5, description="How many points it has, 3 to 10."
    )


class RepliesSection(Section):
    """What listeners heard, put side by side. Nobody is marked: no mean is ever shown."""

    counts: ClassVar[tuple[str, ...]] = ("replies",)

    kind: Literal["replies"] = Field(description="What others heard, and how they rate it.")
    question: Text = Field(
        description="What a listener is asked: what did you hear? They read it in a meeting."
    )
    scales: tuple[Scale, ...] = Field(
        (), max_length=20, description="What listeners rate besides; left out, they only write."
    )
    own: bool = Field(
        default=False, strict=True, description="Whether one rates oneself on the same scales."
    )
    next: Id | None = Field(
        None,
        description="The section to go to afterwards; left out, the one with the text.",
    )
