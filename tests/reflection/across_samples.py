"""Reading across in small, and what pages may say of it."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

ACROSS: dict[str, Any] = {
    "id": "across",
    "kind": "across",
    "title": "Across",
    "short": "Across",
    "values": "cards",
    "findings": {},
}
_KEYS = st.sampled_from(["value-apart:service", "goals-apart:goals", "help-nobody:help"])
ACROSS_OPS = st.one_of(
    st.builds(
        lambda k, m: {"type": "mark_finding", "key": k, "mark": m},
        _KEYS,
        st.sampled_from(["says", "not", None]),
    ),
    st.builds(
        lambda k, t: {"type": "note_finding", "key": k, "text": t},
        _KEYS,
        st.text(alphabet="abé🌱", max_size=6),
    ),
    st.builds(
        lambda v, p: {"type": "time_of", "value": v, "percent": p},
        st.sampled_from(["service", "humour"]),
        st.sampled_from([0, 4, 100, None, 101]),
    ),
)
