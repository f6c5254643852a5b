"""The page of the map as Python sees it: what it answers, and what it refuses."""

import base64
import json
from datetime import UTC, datetime

import pytest

from mentorwidgets.content import Library
from mentorwidgets.network.work import NetworkWork
from mentorwidgets.operations import Entry, RefusedError
from mentorwidgets.places import shipped
from mentorwidgets.store import MemoryStore
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.network.network_map import NetworkMapPage
from mentorwidgets.widgets.sitting import Sitting

NAME = "developmental-network"
AT = datetime(2026, 11, 23, 9, tzinfo=UTC)
PEOPLE = {
    "nodes": [
        {"id": "1" * 32, "label": "=AL", "support": ["job"], "closeness": 3, "level": "senior"},
        {"id": "2" * 32, "label": "Bo", "vacant": True},
    ],
    "links": [],
}


@pytest.fixture
def page():
    return NetworkMapPage(Desk(Sitting.local(), store=MemoryStore(), now=lambda: AT), NAME)


def given(content, name="mine.json"):
    return {"files": [{"name": name, "base64": base64.b64encode(content).decode()}]}


def test_a_page_says_the_same_of_itself_in_every_run(page):
    assert repr(page) == "NetworkMapPage('developmental-network')"


def test_a_text_exercise_is_no_map():
    desk = Desk(Sitting.local(), store=MemoryStore(), now=lambda: AT)
    with pytest.raises(TypeError, match="writing"):
        NetworkMapPage(desk, "definition-of-success")


def test_a_preview_gives_an_operation_that_the_map_accepts(page):
    read = page.answer("import", given(json.dumps(PEOPLE).encode()))
    assert read["faults"] == []
    (found,) = read["maps"]
    assert (found["people"], found["ties"], found["known"]) == (2, 0, 0)
    work = NetworkWork(Library([shipped("exercises")]).exercise(NAME))
    work.apply(Entry(revision=1, client="c" * 32, seq=1, at=AT, op=found["op"]))
    assert [(p.label, p.vacant) for p in work.map.people] == [("=AL", False), ("Bo", True)]


def test_a_preview_changes_nothing(page):
    page.answer("import", given(json.dumps(PEOPLE).encode()))
    assert page.desk.document(NAME).work.map.people == ()


def test_a_file_that_cannot_be_read_is_a_sentence_and_the_others_are_read(page):
    files = [
        *given(b"nothing of ours", "note.json")["files"],
        *given(json.dumps(PEOPLE).encode())["files"],
    ]
    read = page.answer("import", {"files": files})
    assert len(read["maps"]) == 1
    (fault,) = read["faults"]
    assert "note.json" in fault


@pytest.mark.parametrize(
    "files",
    [
        None,
        [],
        "mine.json",
        [{"name": "mine.json"}],
        [{"name": "", "base64": ""}],
        [{"name": "mine.json", "base64": "not base64 at all"}],
        [{"name": f"{n}.json", "base64": ""} for n in range(61)],
        given(b"x" * 4_000_001)["files"],
    ],
)
def test_what_is_no_bundle_of_files_is_refused(page, files):
    with pytest.raises(RefusedError) as refused:
        page.answer("import", {"files": files})
    assert refused.value.field == "files"


@pytest.mark.parametrize(
    "format_", ["png", "svg", "pdf", "graphml", "node-link", "network-canvas-csv"]
)
def test_an_empty_map_can_be_kept_in_every_format(page, format_):
    file = page.answer("export", {"format": format_})
    assert file["name"].startswith("my-network-2026-11-23.")
    assert base64.b64decode(file["base64"])


@pytest.mark.parametrize("format_", [None, 3, "exe", "../png"])
def test_a_format_that_is_not_there_is_refused(page, format_):
    with pytest.raises(RefusedError):
        page.answer("export", {"format": format_})


def test_another_question_is_answered_with_a_sentence(page):
    with pytest.raises(RefusedError, match="does not know"):
        page.answer("sing", {})


def done(page, *ops):
    """Do these operations on the page's map."""
    work = page.desk.document(NAME).work
    for seq, op in enumerate(ops, start=1):
        work.apply(Entry(revision=seq, client="c" * 32, seq=seq, at=AT, op=op))
    return work


AL = {"type": "add_person", "id": "1" * 32, "label": "AL", "closeness": "close", "level": "peer"}


def test_any_two_maps_are_compared_the_earlier_in_the_sectors_of_the_later(page):
    done(
        page,
        AL,
        {"type": "take_snapshot", "id": "7" * 32, "name": "spring"},
        {"type": "begin_wanted"},
        {"type": "set_sectors", "by": "arena", "on": "wanted"},
        {
            "type": "edit_person",
            "id": "1" * 32,
            "changes": {"arena": "external"},
            "on": "wanted",
        },
    )
    answer = page.answer("compare", {"a": "7" * 32, "b": "wanted"})
    assert [moved["after"] for moved in answer["change"]["moved"]] == ["external"]
    assert answer["before"]["sectors"] == answer["after"]["sectors"] == "arena"
    # Nobody said where AL was from, so the earlier picture has no place for them.
    assert [p["on_map"] for p in answer["before"]["people"]] == [False]
    assert [p["on_map"] for p in answer["after"]["people"]] == [True]
    assert page.answer("compare", {"a": "now", "b": "7" * 32})["change"]["nothing"]
    json.dumps(answer)


@pytest.mark.parametrize("which", ["wanted", "7" * 32, None, 3])
def test_a_map_that_is_not_there_cannot_be_compared(page, which):
    done(page, AL)
    with pytest.raises(RefusedError, match="no longer kept") as refusal:
        page.answer("compare", {"a": "now", "b": which})
    assert refusal.value.field == "b"


def test_a_version_that_was_taken_off_cannot_be_compared(page):
    done(
        page,
        AL,
        {"type": "take_snapshot", "id": "7" * 32, "name": "spring"},
        {"type": "drop_snapshot", "id": "7" * 32},
    )
    with pytest.raises(RefusedError):
        page.answer("compare", {"a": "7" * 32, "b": "now"})


def test_the_calendar_has_the_dated_steps_or_says_that_there_is_none(page):
    work = done(page, AL, {"type": "add_action", "id": "4" * 32, "step": "Write to AL"})
    with pytest.raises(RefusedError, match="Give a step a day first"):
        page.answer("calendar", {})
    op = {"type": "edit_action", "id": "4" * 32, "changes": {"by": "2026-12-05"}}
    work.apply(Entry(revision=9, client="c" * 32, seq=9, at=AT, op=op))
    file = page.answer("calendar", {})
    assert (file["name"], file["mime"]) == ("my-next-steps-2026-11-23.ics", "text/calendar")
    assert b"DTSTART;VALUE=DATE:20261205" in base64.b64decode(file["base64"])
