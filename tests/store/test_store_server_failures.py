"""When a PostgreSQL database cannot be used: a sentence, and nothing touched."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path

import psycopg
import pytest

from mentorwidgets.store import (
    LockedError,
    NewerFileError,
    OlderFileError,
    ReadOnlyError,
    StoreError,
    UnreachableError,
    open_store,
)
from tests.store.conftest import Workbook
from tests.store.postgres import Server
from tests.store.samples import MAP, SECRET, add, assert_tells, moment


def test_a_kernel_does_not_make_tables(server: Server) -> None:
    url = server.create()
    with pytest.raises(OlderFileError) as refused:
        open_store(url, migrate=False)
    assert_tells(refused.value, "mentorwidgets serve")
    with psycopg.connect(url) as connection:
        tables = connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
        assert tables.fetchall() == []


def test_a_server_that_does_not_answer_is_told_without_the_password(tmp_path: Path) -> None:
    url = f"postgresql://ana:plumtree@/workbook?host={tmp_path}"
    with pytest.raises(UnreachableError) as refused:
        open_store(url)
    assert_tells(refused.value, "cannot be reached", "--database")
    assert "plumtree" not in "".join(traceback.format_exception(refused.value))


def test_a_database_that_is_not_there_is_told(server: Server) -> None:
    with pytest.raises(UnreachableError) as refused:
        open_store(server.url("nowhere"))
    assert_tells(refused.value, "nowhere", "does not exist", "--database")


def test_a_database_from_a_newer_version_is_left_alone(server: Server) -> None:
    url = server.create()
    open_store(url).close()
    with psycopg.connect(url) as connection:
        connection.execute("UPDATE mentorwidgets_version SET version_num = '9999'")
    with pytest.raises(NewerFileError) as refused:
        open_store(url)
    assert_tells(refused.value, "newer version", "Update")


def test_a_database_that_another_program_holds_is_waited_for_then_told(
    postgres_book: Workbook,
) -> None:
    store = postgres_book.open(patience=0.05)
    person = store.owner(at=moment())
    with psycopg.connect(postgres_book.url) as other:
        other.execute("LOCK TABLE entries IN ACCESS EXCLUSIVE MODE")
        with pytest.raises(LockedError) as refused:
            add(store, person, 1, {"text": SECRET})
        assert_tells(refused.value, "busy", "Try again")
        assert SECRET not in "".join(traceback.format_exception(refused.value))
    assert add(store, person, 1).new


def test_a_database_that_may_only_be_read_is_told(server: Server) -> None:
    url = server.create()
    open_store(url).close()
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(
            "ALTER DATABASE " + connection.info.dbname + " SET default_transaction_read_only = on"
        )
    store = open_store(url)
    with pytest.raises(ReadOnlyError) as refused:
        store.owner(at=moment())
    assert_tells(refused.value, "read-only")
    store.close()


def test_a_connection_that_breaks_is_told_and_made_again(postgres_book: Workbook) -> None:
    store = postgres_book.open()
    person = store.owner(at=moment())
    cut = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
    with psycopg.connect(postgres_book.url, autocommit=True) as other:
        other.execute(cut)
    assert add(store, person, 1).new
    assert len(store.entries(person, MAP)) == 1


def test_a_missing_driver_is_told(monkeypatch: pytest.MonkeyPatch, server: Server) -> None:
    monkeypatch.setitem(sys.modules, "psycopg", None)
    with pytest.raises(StoreError) as refused:
        open_store(server.url("postgres"))
    assert_tells(refused.value, "mentorwidgets[postgres]")
