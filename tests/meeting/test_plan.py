"""The plan in a meeting: kept as events, shown on every page, changed by two at once."""

import random
from dataclasses import replace

import pytest

from mentorwidgets.meeting import planning
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.opening import open_meeting
from mentorwidgets.meeting.plan import Planned, change
from mentorwidgets.operations import RefusedError
from mentorwidgets.store import Role
from mentorwidgets.store.memory import MemoryStore
from tests.meeting.agendas import NOON, after
from tests.meeting.room import DEVICE, LIBRARY, Room, hears, last, run


@pytest.fixture
def store():
    return MemoryStore()


@pytest.fixture
def opened(store):
    exercise = LIBRARY.exercise("developmental-network")
    return open_meeting(store, exercise, rng=random.Random(1), at=NOON)


@pytest.fixture
def live(store, opened):
    return LiveMeeting(store, opened.id)


def steer(live, kind, body=None, at=NOON):
    live.do(Role.FACILITATOR, None, kind, body or {}, at)


def longer(live, block, minutes, at=NOON):
    change(live, None, lambda timer, now: minutes_for(timer, now, block, minutes), at)


def minutes_for(timer, now, block, minutes):
    return replace(now, agenda=planning.longer(timer, block, minutes))


def undo(live, at=NOON):
    change(live, None, lambda _timer, _now: live.state.plan.undone, at, undo=True)


def ids(live):
    return [block.id for block in live.agenda.timed]


def body_of(live, **changes):
    return {**live.state.plan.now.body(base=live.state.plan.number), **changes}


def test_a_plan_is_seen_by_every_process_and_by_one_that_opens_later(store, opened, live):
    first, second, third = ids(live)[:3]
    longer(live, second, 7)
    change(
        live,
        None,
        lambda timer, now: replace(now, agenda=planning.move(timer, third, first)),
        NOON,
    )
    late = LiveMeeting(store, opened.id)
    assert late.agenda == live.agenda
    assert ids(late)[:3] == [third, first, second]
    assert late.agenda.timed[2].minutes == 7
    assert late.state.passed_over == 0


def test_a_change_that_changes_nothing_is_no_event(store, opened, live):
    longer(live, ids(live)[0], live.agenda.timed[0].minutes)
    assert store.events(opened.id) == []


def test_undoing_gives_the_plans_back_one_by_one(live):
    opened = live.agenda
    first, second = ids(live)[:2]
    longer(live, first, 7)
    longer(live, second, 9)
    undo(live)
    assert [block.minutes for block in live.agenda.timed[:2]] == [7, opened.timed[1].minutes]
    undo(live)
    assert live.agenda == opened
    assert live.state.plan.undone is None


def test_a_change_after_an_undo_can_be_undone_too(live):
    opened, first = live.agenda, ids(live)[0]
    longer(live, first, 7)
    undo(live)
    longer(live, first, 9)
    undo(live)
    assert live.agenda == opened


def test_undoing_leaves_what_is_on_and_behind_by_now(live):
    first, second, third = ids(live)[:3]
    longer(live, second, 7)
    longer(live, third, 9)
    steer(live, "start", at=after(1))
    steer(live, "move", {"origin": first, "target": second}, after(60))
    undo(live, after(70))
    assert live.agenda.timed[1].minutes == 7
    assert live.agenda.timed[2].minutes != 9
    # The change before that one is of the block that is on: there is nothing left to undo.
    assert live.state.plan.undone is None


class Between(MemoryStore):
    """Lets somebody else be faster once, between a look and a record."""

    def __init__(self):
        super().__init__()
        self.faster = None

    def record(self, *args, **kwargs):
        if self.faster:
            faster, self.faster = self.faster, None
            faster()
        return super().record(*args, **kwargs)


def test_of_two_who_plan_at_the_same_moment_neither_loses_theirs():
    store = Between()
    exercise = LIBRARY.exercise("developmental-network")
    opened = open_meeting(store, exercise, rng=random.Random(1), at=NOON)
    one, other = LiveMeeting(store, opened.id), LiveMeeting(store, opened.id)
    first, second = ids(one)[:2]
    store.faster = lambda: longer(other, second, 9)
    longer(one, first, 7)
    other.catch_up()
    assert [block.minutes for block in one.agenda.timed[:2]] == [7, 9]
    assert one.agenda == other.agenda
    # The one that came too late was passed over, and made again.
    assert one.state.passed_over == other.state.passed_over == 1


def test_a_block_that_comes_on_while_it_is_planned_stays_and_the_planner_is_told():
    store = Between()
    exercise = LIBRARY.exercise("developmental-network")
    opened = open_meeting(store, exercise, rng=random.Random(1), at=NOON)
    one, other = LiveMeeting(store, opened.id), LiveMeeting(store, opened.id)
    first, second = ids(one)[:2]
    steer(one, "start")
    before = one.agenda
    store.faster = lambda: steer(other, "move", {"origin": first, "target": second}, after(9))
    with pytest.raises(RefusedError) as refused:
        longer(one, second, 9, after(9))
    assert "stays as it was" in refused.value.message
    assert one.agenda == before
    assert one.state.timer.remaining(after(9)) == before.timed[1].minutes * 60


def test_a_plan_made_of_an_older_one_is_refused_in_words(live):
    body = body_of(live)
    longer(live, ids(live)[0], 7)
    with pytest.raises(RefusedError) as refused:
        steer(live, "plan", body)
    assert "Somebody else has changed the plan" in refused.value.message


@pytest.mark.parametrize(
    "broken",
    [
        {"blocks": []},
        {"blocks": "all"},
        {"blocks": [{"id": "a"}]},
        {"slot": 0},
        {"slot": 481},
        {"base": -1},
        {"blocks": [{"id": "a", "title": "A", "minutes": 5.5, "mode": "talk"}]},
        {"blocks": [{"id": "a", "title": "A", "minutes": 121, "mode": "talk"}]},
        {"blocks": [{"id": "A b", "title": "A", "minutes": 5, "mode": "talk"}]},
        {"blocks": [{"id": "a", "title": "", "minutes": 5, "mode": "talk"}]},
        {"blocks": [{"id": "a", "title": "A", "minutes": 5, "mode": "talk", "music": "loud"}]},
        {"blocks": [{"id": "a", "title": "A", "minutes": 0, "mode": "before"}]},
        {"blocks": [{"id": "a", "title": "A", "minutes": 5, "mode": "talk", "do": "x" * 4001}]},
    ],
)
def test_a_plan_that_is_none_is_refused_in_words_and_changes_nothing(store, opened, live, broken):
    with pytest.raises(RefusedError) as refused:
        steer(live, "plan", body_of(live, **broken))
    assert refused.value.message
    assert store.events(opened.id) == []


def test_a_plan_of_a_participant_is_refused(live):
    with pytest.raises(RefusedError):
        live.do(Role.PARTICIPANT, None, "plan", body_of(live), NOON)


def test_every_block_of_the_content_can_be_planned(store):
    for exercise in LIBRARY.exercises():
        for for_two in (False, True):
            opened = open_meeting(
                store,
                exercise,
                for_two=for_two,
                rng=random.Random(f"{exercise.name} {for_two}"),
                at=NOON,
            )
            live = LiveMeeting(store, opened.id)
            planning.check(live.agenda)
            agenda = live.agenda
            longer(live, ids(live)[0], 17)
            assert live.agenda.timed[0].minutes == 17
            undo(live)
            assert live.agenda == agenda


def test_a_meeting_for_two_has_their_minutes_and_can_bring_back_what_they_leave_out():
    exercise = LIBRARY.exercise("developmental-network")
    blocks = list(exercise.agenda)
    blocks[1] = blocks[1].model_copy(update={"minutes_for_two": 2})
    blocks[2] = blocks[2].model_copy(update={"minutes_for_two": 0})
    exercise = exercise.model_copy(update={"agenda": tuple(blocks)})
    store = MemoryStore()
    opened = open_meeting(store, exercise, for_two=True, rng=random.Random(1), at=NOON)
    live = LiveMeeting(store, opened.id)
    assert live.agenda.timed[0].minutes == 2
    assert blocks[2].id not in ids(live)
    assert live.state.plan.slot == live.agenda.minutes
    change(
        live,
        None,
        lambda timer, now: replace(now, agenda=planning.bring_back(timer, blocks[2].id)),
        NOON,
    )
    assert live.agenda.timed[1].minutes == blocks[2].minutes


def test_the_minutes_of_the_room_are_part_of_the_plan_and_of_its_undo(live):
    opened = live.state.plan.slot
    change(live, None, lambda _timer, now: Planned(now.agenda, 45), NOON)
    assert live.state.plan.slot == 45
    undo(live)
    assert live.state.plan.slot == opened


def test_pages_are_told_of_another_plan_once_and_again_after_a_reconnect():
    async def story():
        room = Room()
        board, phone = room.board(), room.phone("Bo")
        for page in (board, phone):
            await hears(page, type="hello", client=DEVICE)
            assert "agenda" not in last(page, "meeting")
        planner = LiveMeeting(room.store, room.meeting.id)
        longer(planner, ids(planner)[0], 7)
        for page in (board, phone):
            page.on_change([])
            told = last(page, "meeting")
            assert told["agenda"][0]["minutes"] == 7
            assert told["before"][0]["do"]
        planner.do(Role.FACILITATOR, None, "start", {}, NOON)
        for page in (board, phone):
            page.on_change([])
            assert last(page, "meeting")["phase"] == "running"
            assert "agenda" not in last(page, "meeting")
            await hears(page, type="hello", client=DEVICE)
            assert last(page, "meeting")["agenda"][0]["minutes"] == 7
        assert "says" not in last(phone, "meeting")["agenda"][0]

    run(story())
