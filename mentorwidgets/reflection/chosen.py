"""The values that somebody chose and ranked, as far as others may ever see them."""

from __future__ import annotations

from mentorwidgets.content import Exercise, WritingExercise
from mentorwidgets.content.section_cards import CardsSection
from mentorwidgets.reflection.cards import CardsPart
from mentorwidgets.reflection.mosaic import Value
from mentorwidgets.reflection.work import WritingWork


def chosen(work: WritingWork) -> tuple[Value, ...]:
    """The chosen cards of a person's sort in their order; none that is private."""
    parts = (part for part in work.parts.values() if isinstance(part, CardsPart))
    cards = (card for part in parts for card in part.ranked())
    return tuple(Value(card.id, card.label) for card in cards if not card.private)


def cards_of(exercise: Exercise) -> CardsSection | None:
    """The section of an exercise where cards are sorted; None where there is none."""
    sections = exercise.worksheets if isinstance(exercise, WritingExercise) else ()
    return next((each for each in sections if isinstance(each, CardsSection)), None)


def deck_of(exercise: Exercise) -> dict[str, str]:
    """The cards of an exercise that are private for nobody, as id to label, in the deck's order."""
    section = cards_of(exercise)
    cards = section.cards if section else ()
    return {card.id: card.label for card in cards if not card.private}
