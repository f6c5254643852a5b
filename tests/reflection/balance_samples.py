"""Small sheets of weights and time, and of reading again, with what pages may send about them."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from mentorwidgets.reflection.allocation import apportion

OWN = st.integers(1, 2).map(lambda n: f"{n:032x}")
NAMES = ["work", "people", "health"]
ANY_DOMAIN = st.one_of(st.sampled_from(NAMES), OWN)
_SHARES = st.dictionaries(st.sampled_from(NAMES), st.integers(0, 9), min_size=1, max_size=3)

BALANCE: dict[str, Any] = {
    "id": "balance",
    "kind": "balance",
    "title": "Balance",
    "short": "Balance",
    "domains": [{"id": name, "label": name} for name in NAMES],
    "matters": "What matters?",
    "spent": "Where does the time go?",
}
BALANCE_OPS = st.one_of(
    st.builds(
        lambda side, shares: {"type": "weigh", "side": side, "values": shares},
        st.sampled_from(["weights", "time"]),
        st.one_of(st.none(), _SHARES.map(apportion)),
    ),
    st.builds(
        lambda shares: {"type": "spend", "minutes": {d: 25 * n for d, n in shares.items()}}, _SHARES
    ),
    st.builds(
        lambda d, label: {"type": "name_domain", "id": d, "label": label},
        ANY_DOMAIN,
        st.sampled_from(["lab", "garden", "é 🌱"]),
    ),
    st.builds(
        lambda d, out: {"type": "leave_domain", "id": d, "out": out}, ANY_DOMAIN, st.booleans()
    ),
)

REREAD: dict[str, Any] = {
    "id": "reread",
    "kind": "reread",
    "title": "Read it again",
    "short": "Reread",
    "step": "Read it again",
    "questions": [{"id": "holds", "prompt": "What holds?"}],
}
REREAD_OPS = st.one_of(
    st.builds(lambda i, v: {"type": "plan_reread", "id": i, "version": v}, OWN, OWN),
    st.builds(lambda i, v: {"type": "read_again", "id": i, "now": v}, OWN, st.none() | OWN),
    st.builds(
        lambda i, text: {"type": "reflect_on", "id": i, "question": "holds", "text": text},
        OWN,
        st.text(alphabet="abé🌱", max_size=8),
    ),
    st.builds(lambda i: {"type": "drop_reread", "id": i}, OWN),
)
