"""Parts of a hundred: whatever is edited, they are whole, none is below 0, and they make a hundred."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mentorwidgets.reflection.allocation import WHOLE, apportion, distance, exchange, reweigh

SCRIPT = Path(__file__).parent.parent / "js" / "allocation.mjs"
NAMES = [f"domain-{n}" for n in range(24)]
SHARES = st.lists(st.integers(0, 10_080), min_size=2, max_size=12).map(
    lambda shares: dict(zip(NAMES, shares, strict=False))
)
ALLOCATIONS = SHARES.map(apportion)
TO = st.integers(-20, 130)


def whole(parts: dict[str, int]) -> bool:
    return sum(parts.values()) == WHOLE and all(part >= 0 for part in parts.values())


@given(SHARES, st.integers(0, 10_080))
def test_a_divided_whole_is_the_whole_and_nobody_is_off_by_one(shares, total):
    parts = apportion(shares, total)
    assert sum(parts.values()) == total
    given_in_all = sum(shares.values())
    for name, share in shares.items():
        due = share * total / given_in_all if given_in_all else total / len(shares)
        assert abs(parts[name] - due) < 1


@given(ALLOCATIONS)
def test_what_is_whole_already_stays_as_it_is(values):
    assert apportion(values) == values


@given(ALLOCATIONS, st.data())
def test_any_edits_one_after_the_other_leave_a_hundred(values, data):
    for _edit in range(data.draw(st.integers(1, 12))):
        names = list(values)
        changed = data.draw(st.sampled_from(names))
        held = data.draw(st.sets(st.sampled_from(names)))
        if data.draw(st.booleans()):
            values = reweigh(values, changed, data.draw(TO), held)
        else:
            other = data.draw(st.sampled_from([name for name in names if name != changed]))
            values = exchange(values, changed, other, data.draw(st.integers(-120, 120)))
        assert whole(values)
        assert list(values) == names


@given(ALLOCATIONS, st.data())
def test_what_is_held_stays_and_what_is_typed_is_there(values, data):
    changed = data.draw(st.sampled_from(list(values)))
    held = data.draw(st.sets(st.sampled_from([name for name in values if name != changed])))
    assume(len(held) < len(values) - 1)
    to = data.draw(TO)
    after = reweigh(values, changed, to, held)
    assert all(after[name] == values[name] for name in held)
    most = WHOLE - sum(values[name] for name in held)
    assert after[changed] == max(0, min(to, most))


@given(ALLOCATIONS, st.data())
def test_when_all_others_are_held_nothing_moves(values, data):
    changed = data.draw(st.sampled_from(list(values)))
    assert reweigh(values, changed, data.draw(TO), set(values) - {changed}) == values


@given(ALLOCATIONS, st.data())
def test_a_border_touches_its_two_neighbours_alone(values, data):
    one, other = data.draw(
        st.lists(st.sampled_from(list(values)), min_size=2, max_size=2, unique=True)
    )
    after = exchange(values, one, other, data.draw(st.integers(-120, 120)))
    assert {name for name in values if after[name] != values[name]} <= {one, other}
    assert after[one] + after[other] == values[one] + values[other]


@given(SHARES, st.data())
def test_a_distance_is_what_would_have_to_move(shares, data):
    one = apportion(shares)
    other = apportion({name: data.draw(st.integers(0, 50)) for name in shares})
    apart = distance(one, other)
    assert 0 <= apart <= WHOLE
    assert apart == distance(other, one)
    assert (apart == 0) == (one == other)
    assert apart == sum(max(0, one[name] - other[name]) for name in one)


@st.composite
def edits(draw) -> dict:
    values = draw(ALLOCATIONS)
    changed, other = draw(
        st.lists(st.sampled_from(list(values)), min_size=2, max_size=2, unique=True)
    )
    return {
        "values": values,
        "changed": changed,
        "other": other,
        "to": draw(TO),
        "held": sorted(draw(st.sets(st.sampled_from(list(values))))),
        "total": draw(st.integers(0, 10_080)),
        "second": {name: draw(st.integers(0, 10_080)) for name in values},
    }


@settings(max_examples=10, deadline=None)
@given(st.lists(edits(), min_size=1, max_size=40))
def test_the_page_reckons_as_python_does(cases):
    node = shutil.which("node")
    assert node, "Node.js runs the browser's half of this test"
    run = subprocess.run(
        [node, str(SCRIPT)], input=json.dumps(cases), capture_output=True, text=True, check=True
    )
    for case, theirs in zip(cases, json.loads(run.stdout), strict=True):
        values, changed, to = case["values"], case["changed"], case["to"]
        assert theirs == {
            "apportioned": apportion(case["second"], case["total"]),
            "reweighed": reweigh(values, changed, to, case["held"]),
            "exchanged": exchange(values, changed, case["other"], to - 50),
            "distance": distance(values, apportion(case["second"])),
        }
