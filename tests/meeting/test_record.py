"""The record of a meeting: what was shown, how the hour ran, and nothing else."""

from datetime import timedelta

import pytest

from mentorwidgets.meeting.course import course
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.record import record_of
from mentorwidgets.store import Event, Role
from tests.meeting.agendas import AGENDA, NOON, after
from tests.meeting.asked import ALL, ANSWERS, LINE, SCALE, Asked
from tests.meeting.room import Room, run


def event(n, kind, at, **body):
    return Event(n, "m", "f", kind, body, after(at))


def ran(events, until):
    made = course(AGENDA, events, until=after(until), ended_at=None)
    return [(each.block.id, each.planned, each.seconds) for each in made]


def test_what_a_block_took_is_the_time_for_which_its_clock_ran():
    events = [
        event(1, "start", 60),
        event(2, "extend", 100, seconds=60),
        event(3, "pause", 160),
        event(4, "start", 400),
        event(5, "move", 460, origin="welcome", target="map"),
        event(6, "move", 470, origin="map", target="welcome"),
        event(7, "move", 475, origin="welcome", target="map"),
    ]
    assert ran(events, 500) == [
        ("welcome", 5, 100 + 60 + 5),
        ("map", 12, 10 + 25),
        ("pairs", 12, None),
        ("close", 1, None),
    ]


def test_before_the_start_nothing_has_taken_time_and_after_the_end_nothing_more_does():
    assert [took for _block, _planned, took in ran([], 1_000)] == [None] * 4
    events = [event(1, "start", 0), event(2, "end", 90)]
    made = course(AGENDA, events, until=after(9_000), ended_at=after(90))
    assert [each.seconds for each in made] == [90, None, None, None]


def record(asked):
    live = LiveMeeting(asked.room.store, asked.room.meeting.id)
    return record_of(
        asked.room.store, live, title="An hour", language="en-GB", at=NOON + timedelta(hours=1)
    )


@pytest.mark.parametrize(("question", "value"), [*zip(ALL, ANSWERS, strict=True)])
def test_an_answer_is_in_the_record_once_it_was_shown_and_not_before(question, value):
    async def story():
        asked = Asked("Ana", "Bo")
        await asked.arrive()
        await asked.ask(question)
        await asked.answer(asked.phones[0], value)
        assert record(asked).questions == ()
        await asked.close()
        assert record(asked).questions == ()
        await asked.reveal()
        (told,) = record(asked).questions
        assert told.text == question["text"]
        (round_,) = told.rounds
        assert round_.answers.startswith("1 answer")
        assert round_.rows
        await asked.take_back(asked.phones[0])
        (told,) = record(asked).questions
        assert told.rounds[0].answers.startswith("0 answers")
        assert "Ana" not in str(told)

    run(story())


def test_both_rounds_are_told_with_the_names_they_were_shown_with():
    async def story():
        asked = Asked("Ana", "Bo")
        await asked.arrive()
        await asked.ask(LINE)
        await asked.answer(asked.phones[0], "Rest")
        await asked.close()
        await asked.reveal()
        await asked.steer("again", prompt=asked.prompt)
        await asked.answer(asked.phones[1], "Evenings", number=2)
        # While the second round is on, the first one is not there to be copied.
        assert "Evenings" not in str(record(asked))
        await asked.close(2)
        await asked.reveal()
        (told,) = record(asked).questions
        said = [(r.title, row.text, row.name) for r in told.rounds for row in r.rows]
        assert said == [("Round 1", "Rest", "Ana"), ("Round 2", "Evenings", "Bo")]
        assert told.names == "with names"

    run(story())


def test_without_names_there_is_no_name_in_it_and_nothing_from_fewer_than_five():
    async def story():
        asked = Asked("Ana", "Bo", "Chi", "Dele", "Eun-ji")
        await asked.arrive()
        await asked.ask(SCALE, nameless=True)
        for n, phone in enumerate(asked.phones):
            await asked.answer(phone, 1 + n % 4, slip=f"{n:032x}")
        await asked.close()
        await asked.reveal()
        told = record(asked)
        assert told.questions[0].names == "without names"
        assert told.questions[0].rounds[0].answers == "5 answers, median 2"
        assert told.questions[0].rounds[0].rows[0].text == "1 (not at all): 2"
        assert not any(name in str(told) for name in ("Ana", "Bo", "Chi", "Dele", "Eun-ji"))

    run(story())


def test_the_agenda_in_it_is_the_one_that_ran():
    async def story():
        room = Room("definition-of-success")
        live = LiveMeeting(room.store, room.meeting.id)
        lead = room.store.create_person(at=NOON)
        live.do(Role.FACILITATOR, lead, "start", {}, NOON)
        told = record_of(
            room.store, live, title="An hour", language="en-GB", at=NOON + timedelta(minutes=7)
        )
        first, second, *_rest = told.agenda
        assert (first.title, first.how, first.planned, first.real) == ("Welcome", "one speaks", "5", "7")  # fmt: skip
        assert second.real == "–"

    run(story())
