"""The values that somebody chose and ranked, as far as others may ever see them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from mentorwidgets.content import WritingExercise
from mentorwidgets.reflection.mosaic import Value


def chosen(work: Any) -> tuple[Value, ...]:
    """The ranked cards of a person's sort, the first first; none that is private.

    ``work`` is a :class:`~.work.WritingWork`; without cards in it nothing is chosen.
    """
    ranked = (
        card
        for part in work.parts.values()
        if part.section.kind == "cards"
        for card in part.ranked()
    )
    return tuple(Value(card.id, card.label) for card in ranked if not card.private)


def deck_of(exercise: WritingExercise) -> dict[str, str]:
    """The cards of an exercise that are private for nobody, as id to label, in the deck's order."""
    sections: Iterable[Any] = (each for each in exercise.worksheets if each.kind == "cards")
    return {
        card.id: card.label for section in sections for card in section.cards if not card.private
    }
