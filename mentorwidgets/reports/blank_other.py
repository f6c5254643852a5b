"""The empty sheet of a kind that has none of its own: whatever its content asks, in order."""

from __future__ import annotations

from collections.abc import Iterable

from mentorwidgets.content.numbering import Numbered
from mentorwidgets.reports.blank_pieces import BlankPiece, Boxes, Given, Room, Say

#: What the models call the words of a question, the most telling first.
_PROMPTS = ("prompt", "question", "label", "text")


def other(given: Given) -> Iterable[BlankPiece]:
    """Every question and every part of the section's model with room to write."""
    part, section, asked = given.part, given.part.section, False
    for name in type(section).model_fields:
        value = getattr(section, name)
        if name in {"id", "kind", "title", "short", "text"}:
            continue
        if isinstance(value, str) and " " in value:
            number = part.asked.get(name, "")
            asked = True
            yield Room(number, value, "", 3) if value.endswith("?") or number else Say(value)
        elif isinstance(value, tuple):
            for member in value:
                if (piece := _asks(member, part)) is not None:
                    asked = True
                    yield piece
    if not asked:
        yield Room(part.number, "", "", 8)


def _asks(member: object, part: Numbered) -> BlankPiece | None:
    words = next((str(getattr(member, name)) for name in _PROMPTS if hasattr(member, name)), "")
    if not words:
        return None
    number, hint = part.asked.get(getattr(member, "id", ""), ""), getattr(member, "hint", "")
    points = getattr(member, "points", 0)
    if isinstance(points, int) and points:
        low, high = getattr(member, "low", ""), getattr(member, "high", "")
        return Boxes(
            number, words, tuple(map(str, range(1, points + 1))), f"1 {low}, {points} {high}"
        )
    return Room(number, words, hint, 3)
