"""The values card sort as people do it: by keys, by mouse, by finger, and as a table."""

from __future__ import annotations

import json
import random
import re
from collections import Counter

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.browser.test_keeping import BROKEN_LINE, saved, status

PILES = ["not", "somewhat", "important", "very", "most"]
ALL = 83


def open_cards(page: Page, base: str) -> Page:
    page.goto(f"{base}/exercise/strengths-and-values#values")
    expect(page.locator(".cs-stage > *")).to_be_visible()
    return page


def label(page: Page) -> str:
    return page.locator(".cs-hand .cs-label").inner_text()


def counted(page: Page) -> dict[str, int]:
    """How many cards each pile says that it has."""
    words = page.locator(".cs-look").all_inner_texts()
    numbers = [int(found[0]) if (found := re.search(r"\d+", each)) else 0 for each in words]
    return dict(zip(PILES, numbers, strict=True))


@pytest.fixture
def sorted_in(store_of):
    """On which pile each card lies that is in the store."""

    def look(served) -> dict[str, str]:
        rows = store_of(served.data).rows("select op from entries order by revision")
        ops = [json.loads(row["op"]) for row in rows]
        undone = {op["move"] for op in ops if op["type"] == "undo_sort"}
        return {
            op["card"]: op["pile"]
            for op in ops
            if op["type"] == "sort_card" and op["move"] not in undone
        }

    return look


def test_all_83_cards_are_sorted_chosen_and_ranked_by_keys_although_the_line_breaks(
    serve, visitor, proxy, watch, sorted_in, axe
):
    watch.expect(BROKEN_LINE)
    served = serve()
    network = proxy(served)
    page = open_cards(visitor(key=network.through(served.open_link)), network.url)
    axe(page)
    chance = random.Random(83)
    seen, put = [], {}
    for number in range(ALL):
        if number == 30:
            network.cut()
        if number == 55:
            expect(status(page)).to_have_text("Offline: kept on this device")
            network.mend()
        # One key a card, and its effect is there when the key is up.
        seen.append(label(page))
        key = chance.randint(1, 5)
        put[page.locator(".cs-hand .cs-card").get_attribute("data-card")] = PILES[key - 1]
        page.keyboard.press(str(key))
        if number < ALL - 1:
            assert label(page) != seen[-1]
    assert len(set(seen)) == ALL
    expect(page.get_by_role("button", name="Choose the few")).to_be_focused()
    assert counted(page) == {pile: Counter(put.values())[pile] for pile in PILES}
    saved(page)
    assert sorted_in(served) == put

    page.keyboard.press("Enter")
    for _ in range(6):
        page.keyboard.press("Space")
        page.keyboard.press("ArrowRight")
    expect(page.locator(".cs-chip")).to_have_count(6)
    axe(page)
    page.get_by_role("button", name="Put them in order").press("Enter")
    first = page.locator(".cs-ranked strong").all_inner_texts()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    expected = [first[1], first[2], first[0], *first[3:]]
    expect(page.locator(".cs-ranked strong")).to_have_text(expected)
    axe(page)
    saved(page)
    page.reload()
    expect(page.locator(".cs-ranked strong")).to_have_text(expected)
    # Also after a reload: what was decided last goes back first.
    page.keyboard.press("u")
    page.keyboard.press("Backspace")
    expect(page.locator(".cs-ranked strong")).to_have_text(first)


def test_cards_are_dragged_looked_at_moved_again_and_kept_private(serve, visitor):
    served = serve()
    page = open_cards(visitor(key=served.open_link), served.url)
    first = label(page)
    card = page.locator(".cs-hand .cs-card").bounding_box()
    pile = page.locator("[data-place=very]").bounding_box()
    assert card
    assert pile
    page.mouse.move(card["x"] + 100, card["y"] + 100)
    page.mouse.down()
    page.mouse.move(pile["x"] + 60, pile["y"] + 40, steps=6)
    expect(page.locator("[data-place=very]")).to_have_class(re.compile("cs-over"))
    page.mouse.up()
    expect(page.locator(".cs-hand .cs-label")).not_to_have_text(first)
    assert counted(page)["very"] == 1

    page.get_by_role("button", name="Look through “Very important”").click()
    page.get_by_role("combobox", name=f"Pile of {first}").select_option("most")
    page.get_by_role("button", name="Done").click()
    assert (counted(page)["very"], counted(page)["most"]) == (0, 1)

    page.get_by_role("button", name="A card of my own").click()
    page.get_by_label("What matters, in a word or two").fill("Tram rides")
    page.get_by_label("Keep it private").check()
    page.keyboard.press("Enter")
    page.get_by_role("button", name="Close").click()
    page.get_by_role("button", name="As a table").click()
    page.get_by_role("radiogroup", name="Tram rides").get_by_label("Most important to me").check()
    page.get_by_role("button", name="Back to the cards").click()
    assert counted(page)["most"] == 2
    saved(page)
    page.reload()
    expect(page.locator(".cs-look").nth(4)).to_have_text("2 cards")


def test_by_touch_on_a_phone_the_card_and_all_piles_are_on_one_screen_and_it_resumes(
    serve, visitor, axe
):
    served = serve()
    page = open_cards(
        visitor(key=served.open_link, viewport=PHONE, has_touch=True, is_mobile=True), served.url
    )
    page.locator("[data-pile=important]").tap()
    card = page.locator(".cs-hand .cs-card").bounding_box()
    last = page.locator("[data-pile=most]").bounding_box()
    assert card
    assert last
    page.evaluate("window.scrollTo(0, 0)")
    assert last["y"] + last["height"] <= PHONE["height"]
    assert last["height"] >= 44
    for _ in range(3):
        page.locator("[data-pile=most]").tap()
    page.get_by_role("button", name="Undo").tap()
    here = label(page)
    saved(page)
    page.reload()
    expect(page.locator(".cs-hand .cs-label")).to_be_visible()
    assert counted(page) == {"not": 0, "somewhat": 0, "important": 1, "very": 0, "most": 2}
    assert page.locator(".cs-phase-count").first.inner_text() == f"{ALL - 3} left"
    assert label(page) == here
    axe(page)
    page.get_by_role("button", name="As a table").tap()
    axe(page)
