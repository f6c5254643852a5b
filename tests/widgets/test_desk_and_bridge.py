"""Python's end of the bridge: committed before acknowledged, and nothing believed."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from mentorwidgets.operations import LONGEST_OPERATION
from mentorwidgets.places import shipped
from mentorwidgets.store import FullError, MemoryStore
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.sitting import Sitting
from mentorwidgets.widgets.writer.writer import WriterPage

EXERCISE = "definition-of-success"
AT = datetime(2026, 11, 2, 9, 30, tzinfo=UTC)
CLIENT, OTHER = "a" * 32, "b" * 32


@pytest.fixture
def store() -> MemoryStore:
    return MemoryStore()


class Page:
    """A page as its kernel has it, with what it says to the browser."""

    def __init__(self, store: MemoryStore) -> None:
        sitting = Sitting(
            person=None,
            role="owner",
            meeting=None,
            database="memory:",
            exercises=(str(shipped("exercises")),),
            last_good=None,
        )
        self.said: list[dict[str, Any]] = []
        self.widget = WriterPage(Desk(sitting, store=store, now=lambda: AT), EXERCISE)
        self.widget.send = lambda content, *_: self.said.append(content)

    def hear(self, **message: Any) -> list[dict[str, Any]]:
        """Give the widget a message from a browser; what it answered."""
        before = len(self.said)
        self.widget._handle_custom_msg(message, [])
        return self.said[before:]

    def op(self, seq: int, text: str, *, client: str = CLIENT, prev: int | None = None, **more):
        op = {"type": "write", "field": "text", "text": text, "parents": [], **more}
        return self.hear(type="op", document=EXERCISE, client=client, seq=seq, prev=prev, op=op)


def kinds(messages: list[dict[str, Any]]) -> list[str]:
    return [message["type"] for message in messages]


def stored(store: MemoryStore) -> list[str]:
    entries = store.entries(store.owner(at=AT), EXERCISE)
    return [entry.op["text"] for entry in entries]


def test_hello_is_answered_with_who_it_is_and_what_there_is(store):
    welcome, snapshot, *_ = Page(store).hear(type="hello", client=CLIENT, asked=3)
    assert (welcome["type"], welcome["asked"]) == ("welcome", 3)
    assert welcome["person"] == store.owner(at=AT)
    assert (snapshot["type"], snapshot["document"]) == ("snapshot", EXERCISE)


def test_an_operation_is_in_the_store_when_it_is_acknowledged(store):
    page = Page(store)
    committed_when_acknowledged: list[list[str]] = []
    page.widget.send = lambda content, *_: (
        content["type"] == "ack" and committed_when_acknowledged.append(stored(store))
    )
    page.op(1, "first")
    assert committed_when_acknowledged == [["first"]]


def test_the_same_operation_twice_is_acknowledged_twice_and_kept_once(store):
    page = Page(store)
    assert "ack" in kinds(page.op(1, "first"))
    assert "ack" in kinds(page.op(1, "first"))
    # Also by a kernel that has never seen the page: the first one was killed.
    assert "ack" in kinds(Page(store).op(1, "first"))
    assert stored(store) == ["first"]


def test_the_same_number_with_other_words_is_refused_loudly(store):
    page = Page(store)
    page.op(1, "first")
    refused, *_ = page.op(1, "another")
    assert refused["type"] == "refused"
    assert "two different changes" in refused["message"]
    again, *_ = Page(store).op(1, "another")
    assert again["type"] == "refused"
    assert stored(store) == ["first"]


def test_an_operation_whose_predecessor_was_lost_is_asked_for_again(store):
    page = Page(store)
    assert kinds(page.op(2, "second", prev=1)) == ["resend"]
    page.op(1, "first")
    assert "ack" in kinds(page.op(2, "second", prev=1))
    assert stored(store) == ["first", "second"]


def test_what_follows_a_refused_operation_is_not_held_up(store):
    page = Page(store)
    assert "refused" in kinds(page.op(1, "x", field="no-such-field-here" * 20))
    assert "ack" in kinds(page.op(2, "second", prev=1))


def test_an_operation_too_long_to_keep_is_refused_in_words(store):
    refused, *_ = Page(store).op(1, "x" * (LONGEST_OPERATION + 1))
    assert refused["type"] == "refused"
    assert refused["field"] == "text"
    assert stored(store) == []


@pytest.mark.parametrize(
    "message",
    [
        "text",
        {},
        {"type": ["op"]},
        {"type": "op"},
        {"type": "op", "document": EXERCISE, "client": "../x", "seq": 1, "op": {}},
        {"type": "op", "document": EXERCISE, "client": CLIENT, "seq": True, "op": {}},
        {"type": "op", "document": EXERCISE, "client": CLIENT, "seq": 1, "op": []},
        {"type": "op", "document": [], "client": CLIENT, "seq": 1, "op": {}},
        {"type": "hello", "asked": {}},
        {"type": "ping", "n": "x"},
        {"type": "ask", "id": None, "what": 3, "args": []},
        {"type": "ask", "id": 1, "what": "nonsense", "args": {}},
    ],
)
def test_what_is_none_of_ours_changes_nothing_and_breaks_nothing(store, message):
    page = Page(store)
    page.widget._handle_custom_msg(message, [])
    assert stored(store) == []
    assert "ack" in kinds(page.op(1, "still works"))


def test_the_browser_sets_no_trait(store):
    page = Page(store)
    before = page.widget.get_state()
    page.widget._handle_msg(
        {
            "content": {
                "data": {
                    "method": "update",
                    "state": {"_options": {}, "_esm": "evil", "_css": "x", "layout": None},
                    "buffer_paths": [],
                }
            },
            "buffers": [],
        }
    )
    assert page.widget.get_state() == before


def test_a_store_that_cannot_keep_it_is_no_acknowledgement(store, monkeypatch):
    page = Page(store)

    def full(*_args: Any, **_more: Any):
        raise FullError("The disk is full. Make room and try again.")

    with monkeypatch.context() as patched:
        patched.setattr(store, "append", full)
        (trouble,) = page.op(1, "first")
    assert trouble["type"] == "trouble"
    assert "disk is full" in trouble["message"]
    assert "ack" in kinds(page.op(1, "first"))
    assert stored(store) == ["first"]


def test_two_pages_of_one_person_build_on_each_other(store):
    first, second = Page(store), Page(store)
    first.op(1, "from the first", client=CLIENT)
    second.op(1, "from the second", client=OTHER)
    first.hear(type="hello", client=CLIENT)
    view = first.said[-1]["view"]
    heads = [head["text"] for head in view["fields"]["text"]["heads"]]
    assert heads == ["from the first", "from the second"]


def test_a_failure_inside_is_said_without_its_inside(store, monkeypatch):
    page = Page(store)

    def broken(*_args: Any):
        raise ZeroDivisionError("secret inside")

    monkeypatch.setattr(page.widget, "answer", broken)
    (reply,) = page.hear(type="ask", id=7, what="x", args={})
    assert reply["id"] == 7
    assert "secret" not in str(reply)
    assert "safe" in reply["error"]["message"]


def test_those_behind_one_in_trouble_wait_without_asking_again_and_again(store, monkeypatch):
    page = Page(store)

    def full(*_args: Any, **_more: Any):
        raise FullError("The disk is full. Make room and try again.")

    with monkeypatch.context() as patched:
        patched.setattr(store, "append", full)
        said = [
            kind for seq in (1, 2, 3) for kind in kinds(page.op(seq, "x", prev=seq - 1 or None))
        ]
    assert said.count("trouble") == 1
    assert said.count("resend") <= 1
    for seq in (1, 2, 3):
        assert "ack" in kinds(page.op(seq, f"{seq}", prev=seq - 1 or None))


def test_an_operation_that_breaks_something_is_answered_and_holds_nothing_up(store, monkeypatch):
    page = Page(store)
    work = page.widget.desk.document(EXERCISE).work

    def broken(*_args: Any):
        raise RecursionError("inside")

    with monkeypatch.context() as patched:
        patched.setattr(type(work), "apply", broken)
        refused, *_ = page.op(1, "x")
    assert refused["type"] == "refused"
    assert "inside" not in refused["message"]
    assert "ack" in kinds(page.op(2, "second", prev=1))


def test_work_of_another_exercise_that_its_page_could_not_send_is_kept_here(store):
    page = Page(store)
    op = {"type": "add_person", "id": "c" * 32, "label": "AL"}
    said = page.hear(
        type="op", document="developmental-network", client=OTHER, seq=1, prev=None, op=op
    )
    assert kinds(said) == ["ack"]
    (entry,) = store.entries(store.owner(at=AT), "developmental-network")
    assert entry.op["label"] == "AL"


def test_work_of_an_exercise_that_is_gone_is_given_back(store):
    page = Page(store)
    (refused,) = page.hear(
        type="op", document="gone", client=OTHER, seq=1, prev=None, op={"type": "x", "text": "mine"}
    )
    assert refused["type"] == "refused"


def test_a_page_that_has_seen_the_latest_is_not_sent_it_again(store):
    page = Page(store)
    page.op(1, "first")
    revision = page.widget.desk.document(EXERCISE).revision
    said = page.hear(type="hello", client=CLIENT, asked=0, revisions={EXERCISE: revision})
    assert "snapshot" not in kinds(said)


def test_a_hello_that_fails_is_answered_with_the_reason(store, monkeypatch):
    page = Page(store)

    def locked(*_args: Any, **_more: Any):
        raise FullError("The disk is full. Make room and try again.")

    monkeypatch.setattr(store, "entries", locked)
    (trouble,) = page.hear(type="hello", client=CLIENT, asked=0)
    assert trouble["type"] == "trouble"
