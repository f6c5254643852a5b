"""What is done twice, on two devices or by two at once, is one truth on every screen."""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from mentorwidgets.meeting.agenda import read_agenda
from mentorwidgets.operations import DocumentId, MeetingId, PersonId
from mentorwidgets.store import Store, open_store
from tests.page_client import PageClient, together
from tests.server import rooms
from tests.server.client import Person
from tests.serving import Served

EXERCISE = "definition-of-success"
WRITE = {"type": "write", "field": "text", "text": "Enough evenings at home.", "parents": []}
PROMPT = "a" * 32
QUESTION = {"kind": "lines", "text": "What will you begin?", "quiet": "Only think of it."}


@pytest.fixture(scope="module")
def served() -> Iterator[Served]:
    """A room with the real pages."""
    data = Path(tempfile.mkdtemp(prefix="mw-"))
    running = Served("--group", "--host", "127.0.0.1", data=data)
    try:
        yield running.ready()
    finally:
        running.close()
        shutil.rmtree(data, ignore_errors=True)


class Screen(PageClient):
    """A page that remembers what it was told last, by the type of message."""

    def __init__(self, person: Person, path: str, base: str) -> None:
        self.told: dict[str, dict[str, Any]] = {}
        super().__init__(
            person, path, base, lambda told, _at: self.told.update({told["type"]: told})
        )

    def shows(self, what: Callable[[dict[str, dict[str, Any]]], object]) -> None:
        """Wait until what it was told is so."""
        give_up = time.monotonic() + 30
        while not what(self.told):
            assert time.monotonic() < give_up, self.told
            self.wait_for_more()


@pytest.fixture
def meeting(served: Served) -> rooms.Meeting:
    """A meeting that nobody has joined."""
    host = Person(served.url)
    # The link opens any number of times.
    assert host.open(served.host_link).status == 303
    return rooms.open_meeting(host, EXERCISE)


@pytest.fixture
def screen(served: Served, meeting: rooms.Meeting) -> Iterator[Callable[..., Screen]]:
    """``screen(person)`` opens a participant's page, ``screen()`` a board."""
    opened: list[Screen] = []
    base = f"/m/{meeting.id}/"

    def new(person: Person | None = None) -> Screen:
        if person is None:
            person = Person(served.url)
            assert person.open(meeting.facilitator_link).status == 303
            opened.append(Screen(person, f"{base}board", base))
        else:
            opened.append(Screen(person, base, base))
        opened[-1].open()
        return opened[-1]

    yield new
    for each in opened:
        each.close()


def store_of(served: Served) -> Store:
    return open_store(f"sqlite:///{served.data / 'workbook.sqlite3'}", migrate=False)


def stored(served: Served, meeting: rooms.Meeting, person: PersonId) -> tuple[int, int]:
    """How many operations and how many progress events of this person lie in the store."""
    with closing(store_of(served)) as store:
        events = store.events(MeetingId(meeting.id))
        mine = [e for e in events if e.actor == person and e.kind == "progress"]
        return len(store.entries(person, DocumentId(EXERCISE))), len(mine)


def ask_the_room(board: Screen) -> None:
    board.ask("prompt_ask", {"id": PROMPT, "question": QUESTION})


def answer(page: Screen, value: str) -> None:
    page.ask("prompt_answer", {"prompt": PROMPT, "round": 1, "slip": "", "value": value})


def answered(told: dict[str, dict[str, Any]]) -> int:
    return told["prompts"]["prompts"][0]["answered"]


def test_an_operation_that_is_sent_twice_and_again_by_the_next_page_is_kept_once(
    served, meeting, screen
):
    ana = rooms.join_meeting(served.url, meeting, "Ana")
    page, board = screen(ana), screen()
    seq = page.operate(WRITE)
    page.repeat(seq, WRITE)
    page.wait_for_acknowledged(seq)
    later = screen(ana)
    later.client = page.client
    later.repeat(seq, WRITE)
    later.wait_for_acknowledged(seq)
    board.shows(lambda told: sum(c["working"] for c in told["meeting"]["counts"]) == 1)
    later.shows(lambda told: told["snapshot"]["view"]["fields"]["text"]["text"] == WRITE["text"])
    assert len(later.told["snapshot"]["view"]["fields"]["text"]["heads"]) == 1
    assert stored(served, meeting, page.person) == (1, 1)


def test_one_seat_on_two_devices_answers_once_and_the_last_word_counts(served, meeting, screen):
    ana = rooms.join_meeting(served.url, meeting, "Ana")
    phone, laptop, board = screen(ana), screen(ana), screen()
    ask_the_room(board)
    for page in (phone, laptop):
        page.shows(lambda told: told["prompts"]["prompt"])
    answer(phone, "one")
    answer(phone, "one")
    answer(laptop, "two")
    for page in (phone, laptop):
        page.shows(lambda told: told["prompts"]["prompt"]["mine"] == "two")
    board.shows(lambda told: answered(told) == 1)
    assert len(board.told["meeting"]["people"]) == 1
    board.ask("prompt_close", {"prompt": PROMPT, "round": 1})
    board.ask("steer", {"kind": "reveal", "body": {"prompt": PROMPT}})
    for page in (phone, laptop):
        page.shows(lambda told: told["prompts"]["prompt"]["rounds"])
        (shown,) = page.told["prompts"]["prompt"]["rounds"]
        assert [each["text"] for each in shown["sentences"]] == ["two"]


def test_an_answer_of_twenty_thousand_characters_arrives_whole(served, meeting, screen):
    ana = rooms.join_meeting(served.url, meeting, "Ana")
    page, board = screen(ana), screen()
    ask_the_room(board)
    page.shows(lambda told: told["prompts"]["prompt"])
    words = ("All of this is meant. " * 1_000)[:20_000].strip()
    answer(page, words)
    board.shows(lambda told: answered(told) == 1)
    assert "All of this" not in str(board.told)
    board.ask("prompt_close", {"prompt": PROMPT, "round": 1})
    board.ask("steer", {"kind": "reveal", "body": {"prompt": PROMPT}})
    page.shows(lambda told: told["prompts"]["prompt"]["rounds"])
    for each, prompt in ((page, lambda t: t["prompt"]), (board, lambda t: t["prompts"][0])):
        each.shows(lambda told, prompt=prompt: prompt(told["prompts"])["rounds"])
        (sentence,) = prompt(each.told["prompts"])["rounds"][0]["sentences"]
        about = {"prompt": PROMPT, "round": 1, "answer": sentence["id"]}
        assert each.ask("prompt_whole", about)["text"] == words


def test_two_who_lead_and_press_at_once_see_one_meeting(served, meeting, screen):
    boards = [screen(), screen()]
    boards[0].ask("steer", {"kind": "start", "body": {}})
    with closing(store_of(served)) as store:
        record = store.meeting(MeetingId(meeting.id))
    blocks = [block.id for block in read_agenda(record.agenda).timed]
    for number in range(3):
        move = {"kind": "move", "body": {"origin": blocks[number], "target": blocks[number + 1]}}

        def press(board: Screen, move: dict[str, Any] = move) -> None:
            board.ask("steer", move)
            board.ask("steer", {"kind": "extend", "body": {"seconds": 60}})

        assert together([partial(press, board) for board in boards]) == []
        for board in boards:
            board.shows(lambda told, number=number: told["meeting"]["index"] == number + 1)
    for board in boards:
        board.ask("steer", {"kind": "pause", "body": {}})
        board.shows(lambda told: told["meeting"]["phase"] == "paused")
    first, second = (board.told["meeting"] for board in boards)
    assert (first["index"], first["remaining"]) == (second["index"], second["remaining"])
