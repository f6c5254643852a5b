"""A meeting without a worksheet: notes of one's own, and steps that are counted."""

from datetime import UTC, datetime

import pytest

from mentorwidgets.meeting.agenda import copy_agenda
from mentorwidgets.places import shipped
from mentorwidgets.store.memory import MemoryStore
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.home.home import home_view
from mentorwidgets.widgets.meeting import meeting
from mentorwidgets.widgets.talk.talk import TalkPage, page_options
from tests.meeting.room import DEVICE, LIBRARY, Room, hears, last, run
from tests.widgets.test_desk_and_bridge import Page

TALK = "peer-meeting"
TALKS = [exercise.name for exercise in LIBRARY.exercises() if exercise.kind == "talk"]


async def writes(page, seq, prev, **op):
    await hears(page, type="op", document=TALK, client=DEVICE, seq=seq, prev=prev, op=op)


def test_notes_and_ticks_are_kept_and_the_board_counts_them(monkeypatch):
    monkeypatch.setattr(meeting, "_SETTLES_AFTER", 0)
    room = Room(TALK)

    async def story():
        board, phone = room.board(), room.phone("Bo")
        await hears(board, type="hello", client="e" * 32)
        await hears(phone, type="hello", client=DEVICE)
        await writes(phone, 1, None, type="write", field="text", text="I stayed.", parents=[])
        await writes(phone, 2, 1, type="tick", step="learnt", done=True)
        await hears(phone, type="ask", id=1, what="here", args={"device": DEVICE})
        await hears(board, type="ask", id=2, what="steer", args={"kind": "start", "body": {}})
        counts = {count["id"]: count for count in last(board, "meeting")["counts"]}
        assert counts["learnt"]["done"] == 1
        assert counts["step"]["done"] == 0
        assert "I stayed." not in str(board.told)
        again = room.page_of(phone.desk.person)
        await hears(again, type="hello", client="f" * 32)
        view = next(m for m in again.told if m["type"] == "snapshot")["view"]
        assert view["fields"]["text"]["text"] == "I stayed."
        assert view["steps"]["learnt"] == "done"

    run(story())


@pytest.mark.parametrize("name", TALKS)
def test_its_page_tells_nothing_that_is_the_facilitators(name):
    exercise = LIBRARY.exercise(name)
    shown = str(page_options(exercise))
    for block in exercise.agenda:
        assert block.facilitator.says not in shown
        assert block.facilitator.does not in shown
    assert exercise.invitation in shown


@pytest.mark.parametrize("name", TALKS)
def test_a_meeting_on_it_has_its_blocks_for_a_group_and_for_two(name):
    exercise = LIBRARY.exercise(name)
    group, two = copy_agenda(exercise), copy_agenda(exercise, for_two=True)
    assert group.minutes == exercise.minutes
    if exercise.audience != ("programme",):
        assert two.minutes == exercise.minutes
    assert [block.ask for block in group.timed if block.ask]


def test_home_lists_what_belongs_to_no_phase_after_the_year():
    page = Page(MemoryStore())
    shown = home_view(page.widget.desk)
    assert [phase["id"] for phase in shown["phases"]][-1] == "any"
    listed = [entry["name"] for entry in shown["phases"][-1]["exercises"]]
    assert listed == ["one-two-four-all", "peer-meeting", "topic-and-open-hour"]


def test_ticks_alone_are_not_counted_as_words():
    page = Page(MemoryStore())
    desk: Desk = page.widget.desk
    talk = TalkPage(desk, TALK)
    talk.send = lambda *_: None
    op = {"type": "tick", "step": "step", "done": True}
    talk._handle_custom_msg(
        {"type": "op", "document": TALK, "client": DEVICE, "seq": 1, "prev": None, "op": op}, []
    )
    entry = home_view(desk)["last"]
    assert entry["name"] == TALK
    assert entry["state"] == "working"
    assert entry["detail"] == ""
    assert datetime.fromisoformat(entry["at"]).tzinfo == UTC


def test_in_jupyterlab_home_leads_only_to_notebooks_that_lie_beside_it(monkeypatch):
    monkeypatch.chdir(shipped("notebooks"))
    shown = home_view(Page(MemoryStore()).widget.desk)
    beside = {
        entry["name"]: entry["notebook"]
        for phase in shown["phases"]
        for entry in phase["exercises"]
    }
    assert beside["definition-of-success"]
    assert beside["strengths-and-values"]
    assert not beside["peer-meeting"]
