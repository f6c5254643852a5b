"""What somebody wants gone goes for good, and its pages with it."""

from __future__ import annotations

import re
import sqlite3
from contextlib import closing

import pytest

from mentorwidgets.operations import DocumentId, MeetingId
from mentorwidgets.store import open_store
from tests.server.client import Person
from tests.store.samples import CLIENT, moment

WORD = "quincewood"


def store_of(served):
    return open_store(f"sqlite:///{served.data / 'workbook.sqlite3'}", migrate=False)


def write(served, person, word=WORD):
    """Put a word under this person, as one of their kernels does."""
    with closing(store_of(served)) as store:
        op = {"type": "write", "text": word}
        document = DocumentId("definition-of-success")
        store.append(person, document, client=CLIENT, seq=1, op=op, after=None, at=moment())


def seat(served, meeting, name):
    with closing(store_of(served)) as store:
        return {s.name: s.person for s in store.seats(MeetingId(meeting.id))}.get(name)


def files_with(served, word):
    return [
        p.name for p in served.data.rglob("*") if p.is_file() and word.encode() in p.read_bytes()
    ]


def test_a_person_asks_first_then_erases_all_of_theirs_and_nobody_elses(room, open_meeting, join):
    meeting = open_meeting()
    ana, ben = join(meeting, "Ana"), join(meeting, "Ben")
    write(room, seat(room, meeting, "Ana"))
    before = set(room.kernels())
    page = ana.get(f"/m/{meeting.id}/")
    (kernel,) = set(room.kernels()) - before
    bens = ben.get(f"/m/{meeting.id}/")

    asked = ana.get(f"/m/{meeting.id}/erase")
    assert "Everything you wrote here goes for good" in asked.text
    assert "Keep a copy first?" in asked.text
    assert WORD not in asked.text
    assert seat(room, meeting, "Ana") is not None

    gone = ana.ask(f"/m/{meeting.id}/erase", data={"_xsrf": asked.token})
    assert gone.status == 200
    assert "somebody was here" in gone.text
    assert "mw_participant" not in ana.cookies()
    kernel.wait(60)
    assert seat(room, meeting, "Ana") is None
    assert files_with(room, WORD) == []
    assert ana.get(f"/m/{meeting.id}/").location == f"/m/{meeting.id}/join"
    assert ana.get(f"/m/{meeting.id}/api/kernels/{page.kernel}").status == 403
    assert seat(room, meeting, "Ben") is not None
    assert ben.get(f"/m/{meeting.id}/api/kernels/{bens.kernel}").status == 200


def test_the_owner_erases_everything_and_the_next_start_begins_anew(serve, notebooks):
    served = serve("--notebooks", str(notebooks))
    owner = Person(served.url)
    owner.open(served.open_link)
    with closing(store_of(served)) as store:
        first = store.owner(at=moment())
    write(served, first)
    assert owner.get("/").status == 200
    assert owner.send("/erase", "/erase").status == 200
    assert served.kernels() == []
    assert owner.get("/").status == 403
    assert files_with(served, WORD) == []
    served.interrupt()
    again = serve("--notebooks", str(notebooks), data=served.data)
    new = Person(again.url)
    assert new.open(again.open_link).status == 303
    assert new.get("/").status == 200
    with closing(sqlite3.connect(again.data / "workbook.sqlite3")) as file:
        people = [row[0] for row in file.execute("SELECT id FROM people")]
    assert len(people) == 1
    assert people != [first]


def test_whoever_has_nothing_here_can_erase_nothing(room, open_meeting, join, host):
    meeting = open_meeting()
    ana, leader, stranger = join(meeting, "Ana"), Person(room.url), Person(room.url)
    leader.open(meeting.facilitator_link)
    for person in (leader, stranger, host):
        for path in ("/erase", f"/m/{meeting.id}/erase"):
            assert person.get(path).status == 403
            assert person.send(path, "/open").status == 403
    assert ana.ask(f"/m/{meeting.id}/erase", data={}).status == 403
    assert seat(room, meeting, "Ana") is not None


def test_the_host_erases_a_meeting_after_reading_what_goes(room, open_meeting, join, host):
    meeting, other = open_meeting(title="Group 7"), open_meeting(title="Group 8")
    ana, olu = join(meeting, "Ana"), join(other, "Olu")
    write(room, seat(room, meeting, "Ana"))
    before = set(room.kernels())
    ana.get(f"/m/{meeting.id}/")
    (kernel,) = set(room.kernels()) - before
    path = f"/host/{meeting.id}/erase"
    assert path in host.get("/host").text
    asked = host.get(path)
    assert "Group 7" in asked.text
    assert re.search(r"The seat of 1\W", asked.text)
    assert host.get(f"/m/{meeting.id}/").status != 404
    gone = host.ask(path, data={"_xsrf": asked.token})
    assert (gone.status, gone.location) == (303, "/host")
    kernel.wait(60)
    desk = host.get("/host").text
    assert meeting.id not in desk
    assert other.id in desk
    assert files_with(room, WORD) == []
    assert ana.get(f"/m/{meeting.id}/join").status == 404
    assert olu.get(f"/m/{other.id}/").status == 200
    assert host.get(path).status == 404


@pytest.mark.parametrize("who", ["participant", "facilitator", "nobody"])
def test_only_the_host_erases_a_meeting(room, open_meeting, join, host, who):
    meeting = open_meeting()
    person = join(meeting, "Ana") if who == "participant" else Person(room.url)
    if who == "facilitator":
        person.open(meeting.facilitator_link)
    for prefix in ("", f"/m/{meeting.id}"):
        path = f"{prefix}/host/{meeting.id}/erase"
        assert person.get(path).status == 403
        assert person.send(path, "/open").status == 403
    assert meeting.id in host.get("/host").text
