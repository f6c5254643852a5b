"""What a piece of a person's own page looks like: a row of blocks that PDF and Word both set."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, TypeAlias

from mentorwidgets.reflection.comparison import count_words
from mentorwidgets.reports.own_page import (
    Content,
    Named,
    NextStep,
    NextSteps,
    People,
    Picture,
    Points,
    Said,
    Texts,
    Version,
    Versions,
)
from mentorwidgets.words import day_in_words, ngettext
from mentorwidgets.words import gettext as _

#: What XML, and with it a Word file, cannot hold.
_NO_SIGN = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: How much of a piece the page shows of it, in characters.
_FIRST_WORDS = 110
#: What stands beside its label rather than below it is no longer than this, in characters.
_SHORT = 120


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph: what somebody wrote, a quiet word of ours, or what stands above a part."""

    look: Literal["said", "soft", "label"]
    text: str


@dataclass(frozen=True, slots=True)
class Items:
    """A list."""

    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the names of its columns."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The picture of the piece: ``words`` stand for it where it is not seen."""

    words: str


Block: TypeAlias = Words | Items | Table | Drawn


def blocks_of(content: Content) -> tuple[Block, ...]:
    """How a content is shown."""
    match content:
        case Texts():
            return tuple(_texts(content))
        case Versions():
            return tuple(block for each in content.versions for block in _version(each))
        case Points():
            return tuple(_points(content))
        case NextSteps():
            return (_steps(content.steps),)
        case People():
            return (_people(content.people),)
        case Picture():
            return (Drawn(writable(content.words)),)


def first_words(content: Content) -> str:
    """What tells a piece from the others: its beginning, or how much there is of it."""
    match content:
        case Texts():
            return _shortened(content.texts[0])
        case Versions():
            count = len(content.versions)
            last = day_in_words(content.versions[-1].at)
            return ngettext("{n} version, kept on {day}", "{n} versions, the last kept on {day}",
                            count, day=last)  # fmt: skip
        case Points():
            return _shortened(" · ".join(_in_a_line(point.text) for point in content.points))
        case NextSteps():
            return _shortened(" · ".join(step.step for step in content.steps))
        case People():
            return ngettext("{n} person", "{n} people", sum(not p.vacant for p in content.people))
        case Picture():
            return _("Rings, sectors and ties, with the same told in words")


def words_in(content: Content) -> int:
    """How many words a piece brings, its labels not counted."""
    match content:
        case Texts():
            return sum(map(count_words, content.texts))
        case Versions():
            return sum(count_words(version.text) for version in content.versions)
        case Points():
            return sum(count_words(point.text) for point in content.points)
        case NextSteps():
            return sum(count_words(step.step) for step in content.steps)
        case People():
            return sum(count_words(person.name) for person in content.people)
        case Picture():
            return 0


def writable(text: str) -> str:
    """The text without what no document can hold."""
    return _NO_SIGN.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def _texts(content: Texts) -> Iterator[Block]:
    if len(content.texts) > 1:
        yield Words("soft", _("Two texts stand side by side until you choose between them."))
    for number, text in enumerate(content.texts):
        if number:
            yield Words("soft", _("And the other text:"))
        yield from _paragraphs(text)


def _version(version: Version) -> Iterator[Block]:
    day = day_in_words(version.at)
    yield Words("label", f"{writable(version.name)} · {day}" if version.name else day)
    yield from _paragraphs(version.text)


def _points(content: Points) -> Iterator[Block]:
    """Where all are short they are the rows of one list; otherwise they stand below their label."""
    if all(map(_is_short, content.points)):
        rows = (f"{point.label}: {point.text}" if point.label else point.text
                for point in content.points)  # fmt: skip
        yield Items(tuple(writable(row).strip() for row in rows))
        return
    for label, points in groupby(content.points, key=lambda point: writable(point.label)):
        texts = [writable(point.text).strip() for point in points]
        if label:
            yield Words("label", label)
        if label and len(texts) == 1:
            yield from _paragraphs(texts[0])
        else:
            yield Items(tuple(texts))


def _is_short(point: Said) -> bool:
    """Whether it can stand beside its label; an answer never stands beside its question."""
    asked = point.label.rstrip().endswith(("?", "？", "؟"))
    return not asked and len(point.text) <= _SHORT and "\n" not in point.text + point.label


def _paragraphs(text: str) -> Iterator[Block]:
    """An empty line ends a paragraph; a single break stays inside it."""
    for paragraph in re.split(r"\n\s*\n", writable(text)):
        if paragraph.strip():
            yield Words("said", paragraph.strip("\n"))


def _steps(steps: tuple[NextStep, ...]) -> Table:
    with_somebody = any(step.with_whom for step in steps)
    heads = (_("Step"), *([_("With")] if with_somebody else []), _("By"), _("State"))
    rows = tuple(
        (
            writable(f"{step.verb}: {step.step}" if step.verb else step.step),
            *([writable(step.with_whom)] if with_somebody else []),
            day_in_words(step.by) if step.by else "",
            _("done") if step.done else _("open"),
        )
        for step in steps
    )
    return Table(heads, rows)


def _people(people: tuple[Named, ...]) -> Table:
    heads = (_("Who"), _("Helps with"), _("How close"), _("Level"), _("From where"), _("Knows"))
    rows = tuple(
        (
            _who(person),
            ", ".join(person.helps_with),
            person.closeness,
            person.level,
            person.arena,
            ", ".join(person.knows),
        )
        for person in people
    )
    return Table(heads, tuple(tuple(map(writable, row)) for row in rows))


def _who(person: Named) -> str:
    if person.vacant:
        return f"{person.name} ({_('still missing')})"
    return f"{person.name} ({_('influential')})" if person.influential else person.name


def _in_a_line(text: str) -> str:
    """The fields of an entry stand on lines of their own: they stay apart in one line, too."""
    told = ""
    for line in filter(None, map(str.strip, text.splitlines())):
        ends = not told or told[-1] in ".,:;!?…"
        told += f" {line}" if ends else f"; {line}"
    return told.strip()


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= _FIRST_WORDS:
        return text
    return text[:_FIRST_WORDS].rsplit(" ", 1)[0] + " …"
