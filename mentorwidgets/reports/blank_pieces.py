"""What an empty sheet is made of: questions with room to write, boxes, tables, grids."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, NamedTuple, TypeAlias

from mentorwidgets.content import Exercise
from mentorwidgets.content.numbering import Numbered

#: A box to tick, as a sign: in tables it stands inside the text of a cell.
BOX = "☐"


class Given(NamedTuple):
    """What a sheet is made of: a part of an exercise with its numbers."""

    part: Numbered
    exercise: Exercise


@dataclass(frozen=True, slots=True)
class Say:
    """A sentence of instruction; ``quiet`` ones step back."""

    text: str
    quiet: bool = False
    kind: Literal["say"] = "say"


@dataclass(frozen=True, slots=True)
class Room:
    """A question, and so many ruled lines to answer on."""

    number: str
    prompt: str
    hint: str = ""
    rules: int = 4
    kind: Literal["room"] = "room"


@dataclass(frozen=True, slots=True)
class Boxes:
    """A question whose answers are ticked; each on a line of its own when they are ``long``."""

    number: str
    prompt: str
    options: tuple[str, ...]
    hint: str = ""
    long: bool = False
    kind: Literal["boxes"] = "boxes"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its head, its number, and its share of the width."""

    label: str
    number: str = ""
    share: float = 1.0
    middle: bool = False


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table to fill in. ``rows`` are the cells that say something already.

    ``tall`` is how many lines have room in one row; a last row that is to add up is ``total``.
    """

    number: str
    prompt: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    hint: str = ""
    tall: int = 1
    total: tuple[str, ...] = ()
    kind: Literal["sheet"] = "sheet"


@dataclass(frozen=True, slots=True)
class Pairs:
    """Who goes with whom: each pair of names has one box, above the diagonal."""

    number: str
    prompt: str
    names: tuple[str, ...]
    hint: str = ""
    kind: Literal["pairs"] = "pairs"


BlankPiece: TypeAlias = Say | Room | Boxes | Sheet | Pairs


@dataclass(frozen=True, slots=True)
class BlankPart:
    """One part of an exercise with its number."""

    number: str
    title: str
    text: str
    pieces: tuple[BlankPiece, ...]


@dataclass(frozen=True, slots=True)
class Blank:
    """The whole sheet, in the order in which it is printed."""

    title: str
    subtitle: str
    language: str
    about: tuple[str, ...]
    parts: tuple[BlankPart, ...]
    stuck: tuple[tuple[str, str], ...] = ()


def rows(n: int, columns: int) -> tuple[tuple[str, ...], ...]:
    """Empty rows, each with its number in the first column."""
    return tuple((str(k + 1), *[""] * (columns - 1)) for k in range(n))


def boxed(options: tuple[str, ...] | list[str]) -> str:
    """The answers of a cell, each behind its box."""
    return "   ".join(f"{BOX} {option}" for option in options)
