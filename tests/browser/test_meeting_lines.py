"""A sentence goes from one's own page to the room, into the notes, and away again."""

import csv
import io

from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP
from tests.browser.meeting_room import FRESH, join, open_meeting

SENTENCE = "Success is work that matters at a bedside."
DRAFT = "I used to count papers, and now I do not."
WRITING = "definition-of-success"


def panel(board, name):
    board.get_by_role("tab", name=name).click()
    return board.get_by_role("tabpanel", name=name)


def record(notes, kind):
    with notes.page.expect_download() as wait:
        notes.get_by_role("button", name=kind, exact=True).click()
    return wait.value.path().read_bytes()


def table(notes):
    text = record(notes, "Table (CSV)").decode("utf-8-sig")
    return [(row["part"], row["text"]) for row in csv.DictReader(io.StringIO(text))]


def share(phone, what, who, *people):
    dialog = open_dialog(phone)
    dialog.get_by_role("radio", name=what).check()
    dialog.get_by_role("radio", name=who).check()
    for name in people:
        dialog.get_by_role("checkbox", name=name).check()
    return dialog


def open_dialog(phone):
    phone.get_by_role("region", name="Sharing").get_by_role("button", name="Share…").click()
    return phone.get_by_role("dialog", name="Share")


def text_of(phone):
    return phone.get_by_role("textbox", name="My definition of success")


def test_a_sentence_is_shared_noted_taken_back_and_then_in_no_record(room, visitor, axe):
    meeting = open_meeting(room, visitor, "Group 7", exercise=WRITING)
    board = meeting.board
    ana, bo = (join(room, visitor, meeting, name) for name in ("Ana", "Bo"))
    text_of(ana).fill(DRAFT)
    text_of(ana).blur()
    ana.get_by_role("button", name="Keep this version").click()

    # Nothing is chosen beforehand, and what will happen is said before it does.
    dialog = open_dialog(ana)
    expect(dialog.get_by_text("Choose what to share.")).to_be_visible()
    axe(ana)
    dialog.get_by_role("radio", name="Something else").check()
    dialog.get_by_role("textbox", name="In your own words").fill(SENTENCE)
    dialog.get_by_role("radio", name="Everybody in this meeting").check()
    expect(dialog.get_by_text("Everybody will see it with your name: 1 other person now")).to_be_visible()  # fmt: skip
    dialog.get_by_role("button", name="Share it").click()
    expect(dialog.get_by_text("Everybody here sees it, with your name")).to_be_visible()
    axe(ana)
    dialog.get_by_role("button", name="Close").click()

    bo.get_by_role("button", name="Shared with me").click()
    expect(bo.get_by_role("region", name="Shared with me")).to_contain_text(SENTENCE)
    axe(bo)
    notes = panel(board, "Notes")
    expect(notes).to_contain_text(SENTENCE, timeout=FRESH)
    notes.get_by_role("button", name="Into the notes").click()
    expect(notes.get_by_role("region", name="Notes")).to_contain_text(SENTENCE)
    notes.get_by_role("textbox", name="A note").fill("=1+1")
    notes.get_by_role("button", name="Write it down").click()
    axe(board)
    assert ("note", SENTENCE) in table(notes)
    assert ("note", "'=1+1") in table(notes)

    # What was shared is a copy: one's own work goes on without it.
    dialog = open_dialog(ana)
    expect(dialog.get_by_text("it is in the notes")).to_be_visible()
    dialog.get_by_role("button", name="Take back").click()
    expect(dialog.get_by_text(SENTENCE)).to_have_count(0)
    for page in (bo, board):
        expect(page.get_by_text(SENTENCE)).to_have_count(0, timeout=FRESH)
    assert SENTENCE not in str(table(notes))
    for kind in ("PDF", "Word"):
        assert len(record(notes, kind)) > 1_000
    ana.get_by_role("button", name="Close").click()
    assert text_of(ana).input_value() == DRAFT


def test_a_line_for_one_reaches_nobody_else_and_is_taken_back_by_keyboard(room, visitor):
    meeting = open_meeting(room, visitor, "Group 8", exercise=WRITING)
    ana, bo, chi = (join(room, visitor, meeting, name) for name in ("Ana", "Bo", "Chi"))
    dialog = share(ana, "Something else", "People you choose", "Bo")
    dialog.get_by_role("textbox", name="In your own words").fill("for your eyes")
    expect(dialog.get_by_text("nobody else here")).to_be_visible()
    dialog.get_by_role("button", name="Share it").click()
    bo.get_by_role("button", name="Shared with me").click()
    expect(bo.get_by_role("region", name="Shared with me")).to_contain_text("to you alone")
    chi.get_by_role("button", name="Shared with me").click()
    expect(chi.get_by_role("region", name="Shared with me")).to_contain_text("Nothing yet")
    panel(meeting.board, "Notes")
    expect(meeting.board.get_by_text("for your eyes")).to_have_count(0)

    # By keyboard, on a reloaded page, it is taken back.
    ana.reload()
    expect(ana.get_by_role("button", name="Share… shared now: 1")).to_be_visible()
    ana.get_by_role("button", name="Share… shared now: 1").press("Enter")
    ana.get_by_role("button", name="Take back: for your eyes").press("Enter")
    expect(bo.get_by_text("for your eyes")).to_have_count(0, timeout=FRESH)


def test_the_close_puts_a_step_into_ones_own_plan_and_says_it_only_when_asked(room, visitor, axe):
    meeting = open_meeting(room, visitor, "Group 9", exercise=WRITING)
    board = meeting.board
    ana = join(room, visitor, meeting, "Ana")
    bo = join(room, visitor, meeting, "Bo", viewport=DESKTOP)
    board.get_by_role("button", name="Start").click()
    card = ana.get_by_role("region", name="One next step")
    expect(card).to_be_hidden()
    heading = board.locator(".mw-board-now h2")
    while (before := heading.inner_text()) != "One thing from here":
        board.get_by_role("button", name="Next block").click()
        expect(heading).not_to_have_text(before)
    for page, aloud in ((ana, False), (bo, True)):
        card = page.get_by_role("region", name="One next step")
        card.get_by_role("textbox", name="What will you do?").fill("Ask M. for an hour")
        card.get_by_label("By when").fill("2030-03-01")
        if aloud:
            card.get_by_role("checkbox", name="Say it to the room").check()
        axe(page)
        card.get_by_role("button", name="Put it into my plan").click()
        expect(card).to_contain_text("The room sees it, too" if aloud else "Only you see it")
        plan = page.locator(".w-plan-part")
        expect(plan).to_contain_text("Ask M. for an hour")
        expect(plan).to_contain_text("1 March 2030")
    notes = panel(board, "Notes")
    expect(notes.locator(".mw-say-line")).to_have_count(1)
    expect(notes).to_contain_text("Bo")
    assert [text for part, text in table(notes) if part == "next-step"] == [
        "Ask M. for an hour (by 1 March 2030)"
    ]
