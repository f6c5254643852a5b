"""One text on two devices: what flows in, what stands beside, and how one chooses."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE
from tests.browser.writing import TEXT, Shelf, marked, saved, select, text_of, write
from tests.proxy import CuttingProxy

#: What a browser says by itself when a line breaks that a test has cut.
BROKEN_LINE = r"WebSocket|ERR_|Failed to load resource|Failed to fetch|Connection lost|net::"


@pytest.fixture(scope="module")
def shelf(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Shelf]:
    shelf = Shelf(tmp_path_factory.mktemp("devices"), browser, copies=10)
    yield shelf
    shelf.served.close()


@pytest.fixture
def two(shelf: Shelf, visitor: Callable[..., Page]) -> tuple[Page, Page]:
    """Two devices of one person, both with the same empty page open."""
    address = shelf.next()
    desk = visitor(address, storage_state=shelf.key)
    train = visitor(address, storage_state=shelf.key)
    text_of(desk)
    text_of(train)
    return desk, train


@pytest.fixture
def parted(
    shelf: Shelf,
    visitor: Callable[..., Page],
    proxy: Callable[..., CuttingProxy],
    watch,
) -> tuple[Page, Page]:
    """Two devices that wrote in one text while they could not know of each other."""
    watch.expect(BROKEN_LINE)
    address = shelf.next()
    network = proxy(shelf.served)
    desk = visitor(address, storage_state=shelf.key)
    write(desk, "Ground.")
    train = visitor(network.through(address), storage_state=shelf.key)
    expect(text_of(train)).to_have_value("Ground.")
    network.cut()
    text_of(train).fill("Ground. From the train.")
    text_of(train).blur()
    expect(train.get_by_text("Offline: kept on this device").first).to_be_visible()
    write(desk, "Ground. From the desk.")
    network.mend()
    saved(train)
    for page in (desk, train):
        expect(page.get_by_role("region", name="Two versions of one text")).to_be_visible()
    return desk, train


def test_what_is_written_on_one_device_flows_into_the_other_that_rests(two):
    desk, train = two
    write(desk, TEXT)
    expect(text_of(train)).to_have_value(TEXT)
    write(train, f"{TEXT} More.")
    expect(text_of(desk)).to_have_value(f"{TEXT} More.")
    expect(desk.get_by_role("region", name="Two versions of one text")).to_have_count(0)


def test_the_caret_stays_with_its_words_when_text_flows_in(two):
    desk, train = two
    write(desk, TEXT)
    expect(text_of(train)).to_have_value(TEXT)
    select(train, "papers")
    write(desk, f"Once upon a time. {TEXT}")
    expect(text_of(train)).to_have_value(f"Once upon a time. {TEXT}")
    chosen = text_of(train).evaluate("t => t.value.slice(t.selectionStart, t.selectionEnd)")
    assert chosen == "papers"
    expect(text_of(train)).to_be_focused()


def test_what_is_marked_or_kept_on_one_device_shows_on_the_other(two):
    desk, train = two
    write(desk, TEXT)
    select(desk, "papers")
    desk.get_by_role("button", name="This may be shared").click()
    desk.get_by_role("button", name="Keep this version").click()
    expect(marked(train)).to_have_text("papers")
    expect(train.get_by_role("button", name=re.compile("^1 · today"))).to_be_visible()


def test_both_texts_stand_side_by_side_and_survive_a_reload(parted, axe):
    desk, train = parted
    expect(text_of(train)).to_have_value("Ground. From the train.")
    expect(text_of(desk)).to_have_value("Ground. From the desk.")
    for page in (desk, train):
        sides = page.locator(".w-choosing .w-prose")
        texts = {sides.nth(0).inner_text(), sides.nth(1).inner_text()}
        assert texts == {"Ground. From the train.", "Ground. From the desk."}
    axe(desk)
    desk.set_viewport_size(PHONE)
    axe(desk)
    desk.reload()
    expect(desk.get_by_role("region", name="Two versions of one text")).to_be_visible()


def test_keeping_one_sets_the_other_aside_on_both_devices(parted):
    desk, train = parted
    desk.get_by_role("button", name="Keep this one: On this page").click()
    expect(text_of(train)).to_have_value("Ground. From the desk.")
    for page in (desk, train):
        expect(page.get_by_role("region", name="Two versions of one text")).to_have_count(0)
        page.get_by_role("button", name=re.compile("set aside")).click()
        expect(page.locator(".w-sides del")).to_contain_text("train")


def test_keeping_the_other_one_brings_it_into_the_text(parted):
    desk, _train = parted
    desk.get_by_role("button", name=re.compile("Keep this one: Somewhere else")).click()
    expect(text_of(desk)).to_have_value("Ground. From the train.")
    expect(desk.get_by_role("button", name=re.compile("set aside"))).to_be_visible()


def test_keeping_both_together_loses_neither(parted):
    desk, train = parted
    desk.get_by_role("button", name="Keep both together").click()
    both = "Ground. From the desk.\n\nGround. From the train."
    expect(text_of(desk)).to_have_value(both)
    expect(text_of(train)).to_have_value(both)
    expect(desk.get_by_role("button", name=re.compile("set aside"))).to_have_count(0)


def test_one_can_go_on_writing_and_choose_later(parted):
    desk, _train = parted
    desk.get_by_role("button", name="Go on writing").click()
    expect(text_of(desk)).to_be_focused()
    write(desk, "Ground. From the desk. And on.")
    desk.reload()
    sides = desk.locator(".w-choosing .w-prose")
    expect(sides).to_have_text(["Ground. From the desk. And on.", "Ground. From the train."])
