"""The browser lays unsent operations on top of a view as Python will: both rules are one.

The page shows the result before Python has answered. If the two disagreed, words or the mark
would jump when the answer comes.
"""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from mentorwidgets.operations import RefusedError
from tests.reflection.writing import Desk

SCRIPT = Path(__file__).parent.parent / "js" / "writer_fold.mjs"
STEPS = st.integers(1, 4).map(lambda n: f"{n:032x}")
PLAN_OPS = st.one_of(
    st.builds(
        lambda i, by: {"type": "add_action", "id": i, "step": "write", **by},
        STEPS,
        st.sampled_from([{}, {"by": "2027-01-01"}]),
    ),
    st.builds(
        lambda i, c: {"type": "edit_action", "id": i, "changes": c},
        STEPS,
        st.sampled_from([{"done": True}, {"step": "ask"}, {"by": None}]),
    ),
    st.builds(lambda i: {"type": "drop_action", "id": i}, STEPS),
)
TEXTS = st.text(alphabet="ab .\n🌱é", max_size=12)


@st.composite
def sittings(draw) -> dict:
    """Some operations that Python has seen, and some more that it has not."""
    desk = Desk()
    known = draw(st.integers(0, 6))
    for number in range(known + draw(st.integers(1, 6))):
        if number == known:
            view, seen = desk.view, len(desk.entries)
        try:
            _act(draw, desk, number)
        except RefusedError:
            continue
    return {"view": view, "pending": desk.entries[seen:], "after": desk.view}


def _act(draw, desk: Desk, number: int) -> None:
    page = draw(st.integers(1, 3))
    text = desk.work.text
    heads = [head["op"] for head in desk.view["fields"]["text"]["heads"]]
    what = draw(
        st.sampled_from(
            ["edit", "edit", "write", "mark", "keep", "unmark", "tick", "answer", "plan", "paper"]
        )
    )
    if what == "edit":
        at = draw(st.integers(0, len(text)))
        end = draw(st.integers(at, len(text)))
        desk.write(text[:at] + draw(TEXTS) + text[end:], *heads[-1:], page=page)
    elif what == "write":
        desk.write(
            draw(TEXTS), *draw(st.lists(st.sampled_from(heads or ["0" * 32 + ".1"]))), page=page
        )
    elif what == "mark":
        at = draw(st.integers(0, len(text)))
        words = text[at : draw(st.integers(at, len(text)))]
        if words.strip():
            desk.mark(words, page=page)
    elif what == "keep":
        desk.keep(number, text=draw(TEXTS))
    elif what == "plan":
        desk.do(draw(PLAN_OPS), page=page)
    elif what == "paper":
        day = draw(st.sampled_from(["2026-11-20", "2026-11-21", None]))
        desk.do({"type": "on_paper", "day": day}, page=page)
    elif what == "unmark":
        desk.do({"type": "unmark"}, page=page)
    elif what == "tick":
        desk.do({"type": "tick", "step": "reread", "done": draw(st.booleans())}, page=page)
    else:
        desk.write(draw(TEXTS), field="moments", page=page)


@settings(max_examples=30, deadline=None)
@given(st.lists(sittings(), min_size=1, max_size=12))
def test_what_the_browser_shows_early_is_what_python_will_say(cases):
    told = [
        {
            "view": case["view"],
            "pending": [
                {"document": "d", "client": e.client, "seq": e.seq, "op": dict(e.op)}
                for e in case["pending"]
            ],
        }
        for case in cases
    ]
    node = shutil.which("node")
    assert node, "Node.js runs the browser's half of this test"
    run = subprocess.run(
        [node, str(SCRIPT)], input=json.dumps(told), capture_output=True, text=True, check=True
    )
    for case, shown in zip(cases, json.loads(run.stdout), strict=True):
        after = case["after"]
        for name, field in after["fields"].items():
            theirs = [(head["op"], head["text"]) for head in shown["fields"][name]["heads"]]
            assert theirs == [(head["op"], head["text"]) for head in field["heads"]]
        assert [d["text"] for d in shown["drafts"]] == [d["text"] for d in after["drafts"]]
        assert [d["words"] for d in shown["drafts"]] == [d["words"] for d in after["drafts"]]
        assert shown["actions"] == after["actions"]
        assert shown["steps"]["reread"] == after["steps"]["reread"]
        assert shown["onPaper"] == after["onPaper"]
        assert shown["words"] == after["words"]
        assert _comparable(shown["quotation"]) == _comparable(after["quotation"])


def _comparable(quotation: dict | None) -> tuple | None:
    # Of two places with the same words either may be chosen: units and characters measure
    # distances differently where there are emoji.
    return quotation and (quotation["text"], quotation["op"], quotation["state"])
