"""What matters against where the time goes: domains of life, weighed twice."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from mentorwidgets.content.parts import Id, Line, MaybeText, Part, Section, Text
from mentorwidgets.words import gettext as _


class Domain(Part):
    """A part of life. Everyone may rename it, leave it out, or add their own."""

    id: Id = Field(description="A short name that never changes: weights are kept under it.")
    label: Annotated[Line, Field(max_length=60)] = Field(description="What it is called.")
    hint: MaybeText = Field("", description="What belongs to it, in a few words.")


class BalanceSection(Section):
    """Weights and time over domains of life, each a hundred in all."""

    counts: ClassVar[tuple[str, ...]] = ("set", "weights", "time")

    kind: Literal["balance"] = Field(description="Weights, and the time that things really get.")
    domains: tuple[Domain, ...] = Field(
        min_length=2, max_length=12, description="The parts of life to begin with, in order."
    )
    matters: Text = Field(description="How the weights are asked for.")
    spent: Text = Field(description="How the time is asked for.")
    question: MaybeText = Field("", description="What to think about when both are there.")

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        ids = [domain.id for domain in self.domains]
        again = next((name for name in ids if ids.count(name) > 1), None)
        if again is not None:
            raise ValueError(_('the domain "{id}" stands here twice', id=again))
        return self
