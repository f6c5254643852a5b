"""The definition of success, done whole: by pointer, by keyboard, by touch, and read again later."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE
from tests.browser.test_meeting_hour import FOCUSED, Clock, reach
from tests.browser.writing import EXERCISE, open_part, saved, text_of, write
from tests.serving import Served

THEN = "I used to count papers. Success is work that matters at a bedside."
NOW = "Success is work that matters at a bedside, and enough evenings at home."
WEIGHTS = {"Work": 40, "Learning": 10, "People": 30, "Health": 10, "Community": 5}
HOURS = {"Work": "50", "People": "10", "Health": "8", "Learning": "4", "Community": "2"}


@pytest.fixture
def sheet(serve: Callable[..., Served], visitor: Callable[..., Page]) -> Page:
    served = serve()
    page = visitor(served.open_link)
    page.goto(f"{served.url}/exercise/{EXERCISE}")
    expect(text_of(page)).to_be_visible()
    return page


def entry(page: Page, n: int, all_: int, what: str) -> Locator:
    return page.get_by_role("group", name=f"{n} of {all_}: {what}", exact=True)


def number(page: Page, domain: str) -> Locator:
    return page.get_by_role("spinbutton", name=domain, exact=True)


def shares(page: Page) -> list[int]:
    """What the numbers of the side that is open say."""
    return [int(field.input_value()) for field in page.get_by_role("spinbutton").all()]


def interrupted(page: Page) -> None:
    """What was done is there again, and the part that was open."""
    saved(page)
    page.reload()
    saved(page)


def pull(page: Page, border: Locator, by: float) -> None:
    """Drag a border of the bar with the mouse by so many parts of a hundred."""
    bar = page.locator(".bal-bar:visible").bounding_box()
    box = border.bounding_box()
    assert bar
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + bar["width"] * by / 200, y, steps=4)
    page.mouse.move(x + bar["width"] * by / 100, y, steps=4)
    page.mouse.up()


def test_it_is_done_by_pointer_and_resumed_after_every_part(
    sheet: Page, axe: Callable[[Page], None], tmp_path: Path
) -> None:
    page = sheet
    open_part(page, "Before")
    page.get_by_label("What would be enough?").fill("Two evenings a week.")
    page.get_by_label("What would you go on doing").fill("Teaching.")
    axe(page)
    interrupted(page)
    expect(page.get_by_label("What would be enough?")).to_have_value("Two evenings a week.")

    open_part(page, "Moments")
    for n, what in enumerate(("A child slept.", "The choir sang.", "She called back."), 1):
        if n > 1:
            page.get_by_role("button", name="Add a moment").click()
        entry(page, n, n, "a moment").get_by_role("textbox", name="What happened").fill(what)
        entry(page, n, n, "a moment").get_by_role("textbox", name="Why it felt").fill(
            "It was enough."
        )
    axe(page)
    interrupted(page)
    expect(
        entry(page, 3, 3, "a moment").get_by_role("textbox", name="What happened")
    ).to_have_value("She called back.")

    open_part(page, "Voices")
    entry(page, 1, 1, "a voice").get_by_role("textbox", name="Whose voice").fill("My field")
    entry(page, 1, 1, "a voice").get_by_role("button", name="let it go").click()
    page.get_by_role("button", name="Add a voice").click()
    entry(page, 2, 2, "a voice").get_by_role("textbox", name="Whose voice").fill("My aunt")
    entry(page, 2, 2, "a voice").get_by_role("button", name="keep it").click()
    axe(page)
    interrupted(page)
    expect(page.get_by_text("keep it: 1 · make it mine: 0 · let it go: 1 (of 2)")).to_be_visible()

    # The weights: dragged, typed, one part held; a hundred after each.
    open_part(page, "Balance")
    expect(page.locator(".bal-status:visible")).to_contain_text("Not set yet")
    pull(page, page.get_by_role("slider", name="Border between Work and Learning"), 10)
    expect(number(page, "Work")).to_have_value("27")
    expect(number(page, "Learning")).to_have_value("7")
    page.get_by_role("button", name="Hold Work as it is").click()
    number(page, "Health").fill("40")
    number(page, "Health").blur()
    expect(number(page, "Health")).to_have_value("40")
    assert (sum(shares(page)), shares(page)[0]) == (100, 27)
    number(page, "People").fill("130")
    number(page, "People").blur()
    expect(page.get_by_text("A whole number from 0 to 100, please.")).to_be_visible()
    axe(page)
    number(page, "People").fill("12")
    number(page, "People").blur()
    page.get_by_role("button", name="Undo").click()
    expect(number(page, "Health")).to_have_value("40")
    assert sum(shares(page)) == 100
    kept = shares(page)
    interrupted(page)
    expect(number(page, "Health")).to_have_value("40")
    assert shares(page) == kept
    # A domain of one's own, another left out and taken in again with what it had.
    page.get_by_text("Rename these").click()
    page.get_by_label("Another part of your life").fill("The garden")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(number(page, "The garden")).to_have_value("0")
    page.get_by_label("Another part of your life").fill("work")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.get_by_text("You have a domain called “work” already.")).to_be_visible()
    page.get_by_role("button", name="Leave out: Health").click()
    expect(number(page, "Health")).to_have_count(0)
    assert sum(shares(page)) == 100
    page.get_by_role("button", name="Take in again: Health").click()
    expect(number(page, "Health")).to_have_value("40")
    page.get_by_label("Name of Learning").fill("Reading")
    page.get_by_label("Name of Learning").blur()
    expect(number(page, "Reading")).to_be_visible()

    # The time in hours, and the distance only once there are both.
    page.get_by_role("button", name="Side by side", exact=True).click()
    expect(page.get_by_text("Not defined yet")).to_be_visible()
    page.get_by_role("button", name="Share out the time").click()
    page.get_by_role("button", name="in hours a week").click()
    for domain, hours in {"Work": "50", "People": "30", "Health": "20"}.items():
        number(page, domain).fill(hours)
        number(page, domain).blur()
    expect(page.get_by_text("100 hours of the 168 of a week")).to_be_visible()
    number(page, "Work").fill("150")
    number(page, "Work").blur()
    expect(page.get_by_text("A week has 168 hours; these are 200.")).to_be_visible()
    number(page, "Work").fill("50")
    number(page, "Work").blur()
    axe(page)
    page.get_by_role("button", name="Side by side", exact=True).click()
    rows = page.get_by_role("row").filter(has_text="Work").get_by_role("cell")
    expect(rows).to_have_text(["27", "5050 h", "+23"])
    expect(page.get_by_text(re.compile(r"\d+ of every 100 hours would move"))).to_be_visible()
    axe(page)
    interrupted(page)
    expect(number(page, "Reading")).to_be_visible()

    open_part(page, "Draft")
    write(page, THEN)
    page.get_by_role("button", name="Keep this version").click()
    write(page, NOW)
    page.get_by_role("button", name="Write without stopping").click()
    expect(page.get_by_text("about 7 minutes left")).to_be_visible()
    axe(page)
    interrupted(page)
    expect(page.get_by_text("about 7 minutes left")).to_be_visible()
    page.get_by_role("button", name="Stop the time").click()
    expect(page.get_by_role("button", name="Write without stopping")).to_be_focused()
    expect(text_of(page)).to_have_value(NOW)

    open_part(page, "Goals")
    entry(page, 1, 1, "a goal").get_by_role("textbox", name="A goal you have now").fill("A grant")
    entry(page, 1, 1, "a goal").get_by_role("button", name="they pull apart").click()
    axe(page)
    interrupted(page)
    expect(page.get_by_text("they pull apart: 1 (of 1)")).to_be_visible()

    open_part(page, "Years")
    page.get_by_label("It is a year from now").fill("I leave at five.")
    axe(page)
    interrupted(page)
    expect(page.get_by_label("It is a year from now")).to_have_value("I leave at five.")

    open_part(page, "Next steps")
    page.get_by_role("radio", name="protect").check()
    page.get_by_label("What is the smallest next step?").fill("Tuesday evenings")
    page.get_by_label("By when").first.fill("2030-01-15")
    page.get_by_role("button", name="Add step").click()
    axe(page)
    interrupted(page)
    expect(page.get_by_text("protect Tuesday evenings")).to_be_visible()

    open_part(page, "Reread")
    page.get_by_label("Or another day").fill("2030-02-20")
    page.get_by_role("button", name="Set this day").click()
    expect(page.get_by_text("To be read again on 20 February 2030")).to_be_visible()
    axe(page)
    interrupted(page)
    expect(page.get_by_text("To be read again on 20 February 2030")).to_be_visible()

    # Both days are in one calendar, and all of it counts.
    open_part(page, "Next steps")
    with page.expect_download() as wait:
        page.get_by_role("button", name="Put the dates in my calendar").click()
    events = Calendar.from_ical(wait.value.path().read_bytes()).walk("VEVENT")
    assert [(str(e["summary"]), e["dtstart"].dt.isoformat()) for e in events] == [
        ("Tuesday evenings", "2030-01-15"),
        ("Read my definition of success again", "2030-02-20"),
    ]
    # One version more was kept for the day; nothing is marked to be shared, and the draft is short.
    expect(page.locator(".w-steps .w-sign:not(.w-sign-done)")).to_have_count(2)
    open_part(page, "Draft")
    write(page, " ".join([NOW] * 2))
    text_of(page).press("ControlOrMeta+A")
    page.get_by_role("button", name="This may be shared").click()
    saved(page)
    page.goto(page.url.partition("/exercise/")[0] + "/")
    done = page.locator(".h-phases").get_by_role(
        "link", name=re.compile("My definition of success")
    )
    expect(done).to_contain_text("done · 26 words · 2 drafts")


def test_it_is_done_by_keyboard_alone(sheet: Page) -> None:
    page = sheet

    def press(name: str, key: str = "Enter") -> None:
        reach(page, name)
        page.keyboard.press(key)

    def to(field: Locator) -> None:
        for _ in range(60):
            if field.evaluate("(field) => field === document.activeElement"):
                return
            page.keyboard.press("Tab")
        raise AssertionError(f"the Tab key does not lead to {field}")

    press("Balance")
    reach(page, "Border between Work and Learning")
    for _ in range(13):
        page.keyboard.press("ArrowRight")
    expect(number(page, "Work")).to_have_value("30")
    expect(number(page, "Learning")).to_have_value("4")
    reach(page, "Border between Learning and People")
    page.keyboard.press("End")
    expect(number(page, "Learning")).to_have_value("21")
    page.keyboard.press("Home")
    page.keyboard.press("PageUp")
    expect(number(page, "Learning")).to_have_value("5")
    press("Health: more")
    press("Hold Health as it is")
    reach(page, "Work")
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.type("50")
    page.keyboard.press("Enter")
    expect(number(page, "Work")).to_have_value("50")
    expect(number(page, "Health")).to_have_value("18")
    assert sum(shares(page)) == 100
    press("Then: where the time goes")
    press("Begin with equal parts")
    expect(page.get_by_role("slider").first).to_be_focused()
    press("Then: both side by side")
    expect(page.get_by_text(re.compile(r"\d+ of every 100 hours would move"))).to_be_visible()
    saved(page)

    press("Moments")
    to(page.get_by_role("textbox", name="What happened"))
    page.keyboard.type("A child slept.")
    press("Add a moment")
    page.keyboard.type("The choir sang.")
    press("Draft")
    reach(page, "My definition of success")
    page.keyboard.type(THEN)
    saved(page)
    press("Reread")
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED).startswith("in 3 months")
    page.keyboard.press("Enter")
    expect(page.get_by_text("To be read again on")).to_be_visible()
    press("Read it today")
    expect(page.locator(".rr-page").get_by_text("Both are the same.")).to_be_visible()
    to(page.get_by_role("textbox", name="What still holds?"))
    page.keyboard.type("The bedside.")
    press("I have read it again")
    expect(page.get_by_role("heading", name="Read before")).to_be_visible()
    expect(page.get_by_role("article").get_by_text("The bedside.")).to_be_visible()
    saved(page)
    page.reload()
    expect(page.get_by_role("article").get_by_text("The bedside.")).to_be_visible()
    open_part(page, "Moments")
    expect(
        entry(page, 2, 2, "a moment").get_by_role("textbox", name="What happened")
    ).to_have_value("The choir sang.")


def drag_by_touch(page: Page, by: float) -> None:
    """Take the first border of the bar with a finger, and move it by parts of a hundred."""
    bar = page.locator(".bal-bar:visible").bounding_box()
    border = page.get_by_role("slider").first.bounding_box()
    assert bar
    assert border
    session = page.context.new_cdp_session(page)
    x, y = border["x"] + border["width"] / 2, border["y"] + border["height"] / 2

    def finger(kind: str, *points: dict[str, float]) -> None:
        session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": list(points)})

    finger("touchStart", {"x": x, "y": y})
    for part in range(1, 9):
        finger("touchMove", {"x": x + bar["width"] * by * part / 800, "y": y})
    finger("touchEnd")


def test_it_is_done_by_touch_and_read_again_when_the_day_has_come(
    serve: Callable[..., Served],
    visitor: Callable[..., Page],
    axe: Callable[[Page], None],
    short_path: Path,
    watch: Any,
) -> None:
    clock = Clock(short_path / "clock")
    served = serve(env=clock.env)
    page = visitor(served.open_link, viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(f"{served.url}/exercise/{EXERCISE}")
    expect(text_of(page)).to_be_visible()
    parts = page.get_by_label("Part of this exercise")

    parts.select_option("balance")
    drag_by_touch(page, 10)
    expect(number(page, "Work")).to_have_value("27")
    # What stands below the bar has changed its height.
    saved(page)
    page.get_by_role("button", name="Health: more").tap()
    expect(number(page, "Health")).to_have_value("18")
    assert sum(shares(page)) == 100
    page.get_by_role("button", name="Then: where the time goes").tap()
    page.get_by_role("button", name="in hours a week").tap()
    for domain, hours in HOURS.items():
        number(page, domain).fill(hours)
        number(page, domain).press("Enter")
    page.get_by_role("button", name="Then: both side by side").tap()
    expect(page.get_by_text(re.compile(r"\d+ of every 100 hours would move"))).to_be_visible()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    parts.select_option("voices")
    page.get_by_role("textbox", name="Whose voice").fill("My field")
    page.get_by_role("button", name="make it mine").tap()
    parts.select_option("goals")
    page.get_by_role("textbox", name="A goal you have now").fill("A grant")
    page.get_by_role("button", name="neither way").tap()
    parts.select_option("draft")
    write(page, THEN)
    parts.select_option("reread")
    page.get_by_role("button", name="in 3 months").tap()
    expect(page.get_by_text("To be read again on")).to_be_visible()
    saved(page)
    axe(page)

    # Home is silent until the day has come, and then leads there.
    page.goto(served.url + "/")
    expect(page.get_by_role("heading", name="Later meetings")).to_be_visible()
    expect(page.get_by_text("The day to read this again has come")).to_have_count(0)
    clock.goes_on(93 * 24 * 60)
    page.reload()
    expect(page.get_by_text("The day to read this again has come")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Read it again: My definition of success").tap()
    expect(page.get_by_text("The day to read it again has come")).to_be_visible()
    parts.select_option("draft")
    write(page, NOW)
    parts.select_option("reread")
    page.get_by_role("button", name="Read it now").tap()
    expect(page.locator(".rr-page article del")).to_contain_text("I used to count papers.")
    expect(page.locator(".rr-page article ins")).to_contain_text("enough evenings at home")
    page.get_by_label("What has lost its pull?").fill("The counting.")
    axe(page)
    page.get_by_role("button", name="I have read it again").tap()
    expect(page.get_by_role("article").get_by_text("The counting.")).to_be_visible()
    expect(page.get_by_text("The day to read it again has come")).to_have_count(0)
    saved(page)
    page.goto(served.url + "/")
    expect(page.get_by_role("heading", name="Later meetings")).to_be_visible()
    expect(page.get_by_text("The day to read this again has come")).to_have_count(0)
