"""Reading across: what stands in several worksheets, held side by side."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar, Literal

from pydantic import Field

from mentorwidgets.content.parts import Id, Line, Part, Section, Text


class AcrossWords(Part):
    """How an observation reads. Names in braces are filled in; see the rule for which there are."""

    title: Line = Field(description="What is noticed, in one line.")
    reading: Text = Field(description="What it rests on, with the numbers.")
    question: Text = Field(description="A question to think about. Never a judgement.")


class AcrossSection(Section):
    """Observations over several exercises, each with its evidence."""

    counts: ClassVar[tuple[str, ...]] = ("answered",)

    kind: Literal["across"] = Field(description="What stands in several worksheets, together.")
    values: Id = Field(description="The section of this exercise where values are ranked.")
    results: Id | None = Field(None, description="The section of this exercise with results.")
    strengths: tuple[Id, ...] = Field(
        (), description="Its kinds of result that name strengths; left out, all of them do."
    )
    definition: Id | None = Field(None, description="The exercise with the definition of success.")
    balance: Id | None = Field(None, description="Its section with weights and time.")
    goals: Id | None = Field(None, description="Its list of goals.")
    apart: Id | None = Field(None, description="The answer of that list that says they pull apart.")
    network: Id | None = Field(None, description="The exercise with the map of people.")
    findings: Mapping[str, AcrossWords] = Field(
        description="Rule by rule, how an observation reads. A rule without wording never speaks."
    )
