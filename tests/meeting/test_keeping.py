"""Until when a meeting is kept."""

import random
from datetime import datetime, timedelta

import pytest

from mentorwidgets.meeting import keeping
from mentorwidgets.meeting.opening import open_meeting
from mentorwidgets.operations import RefusedError
from mentorwidgets.store.memory import MemoryStore
from tests.meeting.agendas import NOON
from tests.meeting.room import LIBRARY


@pytest.fixture
def record():
    return open_meeting(
        MemoryStore(),
        LIBRARY.exercise("definition-of-success"),
        keep_until=keeping.kept_for("30", NOON),
        rng=random.Random(1),
        at=NOON,
    )


def test_a_meeting_is_due_on_its_day_and_not_before(record):
    assert record.keep_until == NOON + timedelta(days=30)
    assert not keeping.is_due(record, NOON + timedelta(days=29, hours=23))
    assert keeping.is_due(record, NOON + timedelta(days=30))


@pytest.mark.parametrize("days", ["", "0", "31", "-7", "7 ", "٧", "1e3"])
def test_only_what_was_offered_is_taken(days):
    with pytest.raises(RefusedError) as told:
        keeping.kept_for(days, NOON)
    assert told.value.field == "keep"


def test_another_day_is_meant_at_the_time_of_day_of_the_meeting(record):
    later = keeping.kept_until("2026-05-01", record, NOON + timedelta(hours=3))
    assert later == datetime(2026, 5, 1, NOON.hour, NOON.minute, tzinfo=NOON.tzinfo)


@pytest.mark.parametrize(
    "day", ["", "tomorrow", "2026-02-30", "2026-03-01", "2026-03-02", "2035-01-01", "9999-12-31"]
)
def test_a_day_that_is_over_or_none_or_too_far_is_refused_in_words(record, day):
    with pytest.raises(RefusedError) as told:
        keeping.kept_until(day, record, NOON + timedelta(minutes=1))
    assert told.value.field == "until"
