"""The real ``mentorwidgets serve`` as a process, for tests that come to it from outside."""

from __future__ import annotations

import contextlib
import os
import random
import re
import signal
import socket
import subprocess
import sysconfig
import threading
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil

#: How long a process may take to say where it listens, or to stop, on a loaded machine.
PATIENCE = 120.0
_LINK = re.compile(r"https?://[^\s<>\"']+")


def command() -> str:
    """The installed command of the environment that runs the tests."""
    return str(Path(sysconfig.get_path("scripts")) / "mentorwidgets")


def free_port() -> int:
    """A port that nobody listens on, and that nobody is given until it is used.

    It lies below those that the system gives to whoever asks for any, and in a range that only
    this one of the processes that run the tests takes ports from, each once.
    """
    for port in _ports:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind(("127.0.0.1", port))
            except OSError:
                continue
            return port
    raise AssertionError("No port is left for this test.")


def _own_ports() -> Iterator[int]:
    """The ports of this process, beginning anywhere: others may run these tests beside us."""
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    first, many = 20_000 + worker % 20 * 500, 500
    begin = random.randrange(many)
    return (first + (begin + step) % many for step in range(many))


_ports = _own_ports()


def still_running(
    processes: list[psutil.Process], patience: float = PATIENCE
) -> list[psutil.Process]:
    """Those of the processes that do not end within so many seconds.

    Where no init collects orphans, as in many containers, they stay listed as zombies: ended.
    """
    deadline = time.monotonic() + patience
    alive = processes
    while alive and time.monotonic() < deadline:
        _, alive = psutil.wait_procs(alive, timeout=0.2)
        alive = [process for process in alive if not _is_zombie(process)]
    return alive


def _is_zombie(process: psutil.Process) -> bool:
    try:
        return bool(process.status() == psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return True


class Served:
    """One running server: where it listens, the links it printed, its data folder, its log.

    ``argv`` starts another program instead, such as JupyterLab.
    """

    def __init__(
        self,
        *options: str,
        data: Path,
        cwd: Path | None = None,
        env: dict[str, str] | None = None,
        executable: str | None = None,
        argv: list[str] | None = None,
    ) -> None:
        self.data = data
        serve = [executable or command(), "serve", "--data", str(data), "--no-browser"]
        self._said: list[str] = []
        self._grew = threading.Condition()
        inherited = {k: v for k, v in os.environ.items() if not k.startswith("MENTORWIDGETS_")}
        self.process = subprocess.Popen(
            [*(argv or serve), *options],
            cwd=cwd or data,
            env={**inherited, "PYTHONUNBUFFERED": "1", **(env or {})},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            with self._grew:
                self._said.append(line)
                self._grew.notify_all()

    @property
    def log(self) -> str:
        """All that the server has said."""
        with self._grew:
            return "".join(self._said)

    def link(self, fragment: str) -> str:
        """The first printed address that contains ``fragment``, waiting until it is printed."""
        deadline = time.monotonic() + PATIENCE
        with self._grew:
            while True:
                for address in _LINK.findall("".join(self._said)):
                    if fragment in address:
                        return address.rstrip(".,)")
                if not self._reader.is_alive() or time.monotonic() > deadline:
                    said = "".join(self._said)
                    raise AssertionError(f"The server printed no {fragment!r} link:\n{said}")
                self._grew.wait(0.2)

    @property
    def open_link(self) -> str:
        """The owner's link, valid once."""
        return self.link("/open#")

    @property
    def host_link(self) -> str:
        """The link of whoever hosts the room."""
        return self.link("/host#")

    @property
    def url(self) -> str:
        """Scheme, host and port, as printed, without a closing slash."""
        return "/".join(self.link("http").split("/")[:3])

    def ready(self, path: str = "/health") -> Served:
        """Wait until the server answers."""
        health = f"http://127.0.0.1:{self.url.rsplit(':', 1)[1]}{path}"
        deadline = time.monotonic() + PATIENCE
        while True:
            try:
                with urllib.request.urlopen(health, timeout=10) as answer:
                    assert answer.status == 200
                    return self
            except OSError:
                if self.process.poll() is not None or time.monotonic() > deadline:
                    raise AssertionError(f"The server does not answer:\n{self.log}") from None
                with self._grew:
                    self._grew.wait(0.1)

    def family(self) -> list[psutil.Process]:
        """The server's process and every one that descends from it."""
        try:
            parent = psutil.Process(self.process.pid)
            return [parent, *parent.children(recursive=True)]
        except psutil.NoSuchProcess:
            return []

    def warm(self) -> list[psutil.Process]:
        """The process that kernels are forked from: none where they are not."""
        return self._children_that_run("mentorwidgets.server.warm_process")

    def kernels(self) -> list[psutil.Process]:
        """The kernels, forked or not; those whose warm process is gone are nobody's any more."""
        forked = [kernel for warm in self.warm() for kernel in warm.children()]
        return [*forked, *self._children_that_run("mentorwidgets.server.kernel_app")]

    def _children_that_run(self, module: str) -> list[psutil.Process]:
        found = []
        for process in psutil.Process(self.process.pid).children():
            with contextlib.suppress(psutil.NoSuchProcess):  # one that has just ended, too
                if module in process.cmdline():
                    found.append(process)
        return found

    def interrupt(self) -> list[psutil.Process]:
        """Stop the server as Ctrl-C does; gives the processes that it left behind."""
        family = self.family()
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(PATIENCE)
        return still_running(family, patience=10)

    def kill(self) -> None:
        """Stop the server and all its kernels at once, as a power cut does."""
        for process in self.family():
            try:
                process.kill()
            except psutil.NoSuchProcess:
                continue
        self.process.wait(PATIENCE)

    def close(self) -> None:
        """Leave nothing running, whatever the test did."""
        family = self.family()
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
        still_running(family, patience=15)
        for process in family:
            try:
                process.kill()
            except psutil.NoSuchProcess:
                continue
        self.process.wait(PATIENCE)
        self._reader.join(PATIENCE)
