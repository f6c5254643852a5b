"""The wallet: what is taken in, what is refused beside its field, and two years compared."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorwidgets.content.section_results import ResultsSection
from mentorwidgets.operations import RefusedError
from mentorwidgets.reflection.results import ResultsPart
from mentorwidgets.reflection.results_checks import labels_in_order
from mentorwidgets.reflection.results_compare import compare_results
from tests.reflection.results_samples import RESULTS, RESULTS_OPS

AT = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)
ONE, TWO = f"{1:032x}", f"{2:032x}"


def wallet(*ops: dict[str, Any]) -> ResultsPart:
    made = ResultsPart(ResultsSection.model_validate(RESULTS))
    for op in ops:
        do(made, op)
    return made


def do(made: ResultsPart, op: dict[str, Any]) -> None:
    op = {**op, "section": "wallet"}
    made.check(op)
    made.take(op, AT)


def add(kind: str, key: str = ONE) -> dict[str, Any]:
    return {"type": "add_result", "id": key, "kind": kind}


def edit(field: str, value: Any, key: str = ONE, **more: Any) -> dict[str, Any]:
    return {"type": "edit_result", "id": key, "field": field, "value": value, **more}


def ranks(*labels: str) -> list[dict[str, Any]]:
    return [{"rank": n, "label": label} for n, label in enumerate(labels, 1)]


@pytest.mark.parametrize(
    ("kind", "field", "value", "words"),
    [
        ("strengths", "ranks", ranks("Curiosity", " curiosity "), "there twice: 1 and 2"),
        ("strengths", "ranks", ranks(*"abcdef"), "At most 5, please; these are 6"),
        ("strengths", "ranks", [{"rank": 2, "label": "a"}], "There is no number 1"),
        (
            "strengths",
            "ranks",
            [{"rank": 1, "label": "a"}, {"rank": 1, "label": "b"}],
            "Number 1 is there twice",
        ),
        ("strengths", "day", "2026-12-01", "lies ahead"),
        ("strengths", "day", "yesterday", "A day was expected"),
        ("strengths", "ring", "maybe", "Choose one of the answers"),
        ("strengths", "note:year", "x", "does not ask that"),
        ("type", "code", "XNFJ", "does not look like INFJ"),
        ("type", "code", "INFJ-", "does not look like INFJ"),
        ("five", "scale", "stanine", "Choose one of the answers"),
        ("five", "score:humour", 3, "does not ask that"),
        ("five", "score:warmth", "much", "A number was expected"),
    ],
)
def test_what_does_not_fit_is_refused_beside_its_field(
    kind: str, field: str, value: Any, words: str
) -> None:
    made = wallet(add(kind))
    before = made.view()
    with pytest.raises(RefusedError, match=words) as refused:
        do(made, edit(field, value))
    assert refused.value.field == field
    assert made.view() == before


def test_scores_lie_within_the_scale_that_was_stated_also_when_it_is_stated_later() -> None:
    made = wallet(add("five"), edit("scale", "mean"), edit("score:warmth", 4.5))
    with pytest.raises(RefusedError, match="from 1 to 5"):
        do(made, edit("score:openness", 40))
    do(made, edit("scale", "percent"))
    do(made, edit("score:openness", 40))
    with pytest.raises(RefusedError, match=r"from 1 to 5\. Openness is 40"):
        do(made, edit("scale", "mean"))
    do(made, edit("scale", "own"))
    do(made, edit("least", 0))
    with pytest.raises(RefusedError, match="must be above"):
        do(made, edit("most", 0))


def test_a_code_is_kept_in_capitals_and_a_topic_is_private() -> None:
    made = wallet(
        add("type"), edit("code", "infj-t"), add("association", TWO), edit("topic", "age", TWO)
    )
    code, topic = made.items()
    assert (code.text, code.private) == ("INFJ-T", False)
    assert (topic.text, topic.private) == ("age", True)
    assert made.counts() == {"results": 2}


def test_what_was_taken_out_comes_back_whole() -> None:
    made = wallet(add("strengths"), edit("ranks", ranks("a", "b")), edit("note:month", "at home"))
    before = made.view()["results"]
    do(made, {"type": "drop_result", "id": ONE})
    assert made.view()["results"] == []
    do(made, {"type": "restore_result", "id": ONE})
    assert made.view()["results"] == before


def test_a_note_that_another_page_changed_meanwhile_is_asked_about() -> None:
    made = wallet(add("strengths"), edit("note:month", "at home"))
    with pytest.raises(RefusedError, match="at home"):
        do(made, edit("note:month", "at work", was=""))


def test_two_years_are_compared_by_their_labels_whatever_the_capitals() -> None:
    made = wallet(
        add("strengths"),
        edit("ranks", ranks("Curiosity", "Humour", "Care")),
        add("strengths", TWO),
        edit("ranks", ranks("humour", "Patience", "curiosity"), TWO),
    )
    earlier, later = made.results
    kind = made.kind_of(earlier)
    assert kind is not None
    moved = {
        row.label: (row.earlier, row.later, row.by)
        for row in compare_results(kind, earlier, later).rows
    }
    assert moved == {
        "humour": (2, 1, -1),
        "Patience": (None, 2, None),
        "curiosity": (1, 3, 2),
        "Care": (3, None, None),
    }


def test_scores_on_different_scales_are_not_compared() -> None:
    made = wallet(
        add("five"),
        edit("scale", "mean"),
        edit("score:warmth", 3),
        add("five", TWO),
        edit("scale", "percent", TWO),
        edit("score:warmth", 60, TWO),
    )
    earlier, later = made.results
    kind = made.kind_of(earlier)
    assert kind is not None
    assert not compare_results(kind, earlier, later).comparable
    do(made, edit("score:warmth", 4, TWO))
    do(made, edit("scale", "mean", TWO))
    compared = compare_results(kind, *made.results)
    assert (compared.comparable, compared.least, compared.most) == (True, 1, 5)
    assert compared.rows[0].by == 1


@given(st.lists(st.tuples(st.integers(1, 6), st.text(alphabet="abAB ", max_size=3)), max_size=6))
def test_labels_are_taken_when_their_ranks_run_from_one_and_no_label_is_there_twice(
    pairs: list[tuple[int, str]],
) -> None:
    from mentorwidgets.reflection.results import Rank

    said = [(rank, " ".join(label.split())) for rank, label in pairs if label.split()]
    fits = sorted(rank for rank, _ in said) == list(range(1, len(said) + 1)) and len(
        {label.casefold() for _, label in said}
    ) == len(said)
    given_ranks = [Rank(rank=rank, label=label) for rank, label in pairs]
    if not fits:
        with pytest.raises(RefusedError):
            labels_in_order(given_ranks)
        return
    assert labels_in_order(given_ranks) == tuple(label for _rank, label in sorted(said))


@given(st.lists(RESULTS_OPS, max_size=25))
def test_no_change_loses_a_result_that_nobody_took_out(ops: list[dict[str, Any]]) -> None:
    made = wallet()
    there: set[str] = set()
    for op in ops:
        try:
            do(made, op)
        except RefusedError:
            continue
        if op["type"] in ("add_result", "restore_result"):
            there.add(op["id"])
        elif op["type"] == "drop_result":
            there.discard(op["id"])
        assert {one["id"] for one in made.view()["results"]} == there
