"""A list of entries: what is said in it, in which order, and what is refused."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorwidgets.content.sections import ListSection
from mentorwidgets.operations import RefusedError
from mentorwidgets.reflection.entries import EntriesPart
from tests.reflection.section_samples import LIST, LIST_OPS

AT = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)
ONE, TWO, THREE = (f"{n:032x}" for n in (1, 2, 3))


def part(*ops: dict[str, Any]) -> EntriesPart:
    made = EntriesPart(ListSection.model_validate(LIST))
    for op in ops:
        do(made, op)
    return made


def do(made: EntriesPart, op: dict[str, Any]) -> None:
    op = {**op, "section": "goals"}
    made.check(op)
    made.take(op, AT)


def add(key: str, **fields: Any) -> dict[str, Any]:
    return {"type": "add_entry", "id": key, "fields": fields}


def order(made: EntriesPart) -> list[str]:
    return [entry["id"] for entry in made.view()["entries"]]


def test_entries_stand_as_added_and_move_before_another_or_to_the_end() -> None:
    made = part(add(ONE, goal="write"), add(TWO, goal="teach"), add(THREE, goal="rest"))
    do(made, {"type": "move_entry", "id": THREE, "before": ONE})
    assert order(made) == [THREE, ONE, TWO]
    do(made, {"type": "move_entry", "id": THREE, "before": None})
    assert order(made) == [ONE, TWO, THREE]
    # What it was to stand before was taken off on another page.
    do(made, {"type": "drop_entry", "id": TWO})
    do(made, {"type": "move_entry", "id": ONE, "before": TWO})
    assert order(made) == [THREE, ONE]


def test_an_entry_reads_as_words_and_its_answers_are_counted() -> None:
    made = part(
        add(ONE, goal="write", fit="supports", hours=2.5, stars=4),
        add(TWO, goal="teach"),
        add(THREE, goal="", fit=None),
    )
    first, second = made.items()
    assert first.text == "write\nHow it fits: supports it\nHours: 2.5 hours\nStars: 4 of 5"
    assert second.text == "teach"
    assert made.counts() == {"entries": 2}
    assert made.answers() == {"supports": 1, "against": 0, "": 1}


@pytest.mark.parametrize(
    ("fields", "field", "words"),
    [
        ({"fit": "maybe"}, "fit", "Choose one of the answers"),
        ({"hours": 41}, "hours", "At most 40"),
        ({"hours": "many"}, "hours", "A number was expected"),
        ({"stars": 0}, "stars", "At least 1"),
        ({"stars": 2.5}, "stars", "A whole number"),
        ({"by": "soon"}, "by", "A day was expected"),
        ({"colour": "red"}, "colour", "does not ask that"),
    ],
)
def test_what_the_content_does_not_offer_is_refused_beside_its_field(
    fields: dict[str, Any], field: str, words: str
) -> None:
    made = part()
    with pytest.raises(RefusedError, match=words) as refused:
        do(made, add(ONE, **fields))
    assert refused.value.field == field
    assert made.view() == {"entries": []}


def test_a_text_that_another_page_changed_meanwhile_is_asked_about() -> None:
    made = part(add(ONE, goal="write"))
    edit = {"type": "edit_entry", "id": ONE, "field": "goal"}
    do(made, {**edit, "value": "write daily", "was": "write"})
    with pytest.raises(RefusedError, match="write daily"):
        do(made, {**edit, "value": "write weekly", "was": "write"})
    do(made, {**edit, "value": "write weekly", "was": "write daily"})
    assert made.view()["entries"][0]["fields"]["goal"] == "write weekly"


def test_what_is_no_longer_asked_stays_readable() -> None:
    made = part()
    made.take({**add(ONE, goal="write", colour="red"), "section": "goals"}, AT)
    assert made.view()["entries"][0]["fields"]["colour"] == "red"
    (item,) = made.items()
    assert item.text == "write\nred"


@given(st.lists(LIST_OPS, max_size=20))
def test_nothing_a_page_sends_makes_an_entry_twice_or_loses_one(ops: list[dict[str, Any]]) -> None:
    made = part()
    there: set[str] = set()
    for op in ops:
        try:
            do(made, op)
        except RefusedError:
            continue
        if op["type"] == "add_entry":
            there.add(op["id"])
        elif op["type"] == "drop_entry":
            there.discard(op["id"])
        assert sorted(order(made)) == sorted(there)
