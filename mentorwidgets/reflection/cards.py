"""A sort of cards: on piles, then some chosen, then these in order.

Operations: ``sort_card {card, pile, move}`` (pile None: back among the unsorted), ``choose_card
{card, chosen, move}``, ``rank_cards {order, move}``, each with a random name for the move so that
``undo_sort {move}`` takes it back; ``add_card``, ``edit_card``, ``drop_card`` for cards of one's
own; ``mark_private {card, private}``; ``shuffle_cards {seed}``.

A sorted card carries its label in the operation: a card that the trainer takes out of the deck
stays with whoever sorted it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, Field, StringConstraints

from mentorwidgets.content.section_cards import LONGEST_LABEL, LONGEST_TEXT, CardsSection
from mentorwidgets.operations import RefusedError
from mentorwidgets.plain import harmless
from mentorwidgets.reflection.moves import Move, Moves
from mentorwidgets.reflection.section import (
    ContentId,
    Item,
    Op,
    RandomId,
    SectionPart,
    not_overtaken,
    read,
)
from mentorwidgets.words import gettext as _

MOST_OWN = 100
MOST_RANKED = 300


def _label(text: str) -> str:
    text = harmless(text).strip()
    if not text:
        raise ValueError(_("A name for the card, please: a word or two."))
    return text


def _tidy(text: str) -> str:
    return harmless(text).strip()


CardId = Annotated[str, StringConstraints(pattern=r"^([a-z][a-z0-9-]{0,59}|[0-9a-f]{32})$")]
Label = Annotated[str, StringConstraints(max_length=LONGEST_LABEL), AfterValidator(_label)]
Line = Annotated[str, StringConstraints(max_length=LONGEST_TEXT), AfterValidator(_tidy)]


class SortCard(Op):
    """Put a card on a pile, or back among the unsorted."""

    card: CardId
    pile: ContentId | None
    move: RandomId
    label: Label | None = None
    private: bool = False


class ChooseCard(Op):
    """Choose a card, or let it go."""

    card: CardId
    chosen: bool
    move: RandomId


class RankCards(Op):
    """The whole order of the chosen cards, the first first."""

    order: Annotated[list[CardId], Field(max_length=MOST_RANKED)]
    move: RandomId


class UndoSort(Op):
    """Take a move back."""

    move: RandomId


class AddCard(Op):
    """A card of one's own."""

    id: RandomId
    label: Label
    text: Line = ""
    private: bool = False


class EditCard(Op):
    """Other words on a card of one's own; ``was`` is the label that they were typed over."""

    id: RandomId
    label: Label
    text: Line = ""
    was: str | None = None


class DropCard(Op):
    """Take a card of one's own away."""

    id: RandomId


class MarkPrivate(Op):
    """Keep a card from others, or not."""

    card: CardId
    private: bool


class ShuffleCards(Op):
    """Meet the cards in another order."""

    seed: RandomId


@dataclass(frozen=True, slots=True)
class OneCard:
    """A card as this person has it."""

    id: str
    label: str
    text: str
    private: bool


class CardsPart(SectionPart):
    """The sort of one person."""

    types: ClassVar[frozenset[str]] = frozenset(
        {
            *("sort_card", "choose_card", "rank_cards", "undo_sort", "shuffle_cards"),
            *("add_card", "edit_card", "drop_card", "mark_private"),
        }
    )
    section: CardsSection

    def __init__(self, section: CardsSection) -> None:
        super().__init__(section)
        self._deck = {
            card.id: OneCard(card.id, card.label, card.text, card.private) for card in section.cards
        }
        self._piles = {pile.id for pile in section.piles}
        self._own: dict[str, OneCard] = {}
        self._gone: dict[str, OneCard] = {}
        self._marked: dict[str, bool] = {}
        self._moves = Moves()
        self._seed = ""

    def check(self, op: Mapping[str, Any]) -> None:
        """Only cards that are there, and piles that the content has."""
        match op["type"]:
            case "sort_card":
                sorted_card = read(SortCard, op)
                self._known([sorted_card.card], field="card")
                if sorted_card.pile is not None and sorted_card.pile not in self._piles:
                    raise RefusedError(_("This exercise has no such pile."), field="pile")
            case "choose_card":
                self._known([read(ChooseCard, op).card], field="card")
            case "rank_cards":
                self._known(read(RankCards, op).order, field="order")
            case "mark_private":
                self._known([read(MarkPrivate, op).card], field="card")

    def take(self, op: Mapping[str, Any], at: datetime) -> None:
        """Fold one operation."""
        del at
        match op["type"]:
            case "sort_card":
                put = read(SortCard, op)
                if put.card not in self.cards and put.label is not None:
                    self._gone[put.card] = OneCard(put.card, put.label, "", put.private)
                self._moves.make(Move(put.move, "pile", put.card, put.pile))
            case "choose_card":
                choice = read(ChooseCard, op)
                self._moves.make(Move(choice.move, "chosen", choice.card, choice.chosen))
            case "rank_cards":
                ranked = read(RankCards, op)
                self._moves.make(Move(ranked.move, "rank", "", ranked.order))
            case "undo_sort":
                self._moves.take_back(read(UndoSort, op).move)
            case "mark_private":
                marked = read(MarkPrivate, op)
                self._marked[marked.card] = marked.private
            case "shuffle_cards":
                self._seed = read(ShuffleCards, op).seed
            case _:
                self._take_own(op)

    def _take_own(self, op: Mapping[str, Any]) -> None:
        if op["type"] == "drop_card":
            self._own.pop(read(DropCard, op).id, None)
            return
        if op["type"] == "edit_card":
            edit = read(EditCard, op)
            card = self._own.get(edit.id)
            if card is None:
                raise RefusedError(_("This card is not there any more."), field="label")
            not_overtaken(card.label, edit.was, edit.label, field="label")
            self._once(edit.label, but=edit.id)
            self._own[edit.id] = replace(card, label=edit.label, text=edit.text)
            return
        new = read(AddCard, op)
        if len(self._own) >= MOST_OWN:
            raise RefusedError(_("At most {n} cards of your own, please.", n=MOST_OWN))
        self._once(new.label, but=new.id)
        self._own[new.id] = OneCard(new.id, new.label, new.text, new.private)

    def _once(self, label: str, *, but: str) -> None:
        if any(
            card.label.casefold() == label.casefold()
            for card in self._own.values()
            if card.id != but
        ):
            raise RefusedError(_("You have a card “{label}” already.", label=label), field="label")

    def _known(self, names: Iterable[str], *, field: str) -> None:
        cards = self.cards
        if any(name not in cards for name in names):
            raise RefusedError(_("This card is not there any more."), field=field)

    # Showing -----------------------------------------------------------------------------

    @property
    def cards(self) -> dict[str, OneCard]:
        """Every card that this person has: of the deck, gone from it, and their own."""
        every = {**self._gone, **self._deck, **self._own}
        return {
            name: replace(card, private=card.private or self._marked.get(name, False))
            for name, card in every.items()
        }

    def ranked(self) -> list[OneCard]:
        """The chosen cards in order, the first first."""
        cards = self.cards
        return [cards[name] for name in self._moves.now.order if name in cards]

    def pile(self, name: str) -> list[OneCard]:
        """The cards on a pile."""
        cards = self.cards
        return [
            cards[one] for one, at in self._moves.now.piles.items() if at == name and one in cards
        ]

    def view(self) -> dict[str, Any]:
        """What was decided; what stands of it follows in ``sections/cards_fold.js`` as here."""
        before = self._moves.before
        return {
            "before": {"piles": before.piles, "chosen": before.chosen, "rank": before.rank},
            "moves": [
                {"id": one.id, "what": one.what, "card": one.card, "value": one.value}
                for one in self._moves.made
            ],
            "own": [_shown(card) for card in self._own.values()],
            "gone": [_shown(card) for card in self._gone.values() if card.id not in self._deck],
            "marked": self._marked,
            "seed": self._seed,
        }

    def counts(self) -> Mapping[str, int]:
        """How many cards are chosen, sorted, and put in order."""
        now, cards = self._moves.now, self.cards
        there = [name for name in now.order if name in cards]
        return {
            "chosen": len(there),
            "sorted": sum(name in cards for name in now.piles),
            "ranked": sum(name in there for name in now.rank),
        }

    def items(self) -> Iterable[Item]:
        """The chosen cards one by one, then each pile; what is private says so."""
        for number, card in enumerate(self.ranked(), start=1):
            text = f"{card.label}: {card.text}" if card.text else card.label
            yield Item(card.id, _("Value {n}", n=number), text, private=card.private)
        for pile in self.section.piles:
            labels = [card.label for card in self.pile(pile.id)]
            if labels:
                yield Item(f"pile-{pile.id}", pile.label, ", ".join(labels), private=True)


def _shown(card: OneCard) -> dict[str, Any]:
    return {"id": card.id, "label": card.label, "text": card.text, "private": card.private}
