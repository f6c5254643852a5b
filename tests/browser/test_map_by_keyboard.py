"""The whole map exercise with a keyboard alone, in the picture and in the table."""

import pytest
from playwright.sync_api import expect

from tests.browser.mapping import (
    SHAPES,
    WHOLE,
    kept_in,
    opened,
    person,
    saved,
    shapes_in,
    waiting,
    work_in,
)


@pytest.fixture
def served(serve):
    return serve()


@pytest.fixture
def page(served, visitor):
    page = visitor(key=served.open_link)
    return opened(page, served.url)


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def tab_to(page, locator, *, back=False):
    """Go to something with the tab key alone; fail when the tab key never gets there."""
    for _ in range(120):
        if locator.count() == 1 and locator.evaluate("e => e === document.activeElement"):
            return
        page.keyboard.press("Shift+Tab" if back else "Tab")
    raise AssertionError(f"The tab key does not reach {locator}")


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def arrow_to(page, label):
    """Go to somebody on the picture with the arrow keys alone."""
    for _ in range(12):
        for key in ("ArrowUp", "ArrowRight", "ArrowDown", "ArrowLeft"):
            if person(page, label).evaluate("e => e === document.activeElement"):
                return
            page.keyboard.press(key)
    raise AssertionError(f"The arrow keys do not reach {label}")


def test_the_whole_exercise_by_keyboard(page, served):
    tab_to(page, button(page, "or just add somebody"))
    press(page, "Enter")
    expect(page.get_by_label("Who helps you?")).to_be_focused()
    for label in ("AL", "Bo", "Mum", "M.K.", "Oops"):
        page.keyboard.type(label)
        press(page, "Enter")
        expect(page.get_by_label("Who helps you?")).to_have_value("")
    tab_to(page, page.locator("summary", has_text="A place nobody fills yet"))
    press(page, "Enter")
    tab_to(page, page.get_by_label("Someone who is still missing"))
    page.keyboard.type("someone who writes")
    press(page, "Enter", "Escape")

    # On the picture: M moves, Enter keeps.
    for label, cell, keys in (
        ("AL", "close, senior", []),
        ("Bo", "moderate, peer", ["ArrowRight", "ArrowDown"]),
        ("Mum", "close, junior", ["ArrowLeft", "ArrowDown"]),
        ("M.K.", "distant, senior", ["ArrowUp"]),
    ):
        tab_to(page, waiting(page, label), back=True)
        press(page, "m")
        expect(person(page, label)).to_be_focused()
        walk_to(page, label, cell, keys)
        press(page, "Enter")
        expect(page.locator(f'.nm-person[aria-label^="{label}, {cell}"]')).to_be_focused()

    # C connects, arrows go from person to person.
    arrow_to(page, "AL")
    press(page, "c")
    arrow_to(page, "Bo")
    press(page, "Enter")
    arrow_to(page, "M.K.")
    press(page, "Enter", "Escape")
    expect(person(page, "AL")).to_have_accessible_name("AL, close, senior, knows 2 people")

    # Delete takes off the map and forgets nobody.
    arrow_to(page, "M.K.")
    press(page, "Delete")
    expect(waiting(page, "M.K.")).to_be_visible()

    # The rest in the table.
    tab_to(page, button(page, "Table"), back=True)
    press(page, "Enter")
    for name in (
        "AL: Get the job done",
        "AL: Advance my career",
        "AL: Influence",
        "Bo: Get the job done",
        "Mum: Support me as a person",
        "M.K.: Advance my career",
    ):
        tab_to(page, page.get_by_role("checkbox", name=name, exact=True))
        press(page, "Space")
    for name, letter in (("AL: from where", "d"), ("Mum: from where", "f")):
        tab_to(
            page, page.get_by_role("combobox", name=name, exact=True), back=name.startswith("AL")
        )
        press(page, letter)
    tab_to(page, button(page, "Forget Oops…"))
    press(page, "Enter")
    tab_to(page, page.get_by_role("dialog").get_by_role("button", name="Forget", exact=True))
    press(page, "Enter")
    expect(page.get_by_role("textbox", name="Oops: name or initials")).to_have_count(0)
    saved(page)
    assert kept_in(served.data) == WHOLE
    assert shapes_in(served.data) == SHAPES


def walk_to(page, label, cell, keys):
    """Press these keys in turn until the person who is being moved stands in that cell."""
    for step in range(80):
        if person(page, label).get_attribute("data-cell") == cell:
            return
        assert keys, f"{label} does not begin in {cell}"
        page.keyboard.press(keys[step % len(keys)])
    raise AssertionError(f"{label} does not come to {cell}")


def test_everything_can_be_done_in_the_table(page, served):
    tab_to(page, button(page, "Table"))
    press(page, "Enter")
    field = page.get_by_label("Add somebody")
    tab_to(page, field)
    for label in ("AL", "Bo"):
        page.keyboard.type(label)
        press(page, "Enter")
        expect(field).to_have_value("")
    for name, letter in (("AL: how close", "c"), ("AL: level", "s")):
        tab_to(page, page.get_by_role("combobox", name=name, exact=True))
        press(page, letter)
    tab_to(page, page.locator("summary", has_text="AL: knows"))
    press(page, "Enter")
    tab_to(
        page, page.get_by_role("group", name="Who does AL know?").get_by_role("button", name="Bo")
    )
    press(page, "Space")
    tab_to(page, page.locator("summary", has_text="AL: notes"))
    press(page, "Enter")
    tab_to(page, page.get_by_role("textbox", name="AL: notes"))
    page.keyboard.type("lunch in May")
    tab_to(page, button(page, "Take AL off the map"))
    press(page, "Enter")
    tab_to(page, page.get_by_role("textbox", name="Bo: name or initials"))
    press(page, "Control+a")
    page.keyboard.type("Bo B.")
    press(page, "Enter")
    saved(page)
    kept = kept_in(served.data)
    assert kept.people == {
        "AL": ((), "close", "senior", None, False, False),
        "Bo B.": ((), None, None, None, False, False),
    }
    assert kept.ties == {frozenset({"AL", "Bo B."})}
    assert kept.on_map == frozenset()
    assert work_in(served.data).map.people[0].notes == "lunch in May"
    tab_to(page, button(page, "Put AL on the map"), back=True)
    press(page, "Enter")
    expect(button(page, "Take AL off the map")).to_be_focused()
    saved(page)
    assert kept_in(served.data).on_map == {"AL"}


def test_a_move_by_keyboard_can_be_cancelled_and_says_so(page, served):
    tab_to(page, button(page, "or just add somebody"))
    press(page, "Enter")
    page.keyboard.type("AL")
    press(page, "Enter", "Escape")
    tab_to(page, waiting(page, "AL"), back=True)
    press(page, "m", "Enter")
    saved(page)
    before = work_in(served.data).map
    expect(person(page, "AL")).to_be_focused()
    press(page, "m", "ArrowRight", "ArrowRight", "ArrowDown", "Escape")
    heard = page.locator(".mw-page > [role=status]")
    expect(heard).to_have_text("AL stays where they were.")
    expect(person(page, "AL")).to_be_focused()
    saved(page)
    assert work_in(served.data).map == before
    # An arrow is two per cent of the picture.
    press(page, "m", "ArrowRight", "Enter")
    saved(page)
    old, new = before.people[0].place, work_in(served.data).map.people[0].place
    assert new[0] - old[0] == pytest.approx(0.02, abs=1e-3)
    assert new[1] == pytest.approx(old[1], abs=1e-3)
