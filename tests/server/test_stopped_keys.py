"""A page that is open does not go on under a key that was stopped."""

from __future__ import annotations

from contextlib import closing

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from mentorwidgets.operations import MeetingId
from mentorwidgets.store import hash_key, open_store
from tests.server.client import Person, answers_to, message, received
from tests.store.samples import moment


def ask(socket) -> str:
    name, asked = message("kernel_info_request", {})
    socket.send(asked)
    return name


def goes_on_until_it_is_closed(step) -> None:
    """Do this again and again; the server hangs up in the end, or the test waits in vain."""
    try:
        while True:
            step()
    except ConnectionClosed:
        return


def store_of(served):
    return open_store(f"sqlite:///{served.data / 'workbook.sqlite3'}", migrate=False)


@pytest.fixture
def ana(open_meeting, join):
    """Ana in a meeting, in a page; and the path of its socket."""
    meeting = open_meeting()
    person = join(meeting, "Ana")
    page = person.get(f"/m/{meeting.id}/")
    return meeting, person, page, f"/m/{meeting.id}/api/kernels/{page.kernel}/channels"


def test_leaving_in_one_tab_ends_the_other_tab_too(ana):
    meeting, person, page, _path = ana
    other = person.get(f"/m/{meeting.id}/")
    path = f"/m/{meeting.id}/api/kernels/{other.kernel}/channels"
    with person.socket(path) as socket:
        assert "kernel_info_reply" in answers_to(socket, ask(socket))
        data = page.page_data
        assert person.ask(data["leave"], data={"_xsrf": data["token"]}).status == 200
        # It may have been looked at a moment ago; a second later nothing is answered any more.
        goes_on_until_it_is_closed(lambda: answers_to(socket, ask(socket)))
    with pytest.raises(InvalidStatus):
        person.socket(path)


def test_a_key_that_was_stopped_from_elsewhere_closes_the_socket(ana, room):
    meeting, person, _page, path = ana
    with person.socket(path) as socket:
        assert "kernel_info_reply" in answers_to(socket, ask(socket))
        key = person.cookies()["mw_participant"].value
        with closing(store_of(room)) as store:
            found = store.find_key(hash_key(key))
            store.revoke_keys(person=found.person, meeting=MeetingId(meeting.id), at=moment())
        goes_on_until_it_is_closed(lambda: answers_to(socket, ask(socket)))


def test_one_who_only_listens_hears_no_more_and_another_device_goes_on(ana, room):
    meeting, person, _page, path = ana
    key = person.cookies()["mw_participant"].value
    device = Person(room.url)
    assert device.open(f"{room.url}/m/{meeting.id}/open#{key}").status == 303
    with person.socket(path) as left, device.socket(path) as stays:
        for socket in (left, stays):
            assert "kernel_info_reply" in answers_to(socket, ask(socket))
        with closing(store_of(room)) as store:
            store.revoke_key(hash_key(key), at=moment())

        def listen() -> None:
            answers_to(stays, ask(stays))
            received(left)

        goes_on_until_it_is_closed(listen)
        assert "kernel_info_reply" in answers_to(stays, ask(stays))
