"""A whole hour on a clock that the test moves: board, projector and five phones, to the end."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from mentorwidgets.clock import VARIABLE
from tests.browser.conftest import ROOM, Room
from tests.browser.meeting_room import bar, join, open_meeting, people
from tests.serving import Served

SENTENCE = "Success is a door that I can close at five."
WALL = {"width": 1920, "height": 1080}


class Clock:
    """The time of the server and of every kernel, ahead of the real one by what a file says."""

    def __init__(self, file: Path) -> None:
        self._file = file
        self._ahead = 0.0
        self.goes_on(0)

    @property
    def env(self) -> dict[str, str]:
        """What a server needs to follow it."""
        return {VARIABLE: str(self._file)}

    def goes_on(self, minutes: float, *pages: Page) -> None:
        """Let minutes pass; these pages then give a sign of life, as they would have meanwhile."""
        self._ahead += minutes * 60
        new = self._file.with_suffix(".new")
        new.write_text(str(self._ahead), encoding="ascii")
        new.replace(self._file)
        for page in pages:
            page.evaluate("() => window.dispatchEvent(new Event('pageshow'))")


@pytest.fixture
def clock(short_path: Path) -> Clock:
    return Clock(short_path / "clock")


@pytest.fixture
def hour(serve_room: Callable[..., Served], visitor: Callable[..., Page], clock: Clock) -> Room:
    """A room whose time the test moves."""
    served = serve_room(env=clock.env)
    host = visitor()
    host.goto(served.host_link)
    host.wait_for_url("**/host")
    return Room(served, host, f"http://{ROOM}:{urlsplit(served.host_link).port}")


def left(page: Page, words: str) -> None:
    """The clock of this page shows this."""
    expect(page.get_by_role("timer").first).to_contain_text(words)


def task(phone: Page) -> Locator:
    return phone.locator(".mw-task-do")


def press(page: Page, name: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()


def panel(board: Page, name: str) -> Locator:
    """A panel of the board, opened."""
    board.get_by_role("tab", name=name).click()
    return board.get_by_role("tabpanel", name=name)


def table(notes: Locator) -> list[tuple[str, str]]:
    """The record of the meeting, as its table has it."""
    with notes.page.expect_download() as wait:
        notes.get_by_role("button", name="Table (CSV)", exact=True).click()
    text = wait.value.path().read_text(encoding="utf-8-sig")
    return [(row["part"], row["text"]) for row in csv.DictReader(io.StringIO(text))]


def ask(board: Page, kind: str, question: str, **fields: str) -> None:
    """Put a question to the room with the board's form."""
    press(board, "Ask the room…")
    form = board.get_by_role("dialog", name="Ask the room")
    form.get_by_role("radio", name=kind).check()
    form.get_by_label("What do you ask?").fill(question)
    for label, value in fields.items():
        form.get_by_label(label.replace("_", " ")).fill(value)
    press(board, "Ask it now")


def test_a_whole_hour_is_led_from_one_board(
    hour: Room, clock: Clock, visitor: Callable[..., Page], axe: Callable[..., None], watch: Any
) -> None:
    watch.expect("WebSocket|ERR_INTERNET_DISCONNECTED|Failed to load|fetch")
    meeting = open_meeting(hour, visitor, "Group 7", "definition-of-success")
    board = meeting.board
    wall = board.context.new_page()
    wall.set_viewport_size(WALL)
    wall.goto(f"{hour.url}{meeting.path}/wall")
    expect(wall.get_by_text(meeting.code).first).to_be_visible()

    # Four are there in time, and the clock starts on every screen.
    bo, ki, eun, ana = (
        join(hour, visitor, meeting, name) for name in ("Bo", "K.", "Eun-ji", "Ana")
    )
    expect(people(board)).to_have_count(4)
    for page in (board, wall, bo):
        axe(page)
    press(board, "Start")
    for page in (board, wall, bo, ki, eun, ana):
        left(page, "4:")
    clock.goes_on(5, bo, ki, eun, ana)
    left(board, "+")
    press(board, "Next block →")

    # Quiet writing. One drops out of the network in the middle of it and loses no word.
    for phone in (bo, ki, eun, ana):
        expect(bar(phone)).to_contain_text("Write, in silence")
    draft = bo.get_by_role("textbox", name="My definition of success").first
    draft.click()
    bo.keyboard.type("Work I can explain to my daughter. ")
    expect(bo.get_by_text("Saved", exact=True).first).to_be_visible()
    bo.context.set_offline(True)
    bo.keyboard.type("And time for the choir.")
    clock.goes_on(4, ki, eun, ana)
    expect(people(board).filter(has_text="Bo")).to_contain_text("away")

    # Somebody comes late, and reads in one line what was before.
    tove = join(hour, visitor, meeting, "Tove")
    expect(
        tove.get_by_role("region", name="Your seat just now").get_by_text("You came at minute 9")
    ).to_be_visible()
    expect(bar(tove)).to_contain_text("Write, in silence")
    bo.context.set_offline(False)
    expect(bo.get_by_text("Saved", exact=True).first).to_be_visible()
    expect(people(board).filter(has_text="away")).to_have_count(0)
    bo.reload()
    expect(draft).to_have_value("Work I can explain to my daughter. And time for the choir.")
    phones = [bo, ki, eun, ana, tove]

    # A line from each, hidden until it is shown; a second round that keeps the first.
    press(board, "Next block →")
    ask(board, "one line", "A word that stays with you?")
    for phone, word in zip(phones, ("daughter", "enough", "choir", "hands", "slow"), strict=True):
        phone.get_by_role("textbox", name="A word that stays with you?").fill(word)
        press(phone, "Send")
        expect(phone.get_by_text("Sent · the room will see it")).to_be_visible()
    expect(wall.get_by_text("5 of 5 have answered")).to_be_visible()
    for page in (board, wall):
        assert "choir" not in page.content()
    axe(bo)
    press(board, "Close and show")
    for page in (wall, *phones):
        expect(page.get_by_text("choir", exact=True)).to_be_visible()
    axe(wall)
    press(board, "Second round")
    for phone, word in zip(
        phones, ("daughter", "enough", "choir", "hands", "a garden"), strict=True
    ):
        phone.get_by_role("textbox", name="A word that stays with you?").fill(word)
        press(phone, "Send")
    expect(wall.get_by_text("5 of 5 have answered")).to_be_visible()
    press(board, "Close and show")
    for word in ("slow", "a garden"):
        expect(wall.get_by_text(word, exact=True)).to_be_visible()

    # A sentence is shared with the room, noted, and taken back again.
    bo.get_by_role("region", name="Sharing").get_by_role("button", name="Share…").click()
    sharing = bo.get_by_role("dialog", name="Share")
    sharing.get_by_role("radio", name="Something else").check()
    sharing.get_by_role("textbox", name="In your own words").fill(SENTENCE)
    sharing.get_by_role("radio", name="Everybody in this meeting").check()
    sharing.get_by_role("button", name="Share it").click()
    notes = panel(board, "Notes")
    notes.get_by_role("button", name=f"Into the notes: {SENTENCE}").click()
    expect(notes.get_by_role("region", name="Notes")).to_contain_text(SENTENCE)
    notes.get_by_role("textbox", name="A note").fill("We meet again in three months.")
    press(board, "Write it down")
    sharing.get_by_role("button", name=f"Take back: {SENTENCE}").click()
    expect(sharing.get_by_role("button", name="Take back")).to_have_count(0)
    sharing.get_by_role("button", name="Close").click()
    for page in (board, wall, *phones):
        expect(page.get_by_text(SENTENCE)).to_have_count(0)

    # Pairs: everybody reads with whom, and the clock that calls them back.
    press(board, "Next block →")
    for phone in phones:
        expect(phone.get_by_role("heading", name="What others heard")).to_be_visible()
    press(board, "Next block →")
    for phone in phones:
        expect(phone.get_by_role("heading", name="Hold your goals against it")).to_be_visible()
    clock.goes_on(1, *phones)
    groups = panel(board, "Groups")
    groups.get_by_role("button", name="Draw", exact=True).click()
    groups.get_by_role("button", name="Show everybody").click()
    for phone in phones:
        expect(phone.get_by_role("region", name="Your group")).to_contain_text("You are with")
    axe(board)
    axe(ki)
    groups.get_by_role("button", name="1 min", exact=True).click()
    for page in (wall, *phones):
        expect(page.get_by_text("Back together in").first).to_be_visible()
    clock.goes_on(1, *phones)

    # The last question, and the end. Whoever leads takes the record along.
    press(board, "Next block →")
    ask(
        board,
        "a scale",
        "How near is it to your days?",
        What_the_lowest_point_means="far away",
        What_the_highest_point_means="close",
    )
    for phone in phones:
        phone.get_by_role("radio", name="4").check()
        press(phone, "Send")
    expect(wall.get_by_text("5 of 5 have answered")).to_be_visible()
    panel(board, "Question")
    press(board, "Close and show")
    expect(wall.get_by_text("5 answers").first).to_be_visible()
    clock.goes_on(10, *phones)
    press(board, "Next block →")
    for phone in phones:
        expect(phone.get_by_role("heading", name="Start, stop, protect")).to_be_visible()
    press(board, "End the meeting")
    board.get_by_role("dialog").get_by_role("button", name="End the meeting").click()
    for page in (board, wall, *phones):
        expect(page.get_by_text("This meeting has ended").first).to_be_visible()
    kept = [text for _part, text in table(panel(board, "Notes"))]
    assert "We meet again in three months." in kept
    assert SENTENCE not in " ".join(kept)
    assert {"choir", "slow", "a garden"} <= set(kept)


FOCUSED = """() => {
  const at = document.activeElement;
  const label = at.labels?.[0]?.textContent ?? at.getAttribute("aria-label") ?? at.textContent;
  const named = at.getAttribute("aria-labelledby");
  return (named ? document.getElementById(named)?.textContent : label ?? "").trim();
}"""


def reach(page: Page, name: str) -> None:
    """Go on with the Tab key until the keyboard is at what has this name."""
    for _step in range(120):
        if page.evaluate(FOCUSED) == name:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"the Tab key does not lead to {name!r} on {page.url}")


def by_key(page: Page, name: str) -> None:
    """Reach a button with the Tab key and press it."""
    reach(page, name)
    page.keyboard.press("Enter")


def test_both_roles_go_through_a_meeting_by_keyboard_alone(
    room: Room, visitor: Callable[..., Page]
) -> None:
    meeting = open_meeting(room, visitor, "Group 7", "definition-of-success")
    board = meeting.board
    phone = join(room, visitor, meeting, "Bo")
    expect(people(board)).to_have_count(1)

    by_key(board, "Start")
    left(phone, "4:")
    by_key(board, "Next block →")
    expect(bar(phone)).to_contain_text("Write, in silence")
    reach(phone, "My definition of success")
    phone.keyboard.type("A door that I can close at five.")
    expect(phone.get_by_text("Saved", exact=True).first).to_be_visible()

    by_key(board, "Ask the room…")
    reach(board, "What do you ask?")
    board.keyboard.type("One word?")
    by_key(board, "Ask it now")
    reach(phone, "One word?")
    phone.keyboard.type("five")
    phone.keyboard.press("Enter")
    expect(phone.get_by_text("Sent · the room will see it")).to_be_visible()
    by_key(board, "Close and show")
    expect(phone.get_by_text("The answers are shown.").first).to_be_attached()

    by_key(phone, "Share…")
    sharing = phone.get_by_role("dialog", name="Share")
    reach(phone, "Something else")
    phone.keyboard.press("Space")
    reach(phone, "In your own words")
    phone.keyboard.type(SENTENCE)
    reach(phone, "Everybody in this meeting")
    phone.keyboard.press("Space")
    by_key(phone, "Share it")
    expect(sharing.get_by_role("button", name="Take back")).to_be_visible()
    phone.keyboard.press("Escape")

    # The panels of the board are one stop of the Tab key, and the arrows go between them.
    while board.evaluate("() => document.activeElement.role") != "tab":
        board.keyboard.press("Tab")
    while not board.evaluate(FOCUSED).startswith("Notes"):
        board.keyboard.press("ArrowRight")
    by_key(board, f"Into the notes: {SENTENCE}")
    notes = board.get_by_role("tabpanel", name="Notes")
    expect(notes.get_by_role("region", name="Notes")).to_contain_text(SENTENCE)
    by_key(board, "More")
    by_key(board, "End the meeting")
    reach(board, "End the meeting")
    board.keyboard.press("Enter")
    for page in (board, phone):
        expect(page.get_by_text("This meeting has ended").first).to_be_visible()
