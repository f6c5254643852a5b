"""Groups and duties on the board, on phones and on the wall, as Python tells their browsers."""

from datetime import timedelta

import pytest

from mentorwidgets.meeting.duties import Shared, propose
from mentorwidgets.meeting.groups_view import wall_groups
from mentorwidgets.meeting.history import earlier_rounds, last_duties
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.store import Role
from mentorwidgets.store.memory import MemoryStore
from tests.meeting.agendas import NOON
from tests.meeting.room import DEVICE, Room, hears, last, run

NAMES = ["Ana", "Bo", "Chi", "Dele", "Eun-ji"]


async def ask(page, what, **args):
    await hears(page, type="ask", id=1, what=what, args=args)
    return last(page, "answer")


async def steer(board, kind, **body):
    return await ask(board, "steer", kind=kind, body=body)


async def comes(room, name):
    phone = room.phone(name)
    await hears(phone, type="hello", client=DEVICE)
    await ask(phone, "here", device=DEVICE)
    return phone


async def gather(room, names=NAMES):
    board = room.board()
    await hears(board, type="hello", client=DEVICE)
    phones = {name: await comes(room, name) for name in names}
    board.on_change([])
    return board, phones


async def drawn(board, **more):
    asked = {"size": 2, "seed": 7, "together": [], "apart": [], "aside": [], "wanted": [], **more}
    return await ask(board, "groups_draw", **asked)


async def shown(board, groups, seed=7, **more):
    block = last(board, "groups")["next"]["block"]
    body = {"together": [], "apart": [], "aside": [], "size": 2, **more}
    return await ask(board, "groups_show", block=block, seed=seed, groups=groups, **body)


def seats(board, *names):
    by_name = {person["name"]: person["seat"] for person in last(board, "groups")["people"]}
    return [by_name[name] for name in names]


def names_of(room, groups):
    live = LiveMeeting(room.store, room.meeting.id)
    return [sorted(map(live.name_of, group)) for group in groups]


def told(phone):
    phone.on_change([])
    return last(phone, "groups")


def test_a_draw_is_looked_at_before_anybody_sees_it():
    async def story():
        room = Room()
        board, phones = await gather(room)
        assert last(board, "groups")["next"]["size"] == 2
        found = (await drawn(board))["result"]
        assert sorted(map(len, found["groups"])) == [2, 3]
        assert (await drawn(board))["result"] == found
        assert (await drawn(board, seed=None))["result"]["seed"] in range(10_000)
        assert not told(phones["Bo"])["shown"]
        assert last(board, "groups")["shown"] is None
        await shown(board, found["groups"], seed=found["seed"])
        assert last(board, "groups")["shown"]["groups"] == found["groups"]
        for name, phone in phones.items():
            mine = next(group for group in names_of(room, found["groups"]) if name in group)
            assert sorted([*told(phone)["with"], name]) == mine

    run(story())


def test_a_phone_learns_names_of_its_own_group_and_no_more():
    async def story():
        room = Room()
        board, phones = await gather(room)
        await shown(board, [seats(board, "Ana", "Bo"), seats(board, "Chi", "Dele", "Eun-ji")])
        words = str(told(phones["Ana"]))
        assert "Bo" in words
        assert not any(name in words for name in ("Chi", "Dele", "Eun-ji"))
        assert not any(seat in words for seat in seats(board, *NAMES))

    run(story())


def test_turns_are_as_long_as_ones_own_group_allows():
    async def story():
        room = Room()
        board, phones = await gather(room)
        await shown(board, [seats(board, "Ana", "Bo"), seats(board, "Chi", "Dele", "Eun-ji")])
        agenda = LiveMeeting(room.store, room.meeting.id).agenda
        minutes = next(block.minutes for block in agenda.timed if block.mode == "pairs")
        assert told(phones["Ana"])["each"] == minutes // 2 * 60
        assert told(phones["Chi"])["each"] == minutes // 3 * 60

    run(story())


def test_who_is_away_is_left_out_unless_wanted_and_joins_when_back():
    async def story():
        room = Room()
        board, phones = await gather(room)
        room.now += timedelta(minutes=5)
        for name in NAMES[:4]:
            await ask(phones[name], "here", device=DEVICE)
        found = (await drawn(board))["result"]
        assert not any(seats(board, "Eun-ji")[0] in group for group in found["groups"])
        assert sorted(map(len, found["groups"])) == [2, 2]
        wanted = (await drawn(board, wanted=seats(board, "Eun-ji")))["result"]
        assert sorted(map(len, wanted["groups"])) == [2, 3]
        await shown(board, found["groups"])
        assert told(phones["Eun-ji"])["number"] is None
        await ask(phones["Eun-ji"], "here", device=DEVICE)
        assert len(told(phones["Eun-ji"])["with"]) == 2

    run(story())


def test_whoever_sits_out_stays_out_and_is_told():
    async def story():
        room = Room()
        board, phones = await gather(room)
        aside = seats(board, "Eun-ji")
        found = (await drawn(board, aside=aside))["result"]
        await shown(board, found["groups"], aside=aside)
        room.now += timedelta(seconds=30)
        await ask(phones["Eun-ji"], "here", device=DEVICE)
        assert told(phones["Eun-ji"])["number"] is None
        assert last(board, "groups")["shown"]["aside"] == aside

    run(story())


def test_a_latecomer_has_a_group_on_every_screen():
    async def story():
        room = Room()
        board, phones = await gather(room)
        await shown(board, [seats(board, "Ana", "Bo"), seats(board, "Chi", "Dele", "Eun-ji")])
        late = await comes(room, "Femi")
        board.on_change([])
        assert told(late)["with"] == ["Ana", "Bo"]
        assert told(phones["Bo"])["with"] == ["Ana", "Femi"]
        live = LiveMeeting(room.store, room.meeting.id)
        assert wall_groups(live, room.now)["groups"][0]["names"] == ["Ana", "Bo", "Femi"]
        assert last(board, "groups")["shown"]["groups"][0] == seats(board, "Ana", "Bo", "Femi")

    run(story())


def test_the_board_says_who_is_alone_and_joins_them_to_others_at_one_press():
    async def story():
        room = Room()
        board, phones = await gather(room)
        await shown(board, [seats(board, "Ana", "Bo"), seats(board, "Chi", "Dele", "Eun-ji")])
        room.now += timedelta(minutes=5)
        for name in ("Ana", "Chi", "Dele", "Eun-ji"):
            await ask(phones[name], "here", device=DEVICE)
        board.on_change([])
        (alone,) = last(board, "groups")["alone"]
        assert (alone["name"], alone["missing"], alone["others"]) == ("Ana", ["Bo"], True)
        assert told(phones["Ana"])["away"] == ["Bo"]
        assert "error" not in await ask(board, "groups_join", seat=alone["seat"])
        assert last(board, "groups")["alone"] == []
        assert told(phones["Ana"])["with"] == ["Chi", "Dele", "Eun-ji"]
        # Whoever comes back has a group at once, and not by themselves.
        await ask(phones["Bo"], "here", device=DEVICE)
        assert "Ana" in told(phones["Bo"])["with"]

    run(story())


def test_a_seat_that_was_given_back_finds_its_group():
    async def story():
        room = Room()
        board, phones = await gather(room, NAMES[:4])
        await shown(board, [seats(board, "Ana", "Bo"), seats(board, "Chi", "Dele")])
        await ask(board, "give_back", seat=seats(board, "Bo")[0])
        board.on_change([])
        again = room.page_of(seats(board, "Bo")[0])
        await hears(again, type="hello", client=DEVICE)
        await ask(again, "here", device=DEVICE)
        assert told(again)["with"] == ["Ana"]
        assert told(phones["Ana"])["with"] == ["Bo"]

    run(story())


def test_whoever_leads_is_in_no_group_however_long_their_board_is_open():
    async def story():
        room = Room()
        board, _phones = await gather(room, NAMES[:4])
        await shown(board, [seats(board, "Ana", "Bo"), seats(board, "Chi", "Dele")])
        await ask(board, "here", device=DEVICE)
        latest = LiveMeeting(room.store, room.meeting.id).state.groups.latest
        assert list(map(len, latest.groups)) == [2, 2]

    run(story())


def test_the_message_and_the_countdown_reach_every_group():
    async def story():
        room = Room()
        board, phones = await gather(room)
        assert "nobody to call" in (await steer(board, "call", text="Hello"))["error"]["message"]
        await shown(board, [seats(board, "Ana", "Bo"), seats(board, "Chi", "Dele", "Eun-ji")])
        await steer(board, "call", text="Half of the time")
        await steer(board, "call_back", seconds=120)
        back = (room.now + timedelta(seconds=120)).timestamp() * 1000
        for phone in phones.values():
            assert told(phone)["message"] == "Half of the time"
            assert told(phone)["back"] == back
        assert last(board, "groups")["back"] == back
        await steer(board, "ungroup")
        assert told(phones["Ana"]) == {"type": "groups", "shown": False}

    run(story())


def test_a_wish_that_cannot_be_is_named_with_whom_and_why():
    async def story():
        room = Room()
        board, _phones = await gather(room)
        ana, bo = seats(board, "Ana", "Bo")
        found = (await drawn(board, together=[[ana, bo]], apart=[[bo, ana]]))["result"]
        (words,) = found["unmet"]
        plain = words.replace("\u2068", "").replace("\u2069", "")
        assert plain == "Ana and Bo cannot be kept together: you also want Ana and Bo apart."
        (words,) = (await drawn(board, together=[seats(board, *NAMES[:4])]))["result"]["unmet"]
        assert "Ana" in words
        assert "more than a group here" in words

    run(story())


def test_who_was_together_is_said_when_it_cannot_be_otherwise():
    async def story():
        room = Room()
        board, _phones = await gather(room, NAMES[:2])
        found = (await drawn(board))["result"]
        assert found["repeats"] == []
        await shown(board, found["groups"])
        (words,) = (await drawn(board, seed=8))["result"]["repeats"]
        assert "were together before" in words

    run(story())


@pytest.mark.parametrize(
    ("groups", "said"),
    [([["Ana"], ["Bo", "Chi"]], "Ana"), ([["Ana", "Bo"], ["Bo", "Chi"]], "without its words")],
)
def test_groups_made_by_hand_leave_nobody_alone(groups, said):
    async def story():
        room = Room()
        board, _phones = await gather(room)
        before = room.store.events(room.meeting.id)
        answer = await shown(board, [seats(board, *group) for group in groups])
        assert answer["error"]["message"]
        assert room.store.events(room.meeting.id) == before

    run(story())


def test_one_person_makes_no_group_and_is_told_so():
    async def story():
        room = Room()
        board, _phones = await gather(room, ["Ana"])
        assert "two people" in (await drawn(board))["error"]["message"]

    run(story())


@pytest.mark.parametrize("what", ["groups_draw", "groups_show", "groups_join", "duties_propose"])
def test_a_phone_draws_nobody_whatever_its_console_sends(what):
    async def story():
        room = Room()
        _board, phones = await gather(room)
        assert "error" in await ask(phones["Bo"], what, size=2, seat="0" * 32)
        assert "error" in await ask(phones["Bo"], "act", kind="ungroup", body={})

    run(story())


@pytest.mark.parametrize("args", [{}, {"size": 1}, {"size": "2"}, {"seat": 3}])
def test_a_question_without_its_words_is_refused_in_words(args):
    async def story():
        room = Room()
        board, _phones = await gather(room)
        for what in ("groups_draw", "groups_show", "groups_join"):
            assert (await ask(board, what, **args))["error"]["message"]

    run(story())


def test_the_meeting_before_is_remembered_by_name_whoever_is_another_person_now():
    async def story():
        store = MemoryStore()
        first = Room(store=store, title="Group 7")
        board, _phones = await gather(first, NAMES[:4])
        await shown(board, [seats(board, "Ana", "Bo"), seats(board, "Chi", "Dele")])
        second = Room(store=store, title=" group 7 ", at=NOON + timedelta(days=14))
        board, _phones = await gather(second, ["ana", "Bo", "Chi", "Dele"])
        live = LiveMeeting(store, second.meeting.id)
        (before,) = earlier_rounds(store, live)
        assert [set(map(live.name_of, group)) for group in before] == [
            {"ana", "Bo"},
            {"Chi", "Dele"},
        ]
        for seed in range(12):
            found = (await drawn(board, seed=seed))["result"]
            assert found["repeats"] == []
            assert ["Bo", "ana"] not in names_of(second, found["groups"])

    run(story())


def test_another_groups_meeting_and_a_name_of_two_people_are_no_last_time():
    async def story():
        store = MemoryStore()
        other = Room(store=store, title="Group 8")
        board, _phones = await gather(other, NAMES[:4])
        await shown(board, [seats(board, "Ana", "Bo"), seats(board, "Chi", "Dele")])
        second = Room(store=store, title="Group 7", at=NOON + timedelta(days=14))
        await gather(second, NAMES[:4])
        assert earlier_rounds(store, LiveMeeting(store, second.meeting.id)) == []
        third = Room(store=store, title="Group 8", at=NOON + timedelta(days=28))
        await gather(third, ["Ana", "ana", "Bo", "Chi", "Dele"])
        live = LiveMeeting(store, third.meeting.id)
        (before,) = earlier_rounds(store, live)
        assert [set(map(live.name_of, group)) for group in before] == [{"Chi", "Dele"}]

    run(story())


def test_duties_go_on_to_the_next_person_from_meeting_to_meeting():
    async def story():
        store = MemoryStore()
        first = Room(store=store, title="Group 7")
        board, phones = await gather(first, NAMES[:3])
        proposal = (await ask(board, "duties_propose"))["result"]
        assert proposal == {
            "facilitator": None,
            "timekeeper": seats(board, "Ana")[0],
            "note_taker": seats(board, "Bo")[0],
        }
        await steer(board, "duties", **proposal)
        assert last(board, "duties")["shared"] == proposal
        phones["Ana"].on_change([])
        assert last(phones["Ana"], "duties")["mine"] == ["timekeeper"]
        phones["Chi"].on_change([])
        assert last(phones["Chi"], "duties")["mine"] == []
        second = Room(store=store, title="Group 7", at=NOON + timedelta(days=14))
        board, _phones = await gather(second, NAMES[:3])
        assert last_duties(store, LiveMeeting(store, second.meeting.id)) == {
            "timekeeper": "Ana",
            "note_taker": "Bo",
        }
        assert (await ask(board, "duties_propose"))["result"] == {
            "facilitator": None,
            "timekeeper": seats(board, "Bo")[0],
            "note_taker": seats(board, "Chi")[0],
        }

    run(story())


def test_nobody_has_two_duties_while_there_are_enough_people():
    people = {"a": "Ana", "b": "Bo", "c": "Chi"}
    last_time = {"facilitator": "Chi", "timekeeper": "Chi", "note_taker": "Chi"}
    assert propose(people, last_time) == Shared(facilitator="a", timekeeper="b", note_taker="c")
    assert propose({"a": "Ana"}, {}) == Shared(timekeeper="a", note_taker="a")
    assert propose({}, {}) == Shared()


def test_a_duty_gives_no_right():
    async def story():
        room = Room()
        board, phones = await gather(room)
        (bo,) = seats(board, "Bo")
        await steer(board, "duties", facilitator=bo, timekeeper=None, note_taker=None)
        assert "error" in await ask(phones["Bo"], "act", kind="start", body={})
        assert "error" in await ask(phones["Bo"], "steer", kind="start", body={})
        assert Role.FACILITATOR not in {
            seat.role for seat in room.store.seats(room.meeting.id) if seat.person == bo
        }

    run(story())
