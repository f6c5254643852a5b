"""The door of a meeting: locked or open, taken out and let in, hands, names, who came late."""

from datetime import timedelta

import pytest

from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.wall import wall_view
from mentorwidgets.operations import PersonId, RefusedError
from mentorwidgets.store import Role
from mentorwidgets.widgets.board.board import open_board
from tests.meeting.agendas import NOON
from tests.meeting.room import DEVICE, Room, hears, last, listening, run


@pytest.fixture
def room():
    return Room()


async def asks(page, what, **args):
    await hears(page, type="ask", id=7, what=what, args=args)
    answer = last(page, "answer")
    return answer["error"]["message"] if "error" in answer else answer["result"]


async def steers(board, kind, **body):
    return await asks(board, "steer", kind=kind, body=body)


async def acts(phone, kind, **body):
    return await asks(phone, "act", kind=kind, body=body)


async def opened(room, *names):
    board, phones = room.board(), [room.phone(name) for name in names]
    for page in (board, *phones):
        await hears(page, type="hello", client=DEVICE)
    return board, *phones


def live(room):
    return LiveMeeting(room.store, room.meeting.id)


def test_a_hand_is_first_on_the_board_seen_on_the_phone_and_taken_back(room):
    async def story():
        board, ki = await opened(room, "Ki")
        assert last(ki, "door")["hand"] == ""
        assert await acts(ki, "help", wanted=True) == {}
        board.on_change([])
        assert last(board, "door")["hands"] == [
            {"seat": ki.desk.person, "name": "Ki", "seen": False}
        ]
        assert await steers(board, "help_seen", person=ki.desk.person) == {}
        ki.on_change([])
        assert last(ki, "door")["hand"] == "seen"
        assert await acts(ki, "help", wanted=False) == {}
        board.on_change([])
        assert last(board, "door")["hands"] == []
        assert "taken it back" in await steers(board, "help_seen", person=ki.desk.person)

    run(story())


def test_a_hand_that_was_helped_goes_down_and_those_who_asked_first_stand_first(room):
    async def story():
        board, ki, al = await opened(room, "Ki", "Al")
        for phone in (al, ki, al):
            await acts(phone, "help", wanted=True)
        board.on_change([])
        assert [hand["name"] for hand in last(board, "door")["hands"]] == ["Al", "Ki"]
        await steers(board, "helped", person=al.desk.person)
        assert [hand["name"] for hand in last(board, "door")["hands"]] == ["Ki"]
        al.on_change([])
        assert last(al, "door")["hand"] == ""

    run(story())


def test_the_board_names_beside_a_step_only_those_who_chose_it(room):
    async def story():
        board, ki, al = await opened(room, "Ki", "Al")
        step = live(room).agenda.steps[0].id
        for phone, how in ((ki, "working"), (al, "done")):
            room_live = live(room)
            room_live.note_progress(phone.desk.person, {step: how}, NOON)
        await acts(ki, "show_name", shown=True)
        board.on_change([])
        first = last(board, "meeting")["counts"][0]
        assert (first["working"], first["done"]) == (1, 1)
        assert first["who"] == [{"name": "Ki", "how": "working"}]
        await acts(ki, "show_name", shown=False)
        board.on_change([])
        assert last(board, "meeting")["counts"][0]["who"] == []

    run(story())


def test_somebody_is_given_another_name_and_told_until_they_have_seen_it(room):
    async def story():
        board, ki, al = await opened(room, "Ki", "Al")
        assert "called al already" in await asks(board, "rename", seat=ki.desk.person, name="al")
        assert await asks(board, "rename", seat=ki.desk.person, name=" Ki B. ") == {}
        assert {p["name"] for p in last(board, "meeting")["people"]} == {"Ki B.", "Al"}
        ki.on_change([])
        assert last(ki, "meeting")["name"] == "Ki B."
        assert last(ki, "door")["called"] is True
        await acts(ki, "called_seen")
        assert last(ki, "door")["called"] is False
        al.on_change([])
        assert last(al, "door")["called"] is False
        # A name goes with whose it is: no event keeps it.
        kept = " ".join(str(event.body) for event in room.store.events(room.meeting.id))
        assert "Ki" not in kept

    run(story())


def test_who_is_taken_out_is_told_at_once_and_nothing_else_and_keeps_their_work(room):
    async def story():
        board, ki, _al = await opened(room, "Ki", "Al")
        await acts(ki, "help", wanted=True)
        assert await asks(board, "remove", seat=ki.desk.person) == {}
        assert [p["name"] for p in last(board, "meeting")["people"]] == ["Al"]
        assert last(board, "door")["hands"] == []
        assert last(board, "door")["removed"] == [{"seat": ki.desk.person, "name": "Ki"}]
        ki.told.clear()
        ki.on_change([])
        assert ki.told == [{"type": "removed"}]
        assert "not in this meeting" in await acts(ki, "help", wanted=True)
        await hears(ki, type="hello", client=DEVICE)
        assert not {"meeting", "door", "prompts"} & {message["type"] for message in ki.told}
        assert set(await asks(ki, "keep_copy")) == {"name", "text"}
        assert [seat.name for seat in live(room).seats] == ["Al"]

    run(story())


def test_who_was_taken_out_is_let_in_again_under_a_free_name(room):
    async def story():
        board, ki, _al = await opened(room, "Ki", "Al")
        person = ki.desk.person
        await asks(board, "remove", seat=person)
        room.phone("Ki")
        assert await asks(board, "admit", seat=person) == {}
        assert {seat.name for seat in live(room).seats} == {"Ki 2", "Al", "Ki"}
        ki.on_change([])
        assert last(ki, "meeting")["name"] == "Ki 2"
        assert last(ki, "door")["called"] is True
        assert "Nobody like that" in await asks(board, "admit", seat=person)

    run(story())


@pytest.mark.parametrize("what", ["rename", "remove", "admit", "end_lead", "give_back"])
def test_nothing_is_done_to_a_seat_where_nobody_sits(room, what):
    async def story():
        (board,) = await opened(room)
        before = room.store.events(room.meeting.id)
        assert "." in await asks(board, what, seat="0" * 32, name="x")
        assert "." in await asks(board, what)
        assert room.store.events(room.meeting.id) == before

    run(story())


def test_whoever_leads_too_has_a_board_of_their_own_which_one_move_ends(room):
    async def story():
        (board,) = await opened(room)
        assert last(board, "door")["boards"] == 1
        link = await asks(board, "lead_too", name="Mo")
        assert "/open#" in link["url"]
        assert link["qr"].startswith("data:image/svg")
        (leader,) = last(board, "door")["leaders"]
        assert leader["name"] == "Mo"
        assert last(board, "meeting")["people"] == []
        second = listening(open_board(room.sit(Role.FACILITATOR, PersonId(leader["seat"]))))
        await hears(second, type="hello", client=DEVICE)
        for page in (board, second):
            assert await asks(page, "here", device=DEVICE) == {}
        board.on_change([])
        assert last(board, "door")["boards"] == 2
        assert await steers(second, "start") == {}

        assert await asks(board, "end_lead", seat=leader["seat"]) == {}
        assert last(board, "door")["leaders"] == []
        second.told.clear()
        second.on_change([])
        assert second.told == [{"type": "removed"}]
        assert "do not lead" in await steers(second, "pause")
        assert live(room).state.timer.phase == "running"
        assert room.store.traces(PersonId(leader["seat"])).keys == 1
        room.now = NOON + timedelta(minutes=5)
        await asks(board, "here", device=DEVICE)
        assert last(board, "door")["boards"] == 1

    run(story())


def test_whoever_comes_late_reads_what_was_before_until_the_next_block(room):
    async def story():
        board, early = await opened(room, "Ki")
        await steers(board, "start")
        blocks = live(room).agenda.timed
        for minutes, (origin, target) in ((5, (0, 1)), (8, (1, 2))):
            room.now = NOON + timedelta(minutes=minutes)
            await steers(board, "move", origin=blocks[origin].id, target=blocks[target].id)
        room.now = NOON + timedelta(minutes=12, seconds=30)
        person = room.store.create_person(at=room.now)
        room.store.take_seat(room.meeting.id, person, name="Lo", role=Role.PARTICIPANT, at=room.now)
        late = room.page_of(person)
        await hears(late, type="hello", client=DEVICE)
        assert last(late, "meeting")["index"] == 2
        assert last(late, "door")["missed"] == {
            "minute": 12,
            "before": [blocks[0].title, blocks[1].title],
        }
        early.on_change([])
        assert last(early, "door")["missed"] is None
        room.now = NOON + timedelta(minutes=13)
        await steers(board, "move", origin=blocks[2].id, target=blocks[3].id)
        late.on_change([])
        assert last(late, "door")["missed"] is None

    run(story())


def test_only_whoever_leads_locks_and_a_locked_room_is_told_to_the_board(room):
    async def story():
        board, ki = await opened(room, "Ki")
        assert "leads the meeting" in await acts(ki, "lock", locked=True)
        await steers(board, "lock", locked=True)
        assert last(board, "door")["locked"] is True
        # The wall takes its code down, and says why.
        assert wall_view(live(room), NOON)["locked"] is True
        # Whoever sits stays, and their page goes on.
        assert await acts(ki, "help", wanted=True) == {}

    run(story())


def test_an_event_of_somebody_taken_out_is_refused_whatever_it_is(room):
    ki = room.phone("Ki").desk.person
    now = live(room)
    now.do(Role.FACILITATOR, None, "remove", {"person": ki}, NOON)
    for kind, body in (("help", {"wanted": True}), ("here", {"device": DEVICE})):
        with pytest.raises(RefusedError, match="not in this meeting"):
            now.do(Role.PARTICIPANT, ki, kind, body, NOON)


def test_a_page_says_until_when_its_meeting_is_kept(room):
    async def story():
        board, ki = await opened(room, "Ki")
        assert last(board, "door")["until"] == last(ki, "door")["until"] == ""
        room.store.keep_meeting(room.meeting.id, until=NOON + timedelta(days=30))
        for page in (board, ki):
            page.on_change([])
            assert last(page, "door")["until"] == "1 April 2026"

    run(story())
