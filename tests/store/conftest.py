"""Stores to test: in memory, on SQLite, on a PostgreSQL server of our own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from mentorwidgets.store import Store, open_store
from tests.store.postgres import Server, empty


@dataclass
class Workbook:
    """One workbook, opened as often as a test likes."""

    kind: str
    url: str
    opened: list[Store] = field(default_factory=list)

    def open(self, *, patience: float = 5.0, migrate: bool = True) -> Store:
        if self.kind == "memory" and self.opened:
            return self.opened[0]  # memory is not shared in any other way
        store = open_store(self.url, patience=patience, migrate=migrate)
        self.opened.append(store)
        return store

    def close(self) -> None:
        for store in self.opened:
            store.close()


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    running = Server()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def postgres_url(server: Server) -> str:
    """A database that is up to date, the same for every test."""
    url = server.create()
    open_store(url).close()
    return url


@pytest.fixture
def sqlite_book(tmp_path: Path) -> Iterator[Workbook]:
    book = Workbook("sqlite", f"sqlite:///{tmp_path / 'data' / 'workbook.sqlite3'}")
    yield book
    book.close()


@pytest.fixture
def postgres_book(postgres_url: str) -> Iterator[Workbook]:
    empty(postgres_url)
    book = Workbook("postgres", postgres_url)
    yield book
    book.close()


@pytest.fixture(params=["memory", "sqlite", "postgres"])
def book(request: pytest.FixtureRequest) -> Workbook:
    """Each kind of workbook in turn."""
    if request.param == "memory":
        return Workbook("memory", "memory:")
    found: Workbook = request.getfixturevalue(f"{request.param}_book")
    return found


@pytest.fixture(params=["sqlite", "postgres"])
def shared_book(request: pytest.FixtureRequest) -> Workbook:
    """Each kind of workbook that several processes can share."""
    found: Workbook = request.getfixturevalue(f"{request.param}_book")
    return found


@pytest.fixture
def store(book: Workbook) -> Store:
    return book.open()
