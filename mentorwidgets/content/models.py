"""What an exercise is: the shape of ``exercise.yaml``, with each field explained for trainers.

The descriptions below are what an editor shows beside a field (``mentorwidgets schema``).
What must hold between fields is checked in ``consistency.py``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, ClassVar, Literal, Self, get_args

from pydantic import ConfigDict, Field, PrivateAttr, model_validator

from mentorwidgets.content.blocks import Block
from mentorwidgets.content.parts import (
    Count,
    Id,
    Item,
    Line,
    MaybeText,
    Minutes,
    Option,
    Part,
    Section,
    Text,
)
from mentorwidgets.content.sections import AnySection, DraftSection, QuestionsSection
from mentorwidgets.words import gettext as _

Phase = Literal["prepare", "launch", "early", "later", "conclude", "any"]
PHASES: tuple[Phase, ...] = get_args(Phase)
Audience = Literal["alone", "pair", "group", "programme"]
Asked = Literal[
    "kinds",
    "closeness",
    "level",
    "arena",
    "influence",
    "role",
    "attributes",
    "ties",
    "strangers",
    "vacant",
]


class PreWork(Part):
    """What each person does alone before the meeting."""

    minutes: Minutes = Field(description="How long it takes, roughly. Not part of the meeting.")
    text: Text = Field(description="What to do, and why it is worth the time.")
    items: tuple[Item, ...] = Field((), description="Questions to answer in writing, in order.")


class SectionDone(Part):
    """What must be there in a section."""

    id: Id = Field(description="The section.")
    what: MaybeText = Field("", description="What is counted in it; left out, its usual count.")
    least: Count = Field(1, description="How many are needed.")


class DoneWhen(Part):
    """When a step counts as done: exactly one of these."""

    model_config = ConfigDict(json_schema_extra={"minProperties": 1, "maxProperties": 1})

    people: Count | None = Field(None, description="The map has at least so many people.")
    ties: Count | None = Field(None, description="At least so many pairs know each other.")
    placed: Count | None = Field(None, description="At least so many people are on the picture.")
    words: Count | None = Field(None, description="The text has at least so many words.")
    kept: Count | None = Field(None, description="At least so many versions are kept.")
    answered: Count | None = Field(None, description="At least so many pre-work items have text.")
    marked: Literal[True] | None = Field(None, description="A sentence is marked to be shared.")
    gaps: Count | None = Field(None, description="At least so many gaps are named.")
    actions: Count | None = Field(None, description="At least so many next steps are named.")
    section: SectionDone | None = Field(None, description="So much is there in a section.")
    ticked: Literal[True] | None = Field(None, description="The person says it is done.")

    @model_validator(mode="after")
    def _exactly_one(self) -> Self:
        n = len(self.model_dump(exclude_none=True))
        if n != 1:
            raise ValueError(_("{n} conditions; expected exactly one", n=n))
        return self

    @property
    def what(self) -> str:
        """Which of the conditions it is: ``"people"``, ``"ticked"`` and so on."""
        return next(iter(self.model_dump(exclude_none=True)))

    @property
    def least(self) -> int:
        """How many are needed; 1 where the condition is a plain yes."""
        return self.section.least if self.section else int(getattr(self, self.what))


class Step(Part):
    """Something a person can finish. The facilitator sees that it is done, never what it holds."""

    id: Id = Field(description="A short name that never changes: progress is kept under it.")
    title: Line = Field(description='What is true when it is done: "Ties are drawn".')
    done_when: DoneWhen = Field(description="When it counts as done.")


class Prompt(Part):
    """A question to think with."""

    id: Id = Field(description="A short name that never changes.")
    text: Text = Field(description="The question.")
    quiet: Text = Field(description="How to take part without speaking or without sharing.")


class Exercise(Part):
    """What all exercises share. The folder's name is the exercise's name."""

    #: What a step of this kind may wait for.
    conditions: ClassVar[frozenset[str]] = frozenset({"ticked"})
    #: What of its page a block may bring everybody to.
    screens: ClassVar[tuple[str, ...]] = ()

    format: Literal[1] = Field(description="The version of this format.")
    kind: Literal["network", "writing", "talk"] = Field(
        description="Which page runs it: a map of people (network), worksheets and a text "
        "(writing), or only private notes beside the meeting (talk)."
    )
    title: Line = Field(description="The name of the exercise as people read it.")
    phase: Phase = Field(
        description="Where it belongs in the year (any: at any time). Advice, never a gate."
    )
    lang: str = Field(
        pattern=r"^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        description="The language it is written in, as a tag: en, de, pt-BR.",
    )
    audience: tuple[Audience, ...] = Field(min_length=1, description="Who can do it together.")
    summary: Text = Field(description="Two sentences for the home page: what it is, what it gives.")
    invitation: Text = Field(description="What the empty page says before anything is there.")
    minutes: Annotated[int, Field(strict=True, ge=1, le=480)] = Field(
        description="How long the meeting is: the blocks of the agenda add up to it."
    )
    pre_work: PreWork = Field(description="What each person does beforehand, in their own time.")
    steps: tuple[Step, ...] = Field(min_length=1, description="What can be finished, in order.")
    prompts: tuple[Prompt, ...] = Field(min_length=1, description='Questions "if you are stuck".')
    agenda: tuple[Block, ...] = Field(min_length=1, description="The blocks of the meeting.")

    _name: str = PrivateAttr("")
    _guide: str = PrivateAttr("")

    @property
    def name(self) -> str:
        """The name of its folder: also the id of each person's document."""
        return self._name

    @property
    def guide(self) -> str:
        """The text of ``guide.md``, without the agenda (see :mod:`mentorwidgets.content.guide`)."""
        return self._guide

    def step(self, step_id: str) -> Step | None:
        """The step with this id, or ``None``."""
        return next((step for step in self.steps if step.id == step_id), None)

    def block(self, block_id: str) -> Block | None:
        """The block of the agenda with this id, or ``None``."""
        return next((block for block in self.agenda if block.id == block_id), None)


class Category(Part):
    """One of the answers a question offers."""

    id: Id = Field(description="A short name that never changes: maps are kept with it.")
    label: Line = Field(description="How it reads on the map and in the table.")
    short: Annotated[Line, Field(max_length=16)] = Field(
        description="One word, for chips and phones."
    )
    meaning: Text = Field(description="What it means, in a sentence or two.")
    own: bool = Field(
        default=False,
        strict=True,
        description="For one level and one arena: people here are like the person whose map it is.",
    )


class Kind(Category):
    """A kind of help."""

    question: Line = Field(description="The question of the interview, one to a screen.")
    hint: MaybeText = Field("", description="Below the question: whom to think of.")


class Closeness(Category):
    """How close somebody is: a ring of the map."""

    code: Annotated[int, Field(strict=True, ge=1, le=9)] = Field(
        description="For averages: larger is closer, the first is the largest."
    )


class Categories(Part):
    """The vocabulary of a map. The order is the order on the page."""

    kinds: tuple[Kind, ...] = Field(min_length=1, max_length=12, description="Kinds of help.")
    closeness: tuple[Closeness, ...] = Field(
        min_length=2, max_length=5, description="Rings, from the closest outwards."
    )
    level: tuple[Category, ...] = Field(
        min_length=2,
        max_length=8,
        description="Sectors, from the top clockwise; the last is junior.",
    )
    arena: tuple[Category, ...] = Field(
        min_length=2, max_length=12, description="Where one knows somebody from."
    )


class Attribute(Part):
    """Something a programme asks about each person besides, such as a research field."""

    id: Id = Field(description="A short name that never changes: answers are kept under it.")
    label: Line = Field(description="What it is called in the table and beside the map.")
    question: MaybeText = Field("", description="How the interview asks for it.")
    hint: MaybeText = Field("", description="A sentence below it.")
    options: tuple[Option, ...] = Field(
        (), max_length=30, description="The answers it offers; without them it is free text."
    )


class Question(Part):
    """A question of the interview besides the kinds of help."""

    ask: Asked = Field(description="What it asks for; each at most once.")
    question: Line = Field(description="The question.")
    hint: MaybeText = Field("", description="A sentence below it.")


class Star(Part):
    """What the star on a person says."""

    label: Line = Field(description="What it is called in the table and the legend.")
    meaning: Text = Field(description="Who gets one.")


class FindingWords(Part):
    """The wording of a finding. Names in braces are filled in; see the rule for which there are."""

    title: Line = Field(description="What stands out, in one line.")
    reading: Text = Field(description="The numbers, in a sentence.")
    meaning: Text = Field(description="What it may mean, in both directions. Never a grade.")
    question: Text = Field(description="A question to think about.")


class Typology(Part):
    """Where the plane of the four kinds of network is divided. No borders were ever published."""

    diversity: Annotated[float, Field(ge=0, le=1)] = Field(
        0.5, description="From here on help counts as coming from many sides, 0 to 1."
    )
    strength: Annotated[float, Field(ge=0, le=9)] | None = Field(
        None,
        description="From here on people count as close, on the scale of closeness; left out, "
        "the middle of the scale.",
    )


class NetworkExercise(Exercise):
    """A map of people: categories, interview, and the wording of what stands out."""

    conditions: ClassVar[frozenset[str]] = frozenset(
        {"people", "ties", "placed", "gaps", "actions", "ticked"}
    )
    screens: ClassVar[tuple[str, ...]] = ("questions", "map", "ties", "table", "reading", "plan")

    kind: Literal["network"] = Field(description="The page: a map of people.")
    categories: Categories = Field(description="Kinds of help, closeness, level and arena.")
    attributes: tuple[Attribute, ...] = Field(
        (), max_length=20, description="What else the programme asks about each person."
    )
    interview: tuple[Question, ...] = Field(description="What is asked, in this order.")
    star: Star = Field(description="What a star means.")
    typology: Typology = Field(
        Typology(diversity=0.5, strength=None),
        description="Where the four kinds of network are divided: illustrative.",
    )
    findings: Mapping[str, FindingWords] = Field(
        description="Rule by rule, how a finding reads. A rule without wording is never shown."
    )

    def question(self, ask: Asked) -> Question | None:
        """The question of the interview that asks for this, or ``None`` when it is left out."""
        return next((question for question in self.interview if question.ask == ask), None)


class WritingExercise(Exercise):
    """Worksheets of one's own, such as a text with its versions and one sentence to share."""

    conditions: ClassVar[frozenset[str]] = frozenset(
        {"words", "kept", "answered", "marked", "section", "ticked"}
    )
    screens: ClassVar[tuple[str, ...]] = ("before", "draft", "versions")

    kind: Literal["writing"] = Field(description="The page: worksheets, and a text of one's own.")
    sharing: Text = Field(description="What is said where one marks the sentence to share.")
    sections: tuple[AnySection, ...] = Field(
        (),
        description="The worksheets, in order. Left out: the questions of the pre-work, and the "
        "text.",
    )

    @property
    def worksheets(self) -> tuple[Section, ...]:
        """The sections of the page, in order: those of the content, or the usual two."""
        if self.sections:
            return self.sections
        before = _("Before you meet")
        questions = QuestionsSection.model_validate(
            {"id": "before", "kind": "questions", "title": before, "short": _("Before")}
        )
        draft = DraftSection.model_validate(
            {"id": "draft", "kind": "draft", "title": self.title, "short": _("Your text")}
        )
        return (questions, draft) if self.pre_work.items else (draft,)

    def section(self, section_id: str) -> Section | None:
        """The section with this id, or ``None``."""
        return next((one for one in self.worksheets if one.id == section_id), None)


class TalkExercise(Exercise):
    """A meeting without a worksheet: its page has private notes, and the steps to tick."""

    conditions: ClassVar[frozenset[str]] = frozenset({"words", "answered", "ticked"})
    screens: ClassVar[tuple[str, ...]] = ("before", "notes")

    kind: Literal["talk"] = Field(description="The page: private notes beside the meeting.")


#: The model of each kind.
KINDS: Mapping[str, type[Exercise]] = {
    "network": NetworkExercise,
    "writing": WritingExercise,
    "talk": TalkExercise,
}
AnyExercise = Annotated[
    NetworkExercise | WritingExercise | TalkExercise, Field(discriminator="kind")
]
