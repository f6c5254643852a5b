"""One map open twice: what happens elsewhere shows, and takes nothing out of anybody's hand."""

import pytest
from playwright.sync_api import expect

from tests.browser.mapping import kept_in, middle, opened, person, saved, spot, waiting


@pytest.fixture
def served(serve):
    return serve()


@pytest.fixture
def two(served, visitor):
    one = opened(visitor(key=served.open_link), served.url)
    other = opened(one.context.new_page(), served.url)
    return one, other


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def add(page, label):
    page.get_by_label("Who helps you?").fill(label)
    page.get_by_label("Who helps you?").press("Enter")


def test_a_change_elsewhere_interrupts_neither_typing_nor_a_drag(two, served):
    here, there = two
    button(here, "or just add somebody").click()
    add(here, "AL")
    expect(waiting(there, "AL")).to_be_visible()

    # Half a word is typed here while somebody is added there.
    here.get_by_label("Who helps you?").press_sequentially("Eun")
    button(there, "Add people").click()
    add(there, "Bo")
    expect(waiting(here, "Bo")).to_be_visible()
    here.keyboard.type("-ji")
    expect(here.get_by_label("Who helps you?")).to_have_value("Eun-ji")
    here.keyboard.press("Enter")
    button(here, "Close").click()

    # A label is being changed here while the map changes there.
    waiting(here, "AL").click()
    field = here.get_by_label("Name or initials")
    field.fill("A.")
    add(there, "Cy")
    expect(waiting(here, "Cy")).to_be_visible()
    here.keyboard.type("L.")
    here.keyboard.press("Enter")
    expect(waiting(there, "A.L.")).to_be_visible()
    button(here, "Close").click()

    # Somebody is in the hand here while the map changes there.
    x, y = middle_of(waiting(here, "A.L."))
    here.mouse.move(x, y)
    here.mouse.down()
    here.mouse.move(*spot(here, "close", "peer"), steps=5)
    expect(person(here, "A.L.")).to_be_visible()
    add(there, "Dee")
    expect(waiting(there, "Dee")).to_be_visible()
    saved(there)
    here.mouse.move(*spot(here, "moderate", "peer"), steps=5)
    here.mouse.up()
    expect(here.locator('.nm-person[aria-label="A.L., moderate, peer"]')).to_be_visible()
    expect(waiting(here, "Dee")).to_be_visible()
    saved(here)
    assert set(kept_in(served.data).people) == {"A.L.", "Bo", "Cy", "Dee", "Eun-ji"}
    expect(there.locator('.nm-person[aria-label="A.L., moderate, peer"]')).to_be_visible()
    assert middle(person(here, "A.L.")) is not None


def middle_of(locator):
    box = locator.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_an_undo_that_comes_too_late_says_so_and_changes_nothing(two, served):
    here, there = two
    button(here, "or just add somebody").click()
    add(here, "AL")
    expect(waiting(there, "AL")).to_be_visible()
    saved(here)
    # Both take back the same change: the second finds the map changed, and nothing breaks.
    button(here, "Close").click()
    here.keyboard.press("Control+z")
    there.keyboard.press("Control+z")
    expect(waiting(here, "AL")).to_have_count(0)
    expect(waiting(there, "AL")).to_have_count(0)
    saved(there)
    assert kept_in(served.data).people == {}
