"""A worksheet for replies, and the operations that pages may send about it."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

IDS = st.integers(1, 4).map(lambda n: f"{n:032x}")
WORDS = st.text(alphabet="abé🌱", max_size=8)
_SCALE = {"label": "It", "low": "no", "high": "yes"}
REPLIES: dict[str, Any] = {
    "id": "heard",
    "kind": "replies",
    "title": "What they heard",
    "short": "Heard",
    "question": "What did you hear?",
    "own": True,
    "scales": [{"id": "clarity", **_SCALE}, {"id": "ask", "points": 3, **_SCALE}],
}
_SCORES = st.dictionaries(st.sampled_from(["clarity", "ask"]), st.integers(1, 3), max_size=2)
REPLIES_OPS = st.one_of(
    st.builds(
        lambda i, who, text, scores: {
            "type": "add_reply", "id": i, "from": who, "text": text, "scores": scores,
            "at": "2026-11-12T08:00:00+00:00",
        },
        IDS,
        WORDS,
        WORDS,
        _SCORES,
    ),
    st.builds(lambda i: {"type": "drop_reply", "id": i}, IDS),
    st.builds(
        lambda scale, score: {"type": "rate_own", "scale": scale, "score": score},
        st.sampled_from(["clarity", "ask"]),
        st.one_of(st.none(), st.integers(1, 3)),
    ),
)  # fmt: skip
