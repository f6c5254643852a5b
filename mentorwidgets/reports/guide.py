"""The facilitation guide of a meeting as plain data: what its PDF and its Word file show.

It is made from an agenda, that of an exercise or one that was planned anew, and from the words
around it, ``guide.md``.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from mentorwidgets.content import Exercise
from mentorwidgets.content.guide import how_words
from mentorwidgets.content.reading import AGENDA_MARK
from mentorwidgets.reports.guide_turns import turns_words
from mentorwidgets.reports.prose import Piece, prose
from mentorwidgets.words import gettext as _
from mentorwidgets.words import ngettext


class Planned(Protocol):
    """A block of an agenda as it is planned; see :class:`mentorwidgets.meeting.agenda.Block`."""

    @property
    def id(self) -> str: ...  # noqa: D102
    @property
    def title(self) -> str: ...  # noqa: D102
    @property
    def minutes(self) -> int: ...  # noqa: D102
    @property
    def mode(self) -> str: ...  # noqa: D102
    @property
    def turns(self) -> bool: ...  # noqa: D102
    @property
    def says(self) -> str: ...  # noqa: D102
    @property
    def does(self) -> str: ...  # noqa: D102
    @property
    def see(self) -> str: ...  # noqa: D102
    @property
    def do(self) -> str: ...  # noqa: D102
    @property
    def step(self) -> str: ...  # noqa: D102
    @property
    def ask(self) -> Mapping[str, Any] | None: ...  # noqa: D102
    @property
    def for_two(self) -> str: ...  # noqa: D102
    @property
    def fallback(self) -> str: ...  # noqa: D102
    @property
    def quiet(self) -> str: ...  # noqa: D102


@dataclass(frozen=True, slots=True)
class Question:
    """A question to the room: its ``text``, and below it what there is to know, line by line."""

    text: str
    about: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GuideBlock:
    """One block: ``mark`` is its minutes on the clock, "5–11"; ``rows`` are labels with texts."""

    title: str
    mark: str
    minutes: int
    for_two: str
    how: str
    says: str
    rows: tuple[tuple[str, str], ...]
    ask: Question | None


@dataclass(frozen=True, slots=True)
class Guide:
    """The whole guide, in the order in which it is printed."""

    title: str
    subtitle: str
    language: str
    minutes: int
    before: tuple[Piece, ...]
    meeting: tuple[Piece, ...]
    blocks: tuple[GuideBlock, ...]
    after: tuple[Piece, ...]


def guide_of_exercise(exercise: Exercise) -> Guide:
    """The guide of an exercise as it ships, with both readings of its minutes."""
    blocks = [
        _OfContent(
            id=block.id,
            title=block.title,
            minutes=block.minutes,
            mode=block.mode,
            turns=block.turns,
            says=block.facilitator.says,
            does=block.facilitator.does,
            see=block.participants.see,
            do=block.participants.do,
            step=block.step or "",
            ask=None if block.ask is None else block.ask.model_dump(mode="json"),
            for_two=block.for_two,
            fallback=block.fallback,
            quiet=block.quiet,
        )
        for block in exercise.agenda
    ]
    return guide_of(
        exercise.title,
        blocks,
        steps={step.id: step.title for step in exercise.steps},
        language=exercise.lang,
        text=exercise.guide,
        pre_work=exercise.pre_work.minutes,
        for_two={
            block.id: block.minutes_for_two
            for block in exercise.agenda
            if block.minutes_for_two is not None
        },
    )


def guide_of(
    title: str,
    blocks: Sequence[Planned],
    *,
    steps: Mapping[str, str],
    language: str,
    text: str = "",
    pre_work: int = 0,
    for_two: Mapping[str, int] | None = None,
) -> Guide:
    """The guide of any agenda.

    Parameters
    ----------
    title
        What stands on top.
    blocks
        The agenda, pre-work included, in the order of the meeting.
    steps
        The titles of the steps, by their ids.
    language
        The language of the content, as a tag.
    text
        The words around the agenda, Markdown with its line ``<!-- agenda -->``.
    pre_work
        How many minutes people spend beforehand, 0 when it is not known.
    for_two
        Minutes that differ for two people, by block; 0 leaves it out.

    """
    minutes = sum(block.minutes for block in blocks)
    before, _mark, after = text.partition(AGENDA_MARK)
    first, meeting = _split(prose(before))
    length = ngettext("{n} minute", "{n} minutes", minutes)
    beforehand = ngettext("{n} minute beforehand", "{n} minutes beforehand", pre_work)
    return Guide(
        title=title,
        subtitle=" · ".join([length, *([beforehand] if pre_work else [])]),
        language=language,
        minutes=minutes,
        # The title of the text is the title of the document already.
        before=tuple(piece for piece in first if piece.kind != "title"),
        meeting=meeting,
        blocks=tuple(_blocks(blocks, steps, for_two or {})),
        after=tuple(prose(after)),
    )


@dataclass(frozen=True, slots=True)
class _OfContent:
    id: str
    title: str
    minutes: int
    mode: str
    turns: bool
    says: str
    does: str
    see: str
    do: str
    step: str
    ask: Mapping[str, Any] | None
    for_two: str
    fallback: str
    quiet: str


def _split(pieces: list[Piece]) -> tuple[list[Piece], tuple[Piece, ...]]:
    """What stands before the meeting, and the heading under which the agenda stands."""
    heads = [i for i, piece in enumerate(pieces) if piece.kind == "heading"]
    at = heads[-1] if heads else len(pieces)
    return pieces[:at], tuple(pieces[at:])


def _blocks(
    blocks: Sequence[Planned], steps: Mapping[str, str], for_two: Mapping[str, int]
) -> list[GuideBlock]:
    made: list[GuideBlock] = []
    start = 0
    for block in blocks:
        two = for_two.get(block.id)
        before = block.mode == "before"
        made.append(
            GuideBlock(
                title=block.title,
                mark=_("before") if before else f"{start}–{start + block.minutes}",
                minutes=block.minutes,
                for_two=_column_for_two(block, two) if for_two and not before else "",
                how="" if before else how_words(block.mode, turns=block.turns),
                says=_line(block.says),
                rows=tuple(_rows(block, steps, two)),
                ask=None if block.ask is None else _question(block.ask),
            )
        )
        start += block.minutes
    return made


def _column_for_two(block: Planned, two: int | None) -> str:
    """The minutes for two, also where they are those of a group: the column adds up."""
    return str(block.minutes if two is None else two) if two != 0 else _("left out")


def _rows(block: Planned, steps: Mapping[str, str], two: int | None) -> list[tuple[str, str]]:
    left_out = two == 0 and block.mode != "before"
    rows = (
        (_("You do"), block.does),
        (_("Everyone"), block.do),
        (_("On the page"), block.see),
        (_("Step"), steps.get(block.step, "")),
        (_("A turn"), turns_words(block.mode, block.minutes, two) if block.turns else ""),
        (_("For two"), _two_words(block.for_two, two, left_out=left_out)),
        (_("Quiet way"), block.quiet),
        (_("If it does not work"), block.fallback),
    )
    return [(label, _line(text)) for label, text in rows if text]


def _two_words(text: str, two: int | None, *, left_out: bool) -> str:
    if left_out:
        return " ".join(filter(None, (_("Leave it out."), text)))
    if two:
        return " ".join(filter(None, (ngettext("{n} minute.", "{n} minutes.", two), text)))
    return text


def _question(ask: Mapping[str, Any]) -> Question:
    options = ", ".join(str(option) for option in ask.get("options") or ())
    across, upwards = ask.get("across") or ("", ""), ask.get("upwards") or ("", "")
    kinds = {
        "line": _("Each sends one line."),
        "lines": _("Each sends several lines."),
        "scale": _(
            "A scale from 1 ({low}) to {points} ({high}).",
            low=ask.get("low", ""),
            points=ask.get("points", ""),
            high=ask.get("high", ""),
        ),
        "choice": _("Several may be chosen: {options}.", options=options)
        if ask.get("several")
        else _("One is chosen: {options}.", options=options),
        "ranking": _("Each puts these in order: {options}.", options=options),
        "plane": _(
            "A dot on a plane: {left} to {right}, and upwards from {bottom} to {top}.",
            left=across[0],
            right=across[1],
            bottom=upwards[0],
            top=upwards[1],
        ),
    }
    about = (
        kinds.get(str(ask.get("kind")), ""),
        _("Without names, when five or more are here.") if ask.get("nameless") else "",
        _("You look through the answers before you show them.") if ask.get("moderated") else "",
        _("Quietly: {text}", text=ask["quiet"]) if ask.get("quiet") else "",
    )
    return Question(_line(str(ask.get("text", ""))), tuple(_line(said) for said in about if said))


def _line(text: str) -> str:
    return " ".join(text.split())
