"""Scales on which one says in words how something was: a speech heard, a talk given."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from mentorwidgets.content.parts import Id, Line, MaybeText, Part

#: What a point of a scale is called: short enough to stand beside the others.
Word = Annotated[Line, Field(max_length=24)]


class Scale(Part):
    """One thing that can be said of a speech, on a few points that have words."""

    id: Id = Field(description="A short name that never changes: answers are kept under it.")
    label: Line = Field(description="What it is about, in a word or two.")
    question: Line = Field(description="The question that is answered.")
    hint: MaybeText = Field("", description="A sentence below it that helps.")
    points: tuple[Word, ...] = Field(
        min_length=2, max_length=7, description="The answers in words, from the least to the most."
    )
