"""The values that somebody chose and ranked, as far as others may ever see them."""

from __future__ import annotations

from mentorwidgets.content import WritingExercise
from mentorwidgets.content.section_cards import CardsSection
from mentorwidgets.reflection.cards import CardsPart
from mentorwidgets.reflection.mosaic import Value
from mentorwidgets.reflection.work import WritingWork


def chosen(work: WritingWork) -> tuple[Value, ...]:
    """The chosen cards of a person's sort in their order; none that is private."""
    parts = (part for part in work.parts.values() if isinstance(part, CardsPart))
    cards = (card for part in parts for card in part.ranked())
    return tuple(Value(card.id, card.label) for card in cards if not card.private)


def deck_of(exercise: WritingExercise) -> dict[str, str]:
    """The cards of an exercise that are private for nobody, as id to label, in the deck's order."""
    sections = (each for each in exercise.worksheets if isinstance(each, CardsSection))
    return {card.id: card.label for each in sections for card in each.cards if not card.private}
