"""A meeting without a worksheet: notes of one's own, alone and in the room."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.browser.meeting_room import bar, join, open_meeting, step

TALK = "peer-meeting"
TICK = "One thing noted from somebody else’s matter"
MINE = "Listening. When the ward round went wrong, I stayed."


def notes(page: Page):
    return page.get_by_role("textbox", name="Notes for yourself")


def test_notes_and_ticks_of_a_phone_are_kept_and_only_counted(room, visitor, axe):
    meeting = open_meeting(room, visitor, "Group 7", TALK)
    phone = join(room, visitor, meeting, "Bo")
    meeting.board.get_by_role("button", name="Start").click()
    expect(bar(phone)).to_contain_text("Arrive")
    notes(phone).fill(MINE)
    phone.get_by_label(TICK).check()
    expect(step(meeting.board, TICK)).to_contain_text("1 of 1 done")
    assert MINE not in meeting.board.content()
    axe(phone)
    phone.reload()
    expect(notes(phone)).to_have_value(MINE)
    expect(phone.get_by_label(TICK)).to_be_checked()


def test_the_quiet_block_brings_a_phone_from_the_questions_back_to_its_notes(room, visitor):
    meeting = open_meeting(room, visitor, "Group 7", TALK)
    phone = join(room, visitor, meeting, "Bo")
    meeting.board.get_by_role("button", name="Start").click()
    expect(bar(phone)).to_contain_text("Arrive")
    question = phone.get_by_label("What kind of answer would help?")
    question.scroll_into_view_if_needed()
    expect(notes(phone)).not_to_be_in_viewport()
    for title in ("Who takes the floor?", "Your matter in one sentence"):
        meeting.board.get_by_role("button", name="Next block").click()
        expect(bar(phone)).to_contain_text(title)
    expect(notes(phone)).to_be_in_viewport()
    phone.get_by_role("button", name="Back to where you were").click()
    expect(phone.get_by_role("heading", name="Before you meet")).to_be_in_viewport()


def test_alone_the_questions_come_first_and_the_meeting_is_laid_out(serve, visitor, axe):
    served = serve()
    page = visitor(served.open_link)
    page.goto(f"{served.url}/exercise/{TALK}")
    expect(notes(page)).to_be_visible()
    heading = page.get_by_role("heading", name="Before you meet").bounding_box()
    sheet = notes(page).bounding_box()
    assert heading
    assert sheet
    assert heading["y"] < sheet["y"]
    hour = page.get_by_role("region", name="How the meeting goes")
    expect(hour.get_by_role("listitem")).to_have_count(8)
    hour.get_by_text("Who takes the floor?").click()
    expect(hour.get_by_text("Say how much you need the floor today.")).to_be_visible()
    axe(page)
    # By keyboard alone: write, tick, and find it on home.
    notes(page).focus()
    page.keyboard.type("A word.")
    page.keyboard.press("Tab")
    expect(page.get_by_label(TICK)).to_be_focused()
    page.keyboard.press("Space")
    expect(page.get_by_text("Saved · only you see this")).to_be_visible()
    page.get_by_role("link", name="Workbook").click()
    expect(page.get_by_text("2 words")).to_have_count(2)


@pytest.mark.parametrize("size", ["100%", "200%"])
def test_it_never_scrolls_sideways(serve, visitor, size):
    served = serve()
    page = visitor(served.open_link, viewport=PHONE)
    page.goto(f"{served.url}/exercise/{TALK}")
    notes(page).fill("a" * 300)
    page.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_whoever_leads_takes_the_guide_along_from_the_plan(room, visitor, tmp_path, axe):
    board = open_meeting(room, visitor, "Group 7", TALK).board
    board.get_by_role("tab", name="Plan").click()
    for name, begins in (("Guide as PDF", b"%PDF-"), ("Guide as Word", b"PK")):
        with board.expect_download() as download:
            board.get_by_role("button", name=name).click()
        file = tmp_path / download.value.suggested_filename
        download.value.save_as(file)
        assert file.read_bytes().startswith(begins)
        expect(board.get_by_text(f"{file.name} is in your downloads.")).to_be_attached()
    axe(board)
