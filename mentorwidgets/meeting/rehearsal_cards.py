"""The cards that invented people have sorted before a rehearsal: they have values to show."""

from __future__ import annotations

import random
from typing import Any

from mentorwidgets.content.section_cards import CardsSection

#: What comes first for them is among these many, so that some values are common.
_LIKED = 5


def invented_sort(section: CardsSection, rng: random.Random) -> list[dict[str, Any]]:
    """The operations that choose a few cards of this section and put them in order.

    What they rank first comes from the same few cards of the deck, the rest from anywhere; no card
    that is private is among them.
    """
    deck = [card.id for card in section.cards if not card.private]
    liked = sorted(deck, key=lambda card: random.Random(card).random())[:_LIKED]  # noqa: S311
    many = min(rng.randint(section.fewest, section.most), len(deck))
    some = rng.sample(liked, min(len(liked), (many + 1) // 2))
    rest = [card for card in deck if card not in some]
    order = some + rng.sample(rest, many - len(some))

    def op(kind: str, **more: Any) -> dict[str, Any]:
        move = f"{rng.getrandbits(128):032x}"
        return {"type": kind, "section": section.id, "move": move, **more}

    best = section.piles[-1].id
    return [
        *(op("sort_card", card=card, pile=best) for card in order),
        *(op("choose_card", card=card, chosen=True) for card in order),
        op("rank_cards", order=order),
    ]
