"""The microphone is open where one hears oneself speak, and on no other page."""

from __future__ import annotations

import pytest

from mentorwidgets.server.base import PERMISSIONS, POLICY
from tests.server.client import Person
from tests.server.rooms import join_meeting, open_meeting


def test_an_exercise_that_is_said_aloud_may_record_and_play_what_it_holds(owner):
    headers = owner.get("/exercise/elevator-pitch").headers
    assert headers["Permissions-Policy"] == PERMISSIONS.replace(
        "microphone=()", "microphone=(self)"
    )
    # Nothing else is loosened: it is the policy of every page, and a line about sound.
    assert headers["Content-Security-Policy"] == f"{POLICY}; media-src 'self' blob:"


@pytest.mark.parametrize("path", ["/", "/exercise/definition-of-success", "/nowhere", "/health"])
def test_no_other_page_opens_anything_of_a_device(alone, owner, path):
    for person in (owner, Person(alone.url)):
        headers = person.get(path).headers
        assert headers["Permissions-Policy"] == PERMISSIONS
        assert headers["Content-Security-Policy"] == POLICY


def test_whoever_may_not_open_the_page_is_given_no_microphone(alone):
    headers = Person(alone.url).get("/exercise/elevator-pitch").headers
    assert headers["Permissions-Policy"] == PERMISSIONS


def test_a_meeting_on_such_an_exercise_may_record_and_its_board_may_not(room, host):
    pitch, other = open_meeting(host, "elevator-pitch"), open_meeting(host)
    spoken = join_meeting(room.url, pitch, "A.").get(f"/m/{pitch.id}/")
    assert "microphone=(self)" in spoken.headers["Permissions-Policy"]
    assert "media-src 'self' blob:" in spoken.headers["Content-Security-Policy"]
    written = join_meeting(room.url, other, "A.").get(f"/m/{other.id}/")
    assert written.headers["Permissions-Policy"] == PERMISSIONS
    assert written.headers["Content-Security-Policy"] == POLICY
    board = host.get(f"/m/{pitch.id}/board")
    assert board.headers["Permissions-Policy"] == PERMISSIONS
