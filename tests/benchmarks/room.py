"""How a room of sixty opens, and how fresh the facilitator's board is while it works.

    python -m tests.benchmarks.room [--people 60] [--browsers 8] [--seconds 60] [--no-stock]

The server is ``mentorwidgets serve --group`` as anyone starts it. People are clients that speak
as pages do, each with a kernel and a socket of their own; beside them real browsers. Everything
runs on this computer, which the clients share with the server: on two of them it would be faster.

Opening: everybody asks for their page at the same moment; a page is usable when its widget has
said welcome. Stock Voila does the same in the same run with the page of one exercise, which has
less to do: no meeting, no seats. Memory is what the kernels have for themselves (USS).

Freshness: acts spread over a minute, from the moment when one is sent to the moment when the
message that counts it is there on the board. At the end the store is counted: every act must be
there, once.
"""

from __future__ import annotations

import argparse
import platform
import shutil
import statistics
import sysconfig
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import psutil

from mentorwidgets.clock import now
from mentorwidgets.store import open_store
from tests.benchmarks.room_fresh import freshness
from tests.page_client import PageClient, together
from tests.server.client import Person
from tests.server.rooms import join_meeting, open_meeting
from tests.serving import Served, free_port

_EXERCISE = "definition-of-success"


def main() -> None:
    """Print how long opening takes, beside stock Voila, then how fresh the board is."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--people", type=int, default=60)
    options.add_argument("--browsers", type=int, default=8)
    options.add_argument("--seconds", type=float, default=60.0)
    options.add_argument("--no-stock", action="store_true", help="leave out stock Voila")
    given = options.parse_args()
    print(
        f"{platform.machine()}, {psutil.cpu_count()} processors, load before "
        f"{psutil.getloadavg()[0]:.1f}, Python {platform.python_version()}"
    )
    with _folder() as data, _served("--group", "--host", "127.0.0.1", data=data) as served:
        host = Person(served.url)
        assert host.open(served.host_link).status == 303
        meeting = open_meeting(host, _EXERCISE)
        people = [join_meeting(served.url, meeting, f"P{n}") for n in range(given.people)]
        path = f"/m/{meeting.id}/"
        pages = [PageClient(person, path, path) for person in people]
        last = _open_all("this workbook", pages)
        _say_load(served)
        freshness(served, meeting, pages, browsers=given.browsers, seconds=given.seconds)
        _say_load(served)
    if given.no_stock:
        return
    with _folder() as data, _stock_voila(data) as served:
        strangers = [Person(served.url) for _ in range(given.people)]
        stock = _open_all("stock Voila", [PageClient(person, "/") for person in strangers])
        _say_load(served)
    print(f"the last page is there {stock / last:.1f} times sooner than with stock Voila")


def _open_all(what: str, pages: list[PageClient]) -> float:
    times: list[float] = []
    begin = time.perf_counter()

    def opened(page: PageClient) -> Callable[[], None]:
        def open_one() -> None:
            page.open()
            times.append(time.perf_counter() - begin)

        return open_one

    failed = together([opened(page) for page in pages])
    for error in failed[:3]:
        print(f"  lost: {type(error).__name__}: {str(error)[:200]}")
    if not times:
        raise SystemExit(f"{what}: no page became usable")
    times.sort()
    print(
        f"{what}: {len(times)} of {len(pages)} pages usable; first {times[0]:.1f} s, "
        f"half {statistics.median(times):.1f} s, last {times[-1]:.1f} s"
    )
    return times[-1]


def _say_load(served: Served) -> None:
    server, *others = served.family()
    kernels = [p for p in others if not any(c in others for c in p.children())]
    own = [kernel.memory_full_info().uss / 1e6 for kernel in kernels]
    print(
        f"  {len(own)} kernels, {statistics.median(own):.0f} MB each, at most {max(own):.0f} MB; "
        f"server {server.memory_full_info().uss / 1e6:.0f} MB; processor time so far: "
        f"{sum(map(_spent, kernels)):.1f} s kernels, {_spent(server):.1f} s server"
    )


def _spent(process: psutil.Process) -> float:
    times = process.cpu_times()
    return float(times.user + times.system)


@contextmanager
def _folder() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="mw-room-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _served(*options: str, data: Path) -> Iterator[Served]:
    served = Served(*options, "--port", str(free_port()), data=data)
    try:
        yield served.ready()
    finally:
        served.close()


@contextmanager
def _stock_voila(data: Path) -> Iterator[Served]:
    """Voila as it comes, on a notebook that opens the same exercise."""
    import nbformat
    from nbformat.v4 import new_code_cell, new_notebook

    code = f"import mentorwidgets\nmentorwidgets.open_exercise({_EXERCISE!r})"
    python = {"name": "python3", "display_name": "Python 3", "language": "python"}
    notebook = new_notebook(cells=[new_code_cell(code)], metadata={"kernelspec": python})
    nbformat.write(notebook, data / "page.ipynb")
    with closing(open_store(f"sqlite:///{data / 'workbook.sqlite3'}")) as store:
        store.owner(at=now())  # a workbook that has been used before, not sixty first starts
    voila = str(Path(sysconfig.get_path("scripts")) / "voila")
    served = Served(
        *("page.ipynb", "--no-browser", f"--port={free_port()}"),
        data=data,
        argv=[voila],
        env={"MENTORWIDGETS_DATA": str(data)},
    )
    try:
        yield served.ready("/voila/static/voila.js")
    finally:
        served.close()


if __name__ == "__main__":
    main()
