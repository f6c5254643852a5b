"""The people of a meeting: hands, names, the door, those who lead together, and its last day."""

from __future__ import annotations

from datetime import timedelta

import pytest
from playwright.sync_api import Locator, Page, expect

from mentorwidgets import clock
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.meeting_room import FRESH, join, name_people, open_meeting, people, step


def seat(phone: Page, name: str) -> None:
    """Open the panel under one's name."""
    phone.get_by_role("button", name=f"Your seat: {name}").click()


def just_now(phone: Page) -> Locator:
    """What concerns one's own seat at this moment."""
    return phone.locator(".mw-door-card")


def door(board: Page) -> None:
    """Open what is behind the door of the board."""
    board.get_by_role("button", name="More").click()
    board.get_by_role("button", name="Door and leading…").click()


def test_a_hand_goes_up_is_seen_and_goes_down_and_a_name_stands_only_where_it_was_chosen(
    room, visitor, axe
):
    meeting = open_meeting(room, visitor, "Group 7")
    board = meeting.board
    bo, ki = (join(room, visitor, meeting, name) for name in ("Bo", "Ki"))
    name_people(bo, ["Anna Q."])
    name_people(ki, ["Mum"])
    expect(step(board, "five people")).to_contain_text("2 working")
    hands = board.get_by_role("region", name="Who asks for help")
    expect(hands).to_be_hidden()
    expect(board.locator(".mw-bar-who", has_text="Bo")).to_have_count(0)

    seat(bo, "Bo")
    axe(bo)
    bo.get_by_label("Show my name beside my progress").check()
    bo.get_by_role("button", name="Ask for help").click()
    expect(hands).to_contain_text("Asked for help: Bo", timeout=FRESH * 5)
    expect(board.locator(".mw-bar-who").first).to_have_text("Working: Bo")
    axe(board)
    bo.keyboard.press("Escape")
    expect(just_now(bo)).to_contain_text("Whoever leads sees your name, nobody else does.")
    expect(ki.get_by_text("asked for help")).to_have_count(0)
    hands.get_by_role("button", name="Seen Bo").click()
    expect(just_now(bo)).to_contain_text("Seen: whoever leads knows that you ask for help")
    axe(bo)
    bo.get_by_role("button", name="Take it back").click()
    expect(hands).to_be_hidden()


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1280", "390"])
def test_people_are_renamed_taken_out_and_let_in_again_at_a_locked_door(
    room, visitor, watch, axe, viewport
):
    watch.expect("403")
    meeting = open_meeting(room, visitor, "Group 7")
    board = meeting.board
    board.set_viewport_size(viewport)
    phone = join(room, visitor, meeting, "Bo")
    board.get_by_role("button", name="Bo").click()
    field = board.get_by_label("Name in this meeting")
    axe(board)
    field.fill("Bo K.")
    board.get_by_role("button", name="Change the name").click()
    expect(people(board)).to_have_text(["Bo K."])
    expect(just_now(phone)).to_contain_text("You are called Bo K. here now")
    phone.get_by_role("button", name="OK").click()
    expect(just_now(phone)).to_be_hidden()

    door(board)
    axe(board)
    board.get_by_role("button", name="Lock the door").click()
    expect(board.get_by_role("button", name="Unlock the door")).to_be_visible()
    board.get_by_role("dialog").get_by_role("button", name="Close").click()
    expect(board.locator(".mw-door-locked")).to_be_visible()
    late = visitor(f"{room.url}/join/{meeting.code}", viewport=PHONE)
    expect(late.get_by_role("heading", name="The door is locked just now")).to_be_visible()
    axe(late)

    board.get_by_role("button", name="Bo K.").click()
    board.get_by_role("button", name="Take out…").click()
    board.get_by_role("button", name="Take out", exact=True).click()
    expect(
        phone.get_by_role("heading", name="You are not in this meeting any more")
    ).to_be_visible()
    axe(phone)
    with phone.expect_download() as kept:
        phone.get_by_role("link", name="Keep a copy").click()
    assert kept.value.suggested_filename.startswith("mentoring-workbook-")
    expect(people(board)).to_have_count(0)

    door(board)
    board.get_by_role("button", name="Let in again Bo K.").click()
    expect(people(board)).to_contain_text(["Bo K."])
    phone.get_by_role("link", name="Look again").click()
    expect(phone.get_by_role("group", name="The meeting")).to_be_visible()


def test_two_lead_together_and_one_of_them_takes_part_too(room, visitor, watch, axe):
    watch.expect("403")
    meeting = open_meeting(room, visitor, "Group 7")
    board = meeting.board
    door(board)
    board.get_by_label("Who leads with you?").fill("Mo")
    board.get_by_role("button", name="Make a link to the board").click()
    link = board.get_by_label("Link to the board", exact=True).input_value()
    axe(board)
    board.get_by_role("button", name="Close").last.click()
    second = visitor(link)
    second.get_by_role("button", name="Start", exact=True).click()
    expect(board.get_by_role("button", name="Pause", include_hidden=True)).to_have_count(1)
    board.get_by_role("button", name="Close").last.click()
    door(board)
    expect(board.get_by_text("2 boards are open.")).to_be_visible()

    with board.context.expect_page() as opened:
        board.get_by_role("link", name="Take part too").click()
    mine = opened.value
    mine.get_by_label("Your name or initials").fill("Al")
    mine.get_by_role("button", name="Join", exact=True).click()
    expect(mine.get_by_role("group", name="The meeting")).to_be_visible()
    expect(people(board)).to_have_text(["Al"])

    board.get_by_role("button", name="End this link Mo").click()
    expect(second.get_by_role("heading", name="This page is not open to you")).to_be_visible()
    board.reload()
    expect(board.get_by_role("button", name="Pause")).to_be_visible()
    mine.reload()
    expect(mine.get_by_role("button", name="Your seat: Al")).to_be_visible()


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1280", "390"])
def test_the_host_plans_a_meeting_and_everybody_reads_on_which_day_it_goes(
    room, visitor, axe, viewport
):
    host = room.host
    host.set_viewport_size(viewport)
    axe(host)
    meeting = open_meeting(room, visitor, "Group 7")
    axe(host)
    host.get_by_text("Everything of it is erased on").click()
    day = (clock.now() + timedelta(days=5)).astimezone()
    host.get_by_label("Erase it on another day").fill(day.date().isoformat())
    host.get_by_role("button", name="Keep it until then").click()
    words = f"{day.day} {day:%B %Y}"
    expect(host.get_by_text(f"Everything of it is erased on {words}")).to_be_visible()
    phone = visitor(f"{room.url}/join/{meeting.code}", viewport=viewport)
    expect(phone.get_by_text(f"Everything of this meeting is erased on {words}")).to_be_visible()
    axe(phone)
    door(meeting.board)
    expect(meeting.board.get_by_text(f"erased on {words}")).to_be_visible()
