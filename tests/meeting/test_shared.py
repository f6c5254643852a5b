"""Everything that others share with one, in one list: who, what, until when, and then no more."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest

from mentorwidgets.content.section_replies import RepliesSection
from mentorwidgets.meeting.giving import Giving
from mentorwidgets.meeting.shared import shared_view
from tests.meeting.agendas import NOON
from tests.meeting.room import last, run
from tests.meeting.test_lines import Hour as LineHour
from tests.meeting.test_sharing import Three, asks, changed
from tests.meeting.test_values import Hour, key

HEARD = RepliesSection.model_validate(
    {"id": "heard", "kind": "replies", "title": "Heard", "short": "Heard", "question": "What?"}
)


def listed(hour, name):
    view = shared_view(hour.live, hour.people[name])
    return [(each["name"], each["kind"], each["text"]) for each in view["things"]]


def test_values_shown_by_name_are_in_the_list_of_those_who_see_them_until_they_are_taken_back():
    hour = Hour()
    hour.show("Ana", 1, "Service", "Humour", to=["Bo"])
    hour.show("Chi", 2, "Fairness")
    hour.show("Dele", 3, "Solitude", named=False)
    assert set(listed(hour, "Bo")) == {
        ("Ana", "values", "Service, Humour"),
        ("Chi", "values", "Fairness"),
    }
    assert [name for name, *_ in listed(hour, "Eun")] == ["Chi"]
    assert [name for name, *_ in listed(hour, "Chi")] == []
    hour.does("Ana").take_back(key(1), NOON)
    hour.does("Chi").take_back(key(2), NOON)
    assert listed(hour, "Bo") == []


def test_lines_stand_with_who_else_sees_them_the_latest_first():
    hour = LineHour()
    hour.say("Ana", 1, "for Bo and Chi", to=["Bo", "Chi"])
    hour.saying("Dele").say(key(2), "for everybody", "free", None, NOON + timedelta(minutes=5))
    later, first = shared_view(hour.live, hour.people["Bo"])["things"]
    assert (later["name"], later["room"], later["with"]) == ("Dele", True, [])
    assert (first["name"], first["room"], first["with"]) == ("Ana", False, ["Chi"])
    assert later["at"] - first["at"] == 5 * 60 * 1000
    assert first["noted"] is False
    # Whoever has no seat any more is shown nothing, and what they shared is gone.
    hour.lead_do("remove", person=hour.people["Bo"])
    assert shared_view(hour.live, hour.people["Bo"])["things"] == []
    hour.lead_do("remove", person=hour.people["Ana"])
    assert [name for name, *_ in listed(hour, "Chi")] == ["Dele"]


def test_what_was_given_back_to_somebody_is_theirs_and_in_nobodys_list():
    hour = LineHour()
    giving = Giving(hour.live, [HEARD], hour.people["Bo"])
    giving.give(key(1), hour.handle("Bo", "Ana"), "heard", "a word that stayed", {}, NOON)
    assert [hour.live.state.replies.standing[key(1)].to] == [hour.people["Ana"]]
    for name in hour.people:
        assert listed(hour, name) == []


@pytest.mark.parametrize("live", [False, True])
def test_a_map_is_in_the_list_by_name_alone_and_gone_when_it_is_taken_back(live):
    three = Three()

    async def story():
        await three.arrive()
        await three.share("Bo", live=live)
        (thing,) = last(three.bo, "with-me")["things"]
        assert (thing["kind"], thing["name"], thing["live"]) == ("map", "Ann", live)
        assert last(three.cy, "with-me")["things"] == []
        assert thing["text"] == ""
        assert "secret" not in json.dumps(thing)
        await asks(three.ann, "share_take_back", share=three.id())
        await changed(three.bo)
        assert last(three.bo, "with-me")["things"] == []

    run(story())


def test_the_day_on_which_the_meeting_is_erased_is_said():
    hour = LineHour()
    assert shared_view(hour.live, hour.people["Ana"])["until"] == ""
    hour.live.record = replace(hour.live.record, keep_until=NOON + timedelta(days=30))
    assert shared_view(hour.live, hour.people["Ana"])["until"] == "1 April 2026"
