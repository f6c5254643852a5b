"""The page where the owner changes the cards of an exercise."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

import pytest

from mentorwidgets.content import Library
from mentorwidgets.content.deck import DECK_FILE
from mentorwidgets.content.deck_table import cards_section
from mentorwidgets.content.section_cards import Card
from mentorwidgets.places import shipped
from tests.server.client import Answer, Markup, Person
from tests.serving import Served

NAME = "strengths-and-values"
DECK = f"/deck/{NAME}"
ALL = 83


def cards(served: Served) -> tuple[Card, ...]:
    """The deck as the next page that is opened has it."""
    section = cards_section(
        Library([shipped("exercises"), served.data / "exercises"]).exercise(NAME)
    )
    assert section is not None
    return section.cards


def own_file(served: Served):
    return served.data / "exercises" / NAME / DECK_FILE


def form(page: Answer) -> dict[str, str]:
    """What a browser would send of the page as it stands."""
    fields = {}
    for tag in Markup(page.text).all("input"):
        name = tag.get("name")
        if name and (tag.get("type") != "checkbox" or "checked" in tag):
            fields[name] = tag.get("value") or ("on" if tag.get("type") == "checkbox" else "")
    for name, text in re.findall(r'<textarea[^>]*name="([^"]+)"[^>]*>(.*?)</textarea>', page.text):
        fields[name] = html.unescape(text)
    return fields


def row(fields: dict[str, str], card: str) -> int:
    """The row of a card."""
    return next(
        int(name.removeprefix("id-"))
        for name, value in fields.items()
        if name.startswith("id-") and value == card
    )


@pytest.fixture
def deck(alone: Served, owner: Person) -> Iterator[dict[str, str]]:
    """The form as it is opened; afterwards the deck is the shipped one again."""
    assert not own_file(alone).exists()
    page = owner.get(DECK)
    assert page.status == 200
    yield form(page)
    own_file(alone).unlink(missing_ok=True)


def test_the_owner_sees_every_card_in_a_row_with_a_name_for_each_field(alone, owner, deck):
    page = owner.get(DECK)
    known = cards(alone)
    assert [deck[f"id-{n}"] for n in range(ALL)] == [card.id for card in known]
    assert [deck[f"label-{n}"] for n in range(ALL)] == [card.label for card in known]
    assert [deck[f"text-{n}"] for n in range(ALL)] == [card.text for card in known]
    assert deck[f"words-{row(deck, 'accuracy')}"] == "accura, exact, precis"
    assert {n for n in range(ALL) if f"private-{n}" in deck} == {
        n for n, card in enumerate(known) if card.private
    }
    empty = [f"label-{n}" for n in range(ALL, ALL + 3)]
    assert [deck[name] for name in empty] == ["", "", ""]
    assert f"label-{ALL + 3}" not in deck
    markup = Markup(page.text)
    seen = [t for t in (*markup.all("input"), *markup.all("textarea")) if t.get("type") != "hidden"]
    names = [tag.get("aria-label") for tag in seen]
    assert all(names)
    assert len(set(names)) == len(names)
    assert "Back to the deck that came" not in page.text


def test_nobody_but_the_owner_sees_or_changes_a_deck(alone, owner, room, host, open_meeting, join):
    meeting = open_meeting()
    ana, leader = join(meeting, "Ana"), Person(room.url)
    leader.open(meeting.facilitator_link)
    for person in (Person(alone.url), Person(room.url), host, ana, leader):
        for path in (DECK, f"{DECK}/shipped", f"/m/{meeting.id}{DECK}"):
            assert person.get(path).status == 403, path
            token = person.get("/open").token
            sent = person.ask(path, data={"_xsrf": token, "label-0": "Tea"})
            assert sent.status == 403, path
    assert owner.get(f"/m/{meeting.id}{DECK}").status == 403
    assert not own_file(room).exists()
    assert not own_file(alone).exists()


def test_an_exercise_without_cards_has_no_such_page(owner):
    for name in ("definition-of-success", "no-such-exercise"):
        assert owner.get(f"/deck/{name}").status == 404
        assert owner.get(f"/deck/{name}/shipped").status == 404
    assert "has no cards" in html.unescape(owner.get("/deck/definition-of-success").text)


def test_a_deck_is_changed_in_one_go_and_read_back_as_it_was_typed(alone, owner, deck):
    before = cards(alone)
    assert [card.id for card in before[:3]] == ["acceptance", "accuracy", "achievement"]
    deck["label-0"] = "  Being   taken as I am "
    deck["text-0"] = "One line\nand another."
    deck["words-0"] = "accept , taken-as,"
    deck["private-0"] = "on"
    deck["out-1"] = "on"
    deck[f"place-{ALL - 1}"] = "1"
    deck[f"place-{row(deck, 'adventure')}"] = "6"
    del deck[f"private-{row(deck, 'romance')}"]
    deck[f"label-{ALL}"], deck[f"text-{ALL}"] = "Café au lait", "=SUM of mornings"
    deck[f"label-{ALL + 1}"], deck[f"place-{ALL + 1}"] = "静けさ", "2"
    sent = owner.ask(DECK, data=deck)
    assert (sent.status, sent.location) == (303, f"{DECK}?done=saved")

    after = cards(alone)
    at = {card.id: card for card in after}
    assert len(after) == ALL + 1
    assert at["acceptance"] == Card(
        id="acceptance",
        label="Being taken as I am",
        text="One line and another.",
        words=("accept", "taken-as"),
        private=True,
    )
    assert "accuracy" not in at
    assert not at["romance"].private
    assert at["cafe-au-lait"].text == "=SUM of mornings"
    order = [card.id for card in after]
    assert order[:6] == [
        *(before[-1].id, "acceptance", "card", "achievement"),
        *(before[4].id, before[5].id),
    ]
    assert order[6] == "adventure"
    assert order[-1] == "cafe-au-lait"
    again = owner.get(sent.location)
    assert "The deck is saved" in again.text
    assert form(again)["label-2"] == "静けさ"


def test_what_is_wrong_stands_beside_its_row_and_nothing_changes_or_is_lost(alone, owner, deck):
    deck["label-0"] = ""
    deck["label-1"] = "O" * 61
    deck["label-2"] = deck["label-3"]
    deck["words-4"] = "x, fine"
    deck["place-5"] = "first"
    deck["text-6"] = "A <b>new</b> & better line."
    deck[f"text-{ALL}"] = "No name yet."
    page = owner.ask(DECK, data=deck)
    assert page.status == 200
    assert not own_file(alone).exists()

    told = {
        name: html.unescape(said)
        for name, said in re.findall(
            r'<p class="mw-fault[^"]*" id="f-([^"]+)">(.*?)</p>', page.text
        )
    }
    assert set(told) == {
        *("0-label", "1-label", "2-label", "3-label", "4-words", "5-place", f"{ALL}-label")
    }
    assert told["0-label"] == "Name: Give the card a name, or leave it out."
    assert "at most 60 characters" in told["1-label"]
    assert "at least 2 characters" in told["4-words"]
    assert "whole number" in told["5-place"]
    described = [
        tag
        for kind in ("input", "textarea")
        for tag in Markup(page.text).all(kind)
        if tag.get("aria-invalid") == "true"
    ]
    assert {tag["aria-describedby"] for tag in described} == {f"f-{name}" for name in told}
    assert sum("autofocus" in tag for tag in described) == 1
    kept, fresh = form(page), {"_xsrf", "was"}
    assert {k: v for k, v in kept.items() if k not in fresh} == {
        k: v for k, v in deck.items() if k not in fresh
    }


def test_a_deck_keeps_a_card(alone, owner, deck):
    page = owner.ask(DECK, data=deck | {f"out-{n}": "on" for n in range(ALL)})
    assert "A deck has at least one card." in page.text
    assert not own_file(alone).exists()


def test_markup_on_a_card_is_text_on_the_page(alone, owner, deck):
    said = "<script>alert(1)</script>\"'&"
    deck |= {"label-0": said, "text-0": f"</textarea>{said}", f"label-{ALL}": "<img src=x>"}
    assert owner.ask(DECK, data=deck).status == 303
    page = owner.get(DECK)
    assert not Markup(page.text).all("script")
    assert not Markup(page.text).all("img")
    fields = form(page)
    assert (fields["label-0"], fields["text-0"]) == (said, f"</textarea>{said}")
    assert {card.id: card.label for card in cards(alone)}["img-src-x"] == "<img src=x>"


def test_a_new_card_never_gets_the_id_of_another(alone, owner, deck):
    deck |= {"label-0": "Welcome", f"label-{ALL}": "Accept-ance", f"label-{ALL + 1}": "Accept ance"}
    assert owner.ask(DECK, data=deck).status == 303
    found = {card.label: card.id for card in cards(alone)}
    assert found["Welcome"] == "acceptance"
    assert (found["Accept-ance"], found["Accept ance"]) == ("accept-ance", "accept-ance-2")


def test_two_pages_do_not_overwrite_each_other_unawares(alone, owner, deck):
    assert owner.ask(DECK, data=deck | {"label-0": "Mine"}).status == 303
    late = owner.ask(DECK, data=deck | {"label-0": "Yours"})
    assert late.status == 200
    assert "Somebody else has changed the deck" in late.text
    assert cards(alone)[0].label == "Mine"
    assert form(late)["label-0"] == "Yours"
    assert owner.ask(DECK, data=form(late)).status == 303
    assert cards(alone)[0].label == "Yours"


def test_back_to_the_deck_that_came_only_when_it_is_said_twice(alone, owner, deck):
    assert owner.get(f"{DECK}/shipped").location == DECK
    assert owner.ask(DECK, data=deck | {"out-0": "on"}).status == 303
    assert "Back to the deck that came" in owner.get(DECK).text
    asked = owner.get(f"{DECK}/shipped")
    assert "Your deck of 82 cards goes" in asked.text
    assert len(cards(alone)) == ALL - 1
    sent = owner.ask(f"{DECK}/shipped", data={"_xsrf": asked.token})
    assert sent.location == f"{DECK}?done=shipped"
    assert len(cards(alone)) == ALL
    assert not own_file(alone).parent.exists()
    assert "that came with the exercise again" in owner.get(sent.location).text


def test_without_the_token_of_the_page_or_from_another_site_nothing_changes(alone, owner, deck):
    for path in (DECK, f"{DECK}/shipped"):
        assert owner.ask(path, data=deck | {"_xsrf": "", "label-0": "Tea"}).status == 403
        foreign = owner.ask(path, data=deck | {"label-0": "Tea"}, Origin="https://elsewhere.test")
        assert foreign.status == 403
    assert not own_file(alone).exists()


def test_faults_of_a_file_that_was_edited_by_hand_are_told_and_saving_mends_it(alone, owner, deck):
    own_file(alone).parent.mkdir(parents=True, exist_ok=True)
    own_file(alone).write_text("cards:\n  - {id: tea}\n", encoding="utf-8")
    page = owner.get(DECK)
    assert "cards.0.label" in page.text
    assert len([name for name in form(page) if name.startswith("id-")]) == ALL + 3
    assert owner.ask(DECK, data=form(page)).status == 303
    assert "cards.0.label" not in owner.get(DECK).text
    assert len(cards(alone)) == ALL
