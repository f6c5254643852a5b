"""One move brings everybody to where the room is."""

import pytest

from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.operations import RefusedError
from mentorwidgets.store import Role
from tests.meeting.agendas import NOON
from tests.meeting.room import DEVICE, Room, hears, last, run


@pytest.fixture
def room():
    return Room()


def steer(board, kind, **body):
    return hears(board, type="ask", id=1, what="steer", args={"kind": kind, "body": body})


def brought(phone):
    told = last(phone, "bring")
    return told["block"], told["screen"], told["calls"]


def test_nobody_is_brought_anywhere_before_the_start_and_after_the_end(room):
    async def story():
        board, phone = room.board(), room.phone("Bo")
        await hears(phone, type="hello", client=DEVICE)
        assert brought(phone) == ("", "", 0)
        await steer(board, "start")
        await steer(board, "end")
        phone.on_change([])
        assert brought(phone) == ("", "", 0)

    run(story())


def test_moving_on_brings_everybody_to_the_screen_of_the_block(room):
    async def story():
        board, phone = room.board(), room.phone("Bo")
        await hears(phone, type="hello", client=DEVICE)
        await steer(board, "start")
        phone.on_change([])
        assert brought(phone) == ("welcome", "map", 0)
        await steer(board, "move", origin="welcome", target="next-step")
        phone.on_change([])
        assert brought(phone) == ("next-step", "plan", 0)
        assert last(phone, "bring")["title"] == "Choose a gap and a next step"

    run(story())


def test_a_call_brings_them_once_more_and_a_pause_does_not(room):
    async def story():
        board, phone = room.board(), room.phone("Bo")
        await hears(phone, type="hello", client=DEVICE)
        await steer(board, "start")
        phone.on_change([])
        told = len([m for m in phone.told if m["type"] == "bring"])
        await steer(board, "pause")
        await steer(board, "extend", seconds=60)
        phone.on_change([])
        assert len([m for m in phone.told if m["type"] == "bring"]) == told
        await steer(board, "bring", block="welcome")
        phone.on_change([])
        assert brought(phone) == ("welcome", "map", 1)

    run(story())


def test_whoever_comes_late_is_brought_to_the_block_that_is_on(room):
    async def story():
        board = room.board()
        await steer(board, "start")
        await steer(board, "move", origin="welcome", target="look")
        late = room.phone("Eun-ji")
        await hears(late, type="hello", client=DEVICE)
        assert brought(late) == ("look", "reading", 0)

    run(story())


@pytest.mark.parametrize("block", ["finish", "nowhere", "welcome "])
def test_a_call_to_a_block_that_is_not_on_is_refused_in_words(room, block):
    async def story():
        board = room.board()
        await steer(board, "bring", block="welcome")
        assert "Press Start first" in last(board, "answer")["error"]["message"]
        await steer(board, "start")
        await steer(board, "bring", block=block)
        assert last(board, "answer")["error"]["message"]
        assert [event.kind for event in room.store.events(room.meeting.id)] == ["start"]

    run(story())


def test_only_whoever_leads_may_call(room):
    live = LiveMeeting(room.store, room.meeting.id)
    live.do(Role.FACILITATOR, None, "start", {}, NOON)
    with pytest.raises(RefusedError, match="Only the person who leads"):
        live.do(Role.PARTICIPANT, room.store.create_person(at=NOON), "bring", {}, NOON)
