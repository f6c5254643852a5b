"""Pairs in a room: five phones, a draw, a partner who leaves, a message, the way back."""

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.meeting_room import FRESH, join, open_meeting, people

NAMES = ["Ana", "Bo", "Chi", "Dele", "Eun-ji"]


def card(phone: Page):
    """What a phone says of the group of whoever holds it."""
    return phone.get_by_role("region", name="Your group")


def cards(board: Page):
    """The groups on the board that can be seen, as lists of names."""
    groups = board.locator(".mw-group-card:visible")
    return [group.locator(".mw-group-name bdi").all_inner_texts() for group in groups.all()]


def seconds(clock: str):
    """What a clock shows, in seconds."""
    minutes, rest = clock.split(":")
    return int(minutes) * 60 + int(rest)


def fits(page: Page):
    """Nothing on the page is wider than it."""
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_five_people_are_drawn_called_and_joined_when_one_leaves(room, visitor, axe):
    meeting = open_meeting(room, visitor, "Group 7")
    board = meeting.board
    phones = {name: join(room, visitor, meeting, name) for name in NAMES}
    expect(people(board)).to_have_count(5)
    board.get_by_role("button", name="Start").click()

    # A draw that only the board sees.
    board.get_by_role("tab", name="Groups").click()
    panel = board.locator(".mw-groups")
    panel.get_by_role("button", name="Draw", exact=True).click()
    expect(panel.get_by_role("heading", name="Only you see this yet")).to_be_focused()
    assert sorted(map(len, cards(board))) == [2, 3]
    axe(board)
    expect(card(phones["Ana"])).to_be_hidden()

    # Two change places by keyboard, then everybody sees it.
    trio, pair = sorted(cards(board), key=len, reverse=True)
    panel.get_by_role("button", name=pair[0], exact=True).press("Enter")
    panel.get_by_role("button", name=f"Change places with \u2068{trio[0]}\u2069").press("Enter")
    pair, trio = [trio[0], pair[1]], [pair[0], *trio[1:]]
    assert sorted(map(sorted, cards(board))) == sorted([sorted(pair), sorted(trio)])
    panel.get_by_role("button", name="Show everybody").click()
    stays, leaves = pair
    heading = card(phones[stays]).get_by_role("heading")
    expect(heading).to_have_text(f"You will be with {leaves}")
    for name in trio:
        for other in set(trio) - {name}:
            expect(card(phones[name]).get_by_role("heading")).to_contain_text(other)
    for page in (board, phones[stays]):
        axe(page)
        assert fits(page)

    # The message and the countdown are on every phone, and the same second on all.
    panel.get_by_label("A message to all groups").fill("Half of the time is over")
    panel.get_by_role("button", name="Send").click()
    panel.get_by_role("button", name="2 min").click()
    for phone in phones.values():
        expect(card(phone)).to_contain_text("Half of the time is over", timeout=FRESH * 5)
        expect(card(phone).get_by_role("timer")).to_have_text(re.compile(r"1:\d\d"))
    left = [seconds(card(phone).get_by_role("timer").inner_text()) for phone in phones.values()]
    # They are read one after the other, and a second may begin meanwhile.
    assert max(left) - min(left) <= 1
    panel.get_by_role("button", name="Stop the countdown").click()
    panel.get_by_role("button", name="Take it back").click()
    expect(card(phones[stays]).get_by_role("timer")).to_be_hidden()

    # One leaves for good: whoever is alone is named, and joined to others at one press.
    phones[leaves].get_by_role("button", name=f"Your seat: {leaves}").click()
    phones[leaves].get_by_role("button", name="Leave this device").click()
    note = panel.get_by_role("button", name=f"Join {stays} to others")
    expect(note).to_be_visible(timeout=120_000)
    board.set_viewport_size(PHONE)
    axe(board)
    assert fits(board)
    board.set_viewport_size(DESKTOP)
    note.click()
    for other in trio:
        expect(heading).to_contain_text(other)
    expect(board.get_by_role("tab", name="Groups 1", exact=True)).to_be_visible()

    # Duties reach whoever has one.
    board.get_by_role("button", name="Share out the duties…").click()
    board.get_by_label("Keeps time").select_option(label=stays)
    axe(board)
    board.get_by_role("button", name="Share them out").click()
    expect(phones[stays].get_by_role("region", name="Your part in this hour")).to_contain_text(
        "You keep the time"
    )
    expect(board.get_by_role("button", name=f"you lead, {stays} keeps time")).to_be_visible()

    panel.get_by_role("button", name="Everybody back together").click()
    expect(card(phones[stays])).to_be_hidden()
