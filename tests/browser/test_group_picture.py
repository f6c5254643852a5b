"""The group's picture on the board: numbers for a wall, and nobody's map in what it is sent."""

import random
import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from mentorwidgets.operations import DocumentId
from mentorwidgets.store import Role
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.mapping import EXERCISE
from tests.browser.meeting_room import join, open_meeting
from tests.browser.test_map_sharing import SECOND, Heard, store_in

SECRET = "Quillfeather"


def hex_id(rng):
    return f"{rng.getrandbits(128):032x}"


def people_with_maps(room, many, *, gap=""):
    """So many sit down, each with a map of six people, and with words on a gap they share."""
    store, rng, now = store_in(room), random.Random(many), datetime.now(UTC)
    (meeting,) = store.meetings()
    for number in range(many):
        person = store.create_person(at=now)
        store.take_seat(meeting.id, person, name=f"{gap}{many}-{number}", role=Role.PARTICIPANT, at=now)  # fmt: skip
        ops = [
            {"type": "add_person", "id": hex_id(rng), "label": f"{SECRET} {k}", "kinds": ["job", "career"][: 1 + number % 2], "closeness": ("close", "distant")[k % 2], "level": "peer", "arena": ("department", "family")[k % 2]}
            for k in range(6)
        ]  # fmt: skip
        if gap:
            key = hex_id(rng)
            ops.append({"type": "mark_gap", "id": key, "text": f"{gap} {number}"})
            ops.append({"type": "edit_gap", "id": key, "changes": {"shared": True}})
        for seq, op in enumerate(ops, 1):
            store.append(person, DocumentId(EXERCISE), client=f"{number:032x}", seq=seq, op=op, after=None, at=now)  # fmt: skip
    store.close()


@pytest.fixture
def meeting(room, visitor):
    return open_meeting(room, visitor, "Group 7")


def picture(board):
    board.get_by_role("button", name="The picture of the group").click()
    return board.get_by_role("dialog", name="The picture of the group")


def test_the_board_counts_the_maps_and_says_when_there_are_too_few(room, visitor, meeting, axe):
    board = visitor(viewport=DESKTOP)
    heard = Heard(board)
    board.goto(meeting.link)
    people_with_maps(room, 4)
    expect(board.locator(".mw-people li")).to_have_count(4)
    shown = picture(board)
    expect(shown).to_contain_text("no number behind which fewer than five people stand")
    shown.get_by_role("button", name="Count the maps").click()
    expect(shown.get_by_role("alert")).to_have_text(
        "Fewer than five maps can be counted so far. Ask again later."
    )
    people_with_maps(room, 10, gap="Somebody who reads what I write")
    shown.get_by_role("button", name="Count the maps").click()
    expect(shown).to_contain_text("14 maps with 84 people")
    kinds = shown.get_by_role("table", name=re.compile("^Kinds of help"))
    expect(kinds.get_by_role("row", name=re.compile("Get the job done"))).to_contain_text("84")
    expect(kinds.get_by_role("row", name=re.compile("Advance my career"))).to_contain_text("42")
    expect(kinds.get_by_role("row", name=re.compile("Support me"))).to_contain_text("not shown")
    expect(shown.get_by_role("listitem")).to_have_count(10)
    axe(board)
    for viewport in (PHONE, DESKTOP, {"width": 1920, "height": 1080}):
        board.set_viewport_size(viewport)
        axe(board)
        assert shown.evaluate("each => each.scrollWidth <= each.clientWidth + 1"), viewport
        assert board.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    assert '"group"' in heard.text
    assert SECRET not in heard.text


def test_whoever_leaves_is_told_what_it_does_and_their_block_goes_from_the_wall(
    room, visitor, meeting, axe
):
    board = meeting.board
    ann = join(room, visitor, meeting, "Ann")
    field = ann.get_by_role("textbox", name="Name or initials")
    field.fill("Zo")
    field.press("Enter")
    people_with_maps(room, 6)
    ann.get_by_role("button", name=re.compile("^Share(:|$)")).click()
    form = ann.get_by_role("dialog", name="Share your map")
    expect(form).to_contain_text("Whoever leads the meeting may count all maps together")
    expect(form).to_contain_text("You are not counted yet.")
    shown = picture(board)
    shown.get_by_role("button", name="Count the maps").click()
    expect(shown).to_contain_text("7 maps")
    expect(form).to_contain_text("Your map is counted, as it was then.", timeout=SECOND * 2)
    form.get_by_role("button", name="Leave me out").click()
    expect(form).to_contain_text("You are left out.")
    expect(form.get_by_role("button", name="Count me in again")).to_be_focused()
    axe(ann)
    expect(shown).to_contain_text("Somebody who was counted has left", timeout=SECOND * 2)
    expect(shown.get_by_role("table")).to_have_count(0)
    form.get_by_role("button", name="Count me in again").click()
    expect(shown).to_contain_text("7 maps", timeout=SECOND * 2)


def test_a_meeting_about_writing_has_no_such_picture(room, visitor):
    writing = open_meeting(room, visitor, "Group 8", exercise="definition-of-success")
    expect(writing.board.get_by_role("button", name="The picture of the group")).to_have_count(0)
