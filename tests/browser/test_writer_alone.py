"""One person and their text: typed, kept, compared, marked, and there again."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE
from tests.browser.writing import (
    FIRST,
    SUCCESS,
    TEXT,
    Shelf,
    marked,
    open_part,
    saved,
    select,
    text_of,
    write,
)


@pytest.fixture(scope="module")
def shelf(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path_factory.mktemp("writer"), browser)
    yield shelf
    shelf.served.close()


@pytest.fixture
def writer(shelf: Shelf, visitor: Callable[..., Page]) -> Page:
    """An empty page of the owner's."""
    page = visitor(shelf.next(), storage_state=shelf.key)
    text_of(page)
    return page


def test_what_is_typed_is_there_after_a_reload(writer):
    text_of(writer).press_sequentially("Success, für mich: 成功 🌱")
    saved(writer)
    writer.reload()
    expect(text_of(writer)).to_have_value("Success, für mich: 成功 🌱")


def test_a_reload_in_the_middle_of_a_word_loses_nothing(writer):
    text_of(writer).press_sequentially("Written in one breath")
    writer.reload()
    expect(text_of(writer)).to_have_value("Written in one breath")
    saved(writer)


def test_an_answer_of_the_pre_work_is_there_after_a_reload(writer):
    open_part(writer, "Before")
    question = writer.get_by_label("What would be enough?")
    question.fill("Two evenings a week.")
    saved(writer)
    writer.reload()
    expect(question).to_have_value("Two evenings a week.")


def test_an_answer_stays_readable_when_the_trainer_no_longer_asks(shelf, writer):
    open_part(writer, "Before")
    writer.get_by_label("What would be enough?").fill("Two evenings a week.")
    saved(writer)
    content = shelf.exercises / writer.url.rsplit("/", 1)[1] / "exercise.yaml"
    edited = content.read_text(encoding="utf-8").replace("id: enough", "id: plenty")
    content.write_text(edited, encoding="utf-8")
    writer.reload()
    expect(writer.get_by_label("What would be enough?")).to_have_value("")
    writer.get_by_text("Answers to questions that are no longer asked").click()
    expect(writer.get_by_text("Two evenings a week.")).to_be_visible()


def test_the_field_grows_with_its_text(writer):
    field = text_of(writer)
    before = field.bounding_box()["height"]
    write(writer, "\n".join(["A line."] * 30))
    assert field.bounding_box()["height"] > before
    assert field.evaluate("t => t.scrollHeight <= t.clientHeight + 1")


def test_words_are_marked_by_mouse_where_they_are_selected(writer):
    write(writer, TEXT)
    field = text_of(writer)
    field.dblclick(position={"x": 34, "y": 20})
    writer.get_by_role("button", name="This may be shared").click()
    words = marked(writer).inner_text()
    assert words in TEXT
    expect(writer.locator(".w-quote")).to_have_text(words)


def test_words_are_marked_by_keyboard_alone_and_the_mark_outlives_a_reload(writer):
    write(writer, TEXT)
    select(writer, FIRST)
    writer.keyboard.press("Tab")
    expect(writer.get_by_role("button", name="This may be shared")).to_be_focused()
    writer.keyboard.press("Enter")
    expect(marked(writer)).to_have_text(FIRST)
    expect(text_of(writer)).to_be_focused()
    saved(writer)
    writer.reload()
    expect(marked(writer)).to_have_text(FIRST)


def test_the_marked_sentence_moves_with_an_edit_before_it(writer):
    write(writer, TEXT)
    select(writer, FIRST)
    writer.get_by_role("button", name="Mark the selected words").click()
    text_of(writer).focus()
    writer.keyboard.press("ControlOrMeta+Home")
    writer.keyboard.type("Once, long ago: ")
    # Before anything was sent, and as Python has it.
    expect(marked(writer)).to_have_text(FIRST)
    saved(writer)
    writer.reload()
    expect(text_of(writer)).to_have_value("Once, long ago: " + TEXT)
    expect(marked(writer)).to_have_text(FIRST)


def test_the_page_asks_when_the_marked_words_are_gone(writer):
    write(writer, TEXT)
    select(writer, FIRST)
    writer.get_by_role("button", name="Mark the selected words").click()
    write(writer, "Something else.")
    expect(writer.get_by_text("The words you marked are no longer in the text")).to_be_visible()
    writer.get_by_role("button", name="Mark nothing").click()
    expect(writer.get_by_text("Nothing is marked")).to_be_visible()


def test_marking_without_a_selection_says_what_to_do(writer):
    write(writer, TEXT)
    text_of(writer).focus()
    writer.keyboard.press("ControlOrMeta+Home")
    writer.get_by_role("button", name="Mark the selected words").click()
    expect(writer.get_by_text("Select words in your text first")).to_be_visible()


@pytest.mark.parametrize("size", ["100%", "200%"])
def test_the_mark_lies_exactly_behind_its_words(writer, size):
    write(writer, " ".join([TEXT] * 4) + " x" * 120)
    select(writer, FIRST)
    writer.get_by_role("button", name="Mark the selected words").click()
    writer.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
    for viewport in ({"width": 1280, "height": 800}, PHONE):
        writer.set_viewport_size(viewport)
        styles = writer.evaluate(
            """() => ['.w-text', '.w-backdrop'].map((name) => {
                const e = document.querySelector(name), s = getComputedStyle(e);
                const box = e.getBoundingClientRect();
                return [s.fontFamily, s.fontSize, s.lineHeight, s.padding, s.whiteSpace,
                        s.overflowWrap, s.wordSpacing, s.letterSpacing,
                        box.x, box.y, box.width, box.height];
            })"""
        )
        assert styles[0] == styles[1]
        # Nothing is hidden below the edge: both break their lines in the same places.
        assert text_of(writer).evaluate("t => t.scrollHeight - t.clientHeight") <= 1


def test_two_kept_versions_are_compared_word_by_word(writer):
    write(writer, "Success is work that matters.")
    writer.get_by_role("button", name="Keep this version").click()
    write(writer, "Success is rest that matters.")
    writer.get_by_role("button", name="Keep this version").click()
    saved(writer)
    writer.get_by_role("button", name=re.compile("^1 · today")).click()
    expect(writer.locator(".w-sides del")).to_contain_text("work")
    expect(writer.locator(".w-sides ins")).to_contain_text("rest")
    expect(writer.get_by_text("1 word taken away, 1 word added").first).to_be_visible()
    writer.get_by_label("Later").select_option(index=0)
    expect(writer.get_by_text("Both are the same.").first).to_be_visible()
    writer.keyboard.press("Escape")
    expect(text_of(writer)).to_be_focused()


def test_going_on_from_an_earlier_version_keeps_the_text_that_was_there(writer):
    write(writer, "The first.")
    writer.get_by_role("button", name="Keep this version").click()
    write(writer, "The second, not kept.")
    writer.get_by_role("button", name=re.compile("^1 · today")).click()
    writer.get_by_role("button", name="Go on from this version").click()
    expect(text_of(writer)).to_have_value("The first.")
    expect(writer.get_by_role("button", name=re.compile("^2 · today"))).to_be_visible()
    saved(writer)
    writer.reload()
    expect(text_of(writer)).to_have_value("The first.")


def test_one_version_is_kept_once(writer):
    keep = writer.get_by_role("button", name="Keep this version")
    expect(keep).to_have_attribute("aria-disabled", "true")
    write(writer, "Words.")
    keep.click()
    expect(keep).to_have_attribute("aria-disabled", "true")
    keep.focus()
    writer.keyboard.press("Enter")
    saved(writer)
    expect(writer.get_by_text("1 version kept")).to_be_visible()


def test_another_question_is_shown_when_one_is_stuck(writer):
    card = writer.get_by_role("region", name="If you are stuck")
    first = card.locator("p").inner_text()
    card.get_by_role("button", name="another question").click()
    expect(card.locator("p")).not_to_have_text(first)


def test_a_step_is_ticked_and_stays_ticked(shelf, writer):
    content = shelf.exercises / writer.url.rsplit("/", 1)[1] / "exercise.yaml"
    waits = "{section: {id: commitments, what: steps, least: 1}}"
    edited = content.read_text(encoding="utf-8").replace(waits, "{ticked: true}")
    content.write_text(edited, encoding="utf-8")
    writer.reload()
    tick = writer.get_by_label("One thing to start, stop or protect")
    tick.check()
    saved(writer)
    writer.reload()
    expect(tick).to_be_checked()


def test_a_text_that_is_too_long_is_said_so_and_stays_on_the_page(writer):
    write(writer, "Short.")
    text_of(writer).fill("x" * 20_005)
    text_of(writer).blur()
    expect(writer.get_by_text("5 characters longer than one field keeps")).to_be_visible()
    text_of(writer).fill("x" * 20_000)
    text_of(writer).blur()
    saved(writer)
    expect(writer.get_by_text("longer than one field keeps")).to_have_count(0)


def test_what_an_input_method_is_composing_is_left_alone(writer):
    field = text_of(writer)
    field.click()
    session = writer.context.new_cdp_session(writer)
    session.send(
        "Input.imeSetComposition", {"text": "せい", "selectionStart": 2, "selectionEnd": 2}
    )
    expect(field).to_have_value("せい")
    session.send(
        "Input.imeSetComposition", {"text": "成功", "selectionStart": 2, "selectionEnd": 2}
    )
    session.send("Input.insertText", {"text": "成功"})
    field.blur()
    saved(writer)
    writer.reload()
    expect(text_of(writer)).to_have_value("成功")


def test_pasted_control_characters_are_dropped_and_the_rest_is_saved(writer):
    text_of(writer).fill("a\x00b\x07c\td")
    text_of(writer).blur()
    saved(writer)
    writer.reload()
    expect(text_of(writer)).to_have_value("abc\td")


@pytest.mark.parametrize("viewport", [None, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_on_any_face_of_the_writer(writer, axe, viewport):
    if viewport:
        writer.set_viewport_size(viewport)
    axe(writer)
    write(writer, f"{TEXT} {SUCCESS}")
    select(writer, FIRST)
    axe(writer)
    writer.get_by_role("button", name="This may be shared").click()
    writer.get_by_role("button", name="Keep this version").click()
    write(writer, SUCCESS)
    axe(writer)
    writer.get_by_role("button", name="Compare drafts").click()
    expect(writer.locator(".w-sides del").first).to_be_visible()
    axe(writer)


def test_the_page_never_scrolls_sideways(writer):
    write(writer, "Donaudampfschifffahrtsgesellschaftskapitän" * 4)
    writer.get_by_role("button", name="Keep this version").click()
    for width, size in ((1280, "200%"), (390, "100%"), (390, "200%"), (320, "100%")):
        writer.set_viewport_size({"width": width, "height": 800})
        writer.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
        assert writer.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
