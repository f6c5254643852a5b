"""A small deck, and what pages may send about it."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

CARDS: dict[str, Any] = {
    "id": "sort",
    "kind": "cards",
    "title": "Sort",
    "short": "Sort",
    "piles": [{"id": name, "label": name} for name in ("not", "some", "most")],
    "fewest": 2,
    "most": 3,
    "cards": [
        {"id": "order", "label": "Order"},
        {"id": "risk", "label": "Risk", "text": "To dare."},
        {"id": "romance", "label": "Romance", "private": True},
        {"id": "tea", "label": "Tea"},
    ],
}
OWN = st.integers(1, 3).map(lambda n: f"{n:032x}")
IDS = st.one_of(st.sampled_from(["order", "risk", "romance", "tea"]), OWN)
MOVES = st.integers(1, 60).map(lambda n: f"{n:032x}")
WORDS = st.text(alphabet="abé🌱", max_size=8)
SORTS = st.builds(
    lambda card, pile, move: {"type": "sort_card", "card": card, "pile": pile, "move": move},
    IDS,
    st.sampled_from(["not", "some", "most", None]),
    MOVES,
)
CHOICES = st.builds(
    lambda card, chosen, move: {
        "type": "choose_card",
        "card": card,
        "chosen": chosen,
        "move": move,
    },
    IDS,
    st.booleans(),
    MOVES,
)
RANKS = st.builds(
    lambda order, move: {"type": "rank_cards", "order": order, "move": move},
    st.lists(IDS, max_size=4, unique=True),
    MOVES,
)
UNDOS = MOVES.map(lambda move: {"type": "undo_sort", "move": move})
CARD_OPS = st.one_of(
    SORTS,
    CHOICES,
    RANKS,
    UNDOS,
    st.builds(
        lambda i, label, text, hide: {
            "type": "add_card",
            "id": i,
            "label": label,
            "text": text,
            "private": hide,
        },
        OWN,
        WORDS,
        WORDS,
        st.booleans(),
    ),
    st.builds(
        lambda i, label, text: {"type": "edit_card", "id": i, "label": label, "text": text},
        OWN,
        WORDS,
        WORDS,
    ),
    OWN.map(lambda i: {"type": "drop_card", "id": i}),
    st.builds(
        lambda i, hide: {"type": "mark_private", "card": i, "private": hide}, IDS, st.booleans()
    ),
    MOVES.map(lambda seed: {"type": "shuffle_cards", "seed": seed}),
)
