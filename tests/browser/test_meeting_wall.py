"""The projector view, and one move that brings everybody to where the room is."""

from playwright.sync_api import expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.meeting_room import FRESH, bar, join, name_people, open_meeting, step

PROJECTOR = {"width": 1920, "height": 1080}
#: The smallest type of the page that the eye is to read, in pixels, and what is written in it.
SMALLEST = """() => {
  const walker = document.createTreeWalker(document.querySelector(".mw-wall"), NodeFilter.SHOW_TEXT);
  let least = [Infinity, ""];
  while (walker.nextNode()) {
    const { parentElement: at, textContent: text } = walker.currentNode;
    if (!text.trim() || at.closest(".mw-hidden, [hidden]") || !at.checkVisibility()) continue;
    const size = parseFloat(getComputedStyle(at).fontSize);
    if (size < least[0]) least = [size, text];
  }
  return least;
}"""


def open_wall(meeting):
    """Press the button on the board; a window of its own opens."""
    with meeting.board.context.expect_page() as opened:
        meeting.board.get_by_role("link", name="Projector view").click()
    wall = opened.value
    wall.set_viewport_size(PROJECTOR)
    expect(wall.locator(".mw-wall-code")).to_be_visible()
    return wall


def test_the_wall_follows_the_board_and_can_be_read_from_ten_metres(room, visitor, axe):
    meeting = open_meeting(room, visitor, "Group 7")
    board = meeting.board
    wall = open_wall(meeting)
    expect(wall.get_by_role("heading", name="Welcome. Please come in.")).to_be_visible()
    expect(wall.get_by_text("Nobody is here yet")).to_be_visible()
    axe(wall)
    names = ["Bartholomew", "Eun-ji"]
    phones = [join(room, visitor, meeting, name) for name in names]
    expect(wall.get_by_text("2 people here")).to_be_visible(timeout=FRESH)
    board.get_by_role("button", name="Start").click()
    expect(wall.get_by_role("timer")).to_contain_text("4:", timeout=FRESH)
    board.get_by_role("button", name="Next block").click()
    expect(wall.get_by_role("heading", name="Finish the map")).to_be_visible(timeout=FRESH)
    name_people(phones[0], ["Secret aunt"])
    expect(wall.locator(".mw-bar-more", has_text="1 working").first).to_be_visible()
    said = wall.locator("body").inner_text()
    for private in (*names, "Secret", "For you, who leads"):
        assert private not in said
    least, words = wall.evaluate(SMALLEST)
    assert least >= PROJECTOR["height"] / 40, words
    assert wall.evaluate("document.documentElement.scrollHeight") <= PROJECTOR["height"]
    axe(wall)
    # The same window again, not one more.
    board.get_by_role("link", name="Projector view").click()
    expect(wall.locator(".mw-wall-code")).to_be_visible()
    assert len(board.context.pages) == 2


def test_a_participant_s_key_does_not_open_the_wall(room, visitor, watch):
    watch.expect("403")
    meeting = open_meeting(room, visitor, "Group 7")
    phone = join(room, visitor, meeting, "Bo")
    assert phone.goto(f"{room.url}{meeting.path}/wall").status == 403
    assert phone.locator(".mw-wall").count() == 0
    assert visitor().goto(f"{room.url}{meeting.path}/wall").status == 403


def test_the_wall_is_light_and_whole_in_the_dark_at_twice_the_size_and_in_forced_colours(
    room, visitor, axe
):
    meeting = open_meeting(room, visitor, "Group 7")
    wall = open_wall(meeting)
    wall.emulate_media(color_scheme="dark")
    ground = "getComputedStyle(document.querySelector('.mw-wall')).backgroundColor"
    assert wall.evaluate(ground) == "rgb(251, 250, 247)"
    wall.emulate_media(color_scheme="light", forced_colors="active")
    meeting.board.get_by_role("button", name="Start").click()
    expect(wall.get_by_role("timer")).to_contain_text("4:", timeout=FRESH)
    axe(wall)
    wall.emulate_media(forced_colors="none")
    for width in (320, 390, 1280):
        wall.set_viewport_size({"width": width, "height": 800})
        wall.evaluate("document.documentElement.style.fontSize = '200%'")
        assert wall.evaluate("document.documentElement.scrollWidth") <= width
        for words in ("Welcome", "Arrive, join with your initials"):
            expect(wall.get_by_text(words).first).to_be_visible()


def test_one_move_brings_everybody_and_never_into_the_middle_of_a_word(room, visitor, axe):
    meeting = open_meeting(room, visitor, "Group 7")
    board = meeting.board
    desk = join(room, visitor, meeting, "Bo", viewport=DESKTOP)
    phone = join(room, visitor, meeting, "Eun-ji", viewport=PHONE)
    name_people(phone, ["Ana"])
    board.get_by_role("button", name="Start").click()
    # Told of the start, a page has been brought as well: both come in one breath.
    for page in (desk, phone):
        expect(bar(page)).to_contain_text("Welcome")
    expect(desk.locator(".nm-page")).to_have_attribute("data-view", "map")

    # Both look elsewhere; one of them is in the middle of a word.
    desk.get_by_role("button", name="Ties", exact=True).click()
    phone.get_by_role("button", name="Questions", exact=True).click()
    field = phone.get_by_role("textbox", name="Name or initials")
    field.fill("Be")
    board.get_by_role("button", name="Bring everyone here").click()
    expect(desk.locator(".nm-page")).to_have_attribute("data-view", "map", timeout=FRESH)
    expect(desk.locator(".mw-brought")).to_contain_text("This opened for “Welcome”.")
    # There is a way back.
    desk.get_by_role("button", name="Back to where you were").click()
    expect(desk.locator(".nm-page")).to_have_attribute("data-view", "ties")
    offer = phone.locator(".mw-offer")
    expect(offer).to_contain_text("The room is at “Welcome” now.", timeout=FRESH)
    axe(phone)
    expect(field).to_be_focused()
    expect(field).to_have_value("Be")
    offer.get_by_role("button", name="Go there").click()
    expect(phone.locator(".nm-page")).to_have_attribute("data-view", "map")
    axe(phone)

    # The next move brings both again.
    board.get_by_role("button", name="Next block").click()
    expect(desk.locator(".nm-page")).to_have_attribute("data-view", "map", timeout=FRESH)
    # What is to do later is not told yet; of it one sees the titles.
    desk.get_by_role("button", name="Your seat: Bo").click()
    hour = desk.locator(".mw-seat-agenda")
    expect(hour).to_contain_text("Tell each other")
    expect(hour).to_contain_text("Add who is missing")
    expect(hour).not_to_contain_text("One tells, the other listens")


def test_a_rehearsal_goes_by_itself_and_nothing_of_it_is_kept(room, visitor, store_of, axe):
    meeting = open_meeting(room, visitor, "Group 7")
    store = store_of(room.served.data)
    tables = [
        row["name"] for row in store.rows("select name from sqlite_master where type='table'")
    ]
    kept = {name: store.rows(f"select * from {name}") for name in tables}
    with meeting.board.context.expect_page() as opened:
        meeting.board.get_by_role("link", name="Rehearse it with invented people").click()
    stage = opened.value
    expect(stage.get_by_role("note")).to_contain_text("nobody is here, nothing is kept")
    # Eight of them come within the first minute, which is six seconds here.
    expect(stage.get_by_role("heading", name="8 people here")).to_be_visible(timeout=30_000)
    stage.get_by_role("button", name="Start").click()
    expect(stage.get_by_role("timer").first).to_contain_text("4:2", timeout=6_000)
    stage.get_by_role("button", name="Next block").click()
    expect(step(stage, "Ties are drawn").first).to_contain_text("working", timeout=20_000)
    axe(stage)
    stage.get_by_role("button", name="Projector view").click()
    wall = stage.get_by_role("dialog", name="Projector view")
    expect(wall.get_by_role("heading", name="Finish the map")).to_be_visible()
    axe(stage)
    stage.keyboard.press("Escape")
    expect(wall).to_be_hidden()
    stage.close()
    assert {name: store.rows(f"select * from {name}") for name in tables} == kept
    expect(meeting.board.get_by_text("Nobody is here yet")).to_be_visible()
