"""The whole map exercise on a phone, by taps alone: nothing is dragged, nothing is double-tapped."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.mapping import (
    ADDED,
    ADDED_WITH_KIND,
    SHAPES,
    WHOLE,
    kept_in,
    middle,
    opened,
    person,
    saved,
    shapes_in,
    spot,
    waiting,
)


@pytest.fixture
def served(serve):
    return serve()


@pytest.fixture
def page(served, visitor):
    page = visitor(key=served.open_link, viewport=PHONE, has_touch=True, is_mobile=True)
    return opened(page, served.url)


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def question(page, words):
    expect(page.get_by_role("heading", level=2, name=words)).to_be_visible()


def answer(page, *labels):
    field = page.get_by_role("textbox", name="Name or initials")
    for label in labels:
        field.tap()
        page.keyboard.type(label)
        button(page, "Add").tap()
        expect(page.get_by_role("listitem").filter(has_text=label)).to_be_visible()
        expect(field).to_have_value("")


def tap_place(page, closeness, level):
    page.touchscreen.tap(*spot(page, closeness, level))


def tap_person(page, label):
    page.touchscreen.tap(*middle(person(page, label)))


def test_the_whole_exercise_by_tap(page, served, axe):
    # A phone begins with the questions, one to a screen.
    question(page, "Who helps you get the job done?")
    answer(page, "AL", "Bo", "Oops")
    axe(page)
    button(page, "Next").tap()
    question(page, "Who helps your career move on?")
    named = page.get_by_role("group", name="Already named. Do they help here too?")
    button(named, "AL").tap()
    expect(button(named, "AL")).to_have_attribute("aria-pressed", "true")
    answer(page, "M.K.")
    button(page, "Next").tap()
    question(page, "Who is there for you as a person?")
    answer(page, "Mum")
    for _ in range(3):
        button(page, "Next").tap()
    question(page, "Where do you know them from?")
    for label, arena in (("AL", "My department"), ("Mum", "Family and friends")):
        page.get_by_role("group", name=f"{label}: Where do you know them from?").get_by_role(
            "radio", name=arena
        ).tap()
    button(page, "Next").tap()
    page.get_by_role("checkbox", name="AL: Influence").tap()
    button(page, "Next").tap()
    question(page, "Who knows whom?")
    button(page, "Skip the rest").tap()
    question(page, "Is there anyone who knows none of the others?")
    button(page, "Next").tap()
    field = page.get_by_role("textbox", name="Someone who can …")
    field.tap()
    page.keyboard.type("someone who writes")
    button(page, "Add").tap()

    # On the map: tap somebody, then where they should stand.
    button(page, "See the map").tap()
    for label, closeness, level in (
        ("AL", "close", "senior"),
        ("Bo", "moderate", "peer"),
        ("Mum", "close", "junior"),
        ("M.K.", "distant", "senior"),
    ):
        waiting(page, label).tap()
        page.locator(".nm-picture").scroll_into_view_if_needed()
        tap_place(page, closeness, level)
        expect(
            page.locator(f'.nm-person[aria-label^="{label}, {closeness}, {level}"]')
        ).to_be_visible()
        button(page, "Done").tap()

    tap_person(page, "AL")
    button(page, "Connect…").tap()
    tap_person(page, "Bo")
    tap_person(page, "M.K.")
    expect(page.locator('.nm-person[aria-label$="knows 2 people"]')).to_be_visible()
    tap_person(page, "AL")
    button(page, "Done").tap()
    tap_person(page, "M.K.")
    button(page, "Take off").tap()
    expect(waiting(page, "M.K.")).to_be_visible()
    button(page, "Done").tap()
    axe(page)

    # The list opens each person in a sheet.
    button(page, "List").tap()
    axe(page)
    page.get_by_role("button", name="Oops, job").tap()
    sheet = page.get_by_role("dialog", name="Oops")
    axe(page)
    button(sheet, "Forget Oops…").tap()
    button(page.get_by_role("dialog", name="Forget Oops?"), "Forget").tap()
    expect(page.get_by_role("button", name="Oops, job")).to_have_count(0)
    saved(page)
    assert kept_in(served.data) == WHOLE
    # A question about one kind of help adds people with it; all else is as in any other way.
    assert shapes_in(served.data) == SHAPES - {ADDED} | {ADDED_WITH_KIND}

    # A phone that has people shows the list first when it is opened again.
    page.reload()
    expect(page.get_by_role("button", name="AL, close, senior")).to_be_visible()


def test_what_a_thumb_touches_is_large_enough(page, served):
    answer(page, "AL", "Bo", "Cy")
    for view in ("Questions", "Map", "List"):
        button(page, view).tap()
        for control in page.locator("button:visible, .nm-person:visible").all():
            box = control.bounding_box()
            assert box
            assert min(box["width"], box["height"]) >= 40, control.get_attribute("aria-label")
        # Nothing is wider than the phone.
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_a_finger_drags_people_scrolls_the_page_and_can_be_taken_away(page, served):
    answer(page, "AL")
    button(page, "See the map").tap()
    waiting(page, "AL").tap()
    tap_place(page, "close", "senior")
    expect(page.locator('.nm-person[aria-label^="AL, close, senior"]')).to_be_visible()
    button(page, "Done").tap()
    devtools = page.context.new_cdp_session(page)

    def touch(kind, *point):
        points = [{"x": point[0], "y": point[1], "id": 1}] if point else []
        devtools.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    def swipe(start, end, last="touchEnd"):
        touch("touchStart", *start)
        for k in range(1, 11):
            touch("touchMove", *(a + (b - a) * k / 10 for a, b in zip(start, end, strict=True)))
        touch(last)

    swipe(middle(person(page, "AL")), spot(page, "distant", "peer"))
    expect(page.locator('.nm-person[aria-label^="AL, distant, peer"]')).to_be_visible()

    # The device takes the finger away: everything is as before.
    before = middle(person(page, "AL"))
    swipe(before, spot(page, "close", "junior"), "touchCancel")
    expect(page.locator(".nm-carried")).to_have_count(0)
    assert middle(person(page, "AL")) == before

    # Beside the people a finger scrolls the page.
    swipe((195, 700), (195, 300))
    expect(page.locator("html")).not_to_have_js_property("scrollTop", 0)
    saved(page)
    assert kept_in(served.data).people["AL"][1:3] == ("distant", "peer")
