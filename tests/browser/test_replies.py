"""Listeners give back to whoever spoke: from a phone into one person's own work, and to nobody else."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE, ROOM, Room
from tests.browser.meeting_room import join, open_meeting
from tests.meeting.replying import NAME, write_exercise

WORDS = "You came alive when you spoke of the bedside."


@pytest.fixture
def heard(serve_room, visitor, tmp_path):
    """A room with an exercise on which others give back."""
    served = serve_room("--exercises", str(write_exercise(tmp_path / "exercises")))
    host = visitor()
    host.goto(served.host_link)
    host.wait_for_url("**/host")
    return Room(served, host, f"http://{ROOM}:{served.host_link.split(':')[2].split('/')[0]}")


def giving(page):
    return page.get_by_role("region", name="Giving back")


def rated(page):
    """The worksheet on which others' ratings stand."""
    return page.locator("#part-rated")


def line(page, scale, name):
    return rated(page).get_by_role("region", name=scale).locator("li").filter(has_text=name)


def test_what_listeners_give_is_read_side_by_side_taken_back_and_kept(heard, visitor, axe):
    meeting = open_meeting(heard, visitor, "Group 7", exercise=NAME)
    board = meeting.board
    ann = join(heard, visitor, meeting, "Ann", viewport=DESKTOP)
    bo = join(heard, visitor, meeting, "Bo", viewport=PHONE, has_touch=True)
    chi = join(heard, visitor, meeting, "Chi", viewport=DESKTOP)

    # While people have turns, the form is open by itself, and says who will see it.
    board.get_by_role("button", name="Start").click()
    for _ in range(2):
        before = board.locator(".mw-board-now h2").inner_text()
        board.get_by_role("button", name="Next block").click()
        expect(board.locator(".mw-board-now h2")).not_to_have_text(before)
    board.get_by_role("button", name="First turn").click()
    card = giving(bo)
    expect(card.get_by_text("Choose who spoke. Only they will see it")).to_be_visible()
    card.get_by_text("How it came across").tap()
    card.get_by_text("Ann", exact=True).tap()
    expect(card.get_by_text("nor whoever leads")).to_be_visible()
    card.get_by_role("group", name="Clarity").get_by_role("radio", name="4").tap()
    card.get_by_role("textbox", name="What stayed with you?").fill(WORDS)
    axe(bo)
    # What is half written outlives the page.
    bo.reload()
    expect(card.get_by_role("textbox")).to_have_value(WORDS)
    expect(card.get_by_role("radio", name="4", exact=True)).to_be_checked()
    card.get_by_role("button", name="Give it to").tap()
    expect(card.get_by_text("alone has it, with your name")).to_be_visible()
    expect(card.get_by_role("textbox")).to_have_value("")

    # By keyboard alone.
    card = giving(chi)
    card.get_by_role("radio", name="What they heard").focus()
    chi.keyboard.press("ArrowDown")
    card.get_by_role("radio", name="Ann").press("Space")
    card.get_by_role("radio", name="1, I was lost").press("Space")
    chi.keyboard.press("ArrowRight")
    expect(card.get_by_role("radio", name="2", exact=True).first).to_be_checked()
    card.get_by_role("button", name="Give it to").press("Enter")

    # It is counted first; it opens when one asks for it, and no mean is made of two.
    expect(giving(ann)).to_contain_text("2 people have given back to you")
    expect(ann.get_by_text(WORDS)).to_be_hidden()
    giving(ann).get_by_role("button", name="Read it under “How it came across”").click()
    expect(rated(ann).get_by_text(WORDS)).to_be_visible()
    rated(ann).get_by_role("radio", name="3", exact=True).first.press("Space")
    for name, word in (("You", "3 of 5"), ("Bo", "4 of 5"), ("Chi", "2 of 5")):
        expect(line(ann, "Clarity", name)).to_contain_text(word)
    axe(ann)
    expect(board.get_by_text("2 of 3 have given something back, 2 in this turn")).to_be_visible()
    for page in (board, chi):
        expect(page.get_by_text(WORDS)).to_have_count(0)

    # Taken back, it is gone from her page; a device of hers that comes later has the rest once.
    giving(chi).get_by_role("button", name="Take back what you gave Ann").press("Enter")
    expect(line(ann, "Clarity", "Chi")).to_have_count(0)
    saved_word = ann.locator(".mw-bar-saved")
    expect(saved_word).to_contain_text("Saved")
    ann.reload()
    expect(rated(ann).get_by_text(WORDS)).to_have_count(1)

    # What somebody wrote on paper stands beside it, and is put away and back.
    rated(ann).get_by_text("Enter what somebody said aloud or wrote on paper").press("Enter")
    rated(ann).get_by_role("button", name="Keep it").press("Enter")
    expect(rated(ann).get_by_text("Rate something, or write a few words.")).to_be_visible()
    rated(ann).get_by_label("Who said it").fill("Dele, on paper")
    rated(ann).get_by_label("In their words").fill("Slower at the end.")
    rated(ann).get_by_role("button", name="Keep it").press("Enter")
    away = rated(ann).get_by_role("button", name="Put away what Dele, on paper gave back")
    away.press("Enter")
    expect(rated(ann).locator(".rp-card")).to_have_count(1)
    rated(ann).get_by_role("button", name="Put it back").press("Enter")
    expect(away).to_be_focused()
    ann.set_viewport_size(PHONE)
    axe(ann)
    assert ann.evaluate("document.documentElement.scrollWidth <= innerWidth")
    rated(ann).get_by_role("button", name="Write the next draft").press("Enter")
    expect(ann.get_by_role("heading", name="Your text")).to_be_focused()


def test_everything_shared_with_me_is_in_one_list_that_empties(heard, visitor, axe):
    meeting = open_meeting(heard, visitor, "Group 8", exercise=NAME)
    ann, bo = (join(heard, visitor, meeting, name) for name in ("Ann", "Bo"))
    ann.get_by_role("combobox").select_option("rated")
    rated(ann).get_by_role("radio", name="3", exact=True).first.press("Space")
    expect(line(ann, "Clarity", "You")).to_contain_text("3 of 5")

    # An item of a worksheet is chosen like anything else; what others gave is never offered.
    ann.get_by_role("region", name="Sharing").get_by_role("button", name="Share…").click()
    dialog = ann.get_by_role("dialog", name="Share")
    dialog.get_by_role("radio", name="How you rate it yourself Clarity 3 of 5").check()
    dialog.get_by_role("radio", name="People you choose").check()
    dialog.get_by_role("checkbox", name="Bo").check()
    dialog.get_by_role("button", name="Share it").click()
    expect(dialog.get_by_text("see it, with your name")).to_be_visible()

    tab = bo.get_by_role("button", name="Shared with me")
    expect(tab).to_contain_text("1 new")
    tab.click()
    shown = bo.get_by_role("region", name="Shared with me")
    expect(shown).to_contain_text("Clarity 3 of 5")
    expect(shown).to_contain_text("Ann · to you alone · since")
    expect(shown).to_contain_text("You see this until they take it back")
    axe(bo)
    assert bo.evaluate("document.documentElement.scrollWidth <= innerWidth")
    dialog.get_by_role("button", name="Take back: Clarity 3 of 5").click()
    expect(shown).to_contain_text("Nothing yet")
    expect(bo.get_by_text("Clarity 3 of 5")).to_have_count(0)
