"""What somebody has missed who came late."""

from datetime import timedelta

from mentorwidgets.meeting.late import Missed, Stop, missed
from tests.meeting.agendas import NOON


def at(minutes):
    return NOON + timedelta(minutes=minutes)


TRAIL = [
    Stop(at(0), "a", "Welcome"),
    Stop(at(5), "b", "Draw"),
    Stop(at(9), "a", "Welcome"),
    Stop(at(11), "b", "Draw"),
    Stop(at(20), "c", "Close"),
]


def test_whoever_came_before_the_start_or_at_once_has_missed_nothing():
    assert missed([], at(3)) is None
    assert missed(TRAIL, at(-1)) is None
    assert missed(TRAIL, at(0.5)) is None


def test_whoever_came_during_the_first_block_has_missed_minutes_and_no_block():
    assert missed(TRAIL, at(4.9)) == Missed(4, (), "a")


def test_what_was_over_is_named_once_in_the_order_of_the_hour_and_not_what_is_on():
    assert missed(TRAIL, at(6)) == Missed(6, ("Welcome",), "b")
    assert missed(TRAIL, at(10)) == Missed(10, ("Draw",), "a")
    assert missed(TRAIL, at(12)) == Missed(12, ("Welcome",), "b")
    assert missed(TRAIL, at(25)) == Missed(25, ("Welcome", "Draw"), "c")


def test_a_block_that_was_short_counts_from_its_beginning():
    quick = [Stop(at(0), "a", "Welcome"), Stop(at(0.2), "b", "Draw")]
    assert missed(quick, at(0.5)) == Missed(0, ("Welcome",), "b")
