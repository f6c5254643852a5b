"""The warm process: it has imported what pages need, and forks a kernel when it is asked for one.

Started by the server (see :mod:`.warm`) as ``python -P -m mentorwidgets.server.warm_process ASKED
LIFELINE LANGUAGE FOLDER...``: the numbers of a socket through which it is asked, line by line, and
of a pipe that the server keeps open for as long as it lives; then the folders of exercises, which
it reads (a kernel reads again what has changed since). One thread, no event loop, no open database:
what is forked from it has nothing half done.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import pkgutil
import random
import signal
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TextIO

from traitlets.config import Config

from mentorwidgets.content import Library
from mentorwidgets.server.kernel_app import CONFIG, WorkbookKernel
from mentorwidgets.words import use_language

#: What a kernel imports on its way to a page, found by looking at one.
_IMPORTED = (
    "ipykernel.debugger",
    "ipykernel.ipkernel",
    "ipykernel.zmqshell",
    "IPython.core.completerlib",
    "IPython.core.debugger",
    "IPython.core.oinspect",
    "IPython.extensions.storemagic",
    "tornado.platform.asyncio",
    "zmq.utils.garbage",
    "ipywidgets",
    "networkx",
    "segno",
    "sqlite3",
    "sqlalchemy.dialects.sqlite.pysqlite",
    "mentorwidgets.widgets.pages",
)
_PAGES = ("mentorwidgets.widgets", "mentorwidgets.meeting", "mentorwidgets.store")


class ForkedKernel(WorkbookKernel):
    """A kernel that ends with the server, though it is no child of the server's."""

    lifeline = -1

    def init_poller(self) -> None:
        """Wait for the server's end instead of the parent's: the warm process may be replaced."""
        self.poller = threading.Thread(target=self._end_with_the_server, daemon=True)

    def _end_with_the_server(self) -> None:
        os.read(self.lifeline, 1)  # nobody writes: it returns when nobody could any more
        os._exit(1)


def main() -> None:
    """Import and read, then fork until nobody can ask any more."""
    asked, lifeline = map(int, sys.argv[1:3])
    for name in _modules():
        importlib.import_module(name)
    use_language(sys.argv[3])
    Library([Path(folder) for folder in sys.argv[4:]])
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # so that nobody has to collect what ended
    gc.collect()
    gc.freeze()  # what is here now is shared with every kernel for as long as none touches it
    with os.fdopen(asked) as requests, os.fdopen(os.dup(asked), "w") as answers:
        for line in requests:
            wish = json.loads(line)
            if _threads() > 1:
                raise RuntimeError("something that was imported has started a thread")
            pid = os.fork()
            if pid == 0:
                _become_a_kernel(wish, requests, answers, lifeline)
                return
            print(pid, file=answers, flush=True)


def _modules() -> Iterator[str]:
    yield from _IMPORTED
    for package in _PAGES:
        found = importlib.import_module(package)
        for module in pkgutil.walk_packages(found.__path__, f"{package}."):
            if not module.name.endswith((".env", ".postgres")) and ".versions" not in module.name:
                yield module.name


def _threads() -> int:
    return sum(1 for _thread in Path("/proc/self/task").iterdir())


def _become_a_kernel(
    wish: dict[str, Any], requests: TextIO, answers: TextIO, lifeline: int
) -> None:
    requests.close()
    answers.close()
    os.setsid()
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.environ.clear()
    os.environ.update(wish["environment"])
    os.chdir(wish["folder"])
    random.seed()
    if "numpy" in sys.modules:
        sys.modules["numpy"].random.seed()
    ForkedKernel.lifeline = lifeline
    # 1: no process whose end it would have to look for.
    own = Config({"IPKernelApp": {"parent_handle": 1}})
    sys.argv = [sys.argv[0], "-f", wish["connection"]]
    ForkedKernel.launch_instance(argv=sys.argv[1:], config=Config(CONFIG, **own))


if __name__ == "__main__":
    main()
