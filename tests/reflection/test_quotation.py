"""The marked words move with the text, or the page asks."""

from __future__ import annotations

import pytest

from mentorwidgets.operations import RefusedError
from mentorwidgets.reflection.offsets import to_characters, units
from tests.reflection.writing import Desk, marked

TEXT = "I used to count papers. Success is work that matters. I would choose it again."
MARKED = "Success is work that matters."


def edited(after: str, *, before: str = TEXT, words: str = MARKED) -> dict:
    """The view after words were marked in one text and it was changed to another."""
    desk = Desk()
    base = desk.write(before)
    desk.mark(words)
    desk.write(after, base)
    return desk.view


@pytest.mark.parametrize(
    ("after", "words"),
    [
        (f"Long ago. {TEXT}", MARKED),
        (TEXT.replace("I used to count papers. ", ""), MARKED),
        (f"{TEXT} And rest.", MARKED),
        (TEXT.replace(" I would choose it again.", ""), MARKED),
        (TEXT.replace("matters.", "matters. Really."), MARKED),
        (TEXT.replace("Success", "Well: Success"), MARKED),
        (TEXT.replace("work that", "slow work that"), "Success is slow work that matters."),
        (TEXT.replace(" that matters", ""), "Success is work."),
        (TEXT.replace("matters.", "matters"), "Success is work that matters"),
        (f"{MARKED} I used to count papers.", MARKED),
        (f"First. {TEXT} Last.", MARKED),
    ],
    ids=[
        "added before",
        "taken away before",
        "added at the end",
        "taken away after",
        "added right after",
        "added right before",
        "a word added within",
        "words taken away within",
        "the last letter taken away",
        "moved whole to another place",
        "added on both sides at once",
    ],
)
def test_the_mark_follows_an_edit(after, words):
    view = edited(after)
    assert view["quotation"]["state"] == "here"
    assert view["quotation"]["text"] == words
    assert marked(view) == words


@pytest.mark.parametrize(
    "after",
    [
        "",
        "Something else altogether.",
        TEXT.replace("matters. I would", "tires. You would"),
        TEXT.replace("Success is work that matters.", "Sometimes, at night, I doubt all of it."),
    ],
    ids=["emptied", "replaced", "changed across its end", "rewritten between equal ends"],
)
def test_the_page_asks_when_the_marked_words_cannot_be_followed(after):
    view = edited(after)
    assert view["quotation"]["state"] == "ask"
    assert view["quotation"]["text"] == MARKED
    assert view["steps"]["share"] == "working"


def test_taking_the_edit_back_brings_the_mark_back():
    desk = Desk()
    base = desk.write(TEXT)
    desk.mark(MARKED)
    gone = desk.write("Nothing.", base)
    assert desk.view["quotation"]["state"] == "ask"
    desk.write(TEXT, gone)
    assert desk.view["quotation"]["state"] == "here"
    assert marked(desk.view) == MARKED


def test_a_repeated_letter_at_the_edge_is_not_drawn_in():
    view = edited("aab c", before="ab c", words="ab")
    assert marked(view) == "ab"


def test_marking_again_moves_the_mark_and_unmarking_takes_it_away():
    desk = Desk()
    desk.write(TEXT)
    desk.mark(MARKED)
    desk.mark("I used to count papers.")
    assert marked(desk.view) == "I used to count papers."
    desk.do({"type": "unmark"})
    assert desk.view["quotation"] is None


def test_words_that_are_not_there_cannot_be_marked():
    desk = Desk()
    desk.write(TEXT)
    with pytest.raises(RefusedError, match="mark the words again"):
        desk.do({"type": "mark", "start": 0, "end": 7, "text": "Success"})


def test_blanks_cannot_be_marked():
    desk = Desk()
    desk.write("a   b")
    with pytest.raises(RefusedError, match="Select the words"):
        desk.mark("   ")


def test_half_an_emoji_cannot_be_marked():
    desk = Desk()
    desk.write("🌱 grows")
    with pytest.raises(RefusedError):
        desk.do({"type": "mark", "start": 1, "end": 4, "text": "🌱 g"})


@pytest.mark.parametrize(
    "words",
    ["👩🏽‍🔬 at work", "Sue\u0301ccess", "النجاح عملٌ", "成功とは", "🌱"],
    ids=["emoji of several parts", "combining accent", "right to left", "no spaces", "one emoji"],
)
def test_places_are_counted_as_a_browser_counts(words):
    desk = Desk()
    base = desk.write(f"🙂🙂 before {words} after 🙂")
    desk.mark(words)
    desk.write(f"🌊 new 🙂🙂 before {words} after 🙂", base)
    assert desk.view["quotation"]["state"] == "here"
    assert marked(desk.view) == words


def test_the_mark_stays_with_the_text_it_was_made_in_while_two_texts_stand():
    desk = Desk()
    base = desk.write(TEXT)
    desk.mark(MARKED)
    mine = desk.write(f"{TEXT} Mine.", base)
    other = desk.write("Another text altogether.", page=2)
    assert desk.view["quotation"]["op"] == mine
    assert marked(desk.view) == MARKED
    desk.write(f"Another text altogether.\n\n{TEXT} Mine.", mine, other)
    assert marked(desk.view) == MARKED


def test_an_offset_between_the_halves_of_a_character_is_an_error():
    assert units("a🌱b") == 4
    assert [to_characters("a🌱b", offset) for offset in (0, 1, 3, 4)] == [0, 1, 2, 3]
    for offset in (-1, 2, 5):
        with pytest.raises(ValueError, match="not between two characters"):
            to_characters("a🌱b", offset)
