"""Next steps as a calendar file, as three other programs read it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from mentorwidgets.network.document import Action, Gap, NetworkDocument
from mentorwidgets.network.model import NetworkMap, Person
from mentorwidgets.reports.calendar import calendar_of
from tests.formats.validators import asked
from tests.network.journal import Journal
from tests.strategies import key

AT = datetime(2026, 11, 24, 9, 0, tzinfo=UTC)

PLAN = NetworkDocument(
    NetworkMap((Person(key(1), "M.K."), Person(key(2), "someone abroad", vacant=True))),
    gaps=(Gap(key(51), "Nobody reads what I write; or asks, honestly"),),
    actions=(
        Action(key(61), "Write, then ask; or wait", key(1), key(51), date(2026, 12, 5)),
        Action(key(62), "Find out who", key(2), None, date(2026, 11, 30), done=True),
        Action(key(63), "One day", None, None, None),
    ),
)


def events(content: bytes) -> list[icalendar.Event]:
    calendar = icalendar.Calendar.from_ical(content)
    assert not calendar.errors
    return list(calendar.walk("VEVENT"))


def test_each_step_with_a_day_is_a_whole_day_the_first_first() -> None:
    first, second = events(calendar_of(PLAN, at=AT))
    assert (first.decoded("dtstart"), first.decoded("dtend")) == (
        date(2026, 11, 30),
        date(2026, 12, 1),
    )
    assert str(first["summary"]) == "Done: Find out who"
    assert str(second["summary"]) == "Write, then ask; or wait"
    assert str(second["description"]) == (
        "With M.K.\nFor: Nobody reads what I write; or asks, honestly"
    )
    assert second["transp"] == "TRANSPARENT"


def test_an_open_step_reminds_the_day_before_and_a_done_one_no_longer() -> None:
    done, still = events(calendar_of(PLAN, at=AT))
    assert done.walk("VALARM") == []
    (alarm,) = still.walk("VALARM")
    assert alarm["trigger"].to_ical() == b"-PT15H"


def test_a_step_keeps_its_name_and_its_number_rises_with_each_change() -> None:
    journal = Journal()
    journal.do("add_action", id=key(61), step="Write", by="2026-12-05")

    def read() -> tuple[str, int]:
        work = journal.work
        (event,) = events(calendar_of(work.document, at=AT, changes=work.action_changes))
        return str(event["uid"]), int(event["sequence"])

    uid, number = read()
    assert number == 0
    assert uid.endswith("@mentorwidgets")
    journal.do("edit_action", id=key(61), changes={"by": "2026-12-12"})
    assert read() == (uid, 1)
    journal.undo()
    assert read() == (uid, 2)
    journal.do("reflect", prompt="surprise", text="Many")
    assert read() == (uid, 2)


def test_lines_are_folded_at_75_octets_and_end_as_the_standard_says() -> None:
    long = NetworkDocument(actions=(Action(key(61), "é" * 400, by=date(2026, 12, 5)),))
    content = calendar_of(long, at=AT)
    assert content.endswith(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert str(events(content)[0]["summary"]) == "é" * 400


@given(st.text(min_size=1, max_size=80).map(str.strip).filter(bool), st.dates())
def test_any_words_come_back_as_they_were(step: str, day: date) -> None:
    step = "".join(c for c in step if c.isprintable()) or "x"
    day = min(day, date(9999, 12, 30))
    content = calendar_of(NetworkDocument(actions=(Action(key(61), step, by=day),)), at=AT)
    (event,) = events(content)
    assert str(event["summary"]) == step
    assert event.decoded("dtstart") == day
    read = vobject.readOne(content.decode("utf-8"))
    assert read.vevent.summary.value == step


def test_vobject_finds_it_valid_and_reads_the_same() -> None:
    calendar = vobject.readOne(calendar_of(PLAN, at=AT).decode("utf-8"))
    assert calendar.validate(raiseException=True)
    assert [event.dtstart.value for event in calendar.vevent_list] == [
        date(2026, 11, 30),
        date(2026, 12, 5),
    ]
    assert calendar.vevent_list[1].summary.value == "Write, then ask; or wait"


def test_ical_js_reads_the_same() -> None:
    assert asked("calendar", calendar_of(PLAN, at=AT).decode("utf-8")) == [
        ["Done: Find out who", "2026-11-30", True, 0],
        ["Write, then ask; or wait", "2026-12-05", True, 0],
    ]


def test_a_plan_without_days_is_an_empty_calendar() -> None:
    assert events(calendar_of(NetworkDocument(), at=AT)) == []


@pytest.mark.parametrize("fault", [b"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nEND:VCALENDAR\r\n"])
def test_the_reader_of_these_tests_would_notice_a_broken_file(fault: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        events(fault)
