"""The deck of an exercise: a file of its own that a trainer changes without the rest."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorwidgets.content import Library, read_exercise
from mentorwidgets.content.checking import check_places
from mentorwidgets.content.deck import DECK_FILE
from mentorwidgets.content.deck_table import from_table, to_table
from mentorwidgets.content.marks import read_marked
from mentorwidgets.content.reading import Source, read_source
from mentorwidgets.content.section_cards import Card, CardsSection, Deck
from mentorwidgets.places import shipped
from tests.content.small import GUIDE, changed, put

SECTION = """\
sections:
  - id: sort
    kind: cards
    title: Sort them
    short: Sort
    piles:
      - {id: not, label: Not}
      - {id: very, label: Very}
      - {id: most, label: Most}
"""
DECK = """\
cards:
  - id: order
    label: Order
    text: A place for everything.
    words: [order, tidy]
  - id: romance
    label: Romance
    private: true
"""
#: Between mentor and mentee these are nobody's business.
PRIVATE = {"attractiveness", "gods-will", "intimacy", "monogamy", "romance", "sexuality"}


def small(place: Path, *, deck: str | None = DECK, section: str = SECTION) -> Path:
    text = changed(("{words: 5}", "{ticked: true}")).replace("agenda:\n", section + "agenda:\n", 1)
    folder = put(place, "small", text, GUIDE)
    if deck is not None:
        (folder / DECK_FILE).write_text(deck, encoding="utf-8")
    return folder


def cards(exercise) -> list[tuple[str, str]]:
    (section,) = (each for each in exercise.worksheets if isinstance(each, CardsSection))
    return [(card.id, card.label) for card in section.cards]


def said(folder: Path) -> list[str]:
    return [
        f"{fault.file.name}:{fault.line}: {fault.field}: {fault.sentence}"
        for fault in read_source(Source.of(folder)).faults
    ]


def test_the_shipped_deck_has_the_83_values_and_a_sentence_of_our_own_for_each():
    file = shipped("exercises") / "strengths-and-values" / DECK_FILE
    deck = Deck.model_validate(read_marked(file.read_text("utf-8"), file).data)
    assert len(deck.cards) == 83
    assert len({card.label for card in deck.cards}) == 83
    assert len({card.text for card in deck.cards}) == 83
    assert all(card.text.endswith(".") and card.words for card in deck.cards)
    assert {card.id for card in deck.cards if card.private} == PRIVATE


def test_a_section_without_cards_has_those_of_the_deck_beside_it(tmp_path):
    assert cards(read_exercise(small(tmp_path))) == [("order", "Order"), ("romance", "Romance")]


@pytest.mark.parametrize(
    ("deck", "expected"),
    [
        (
            None,
            ["exercise.yaml:26: sections.0.cards: missing; expected cards, here or in deck.yaml"],
        ),
        ("cards: []\n", ["deck.yaml:1: cards: found a list; expected at least 1 in the list"]),
        ("", ["deck.yaml:1: : found nothing; expected cards"]),
        (
            DECK.replace("label: Order", "lable: Order"),
            ['deck.yaml:3: cards.0.lable: unknown key; did you mean "label"?'],
        ),
        (
            DECK.replace("id: romance", "id: order"),
            ['deck.yaml:6: cards.1.id: "order" again, first on line 2; expected an id of its own'],
        ),
        (
            DECK.replace("label: Order", f"label: {'O' * 61}"),
            [f'deck.yaml:3: cards.0.label: found "{"O" * 56}…"; expected at most 60 characters'],
        ),
    ],
)
def test_what_is_wrong_with_a_deck_is_said_with_its_file_line_and_field(tmp_path, deck, expected):
    assert said(small(tmp_path, deck=deck)) == expected


def test_a_pile_has_an_id_of_its_own_and_fewest_is_not_more_than_most(tmp_path):
    twice = small(tmp_path, section=SECTION.replace("id: very", "id: not"))
    assert any('the pile "not" stands here twice' in line for line in said(twice))
    turned = small(tmp_path, section=SECTION + "    fewest: 6\n    most: 5\n")
    assert any("fewest is more than most" in line for line in said(turned))


def test_a_trainer_lays_a_deck_alone_over_the_shipped_exercise(tmp_path):
    small(tmp_path / "shipped")
    own = tmp_path / "own" / "small"
    own.mkdir(parents=True)
    (own / DECK_FILE).write_text("cards:\n  - {id: tea, label: Tea}\n", encoding="utf-8")
    places, kept = [tmp_path / "shipped", tmp_path / "own"], tmp_path / "kept"
    library = Library(places, last_good=kept)
    assert (library.faults, cards(library.exercise("small"))) == ((), [("tea", "Tea")])
    assert not check_places([own], below=tmp_path / "shipped").faults

    # A broken edit leaves the last good deck running, in a new process as well.
    (own / DECK_FILE).write_text("cards:\n  - {id: tea}\n", encoding="utf-8")
    assert library.refresh()
    for running in (library, Library(places, last_good=kept)):
        assert cards(running.exercise("small")) == [("tea", "Tea")]
        assert [fault.field for fault in running.faults] == ["cards.0.label"]

    (own / DECK_FILE).unlink()
    assert library.refresh()
    assert len(cards(library.exercise("small"))) == 2


def test_an_exercise_laid_over_another_has_its_deck(tmp_path):
    small(tmp_path / "shipped")
    small(tmp_path / "own", deck=None)
    library = Library([tmp_path / "shipped", tmp_path / "own"])
    assert (library.faults, len(cards(library.exercise("small")))) == ((), 2)


def test_a_deck_goes_through_a_spreadsheet_and_back_unless_a_known_card_would_change_its_id():
    known = (
        Card(id="order", label="Order", text="=SUM of things", words=("order", "tidy")),
        Card(id="risk", label="Risk", private=True),
    )
    table = to_table(known)
    yaml, faults = from_table(table, Path("deck.csv"), known)
    data = read_marked(yaml, Path("deck.yaml")).data
    assert (faults, Deck.model_validate(data).cards) == ((), known)

    yaml, faults = from_table(table + ",Café au lait,,,yes\n", Path("deck.csv"), known)
    assert not faults
    assert '"id": "cafe-au-lait"' in yaml

    changed_table = table.replace("order,Order", "orderly,Order") + "risk,Another,,,\n"
    _yaml, faults = from_table(changed_table, Path("deck.csv"), known)
    assert [(fault.line, fault.field) for fault in faults] == [(2, "id"), (4, "id")]


def test_a_new_card_of_a_table_gets_an_id_of_its_own_and_a_label_stands_once():
    known = (Card(id="order", label="Order"),)
    table = "label,words\nOrder,\nOr-der,\nOr der,\n10 things,\n静けさ,\n"
    yaml, faults = from_table(table, Path("deck.csv"), known)
    assert not faults
    data = read_marked(yaml, Path("deck.yaml")).data
    ids = [card.id for card in Deck.model_validate(data).cards]
    assert ids == ["order", "or-der", "or-der-2", "card-10-things", "card"]

    _yaml, faults = from_table("label,words\nTea,x\nTea,\n", Path("deck.csv"), known)
    assert [(fault.line, fault.field, fault.sentence) for fault in faults] == [
        (2, "words", 'found "x"; expected at least 2 characters'),
        (3, "label", "“Tea” again, first on line 2; expected a label of its own"),
    ]
