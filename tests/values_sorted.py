"""The operations with which somebody has sorted their cards, chosen some and put them in order."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import count
from typing import Any

SECTION = "values"
_moves = count(1)


def sorted_cards(chosen: Sequence[str], *, private: Iterable[str] = ()) -> list[dict[str, Any]]:
    """Each of these on the highest pile, chosen, in this order."""

    def op(kind: str, **more: Any) -> dict[str, Any]:
        return {"type": kind, "section": SECTION, "move": f"{next(_moves):032x}", **more}

    return [
        *(op("sort_card", card=card, pile="most") for card in chosen),
        *(op("choose_card", card=card, chosen=True) for card in chosen),
        op("rank_cards", order=list(chosen)),
        *(
            {"type": "mark_private", "section": SECTION, "card": card, "private": True}
            for card in private
        ),
    ]
