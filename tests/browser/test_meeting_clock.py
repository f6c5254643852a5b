"""All screens of a meeting show one clock."""

import time

from playwright.sync_api import expect

from tests.browser.meeting_room import bar, join, open_meeting

#: All screens agree within this, in milliseconds.
AGREE = 500
#: A phone whose own clock is wrong; the real time stays known under another name.
WRONG_BY = """(() => {
  const Real = Date, wrong = %d;
  window.__now = () => Real.now();
  window.Date = class extends Real {
    constructor(...given) { given.length ? super(...given) : super(Real.now() + wrong); }
    static now() { return Real.now() + wrong; }
  };
})()"""
RIGHT = "window.__now = () => Date.now()"
#: Notes when each second was first shown.
WATCH = """() => {
  const clock = document.querySelector('[role=timer]');
  window.__shown = {};
  const note = () => { window.__shown[clock.textContent] ??= window.__now(); };
  new MutationObserver(note).observe(clock, {childList: true, characterData: true, subtree: true});
}"""
#: Whole seconds that every screen has shown from their beginning.
SEEN = "() => Object.keys(window.__shown).length > 3"


def phone_whose_clock_is_wrong(visitor, by):
    """Somebody who comes with a phone whose clock is wrong by so many milliseconds."""

    def come(link, **options):
        page = visitor(None, **options)
        page.add_init_script(WRONG_BY % by)
        page.goto(link)
        return page

    return come


def disagreement(pages):
    """How far apart the pages showed the same seconds, at most, in milliseconds."""
    for page in pages:
        page.evaluate(WATCH)
    for page in pages:
        page.wait_for_function(SEEN)
    shown = [page.evaluate("window.__shown") for page in pages]
    # The first that each saw may have begun before it looked.
    alike = set.intersection(*(set(list(each)[1:]) for each in shown))
    assert alike
    return max(max(e[s] for e in shown) - min(e[s] for e in shown) for s in alike)


def test_all_screens_show_one_clock_also_a_phone_whose_own_is_wrong(room, visitor):
    meeting = open_meeting(room, visitor, "Group 7")
    slow = join(room, phone_whose_clock_is_wrong(visitor, -300_000), meeting, "Slow")
    fast = join(room, phone_whose_clock_is_wrong(visitor, 3_600_000), meeting, "Fast")
    meeting.board.get_by_role("button", name="Start").click()
    meeting.board.evaluate(RIGHT)
    for page in (slow, fast):
        expect(page.get_by_role("timer")).to_contain_text(":")
    assert disagreement([meeting.board, slow, fast]) < AGREE


def test_the_clock_is_right_again_after_the_network_was_gone(room, visitor, watch):
    watch.expect("WebSocket|ERR_|Failed to load|fetch")
    meeting = open_meeting(room, visitor, "Group 7")
    phone = join(room, visitor, meeting, "Bo")
    phone.context.set_offline(True)
    meeting.board.get_by_role("button", name="Start").click()
    meeting.board.get_by_role("button", name="Next block").click()
    expect(meeting.board.get_by_role("heading", name="Finish the map")).to_be_visible()
    phone.context.set_offline(False)
    expect(bar(phone)).to_contain_text("Finish the map")
    for page in (meeting.board, phone):
        page.evaluate(RIGHT)
    assert disagreement([meeting.board, phone]) < AGREE


def test_the_board_is_reopened_and_the_meeting_is_where_the_clock_says(room, visitor):
    meeting = open_meeting(room, visitor, "Group 7")
    phone = join(room, visitor, meeting, "Bo")
    meeting.board.get_by_role("button", name="Start").click()
    meeting.board.get_by_role("button", name="Next block").click()
    expect(bar(phone)).to_contain_text("Finish the map")
    meeting.board.context.close()
    again = visitor(meeting.link)
    expect(again.get_by_role("heading", name="Finish the map")).to_be_visible()
    for page in (again, phone):
        page.evaluate(RIGHT)
    assert disagreement([again, phone]) < AGREE
    again.get_by_role("button", name="Pause").click()
    expect(bar(phone)).to_contain_text("the clock is held")


def test_two_who_press_next_at_once_move_the_meeting_once(room, visitor):
    meeting = open_meeting(room, visitor, "Group 7")
    other = visitor(meeting.link)
    expect(other.get_by_role("button", name="Start")).to_be_visible()
    meeting.board.get_by_role("button", name="Start").click()
    expect(other.get_by_role("button", name="Pause")).to_be_visible()
    # Neither knows of the other's press when it presses: both do so at an appointed time.
    press = "(button, at) => void setTimeout(() => button.click(), at - Date.now())"
    appointed = (time.time() + 2) * 1000
    for page in (meeting.board, other):
        page.get_by_role("button", name="Next block").evaluate(press, appointed)
    for page in (meeting.board, other):
        expect(page.get_by_role("heading", name="Finish the map")).to_be_visible()
        expect(page.get_by_text("Block 2 of 7")).to_be_visible()


def test_the_meeting_goes_on_after_the_server_was_started_again(room, serve_room, visitor, watch):
    watch.expect("WebSocket|ERR_|Failed to load|fetch|50\\d|40\\d")
    meeting = open_meeting(room, visitor, "Group 7")
    phone = join(room, visitor, meeting, "Bo")
    meeting.board.get_by_role("button", name="Start").click()
    meeting.board.get_by_role("button", name="Next block").click()
    expect(bar(phone)).to_contain_text("Finish the map")
    room.served.interrupt()
    port = room.url.rsplit(":", 1)[1]
    # Both pages find that theirs has ended, and open again by themselves.
    mark = "() => { window.__before = true; }"
    for page in (meeting.board, phone):
        page.evaluate(mark)
    serve_room("--port", port, "--public-url", room.url, data=room.served.data)
    for page in (meeting.board, phone):
        page.wait_for_function("() => !window.__before && document.querySelector('[role=timer]')")
    expect(meeting.board.get_by_role("heading", name="Finish the map")).to_be_visible()
    expect(phone.get_by_role("button", name="Your seat: Bo")).to_be_visible()
    expect(bar(phone)).to_contain_text("Finish the map")
    for page in (meeting.board, phone):
        page.evaluate(RIGHT)
    assert disagreement([meeting.board, phone]) < AGREE
