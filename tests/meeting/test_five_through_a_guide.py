"""Every exercise has a guide, and five people, or two, can be led through it to the end."""

import base64
import csv
import io
import json
from datetime import timedelta

import pytest

from mentorwidgets.meeting import turns
from mentorwidgets.meeting.agenda import copy_agenda
from mentorwidgets.meeting.record import record_of
from mentorwidgets.widgets.meeting import meeting
from tests.meeting.hour import Hour, alone, answers
from tests.meeting.own_work import screens
from tests.meeting.room import LIBRARY, hears, last, run

FIVE = ("Ana", "Bo", "Chi", "Dele", "Eun-ji")
TWO = ("Ana", "Bo")
GUIDES = [exercise for exercise in LIBRARY.exercises() if exercise.agenda]
FOR_FIVE = [exercise.name for exercise in GUIDES]
FOR_TWO = [
    exercise.name
    for exercise in GUIDES
    if any(block.minutes_for_two is not None for block in exercise.agenda)
]


def test_there_is_a_guide_for_five_and_for_two_with_every_exercise_but_the_opening_event():
    every = {exercise.name for exercise in LIBRARY.exercises()}
    assert set(FOR_FIVE) == every
    assert set(FOR_TWO) == every - {"opening-event"}


@pytest.mark.parametrize(
    ("name", "people"),
    [*((name, FIVE) for name in FOR_FIVE), *((name, TWO) for name in FOR_TWO)],
    ids=[*(f"{name}-five" for name in FOR_FIVE), *(f"{name}-two" for name in FOR_TWO)],
)
def test_a_meeting_goes_through_its_guide_block_by_block_to_the_end(name, people, monkeypatch):
    monkeypatch.setattr(meeting, "_SETTLES_AFTER", 0)

    async def story():
        hour = Hour(name, people, for_two=people is TWO)
        await hour.arrive()
        assert hour.agenda == copy_agenda(hour.exercise, for_two=people is TWO)
        for block in hour.agenda.before:
            assert block.screen in screens(hour.phones["Ana"], hour.exercise)
            await hour.write(block)
        await hour.steer("start")
        blocks = hour.agenda.timed
        for index, block in enumerate(blocks):
            await goes_through(hour, index, block)
            if block is not blocks[-1]:
                await hour.steer("move", origin=block.id, target=blocks[index + 1].id)
        began, planned = hour.board.live.state.timer.began, timedelta(minutes=hour.agenda.minutes)
        assert hour.room.now - began == planned
        await hour.steer("end")
        for page in hour.pages:
            assert hour.clock(page)[0] == "ended"
        assert hour.overheard(alone) == []
        await everybody_has_their_own(hour)
        await the_record_is_printed(hour)

    run(story())


async def goes_through(hour, index, block):
    """One block of it, from its first second to its last."""
    began = hour.room.now
    assert hour.one_clock() == [index, block.seconds, None]
    for phone in hour.phones.values():
        told = last(phone, "bring")
        assert (told["block"], told["screen"]) == (block.id, block.screen)
        assert block.screen in ("", *screens(phone, hour.exercise))
    await hour.goes_on(10)
    circles = await hour.draw(block)
    await hour.write(block)
    assert hour.overheard(alone) == []
    await what_lies_ready_is_asked(hour, block)
    await everybody_has_a_turn(hour, block, circles)
    await hour.goes_on(block.seconds - (hour.room.now - began).total_seconds())
    assert hour.one_clock()[:2] == [index, 0]
    if hour.ticks(block):
        counts = {count["id"]: count for count in last(hour.board, "meeting")["counts"]}
        assert counts[block.step]["done"] == len(hour.phones)
    here = [person["presence"] for person in last(hour.board, "meeting")["people"]]
    assert here == ["here"] * len(hour.phones)
    assert hour.overheard(alone) == []


async def what_lies_ready_is_asked(hour, block):
    """It is answered by all, seen by nobody, and then shown to everybody."""
    ready = last(hour.board, "prompts")["ready"]
    assert ready == block.ask
    if ready is None:
        return
    prompt = await hour.answer(ready)
    assert last(hour.board, "prompts")["ready"] is None
    for page in (hour.wall, *hour.phones.values()):
        up = last(page, "prompts")["prompt"]
        assert (up["text"], up["rounds"]) == (ready["text"], [])
    assert hour.overheard(alone, lambda name: answers(name, ready)) == []
    await hour.goes_on(20)
    await hour.asks(hour.board, "prompt_close", prompt=prompt, round=1)
    await hour.steer("reveal", prompt=prompt)
    for page in (hour.wall, *hour.phones.values()):
        (shown,) = last(page, "prompts")["prompt"]["rounds"]
        assert shown["answers"] == len(hour.phones)
        if "sentences" in shown:
            said = sorted(each["text"] for each in shown["sentences"])
            assert said == [answers(name, ready) for name in sorted(hour.phones)]


async def everybody_has_a_turn(hour, block, circles):
    """The time that is left is shared by those who have a turn, and is enough for all."""
    told, left = last(hour.board, "turns"), hour.one_clock()[1]
    if not block.turns:
        assert told["block"] is None
        return
    of = max(map(len, circles)) if block.mode != "all" else len(hour.phones)
    assert turns.sharing(block, len(hour.phones), max(map(len, circles))) == of
    each = int(turns.share(left, of) / 60 + 0.5)
    assert (told["block"], told["had"], told["of"], told["each"]) == (block.id, 0, of, each)
    lengths = await hour.turns(circles)
    assert len(lengths) == of
    assert max(lengths) - min(lengths) <= 20
    assert 0 < sum(lengths) <= left


async def everybody_has_their_own(hour):
    """What each wrote, and what was given to them, is there when the page opens again."""
    for name, phone in hour.phones.items():
        again = hour.room.page_of(phone.desk.person)
        await hears(again, type="hello", client=hour.key())
        view = last(again, "snapshot")["view"]
        assert view == last(phone, "snapshot")["view"]
        kept = json.dumps(view)
        assert hour.written[name]
        for words in (*hour.written[name], *hour.given[name]):
            assert words in kept
        assert not any(alone(other) in kept for other in hour.phones if other != name)
    recorded = json.dumps([e.body for e in hour.room.store.events(hour.room.meeting.id)])
    assert not any(alone(name) in recorded for name in hour.phones)


async def the_record_is_printed(hour):
    """As a page, as a text, and as a table: how the hour ran, what was asked, nobody's own."""
    files = {}
    for kind in ("pdf", "docx", "csv"):
        kept = await hour.asks(hour.board, "keep_record", format=kind)
        files[kind] = base64.b64decode(kept["base64"])
    assert files["pdf"].startswith(b"%PDF-")
    assert files["docx"].startswith(b"PK")
    table = csv.reader(io.StringIO(files["csv"].decode("utf-8-sig")))
    cells = {cell for row in table for cell in row}
    for block in hour.agenda.timed:
        assert block.title in cells
        assert block.ask is None or any(block.ask["text"] in cell for cell in cells)
    assert not any(alone(name) in cell for name in hour.phones for cell in cells)
    told = record_of(
        hour.room.store, hour.board.live, title="An hour", language="en", at=hour.room.now
    )
    assert [(each.title, each.planned, each.real) for each in told.agenda] == [
        (block.title, str(block.minutes), str(block.minutes)) for block in hour.agenda.timed
    ]
