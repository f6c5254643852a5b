"""The tables come from migrations, and a workbook of an earlier version is carried along."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from mentorwidgets.store import NewerFileError, OlderFileError
from mentorwidgets.store.sql import migrate, tables
from tests.store.conftest import Workbook
from tests.store.samples import MAP, add, moment

NEXT = """
import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade():
    op.add_column("seats", sa.Column("pronoun", sa.Text))
    op.create_table("pairs", sa.Column("id", sa.Text, primary_key=True))
    {end}
"""


def engine(book: Workbook) -> sa.Engine:
    return sa.create_engine(book.url.replace("postgresql://", "postgresql+psycopg://"))


def test_the_migrations_make_the_tables_that_the_store_uses(shared_book: Workbook) -> None:
    shared_book.open()
    with engine(shared_book).connect() as connection:
        options = {"version_table": tables.VERSION_TABLE, "compare_type": True}
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, tables.metadata) == []


def test_the_store_knows_the_latest_migration() -> None:
    assert ScriptDirectory(str(migrate.MIGRATIONS)).get_heads() == [tables.REVISION]


@contextmanager
def tomorrow(folder: Path, end: str) -> Iterator[None]:
    """Tomorrow's version, which has one more migration."""
    shutil.copytree(migrate.MIGRATIONS, folder, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "versions" / "0003_pairs.py").write_text(NEXT.format(end=end))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(migrate, "MIGRATIONS", folder)
        patch.setattr(migrate, "REVISION", "0003")
        yield


@pytest.fixture(params=["sqlite", "postgres"])
def fresh_book(request: pytest.FixtureRequest) -> Iterator[Workbook]:
    """A workbook that no other test uses, for its tables change."""
    if request.param == "sqlite":
        book: Workbook = request.getfixturevalue("sqlite_book")
    else:
        book = Workbook("postgres", request.getfixturevalue("server").create())
    yield book
    book.close()


def test_an_older_workbook_is_brought_up_to_date_with_its_work(
    fresh_book: Workbook, tmp_path: Path
) -> None:
    store = fresh_book.open()
    person = store.owner(at=moment())
    kept = add(store, person, 1).entry
    store.close()

    with tomorrow(tmp_path / "100% migrations", end="pass"):
        with pytest.raises(OlderFileError):
            fresh_book.open(migrate=False)
        assert fresh_book.open().entries(person, MAP) == [kept]
        assert fresh_book.open(migrate=False).owner(at=moment()) == person
    with pytest.raises(NewerFileError):
        fresh_book.open()
    with engine(fresh_book).connect() as connection:
        assert sa.inspect(connection).has_table("pairs")


def test_a_migration_that_fails_leaves_the_workbook_as_it_was(
    fresh_book: Workbook, tmp_path: Path
) -> None:
    store = fresh_book.open()
    person = store.owner(at=moment())
    kept = add(store, person, 1).entry
    store.close()

    failing = tomorrow(tmp_path / "migrations", end="raise RuntimeError('power cut')")
    with failing, pytest.raises(RuntimeError, match="power cut"):
        fresh_book.open()
    with engine(fresh_book).connect() as connection:
        seen = sa.inspect(connection)
        assert not seen.has_table("pairs")
        assert "pronoun" not in {column["name"] for column in seen.get_columns("seats")}
    assert fresh_book.open().entries(person, MAP) == [kept]


def test_the_database_is_loaded_only_when_a_workbook_is_opened() -> None:
    script = (
        "import sys, mentorwidgets.store\n"
        "print([name for name in ('sqlalchemy', 'sqlite3', 'alembic') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", script], check=True, capture_output=True)
    assert done.stdout.decode().strip() == "[]"


def test_a_kernel_does_not_load_the_migrations(sqlite_book: Workbook) -> None:
    sqlite_book.open()
    script = (
        "import sys, mentorwidgets.store\n"
        "mentorwidgets.store.open_store(sys.argv[1], migrate=False).close()\n"
        "print('alembic' in sys.modules)"
    )
    command = [sys.executable, "-c", script, sqlite_book.url]
    done = subprocess.run(command, check=True, capture_output=True)
    assert done.stdout.decode().strip() == "False"
