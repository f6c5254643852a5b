"""No link can be worked out from another: what a participant knows opens what they have, no more."""

from __future__ import annotations

import hashlib

import pytest

from tests.server.client import Person


def worked_out(known: dict[str, str]) -> dict[str, str]:
    """Keys that somebody might try who knows these: as they are, hashed, turned, and combined."""
    tried = {}
    for name, text in known.items():
        digest = hashlib.sha256(text.encode()).hexdigest()
        tried |= {
            name: text.replace("-", "")[:32],
            f"the hash of {name}": digest[:32],
            f"the end of the hash of {name}": digest[32:],
            f"{name}, backwards": text.replace("-", "")[:32][::-1],
            f"one after {name}": f"{(int(digest[:32], 16) + 1) % 2**128:032x}",
        }
        for role in ("facilitator", "host", "owner"):
            mixed = hashlib.sha256(f"{role}:{text}".encode()).hexdigest()
            tried[f"{role} mixed with {name}"] = mixed[:32]
    own, meeting = int(known["the key"], 16), int(known["the meeting"], 16)
    tried["the key and the meeting"] = f"{own ^ meeting:032x}"
    tried["the key after the key"] = f"{(own + 1) % 2**128:032x}"
    return tried


@pytest.fixture
def known(open_meeting, join):
    """All that Ana knows; and the meeting."""
    meeting = open_meeting()
    ana = join(meeting, "Ana")
    page = ana.get(f"/m/{meeting.id}/")
    key = ana.cookies()["mw_participant"].value
    return meeting, {
        "the key": key,
        "the meeting": meeting.id,
        "the code": meeting.code,
        "the kernel": page.kernel,
        "the token": page.page_data["token"],
    }


def test_nothing_that_a_participant_knows_leads_the_meeting_or_hosts_it(room, known):
    meeting, things = known
    board = f"/m/{meeting.id}/board"
    true = meeting.facilitator_link.split("#")[1]
    leads = Person(room.url).get(board, Cookie=f"mw_facilitator={true}")
    assert "the words of the board" in leads.text
    for name, key in worked_out(things).items():
        for role in ("facilitator", "host", "owner"):
            stranger, cookie = Person(room.url), f"mw_{role}={key}"
            assert stranger.get(board, Cookie=cookie).status == 403, (name, role)
            assert "Open the meeting" not in stranger.get("/host", Cookie=cookie).text, (name, role)


def test_nothing_that_a_participant_knows_is_a_link_but_their_own(room, known):
    meeting, things = known
    form = f"/m/{meeting.id}/open"
    opened = []
    for name, key in worked_out(things).items():
        stranger = Person(room.url)
        if stranger.send(form, form, key=key).status == 303:
            opened.append((name, set(stranger.cookies()) - {"mw_form"}))
    assert opened == [("the key", {"mw_participant"})]


def test_the_keys_of_a_meeting_have_nothing_in_common(room, host, open_meeting, join):
    meetings = [open_meeting() for _ in range(3)]
    keys = [meeting.facilitator_link.split("#")[1] for meeting in meetings]
    keys += [
        join(meeting, name).cookies()["mw_participant"].value
        for meeting in meetings
        for name in ("Ana", "Ben")
    ]
    numbers = [int(key, 16) for key in keys]
    for place, one in enumerate(numbers):
        for other in numbers[:place]:
            # Two that were drawn apart differ in about 64 of their 128 bits.
            assert 24 < (one ^ other).bit_count() < 104
