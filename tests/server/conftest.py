"""Servers that several tests come to, on small notebooks that start quickly."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from tests.server import rooms
from tests.server.client import Person
from tests.server.rooms import Meeting
from tests.serving import Served

#: What each notebook does, and who may open it. The exercises stand for pages that go wrong.
NOTEBOOKS = {
    "home": (["owner"], "'the words of home'"),
    "meeting": (["participant"], "'the words of the meeting'"),
    "board": (["facilitator"], "'the words of the board'"),
    "definition-of-success": (["owner", "participant"], "raise ValueError('my secret words')"),
    "developmental-network": (["owner"], "import os; os._exit(9)"),
    "elevator-pitch": (["owner"], "'the words of the pitch'"),
}


@pytest.fixture(scope="package")
def notebooks() -> Iterator[Path]:
    """A folder of notebooks with one small cell each."""
    folder = Path(tempfile.mkdtemp(prefix="mw-"))
    for name, (roles, code) in NOTEBOOKS.items():
        notebook = new_notebook(
            cells=[new_markdown_cell(f"# The {name} page"), new_code_cell(code)],
            metadata={
                "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
                "mentorwidgets": {"roles": roles},
            },
        )
        nbformat.write(notebook, folder / f"{name}.ipynb")
    yield folder
    shutil.rmtree(folder)


def _served(*options: str) -> Iterator[Served]:
    data = Path(tempfile.mkdtemp(prefix="mw-"))
    served = Served(*options, data=data)
    try:
        yield served.ready()
    finally:
        served.close()
        shutil.rmtree(data, ignore_errors=True)


@pytest.fixture(scope="package")
def alone(notebooks: Path) -> Iterator[Served]:
    """A workbook for one person."""
    yield from _served("--notebooks", str(notebooks))


@pytest.fixture(scope="package")
def owner(alone: Served) -> Person:
    """The owner, come through the printed link."""
    person = Person(alone.url)
    assert person.open(alone.open_link).status == 303
    return person


@pytest.fixture(scope="package")
def room(notebooks: Path) -> Iterator[Served]:
    """A workbook for a room."""
    yield from _served("--group", "--host", "127.0.0.1", "--notebooks", str(notebooks))


@pytest.fixture(scope="package")
def host(room: Served) -> Person:
    """Whoever hosts the room."""
    person = Person(room.url)
    assert person.open(room.host_link).status == 303
    return person


@pytest.fixture
def open_meeting(host: Person) -> Callable[..., Meeting]:
    """Open a meeting as the host does."""
    return partial(rooms.open_meeting, host)


@pytest.fixture
def join(room: Served) -> Callable[..., Person]:
    """Join a meeting with a name, as somebody new."""
    return partial(rooms.join_meeting, room.url)
