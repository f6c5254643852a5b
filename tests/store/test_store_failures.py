"""When the workbook cannot be used: a sentence that says what to do, and nothing touched."""

from __future__ import annotations

import json
import os
import random
import shutil
import sqlite3
import stat
import subprocess
import sys
import tempfile
import traceback
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from mentorwidgets.store import (
    CorruptError,
    LockedError,
    NewerFileError,
    OlderFileError,
    ReadOnlyError,
    StoreError,
    open_store,
)
from tests.store.samples import MAP, SECRET, add, assert_tells, moment
from tests.store.test_store_processes import ROOT


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A workbook with some work in it, closed."""
    file = tmp_path / "data" / "workbook.sqlite3"
    store = open_store(file)
    person = store.owner(at=moment())
    for seq in range(200):
        add(store, person, seq, {"text": f"plumtree {seq} " * 20})
    store.close()
    return file


def test_a_file_from_a_newer_version_is_left_alone(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE mentorwidgets_version SET version_num = '9999'")
    before = path.read_bytes()
    for migrate in (True, False):
        with pytest.raises(NewerFileError) as refused:
            open_store(path, migrate=migrate)
        assert_tells(refused.value, str(path), "newer version", "Update")
    assert path.read_bytes() == before


@pytest.mark.parametrize("seed", range(3))
def test_a_damaged_file_is_left_alone(path: Path, seed: int) -> None:
    content = bytearray(path.read_bytes())
    rng = random.Random(seed)
    page = rng.randrange(4, len(content) // 4096) * 4096
    content[page : page + 4096] = rng.randbytes(4096)
    path.write_bytes(content)
    with pytest.raises(CorruptError) as refused:
        open_store(path)
    assert_tells(refused.value, str(path), "damaged", "backup")
    assert path.read_bytes() == content


def test_a_file_cut_short_is_left_alone(path: Path) -> None:
    content = path.read_bytes()[: 3 * 4096 + 100]
    path.write_bytes(content)
    with pytest.raises(CorruptError) as refused:
        open_store(path)
    assert_tells(refused.value, str(path), "damaged", "backup")
    assert path.read_bytes() == content


def test_a_file_that_is_no_database_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "workbook.sqlite3"
    file.write_text("My notes. " * 1000)
    with pytest.raises(CorruptError) as refused:
        open_store(file)
    assert_tells(refused.value, str(file))
    assert file.read_text() == "My notes. " * 1000


def test_the_database_of_another_program_is_left_alone(tmp_path: Path) -> None:
    file = tmp_path / "history.sqlite"
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("CREATE TABLE visits (url)")
    before = file.read_bytes()
    with pytest.raises(CorruptError) as refused:
        open_store(file)
    assert_tells(refused.value, str(file), "another program", "another file")
    assert file.read_bytes() == before


def test_damage_that_is_found_later_is_told_too(path: Path) -> None:
    store = open_store(path)
    person = store.owner(at=moment())
    with path.open("r+b") as file:
        file.seek(4096)
        file.write(os.urandom(path.stat().st_size - 4096))
    try:
        with pytest.raises(CorruptError) as refused:
            store.entries(person, MAP)
        assert_tells(refused.value, str(path), "damaged")
    finally:
        store.close()


def test_a_kernel_does_not_make_or_change_a_workbook(tmp_path: Path) -> None:
    file = tmp_path / "data" / "workbook.sqlite3"
    with pytest.raises(OlderFileError) as refused:
        open_store(file, migrate=False)
    assert_tells(refused.value, str(file), "mentorwidgets serve")
    assert not file.parent.exists()


@pytest.mark.parametrize("begin", ["BEGIN IMMEDIATE", "BEGIN EXCLUSIVE"])
def test_a_file_that_another_program_is_writing_to_is_waited_for_then_told(
    path: Path, begin: str
) -> None:
    store = open_store(path, patience=0.05)
    person = store.owner(at=moment())
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute(begin)
        with pytest.raises(LockedError) as refused:
            add(store, person, 1000, {"text": SECRET})
        assert_tells(refused.value, str(path), "another program", "try again")
        # What people wrote stays out of what ends in a log.
        assert SECRET not in "".join(traceback.format_exception(refused.value))
        assert len(store.entries(person, MAP)) == 200
    assert add(store, person, 1000).new
    store.close()


def test_a_file_that_another_program_keeps_for_itself_is_told(path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("PRAGMA locking_mode = EXCLUSIVE")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(LockedError) as refused:
            open_store(path, patience=0.05)
        assert_tells(refused.value, str(path), "Close that program")
    open_store(path).close()


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that everybody may pass through, unlike those that pytest makes."""
    folder = Path(tempfile.mkdtemp(prefix="mw-"))
    folder.chmod(0o755)
    yield folder
    shutil.rmtree(folder)


def refused_without_rights(path: Path, what: str = "serve") -> StoreError:
    """The refusal that an ordinary user gets, in a process of their own."""
    command = [sys.executable, "-m", "tests.store.worker", "without_rights", f"sqlite:///{path}"]
    done = subprocess.run([*command, what], cwd=ROOT, check=True, capture_output=True)
    kind, message = json.loads(done.stdout)
    assert kind == "ReadOnlyError", message
    return ReadOnlyError(message)


@pytest.mark.parametrize("what", ["serve", "kernel"])
@pytest.mark.parametrize(
    ("folder_mode", "file_mode"), [(0o555, 0o444), (0o777, 0o444), (0o555, 0o666)]
)
def test_a_folder_or_file_that_may_not_be_written_is_told(
    path: Path, open_folder: Path, folder_mode: int, file_mode: int, what: str
) -> None:
    file = open_folder / "data" / "workbook.sqlite3"
    file.parent.mkdir()
    file.write_bytes(path.read_bytes())
    file.chmod(file_mode)
    file.parent.chmod(folder_mode)
    refused = refused_without_rights(file, what)
    assert_tells(refused, str(file), "may not write", "permissions", "--data")
    assert file.read_bytes() == path.read_bytes()
    assert list(file.parent.iterdir()) == [file]
    file.parent.chmod(0o755)


def test_a_workbook_that_may_not_be_made_is_told(open_folder: Path) -> None:
    open_folder.chmod(0o555)
    for file in (open_folder / "workbook.sqlite3", open_folder / "data" / "workbook.sqlite3"):
        assert_tells(refused_without_rights(file), str(file), "may not write")
    assert list(open_folder.iterdir()) == []
    open_folder.chmod(0o755)


def test_a_folder_that_may_not_be_looked_into_is_told(open_folder: Path) -> None:
    closed = open_folder / "closed"
    closed.mkdir(mode=0o700)
    if os.geteuid() != 0:
        closed.chmod(0)
    file = closed / "workbook.sqlite3"
    for what in ("serve", "kernel"):
        assert_tells(refused_without_rights(file, what), str(file), "may not write")


def test_a_path_through_a_file_is_told(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file")
    with pytest.raises(StoreError) as refused:
        open_store(tmp_path / "data" / "workbook.sqlite3")
    assert_tells(refused.value, str(tmp_path / "data"), "not a folder", "--data")
    with pytest.raises(StoreError) as refused:
        open_store(tmp_path)
    assert_tells(refused.value, str(tmp_path), "is a folder")


def test_a_full_disk_is_told_and_what_was_saved_stays(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    # A disk of 1 MB in a mount namespace that ends with the process; root or not.
    worker = [sys.executable, "-m", "tests.store.worker", "fill_disk"]
    arguments = [f"sqlite:///{disk}/data/workbook.sqlite3", f"{disk}/ballast"]
    mounted = ["unshare", "--mount", *([] if os.geteuid() == 0 else ["--user", "--map-root-user"])]
    script = f'mount -t tmpfs -o size=1000k tmpfs "{disk}" && exec "$@"'
    done = subprocess.run(
        [*mounted, "sh", "-c", script, "sh", *worker, *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    for moment_ in ("refused", "made_when_full"):
        kind, message = told[moment_]
        assert kind == "FullError", message
        assert "is full" in message
        assert "Free some space" in message
        assert str(disk) in message
    assert told["opened_when_full"][0] in {"fine", "FullError"}
    assert told["kept"] > 10
    assert told["readable_when_full"] == told["kept"]
    assert told["goes_on"]
    assert told["there_afterwards"] == list(range(told["kept"] + 1))


def test_the_data_folder_and_its_files_are_their_owners_alone(tmp_path: Path) -> None:
    file = tmp_path / "one" / "data" / "workbook.sqlite3"
    before = os.umask(0)
    try:
        store = open_store(file)
        add(store, store.owner(at=moment()), 1)
        files = list(file.parent.iterdir())
    finally:
        os.umask(before)
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert len(files) == 3
    assert {stat.S_IMODE(each.stat().st_mode) for each in files} == {0o600}
    store.close()


def test_a_copy_that_lost_its_write_ahead_log_gets_it_back(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA journal_mode = DELETE").fetchone() == ("delete",)
    store = open_store(path, patience=0.05)
    person = store.owner(at=moment())
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM entries").fetchone()
        assert add(store, person, 1000).new  # with a rollback journal a reader would hold it up
    store.close()


@pytest.mark.parametrize("name", ["with space", "what?mode=ro", "100%", "#1", "Grünkohl", "a&b=c"])
def test_any_name_of_a_folder_will_do(tmp_path: Path, name: str) -> None:
    file = tmp_path / name / "workbook.sqlite3"
    store = open_store(f"sqlite:///{file}")
    person = store.owner(at=moment())
    store.close()
    store = open_store(f"sqlite:///{file}", migrate=False)
    assert store.owner(at=moment()) == person
    store.close()
    assert [each.name for each in tmp_path.iterdir()] == [name]
    assert file in file.parent.iterdir()


@pytest.mark.parametrize("url", ["mysql://localhost/x", "nonsense", "", "sqlite://"])
def test_an_address_that_is_not_understood_is_told(url: str) -> None:
    with pytest.raises(StoreError) as refused:
        open_store(url)
    assert_tells(refused.value, "postgresql://user@host/database")
