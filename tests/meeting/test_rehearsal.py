"""A rehearsal: invented people take part, ten times as fast, and nothing of it is kept."""

import random
from dataclasses import replace
from datetime import timedelta

import pytest

from mentorwidgets.meeting.asking import Asking
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.opening import open_meeting
from mentorwidgets.meeting.questions import fits, read_question
from mentorwidgets.meeting.rehearsal import SPEED, Scene, Script
from mentorwidgets.meeting.rehearsal_words import NAMES, answer_to
from mentorwidgets.meeting.rehearsing import Rehearsal
from mentorwidgets.meeting.values_view import ValueViews
from mentorwidgets.places import shipped
from mentorwidgets.reflection.chosen import cards_of
from mentorwidgets.store import Role, open_store
from mentorwidgets.store.memory import MemoryStore
from mentorwidgets.widgets.board.rehearsal import RehearsalPage, open_rehearsal
from mentorwidgets.widgets.sitting import Sitting
from tests.meeting.agendas import NOON
from tests.meeting.room import DEVICE, LIBRARY, hears, last, listening, run

QUESTIONS = {
    "line": {},
    "lines": {},
    "scale": {"points": 5, "low": "not at all", "high": "fully"},
    "choice": {"options": ["one", "two", "three"], "several": True},
    "ranking": {"options": ["one", "two", "three"]},
    "plane": {"across": ["far", "near"], "upwards": ["low", "high"]},
}


def question(kind, **more):
    given = {"kind": kind, "text": "What do you say?", "quiet": "Or only listen."}
    return {**given, **QUESTIONS[kind], **more}


class Rehearsed:
    """A rehearsal whose time the test moves."""

    def __init__(self, exercise="developmental-network", seed=1):
        self.store, rng = MemoryStore(), random.Random(seed)
        record = open_meeting(self.store, LIBRARY.exercise(exercise), rng=rng, at=NOON)
        self.live = LiveMeeting(self.store, record.id)
        self.leader = self.store.create_person(at=NOON)
        self.now = NOON
        self.rehearsal = Rehearsal(
            self.store, self.live, LIBRARY.exercise(exercise), rng=rng, began=NOON
        )

    def go_on(self, seconds):
        for _second in range(seconds):
            self.now += timedelta(seconds=1)
            self.rehearsal.play(self.now)

    def lead(self, kind, **body):
        self.live.do(Role.FACILITATOR, self.leader, kind, body, self.now)

    def here(self):
        standing = self.live.state.presence.of
        return sum(
            standing(seat.person, self.now, joined_at=seat.joined_at) == "here"
            for seat in self.live.seats
        )


def test_all_but_one_come_over_the_first_minute_and_the_last_one_late():
    room = Rehearsed()
    room.go_on(30)
    assert 0 < len(room.live.seats) < len(NAMES) - 1
    room.go_on(40)
    assert len(room.live.seats) == room.here() == len(NAMES) - 1
    room.lead("start")
    room.go_on(120)
    assert len(room.live.seats) == len(NAMES) - 1
    room.go_on(360)
    assert {seat.name for seat in room.live.seats} == set(NAMES)


def test_they_work_at_the_step_of_the_block_and_most_get_it_done():
    room = Rehearsed()
    room.go_on(60)
    room.lead("start")
    room.lead("move", origin="welcome", target="finish")
    step = {block.id: block.step for block in room.live.agenda.timed}["finish"]
    before = {count.id: count for count in room.live.counts()}
    room.go_on(100)
    counts = {count.id: count for count in room.live.counts()}
    assert counts[step].working > before[step].working
    assert counts[step].done == before[step].done < 5
    room.go_on(600)
    counts = {count.id: count for count in room.live.counts()}
    assert counts[step].done >= 6


def test_one_of_them_falls_asleep_and_comes_back():
    room = Rehearsed()
    room.go_on(60)
    room.lead("start")
    seen = set()
    for _minute in range(16):
        room.go_on(60)
        seen.add(room.here())
    assert seen == {len(NAMES) - 1, len(NAMES)}
    assert room.here() == len(NAMES)


def test_they_say_lines_put_something_aside_and_one_asks_for_help():
    room = Rehearsed()
    room.go_on(60)
    room.lead("start")
    room.lead("move", origin="welcome", target="finish")
    asked = []
    for _step in range(20):
        room.go_on(10)
        asked.append(len(room.live.state.door.hands))
    assert max(asked) == 1
    room.go_on(300)
    assert not room.live.state.door.hands
    room.lead("move", origin="finish", target="patterns")
    room.go_on(400)
    assert len(room.live.state.lines.lines) >= 4
    assert len(room.live.state.lines.parked) == 1


def test_their_maps_can_be_counted():
    room = Rehearsed()
    room.go_on(70)
    entries = [room.store.entries(seat.person, "developmental-network") for seat in room.live.seats]
    assert len({len(each) for each in entries}) > 1
    assert all(len(each) >= 5 for each in entries)


@pytest.mark.parametrize("nameless", [False, True])
@pytest.mark.parametrize("kind", QUESTIONS)
def test_every_kind_of_question_is_answered_by_most(kind, nameless):
    room = Rehearsed()
    room.go_on(70)
    room.lead("start")
    Asking(room.store, room.live).ask("a" * 32, question(kind, nameless=nameless), room.now)
    room.go_on(10)
    prompt = room.live.state.prompts.up
    assert len(prompt.last.answered) < 3
    room.go_on(240)
    assert len(prompt.last.answered) >= 7


@pytest.mark.parametrize("kind", QUESTIONS)
def test_what_is_answered_could_have_been_answered(kind):
    asked = read_question(question(kind))
    rng = random.Random(7)
    answers = [answer_to(asked, rng) for _each in range(200)]
    assert all(fits(asked, answer) for answer in answers)
    assert len({str(answer) for answer in answers}) > 2


def test_nobody_answers_a_round_that_is_closed_or_goes_on_after_the_end():
    script = Script(rng=random.Random(3), began=NOON)
    asked = read_question(question("line"))
    open_ = Scene(block="b", question=asked, prompt="p", round=1)
    script.until(NOON + timedelta(seconds=70), Scene())
    script.until(NOON + timedelta(seconds=71), open_)
    later = script.until(NOON + timedelta(minutes=10), replace(open_, question=None))
    assert later
    assert not [act for act in later if act.doing in ("answer", "pass")]
    assert script.until(NOON + timedelta(hours=2), replace(open_, ended=True)) == []


def test_the_same_chance_makes_the_same_people():
    scenes = [Scene(), Scene(block="b", step="people", mode="all")]
    told = []
    for _time in range(2):
        script = Script(rng=random.Random(5), began=NOON)
        told.append([script.until(NOON + timedelta(minutes=n), scenes[n > 1]) for n in range(9)])
    assert told[0] == told[1]


def sitting(data, meeting=None, role="facilitator"):
    return Sitting(
        person=None,
        role=role,
        meeting=meeting,
        database=f"sqlite:///{data / 'workbook.sqlite3'}",
        exercises=(str(shipped("exercises")),),
        last_good=str(data / "last-good"),
        public_url="http://room.test:8866",
        mode="room",
        served=True,
    )


class Clock:
    def __init__(self):
        self.at = NOON

    def __call__(self):
        return self.at


async def rehearse(page, clock, minutes):
    """Let the page speak, and its people live, until so many minutes have gone in the room."""
    await hears(page, type="hello", client=DEVICE)
    for _step in range(minutes):
        clock.at += timedelta(minutes=1) / SPEED
        page.rehearsal.play(page.desk.now())
        page.on_change([])
    page._playing.cancel()


def ask(page, what, **args):
    return hears(page, type="ask", id=1, what=what, args=args)


def files(folder):
    return {path.name: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_a_planned_meeting_is_rehearsed_as_it_is_planned_and_nothing_of_it_changes(tmp_path):
    with_store = open_store(sitting(tmp_path).database)
    exercise = LIBRARY.exercise("developmental-network")
    record = open_meeting(with_store, exercise, title="Group 7", rng=random.Random(1), at=NOON)
    live = LiveMeeting(with_store, record.id)
    planned = [
        {**block, "minutes": 11} if block["id"] == "welcome" else block
        for block in live.agenda.as_json()["blocks"]
    ]
    live.do(Role.FACILITATOR, None, "plan", {"blocks": planned}, NOON)
    with_store.close()
    before = files(tmp_path)
    clock = Clock()

    async def story():
        page = listening(open_rehearsal(sitting(tmp_path, record.id), now=clock))
        await rehearse(page, clock, 2)
        shown = last(page, "meeting")
        assert len(shown["people"]) == len(NAMES) - 1
        assert page._options["agenda"][0]["minutes"] == 11
        assert page._options["group"] == "Group 7"
        assert page._options["code"] != record.code
        await ask(page, "steer", kind="start", body={})
        await ask(page, "prompt_ask", id="b" * 32, question=question("scale"))
        await rehearse(page, clock, 5)
        assert last(page, "wall:prompts")["prompt"]["answered"] > 5
        await ask(page, "steer", kind="end", body={})
        assert last(page, "meeting")["phase"] == "ended"

    run(story())
    assert files(tmp_path) == before


def test_an_exercise_is_rehearsed_where_there_is_no_store_at_all(tmp_path):
    clock = Clock()

    async def story():
        given = sitting(tmp_path, role="host")
        page = listening(open_rehearsal(given, "definition-of-success", now=clock))
        assert isinstance(page, RehearsalPage)
        await rehearse(page, clock, 2)
        assert len(last(page, "meeting")["people"]) == len(NAMES) - 1

    run(story())
    assert files(tmp_path) == {}


def test_the_page_is_told_how_fast_its_clock_goes(tmp_path):
    clock = Clock()

    async def story():
        page = listening(open_rehearsal(sitting(tmp_path, role="host"), now=clock))
        await hears(page, type="hello", client=DEVICE)
        assert last(page, "welcome")["speed"] == SPEED
        began = last(page, "welcome")["now"]
        clock.at += timedelta(seconds=3)
        await hears(page, type="ping", n=1)
        assert last(page, "pong")["now"] - began == 30_000
        page._playing.cancel()

    run(story())


def test_an_exercise_that_is_not_there_is_said_in_words(tmp_path):
    page = open_rehearsal(sitting(tmp_path, role="host"), "gone")
    assert "not in this workbook" in page._options["text"]


def test_they_have_sorted_their_cards_and_show_some_when_all_talk_together():
    room = Rehearsed("strengths-and-values")
    room.go_on(60)
    room.lead("start")
    counts = {count.id: count for count in room.live.counts()}
    assert counts["ranked"].done == len(NAMES) - 1
    room.lead("move", origin="welcome", target="together")
    room.go_on(300)
    mosaic = ValueViews(room.live).board()["mosaic"]
    assert mosaic["people"] >= 3
    assert any(tile["standing"] == "common" for tile in mosaic["tiles"])
    private = {card.label for card in cards_of(LIBRARY.exercise("strengths-and-values")).cards if card.private}  # fmt: skip
    assert not private & {tile["label"] for tile in mosaic["tiles"]}
