"""A pitch said to all: two listen and rate it, and one alone reads what they gave."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.meeting_room import bar, join, open_meeting

SPEECH = "Every year, people with heart failure come in at night, and it need not be so."
GAVE = {
    "Bo": ("I heard a bed that stays empty.", "4"),
    "Chi": ("Who would wear it first?", "2"),
}


def give(phone, to, words, score):
    """Listen as the listener who was named, and send what one heard."""
    card = phone.get_by_role("region", name="Giving back")
    expect(card.get_by_text("Choose who spoke. Only they will see it")).to_be_visible()
    card.get_by_text(to, exact=True).tap()
    for scale in ("Clear", "The ask"):
        group = card.get_by_role("group", name=scale, exact=True)
        group.get_by_role("radio", name=score, exact=True).tap()
    card.get_by_role("textbox").fill(words)
    card.get_by_role("button", name="Give it to").tap()
    expect(card.get_by_text("alone has it, with your name")).to_be_visible()


@pytest.fixture
def pitching(room, visitor):
    """A meeting on the pitch with three phones, in the round where each speaks to all."""
    meeting = open_meeting(room, visitor, "Group 7", exercise="elevator-pitch")
    phones = [
        join(room, visitor, meeting, name, viewport=PHONE, has_touch=True)
        for name in ("Ann", "Bo", "Chi")
    ]
    meeting.board.get_by_role("button", name="Start").click()
    for title in ("Cut, in silence", "Say it to one person", "Write again", "Say it to all"):
        meeting.board.get_by_role("button", name="Next block").click()
        expect(bar(phones[0])).to_contain_text(title)
    return meeting.board, phones


def test_two_rate_a_pitch_and_its_speaker_alone_finds_both_ratings(pitching, axe):
    board, (ann, bo, chi) = pitching
    ann.get_by_role("button", name="Write it", exact=True).tap()
    speech = ann.get_by_role("textbox", name="What you say to a member of your family, in 1 minute")
    speech.fill(SPEECH)
    expect(ann.locator(".mw-bar-saved")).to_contain_text("Saved")
    board.get_by_role("button", name="First turn").click()
    for phone, name in ((bo, "Bo"), (chi, "Chi")):
        give(phone, "Ann", *GAVE[name])
    axe(bo)

    # While she speaks she is told how many they are; she reads it when she likes.
    came = ann.get_by_role("region", name="Giving back")
    expect(came).to_contain_text("2 people have given back to you")
    sheet = ann.locator("#part-heard")
    expect(sheet).to_be_hidden()
    came.get_by_role("button", name="Read it under “What others heard”").tap()
    for name, (words, score) in GAVE.items():
        expect(sheet.get_by_text(words)).to_be_visible()
        for scale in ("Clear", "The ask"):
            rated = sheet.get_by_role("region", name=scale, exact=True).locator("li")
            expect(rated.filter(has_text=name)).to_contain_text(f"{score} of 5")
    axe(ann)
    for phone in (ann, bo, chi):
        assert phone.evaluate("document.documentElement.scrollWidth <= innerWidth")

    # The room knows that something was given, and nothing of what.
    expect(board.get_by_text("2 of 3 have given something back, 2 in this turn")).to_be_visible()
    for page in (board, bo, chi):
        assert SPEECH not in page.content()
    for page, theirs in ((board, ""), (bo, "Bo"), (chi, "Chi")):
        for name, (words, _score) in GAVE.items():
            if name != theirs:
                assert words not in page.content()

    # From what they heard it is one step to the next version.
    sheet.get_by_role("button", name="Write the next draft").tap()
    expect(speech).to_have_value(SPEECH)
