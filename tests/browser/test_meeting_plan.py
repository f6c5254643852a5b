"""Whoever leads plans before the start and while it runs, by keys or by hand."""

from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import PHONE
from tests.browser.meeting_room import FRESH, join, open_meeting

EXERCISE = "definition-of-success"
AGENDA = [
    "Welcome",
    "Write, in silence",
    "Read, and be heard",
    "Write again",
    "Hold it against your days",
    "What we notice together",
    "One thing from here",
]


def open_plan(board: Page) -> Locator:
    board.get_by_role("tab", name="Plan").click()
    panel = board.get_by_role("tabpanel", name="Plan")
    expect(panel.locator(".mw-plan-row[data-where=ahead]")).not_to_have_count(0)
    return panel


def order(panel: Locator) -> Locator:
    return panel.locator(".mw-plan-row:not([data-where=before]) .mw-plan-name")


def strip(board: Page) -> Locator:
    return board.locator(".mw-strip-title")


def middle(handle: Locator) -> tuple[float, float]:
    handle.scroll_into_view_if_needed()
    box = handle.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_the_plan_is_changed_by_keys_alone_and_every_page_follows(room, visitor, axe):
    meeting = open_meeting(room, visitor, "Group 7", EXERCISE)
    board, phone = meeting.board, join(room, visitor, meeting, "Bo")
    panel = open_plan(board)
    expect(order(panel)).to_have_text(AGENDA)
    keys = board.keyboard

    # A block goes down by an arrow, the focus stays with it, and what happened is said.
    handle = panel.get_by_role("button", name="Move “Write again”")
    handle.focus()
    keys.press("ArrowUp")
    moved = [AGENDA[0], AGENDA[1], AGENDA[3], AGENDA[2], *AGENDA[4:]]
    expect(order(panel)).to_have_text(moved)
    expect(handle).to_be_focused()
    expect(board.locator("[aria-live=polite]").first).to_have_text("“Write again” is now 3 of 7")
    expect(strip(board)).to_have_text(moved)

    # Presses that follow each other are one change.
    more = panel.get_by_role("button", name="Minutes for “Welcome”: more")
    more.focus()
    for _press in range(3):
        keys.press("Enter")
    expect(panel.get_by_text("63 of 60 minutes planned")).to_be_visible()
    expect(panel.get_by_text("3 minutes too many.")).to_be_visible()
    expect(board.get_by_role("timer").first).to_have_text("8:00", timeout=FRESH)

    # Left out, and back where it stood.
    panel.get_by_role("button", name="Write, in silence alone", exact=True).press("Enter")
    panel.get_by_role("button", name="Leave out: Write, in silence").press("Enter")
    expect(order(panel)).to_have_text([title for title in moved if title != AGENDA[1]])
    axe(board)
    panel.get_by_role("button", name="Bring back: Write, in silence").press("Enter")
    expect(order(panel)).to_have_text(moved)

    # A block of one's own; what is missing is said beside it.
    panel.get_by_role("button", name="Add a block").press("Enter")
    keys.type("A guest")
    panel.get_by_role("button", name="Add it").press("Enter")
    expect(panel.get_by_text("Say in a sentence or two what everybody does.")).to_be_visible()
    expect(panel.get_by_label("What everybody does")).to_be_focused()
    axe(board)
    keys.type("Listen, and ask.")
    panel.get_by_role("button", name="Add it").press("Enter")
    expect(order(panel)).to_have_text([*moved, "A guest"])
    phone.get_by_role("button", name="Your seat: Bo").click()
    expect(phone.locator(".mw-seat-agenda li")).to_have_count(8)
    expect(phone.locator(".mw-seat-agenda li").last).to_contain_text("A guest")

    panel.get_by_role("button", name="Undo").press("Enter")
    expect(order(panel)).to_have_text(moved)
    expect(phone.locator(".mw-seat-agenda li")).to_have_count(7)


def test_a_block_is_dragged_to_its_place_and_escape_leaves_it_where_it_was(room, visitor):
    board = open_meeting(room, visitor, "Group 7", EXERCISE).board
    panel, mouse = open_plan(board), board.mouse
    handle = panel.get_by_role("button", name="Move “Write, in silence”")
    expect(order(panel)).to_have_text(AGENDA)

    # Below five pixels it is a press.
    x, y = middle(handle)
    mouse.move(x, y)
    mouse.down()
    mouse.move(x, y + 4)
    expect(panel.locator("[data-held]")).to_have_count(0)
    mouse.move(x, y + 20, steps=3)
    expect(panel.locator("[data-held]")).to_have_count(1)
    below = middle(panel.get_by_role("button", name="Move “Read, and be heard”"))
    mouse.move(x, below[1] + 8, steps=6)
    board.keyboard.press("Escape")
    expect(panel.locator("[data-held]")).to_have_count(0)
    mouse.up()
    expect(order(panel)).to_have_text(AGENDA)

    x, y = middle(handle)
    below = middle(panel.get_by_role("button", name="Move “Read, and be heard”"))
    mouse.move(x, y)
    mouse.down()
    mouse.move(x, y + 10, steps=2)
    mouse.move(x, below[1] + 8, steps=6)
    mouse.up()
    moved = [AGENDA[0], AGENDA[2], AGENDA[1], *AGENDA[3:]]
    expect(order(panel)).to_have_text(moved)
    expect(strip(board)).to_have_text(moved)


def test_while_it_runs_what_is_on_stays_and_two_who_plan_lose_nothing(room, visitor, axe):
    meeting = open_meeting(room, visitor, "Group 7", EXERCISE)
    board, other = meeting.board, visitor(meeting.link, viewport=PHONE)
    expect(other.get_by_role("button", name="Start")).to_be_visible()
    board.get_by_role("button", name="Start").click()
    board.get_by_role("button", name="Next block").click()
    expect(board.get_by_text("5 minutes in hand")).to_be_visible()
    panel, theirs = open_plan(board), open_plan(other)
    expect(panel.get_by_role("button", name="Move “Write, in silence”")).to_have_count(0)
    expect(panel.locator("[aria-current=step]")).to_contain_text("Write, in silence")

    # Neither knows of the other's press when it presses.
    more = "button => button.click()"
    panel.get_by_role("button", name="Minutes for “Write again”: more").evaluate(more)
    theirs.get_by_role("button", name="Minutes for “One thing from here”: more").evaluate(more)
    for each in (panel, theirs):
        expect(each.get_by_label("Minutes for “Write again”", exact=True)).to_have_value("7")
        expect(each.get_by_label("Minutes for “One thing from here”", exact=True)).to_have_value(
            "6"
        )
        expect(each.get_by_text("62 of 60 minutes planned")).to_be_visible()
    told = "Somebody else who leads has changed the plan."
    assert panel.get_by_text(told).count() + theirs.get_by_text(told).count() >= 1
    expect(board.get_by_text("3 minutes in hand")).to_be_visible()
    axe(other)


def test_an_agenda_of_ones_own_is_saved_and_another_meeting_starts_from_it(room, visitor):
    board = open_meeting(room, visitor, "Group 7", EXERCISE).board
    panel = open_plan(board)
    panel.get_by_role("button", name="Minutes for “Write again”: less").click()
    expect(panel.get_by_text("59 of 60 minutes planned")).to_be_visible()
    expect(panel.get_by_text("1 minute to give away")).to_be_visible()
    panel.get_by_text("Agendas of your own").click()
    panel.get_by_label("Save this plan as").fill("My hour for group 7")
    panel.get_by_role("button", name="Save", exact=True).click()
    expect(panel.get_by_role("button", name="Drop “My hour for group 7”")).to_be_visible()

    next_board = open_meeting(room, visitor, "Group 8", EXERCISE).board
    panel = open_plan(next_board)
    panel.get_by_text("Agendas of your own").click()
    panel.get_by_role("button", name="Start from “My hour for group 7”").click()
    expect(panel.get_by_text("59 of 60 minutes planned")).to_be_visible()
    panel.get_by_role("button", name="Drop “My hour for group 7”").click()
    next_board.get_by_role("button", name="Drop it").click()
    expect(panel.get_by_role("button", name="Drop “My hour for group 7”")).to_have_count(0)


def test_turns_are_shared_by_who_is_here_and_every_screen_shows_their_clock(room, visitor, axe):
    meeting = open_meeting(room, visitor, "Group 7", EXERCISE)
    board = meeting.board
    phones = [join(room, visitor, meeting, name) for name in ("Bo", "Ki")]
    board.get_by_role("button", name="Start").click()
    for title in AGENDA[1:3]:
        board.get_by_role("button", name="Next block").click()
        expect(board.get_by_role("heading", name=title)).to_be_visible()
    turns = board.get_by_role("group", name="Turns")
    expect(turns).to_contain_text("2 turns")
    turns.get_by_role("button", name="First turn").click()
    for phone in phones:
        expect(phone.locator(".mw-turn")).to_contain_text("Turn 1 of 2", timeout=FRESH)
    turns.get_by_role("button", name="Next turn").click()
    for phone in phones:
        expect(phone.locator(".mw-turn")).to_contain_text("Turn 2 of 2", timeout=FRESH)
    # Held, so that it can be read from three screens one after the other.
    board.get_by_role("button", name="Pause").click()
    for phone in phones:
        expect(phone.locator(".mw-bar-block")).to_contain_text("the clock is held", timeout=FRESH)
    clock = board.locator(".mw-turns-time").inner_text()
    assert clock.count(":") == 1
    assert {phone.locator(".mw-turn-time").inner_text() for phone in phones} == {clock}
    expect(turns).to_contain_text("everybody has had a turn")
    axe(board)
    axe(phones[0])

    # Somebody comes late, and has a turn too.
    join(room, visitor, meeting, "Al")
    expect(turns.get_by_role("button", name="Next turn")).to_be_visible()
    turns.get_by_role("button", name="Next turn").click()
    expect(phones[0].locator(".mw-turn")).to_contain_text("Turn 3 of 3", timeout=FRESH)
