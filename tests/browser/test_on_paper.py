"""Without a device: the sheet is printed, filled in by hand, and typed in by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pymupdf
from playwright.sync_api import Page, expect

from mentorwidgets.content import Library
from mentorwidgets.content.numbering import numbers
from mentorwidgets.places import shipped
from tests.browser.conftest import PHONE
from tests.browser.writing import EXERCISE, open_part, open_writer, saved
from tests.serving import Served

NUMBERS = numbers(Library([shipped("exercises")]).exercise(EXERCISE))
#: What a keyboard stands on, as one hears it: its label, or what is written on it.
_NAMED = """() => {
  const here = document.activeElement;
  const label = here.labels?.[0]?.innerText || here.getAttribute("aria-label");
  return (label || here.innerText || "").replace(/\\s+/g, " ").trim();
}"""


def reach(page: Page, name: str) -> None:
    """Go on by Tab to the field or button that is called so."""
    passed = []
    for _ in range(120):
        page.keyboard.press("Tab")
        passed.append(page.evaluate(_NAMED))
        if passed[-1].startswith(name):
            return
    raise AssertionError(f"Tab does not reach {name}: {passed}")


def here(page: Page) -> str:
    """What the keyboard stands on."""
    return str(page.evaluate(_NAMED))


def test_a_filled_sheet_is_typed_in_by_keyboard_alone(
    serve: Callable[..., Served],
    visitor: Callable[..., Page],
    axe: Callable[[Page], None],
) -> None:
    served = serve()
    page = visitor(key=served.open_link)
    open_writer(page, served.url)

    # The sheet has the numbers of the page.
    reach(page, "Empty sheet as PDF")
    with page.expect_download() as got:
        page.keyboard.press("Enter")
    assert got.value.suggested_filename == f"{EXERCISE}-empty-sheet.pdf"
    with pymupdf.open(stream=Path(got.value.path()).read_bytes(), filetype="pdf") as sheet:
        printed = " ".join(" ".join(leaf.get_text() for leaf in sheet).split())
    moments = NUMBERS["moments"]
    assert f"{NUMBERS['before.unseen']} What would you go on doing" in printed
    assert f"{moments}a What happened" in printed

    reach(page, "Type in a filled sheet")
    page.keyboard.press("Enter")
    assert here(page) == "From paper"
    reach(page, "Filled in by hand on")
    page.keyboard.type("11202026")
    page.keyboard.press("Enter")
    assert here(page).startswith(f"{NUMBERS['before.unseen']} What would you go on doing")
    page.keyboard.type("The first talk.\nThe garden.")
    reach(page, f"{NUMBERS['before.enough']} What would be enough?")
    page.keyboard.type("Two evenings a week.")

    # A list: Enter goes from field to field, and on to another entry.
    reach(page, f"{moments}a What happened")
    page.keyboard.type("A student said thank you.")
    page.keyboard.press("Enter")
    assert here(page).startswith(f"{moments}b")
    page.keyboard.type("It was about her, and not about me.")
    reach(page, "Add a moment")
    page.keyboard.press("Enter")
    assert here(page).startswith(f"{moments}a What happened")
    page.keyboard.type("The paper was read.")
    page.keyboard.press("Enter")
    assert here(page).startswith(f"{moments}b")

    voices = NUMBERS["voices"]
    reach(page, f"{voices}a Whose voice")
    page.keyboard.type("My old supervisor")
    reach(page, "keep it")
    page.keyboard.press("Space")

    # Two versions of the text: the first is kept before the second is typed over it.
    reach(page, "My definition of success")
    page.keyboard.type("Work that matters.")
    reach(page, "Keep this version")
    page.keyboard.press("Enter")
    expect(page.get_by_text("1 version kept")).to_be_visible()
    page.keyboard.press("Shift+Tab")
    while here(page) != "My definition of success":
        page.keyboard.press("Shift+Tab")
    page.keyboard.press("ControlOrMeta+End")
    page.keyboard.type(" And evenings.")

    reach(page, "What is the smallest next step?")
    page.keyboard.type("Ask M.K. for an hour")
    page.keyboard.press("Enter")
    expect(page.locator(".w-plan-step")).to_contain_text("Ask M.K. for an hour")
    saved(page)
    axe(page)
    page.set_viewport_size(PHONE)
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    page.set_viewport_size({"width": 1280, "height": 800})

    # Everything is where it is when it is written on the page itself.
    page.reload()
    expect(page.get_by_text("Filled in by hand on 20 November 2026")).to_be_visible()
    expect(page.get_by_role("textbox", name="My definition of success")).to_have_value(
        "Work that matters. And evenings."
    )
    open_part(page, "Before")
    expect(page.get_by_label("What would be enough?")).to_have_value("Two evenings a week.")
    expect(page.locator(".w-number").first).to_be_hidden()
    open_part(page, "Moments")
    expect(page.get_by_label("What happened").nth(1)).to_have_value("The paper was read.")
    open_part(page, "Voices")
    expect(page.get_by_role("button", name="keep it")).to_have_attribute("aria-pressed", "true")
    axe(page)
    page.goto(f"{served.url}/exercise/{EXERCISE}#on-paper")
    expect(page.get_by_label("Filled in by hand on")).to_have_value("2026-11-20")
    expect(page.get_by_role("heading", name=f"{moments} Moments of success")).to_be_visible()
