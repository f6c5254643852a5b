"""The clock of a meeting."""

from hypothesis import given
from hypothesis import strategies as st

from mentorwidgets.meeting.agenda import Agenda
from mentorwidgets.meeting.timer import Timer
from tests.meeting.agendas import AGENDA, NOON, after

BLOCKS = [block.id for block in AGENDA.timed]
commands = st.one_of(
    st.just(("start",)),
    st.just(("pause",)),
    st.tuples(st.just("extend"), st.sampled_from([-120, -60, 60, 300])),
    st.tuples(st.just("move"), st.sampled_from(BLOCKS), st.sampled_from(BLOCKS)),
    st.just(("end",)),
)
stories = st.lists(st.tuples(st.floats(0, 2000), commands), max_size=30)
pauses = st.floats(0, 5000)


def told(story):
    """The timer after a story of (seconds later, command), and when it ended."""
    timer, at = Timer(AGENDA), 0.0
    for later, (name, *given_) in story:
        at += later
        timer = getattr(timer, name)(*given_, after(at))
    return timer, at


@given(stories, pauses, pauses)
def test_a_running_clock_runs_with_the_time_and_a_held_one_holds(story, first, second):
    timer, at = told(story)
    one, two = timer.remaining(after(at + first)), timer.remaining(after(at + first + second))
    ran = second if timer.phase == "running" else 0.0
    assert abs((one - two) - ran) < 0.001


@given(stories, pauses)
def test_a_pause_and_going_on_lose_no_second(story, held):
    timer, at = told([*story, (0.0, ("start",))])
    if timer.phase == "ended":
        return
    before = timer.remaining(after(at))
    again = timer.pause(after(at)).start(after(at + held))
    assert abs(again.remaining(after(at + held)) - before) < 0.001


@given(stories)
def test_starting_pausing_and_ending_never_make_the_clock_jump(story):
    timer, at = told(story)
    now = after(at)
    for changed in (timer.start(now), timer.pause(now), timer.end(now)):
        assert abs(changed.remaining(now) - timer.remaining(now)) < 0.001


@given(stories, commands, pauses)
def test_a_command_given_twice_at_once_steers_once_but_for_added_time(story, command, later):
    name, *given_ = command
    timer, at = told(story)
    now = after(at + later)
    once = getattr(timer, name)(*given_, now)
    twice = getattr(once, name)(*given_, now)
    if name != "extend":
        assert (twice.phase, twice.index) == (once.phase, once.index)
        assert abs(twice.remaining(now) - once.remaining(now)) < 0.001


@given(stories)
def test_taking_time_away_never_leaves_less_than_nothing(story):
    timer, at = told(story)
    now = after(at)
    shorter = timer.extend(-60, now)
    assert shorter.remaining(now) >= min(timer.remaining(now), 0.0) - 0.001
    assert shorter.remaining(now) <= timer.remaining(now) + 0.001


@given(stories)
def test_an_ended_meeting_stays_as_it_was(story):
    timer, at = told([*story, (1.0, ("end",))])
    later = after(at + 500)
    assert timer.start(later).extend(60, later).pause(later) == timer
    assert timer.ahead(later) == 0.0


def test_the_meeting_waits_with_the_length_of_its_first_block():
    timer = Timer(AGENDA)
    assert timer.phase == "waiting"
    assert timer.block.id == "welcome"
    assert timer.remaining(after(999)) == 300


def test_pre_work_is_no_block_of_the_meeting():
    assert "before" not in BLOCKS
    running = Timer(AGENDA).start(NOON)
    assert running.move("welcome", "before", NOON) == running


def test_a_block_that_runs_over_goes_on_below_zero_and_nothing_ends_by_itself():
    timer = Timer(AGENDA).start(NOON)
    assert timer.remaining(after(300 + 80)) == -80
    assert timer.block.id == "welcome"


def test_a_minute_given_to_a_block_that_ran_over_counts_from_now():
    timer = Timer(AGENDA).start(NOON).extend(60, after(400))
    assert timer.remaining(after(400)) == 60


def test_going_on_to_the_next_block_starts_it_whole_and_running():
    timer = Timer(AGENDA).start(NOON).move("welcome", "map", after(200))
    assert timer.block.id == "map"
    assert timer.phase == "running"
    assert timer.remaining(after(260)) == 12 * 60 - 60


def test_of_two_who_press_next_at_once_one_moves_the_meeting():
    timer = Timer(AGENDA).start(NOON)
    moved = timer.move("welcome", "map", after(10)).move("welcome", "map", after(10.2))
    assert moved.block.id == "map"
    assert moved.remaining(after(10)) == 12 * 60


def test_a_slip_to_the_next_block_and_back_keeps_what_was_left():
    timer = Timer(AGENDA).start(NOON).move("welcome", "map", after(100))
    back = timer.move("map", "welcome", after(103))
    assert back.remaining(after(103)) == 200


def test_what_lies_ahead_is_the_rest_of_this_block_and_those_to_come():
    timer = Timer(AGENDA).start(NOON)
    assert timer.ahead(after(60)) == (30 - 1) * 60
    assert timer.ahead(after(6 * 60)) == 25 * 60
    assert timer.move("welcome", "close", after(60)).ahead(after(60)) == 60


def test_a_clock_that_is_a_moment_behind_does_not_turn_the_time_back():
    timer = Timer(AGENDA).start(NOON)
    assert timer.remaining(after(-0.4)) == 300


def test_an_agenda_without_blocks_gives_a_clock_that_stands():
    timer = Timer(Agenda()).start(NOON).move("a", "b", NOON)
    assert timer.block is None
    assert timer.remaining(after(5)) == 0
    assert timer.end(after(6)).phase == "ended"
