"""A person's own page: what of their work stands on it, before it is a PDF, a Word or a JSON file.

It is put together piece by piece: each exercise is a chapter, each thing in it a piece that a
person takes or leaves. What a piece holds is one of a few kinds of content, so that a document
shows, and another program reads, a section that nobody has thought of yet.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Annotated, Literal, TypeAlias

from pydantic import Field

#: How people of a map are called: by their initials, or as the person wrote them.
Names = Literal["initials", "written"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """Running text; more than one where two texts stand beside each other, not chosen between."""

    kind: Literal["text"] = "text"
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """A text as it was kept under a name (which may be empty) at some time."""

    name: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """Earlier states of a text, oldest first."""

    kind: Literal["versions"] = "versions"
    versions: tuple[Version, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words, and what they are: the question that they answer, the list that they stand in."""

    label: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """Things said, in their order; those of one label that follow each other belong together."""

    kind: Literal["points"] = "points"
    points: tuple[Said, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NextStep:
    """One thing to do; what was not said is empty. ``verb`` is to start, to stop, to protect."""

    step: str
    verb: str = ""
    by: date | None = None
    with_whom: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class NextSteps:
    """What follows: what is due first stands first, what is done last."""

    kind: Literal["steps"] = "steps"
    steps: tuple[NextStep, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """Somebody on a map, in the words of its content; "" where something was not said."""

    name: str
    helps_with: tuple[str, ...] = ()
    closeness: str = ""
    level: str = ""
    arena: str = ""
    influential: bool = False
    vacant: bool = False
    knows: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class People:
    """The people of a map as a list."""

    kind: Literal["people"] = "people"
    people: tuple[Named, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """A map as a picture: ``words`` tell it to whoever does not see it."""

    kind: Literal["picture"] = "picture"
    words: str


Content: TypeAlias = Annotated[
    Texts | Versions | Points | NextSteps | People | Picture, Field(discriminator="kind")
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Something a person may put on their page.

    ``id`` is ``<exercise>:<part>`` and stays the same. ``left_out`` says why it is not on the
    page unless they ask for it; empty when it is. ``lang`` is the language it was asked in.
    """

    id: str
    title: str
    lang: str
    content: Content
    left_out: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """The pieces of one exercise."""

    id: str
    title: str
    lang: str
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnPage:
    """All that is in the document."""

    title: str
    day: date
    language: str
    names: Names
    chapters: tuple[Chapter, ...]


def chosen(chapters: Iterable[Chapter], pieces: Collection[str]) -> tuple[Chapter, ...]:
    """The chapters with only the pieces of these ids; one without any is left out."""
    kept = (
        replace(chapter, pieces=tuple(p for p in chapter.pieces if p.id in pieces))
        for chapter in chapters
    )
    return tuple(chapter for chapter in kept if chapter.pieces)
