"""The plan on the board: what the panel is told, and what it may ask."""

import pytest

from mentorwidgets.meeting import templates
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.operations import RefusedError
from mentorwidgets.store import Role, open_store
from tests.meeting.agendas import NOON, after
from tests.meeting.room import DEVICE, Room, hears, last, run


@pytest.fixture
def room():
    return Room()


async def opened(room):
    board = room.board()
    await hears(board, type="hello", client=DEVICE)
    return board


async def asks(board, what, **args):
    await hears(board, type="ask", id=7, what=what, args=args)
    return last(board, "answer")


def titles(board, where="ahead"):
    return [block["title"] for block in last(board, "plan")["blocks"] if block["where"] == where]


def block_of(board, title):
    return next(b for b in last(board, "plan")["blocks"] if b["title"] == title)


def test_the_panel_is_told_of_the_plan_and_of_each_change_once(room):
    async def story():
        board = await opened(room)
        plan = last(board, "plan")
        assert plan["slot"] == sum(block["minutes"] for block in plan["blocks"])
        assert not plan["theirs"]
        first = plan["blocks"][1]
        await asks(board, "plan_change", change="minutes", block=first["id"], minutes=9)
        assert last(board, "plan")["blocks"][1]["minutes"] == 9
        assert last(board, "plan")["undo"]
        assert not last(board, "plan")["theirs"]
        number = len([message for message in board.told if message["type"] == "plan"])
        board.on_change([])
        assert len([message for message in board.told if message["type"] == "plan"]) == number
        await asks(board, "plan_change", change="undo")
        assert last(board, "plan")["blocks"][1] == first
        assert not last(board, "plan")["undo"]

    run(story())


def test_every_change_that_the_panel_offers_is_made(room):
    async def story():
        board = await opened(room)
        one, two, three = (b["id"] for b in last(board, "plan")["blocks"][1:4])
        await asks(board, "plan_change", change="move", block=three, before=one)
        await asks(board, "plan_change", change="leave", block=two)
        assert [b["id"] for b in last(board, "plan")["blocks"] if b["where"] == "ahead"][:2] == [
            three,
            one,
        ]
        assert titles(board, "out")
        await asks(board, "plan_change", change="bring", block=two)
        assert not titles(board, "out")
        words = {"title": "A guest", "minutes": 10, "mode": "talk", "do": "Listen.", "turns": False}
        await asks(board, "plan_change", change="add", **words)
        assert titles(board)[-1] == "A guest"
        guest = block_of(board, "A guest")
        assert guest["own"]
        await asks(
            board, "plan_change", change="reword", block=guest["id"], **{**words, "minutes": 4}
        )
        assert block_of(board, "A guest")["minutes"] == 4
        await asks(board, "plan_change", change="slot", minutes=45)
        assert last(board, "plan")["slot"] == 45

    run(story())


@pytest.mark.parametrize(
    ("args", "field"),
    [
        ({}, "change"),
        ({"change": "dance"}, ""),
        ({"change": "minutes", "block": "welcome"}, "minutes"),
        ({"change": "minutes", "block": "welcome", "minutes": 2.5}, "minutes"),
        ({"change": "minutes", "block": "welcome", "minutes": True}, "minutes"),
        ({"change": "minutes", "block": "welcome", "minutes": 121}, "minutes"),
        ({"change": "minutes", "block": "nothing", "minutes": 5}, "block"),
        ({"change": "leave", "block": 3}, "block"),
        ({"change": "move", "block": "welcome"}, "before"),
        ({"change": "add", "title": "", "minutes": 5, "mode": "all", "do": "Talk."}, "title"),
        ({"change": "slot", "minutes": 4}, "slot"),
    ],
)
def test_a_change_that_cannot_be_is_answered_in_words_with_its_field(room, args, field):
    async def story():
        board = await opened(room)
        answer = await asks(board, "plan_change", **args)
        assert answer["error"]["message"]
        assert answer["error"]["field"] == field
        assert room.store.events(room.meeting.id) == []

    run(story())


def test_another_facilitator_is_told_that_the_plan_is_not_theirs(room):
    async def story():
        board, other = await opened(room), await opened(room)
        block = last(board, "plan")["blocks"][1]["id"]
        await asks(board, "plan_change", change="minutes", block=block, minutes=9)
        other.on_change([])
        assert last(other, "plan")["theirs"]
        assert last(other, "plan")["blocks"][1]["minutes"] == 9
        await asks(other, "plan_change", change="minutes", block=block, minutes=8)
        assert not last(other, "plan")["theirs"]
        board.on_change([])
        assert last(board, "plan")["theirs"]

    run(story())


def test_the_last_block_stays_because_there_is_no_meeting_without_one(room):
    async def story():
        board = await opened(room)
        blocks = [b["id"] for b in last(board, "plan")["blocks"] if b["where"] == "ahead"]
        answers = [
            await asks(board, "plan_change", change="leave", block=block) for block in blocks
        ]
        assert all("error" not in answer for answer in answers[:-1])
        assert "At least one block" in answers[-1]["error"]["message"]
        assert len(titles(board)) == 1

    run(story())


def test_blocks_say_where_they_stand_while_the_meeting_goes_on(room):
    async def story():
        board = await opened(room)
        assert titles(board, "before")
        assert not titles(board, "now")
        first, second = (b["id"] for b in last(board, "plan")["blocks"][1:3])
        room.now = after(10)
        await asks(board, "steer", kind="start", body={})
        await asks(board, "steer", kind="move", body={"origin": first, "target": second})
        plan = last(board, "plan")
        assert [b["where"] for b in plan["blocks"][:4]] == ["before", "past", "now", "ahead"]
        await asks(board, "steer", kind="end", body={})
        assert "now" not in {b["where"] for b in last(board, "plan")["blocks"]}

    run(story())


def test_an_agenda_is_saved_and_another_meeting_starts_from_it(room):
    async def story():
        board = await opened(room)
        block = last(board, "plan")["blocks"][1]["id"]
        await asks(board, "plan_change", change="minutes", block=block, minutes=9)
        await asks(board, "plan_change", change="slot", minutes=50)
        await asks(board, "plan_save", title=" My hour for group 7 ")
        (template,) = last(board, "plan")["templates"]
        assert template["title"] == "My hour for group 7"
        again = await asks(board, "plan_save", title="MY HOUR for group 7")
        assert again["result"]["replaced"]
        assert len(last(board, "plan")["templates"]) == 1

        other = await opened(Room(store=room.store, title="Group 8"))
        (template,) = last(other, "plan")["templates"]
        await asks(other, "plan_use", template=template["id"])
        assert last(other, "plan")["blocks"][1]["minutes"] == 9
        assert last(other, "plan")["slot"] == 50
        await asks(other, "plan_use", template="")
        assert last(other, "plan")["blocks"][1]["minutes"] != 9
        await asks(other, "plan_drop", template=template["id"])
        assert last(other, "plan")["templates"] == []
        gone = await asks(board, "plan_use", template=template["id"])
        assert gone["error"]["field"] == "template"

    run(story())


def test_an_agenda_is_offered_for_its_own_exercise_only(room):
    async def story():
        board = await opened(room)
        await asks(board, "plan_save", title="Ours")
        other = await opened(Room("definition-of-success", store=room.store, title="Group 8"))
        assert last(other, "plan")["templates"] == []
        template = last(board, "plan")["templates"][0]["id"]
        assert "error" in await asks(other, "plan_use", template=template)

    run(story())


def test_during_the_meeting_a_saved_agenda_changes_only_what_is_to_come(room):
    async def story():
        board = await opened(room)
        first = last(board, "plan")["blocks"][1]
        await asks(board, "plan_change", change="minutes", block=first["id"], minutes=9)
        await asks(board, "plan_save", title="Longer")
        template = last(board, "plan")["templates"][0]["id"]
        await asks(board, "plan_change", change="undo")
        await asks(board, "steer", kind="start", body={})
        await asks(board, "plan_use", template=template)
        assert last(board, "plan")["blocks"][1]["minutes"] == first["minutes"]
        assert last(board, "plan")["blocks"][1]["where"] == "now"

    run(story())


@pytest.mark.parametrize("title", ["", "  ", "x" * 81, "a\nb", "a\u202eb"])
def test_an_agenda_has_a_name_of_one_line(room, title):
    live = LiveMeeting(room.store, room.meeting.id)
    with pytest.raises(RefusedError) as refused:
        templates.save(room.store, "e", title, live.state.plan.now, new_id="1", at=NOON)
    assert refused.value.field == "title"
    assert room.store.templates() == []


def test_a_block_of_ones_own_that_was_left_out_is_not_saved(room):
    async def story():
        board = await opened(room)
        words = {"title": "A guest", "minutes": 10, "mode": "talk", "do": "Listen.", "turns": False}
        await asks(board, "plan_change", change="add", **words)
        await asks(board, "plan_change", change="leave", block=block_of(board, "A guest")["id"])
        await asks(board, "plan_save", title="Ours")
        (template,) = room.store.templates()
        assert "A guest" not in {block["title"] for block in template.agenda["blocks"]}

    run(story())


def test_a_saved_agenda_is_there_after_a_restart(tmp_path):
    async def story():
        url = f"sqlite:///{tmp_path / 'workbook.sqlite3'}"
        first = open_store(url)
        board = await opened(Room(store=first))
        block = last(board, "plan")["blocks"][1]["id"]
        await asks(board, "plan_change", change="minutes", block=block, minutes=9)
        await asks(board, "plan_save", title="Ours")
        first.close()
        second = open_store(url)
        other = await opened(Room(store=second, title="Group 8"))
        (template,) = last(other, "plan")["templates"]
        await asks(other, "plan_use", template=template["id"])
        assert last(other, "plan")["blocks"][1]["minutes"] == 9
        second.close()

    run(story())


def test_a_phone_can_neither_plan_nor_save_nor_drop(room):
    async def story():
        board = await opened(room)
        await asks(board, "plan_save", title="Ours")
        template = last(board, "plan")["templates"][0]["id"]
        phone = room.phone("Bo")
        body = LiveMeeting(room.store, room.meeting.id).state.plan.now.body(base=0)
        for what, args in [
            ("plan_change", {"change": "minutes", "block": "welcome", "minutes": 9}),
            ("plan_save", {"title": "Mine"}),
            ("plan_drop", {"template": template}),
            ("act", {"kind": "plan", "body": body}),
            ("act", {"kind": "turn", "body": {"block": "close", "n": 1, "of": 5, "seconds": 60}}),
        ]:
            await hears(phone, type="ask", id=3, what=what, args=args)
            assert last(phone, "answer")["error"]["message"]
        assert room.store.events(room.meeting.id) == []
        assert len(room.store.templates()) == 1

    run(story())


def test_what_the_room_has_is_kept_apart_from_what_is_planned(room):
    async def story():
        board = await opened(room)
        slot = last(board, "plan")["slot"]
        block = last(board, "plan")["blocks"][1]["id"]
        await asks(board, "plan_change", change="minutes", block=block, minutes=25)
        assert last(board, "plan")["slot"] == slot
        (remark,) = last(board, "plan")["remarks"]
        assert "25 minutes in one go" in remark
        assert last(board, "meeting")["due"] is None
        room.now = after(60)
        await asks(board, "steer", kind="start", body={})
        assert last(board, "meeting")["due"] == after(60 + slot * 60).timestamp() * 1000
        live = LiveMeeting(room.store, room.meeting.id)
        live.do(Role.FACILITATOR, None, "pause", {}, after(90))
        board.on_change([])
        assert last(board, "meeting")["due"] == after(60 + slot * 60).timestamp() * 1000

    run(story())
