"""Cards to sort into piles, to choose from, and to put in order: the values of a person.

The cards stand in the section itself or, as a rule, in ``deck.yaml`` beside ``exercise.yaml``.
"""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from mentorwidgets.content.parts import Id, Line, MaybeText, Part, Section
from mentorwidgets.words import gettext as _

LONGEST_LABEL = 60
LONGEST_TEXT = 240
#: More cards than this nobody sorts.
MOST_CARDS = 300

Label = Annotated[Line, Field(max_length=LONGEST_LABEL)]
Stem = Annotated[
    str, StringConstraints(strip_whitespace=True, min_length=2, max_length=40, pattern=r"^[^\n]*$")
]


class Card(Part):
    """One card."""

    id: Id = Field(description="A short name that never changes: what people sort is kept by it.")
    label: Label = Field(description="What stands on the card, in a word or two.")
    text: Annotated[MaybeText, Field(max_length=LONGEST_TEXT)] = Field(
        "", description="One line below it that says what it can mean."
    )
    words: tuple[Stem, ...] = Field(
        (),
        max_length=20,
        description="How it begins in a text; what somebody wrote is searched for these.",
    )
    private: bool = Field(
        default=False,
        strict=True,
        description="Never shown to others: true for what does not belong between two colleagues.",
    )


Cards = Annotated[tuple[Card, ...], Field(max_length=MOST_CARDS)]


class Deck(Part):
    """The cards of an exercise: ``deck.yaml``."""

    cards: Annotated[Cards, Field(min_length=1)] = Field(
        description="The cards. Everybody meets them in an order of their own."
    )


class Pile(Part):
    """Where a card can be put."""

    id: Id = Field(description="A short name that never changes: sorted cards are kept by it.")
    label: Label = Field(description="How much the cards on it matter, in a few words.")


class CardsSection(Section):
    """A sort of cards: on piles, then a few of them chosen, then these in order."""

    counts: ClassVar[tuple[str, ...]] = ("chosen", "sorted", "ranked")

    kind: Literal["cards"] = Field(description="Cards to sort, to choose from, and to rank.")
    piles: tuple[Pile, ...] = Field(
        min_length=3, max_length=5, description="The piles, from the least to the most important."
    )
    fewest: Annotated[int, Field(strict=True, ge=1, le=20)] = Field(
        5, description="How many cards one chooses at least."
    )
    most: Annotated[int, Field(strict=True, ge=1, le=20)] = Field(
        10, description="How many cards one chooses at most."
    )
    cards: Cards = Field((), description="The cards; left out, those of deck.yaml beside it.")

    @model_validator(mode="after")
    def _fits(self) -> Self:
        for ids, what in (
            ([card.id for card in self.cards], _('the card "{id}" stands here twice')),
            ([pile.id for pile in self.piles], _('the pile "{id}" stands here twice')),
        ):
            again = _twice(ids)
            if again:
                raise ValueError(what.replace("{id}", again))
        if self.fewest > self.most:
            raise ValueError(_("fewest is more than most"))
        return self


def _twice(ids: list[str]) -> str:
    return next((name for name in ids if ids.count(name) > 1), "")
