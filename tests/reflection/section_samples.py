"""A small worksheet of each kind, and the operations that pages may send about it."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from tests.reflection.across_samples import ACROSS, ACROSS_OPS
from tests.reflection.balance_samples import BALANCE, BALANCE_OPS, REREAD, REREAD_OPS
from tests.reflection.cards_samples import CARD_OPS, CARDS
from tests.reflection.replies_samples import REPLIES, REPLIES_OPS
from tests.reflection.results_samples import RESULTS, RESULTS_OPS
from tests.reflection.speeches import PITCH, PITCH_OPS, STORYBOARD, STORYBOARD_OPS

IDS = st.integers(1, 4).map(lambda n: f"{n:032x}")
#: Without spaces: how these are tidied is of no importance to what the browser shows early.
WORDS = st.text(alphabet="abé🌱", max_size=8)

LIST: dict[str, Any] = {
    "id": "goals",
    "kind": "list",
    "title": "Goals",
    "short": "Goals",
    "entry": "a goal",
    "count_by": "fit",
    "fields": [
        {"id": "goal", "label": "The goal", "kind": "text"},
        {
            "id": "fit",
            "label": "How it fits",
            "kind": "choice",
            "options": [
                {"id": "supports", "label": "supports it"},
                {"id": "against", "label": "no"},
            ],
        },
        {
            "id": "hours",
            "label": "Hours",
            "kind": "number",
            "unit": "hours",
            "least": 0,
            "most": 40,
        },
        {"id": "stars", "label": "Stars", "kind": "rating", "most": 5},
        {"id": "by", "label": "By", "kind": "day"},
    ],
}
_SAID = st.one_of(
    st.tuples(st.just("goal"), WORDS),
    st.tuples(st.just("fit"), st.sampled_from(["supports", "against", None])),
    st.tuples(st.just("hours"), st.one_of(st.none(), st.integers(0, 40))),
    st.tuples(st.just("stars"), st.one_of(st.none(), st.integers(1, 5))),
    st.tuples(st.just("by"), st.sampled_from(["2027-01-01", None])),
)
LIST_OPS = st.one_of(
    st.builds(
        lambda i, said: {"type": "add_entry", "id": i, "fields": dict(said)},
        IDS,
        st.lists(_SAID, max_size=3),
    ),
    st.builds(
        lambda i, said: {"type": "edit_entry", "id": i, "field": said[0], "value": said[1]},
        IDS,
        _SAID,
    ),
    st.builds(
        lambda i, before: {"type": "move_entry", "id": i, "before": before},
        IDS,
        st.one_of(st.none(), IDS),
    ),
    st.builds(lambda i: {"type": "drop_entry", "id": i}, IDS),
)

#: Of each kind of section that is folded in the browser too: its content, and its operations.
SAMPLES: dict[str, tuple[dict[str, Any], st.SearchStrategy[dict[str, Any]]]] = {
    "cards": (CARDS, CARD_OPS),
    "list": (LIST, LIST_OPS),
    "balance": (BALANCE, BALANCE_OPS),
    "reread": (REREAD, REREAD_OPS),
    "pitch": (PITCH, PITCH_OPS),
    "storyboard": (STORYBOARD, STORYBOARD_OPS),
    "replies": (REPLIES, REPLIES_OPS),
    "results": (RESULTS, RESULTS_OPS),
    "across": (ACROSS, ACROSS_OPS),
}
