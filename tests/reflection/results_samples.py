"""A small wallet, and what pages may do with it."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

RESULTS: dict[str, Any] = {
    "id": "wallet",
    "kind": "results",
    "title": "Wallet",
    "short": "Wallet",
    "rings": [{"id": "yes", "label": "Yes"}, {"id": "unsure", "label": "I am not sure"}],
    "prompts": [{"id": "month", "prompt": "Where did it show up this month?"}],
    "kinds": [
        {"id": "strengths", "label": "Strengths", "shape": "ranked", "most": 5},
        {
            "id": "five",
            "label": "Five traits",
            "shape": "scores",
            "scores": [
                {"id": "openness", "label": "Openness"},
                {"id": "warmth", "label": "Warmth"},
            ],
            "scales": [
                {"id": "mean", "label": "mean of 1 to 5", "least": 1, "most": 5},
                {"id": "percent", "label": "percentile", "least": 0, "most": 100},
            ],
            "own_scale": True,
        },
        {
            "id": "type",
            "label": "Four letters",
            "shape": "code",
            "pattern": "[EI][NS][TF][JP](-[AT])?",
            "example": "INFJ",
        },
        {
            "id": "association",
            "label": "A topic",
            "shape": "topic",
            "private": True,
            "prompts": [{"id": "surprise", "prompt": "What surprised you?"}],
        },
    ],
}
_IDS = st.integers(1, 4).map(lambda n: f"{n:032x}")
_WORDS = st.text(alphabet="abé🌱", max_size=6)
_SAID = st.one_of(
    st.tuples(st.just("day"), st.sampled_from(["2026-01-01", "2025-05-06", None])),
    st.tuples(st.sampled_from(["source", "topic", "note:month", "note:surprise"]), _WORDS),
    st.tuples(st.just("ring"), st.sampled_from(["yes", "unsure", None])),
    st.tuples(
        st.just("ranks"),
        st.lists(
            st.builds(lambda r, w: {"rank": r, "label": w}, st.integers(1, 4), _WORDS), max_size=4
        ),
    ),
    st.tuples(st.just("scale"), st.sampled_from(["mean", "percent", "own", None])),
    st.tuples(st.sampled_from(["least", "most"]), st.sampled_from([0, 1, 7.5, None])),
    st.tuples(
        st.sampled_from(["score:openness", "score:warmth"]), st.sampled_from([0, 2.5, 40, None])
    ),
    st.tuples(st.just("code"), st.sampled_from(["infj", "ENTP-A", "", None])),
)
RESULTS_OPS = st.one_of(
    st.builds(
        lambda i, k: {"type": "add_result", "id": i, "kind": k},
        _IDS,
        st.sampled_from(["strengths", "five", "type", "association"]),
    ),
    st.builds(
        lambda i, said: {"type": "edit_result", "id": i, "field": said[0], "value": said[1]},
        _IDS,
        _SAID,
    ),
    st.builds(
        lambda i, t: {"type": t, "id": i}, _IDS, st.sampled_from(["drop_result", "restore_result"])
    ),
)
