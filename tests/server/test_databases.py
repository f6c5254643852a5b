"""What the workbook is kept in: a PostgreSQL database, and a file that cannot be used."""

from __future__ import annotations

import re
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from websockets.sync.client import ClientConnection

from mentorwidgets.store import open_store
from tests.server.client import Answer, Person, message, received
from tests.serving import PATIENCE, command
from tests.store.postgres import Server
from tests.store.samples import CLIENT, moment

PAGE = "/exercise/definition-of-success"


@pytest.fixture
def postgres() -> Iterator[str]:
    """The address of an empty database on a server of our own."""
    server = Server()
    yield server.create()
    server.stop()


def heard(person: Person, page: Answer, said: dict, wanted: str) -> dict:
    """Say something to the widget of a page, and wait for the answer of this type."""
    model = re.search(r'"model_id": ?"([0-9a-f]{32})"', page.text)
    assert model, page.text
    with person.socket(f"/api/kernels/{page.kernel}/channels") as socket:
        content = {"comm_id": model[1], "data": {"method": "custom", "content": said}}
        socket.send(message("comm_msg", content)[1])
        return _answer(socket, wanted)


def _answer(socket: ClientConnection, wanted: str) -> dict:
    while True:
        header, _parent, content = received(socket)
        if header["msg_type"] == "comm_msg":
            told = content["data"].get("content") or {}
            assert told.get("type") not in {"trouble", "refused"}, told
            if told.get("type") == wanted:
                return told


def test_what_is_written_into_a_postgresql_database_is_there_after_a_restart(serve, postgres):
    first = serve("--database", postgres)
    owner = Person(first.url)
    owner.open(first.open_link)
    op = {"type": "write", "field": "text", "text": "Work that outlives me.", "parents": []}
    written = {"document": "definition-of-success", "client": CLIENT, "seq": 1, "op": op}
    heard(owner, owner.get(PAGE), {"type": "op", **written}, "ack")
    first.kill()
    again = serve("--database", postgres, data=first.data)
    owner.url = again.url
    shown = heard(owner, owner.get(PAGE), {"type": "hello", "asked": 1}, "snapshot")
    assert shown["view"]["fields"]["text"]["text"] == "Work that outlives me."
    assert not list(first.data.glob("*.sqlite3*"))


@pytest.fixture
def data() -> Iterator[Path]:
    """A data folder that everybody may enter, with a workbook in it."""
    folder = Path(tempfile.mkdtemp(prefix="mw-"))
    folder.chmod(0o755)
    store = open_store(folder / "workbook.sqlite3")
    store.owner(at=moment())
    store.close()
    yield folder
    folder.chmod(0o755)
    shutil.rmtree(folder)


def make_corrupt(file: Path) -> None:
    file.write_bytes(b"My notes. " * 1000)


def make_newer(file: Path) -> None:
    with closing(sqlite3.connect(file)) as connection, connection:
        connection.execute("UPDATE mentorwidgets_version SET version_num = '9999'")


def make_read_only(file: Path) -> None:
    file.chmod(0o444)
    file.parent.chmod(0o555)


#: Tests run as root, whom no permission stops. The command is refused once before the change of
#: user, so that it has loaded what an ordinary user may not read where root has put it.
AS_NOBODY = """
import contextlib, io, os
from alembic import command
from mentorwidgets.cli import app, main
from mentorwidgets.store.sql import sqlite
with contextlib.redirect_stderr(io.StringIO()), contextlib.suppress(SystemExit):
    app(["serve", "--exercises", "/no/such/folder"])
if os.geteuid() == 0:
    os.setgroups([])
    os.setgid(65534)
    os.setuid(65534)
main()
"""


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (make_corrupt, "is damaged"),
        (make_newer, "newer version"),
        (make_read_only, "may not write"),
    ],
)
def test_a_workbook_that_cannot_be_used_is_one_sentence_and_left_alone(
    data: Path, spoil: Callable[[Path], None], said: str
) -> None:
    file = data / "workbook.sqlite3"
    spoil(file)
    content = file.read_bytes()
    program = [sys.executable, "-c", AS_NOBODY] if spoil is make_read_only else [command()]
    done = subprocess.run(
        [*program, "serve", "--no-browser", "--data", str(data)],
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    assert done.stdout == ""
    assert len(done.stderr.splitlines()) == 1, done.stderr
    assert said in done.stderr
    assert str(file) in done.stderr
    assert "Traceback" not in done.stderr
    assert file.read_bytes() == content
    # SQLite leaves its own two files when it has only looked; there is nothing in them to write.
    wal = data / "workbook.sqlite3-wal"
    assert not wal.exists() or wal.stat().st_size == 0
    assert {path.name.partition("-")[0] for path in data.iterdir()} == {file.name}
