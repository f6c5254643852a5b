"""A meeting goes on while networks drop and phones sleep, and ends with the truth on every screen."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOM, Room
from tests.browser.meeting_room import FRESH, bar, join, open_meeting, people
from tests.browser.test_meeting_clock import AGREE, RIGHT, disagreement

BROKEN_LINE = r"WebSocket|ERR_|Failed to load resource|Failed to fetch|Connection lost|net::"
#: How long the network is away, in seconds on the clock that everybody sees.
AWAY = 20
BACK = 40_000
#: What a clock shows, as seconds.
LEFT = (
    "timer => timer.textContent.match(/(\\d+):(\\d\\d)/).slice(1).reduce((m, s) => 60 * m + +s, 0)"
)

#: In milliseconds: counts while the page is awake.
TICK = 100
TICKING = f"() => {{ window.__ticks = 0; setInterval(() => window.__ticks++, {TICK}); }}"


def answer_field(phone: Page):
    return phone.locator(".mw-prompt-card").get_by_role("textbox")


def answer(phone: Page, words: str) -> None:
    answer_field(phone).fill(words)
    phone.locator(".mw-prompt-card").get_by_role("button", name="Send").click()


def wait_on_the_clock(page: Page, seconds: int) -> None:
    """Until the clock of the meeting has gone on by so much, as the page shows it."""
    timer = page.get_by_role("timer")
    begin = timer.evaluate(LEFT)
    page.wait_for_function(f"end => ({LEFT})(document.querySelector('[role=timer]')) <= end",
                           arg=begin - seconds)  # fmt: skip


def test_half_of_the_room_loses_its_network_for_twenty_seconds(room, visitor, proxy, watch):
    watch.expect(BROKEN_LINE)
    meeting = open_meeting(room, visitor, "Group 7", exercise="definition-of-success")
    board = meeting.board
    network, straight = proxy(room.served), room.url
    phones = {}
    for name, url in (
        ("Ana", straight),
        ("Bo", network.url),
        ("Cy", straight),
        ("Di", network.url),
    ):
        room.url = url
        phones[name] = join(room, visitor, meeting, name)
    board.get_by_role("button", name="Start").click()
    board.get_by_role("button", name="Ask the room…").click()
    form = board.get_by_role("dialog", name="Ask the room")
    form.get_by_role("radio", name="One line", exact=True).check()
    form.get_by_label("What do you ask?").fill("What will you begin?")
    form.get_by_role("button", name="Ask it now").click()
    board.get_by_role("tab", name="Question").click()
    for phone in phones.values():
        expect(answer_field(phone)).to_be_visible(timeout=FRESH)

    network.cut()
    for name, phone in phones.items():
        answer(phone, f"{name} begins.")
    for name in ("Bo", "Di"):
        status = phones[name].locator(".mw-prompt-card").get_by_role("status")
        expect(status).to_have_text("Offline: kept on this device", timeout=20_000)
    expect(board.locator(".mw-answered-words")).to_have_text("2 of 4 have answered", timeout=FRESH)
    wait_on_the_clock(board, AWAY)
    board.get_by_role("button", name="Next block").click()
    expect(board.get_by_text(re.compile("Block 2 of"))).to_be_visible()
    network.mend()

    expect(board.locator(".mw-answered-words")).to_have_text("4 of 4 have answered", timeout=BACK)
    for phone in phones.values():
        status = phone.locator(".mw-prompt-card").get_by_role("status")
        expect(status).to_contain_text("Sent · the room will see it with your name", timeout=BACK)
    titles = {bar(phone).inner_text() for phone in phones.values()}
    assert len(titles) == 1
    board.get_by_role("button", name="Close and show").click()
    for page in (board, *phones.values()):
        expect(page.locator(".mw-sentence")).to_have_count(4, timeout=FRESH)
        for name in phones:
            expect(page.locator(".mw-sentence", has_text=f"{name} begins.")).to_have_count(1)
        page.evaluate(RIGHT)
    assert disagreement([board, *phones.values()]) < AGREE


@pytest.fixture
def clock(tmp_path: Path) -> Path:
    """The file that moves the time of server and kernels on."""
    file = tmp_path / "clock"
    file.write_text("0")
    return file


@pytest.fixture
def timed_room(serve_room: Callable, visitor: Callable[..., Page], clock: Path) -> Room:
    """A room whose time the test moves on."""
    served = serve_room(env={"MENTORWIDGETS_CLOCK": str(clock)})
    host = visitor(served.host_link)
    host.wait_for_url("**/host")
    return Room(served, host, f"http://{ROOM}:{served.host_link.split(':')[2].split('/')[0]}")


def test_a_phone_that_slept_for_ten_minutes_wakes_where_the_meeting_is(
    timed_room, clock, visitor, proxy, watch
):
    watch.expect(BROKEN_LINE)
    room = timed_room
    meeting = open_meeting(room, visitor, "Group 7")
    network, straight = proxy(room.served), room.url
    room.url = network.url
    phone = join(room, visitor, meeting, "Bo")
    room.url = straight
    awake = join(room, visitor, meeting, "Cy")
    board = meeting.board
    board.get_by_role("button", name="Start").click()
    expect(phone.get_by_role("timer")).to_contain_text(":")

    # Asleep: no script runs on the page any more, and its network goes to sleep with it.
    # (Chromium does not freeze a page that it believes to be looked at.)
    phone.evaluate(TICKING)
    sleeping = phone.context.new_cdp_session(phone)
    sleeping.send("Debugger.enable")
    sleeping.send("Debugger.pause")
    asleep_at = awake.evaluate("Date.now()")
    network.cut()
    clock.write_text("600")
    expect(people(board).filter(has_text="Bo")).to_contain_text("away", timeout=BACK)
    board.get_by_role("button", name="Next block").click()
    expect(bar(awake)).to_contain_text("Finish the map", timeout=BACK)

    slept = awake.evaluate("Date.now()") - asleep_at
    network.mend()
    sleeping.send("Debugger.disable")
    assert phone.evaluate("window.__ticks") * TICK < slept / 2, "it was awake all the time"
    expect(bar(phone)).to_contain_text("Finish the map", timeout=BACK)
    expect(people(board).filter(has_text="Bo")).not_to_contain_text("away", timeout=BACK)
    for page in (board, phone, awake):
        page.evaluate(RIGHT)
    assert disagreement([board, phone, awake]) < AGREE
