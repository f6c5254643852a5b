"""The room is asked, in browsers: by whoever leads, on phones, to the end and once more."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.meeting_room import FRESH, Meeting, join, open_meeting

BROKEN_LINE = r"WebSocket|ERR_|Failed to load resource|Failed to fetch|Connection lost|net::"
NAMES = ["Bo", "Eun-ji", "K.", "Maryam", "T."]
WAYS = ["Time", "Not knowing whom to ask", "Nothing keeps me"]


def ask(board: Page, kind: str, text: str, **fields: str) -> None:
    """Fill in the form that asks the room, and ask."""
    board.get_by_role("button", name="Ask the room…").click()
    form = board.get_by_role("dialog", name="Ask the room")
    form.get_by_role("radio", name=kind, exact=True).check()
    form.get_by_label("What do you ask?").fill(text)
    for label, value in fields.items():
        form.get_by_label(label.replace("_", " ")).fill(value)
    form.get_by_role("button", name="Ask it now").click()
    expect(form).to_be_hidden()


def card(phone: Page):
    """What the room is asked, on one phone."""
    return phone.locator(".mw-prompt-card")


def bars(page: Page):
    """The bars of a result, as they are read."""
    return page.locator(".mw-result-bars tbody tr")


def test_a_room_is_asked_without_names_twice(room, visitor, axe):
    meeting: Meeting = open_meeting(room, visitor, "Group 7", exercise="definition-of-success")
    board = meeting.board
    board.get_by_role("tab", name="Question").click()
    phones = [join(room, visitor, meeting, name) for name in NAMES[:4]]

    # Four are too few for answers without names, and the form says why.
    board.get_by_role("button", name="Ask the room…").click()
    form = board.get_by_role("dialog", name="Ask the room")
    expect(form.get_by_label("Without names")).to_be_disabled()
    expect(form.get_by_text("In a group this small the others will know.")).to_be_visible()
    phones.append(join(room, visitor, meeting, NAMES[4]))
    expect(form.get_by_label("Without names")).to_be_enabled(timeout=FRESH)
    axe(board)
    form.get_by_role("button", name="Not now").click()

    board.get_by_role("button", name="Ask the room…").click()
    form.get_by_role("radio", name="A choice", exact=True).check()
    form.get_by_role("button", name="Ask it now").click()
    expect(form.get_by_role("alert")).to_have_text("Write what you ask.")
    form.get_by_label("What do you ask?").fill("What keeps you from asking?")
    form.get_by_label("Options").fill("\n".join(WAYS))
    form.get_by_label("Without names").check()
    form.get_by_role("button", name="Ask it now").click()

    # Each sees who will see it before anything is sent; nobody sees what was answered.
    for place, phone in enumerate(phones):
        mine = card(phone)
        expect(mine.get_by_role("heading", name="What keeps you from asking?")).to_be_visible(
            timeout=FRESH
        )
        expect(mine.get_by_text("Without names: the room sees all answers mixed")).to_be_visible()
        if place == 4:
            axe(phone)
            mine.get_by_role("button", name="Pass").click()
            expect(mine.get_by_role("status")).to_have_text("Sent · nobody sees who passed")
        else:
            mine.get_by_role("radio", name=WAYS[place % 2]).check()
            mine.get_by_role("button", name="Send").click()
            expect(mine.get_by_role("status")).to_have_text(
                "Sent · the room will see it without your name when it is shown"
            )
        expect(board.locator(".mw-answered-words")).to_have_text(
            f"{place + 1} of 5 have answered", timeout=FRESH
        )
    expect(bars(board)).to_have_count(0)
    axe(phones[0])

    # One changes their mind, and finds it again; a browser that did not write it cannot.
    bo = card(phones[0])
    bo.get_by_role("button", name="Change it").click()
    bo.get_by_role("radio", name=WAYS[2]).check()
    bo.get_by_role("button", name="Send").click()
    expect(bo.get_by_text(WAYS[2])).to_be_visible()
    phones[0].reload()
    expect(bo.get_by_text(WAYS[2])).to_be_visible()
    phones[1].evaluate("localStorage.clear()")
    phones[1].reload()
    expect(card(phones[1]).get_by_text("You have answered on another device.")).to_be_visible()
    expect(card(phones[1]).get_by_role("button")).to_have_count(0)

    board.get_by_role("button", name="Close and show").click()
    for page in [board, *phones]:
        expect(bars(page)).to_contain_text(
            [f"{WAYS[0]}1 of 4", f"{WAYS[1]}2 of 4", f"{WAYS[2]}1 of 4"], timeout=FRESH
        )
        expect(page.get_by_text("4 answers · 1 passed")).to_be_visible()
    axe(board)
    axe(phones[0])

    # After they have talked, once more: both rounds stand side by side.
    board.get_by_role("button", name="Second round").click()
    for phone in phones:
        expect(card(phone).get_by_text("Second round")).to_be_visible(timeout=FRESH)
        card(phone).get_by_role("radio", name=WAYS[1]).check()
        card(phone).get_by_role("button", name="Send").click()
    expect(board.locator(".mw-answered-words")).to_have_text("5 of 5 have answered", timeout=FRESH)
    board.get_by_role("button", name="Close and show").click()
    for page in [board, phones[4]]:
        expect(bars(page)).to_contain_text([f"{WAYS[0]}1 of 40 of 5", f"{WAYS[1]}2 of 45 of 5", f"{WAYS[2]}1 of 40 of 5"], timeout=FRESH)  # fmt: skip
    axe(board)

    # And off the screens again.
    board.get_by_role("button", name="Take off the screens").click()
    for phone in phones:
        expect(card(phone)).to_be_hidden(timeout=FRESH)


def test_what_is_written_without_a_connection_arrives_when_it_is_back(room, visitor, proxy, watch):
    watch.expect(BROKEN_LINE)
    meeting = open_meeting(room, visitor, "Group 7", exercise="definition-of-success")
    board = meeting.board
    board.get_by_role("tab", name="Question").click()
    network = proxy(room.served)
    room.url, straight = network.url, room.url
    bo = join(room, visitor, meeting, "Bo")
    room.url = straight
    ask(board, "Several lines", "What would you tell yourself a year ago?")
    words = card(bo).get_by_role("textbox")
    words.fill("Ask soo")
    # Half a sentence is still there after a reload.
    bo.reload()
    expect(words).to_have_value("Ask soo")
    network.cut()
    words.fill("Ask sooner. <b>Really</b>")
    card(bo).get_by_role("button", name="Send").click()
    expect(card(bo).get_by_role("status")).to_have_text("Offline: kept on this device")
    expect(board.locator(".mw-answered-words")).to_have_text("0 of 1 have answered")
    network.mend()
    expect(card(bo).get_by_role("status")).to_contain_text(
        "Sent · the room will see it with your name"
    )
    expect(board.locator(".mw-answered-words")).to_have_text("1 of 1 have answered", timeout=FRESH)

    board.get_by_role("button", name="Close and show").click()
    for page in (board, bo):
        expect(page.locator(".mw-sentence")).to_have_text(
            ["Ask sooner. <b>Really</b>Bo"], timeout=FRESH
        )
    # Taken back, it is gone from every screen.
    card(bo).get_by_role("button", name="Take mine off the screens").click()
    for page in (board, bo):
        expect(page.locator(".mw-sentence")).to_have_count(0, timeout=FRESH)
        expect(page.get_by_text("There is no answer to show.")).to_be_visible()


def test_every_kind_is_answered_by_keyboard_alone(room, visitor, axe):
    meeting = open_meeting(room, visitor, "Group 7", exercise="definition-of-success")
    board = meeting.board
    board.get_by_role("tab", name="Question").click()
    bo = join(room, visitor, meeting, "Bo")
    mine = card(bo)

    ask(board, "A ranking", "What matters most?", Options="Honesty\nTime\nPatience")
    up = mine.get_by_role("button", name="Move Patience up")
    up.focus()
    bo.keyboard.press("Enter")
    expect(up).to_be_focused()
    bo.keyboard.press("Enter")
    expect(mine.locator(".mw-answer-label")).to_have_text(["Patience", "Honesty", "Time"])
    expect(bo.get_by_text("Patience is now 1 of 3")).to_be_attached()
    axe(bo)
    mine.get_by_role("button", name="Send").press("Enter")
    expect(mine.get_by_text("Patience › Honesty › Time")).to_be_visible()

    ask(
        board,
        "A dot on a plane",
        "Where are you?",
        At_the_left_end="alone",
        At_the_right_end="together",
        At_the_bottom="heavy",
        At_the_top="light",
    )
    plane = mine.get_by_role("application", name="Your dot.")
    plane.focus()
    for key in ["ArrowRight"] * 6 + ["ArrowUp"] * 10:
        bo.keyboard.press(key)
    expect(bo.get_by_text("close to together; all the way at light").first).to_be_attached()
    axe(bo)
    mine.get_by_role("button", name="Send").press("Enter")
    expect(mine.get_by_text("Your dot is placed.")).to_be_visible()

    ask(
        board,
        "A scale",
        "How clear is it?",
        What_the_lowest_point_means="not at all",
        What_the_highest_point_means="quite",
    )
    mine.get_by_role("radio", name="1, not at all").focus()
    bo.keyboard.press("ArrowRight")
    expect(mine.get_by_role("radio", name="2", exact=True)).to_be_checked()
    mine.get_by_role("button", name="Send").press("Enter")

    ask(board, "One line", "One word?")
    mine.get_by_role("textbox", name="One word?").fill("Rest")
    bo.keyboard.press("Enter")
    expect(mine.get_by_role("status")).to_contain_text("Sent")

    # Whoever leads shows an earlier one again.
    board.locator("summary", has_text="Where are you?").click()
    board.get_by_role("article").filter(has_text="Where are you?").get_by_role(
        "button", name="Show the answers"
    ).press("Enter")
    expect(mine.locator(".mw-plane-dot")).to_be_visible(timeout=FRESH)
    axe(bo)
    axe(board)
