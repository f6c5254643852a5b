"""Each worksheet is folded in two places, by one rule: here, and early in the browser."""

from __future__ import annotations

import json
import shutil
import subprocess
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from mentorwidgets.content.sections import SECTION_KINDS
from mentorwidgets.operations import RefusedError
from mentorwidgets.reflection.sections import PARTS
from tests.reflection.section_samples import SAMPLES

SCRIPT = Path(__file__).parent.parent / "js" / "sections_fold.mjs"
AT = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)


def test_every_kind_that_keeps_something_is_looked_at() -> None:
    assert set(SAMPLES) == set(PARTS)


@st.composite
def sittings(draw: st.DrawFn) -> dict[str, Any]:
    """Some operations that Python has seen, and more that it has not."""
    kind = draw(st.sampled_from(sorted(SAMPLES)))
    content, strategy = SAMPLES[kind]
    section = SECTION_KINDS[kind].model_validate(content)
    part = PARTS[kind](section)
    known = draw(st.integers(0, 8))
    view, ops = part.view(), []
    for number, op in enumerate(draw(st.lists(strategy, max_size=known + 6))):
        if number == known:
            view, ops = json.loads(json.dumps(part.view())), []
        given_op = {**op, "section": content["id"]}
        try:
            part.check(given_op)
            part.take(given_op, AT)
        except RefusedError:
            continue
        ops.append(given_op)
    return {"kind": kind, "view": view, "ops": ops, "after": part.view()}


@settings(max_examples=40, deadline=None)
@given(st.lists(sittings(), min_size=1, max_size=20))
def test_what_the_browser_shows_early_is_what_python_will_say(cases: list[dict[str, Any]]) -> None:
    node = shutil.which("node")
    assert node, "Node.js runs the browser's half of this test"
    told = [{key: case[key] for key in ("kind", "view", "ops")} for case in cases]
    run = subprocess.run(
        [node, str(SCRIPT)], input=json.dumps(told), capture_output=True, text=True, check=True
    )
    for case, shown in zip(cases, json.loads(run.stdout), strict=True):
        assert shown == json.loads(json.dumps(case["after"])), case["kind"]
