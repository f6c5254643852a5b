"""The wall shows the room what it needs, and says of nobody what they have done."""

import json
from datetime import timedelta

import pytest

from mentorwidgets.store import Role
from mentorwidgets.widgets.meeting.nowhere import NowherePage
from mentorwidgets.widgets.wall.wall import WallPage, open_wall
from tests.meeting.agendas import NOON
from tests.meeting.room import DEVICE, Room, hears, last, listening, run


@pytest.fixture
def room():
    return Room()


def wall_of(room):
    return listening(open_wall(room.sit(Role.FACILITATOR, room.store.create_person(at=NOON))))


def steer(board, kind, **body):
    return hears(board, type="ask", id=1, what="steer", args={"kind": kind, "body": body})


def act(phone, what, **args):
    return hears(phone, type="ask", id=1, what=what, args=args)


def test_it_shows_the_clock_the_counts_and_how_many_are_here(room):
    async def story():
        board, wall, phone = room.board(), wall_of(room), room.phone("Bo")
        await hears(wall, type="hello", client=DEVICE)
        await act(phone, "here", device=DEVICE)
        await steer(board, "start")
        room.now = NOON + timedelta(seconds=10)
        wall.on_change([])
        shown = last(wall, "wall")
        assert (shown["phase"], shown["remaining"], shown["joined"]) == ("running", 290, 1)
        assert shown["until"] == [(NOON + timedelta(seconds=75)).timestamp() * 1000]
        assert [count["joined"] for count in shown["counts"]] == [1] * len(shown["counts"])

    run(story())


def test_names_are_on_it_only_in_groups_and_nobody_s_words_or_ids(room):
    async def story():
        board, wall = room.board(), wall_of(room)
        phones = [room.phone(name) for name in ("Bo", "Eun-ji", "K.")]
        await hears(wall, type="hello", client=DEVICE)
        for number, phone in enumerate(phones):
            await hears(phone, type="hello", client=DEVICE)
            await act(phone, "here", device=f"{number:032x}")
            op = {"type": "add_person", "id": f"{number:032x}", "label": "Secret aunt"}
            await hears(
                phone, type="op", document="developmental-network", client=DEVICE, seq=1, op=op
            )
        await steer(board, "start")
        await hears(wall, type="hello", client=DEVICE)
        everything = json.dumps([wall.told, wall._options], ensure_ascii=False)
        for private in ("Bo", "Eun-ji", "K.", "Secret", *(phone.desk.person for phone in phones)):
            assert private not in everything
        ids = [phone.desk.person for phone in phones]
        body = {"block": "exchange", "seed": 1, "size": 3, "groups": [ids]}
        more = {"together": [], "apart": [], "aside": []}
        await act(board, "groups_show", **body, **more)
        wall.on_change([])
        told = last(wall, "groups")
        assert [sorted(group["names"]) for group in told["groups"]] == [["Bo", "Eun-ji", "K."]]
        assert not any(person in json.dumps(wall.told) for person in ids)

    run(story())


def test_what_whoever_leads_says_and_does_is_not_on_it(room):
    async def story():
        wall = wall_of(room)
        await hears(wall, type="hello", client=DEVICE)
        everything = json.dumps([wall.told, wall._options], ensure_ascii=False)
        for block in wall.live.agenda.timed:
            assert block.do in everything
            for private in (block.says, block.does, block.fallback):
                assert private not in everything

    run(story())


def test_it_shows_what_is_asked_and_no_answer_before_it_is_shown(room):
    async def story():
        board, wall, phone = room.board(), wall_of(room), room.phone("Bo")
        await hears(wall, type="hello", client=DEVICE)
        await act(phone, "here", device=DEVICE)
        await steer(board, "start")
        asked = {"kind": "line", "text": "What surprised you?", "quiet": "Or only listen."}
        await act(board, "prompt_ask", id="a" * 32, question=asked)
        answer = {"prompt": "a" * 32, "round": 1, "slip": "", "value": "My neighbour"}
        await act(phone, "prompt_answer", **answer)
        wall.on_change([])
        prompt = last(wall, "prompts")["prompt"]
        assert (prompt["text"], prompt["answered"], prompt["of"]) == ("What surprised you?", 1, 1)
        assert "neighbour" not in json.dumps(wall.told)
        await act(board, "prompt_close", prompt="a" * 32, round=1)
        await steer(board, "reveal", prompt="a" * 32)
        wall.on_change([])
        assert "My neighbour" in json.dumps(last(wall, "prompts"))

    run(story())


@pytest.mark.parametrize("what", ["steer", "prompt_ask", "groups_show", "give_back"])
def test_it_steers_nothing_whatever_its_console_sends(room, what):
    async def story():
        wall = wall_of(room)
        await act(wall, what, kind="start", body={}, seat="x")
        assert last(wall, "answer")["error"]["message"]
        assert room.store.events(room.meeting.id) == []

    run(story())


def test_it_opens_for_whoever_leads_and_for_nobody_else(room):
    person = room.store.create_person(at=NOON)
    assert isinstance(open_wall(room.sit(Role.FACILITATOR, person)), WallPage)
    assert isinstance(open_wall(room.sit(Role.PARTICIPANT, person)), NowherePage)


def test_whoever_leads_no_more_is_told_nothing_more(room):
    async def story():
        board, wall = room.board(), wall_of(room)
        await hears(wall, type="hello", client=DEVICE)
        told = len(wall.told)
        room.store.record(
            room.meeting.id,
            actor=board.desk.person,
            kind="remove",
            body={"person": wall.desk.sitting.person},
            at=NOON,
        )
        wall.on_change([])
        assert [message["type"] for message in wall.told[told:]] == ["removed"]

    run(story())
