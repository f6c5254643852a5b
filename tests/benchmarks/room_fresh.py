"""How fresh the board is: acts of everybody over a minute, and when the board knew of each."""

from __future__ import annotations

import random
import threading
import time
from collections import defaultdict
from contextlib import closing
from typing import Any

from mentorwidgets.operations import DocumentId, MeetingId, PersonId
from mentorwidgets.store import open_store
from tests.benchmarks.room_browsers import Browsers
from tests.page_client import PageClient, together
from tests.server.client import Person
from tests.server.rooms import Meeting
from tests.serving import Served

_WORDS = "To have built something that others use and can mend without me. " * 4
#: What each participant does, in this order: a first draft, an answer to the room, a version kept.
#: Each brings the board one more step to its end, or one more answer.
_ACTS: tuple[dict[str, Any], ...] = (
    {"type": "write", "field": "text", "text": _WORDS, "parents": []},
    {"answer": "One line of my own."},
    {"type": "keep", "id": "0" * 32, "name": "", "text": None},
)
_QUESTION = {"kind": "line", "text": "What will you begin?", "quiet": "Only think of it."}
_PROMPT = "1" * 32
_BEAT = 20.0
#: For each person, when each of their acts was sent.
Sent = dict[str, list[float]]


class Board:
    """The facilitator's board, and when it knew of how many finished steps and answers."""

    def __init__(self, served: Served, meeting: Meeting) -> None:
        leader = Person(served.url)
        assert leader.open(meeting.facilitator_link).status == 303
        path = f"/m/{meeting.id}/"
        self.known: list[tuple[int, float]] = []
        self.steps = self.answers = 0
        self.page = PageClient(leader, f"{path}board", path, self._hear).open()

    def _hear(self, told: dict[str, Any], at: float) -> None:
        if told["type"] == "meeting":
            self.steps = sum(count["done"] for count in told["counts"])
        elif told["type"] == "prompts":
            self.answers = sum(prompt["answered"] for prompt in told["prompts"])
        self.known.append((self.steps + self.answers, at))

    def knew(self, many: int) -> float:
        """When it knew of so many; waits until it does."""
        give_up = time.perf_counter() + 30
        while time.perf_counter() < give_up:
            for counted, at in list(self.known):
                if counted >= many:
                    return at
            threading.Event().wait(0.05)
        raise AssertionError(f"the board never counted {many}, only {self.known[-1:]}")


def freshness(
    served: Served, meeting: Meeting, pages: list[PageClient], *, browsers: int, seconds: float
) -> None:
    """Print the percentiles, and whether something was lost or came twice."""
    board = Board(served, meeting)
    board.page.ask("steer", {"kind": "start", "body": {}})
    board.page.ask("prompt_ask", {"id": _PROMPT, "question": _QUESTION})
    with Browsers(served, meeting, browsers) as real:
        sent = _a_minute(pages, real, seconds)
        took = _times(served, meeting, board, sent)
        _say("acts of clients", [took[page.person] for page in pages])
        _say(
            "acts in browsers", [took[person] for person in took.keys() - {p.person for p in pages}]
        )
        real.look_at_the_board(board.steps, board.answers)


def _a_minute(pages: list[PageClient], real: Browsers, seconds: float) -> Sent:
    """Everybody does what they do, at moments of their own; signs of life in between."""
    begin, chance = time.perf_counter() + 1, random.Random(4)
    sent: Sent = defaultdict(list)
    tasks = [_work_of(page, random.Random(chance.random()), begin, seconds, sent) for page in pages]
    failed: list[Exception] = []
    clients = threading.Thread(target=lambda: failed.extend(together(tasks)))
    clients.start()
    real.act(begin, seconds, sent)
    clients.join()
    assert not failed, failed[:3]
    return sent


def _work_of(page: PageClient, chance: random.Random, begin: float, seconds: float, sent: Sent):
    share = seconds / len(_ACTS)
    acts = [(begin + (n + chance.random()) * share, act) for n, act in enumerate(_ACTS)]
    first = begin + chance.random() * _BEAT
    beats = [(first + n * _BEAT, None) for n in range(int(seconds // _BEAT))]

    def work() -> None:
        for at, act in sorted([*acts, *beats], key=lambda one: one[0]):
            threading.Event().wait(max(0.0, at - time.perf_counter()))
            if act is None:
                page.ask("here", {"device": page.client})
            else:
                sent[page.person].append(time.perf_counter())
                _do(page, act)

    return work


def _do(page: PageClient, act: dict[str, Any]) -> None:
    if "answer" in act:
        about = {"prompt": _PROMPT, "round": 1, "slip": "", "value": act["answer"]}
        page.ask("prompt_answer", about)
    else:
        page.operate(act)


def _times(served: Served, meeting: Meeting, board: Board, sent: Sent) -> dict[str, list[float]]:
    """How long each act took to be known, in seconds; every act is found in the store, once."""
    many = sum(map(len, sent.values()))
    board.knew(many)
    took: dict[str, list[float]] = defaultdict(list)
    with closing(
        open_store(f"sqlite:///{served.data / 'workbook.sqlite3'}", migrate=False)
    ) as store:
        events = store.events(MeetingId(meeting.id))
        operations = sum(
            len(store.entries(PersonId(person), DocumentId("definition-of-success")))
            for person in sent
        )
    answers = [event for event in events if event.kind == "answer"]
    done: set[tuple[object, str]] = set()
    counted = 0
    for event in events:
        new = {
            (event.actor, step)
            for step, state in (event.body.items() if event.kind == "progress" else ())
            if state == "done"
        } - done
        done |= new
        for _one in [*new, *([event] if event in answers else [])]:
            counted += 1
            place = len(took[event.actor])
            took[event.actor].append(board.knew(counted) - sent[event.actor][place])
    lost = sum(len(times) - len(took[person]) for person, times in sent.items())
    twice = operations + len(answers) - many
    print(f"  {many} acts; {lost} lost on their way to the board; the store has {twice} too many")
    return took


def _say(whose: str, took: list[list[float]]) -> None:
    times = sorted(time for one in took for time in one)
    if not times:
        return
    at = [times[min(len(times) - 1, int(len(times) * part))] for part in (0.5, 0.95, 0.99)]
    print(
        f"  {whose}: {len(times)}, on the board after {at[0]:.2f} s (half), {at[1]:.2f} s "
        f"(95 %), {at[2]:.2f} s (99 %), {times[-1]:.2f} s (all)"
    )
