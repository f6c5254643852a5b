"""Several processes at one workbook, and processes that are killed."""

from __future__ import annotations

import json
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

from mentorwidgets.operations import PersonId
from mentorwidgets.store import open_store
from tests.store.conftest import Workbook
from tests.store.postgres import Server
from tests.store.samples import MAP, meeting, moment

ROOT = Path(__file__).parents[2]


def start(what: str, *arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tests.store.worker", what, *arguments]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def finish(process: subprocess.Popen[str]) -> str:
    said, _ = process.communicate()
    assert process.returncode == 0
    return said


def test_processes_at_one_document_build_on_each_other_and_lose_nothing(
    shared_book: Workbook,
) -> None:
    store = shared_book.open()
    person = store.create_person(at=moment())
    clients = [f"{number:032x}" for number in range(3)]
    running = [start("race", shared_book.url, person, client, "15") for client in clients]
    for process in running:
        finish(process)
    entries = store.entries(person, MAP)
    assert {(entry.client, entry.seq) for entry in entries} == {
        (client, seq) for client in clients for seq in range(15)
    }
    assert len(entries) == 45
    assert entries[0].op["saw"] == 0
    assert all(after.op["saw"] == before.revision for before, after in pairwise(entries))


def test_processes_that_open_a_new_workbook_at_once_make_one(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'new' / 'workbook.sqlite3'}"
    owners = {finish(process) for process in [start("begin", url) for _ in range(4)]}
    assert len(owners) == 1


def test_processes_that_open_a_new_database_at_once_make_one_workbook(server: Server) -> None:
    url = server.create()
    owners = {finish(process) for process in [start("begin", url) for _ in range(4)]}
    assert len(owners) == 1


def test_no_acknowledged_operation_is_lost_to_two_hundred_kills(sqlite_book: Workbook) -> None:
    store = sqlite_book.open()
    owner = store.owner(at=moment())
    store.found_meeting(meeting())
    store.close()

    said = json.loads(finish(start("be_killed", sqlite_book.url, "200", "1")))

    assert len(said) > 200
    _everything_is_there(sqlite_book.url, owner, said)


def _everything_is_there(url: str, owner: PersonId, said: list[str]) -> None:
    store = open_store(url)  # which also reads every page and would find damage
    kept = {entry.id: entry for entry in store.entries(owner, MAP)}
    events = {f"event {event.id}" for event in store.events(meeting().id)}
    store.close()
    assert set(said) <= kept.keys() | events
    assert all(entry.op["text"].startswith(f"{name} ") for name, entry in kept.items())
    assert all(len(set(entry.op["text"].split())) == 1 for entry in kept.values())
