"""How a host opens a meeting and people join it, by the forms that a browser fills in."""

from __future__ import annotations

from dataclasses import dataclass

from tests.server.client import Person


@dataclass
class Meeting:
    """A meeting that was opened, and the ways into it."""

    id: str
    code: str
    facilitator_link: str


def open_meeting(host: Person, exercise: str = "definition-of-success", title: str = "") -> Meeting:
    """Open a meeting as the host does."""
    answer = host.send("/host", "/host", exercise=exercise, title=title, video_link="")
    assert answer.status == 303, answer.text
    id_ = answer.location.split("#")[1]
    desk = host.get("/host").text
    part = desk[desk.index(f'<article class="mw-card light-part" id="{id_}"') :]
    code = part.split("/join/")[1][:6]
    return Meeting(id_, code, link_on(part, id_))


def link_on(page: str, meeting: str) -> str:
    """The facilitator's link of a meeting, as the host's page shows it."""
    return page.split(f'id="l-{meeting}" readonly')[1].split(">")[1].split("<")[0]


def join_meeting(url: str, meeting: Meeting, name: str) -> Person:
    """Join a meeting with a name, as somebody new."""
    person = Person(url)
    form = f"/m/{meeting.id}/join"
    answer = person.send(form, form, name=name)
    assert answer.status == 303, answer.text
    return person
