"""One facilitator and three participants run a whole short meeting, each in a browser."""

from playwright.sync_api import expect

from tests.browser.meeting_room import FRESH, bar, join, name_people, open_meeting, people, step

FIVE = "Your map has five people or more"


def test_a_whole_short_meeting(room, visitor):
    meeting = open_meeting(room, visitor, "Group 7")
    board = meeting.board
    expect(board.get_by_role("heading", name="Nobody is here yet")).to_be_visible()

    names = ["Bo", "K.", "Eun-ji"]
    phones = [join(room, visitor, meeting, name) for name in names]
    expect(board.get_by_role("heading", name="3 people here")).to_be_visible()
    expect(people(board)).to_have_text(names)

    # The clock starts for everybody.
    board.get_by_role("button", name="Start").click()
    for page in [board, *phones]:
        expect(page.get_by_role("timer")).to_contain_text("4:", timeout=FRESH)
    board.get_by_role("button", name="Next block").click()
    expect(board.get_by_role("heading", name="Finish the map")).to_be_visible()
    for phone in phones:
        expect(bar(phone)).to_have_text("Finish the mapalone", timeout=FRESH)

    # What each does is counted, and nothing of it is shown.
    bo, ki, eun = phones
    name_people(bo, ["Anna Q."])
    expect(step(board, FIVE)).to_contain_text("1 working", timeout=FRESH)
    name_people(bo, ["Ben Q.", "Cem Q.", "Dora Q.", "Emil Q."])
    expect(step(board, FIVE)).to_contain_text("1 of 3 done", timeout=FRESH)
    name_people(ki, ["Fay Q."])
    expect(step(board, FIVE)).to_contain_text("1 working", timeout=FRESH)
    assert "Q." not in board.content()
    expect(board.get_by_text("What each writes stays theirs.")).to_be_visible()

    # A reload brings the same seat and the same work.
    bo.reload()
    expect(bo.get_by_role("button", name="Your seat: Bo")).to_be_visible()
    expect(bo.locator(".nm-page").get_by_text("Emil Q.").first).to_be_visible()
    expect(people(board)).to_have_text(names)
    # The way in knows them again too.
    bo.goto(f"{room.url}/join/{meeting.code}")
    expect(bo.get_by_role("button", name="Your seat: Bo")).to_be_visible()
    expect(people(board)).to_have_count(3)

    # Held, and a minute more.
    board.get_by_role("button", name="Pause").click()
    for phone in phones:
        expect(bar(phone)).to_contain_text("the clock is held", timeout=FRESH)
    held = board.get_by_role("timer").inner_text()
    assert {phone.get_by_role("timer").inner_text() for phone in phones} == {held}
    board.get_by_role("button", name="+ 1 min").click()
    minutes, seconds = held.split(":")
    more = f"{int(minutes) + 1}:{seconds}"
    for page in [board, *phones]:
        expect(page.get_by_role("timer")).to_have_text(more, timeout=FRESH)
    board.get_by_role("button", name="− 1 min").click()
    expect(eun.get_by_role("timer")).to_have_text(held, timeout=FRESH)
    board.get_by_role("button", name="Go on").click()

    # Back to the welcome and forth again, then the end.
    board.get_by_role("button", name="More").click()
    board.get_by_role("button", name="Back a block").click()
    expect(bar(ki)).to_contain_text("Welcome", timeout=FRESH)
    board.get_by_role("button", name="Next block").click()
    board.get_by_role("button", name="More").click()
    board.get_by_role("button", name="End the meeting").click()
    board.get_by_role("dialog").get_by_role("button", name="Go on with it").click()
    expect(board.get_by_role("button", name="Pause")).to_be_visible()
    board.get_by_role("button", name="More").click()
    board.get_by_role("button", name="End the meeting").click()
    board.get_by_role("dialog").get_by_role("button", name="End the meeting").click()
    expect(board.get_by_role("heading", name="This meeting has ended")).to_be_visible()
    expect(board.get_by_role("button", name="Pause")).to_be_hidden()

    # The work is still everybody's own, and goes on.
    for phone in phones:
        expect(bar(phone)).to_contain_text("This meeting has ended", timeout=FRESH)
    name_people(ki, ["Gil Q."])
    ki.reload()
    expect(ki.locator(".nm-page").get_by_text("Gil Q.").first).to_be_visible()
    expect(bar(ki)).to_contain_text("This meeting has ended")


def test_two_meetings_side_by_side_see_nothing_of_each_other(room, visitor):
    one = open_meeting(room, visitor, "Group 1")
    two = open_meeting(room, visitor, "Group 2", exercise="definition-of-success")
    assert one.code != two.code
    bo = join(room, visitor, one, "Bo")
    ki = join(room, visitor, two, "K.")
    expect(people(one.board)).to_have_text(["Bo"])
    expect(people(two.board)).to_have_text(["K."])
    one.board.get_by_role("button", name="Start").click()
    expect(bo.get_by_role("timer")).to_contain_text(":", timeout=FRESH)
    name_people(bo, ["Anna Q."])
    expect(step(one.board, FIVE)).to_contain_text("1 working", timeout=FRESH)
    expect(two.board.get_by_role("button", name="Start")).to_be_visible()
    expect(bar(ki)).to_contain_text("You are in")
    assert "Bo" not in [each.inner_text() for each in people(two.board).all()]
    # Nobody comes through the other door with the key of this one.
    ki.goto(f"{room.url}{one.path}/")
    assert "K." not in [each.inner_text() for each in people(one.board).all()]
    expect(ki.get_by_role("group", name="The meeting")).to_have_count(0)


def test_a_participant_cannot_open_the_board(room, visitor, watch):
    watch.expect("403")
    meeting = open_meeting(room, visitor, "Group 7")
    phone = join(room, visitor, meeting, "Bo")
    answer = phone.goto(f"{room.url}{meeting.path}/board")
    assert answer.status == 403
    expect(phone.locator(".mw-board")).to_have_count(0)
    assert meeting.code not in phone.content()
    # Nor does the board open without any key.
    stranger = visitor()
    assert stranger.goto(f"{room.url}{meeting.path}/board").status == 403


def test_the_writer_is_counted_on_the_board_and_never_read(room, visitor):
    meeting = open_meeting(room, visitor, "Group 7", exercise="definition-of-success")
    phone = join(room, visitor, meeting, "Bo")
    phone.get_by_role("textbox").first.fill("A secret sentence of mine. " * 40)
    phone.get_by_role("textbox").first.blur()
    expect(meeting.board.locator(".mw-bar-count", has_text="1").first).to_be_visible(
        timeout=FRESH * 2
    )
    assert "secret sentence" not in meeting.board.content()
