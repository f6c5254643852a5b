"""What tests of every folder use: the served workbook, and a folder with a short name."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.serving import Served

_FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Remember whether a test failed, for fixtures that then show what they saw."""
    report = yield
    item.stash[_FAILED] = item.stash.get(_FAILED, False) or report.failed
    return report


@pytest.fixture
def failed(request: pytest.FixtureRequest) -> Callable[[], bool]:
    """Whether the test has failed so far; for the end of a fixture."""
    return lambda: request.node.stash.get(_FAILED, False)


@pytest.fixture
def short_path() -> Iterator[Path]:
    """A fresh folder with a short name: sockets in it must not exceed their hundred characters."""
    folder = Path(tempfile.mkdtemp(prefix="mw-"))
    yield folder
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def serve(short_path: Path, failed: Callable[[], bool]) -> Iterator[Callable[..., Served]]:
    """Start ``mentorwidgets serve`` with these options, and wait until it answers.

    ``serve("--group", data=folder, env={...}, cwd=folder)``; without ``data`` each server has a
    data folder of its own. A failed test shows the logs.
    """
    running: list[Served] = []

    def start(*options: str, data: Path | None = None, **more: object) -> Served:
        if data is None:
            data = short_path / f"data-{len(running)}"
            data.mkdir()
        served = Served(*options, data=data, **more)  # type: ignore[arg-type]
        running.append(served)
        return served.ready()

    yield start
    for served in running:
        served.close()
    if failed():
        for served in running:
            print(f"--- log of the server on {served.data} ---\n{served.log}")
