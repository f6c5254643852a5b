"""Kernels that start at once: forked from a process that has imported everything already.

A new interpreter spends about a second of processor time on imports. When sixty people open a page
together, that is what they wait for. So one process imports, once, and each kernel is a fork of
it: ready in milliseconds, sharing what was imported. Where forking is not safe (macOS, whose
libraries start threads; Windows, which has no fork), and whenever the warm process fails, a kernel
is started as usual.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import os
import socket
import subprocess
import sys
from collections.abc import Iterable, Mapping
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import psutil
from jupyter_client.connect import KernelConnectionInfo
from jupyter_client.provisioning import KernelProvisionerFactory, LocalProvisioner

from mentorwidgets.words import current_language

_log = logging.getLogger(__name__)

#: By this name our kernel says how it wants to be started.
PROVISIONER = "mentorwidgets-warm"
#: How long the warm process may take to answer: it may have all its imports before it, in seconds.
_PATIENCE = 30.0
#: After so many failures in a row, kernels are started as usual until the server is started again.
_MOST_FAILURES = 3


class WarmProcess:
    """The warm process as the server sees it; made anew when it has failed."""

    def __init__(self) -> None:
        self._environment: dict[str, str] = {}
        self._exercises: list[str] = []
        self._process: subprocess.Popen[bytes] | None = None
        self._reader: asyncio.StreamReader
        self._writer: asyncio.StreamWriter
        self._asking = asyncio.Lock()
        #: One end for every kernel, the other here: when this process ends, they see it.
        self._lifeline: tuple[int, int] | None = None
        self._failures = 0

    async def start(self, environment: Mapping[str, str], exercises: Iterable[Path]) -> None:
        """Begin to import and read, so that it is done when the first page is opened."""
        if sys.platform != "linux":
            return
        self._environment, self._exercises = dict(environment), [str(place) for place in exercises]
        self._lifeline = os.pipe()
        await self._begin()

    async def fork(
        self, connection: str, environment: Mapping[str, str], folder: str
    ) -> psutil.Process | None:
        """A new kernel; None when it has to be started in another way."""
        if self._lifeline is None or self._failures >= _MOST_FAILURES:
            return None
        wish = {"connection": connection, "environment": environment, "folder": folder}
        async with self._asking:
            try:
                self._writer.write(json.dumps(wish).encode() + b"\n")
                pid = int(await asyncio.wait_for(self._reader.readline(), _PATIENCE))
                self._failures = 0
            except (OSError, ValueError, TimeoutError):
                _log.warning("the process that kernels are forked from has failed; it begins anew")
                self._failures += 1
                self._let_go()
                await self._begin()
                return None
        with contextlib.suppress(psutil.NoSuchProcess):
            return ForkedProcess(pid)
        return None

    def end(self) -> None:
        """End it, and every kernel that is still there."""
        self._failures = _MOST_FAILURES
        self._let_go()
        if self._lifeline is not None:
            for end in self._lifeline:
                os.close(end)
            self._lifeline = None

    async def _begin(self) -> None:
        if self._lifeline is None:
            return
        ours, theirs = socket.socketpair()
        handed_on = (theirs.fileno(), self._lifeline[0])
        with theirs:
            self._process = subprocess.Popen(  # noqa: S603 - our own module
                [
                    *(sys.executable, "-P", "-m", "mentorwidgets.server.warm_process"),
                    *map(str, handed_on),
                    *(current_language(), *self._exercises),
                ],
                env=self._environment,
                stdin=subprocess.DEVNULL,
                pass_fds=handed_on,
                start_new_session=True,
            )
        self._reader, self._writer = await asyncio.open_unix_connection(sock=ours)

    def _let_go(self) -> None:
        if self._process is not None:
            self._writer.close()
            self._process.kill()
            self._process.wait()
            self._process = None


class ForkedProcess(psutil.Process):
    """A kernel that is not our child, in the words in which Jupyter asks after its children."""

    stdin = stdout = stderr = None

    def poll(self) -> int | None:
        """None for as long as it runs. How it ended is not told to others than its parent."""
        try:
            # Where nobody collects what has lost its parent, it stays listed when it has ended.
            ended = not self.is_running() or self.status() == psutil.STATUS_ZOMBIE
        except psutil.NoSuchProcess:
            ended = True
        return 1 if ended else None

    def wait(self, timeout: float | None = None) -> int | None:
        """Jupyter calls this when it has ended; there is nothing to collect."""
        del timeout
        return self.poll()


class WarmProvisioner(LocalProvisioner):
    """Forks a kernel from the warm process, or starts it as usual."""

    async def launch_kernel(self, cmd: list[str], **kwargs: Any) -> KernelConnectionInfo:
        """Launch a kernel whose connection file is written already."""
        manager: Any = self.parent
        warm: WarmProcess = manager.parent.warm
        folder = kwargs.get("cwd") or Path.cwd()
        process = await warm.fork(manager.connection_file, kwargs["env"], str(folder))
        if process is None:
            return await super().launch_kernel(cmd, **kwargs)
        # It leads a group of its own.
        self.process, self.pid, self.pgid, self.cwd = process, process.pid, process.pid, folder
        return self.connection_info


KernelProvisionerFactory.provisioners[PROVISIONER] = EntryPoint(
    PROVISIONER, f"{__name__}:{WarmProvisioner.__name__}", KernelProvisionerFactory.GROUP_NAME
)
