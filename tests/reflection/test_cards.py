"""A sort of cards: every move can be taken back, and two pages of one person end the same."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorwidgets.content.section_cards import CardsSection
from mentorwidgets.operations import RefusedError
from mentorwidgets.reflection.cards import CardsPart
from mentorwidgets.reflection.moves import MOST_MOVES
from tests.reflection.cards_samples import CARDS, CHOICES, RANKS, SORTS, UNDOS

AT = datetime(2026, 11, 12, 9, 0, tzinfo=UTC)
OWN = "a" * 32


def part(**content: Any) -> CardsPart:
    return CardsPart(CardsSection.model_validate({**CARDS, **content}))


def do(sort: CardsPart, kind: str, **op: Any) -> None:
    full = {"type": kind, "section": "sort", **op}
    sort.check(full)
    sort.take(full, AT)


def put(sort: CardsPart, card: str, pile: str | None, move: int, **more: Any) -> None:
    do(sort, "sort_card", card=card, pile=pile, move=f"{move:032x}", **more)


def pick(sort: CardsPart, card: str, move: int, *, chosen: bool = True) -> None:
    do(sort, "choose_card", card=card, chosen=chosen, move=f"{move:032x}")


def lying(sort: CardsPart) -> dict[str, list[str]]:
    return {pile.id: [card.id for card in sort.pile(pile.id)] for pile in sort.section.piles}


def ranked(sort: CardsPart) -> list[str]:
    return [card.id for card in sort.ranked()]


def test_a_card_lies_where_it_was_put_last_and_one_step_back_where_it_lay_before():
    sort = part()
    put(sort, "order", "not", 1)
    put(sort, "order", "most", 2)
    assert lying(sort)["most"] == ["order"]
    do(sort, "undo_sort", move=f"{2:032x}")
    assert lying(sort)["not"] == ["order"]
    do(sort, "undo_sort", move=f"{1:032x}")
    assert sort.counts()["sorted"] == 0


def test_chosen_cards_stand_in_order_and_those_that_come_later_at_the_end():
    sort = part()
    for move, card in enumerate(("order", "risk", "tea")):
        pick(sort, card, move)
    do(sort, "rank_cards", order=["risk", "order"], move=f"{9:032x}")
    assert ranked(sort) == ["risk", "order", "tea"]
    assert sort.counts() == {"chosen": 3, "sorted": 0, "ranked": 2}
    pick(sort, "risk", 10, chosen=False)
    assert ranked(sort) == ["order", "tea"]


def test_what_is_private_is_never_offered_to_be_shared():
    sort = part()
    for move, card in enumerate(("romance", "order", "tea")):
        pick(sort, card, move)
        put(sort, card, "most", 10 + move)
    do(sort, "mark_private", card="tea", private=True)
    # What the content keeps from others is for nobody to open.
    do(sort, "mark_private", card="romance", private=False)
    shared = [item.text for item in sort.items() if not item.private]
    assert shared == ["Order"]
    assert {item.id for item in sort.items() if item.private} == {"romance", "tea", "pile-most"}


def test_a_card_that_left_the_deck_stays_with_whoever_sorted_it_as_private_as_it_was():
    fewer = [card for card in CARDS["cards"] if card["id"] not in ("romance", "risk")]
    sort = part(cards=fewer)
    for move, (card, hide) in enumerate((("romance", True), ("risk", False))):
        op = {"type": "sort_card", "section": "sort", "card": card, "pile": "most"}
        told = {"label": card.title(), "private": hide, "move": f"{move:032x}"}
        sort.take({**op, **told}, AT)
    pick(sort, "romance", 5)
    assert [(card.label, card.private) for card in sort.ranked()] == [("Romance", True)]
    assert [card["label"] for card in sort.view()["gone"]] == ["Romance", "Risk"]
    put(sort, "risk", "some", 6)
    assert lying(sort) == {"not": [], "some": ["risk"], "most": ["romance"]}


def test_a_card_of_ones_own_is_written_changed_taken_away_and_there_again():
    sort = part()
    do(sort, "add_card", id=OWN, label=" Tram  rides ", text="", private=True)
    put(sort, OWN, "most", 1)
    do(sort, "edit_card", id=OWN, label="Trams", text="To look out.", was="Tram rides")
    assert [(card.label, card.private) for card in sort.pile("most")] == [("Trams", True)]
    do(sort, "drop_card", id=OWN)
    assert lying(sort)["most"] == []
    do(sort, "add_card", id=OWN, label="Trams")
    assert [card.label for card in sort.pile("most")] == ["Trams"]


@pytest.mark.parametrize(
    ("op", "field"),
    [
        ({"type": "sort_card", "card": "nothing", "pile": "most", "move": OWN}, "card"),
        ({"type": "sort_card", "card": "order", "pile": "nowhere", "move": OWN}, "pile"),
        ({"type": "sort_card", "card": "order", "pile": "most", "move": "1"}, "move"),
        ({"type": "choose_card", "card": "order", "chosen": 1, "move": OWN}, "chosen"),
        ({"type": "rank_cards", "order": ["nothing"], "move": OWN}, "order"),
        ({"type": "add_card", "id": OWN, "label": "\u200b"}, "label"),
        ({"type": "add_card", "id": "b" * 32, "label": "TRAMS"}, "label"),
        ({"type": "edit_card", "id": OWN, "label": "Buses", "was": "Boats"}, "label"),
        ({"type": "shuffle_cards", "seed": "now"}, "seed"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_field_and_changes_nothing(op, field):
    sort = part()
    do(sort, "add_card", id=OWN, label="Trams")
    before = sort.view()
    with pytest.raises(RefusedError) as refused:
        do(sort, **{"kind": op["type"], **{k: v for k, v in op.items() if k != "type"}})
    assert refused.value.field == field
    assert sort.view() == before


MOVING = st.one_of(SORTS, CHOICES, RANKS)


def named(ops: list[dict[str, Any]], first: int) -> list[dict[str, Any]]:
    """The operations of one page, each under a name that only it has."""
    return [{**op, "section": "sort", "move": f"{first + n:032x}"} for n, op in enumerate(ops)]


def folded(ops: list[dict[str, Any]]) -> CardsPart:
    sort = part()
    for op in ops:
        sort.take(op, AT)
    return sort


@given(st.lists(MOVING, max_size=20), st.lists(MOVING, min_size=1, max_size=20))
def test_whatever_is_taken_back_step_by_step_leaves_what_was_there(before, later):
    begun, gone = named(before, 0), named(later, 1000)
    undone = [{"type": "undo_sort", "section": "sort", "move": op["move"]} for op in reversed(gone)]
    assert folded([*begun, *gone, *undone]).view() == folded(begun).view()


@given(st.lists(MOVING, min_size=2, max_size=20), st.data())
def test_two_pages_that_take_back_different_moves_end_the_same(ops, data):
    made = named(ops, 0)
    names = data.draw(st.lists(st.sampled_from([op["move"] for op in made]), unique=True))
    undos = [{"type": "undo_sort", "section": "sort", "move": name} for name in names]
    other = data.draw(st.permutations(undos))
    assert folded([*made, *undos]).view() == folded([*made, *other, *undos]).view()


@given(st.lists(st.one_of(MOVING, UNDOS), max_size=40))
def test_a_chosen_card_stands_in_the_order_once_and_a_card_lies_on_one_pile(ops):
    sort = part()
    for op in ops:
        try:
            do(sort, op["type"], **{k: v for k, v in op.items() if k != "type"})
        except RefusedError:
            continue
    order = ranked(sort)
    assert len(order) == len(set(order)) == sort.counts()["chosen"]
    on_piles = [card for pile in lying(sort).values() for card in pile]
    assert len(on_piles) == len(set(on_piles)) == sort.counts()["sorted"]


def test_many_moves_can_be_taken_back_and_the_oldest_stay():
    sort = part()
    for move in range(MOST_MOVES + 2):
        put(sort, "order", ["not", "most"][move % 2], move)
    for move in reversed(range(MOST_MOVES + 2)):
        do(sort, "undo_sort", move=f"{move:032x}")
    assert lying(sort)["most"] == ["order"]
