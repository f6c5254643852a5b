"""Who knows whom: row by row, in the half-matrix, a whole arena at once, and the strangers."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.mapping import kept_in, opened, saved, work_in

PEOPLE = {"AL": "d", "Bo": "d", "Cy": "d", "Dee": "d", "Mum": "f", "Out": "o"}


@pytest.fixture
def served(serve):
    return serve()


@pytest.fixture
def page(served, visitor):
    page = visitor(served.open_link)
    return with_people(opened(page, served.url))


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def with_people(page):
    """Six people, four of them from one department, come by the table."""
    button(page, "Table").click()
    field = page.get_by_label("Add somebody")
    for label, letter in PEOPLE.items():
        field.fill(label)
        field.press("Enter")
        page.get_by_role("combobox", name=f"{label}: from where").press(letter)
    # Whoever one worked on last is asked about first.
    page.get_by_role("textbox", name="AL: name or initials").focus()
    button(page, "Ties").click()
    return page


def pair(*labels):
    return frozenset(labels)


def asks(page, label):
    expect(page.get_by_role("heading", name=f"Who of these does {label} know?")).to_be_visible()


def knows(page, label):
    return page.get_by_role("checkbox", name=label, exact=True)


def cell(page, one, other):
    return page.get_by_role("button", name=f"{one} and {other} know each other")


def test_each_pair_is_asked_once_with_keys_alone(page, served):
    asks(page, "AL")
    knows(page, "Bo").focus()
    # A letter goes to a name, space answers, Enter goes on.
    page.keyboard.press("m")
    expect(knows(page, "Mum")).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("Space")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    asks(page, "Bo")
    expect(page.get_by_text("5 of 15 pairs")).to_be_visible()
    expect(page.get_by_text("Said before: Bo knows AL")).to_be_visible()
    expect(knows(page, "Cy")).to_be_focused()
    page.keyboard.press("Enter")
    asks(page, "Cy")
    page.keyboard.press("Enter")
    asks(page, "Dee")
    page.keyboard.press("m")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    asks(page, "Out")
    page.keyboard.press("Enter")
    expect(page.get_by_text("Every pair has been asked about.")).to_be_visible()
    saved(page)
    assert kept_in(served.data).ties == {pair("AL", "Bo"), pair("AL", "Cy"), pair("Dee", "Mum")}

    # Whoever is left knows nobody: that is asked, not assumed.
    expect(page.get_by_text("as far as your map says. Is that so?")).to_be_visible()
    page.get_by_role("checkbox", name="Out knows none of the others").check()
    saved(page)
    assert [p.label for p in work_in(served.data).map.people if p.knows_none] == ["Out"]


def test_a_reload_comes_back_to_the_row_that_is_next(page):
    asks(page, "AL")
    button(page, "None of these").click()
    asks(page, "Bo")
    saved(page)
    page.reload()
    button(page, "Ties").click()
    asks(page, "Bo")
    expect(page.get_by_text("5 of 15 pairs")).to_be_visible()


def test_everyone_of_an_arena_is_one_act_that_undo_takes_back(page, served):
    asks(page, "AL")
    button(page, "Everyone in “My department” knows each other").click()
    saved(page)
    four = ["AL", "Bo", "Cy", "Dee"]
    circle = {pair(a, b) for a in four for b in four if a != b}
    assert kept_in(served.data).ties == circle
    expect(page.get_by_text("6 of 15 pairs")).to_be_visible()
    # What is said already is not asked again.
    button(page, "Next person").click()
    asks(page, "Out")
    button(page, "Undo: connecting 6 pairs").click()
    saved(page)
    assert kept_in(served.data).ties == set()
    button(page, "Redo: connecting 6 pairs").click()
    saved(page)
    assert kept_in(served.data).ties == circle


def test_the_half_matrix_by_hand_and_by_keyboard(page, served, axe):
    grid = page.get_by_role("grid", name="Who knows whom")
    expect(grid.get_by_role("columnheader", name="AL", exact=True)).to_be_visible()
    expect(grid.get_by_role("rowheader", name="Bo", exact=True)).to_be_visible()
    expect(grid.get_by_role("gridcell").locator("button")).to_have_count(15)
    cell(page, "Bo", "AL").click()
    expect(cell(page, "Bo", "AL")).to_have_attribute("aria-pressed", "true")
    expect(knows(page, "Bo")).to_be_checked()
    page.keyboard.press("ArrowDown")
    expect(cell(page, "Cy", "AL")).to_be_focused()
    page.keyboard.press("ArrowRight")
    expect(cell(page, "Cy", "Bo")).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Home")
    expect(button(grid, "Cy")).to_be_focused()
    saved(page)
    assert kept_in(served.data).ties == {pair("AL", "Bo"), pair("Bo", "Cy")}
    # The grid is one stop of the tab key.
    assert grid.locator('button[tabindex="0"]').count() == 1
    # A name leads to that person, with everybody they could know.
    page.keyboard.press("Enter")
    asks(page, "Cy")
    expect(knows(page, "Bo")).to_be_checked()
    axe(page)


def test_all_strangers_are_confirmed_as_one_act(page, served):
    for _ in range(5):
        button(page, "None of these").click()
    button(page, "Yes, all 6 of them").click()
    saved(page)
    assert all(p.knows_none for p in work_in(served.data).map.people)
    expect(page.get_by_text("These know none of the others, as you said.")).to_be_visible()
    button(page, "Undo: 6 changes together").click()
    expect(button(page, "Yes, all 6 of them")).to_be_visible()


def test_a_phone_asks_row_by_row_and_nothing_else(page, served, visitor, axe):
    saved(page)
    page.set_viewport_size(PHONE)
    asks(page, "AL")
    expect(page.get_by_role("grid")).to_have_count(0)
    axe(page)
    for box in page.locator(".nm-knows:visible, .nm-rows-end button").all():
        size = box.bounding_box()
        assert size
        assert min(size["width"], size["height"]) >= 44
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    knows(page, "Mum").check()
    button(page, "Next person").click()
    asks(page, "Bo")
    saved(page)
    assert kept_in(served.data).ties == {pair("AL", "Mum")}


def test_whoever_is_chosen_stays_chosen_from_view_to_view(page):
    button(page, "Map").click()
    page.locator('.nm-tray button[aria-label^="Dee,"]').click()
    button(page, "Ties").click()
    asks(page, "Dee")
    button(page, "Next person").or_(button(page, "None of these")).click()
    asks(page, "AL")
    button(page, "Map").click()
    expect(page.get_by_role("region", name="AL", exact=True)).to_be_visible()
    button(page, "Table").click()
    page.get_by_role("textbox", name="Cy: name or initials").focus()
    button(page, "Map").click()
    expect(page.get_by_role("region", name="Cy", exact=True)).to_be_visible()
