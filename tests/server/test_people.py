"""Who comes in at the door: a taken name, a locked door, somebody taken out, whoever leads too."""

from __future__ import annotations

import json
from contextlib import closing

import pytest

from mentorwidgets import clock
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.people import People
from mentorwidgets.operations import MeetingId
from mentorwidgets.store import Role
from tests.server.client import Markup, Person
from tests.server.test_erasing import seat, store_of, write


@pytest.fixture
def lead(room):
    """Do what the board does: ``lead(meeting, lambda live, people: …)``."""

    def act(meeting, what):
        with closing(store_of(room)) as store:
            live = LiveMeeting(store, MeetingId(meeting.id))
            return what(live, People(store, live, None))

    return act


def locks(locked):
    return lambda live, _people: live.do(
        Role.FACILITATOR, None, "lock", {"locked": locked}, clock.now()
    )


def test_a_locked_door_says_so_calmly_and_opens_again_and_who_sits_gets_in(
    room, open_meeting, join, lead
):
    meeting = open_meeting(title="Group 7")
    ana, late = join(meeting, "Ana"), Person(room.url)
    form = f"/m/{meeting.id}/join"
    token = late.get(form).token
    lead(meeting, locks(True))
    for answer in (late.get(form), late.ask(form, data={"_xsrf": token, "name": "Lo"})):
        assert answer.status == 403
        assert "The door is locked just now" in answer.text
        assert "Group 7" in answer.text
        assert "Go on on another device" in answer.text
    assert "mw_participant" not in late.cookies()
    assert ana.get(form).location == f"/m/{meeting.id}/"
    assert ana.get(f"/m/{meeting.id}/").status == 200
    link = f"{ana.url}/m/{meeting.id}/open#{ana.cookies()['mw_participant'].value}"
    assert Person(room.url).open(link).location == f"/m/{meeting.id}/"
    lead(meeting, locks(False))
    assert late.send(form, form, name="Lo").status == 303


def test_a_taken_name_comes_with_a_free_one_and_the_way_back_to_ones_seat(room, open_meeting, join):
    meeting = open_meeting()
    join(meeting, "Ana")
    form, second = f"/m/{meeting.id}/join", Person(room.url)
    told = second.send(form, form, name="ana")
    assert "Somebody here is called ana already" in told.text
    assert "Is that you, on another device?" in told.text
    assert "Whoever leads can give you your seat back" in told.text
    (offered,) = [b for b in Markup(told.text).all("button") if b.get("name") == "as"]
    assert offered["value"] == "ana 2"
    taken = second.ask(form, data={"_xsrf": told.token, "name": "ana", "as": "ana 2"})
    assert taken.status == 303
    assert seat(room, meeting, "ana 2") is not None


def test_who_was_taken_out_reads_it_keeps_a_copy_and_can_be_let_in_again(
    room, open_meeting, join, lead
):
    meeting = open_meeting()
    ana, ben = join(meeting, "Ana"), join(meeting, "Ben")
    person = seat(room, meeting, "Ana")
    write(room, person, "medlar")
    lead(meeting, lambda _live, people: people.remove(person, clock.now()))

    page = ana.get(f"/m/{meeting.id}/")
    assert page.status == 403
    assert "You are not in this meeting any more" in page.text
    assert "What you wrote is still yours" in page.text
    assert ana.get(f"/m/{meeting.id}/join").location == f"/m/{meeting.id}/"
    copy = ana.get(f"/m/{meeting.id}/copy")
    assert copy.headers["Content-Disposition"].startswith("attachment")
    (op,) = json.loads(copy.text)["documents"]["definition-of-success"]
    assert op["op"]["text"] == "medlar"
    link = f"{ana.url}/m/{meeting.id}/open#{ana.cookies()['mw_participant'].value}"
    elsewhere = Person(room.url)
    elsewhere.open(link)
    assert elsewhere.get(f"/m/{meeting.id}/").status == 403
    assert "Erase everything of yours?" in ana.get(f"/m/{meeting.id}/erase").text
    assert ben.get(f"/m/{meeting.id}/").status == 200

    # The seat is free, its name too; who is let in again is called otherwise.
    join(meeting, "Ana")
    lead(meeting, lambda _live, people: people.admit(person, clock.now()))
    assert ana.get(f"/m/{meeting.id}/").status == 200
    assert seat(room, meeting, "Ana 2") == person


def test_a_copy_is_its_owners_alone(room, host, open_meeting, join):
    meeting, other = open_meeting(), open_meeting()
    join(meeting, "Ana")
    leader, neighbour = Person(room.url), join(other, "Olu")
    leader.open(meeting.facilitator_link)
    for person in (leader, host, neighbour, Person(room.url)):
        assert person.get(f"/m/{meeting.id}/copy").status == 403
    assert host.get("/copy").status == 403


def test_whoever_leads_takes_part_too_in_the_same_browser_and_both_pages_are_theirs(
    room, open_meeting
):
    meeting, browser = open_meeting(), Person(room.url)
    browser.open(meeting.facilitator_link)
    form = f"/m/{meeting.id}/join"
    assert browser.get(form).status == 200
    assert browser.send(form, form, name="Mo").location == f"/m/{meeting.id}/"
    assert set(browser.cookies()) >= {"mw_facilitator", "mw_participant"}
    assert "the words of the board" in browser.get(f"/m/{meeting.id}/board").text
    assert "the words of the meeting" in browser.get(f"/m/{meeting.id}/").text
    # The link opens the board again when that browser has died.
    again = Person(room.url)
    assert again.open(meeting.facilitator_link).location == f"/m/{meeting.id}/board"
    assert "the words of the board" in again.get(f"/m/{meeting.id}/board").text


def test_erasing_shows_what_was_looked_through_and_that_nothing_is_left(room, open_meeting, join):
    meeting = open_meeting()
    ana = join(meeting, "Ana")
    person = seat(room, meeting, "Ana")
    write(room, person)
    gone = ana.send(f"/m/{meeting.id}/erase", f"/m/{meeting.id}/erase")
    cells = [cell.split("<")[0] for cell in gone.text.split("<td>")[1:]]
    assert cells == ["0 left"] * 5
    with closing(store_of(room)) as store:
        assert store.traces(person).nothing
