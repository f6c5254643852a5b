"""A short speech about one's work, in a version for each listener and each length."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from mentorwidgets.content.parts import Id, Line, MaybeText, Part, Section, Text
from mentorwidgets.words import gettext as _

#: The paces that can be chosen, in words a minute: slower is reading out, faster is not followed.
SLOWEST, FASTEST = 100, 200
#: A name that is the last part of the name of a text, so that it can be told apart again.
Leaf = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9]*$", max_length=12)]
Term = Annotated[Line, Field(max_length=60)]
Pill = Annotated[Line, Field(max_length=16)]
Word = Annotated[Line, Field(max_length=24)]


class WordScale(Part):
    """A question about a rehearsal whose few answers have words, and no numbers."""

    id: Id = Field(description="A short name that never changes: answers are kept under it.")
    label: Line = Field(description="What it is about, in a word or two.")
    question: Line = Field(description="The question that is answered.")
    hint: MaybeText = Field("", description="A sentence below it that helps.")
    points: tuple[Word, ...] = Field(
        min_length=2, max_length=7, description="The answers in words, from the least to the most."
    )


class FramePart(Part):
    """One of the questions that a speech grows from."""

    id: Leaf = Field(description="A short name without hyphens that never changes.")
    label: Pill = Field(description="What it is, in a word or two.")
    prompt: Line = Field(description="The question.")
    hint: MaybeText = Field("", description="A sentence below it that helps to start.")


class SpeechLength(Part):
    """How long a speech may be."""

    id: Leaf = Field(description="A short name without hyphens that never changes.")
    label: Pill = Field(description="How it reads: 1 minute.")
    seconds: Annotated[int, Field(strict=True, ge=10, le=1200)] = Field(
        description="The same in seconds."
    )
    hint: MaybeText = Field("", description="What has room in it.")


class Listener(Part):
    """Somebody one may be speaking to, and the words that they know."""

    id: Annotated[Id, Field(max_length=20)] = Field(description="A short name that never changes.")
    short: Pill = Field(description="One or two words, for a button.")
    who: Line = Field(description='Who it is, inside a sentence: "a member of your family".')
    about: Text = Field(description="What they come with, and what they listen for.")
    knows: tuple[Term, ...] = Field(
        (), max_length=400, description="Words of the list below that they know."
    )


class PitchSection(Section):
    """A speech in versions: thought through, written, timed, rehearsed."""

    counts: ClassVar[tuple[str, ...]] = ("written", "kept", "rehearsed", "rated")

    kind: Literal["pitch"] = Field(description="A short speech, for each listener and length.")
    id: Annotated[Id, Field(max_length=12)] = Field(
        description="A short name that never changes: work is kept under it."
    )
    pace: Annotated[int, Field(strict=True, ge=SLOWEST, le=FASTEST)] = Field(
        140, description="Words a minute to begin with; each person can change it."
    )
    frame: tuple[FramePart, ...] = Field(
        min_length=1, max_length=8, description="The questions that a speech grows from."
    )
    lengths: tuple[SpeechLength, ...] = Field(
        min_length=1, max_length=5, description="How long a speech can be, the shortest first."
    )
    listeners: tuple[Listener, ...] = Field(
        min_length=1, max_length=8, description="Whom one may be speaking to."
    )
    jargon: tuple[Term, ...] = Field(
        (), max_length=400, description="Words of the trade; each person can change the list."
    )
    abbreviations: bool = Field(
        default=True, strict=True, description="Abbreviations are marked, too."
    )
    scales: tuple[WordScale, ...] = Field(
        (), max_length=8, description="On what one looks back at a rehearsal."
    )

    @property
    def leaves(self) -> list[str]:
        """What the names of the texts end in: an answer each, and a speech for each length."""
        return [*(part.id for part in self.frame), *(length.id for length in self.lengths)]

    @model_validator(mode="after")
    def _names_are_told_apart(self) -> Self:
        listeners, scales = [one.id for one in self.listeners], [one.id for one in self.scales]
        for ids in (self.leaves, listeners, scales):
            again = next((one for i, one in enumerate(ids) if one in ids[:i]), None)
            if again is not None:
                raise ValueError(_('"{name}" again; each name once', name=again))
        listed = {term.lower() for term in self.jargon}
        for listener in self.listeners:
            unlisted = next((term for term in listener.knows if term.lower() not in listed), None)
            if unlisted is not None:
                who = listener.who
                raise ValueError(
                    _('"{word}", which {who} knows, is not in jargon', word=unlisted, who=who)
                )
        return self
