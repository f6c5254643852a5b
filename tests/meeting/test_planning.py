"""Changing the plan: what is to come can be anything sensible, what is on or behind stays."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorwidgets.meeting import planning
from mentorwidgets.meeting.agenda import Agenda, Block
from mentorwidgets.meeting.planning import Wording
from mentorwidgets.meeting.timer import Timer
from mentorwidgets.operations import RefusedError
from tests.meeting.agendas import AGENDA, NOON, after

BLOCKS = [block.id for block in AGENDA.blocks]
TALK = Wording("A word from outside", 10, "talk", "Listen.", turns=False)
blocks = st.sampled_from([*BLOCKS, "own-1", "own-2", "gone"])
wordings = st.builds(
    Wording,
    title=st.sampled_from(["A walk", " ", "Two\nlines"]),
    minutes=st.integers(-1, 130),
    mode=st.sampled_from([*planning.MODES, "dance"]),
    do=st.sampled_from(["Walk and talk.", ""]),
    turns=st.booleans(),
)
plans = st.one_of(
    st.tuples(st.just(planning.longer), blocks, st.integers(-1, 130)),
    st.tuples(st.just(planning.leave_out), blocks),
    st.tuples(st.just(planning.bring_back), blocks),
    st.tuples(st.just(planning.move), blocks, st.one_of(blocks, st.just(""))),
    st.tuples(st.just(planning.add), blocks, wordings),
    st.tuples(st.just(planning.reword), blocks, wordings),
)
steerings = st.one_of(
    st.just(("start",)),
    st.just(("pause",)),
    st.tuples(st.just("extend"), st.sampled_from([-120, -60, 60, 300])),
    st.tuples(st.just("move"), blocks, blocks),
)
stories = st.lists(st.tuples(st.floats(0, 900), st.one_of(plans, steerings)), max_size=25)


def planned(timer, change, *given_):
    """The timer after a change of the plan; the same when it is refused."""
    try:
        agenda = change(timer, *given_)
        planning.check(agenda)
    except RefusedError:
        return timer
    return timer.plan(agenda)


@settings(max_examples=300)
@given(stories)
def test_no_plan_touches_the_clock_nor_what_is_on_or_behind(story):
    timer, at = Timer(AGENDA), 0.0
    for later, (name, *given_) in story:
        at += later
        now = after(at)
        if not callable(name):
            timer = getattr(timer, name)(*given_, now)
            continue
        before, timer = timer, planned(timer, name, *given_)
        assert (timer.phase, timer.index, timer.ran) == (before.phase, before.index, before.ran)
        assert timer.agenda.leading(len(before.fixed)) == before.fixed
        if before.phase != "waiting":
            assert timer.remaining(now) == before.remaining(now)
            assert timer.block == before.block
        assert timer.agenda.timed
        assert timer.index < len(timer.agenda.timed)
        assert timer.ahead(now) >= 0
        planning.check(timer.agenda)


@given(stories)
def test_the_blocks_have_run_together_as_long_as_the_clock_did(story):
    timer, at, ran = Timer(AGENDA), 0.0, 0.0
    for later, (name, *given_) in story:
        at += later
        ran += later if timer.phase == "running" else 0.0
        now = after(at)
        timer = (
            planned(timer, name, *given_) if callable(name) else getattr(timer, name)(*given_, now)
        )
    blocks_ran = {*timer.ran, *([timer.block.id] if timer.block else [])}
    assert sum(timer.running_time(block, after(at)) for block in blocks_ran) == pytest.approx(
        ran, abs=0.001
    )


def test_before_the_start_all_of_it_can_change():
    timer = Timer(AGENDA)
    shorter = timer.plan(planning.longer(timer, "welcome", 3))
    assert shorter.remaining(NOON) == 180
    first = shorter.plan(planning.move(shorter, "pairs", "welcome"))
    assert first.block.id == "pairs"
    without = first.plan(planning.leave_out(first, "pairs"))
    assert [block.id for block in without.agenda.timed] == ["welcome", "map", "close"]
    again = without.plan(planning.bring_back(without, "pairs"))
    assert again.agenda == first.agenda


@pytest.mark.parametrize(
    "change",
    [
        lambda timer: planning.longer(timer, "welcome", 9),
        lambda timer: planning.longer(timer, "map", 9),
        lambda timer: planning.leave_out(timer, "map"),
        lambda timer: planning.move(timer, "map", "close"),
        lambda timer: planning.move(timer, "close", "map"),
        lambda timer: planning.move(timer, "close", "welcome"),
        lambda timer: planning.leave_out(timer, "before"),
    ],
)
def test_what_is_on_or_behind_is_refused_by_its_title(change):
    timer = Timer(AGENDA).start(NOON).move("welcome", "map", after(60))
    with pytest.raises(RefusedError) as refused:
        change(timer)
    assert "stays as it was" in refused.value.message


def test_a_block_that_is_brought_back_too_late_for_its_place_is_the_next_one():
    timer = Timer(AGENDA)
    timer = timer.plan(planning.leave_out(timer, "map")).start(NOON)
    timer = timer.move("welcome", "pairs", after(60))
    timer = timer.plan(planning.bring_back(timer, "map"))
    assert [block.id for block in timer.agenda.timed] == ["welcome", "pairs", "map", "close"]
    assert timer.block.id == "pairs"


def test_a_block_one_went_back_from_gains_what_the_plan_gives_it():
    timer = Timer(AGENDA).start(NOON).move("welcome", "map", after(10))
    timer = timer.move("map", "welcome", after(10 + 7 * 60))
    assert timer.kept["map"] == 5 * 60
    longer = timer.plan(planning.longer(timer, "map", 15))
    assert longer.move("welcome", "map", after(500)).remaining(after(500)) == 8 * 60
    shorter = timer.plan(planning.longer(timer, "map", 2))
    assert shorter.move("welcome", "map", after(500)).remaining(after(500)) == 0


def test_an_added_block_is_the_last_and_pre_work_the_first():
    timer = Timer(AGENDA)
    timer = timer.plan(planning.add(timer, "own-1", TALK))
    assert timer.agenda.timed[-1].title == "A word from outside"
    read = replace(TALK, title="Read", mode="before", minutes=25)
    timer = timer.plan(planning.add(timer, "own-2", read))
    assert [(block.title, block.minutes) for block in timer.agenda.before] == [
        ("Before we meet", 0),
        ("Read", 0),
    ]


def test_an_added_block_that_asks_something_of_everybody_can_be_done_quietly():
    agenda = planning.add(Timer(AGENDA), "own-1", replace(TALK, mode="pairs", turns=True))
    assert agenda.blocks[-1].quiet
    assert agenda.blocks[-1].turns
    assert not planning.add(Timer(AGENDA), "own-1", replace(TALK, turns=True)).blocks[-1].turns


@pytest.mark.parametrize(
    ("wording", "field"),
    [
        ({"title": "  "}, "title"),
        ({"title": "Two\nlines"}, "title"),
        ({"title": "x" * 161}, "title"),
        ({"do": " "}, "do"),
        ({"mode": "dance"}, "mode"),
        ({"minutes": 0}, "minutes"),
        ({"minutes": 121}, "minutes"),
        ({"minutes": -3}, "minutes"),
    ],
)
def test_a_block_of_ones_own_is_refused_with_the_field_that_is_wrong(wording, field):
    with pytest.raises(RefusedError) as refused:
        planning.check(planning.add(Timer(AGENDA), "own-1", replace(TALK, **wording)))
    assert refused.value.field == field


def test_only_words_of_ones_own_can_be_changed():
    timer = Timer(AGENDA)
    timer = timer.plan(planning.add(timer, "own-1", TALK))
    agenda = planning.reword(timer, "own-1", replace(TALK, title="A guest"))
    assert agenda.blocks[-1].title == "A guest"
    with pytest.raises(RefusedError) as refused:
        planning.reword(timer, "map", TALK)
    assert refused.value.field == "title"


def test_pre_work_comes_too_late_once_the_meeting_has_begun():
    timer = Timer(AGENDA)
    timer = timer.plan(planning.leave_out(timer, "before")).start(NOON)
    with pytest.raises(RefusedError):
        planning.bring_back(timer, "before")
    with pytest.raises(RefusedError):
        planning.add(timer, "own-1", replace(TALK, mode="before"))


@pytest.mark.parametrize(
    ("agenda", "field"),
    [
        (Agenda(), "blocks"),
        (Agenda(blocks=(AGENDA.blocks[0],)), "blocks"),
        (Agenda(blocks=(AGENDA.blocks[1], AGENDA.blocks[1])), "blocks"),
        (Agenda(blocks=tuple(replace(AGENDA.blocks[1], out=True) for _ in range(1))), "blocks"),
        (
            Agenda(blocks=tuple(replace(AGENDA.blocks[1], id=f"b{n}") for n in range(41))),
            "blocks",
        ),
        (Agenda(blocks=(replace(AGENDA.blocks[1], minutes=0),)), "minutes"),
        (Agenda(blocks=(AGENDA.blocks[1], replace(AGENDA.blocks[0], minutes=5))), "minutes"),
    ],
)
def test_an_agenda_by_which_no_meeting_can_be_held_is_refused(agenda, field):
    with pytest.raises(RefusedError) as refused:
        planning.check(agenda)
    assert refused.value.field == field


def test_more_than_twenty_minutes_in_one_go_is_remarked_on_and_not_refused():
    agenda = Agenda(
        blocks=(
            Block(id="long", title="Long", minutes=21, mode="talk"),
            Block(id="fine", title="Fine", minutes=20, mode="alone"),
            Block(id="out", title="Out", minutes=60, mode="alone", out=True),
        )
    )
    planning.check(agenda)
    (remark,) = planning.remarks(agenda)
    assert "“Long” is 21 minutes" in remark


def test_another_agenda_during_the_meeting_leaves_what_is_on_and_behind():
    timer = Timer(AGENDA).start(NOON).move("welcome", "map", after(60))
    rng = random.Random(2)
    other = [replace(block, minutes=7) for block in AGENDA.timed]
    rng.shuffle(other)
    other.append(Block(id="own-9", title="Ours", minutes=3, mode="all", step="unknown"))
    agenda = planning.put_in_place(timer, other)
    assert agenda.blocks[:3] == AGENDA.blocks[:3]
    assert {block.id: block.minutes for block in agenda.blocks[3:]} == {
        "pairs": 7,
        "close": 7,
        "own-9": 3,
    }
    assert agenda.blocks[-1].step == ""
    assert timer.plan(agenda).agenda == agenda
