"""A meeting says when its data goes, and it goes."""

from __future__ import annotations

import re
from contextlib import closing
from datetime import timedelta

import pytest

from mentorwidgets import clock
from mentorwidgets.operations import DocumentId, MeetingId
from mentorwidgets.store import Role, hash_key
from mentorwidgets.words import day_in_words
from tests.server.client import Markup, Person
from tests.server.test_erasing import WORD, files_with, seat, store_of, write
from tests.store.samples import CLIENT


def in_days(days):
    return day_in_words(clock.now() + timedelta(days=days))


def test_the_day_stands_on_the_hosts_desk_and_at_the_door(room, host, open_meeting):
    meeting = open_meeting()
    day = in_days(30)
    desk = host.get("/host").text
    part = desk[desk.index(f'<article class="mw-card light-part" id="{meeting.id}"') :]
    assert f"Everything of it is erased on {day}" in part.split("</article>")[0]
    door = Person(room.url).get(f"/m/{meeting.id}/join").text
    assert f"Everything of this meeting is erased on {day}, also what you write in it." in door


@pytest.mark.parametrize(("keep", "days"), [("7", 7), ("90", 90), ("365", 365)])
def test_the_host_chooses_how_long_it_is_kept(host, keep, days):
    fields = {"exercise": "definition-of-success", "title": "", "video_link": "", "keep": keep}
    opened = host.send("/host", "/host", **fields)
    id_ = opened.location.split("#")[1]
    assert in_days(days) in host.get("/host").text.split(f'id="{id_}"')[1].split("</article>")[0]


def test_what_was_not_offered_is_told_beside_its_field(host):
    before = len(Markup(host.get("/host").text).all("article"))
    fields = {"exercise": "definition-of-success", "title": "Group 9", "keep": "4000"}
    told = host.send("/host", "/host", **fields)
    assert "Choose how long it is kept." in told.text
    (keep,) = [s for s in Markup(told.text).all("select") if s["name"] == "keep"]
    assert "keep-fault" in keep["aria-describedby"].split()
    assert 'value="Group 9"' in told.text
    assert len(Markup(host.get("/host").text).all("article")) == before


def test_the_host_changes_the_day_earlier_or_later_and_a_day_that_is_over_changes_nothing(
    room, host, open_meeting, join
):
    meeting = open_meeting()
    path = f"/host/{meeting.id}/keep"

    def until():
        with closing(store_of(room)) as store:
            return store.meeting(MeetingId(meeting.id)).keep_until

    for days in (3, 200):
        day = (clock.now() + timedelta(days=days)).astimezone().date()
        assert host.send(path, "/host", until=day.isoformat()).status == 303
        assert until().astimezone().date() == day
    kept = until()
    for wrong in ("2020-01-01", "soon", ""):
        told = host.send(path, "/host", until=wrong)
        assert (told.status, "It is kept as before" in told.text) == (400, True)
    ana, leader = join(meeting, "Ana"), Person(room.url)
    leader.open(meeting.facilitator_link)
    for person in (ana, leader, Person(room.url)):
        assert person.send(path, "/open", until="2030-01-01").status == 403
    assert until() == kept


def test_on_its_day_a_meeting_goes_rows_and_words_and_people_with_other_keys_stay(
    serve, notebooks, tmp_path
):
    ahead = tmp_path / "ahead"
    ahead.write_text("0", encoding="ascii")
    options = ("--group", "--host", "127.0.0.1", "--notebooks", str(notebooks))
    env = {clock.VARIABLE: str(ahead)}
    served = serve(*options, env=env)
    host = Person(served.url)
    host.open(served.host_link)

    def opened(title, keep):
        fields = {"exercise": "definition-of-success", "title": title, "keep": keep}
        return host.send("/host", "/host", **fields).location.split("#")[1]

    short, long = opened("plumtree", "7"), opened("Group 8", "30")
    ana, ben = Person(served.url), Person(served.url)
    for person, name, meeting in ((ana, "Ana", short), (ben, "Ben", short), (ben, "Ben", long)):
        form = f"/m/{meeting}/join"
        assert person.send(form, form, name=name).status == 303
    gone = seat(served, _Id(short), "Ana")
    write(served, gone)
    with closing(store_of(served)) as store:
        # Somebody who can come back by another key than that of the meeting.
        stays = seat(served, _Id(short), "Ben")
        op = {"type": "write", "text": "elderberry"}
        document = DocumentId("definition-of-success")
        store.append(stays, document, client=CLIENT, seq=1, op=op, after=None, at=clock.now())
        store.add_key(hash_key("k"), stays, role=Role.OWNER, at=clock.now())
    assert files_with(served, WORD)
    served.interrupt()

    ahead.write_text(str(7 * 86_400 + 1), encoding="ascii")
    again = serve(*options, env=env, data=served.data)
    host = Person(again.url)
    host.open(again.host_link)
    _until(lambda: short not in host.get("/host").text)
    assert files_with(again, WORD) == []
    assert files_with(again, "plumtree") == []
    with closing(store_of(again)) as store:
        assert store.meeting(MeetingId(short)) is None
        assert store.traces(gone).nothing
        assert len(store.documents(stays)) == 1
    assert Person(again.url).get(f"/m/{short}/join").status == 404
    assert f'id="{long}"' in host.get("/host").text
    assert re.search("Ended|Code", host.get("/host").text)


class _Id:
    def __init__(self, id_):
        self.id = id_


def _until(true, *, tries=200):
    """The server clears up beside answering: ask it until it has."""
    for _ in range(tries):
        if true():
            return
    raise AssertionError("it is still there")
