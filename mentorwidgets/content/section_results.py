"""A wallet of results: what somebody already has from an instrument, in their own words.

No items of an instrument are here, and no list that belongs to somebody: people type what
their report says. A programme adds a kind of result by writing it down; no code is needed.
"""

from __future__ import annotations

import re
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from mentorwidgets.content.parts import Count, Id, Item, Line, MaybeText, Option, Part, Section
from mentorwidgets.words import gettext as _

#: What a result can look like: labels in order, labels without one, numbers on a scale, a short
#: code, or only a topic.
Shape = Literal["ranked", "words", "scores", "code", "topic"]
Number = Annotated[float, Field(ge=-100_000, le=100_000)]


class Scale(Part):
    """The numbers that scores are given in."""

    id: Id = Field(description="A short name that never changes.")
    label: Line = Field(description='How it reads: "mean of 1 to 5".')
    least: Number = Field(description="The smallest score.")
    most: Number = Field(description="The largest score.")

    @model_validator(mode="after")
    def _has_a_range(self) -> Self:
        if self.least >= self.most:
            raise ValueError(_("the largest score must be above the smallest"))
        return self


class ResultKind(Part):
    """One kind of result: its name, its shape, and what to think about."""

    id: Id = Field(description="A short name that never changes: results are kept under it.")
    label: Line = Field(description="What people call it.")
    text: MaybeText = Field("", description="What to enter, and how to take it.")
    shape: Shape = Field(
        description="Labels in order (ranked), labels without an order (words), numbers on a "
        "scale (scores), a short code (code), or only a topic."
    )
    most: Count | None = Field(None, description="The most labels that are taken.")
    scores: tuple[Option, ...] = Field((), max_length=40, description="What has a score.")
    scales: tuple[Scale, ...] = Field((), max_length=10, description="The scales to choose from.")
    own_scale: bool = Field(
        default=False, strict=True, description="Whether people may state a scale of their own."
    )
    pattern: Annotated[str, StringConstraints(max_length=200)] = Field(
        "", description="A regular expression that a code must match, in capital letters."
    )
    example: MaybeText = Field("", description="A code as an example.")
    private: bool = Field(
        default=False, strict=True, description="Never offered to be shared or printed."
    )
    prompts: tuple[Item, ...] = Field(
        (), max_length=10, description="Questions in place of those of the section."
    )

    @model_validator(mode="after")
    def _fits_its_shape(self) -> Self:
        if (self.shape == "scores") != bool(self.scores):
            raise ValueError(_("scores belong to the shape scores, which needs them"))
        if self.shape == "scores" and not self.scales and not self.own_scale:
            raise ValueError(_("scores need a scale, or own_scale: true"))
        if self.pattern:
            try:
                re.compile(self.pattern)
            except re.error:
                raise ValueError(_("the pattern is no regular expression")) from None
        return self


class ResultsSection(Section):
    """Results of instruments taken elsewhere, kept over the years."""

    counts: ClassVar[tuple[str, ...]] = ("results",)

    kind: Literal["results"] = Field(description="A wallet of results from elsewhere.")
    kinds: tuple[ResultKind, ...] = Field(
        min_length=1, max_length=20, description="The kinds of result that can be entered."
    )
    rings: tuple[Option, ...] = Field(
        min_length=2, max_length=6, description='The answers to "does it ring true?".'
    )
    prompts: tuple[Item, ...] = Field(
        (), max_length=10, description="What to think about with every result."
    )

    def prompts_of(self, kind: ResultKind) -> tuple[Item, ...]:
        """What is asked about a result of this kind."""
        return kind.prompts or self.prompts
