"""A meeting as it is folded from the store, by whoever looks."""

import random
from datetime import timedelta

import pytest

from mentorwidgets.content import Library
from mentorwidgets.meeting.agenda import copy_agenda, read_agenda
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.opening import open_meeting
from mentorwidgets.meeting.presence import AWAY_AFTER, GRACE
from mentorwidgets.meeting.view import board_view, page_agenda, page_view
from mentorwidgets.operations import RefusedError
from mentorwidgets.places import shipped
from mentorwidgets.store import Role
from mentorwidgets.store.memory import MemoryStore
from tests.meeting.agendas import NOON, after

EXERCISE = Library([shipped("exercises")]).exercise("developmental-network")
DEVICE, OTHER = "d" * 32, "e" * 32


@pytest.fixture
def store():
    return MemoryStore()


@pytest.fixture
def opened(store):
    return open_meeting(store, EXERCISE, title="Group 7", rng=random.Random(1), at=NOON)


@pytest.fixture
def live(store, opened):
    return LiveMeeting(store, opened.id)


def join(store, meeting, name, at=NOON):
    person = store.create_person(at=at)
    store.take_seat(meeting.id, person, name=name, role=Role.PARTICIPANT, at=at)
    return person


def steer(live, kind, body=None, at=NOON):
    live.do(Role.FACILITATOR, None, kind, body or {}, at)


def test_a_meeting_takes_the_agenda_of_its_exercise_with_it(live):
    assert live.agenda == copy_agenda(EXERCISE)
    assert live.agenda.minutes == EXERCISE.minutes
    assert read_agenda(live.agenda.as_json()) == live.agenda


def test_an_agenda_of_a_later_version_is_read_without_what_is_not_known(live):
    data = live.agenda.as_json()
    data["blocks"][0]["music"] = "quiet"
    assert read_agenda(data) == live.agenda


class Drawing(random.Random):
    """Draws these characters for codes."""

    def __init__(self, characters):
        super().__init__(1)
        self.characters = iter(characters)

    def choice(self, seq):
        return next(self.characters)


def test_two_meetings_never_have_one_code(store):
    one = open_meeting(store, EXERCISE, rng=Drawing("K7M4XW"), at=NOON)
    rng = Drawing("K7M4XW" + "C3D4FH")
    rng.seed(2)
    other = open_meeting(store, EXERCISE, rng=rng, at=NOON)
    assert (one.code, other.code) == ("K7M4XW", "C3D4FH")


@pytest.mark.parametrize(
    "link", ["javascript:alert(1)", "data:text/html,hi", "call me", "https://", "http://[", "/m/1"]
)
def test_a_video_link_is_a_link_to_a_host_and_nothing_else(store, link):
    with pytest.raises(RefusedError) as refused:
        open_meeting(store, EXERCISE, video_link=link, rng=random.Random(1), at=NOON)
    assert refused.value.field == "video_link"
    assert store.meetings() == []


def test_a_name_of_a_meeting_is_one_line(store):
    with pytest.raises(RefusedError) as refused:
        open_meeting(store, EXERCISE, title="a\nb", rng=random.Random(1), at=NOON)
    assert refused.value.field == "title"


def test_every_process_that_looks_sees_the_same_clock(store, opened, live):
    board, phone = LiveMeeting(store, opened.id), LiveMeeting(store, opened.id)
    steer(board, "start", at=after(1))
    steer(board, "extend", {"seconds": 60}, at=after(20))
    phone.catch_up()
    late = LiveMeeting(store, opened.id)
    now = after(90)
    assert {x.state.timer.remaining(now) for x in (board, phone, late)} == {5 * 60 + 60 - 89}


def test_catching_up_says_whether_there_was_something(store, opened, live):
    assert live.catch_up() is False
    join(store, opened, "Bo")
    assert live.catch_up() is True
    assert live.catch_up() is False


def test_the_room_is_counted_step_by_step_and_never_named(store, opened, live):
    bo, ki, away = (join(store, opened, name) for name in ("Bo", "Ki", "Al"))
    first, second = (step.id for step in live.agenda.steps[:2])
    live.note_progress(bo, {first: "done", second: "working"}, after(5))
    live.note_progress(ki, {first: "working", second: "none"}, after(6))
    assert away
    seen = [(count.joined, count.working, count.done) for count in live.counts()[:2]]
    assert seen == [(3, 1, 1), (3, 1, 0)]
    shown = board_view(live, after(7))
    assert {key for count in shown["counts"] for key in count} == {
        "id",
        "title",
        "joined",
        "working",
        "done",
        "who",
    }
    assert not any(count["who"] for count in shown["counts"])
    assert {key for person in shown["people"] for key in person} == {
        "seat",
        "name",
        "presence",
        "until",
    }


def test_progress_is_recorded_only_where_it_changed(store, opened, live):
    bo = join(store, opened, "Bo")
    step = live.agenda.steps[0].id
    assert live.note_progress(bo, {step: "none"}, after(1)) is False
    assert live.note_progress(bo, {step: "working"}, after(2)) is True
    assert live.note_progress(bo, {step: "working", "gone": "done"}, after(3)) is False
    assert LiveMeeting(store, opened.id).note_progress(bo, {step: "working"}, after(4)) is False
    assert len(store.events(opened.id)) == 1


def test_work_that_is_taken_back_is_no_longer_counted(store, opened, live):
    bo = join(store, opened, "Bo")
    step = live.agenda.steps[0].id
    live.note_progress(bo, {step: "done"}, after(1))
    live.note_progress(bo, {step: "none"}, after(2))
    assert (live.counts()[0].done, live.counts()[0].working) == (0, 0)


def presence(live, person, now):
    return live.state.presence.of(person, now, joined_at=NOON)


def test_somebody_comes_in_is_here_and_is_away_when_nothing_is_heard(store, opened, live):
    bo = join(store, opened, "Bo")
    assert presence(live, bo, after(2)) == "coming"
    live.sign_of_life(bo, DEVICE, after(3))
    assert presence(live, bo, after(4)) == "here"
    gone = after(3) + AWAY_AFTER
    assert presence(live, bo, gone - timedelta(seconds=1)) == "here"
    assert presence(live, bo, gone) == "away"
    live.sign_of_life(bo, DEVICE, gone + timedelta(seconds=30))
    assert presence(live, bo, gone + timedelta(seconds=31)) == "here"


def test_whoever_joined_and_never_opened_the_page_is_away(store, opened, live):
    bo = join(store, opened, "Bo")
    assert presence(live, bo, NOON + AWAY_AFTER) == "away"


def test_a_page_that_is_left_is_away_after_a_moment_and_a_reload_is_not(store, opened, live):
    bo = join(store, opened, "Bo")
    live.sign_of_life(bo, DEVICE, after(1))
    live.leave(bo, DEVICE, after(5))
    assert presence(live, bo, after(6)) == "here"
    assert presence(live, bo, after(5) + GRACE) == "away"
    live.sign_of_life(bo, OTHER, after(7))
    assert presence(live, bo, after(5) + GRACE) == "here"


def test_one_of_two_devices_that_is_left_leaves_the_person_here(store, opened, live):
    bo = join(store, opened, "Bo")
    live.sign_of_life(bo, DEVICE, after(1))
    live.sign_of_life(bo, OTHER, after(2))
    live.leave(bo, DEVICE, after(3))
    assert presence(live, bo, after(40)) == "here"


def test_leaving_twice_or_without_having_come_is_kept_once_or_not_at_all(store, opened, live):
    bo = join(store, opened, "Bo")
    live.leave(bo, DEVICE, after(1))
    live.sign_of_life(bo, DEVICE, after(2))
    live.leave(bo, DEVICE, after(3))
    live.leave(bo, DEVICE, after(4))
    assert [event.kind for event in store.events(opened.id)] == ["here", "away"]


def test_signs_of_life_do_not_fill_the_store(store, opened, live):
    bo = join(store, opened, "Bo")
    for second in range(60):
        live.sign_of_life(bo, DEVICE, after(second))
    assert len(store.events(opened.id)) <= 60 / 10


def test_a_lost_seat_is_given_back_under_its_name_and_counted_once(store, opened, live):
    bo = join(store, opened, "Bo")
    first = live.agenda.steps[0].id
    live.note_progress(bo, {first: "done"}, after(1))
    again = live.give_back(Role.FACILITATOR, None, bo, after(2))
    assert again != bo
    assert [(seat.person, seat.name) for seat in live.seats] == [(again, "Bo")]
    assert (live.counts()[0].joined, live.counts()[0].done) == (1, 0)
    assert store.documents(again) == []
    assert page_view(live, bo, after(3))["name"] == "Bo"


def test_whoever_finds_the_lost_key_again_is_in_the_room_again(store, opened, live):
    bo = join(store, opened, "Bo")
    again = live.give_back(Role.FACILITATOR, None, bo, after(2))
    live.sign_of_life(bo, DEVICE, after(3))
    assert {seat.person for seat in live.seats} == {bo, again}


def test_a_seat_is_given_back_by_the_facilitator_alone_and_only_where_one_is(store, opened, live):
    bo = join(store, opened, "Bo")
    with pytest.raises(RefusedError):
        live.give_back(Role.PARTICIPANT, bo, bo, after(1))
    with pytest.raises(RefusedError, match="Nobody sits"):
        live.give_back(Role.FACILITATOR, None, "0" * 32, after(1))
    live.catch_up()
    assert [seat.person for seat in live.seats] == [bo]


def test_whoever_leads_is_not_counted_among_the_participants(store, opened, live):
    leader = store.create_person(at=NOON)
    store.take_seat(opened.id, leader, name="Mo", role=Role.FACILITATOR, at=NOON)
    live.catch_up()
    assert live.seats == []


ATTEMPTS = [
    ("start", {}),
    ("pause", {}),
    ("extend", {"seconds": 60}),
    ("move", {"origin": "welcome", "target": "close"}),
    ("end", {}),
    ("vacate", {"person": DEVICE}),
    ("here", {"device": DEVICE}),
    ("away", {"device": DEVICE}),
    ("progress", {"people": "done"}),
    ("rename", {}),
]


@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize(("kind", "body"), ATTEMPTS)
def test_nobody_records_what_their_role_may_not(store, opened, live, role, kind, body):
    found = live.state.part_of(kind)
    if found is not None and role in found[1].roles:
        return
    person = join(store, opened, "Bo")
    with pytest.raises(RefusedError):
        live.do(role, person, kind, body, NOON)
    assert store.events(opened.id) == []


def test_only_those_in_a_meeting_record_anything_in_it(live):
    kinds = {name: kind for part in live.state.parts for name, kind in part.kinds.items()}
    assert all(kind.roles <= {Role.PARTICIPANT, Role.FACILITATOR} for kind in kinds.values())
    steering = ["start", "pause", "extend", "move", "end", "vacate", "lock", "remove", "leads"]
    assert {kinds[name].roles for name in steering} == {frozenset({Role.FACILITATOR})}
    assert kinds["away"].roles == frozenset({Role.PARTICIPANT, Role.FACILITATOR})
    own = ["here", "progress", "help", "show_name", "called_seen", "share", "unshare", "leave_out"]
    assert {kinds[name].roles for name in own} == {frozenset({Role.PARTICIPANT})}
    assert not kinds["count"].roles


def test_every_kind_of_event_belongs_to_one_part(live):
    names = [name for part in live.state.parts for name in part.kinds]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("extend", {}),
        ("extend", {"seconds": 10**9}),
        ("extend", {"seconds": "60"}),
        ("extend", {"seconds": True}),
        ("extend", {"seconds": 60, "more": 1}),
        ("move", {"origin": "welcome", "target": "nowhere"}),
        ("move", {"origin": "welcome"}),
        ("move", {"origin": ["welcome"], "target": "close"}),
        ("start", {"at": "2020-01-01"}),
        ("vacate", {}),
        ("vacate", {"person": "Bo"}),
    ],
)
def test_a_steering_that_makes_no_sense_is_refused_and_not_kept(store, opened, live, kind, body):
    with pytest.raises(RefusedError):
        steer(live, kind, body)
    assert store.events(opened.id) == []


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("here", {"device": "x"}),
        ("here", {}),
        ("progress", {}),
        ("progress", {"no-such-step": "done"}),
    ],
)
def test_a_sign_from_a_phone_that_makes_no_sense_is_refused(store, opened, live, kind, body):
    person = join(store, opened, "Bo")
    with pytest.raises(RefusedError):
        live.do(Role.PARTICIPANT, person, kind, body, NOON)
    assert store.events(opened.id) == []


def test_an_ended_meeting_takes_nothing_more_and_is_marked_in_the_store(store, opened, live):
    bo = join(store, opened, "Bo")
    steer(live, "start")
    steer(live, "end", at=after(100))
    assert store.meeting(opened.id).ended_at == after(100)
    with pytest.raises(RefusedError, match="ended"):
        steer(live, "start", at=after(101))
    before = store.events(opened.id)
    live.sign_of_life(bo, DEVICE, after(102))
    assert live.note_progress(bo, {live.agenda.steps[0].id: "done"}, after(103)) is False
    assert store.events(opened.id) == before


def test_a_meeting_that_was_ended_from_outside_is_over_on_every_page(store, opened, live):
    steer(live, "start")
    store.end_meeting(opened.id, after(60))
    assert live.catch_up() is True
    assert live.ended
    assert live.state.timer.remaining(after(500)) == 240


def test_an_event_that_nobody_knows_is_passed_over(store, opened, live):
    store.record(opened.id, actor=None, kind="dance", body={}, at=NOON)
    store.record(opened.id, actor=None, kind="extend", body={"seconds": "x"}, at=NOON)
    store.record(opened.id, actor=None, kind="move", body={}, at=NOON)
    store.record(opened.id, actor=None, kind="progress", body={"people": "done"}, at=NOON)
    store.record(opened.id, actor=None, kind="here", body={}, at=NOON)
    store.record(opened.id, actor=None, kind="away", body={}, at=NOON)
    steer(live, "start")
    assert live.state.passed_over == 6
    assert live.state.timer.phase == "running"


def test_a_meeting_that_is_not_there_is_said_in_words(store):
    with pytest.raises(RefusedError, match="not here"):
        LiveMeeting(store, "0" * 32)


def test_two_meetings_side_by_side_see_nothing_of_each_other(store, opened, live):
    other = open_meeting(store, EXERCISE, rng=random.Random(2), at=NOON)
    bo = join(store, other, "Bo")
    beside = LiveMeeting(store, other.id)
    beside.note_progress(bo, {beside.agenda.steps[0].id: "done"}, NOON)
    steer(beside, "start")
    assert live.catch_up() is False
    assert live.seats == []
    assert live.state.timer.phase == "waiting"
    assert live.counts()[0].joined == 0


def test_a_participant_is_not_shown_what_the_facilitator_says(store, opened, live):
    bo = join(store, opened, "Bo")
    live.catch_up()
    assert page_view(live, bo, NOON)["name"] == "Bo"
    says = {block.says for block in live.agenda.blocks}
    assert all(
        "says" not in block and "does" not in block for block in page_agenda(live.agenda)["agenda"]
    )
    assert not says & {
        value for block in page_agenda(live.agenda)["agenda"] for value in block.values()
    }
