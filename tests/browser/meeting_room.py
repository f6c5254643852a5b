"""A meeting in a served room: its host opens it, others come in by the code on the wall."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE, Room

#: What a participant does is on the board within this time, in milliseconds.
FRESH = 2_000
MAP = "Map your developmental network"


@dataclass
class Meeting:
    """One meeting: the board, and the way in."""

    board: Page
    code: str
    path: str
    link: str


def open_meeting(
    room: Room, visitor: Callable[..., Page], group: str, exercise: str = "developmental-network"
) -> Meeting:
    """Open a meeting as its host, and its board by the facilitator's own link."""
    host = room.host
    host.goto(host.url.partition("#")[0])
    host.get_by_label("Exercise").select_option(exercise)
    host.get_by_label("Which group or meeting").fill(group)
    host.get_by_role("button", name="Open the meeting").click()
    card = host.get_by_role("article").filter(has=host.get_by_role("heading", name=group))
    link = card.get_by_label("Facilitator link").input_value()
    board = visitor(link)
    expect(board.get_by_role("button", name="Start")).to_be_visible()
    code = board.locator(".mw-join-code [aria-hidden]").inner_text()
    found = re.search(r"/m/[0-9a-f]{32}", board.url)
    assert found
    return Meeting(board, code, found[0], link)


def join(
    room: Room, visitor: Callable[..., Page], meeting: Meeting, name: str, **options: Any
) -> Page:
    """Join by code and name, as a phone in the room does."""
    phone = visitor(f"{room.url}/join", **{"viewport": PHONE, **options})
    phone.get_by_label("Code").fill(meeting.code.lower())
    phone.get_by_label("Your name or initials").fill(name)
    phone.get_by_role("button", name="Join", exact=True).click()
    expect(phone.get_by_role("group", name="The meeting")).to_be_visible()
    return phone


def bar(phone: Page) -> Locator:
    """What the bar says of the meeting now: the block, and how one works in it."""
    return phone.locator(".mw-bar-block")


def step(board: Page, title: str) -> Locator:
    """What the board says of one step, in words."""
    return board.locator(".mw-bar", has_text=title).locator(".mw-bar-count")


def people(board: Page) -> Locator:
    """The names on the board."""
    return board.locator(".mw-people li")


def name_people(phone: Page, labels: list[str]) -> None:
    """Answer the first question of the map, wherever the meeting has brought one."""
    phone.get_by_role("button", name="Questions", exact=True).click()
    field = phone.get_by_role("textbox", name="Name or initials")
    for label in labels:
        field.fill(label)
        field.press("Enter")
        expect(phone.locator(".nm-page").get_by_text(label, exact=True).first).to_be_visible()
