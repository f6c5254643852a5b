"""The facilitation guide as one text: ``guide.md`` with the agenda put where its line stands.

The agenda is written once, in ``exercise.yaml``; nobody keeps a second copy in the guide.
"""

from __future__ import annotations

from collections.abc import Iterator

from mentorwidgets.content.blocks import Block
from mentorwidgets.content.models import Exercise
from mentorwidgets.content.reading import AGENDA_MARK
from mentorwidgets.words import gettext as _
from mentorwidgets.words import ngettext


def render_guide(exercise: Exercise) -> str:
    """The whole guide as Markdown, ending with a newline."""
    lines: list[str] = []
    for line in exercise.guide.splitlines():
        lines += agenda(exercise) if line.strip() == AGENDA_MARK else [line]
    return "\n".join(lines).strip() + "\n"


def agenda(exercise: Exercise) -> Iterator[str]:
    """The agenda as Markdown lines: an overview, then block by block."""
    yield "| " + " | ".join((_("From"), _("Minutes"), _("Block"), _("How"))) + " |"
    yield "|---:|---:|---|---|"
    start = 0
    for block in exercise.agenda:
        before = block.mode == "before"
        row = ("" if before else str(start), "" if before else str(block.minutes))
        yield "| " + " | ".join((*row, block.title, mode_words(block))) + " |"
        start += block.minutes
    total = ngettext("{n} minute in all", "{n} minutes in all", exercise.minutes)
    yield ""
    yield f"{total}."
    start = 0
    for block in exercise.agenda:
        yield ""
        yield from _block(exercise, block, start)
        start += block.minutes


def mode_words(block: Block) -> str:
    """How people work in a block, in words."""
    return how_words(block.mode, turns=block.turns)


def how_words(mode: str, *, turns: bool) -> str:
    """How people work in a mode, in words."""
    words = {
        "before": _("before the meeting"),
        "talk": _("one speaks to all"),
        "alone": _("alone"),
        "pairs": _("in pairs"),
        "fours": _("in fours"),
        "all": _("all together"),
        "break": _("break"),
    }.get(mode, mode)
    return _("{how}, in turns", how=words) if turns else words


def _block(exercise: Exercise, block: Block, start: int) -> Iterator[str]:
    when = mode_words(block)
    if block.mode != "before":
        end = start + block.minutes
        when = _("minute {start} to {end}, {how}", start=start, end=end, how=when)
    yield f"### {block.title}"
    yield ""
    yield f"*{when}*"
    yield ""
    yield f"> {' '.join(block.facilitator.says.split())}"
    step = exercise.step(block.step) if block.step else None
    parts = (
        (_("You do"), block.facilitator.does),
        (_("On the page"), block.participants.see),
        (_("Everyone"), block.participants.do),
        (_("Step"), step.title if step else ""),
        (_("Ask the room"), block.ask.text if block.ask else ""),
        (_("If there are two of you"), _two(block)),
        (_("If it does not work"), block.fallback),
        (_("Quiet way"), block.quiet),
    )
    yield ""
    for label, text in parts:
        if text:
            yield f"- **{label}:** {' '.join(text.split())}"


def _two(block: Block) -> str:
    """What changes for two: the minutes, where they differ, and the words."""
    minutes = block.minutes_for_two
    if minutes is None or block.mode == "before":
        return block.for_two
    length = ngettext("{n} minute.", "{n} minutes.", minutes) if minutes else _("Leave it out.")
    return " ".join(filter(None, (length, block.for_two)))
