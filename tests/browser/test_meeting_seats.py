"""A seat in a meeting: its name, its link, its keyboard, and what axe says of every screen."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.meeting_room import FRESH, bar, join, name_people, open_meeting, people, step


def test_a_personal_link_brings_the_seat_and_the_work_to_another_device(room, visitor):
    meeting = open_meeting(room, visitor, "Group 7")
    phone = join(room, visitor, meeting, "Bo")
    name_people(phone, ["Anna Q."])
    phone.get_by_role("button", name="Your seat: Bo").click()
    phone.get_by_role("button", name="Go on on another device").click()
    link = phone.get_by_label("Your personal link", exact=True).input_value()
    assert link.startswith(f"{room.url}{meeting.path}/open#")
    laptop = visitor(link, viewport=DESKTOP)
    expect(laptop.get_by_role("button", name="Your seat: Bo")).to_be_visible()
    expect(laptop.locator(".nm-page").get_by_text("Anna Q.").first).to_be_visible()
    # One person on two devices sits on one seat.
    expect(people(meeting.board)).to_have_text(["Bo"])
    expect(step(meeting.board, "five people")).to_contain_text("1 working")


def test_somebody_who_lost_their_key_gets_the_seat_back_and_not_the_work(room, visitor):
    meeting = open_meeting(room, visitor, "Group 7")
    phone = join(room, visitor, meeting, "Bo")
    name_people(phone, ["Anna Q."])
    phone.context.close()
    board = meeting.board
    board.get_by_role("button", name="Bo").click()
    board.get_by_role("dialog").get_by_role("button", name="Give the seat back…").click()
    board.get_by_role("dialog").get_by_role("button", name="Give the seat back", exact=True).click()
    link = board.get_by_label("Link to the seat", exact=True).input_value()
    board.get_by_role("dialog").get_by_role("button", name="Close").click()
    other = visitor(link, viewport=PHONE)
    expect(other.get_by_role("button", name="Your seat: Bo")).to_be_visible()
    assert "Anna Q." not in other.content()
    expect(people(board)).to_have_text(["Bo"])
    expect(step(board, "five people")).to_have_text("0 of 1 done")


def test_a_seat_that_is_left_is_away_and_the_device_keeps_nothing(room, visitor):
    meeting = open_meeting(room, visitor, "Group 7")
    phone = join(room, visitor, meeting, "Bo")
    phone.get_by_role("button", name="Your seat: Bo").click()
    phone.get_by_role("button", name="Leave this device").click()
    expect(phone.get_by_role("heading", name="You have left")).to_be_visible()
    assert phone.context.cookies(f"{room.url}{meeting.path}/") == [] or not any(
        cookie["name"] == "mw_participant" and cookie["value"]
        for cookie in phone.context.cookies(f"{room.url}{meeting.path}/")
    )
    # The page's last word may be lost with its kernel: then it is the silence that tells.
    expect(people(meeting.board)).to_have_text(["Boaway"], timeout=120_000)


@pytest.mark.parametrize("name", ["<b>Bo</b>", "<img src=x onerror=alert(1)>"])
def test_a_name_with_markup_is_text_on_every_screen(room, visitor, name):
    meeting = open_meeting(room, visitor, "Group 7 <i>")
    phone = join(room, visitor, meeting, name)
    expect(people(meeting.board)).to_have_text([name])
    expect(phone.get_by_role("button", name=f"Your seat: {name}")).to_be_visible()
    expect(meeting.board.get_by_text("Group 7 <i>")).to_be_visible()


def test_who_can_read_what_is_said_on_the_page(room, visitor):
    meeting = open_meeting(room, visitor, "Group 7")
    phone = join(room, visitor, meeting, "Bo")
    phone.get_by_role("button", name="Your seat: Bo").click()
    panel = phone.get_by_role("group", name="Your seat")
    expect(panel).to_contain_text("kept on the computer of whoever hosts this")
    expect(panel).to_contain_text("the board never shows them")
    expect(panel).to_contain_text("You are here as Bo.")
    phone.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(phone.get_by_role("button", name="Your seat: Bo")).to_be_focused()


def press_until(page, name, key="Tab"):
    """Go on with the keyboard until this button has the focus."""
    button = page.get_by_role("button", name=name)
    for _ in range(60):
        if button.evaluate("button => button === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"The keyboard never came to {name}.")


def test_a_meeting_is_led_with_the_keyboard_alone(room, visitor):
    meeting = open_meeting(room, visitor, "Group 7")
    board = meeting.board
    press_until(board, "Start")
    board.keyboard.press("Enter")
    expect(board.get_by_role("button", name="Pause")).to_be_focused()
    press_until(board, "+ 1 min")
    board.keyboard.press("Space")
    expect(board.get_by_role("timer")).to_contain_text("5:")
    press_until(board, "Next block")
    board.keyboard.press("Enter")
    expect(board.get_by_role("heading", name="Finish the map")).to_be_visible()
    expect(board.get_by_role("button", name="Next block")).to_be_focused()
    for number in range(3, 8):
        board.keyboard.press("Enter")
        expect(board.get_by_text(f"Block {number} of 7")).to_be_visible()
    expect(board.get_by_text("This is the last block.")).to_be_visible()
    # At the last block the same button leads on to the end, which is asked about first.
    end = board.get_by_role("button", name="End the meeting")
    expect(end).to_be_focused()
    board.keyboard.press("Enter")
    dialog = board.get_by_role("dialog")
    expect(dialog).to_be_visible()
    board.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(end).to_be_focused()
    board.keyboard.press("Enter")
    press_until(dialog.page, "Go on with it")
    board.keyboard.press("Tab")
    board.keyboard.press("Enter")
    expect(board.get_by_role("heading", name="This meeting has ended")).to_be_visible()


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["1280", "390"])
def test_axe_finds_nothing_on_the_screens_of_a_meeting(room, visitor, axe, viewport):
    meeting = open_meeting(room, visitor, "Group 7")
    board = meeting.board
    board.set_viewport_size(viewport)
    axe(board)
    phone = join(room, visitor, meeting, "Bo", viewport=viewport)
    axe(phone)
    board.get_by_role("button", name="Start").click()
    board.get_by_role("button", name="Next block").click()
    expect(bar(phone)).to_contain_text("Finish the map")
    if viewport == PHONE:
        # The block has opened the map itself.
        phone.get_by_role("button", name="Questions").click()
        name_people(phone, ["Anna Q."])
    axe(board)
    axe(phone)
    phone.get_by_role("button", name="Your seat: Bo").click()
    phone.get_by_role("button", name="Go on on another device").click()
    expect(phone.get_by_label("Your personal link", exact=True)).to_be_visible()
    axe(phone)
    board.get_by_role("button", name="More").click()
    axe(board)
    board.get_by_role("button", name="End the meeting").click()
    axe(board)
    board.get_by_role("dialog").get_by_role("button", name="End the meeting").click()
    expect(bar(phone)).to_contain_text("has ended", timeout=FRESH)
    axe(board)
    axe(phone)


@pytest.mark.parametrize("width", [320, 390, 1280, 1920])
def test_no_screen_of_a_meeting_scrolls_sideways(room, visitor, width):
    viewport = {"width": width, "height": 800}
    meeting = open_meeting(room, visitor, "Group 7")
    phone = join(room, visitor, meeting, "Bartholomew-Maximilian", viewport=viewport)
    meeting.board.set_viewport_size(viewport)
    meeting.board.get_by_role("button", name="Start").click()
    expect(phone.get_by_role("timer")).to_contain_text(":")
    for page in (meeting.board, phone):
        assert page.evaluate("document.documentElement.scrollWidth") <= width
