"""Results from elsewhere, kept and compared, and what they say beside the other worksheets."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.writing import open_part, saved
from tests.serving import Served

STRENGTHS = "Strengths, the first few"


@pytest.fixture
def come(serve: Callable[..., Served], visitor: Callable[..., Page]) -> Callable[..., Page]:
    """One person, on a device of its own each time: ``come("strengths-and-values#wallet")``."""
    served = serve()
    link, key = served.open_link, {}

    def open_at(place: str, **options) -> Page:
        page = visitor(storage_state=key.get("state"), **options)
        if not key:
            page.goto(link)
            key["state"] = page.context.storage_state()
        page.goto(f"{served.url}/exercise/{place}")
        expect(page.locator(f"#part-{place.split('#')[1]}")).to_be_visible()
        return page

    return open_at


def put_in(page: Page, kind: str) -> None:
    page.get_by_role("button", name=f"+ {kind}").click()


def strengths(page: Page, day: str, *labels: str) -> None:
    put_in(page, STRENGTHS)
    page.get_by_label("In order").last.fill("\n".join(labels))
    page.get_by_label("From when is it?").last.fill(day)
    page.get_by_label("From when is it?").last.blur()
    saved(page)


def test_two_years_are_compared_and_read_across_by_keyboard(come, axe):
    page = come("definition-of-success#draft")
    page.get_by_role("textbox", name="definition").fill("To stay curious, with good order.")
    saved(page)
    page = come("strengths-and-values#wallet")
    strengths(page, "2025-10-01", "Care", "Hope", "Zest", "Order")
    strengths(page, "2026-10-01", "Order", "Care", "Hope", "Zest")
    # The keyboard is at the first field that is there: a scale of one's own is named only later.
    put_in(page, "Five traits")
    expect(page.get_by_role("button", name="a mean of 1 to 5")).to_be_focused()
    page.get_by_text(f"Compare: {STRENGTHS}").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("row", name="Order")).to_contain_text("3 up")
    axe(page)
    open_part(page, "Read across")
    card = page.get_by_role("article", name="Your definition speaks of what you are good at")
    expect(card).to_contain_text("both say: Order.")
    expect(page.get_by_role("article", name="“Order” has moved")).to_contain_text("place 4")
    speaks = card.get_by_role("button", name="This says something to me")
    speaks.focus()
    page.keyboard.press("Enter")
    expect(speaks).to_have_attribute("aria-pressed", "true")
    expect(speaks).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Order is for others.")
    saved(page)
    axe(page)
    page.reload()
    open_part(page, "Read across")
    expect(card.get_by_role("textbox")).to_have_value("Order is for others.")
    # The definition changes: what is no longer noticed goes, and what was written stays.
    elsewhere = come("definition-of-success#draft")
    elsewhere.get_by_role("textbox", name="definition").fill("To stay curious.")
    elsewhere.get_by_role("textbox", name="definition").blur()
    saved(elsewhere)
    open_part(page, "Results")
    open_part(page, "Read across")
    expect(card).to_have_count(0)
    page.get_by_text("Your notes beside what is no longer noticed").click()
    expect(page.get_by_text("Order is for others.")).to_be_visible()
