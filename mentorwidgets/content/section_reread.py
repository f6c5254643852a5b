"""Reading a text again after some time: a day for it, then and now, and what one sees."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, model_validator

from mentorwidgets.content.parts import Item, Line, Section
from mentorwidgets.words import gettext as _


class RereadSection(Section):
    """A day to read the text again, and the reading itself."""

    counts: ClassVar[tuple[str, ...]] = ("planned", "read")

    kind: Literal["reread"] = Field(description="A day to read the text again: then and now.")
    step: Line = Field(description="How the day reads among the next steps and in a calendar.")
    months: tuple[Annotated[int, Field(strict=True, ge=1, le=60)], ...] = Field(
        (3, 6, 12), min_length=1, max_length=4, description="After how many months to offer a day."
    )
    questions: tuple[Item, ...] = Field(
        (), max_length=8, description="What one may note when one has read both."
    )

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        ids = [item.id for item in self.questions]
        again = next((name for name in ids if ids.count(name) > 1), None)
        if again is not None:
            raise ValueError(_('the question "{id}" stands here twice', id=again))
        return self
