"""The worksheets of a writing exercise: parts of one page, each a screen of the meeting too.

What all kinds share stands here, with the kinds that need nothing but texts. A kind of its own
has a module of its own, and a line in :data:`AnySection`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal, TypeAlias, get_args

from pydantic import Field

from mentorwidgets.content.parts import Item, Option, Section
from mentorwidgets.content.section_across import AcrossSection
from mentorwidgets.content.section_balance import BalanceSection
from mentorwidgets.content.section_cards import CardsSection
from mentorwidgets.content.section_list import ListSection
from mentorwidgets.content.section_pitch import PitchSection
from mentorwidgets.content.section_replies import RepliesSection
from mentorwidgets.content.section_reread import RereadSection
from mentorwidgets.content.section_results import ResultsSection
from mentorwidgets.content.section_storyboard import StoryboardSection


class QuestionsSection(Section):
    """Questions that are answered in writing, each in a field of its own."""

    counts: ClassVar[tuple[str, ...]] = ("answered",)

    kind: Literal["questions"] = Field(description="Questions to answer in writing.")
    items: tuple[Item, ...] = Field(
        (), description="The questions, in order; left out, those of the pre-work."
    )


class DraftSection(Section):
    """The text itself: drafts, versions, and the sentence that may be shared."""

    counts: ClassVar[tuple[str, ...]] = ("words", "kept")

    kind: Literal["draft"] = Field(description="The text of one's own, with its versions.")
    quiet_minutes: Annotated[int, Field(strict=True, ge=1, le=60)] | None = Field(
        None, description="How long a quiet stretch of writing is offered; left out, none is."
    )


class PlanSection(Section):
    """Next steps, each with a day or none; the dated ones go into a calendar."""

    counts: ClassVar[tuple[str, ...]] = ("steps",)

    kind: Literal["plan"] = Field(description="Next steps, each with a day or none.")
    verbs: tuple[Option, ...] = Field(
        (), max_length=8, description="What kind of step it is: to start, to stop, to protect."
    )


AnySection: TypeAlias = Annotated[
    QuestionsSection
    | DraftSection
    | PlanSection
    | ListSection
    | BalanceSection
    | CardsSection
    | RereadSection
    | RepliesSection
    | PitchSection
    | StoryboardSection
    | ResultsSection
    | AcrossSection,
    Field(discriminator="kind"),
]


def _kinds() -> dict[str, type[Section]]:
    union = get_args(AnySection)[0]
    return {get_args(one.model_fields["kind"].annotation)[0]: one for one in get_args(union)}


#: The model of each kind of section.
SECTION_KINDS: Mapping[str, type[Section]] = _kinds()
