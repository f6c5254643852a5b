"""A meeting of five on strengths and values: the hour on a clock that the test moves."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from mentorwidgets.operations import DocumentId
from tests.browser.conftest import DESKTOP, PHONE, ROOM, Room
from tests.browser.meeting_room import bar, join, open_meeting, step
from tests.browser.test_map_sharing import Heard, store_in
from tests.browser.test_meeting_hour import WALL, Clock, press
from tests.serving import Served
from tests.values_sorted import sorted_cards

VALUES = "strengths-and-values"
#: What each of them chose; the last card of each is marked private.
CHOSEN = {
    "Ann": ["service", "humour", "family", "knowledge", "health", "tradition"],
    "Bo": ["service", "humour", "family", "solitude", "order", "hope"],
    "Chidi": ["service", "health", "family", "adventure", "justice", "wealth"],
    "Dora": ["service", "knowledge", "inner-peace", "non-conformity", "order", "risk"],
    "Eun-ji": ["humour", "world-peace", "duty", "service", "courtesy", "passion"],
}
LABELS = {"inner-peace": "Inner peace", "world-peace": "World peace"}


def label(card: str) -> str:
    return LABELS.get(card, card.capitalize())


@pytest.fixture
def clock(short_path: Path) -> Clock:
    return Clock(short_path / "clock")


@pytest.fixture
def hour(serve_room: Callable[..., Served], visitor: Callable[..., Page], clock: Clock) -> Room:
    served = serve_room(env=clock.env)
    host = visitor()
    host.goto(served.host_link)
    host.wait_for_url("**/host")
    return Room(served, host, f"http://{ROOM}:{urlsplit(served.host_link).port}")


def sow(hour: Room) -> None:
    """Everybody has sorted their cards before."""
    store = store_in(hour)
    (meeting,) = store.meetings()
    for seat in store.seats(meeting.id):
        if seat.name in CHOSEN:
            ops = sorted_cards(CHOSEN[seat.name], private=CHOSEN[seat.name][-1:])
            for seq, op in enumerate(ops, 1):
                store.append(seat.person, DocumentId(VALUES), client="9" * 32, seq=seq, op=op, after=None, at=datetime.now(UTC))  # fmt: skip
    store.close()


def show_all(phone: Page, name: str, who: str) -> None:
    """Show every card that is offered, and read before who will see it."""
    phone.get_by_role("button", name="Show values…").click()
    dialog = phone.get_by_role("dialog", name="Show values")
    for card in CHOSEN[name][:-1]:
        dialog.get_by_role("checkbox", name=label(card)).check()
    expect(dialog.get_by_role("checkbox", name=label(CHOSEN[name][-1]))).to_have_count(0)
    dialog.get_by_role("radio", name=who).check()
    dialog.get_by_role("button", name="Show them").click()
    expect(dialog.get_by_role("button", name="Take back")).to_be_visible()
    dialog.get_by_role("button", name="Close").click()


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def test_five_people_see_their_mosaic_and_nobody_a_card_that_is_private(
    hour: Room, clock: Clock, visitor: Callable[..., Page], axe: Callable[..., None]
) -> None:
    meeting = open_meeting(hour, visitor, "Group 7", VALUES)
    board = meeting.board
    wall = board.context.new_page()
    wall.set_viewport_size(WALL)
    wall.goto(f"{hour.url}{meeting.path}/wall")
    phones = {name: join(hour, visitor, meeting, name) for name in CHOSEN}
    everybody = list(phones.values())
    sow(hour)
    heard = [Heard(page) for page in (board, wall)]
    for page in (board, wall, *everybody):
        page.reload()
    expect(step(board, "Five to ten values")).to_contain_text("5 of 5 done")

    press(board, "Start")
    clock.goes_on(5, *everybody)
    press(board, "Next block →")
    expect(bar(phones["Ann"])).to_contain_text("Choose, in silence")
    for phone in everybody:
        phone.get_by_label("One strength and one value are chosen to speak about").check()
    expect(step(board, "One strength and one value")).to_contain_text("5 of 5 done")
    clock.goes_on(6, *everybody)
    press(board, "Next block →")
    clock.goes_on(14, *everybody)
    press(board, "Next block →")
    expect(bar(phones["Ann"])).to_contain_text("What matters to us")

    # Four with their names, one for two people, and the mosaic as it grows.
    for name in ("Ann", "Bo", "Chidi", "Eun-ji"):
        show_all(phones[name], name, "Everybody in this meeting, with my name")
    board.get_by_role("tab", name="Values").click()
    expect(board.get_by_role("listitem").filter(has_text="Service")).to_contain_text(
        "4 of 4 · common"
    )
    press(board, "Put the mosaic on the wall")
    expect(wall.get_by_role("listitem").filter(has_text="Justice")).to_contain_text("1 of 4 · rare")
    # Whoever does not see the wall has it on their own page.
    dora = phones["Dora"]
    expect(dora.get_by_role("region", name="The mosaic of the room")).to_contain_text("Service")
    dora.get_by_role("button", name="In common").click()
    expect(dora.get_by_role("listitem").filter(has_text="You and Bo")).to_contain_text(
        "2 in common of 8, 0.25"
    )
    for page in (board, wall, dora):
        axe(page)
        assert fits(page)
    board.set_viewport_size(WALL)
    axe(board)
    board.set_viewport_size(DESKTOP)

    # Taken back, it is gone from every screen.
    chidi = phones["Chidi"]
    chidi.get_by_role("button", name="Show values…").click()
    dialog = chidi.get_by_role("dialog", name="Show values")
    axe(chidi)
    dialog.get_by_role("button", name="Take back").click()
    for page in (board, wall, *everybody):
        expect(page.locator(".mw-tile", has_text="Justice")).to_have_count(0)
    dialog.get_by_role("button", name="Close").click()

    # What is counted although nobody shows it has nothing to say of five.
    press(board, "The picture of the group")
    picture = board.get_by_role("dialog", name="The picture of the group")
    press(board, "Count the chosen values")
    expect(picture).to_contain_text("5 people, as their cards lay at")
    expect(picture).to_contain_text("values are not shown")
    picture.get_by_role("button", name="Close").click()

    clock.goes_on(9, *everybody)
    press(board, "Next block →")
    expect(wall.get_by_role("region", name="The mosaic of the room")).to_have_count(0)
    for title in ("One value, and where it shows", "One thing from here"):
        clock.goes_on(9, *everybody)
        press(board, "Next block →")
        expect(bar(dora)).to_contain_text(title)
    dora.set_viewport_size(PHONE)
    assert fits(dora)
    for each in heard:
        assert "Tradition" not in each.text
        assert "Service" in each.text


def test_without_names_five_are_seen_together(
    room: Room, visitor: Callable[..., Page], axe: Callable[..., Any]
) -> None:
    meeting = open_meeting(room, visitor, "Group 7", VALUES)
    phones = {name: join(room, visitor, meeting, name) for name in CHOSEN}
    sow(room)
    meeting.board.get_by_role("button", name="Start").click()
    meeting.board.get_by_role("tab", name="Values").click()
    for count, (name, phone) in enumerate(phones.items(), 1):
        show_all(phone, name, "Everybody in this meeting, without my name")
        if count < 5:
            expect(meeting.board.get_by_role("tabpanel", name="Values")).to_contain_text(
                "without a name. "
            )
            expect(meeting.board.locator(".mw-tile")).to_have_count(0)
    expect(meeting.board.get_by_role("tabpanel", name="Values")).to_contain_text(
        "5 people, without names"
    )
    tile = meeting.board.get_by_role("listitem").filter(has_text="Service")
    expect(tile).to_contain_text("5 of 5 · common")
    for name in CHOSEN:
        expect(tile).not_to_contain_text(name)
    axe(meeting.board)
    bo = phones["Bo"]
    bo.get_by_role("button", name="Show values…").click()
    dialog = bo.get_by_role("dialog", name="Show values")
    dialog.get_by_role("button", name="Take back").click()
    expect(meeting.board.locator(".mw-tile")).to_have_count(0)
    dialog.get_by_role("button", name="Put back").click()
    expect(tile).to_contain_text("5 of 5 · common")
