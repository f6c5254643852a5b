"""What other processes do to a workbook: ``python -m tests.store.worker <what> <arguments>``."""

from __future__ import annotations

import json
import os
import random
import select
import signal
import sys
import time
from typing import Any

from alembic import command  # noqa: F401 -- everything is loaded before a fork or a setuid

from mentorwidgets.operations import MeetingId, PersonId
from mentorwidgets.store import BehindError, StoreError, open_store
from mentorwidgets.store.sql import postgres, sqlite  # noqa: F401
from tests.store.samples import MAP, add, meeting, moment


def race(url: str, person: str, client: str, count: str) -> None:
    """Append ``count`` operations to one document, each on top of what was read before."""
    store = open_store(url, migrate=False, patience=60)
    for seq in range(int(count)):
        while True:
            entries = store.entries(PersonId(person), MAP)
            saw = entries[-1].revision if entries else 0
            try:
                add(store, PersonId(person), seq, {"saw": saw}, client=client, after=saw)
            except BehindError:
                continue
            break
    store.close()


def begin(url: str) -> None:
    """Open a workbook that may not be there yet; say who owns it."""
    store = open_store(url, patience=60)
    print(store.owner(at=moment()))
    store.close()


def be_killed(url: str, kills: str, seed: str) -> None:
    """Fork writers and kill each at a random moment; print what they had acknowledged."""
    rng = random.Random(int(seed))
    acknowledged: list[str] = []
    for kill in range(int(kills)):
        read, write = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(read)
            _write_until_killed(url, f"{kill:032x}", write, seed=rng.random())
        os.close(write)
        acknowledged += _kill(child, read, rng)
    print(json.dumps(acknowledged))


def _write_until_killed(url: str, client: str, pipe: int, *, seed: float) -> None:
    rng = random.Random(seed)
    store = open_store(url, patience=60)
    person, room = store.owner(at=moment()), MeetingId(meeting().id)
    for seq in range(10_000):
        if rng.random() < 0.05:
            store.erase_person(store.create_person(at=moment()), at=moment())
        op = {"text": f"{client}.{seq} " * rng.choice([1, 10, 300])}
        add(store, person, seq, op, client=client)
        os.write(pipe, f"{client}.{seq}\n".encode())
        if seq % 3 == 0:
            event = store.record(room, actor=person, kind="tick", body={}, at=moment())
            os.write(pipe, f"event {event.id}\n".encode())
    os._exit(1)  # nobody killed this one


def _kill(child: int, pipe: int, rng: random.Random) -> list[str]:
    """Kill the child after some acknowledgements and a random while; what it had said."""
    said = b""
    for _ in range(rng.choice([0, 0, 1, 2, 5, 9])):
        said += os.read(pipe, 65536)
    until = time.perf_counter() + rng.random() * (0.03 if not said else 0.006)
    while time.perf_counter() < until:  # keeps reading: a full pipe would hold the child back
        if select.select([pipe], [], [], 0)[0]:
            said += os.read(pipe, 65536)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    assert os.WIFSIGNALED(status), "a writer stopped by itself"
    while rest := os.read(pipe, 65536):
        said += rest
    os.close(pipe)
    return said.decode().splitlines()


def fill_disk(url: str, ballast: str) -> None:
    """Work until the disk is full, make room, go on; print what happened.

    Runs in a mount namespace of its own, on a small disk that is gone with it.
    """
    told: dict[str, Any] = {"kept": 0}
    with open(ballast, "wb") as file:  # noqa: PTH123
        file.write(b"x" * 200_000)
    store = open_store(url)
    person = store.owner(at=moment())
    try:
        for seq in range(10_000):
            add(store, person, seq, {"text": "plumtree " * 500})
            told["kept"] += 1
    except StoreError as error:
        told["refused"] = [type(error).__name__, error.message]
    told["readable_when_full"] = len(store.entries(person, MAP))
    try:
        open_store(url).close()
        told["opened_when_full"] = ["fine", ""]
    except StoreError as error:
        told["opened_when_full"] = [type(error).__name__, error.message]
    other = url.replace("workbook", "another")
    try:
        open_store(other).close()
        told["made_when_full"] = ["fine", ""]
    except StoreError as error:
        told["made_when_full"] = [type(error).__name__, error.message]
    os.remove(ballast)  # noqa: PTH107
    told["goes_on"] = add(store, person, told["kept"], {"text": "room again"}).new
    store.close()
    store = open_store(url)
    told["there_afterwards"] = [entry.seq for entry in store.entries(person, MAP)]
    store.close()
    print(json.dumps(told))


def without_rights(url: str, what: str) -> None:
    """Open a workbook (and write) as ``nobody``; print the refusal."""
    if os.geteuid() == 0:
        os.setgroups([])
        os.setgid(65534)
        os.setuid(65534)
    try:
        store = open_store(url, migrate=what != "kernel")
        add(store, store.owner(at=moment()), 1)
        print(json.dumps(["fine", ""]))
    except StoreError as error:
        print(json.dumps([type(error).__name__, error.message]))


if __name__ == "__main__":
    {
        "race": race,
        "begin": begin,
        "be_killed": be_killed,
        "fill_disk": fill_disk,
        "without_rights": without_rights,
    }[sys.argv[1]](*sys.argv[2:])
