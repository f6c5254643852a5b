"""The kernels behind the pages: one for each page, each with an owner that never changes."""

from __future__ import annotations

import asyncio
import os
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import AsyncIterator, Callable, Iterable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
from jupyter_client.kernelspec import KernelSpec, KernelSpecManager, NoSuchKernel
from jupyter_server.services.kernels.kernelmanager import AsyncMappingKernelManager

from mentorwidgets.operations import MeetingId, PersonId
from mentorwidgets.server.warm import PROVISIONER, WarmProcess
from mentorwidgets.store import KeyRecord, Role
from mentorwidgets.widgets.sitting import VARIABLE, Sitting

#: The one name by which our notebooks ask for a kernel; theirs to keep in any Jupyter.
KERNEL_NAME = "python3"
#: What one kernel holds in memory, in bytes, with room to work in: forked, it takes half of it.
_A_KERNEL_TAKES = 96 * 1024**2
#: How many pages one person may have open: more than anybody needs, fewer than all there are.
_MOST_PAGES_OF_ONE = 16
#: How many pages of one person may be without a browser (asleep, or left) and keep their kernel.
_LEFT_PAGES_KEPT = 3
#: After a page was closed, its last words are given this long to arrive, in seconds.
_LAST_WORDS = 2.0


@dataclass(frozen=True, slots=True)
class Owner:
    """Whose kernel it is: the same three that a key stands for."""

    person: PersonId | None
    role: Role
    meeting: MeetingId | None

    @classmethod
    def of(cls, key: KeyRecord) -> Owner:
        """The owner that this key makes."""
        return cls(key.person, Role(key.role), key.meeting)


class TooManyPagesError(Exception):
    """As many pages are open as this computer can carry."""


class OurKernelSpecs(KernelSpecManager):
    """Knows one kernel, ours, wherever this machine keeps others of the same name."""

    def find_kernel_specs(self) -> dict[str, str]:
        """The one kernel."""
        return {KERNEL_NAME: ""}

    def get_kernel_spec(self, kernel_name: str) -> KernelSpec:
        """How the kernel is started."""
        if kernel_name != KERNEL_NAME:
            raise NoSuchKernel(kernel_name)
        # -P: a file that lies in the working folder never takes the place of a module.
        command = [sys.executable, "-P", "-m", "mentorwidgets.server.kernel_app"]
        return KernelSpec(
            argv=[*command, "-f", "{connection_file}"],
            display_name="Python 3",
            language="python",
            metadata={
                "debugger": False,
                "kernel_provisioner": {"provisioner_name": PROVISIONER, "config": {}},
            },
        )

    def get_all_specs(self) -> dict[str, Any]:
        """The one kernel, in the form that Voila asks for."""
        spec = self.get_kernel_spec(KERNEL_NAME)
        return {KERNEL_NAME: {"resource_dir": "", "spec": spec.to_dict()}}


class Kernels(AsyncMappingKernelManager):
    """Starts a kernel for somebody, remembers for whom; never more than the computer carries."""

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        self.warm = WarmProcess()
        self._owners: dict[str, Owner] = {}
        self._waiting: Counter[Owner] = Counter()
        self._ending: set[asyncio.Task[None]] = set()
        self._turn = asyncio.Semaphore(2 * (os.cpu_count() or 1))
        #: How many kernels may run at the same time.
        self.at_most = max(4, int(psutil.virtual_memory().total * 0.75 / _A_KERNEL_TAKES))

    def owner(self, kernel_id: str) -> Owner | None:
        """Whose kernel this is; None when there is no such kernel (any more)."""
        return self._owners.get(kernel_id) if kernel_id in self else None

    def belongs_to_one_of(self, keys: Iterable[KeyRecord], kernel_id: str) -> bool:
        """Whether somebody who holds these keys may use the kernel."""
        owner = self.owner(kernel_id)
        return owner is not None and any(Owner.of(key) == owner for key in keys)

    def take_place(self, owner: Owner) -> None:
        """Ask for a place for one more kernel; raises :class:`TooManyPagesError`.

        A place that was taken is used, or given back, by :meth:`start_for`.
        """
        in_use = [id_ for id_ in self._owners if self.connections(id_)]
        theirs = sum(self._owners[id_] == owner for id_ in in_use) + self._waiting[owner]
        if len(self) + self._waiting.total() >= self.at_most or theirs >= _MOST_PAGES_OF_ONE:
            raise TooManyPagesError
        self._waiting[owner] += 1

    @asynccontextmanager
    async def start_for(
        self, owner: Owner, sitting: Sitting, *, wanted: Callable[[], bool]
    ) -> AsyncIterator[str | None]:
        """Start a kernel in a place that was taken, and let it open its page in its turn.

        When everybody comes at once, a few pages at a time are opened, so that the first are
        there soon instead of all of them late. Gives None when the page is not ``wanted`` any
        more at its turn.
        """
        try:
            await self._turn.acquire()
        except BaseException:
            self._waiting[owner] -= 1
            raise
        try:
            try:
                kernel_id = await self._start(owner, sitting) if wanted() else None
            finally:
                self._waiting[owner] -= 1
            yield kernel_id
        finally:
            self._turn.release()

    async def _start(self, owner: Owner, sitting: Sitting) -> str:
        await self._tidy_up_after(owner)
        kernel_id = await self.start_kernel(
            kernel_name=KERNEL_NAME,
            path="",
            env={**self._environment(), VARIABLE: sitting.to_json()},
        )
        self._owners[kernel_id] = owner
        return str(kernel_id)

    async def _tidy_up_after(self, owner: Owner) -> None:
        """End the kernels of pages that somebody has left without a word, but for the latest."""
        left = [
            kernel_id
            for kernel_id, whose in self._owners.items()
            if whose == owner and not self.connections(kernel_id)
        ]
        for kernel_id in left[:-_LEFT_PAGES_KEPT]:
            await self.end(kernel_id, now=True)

    async def end(self, kernel_id: str, *, now: bool = False) -> None:
        """End a kernel; one that has ended already is no error. It opens to nobody from now on."""
        self._owners.pop(kernel_id, None)
        if kernel_id in self:
            await self.shutdown_kernel(kernel_id, now=now)

    async def end_all(self, which: Callable[[Owner], bool]) -> None:
        """End every kernel whose owner fits."""
        for kernel_id in self.all_of(which):
            await self.end(kernel_id, now=True)

    def all_of(self, which: Callable[[Owner], bool]) -> list[str]:
        """Every kernel whose owner fits."""
        return [id_ for id_, owner in self._owners.items() if which(owner)]

    def end_soon(self, kernel_ids: Iterable[str], *, in_use_too: bool = False) -> None:
        """End kernels when the last words of their pages have had time to arrive.

        Those that a page is connected to by then are left running, but for ``in_use_too``.
        """
        task = asyncio.get_running_loop().create_task(
            self._end_after_last_words(list(kernel_ids), in_use_too=in_use_too)
        )
        self._ending.add(task)
        task.add_done_callback(self._ending.discard)

    async def _end_after_last_words(self, kernel_ids: list[str], *, in_use_too: bool) -> None:
        await asyncio.sleep(_LAST_WORDS)
        for kernel_id in kernel_ids:
            if in_use_too or not self.connections(kernel_id):
                await self.end(kernel_id)

    def remove_kernel(self, kernel_id: str) -> Any:
        """Forget a kernel that has ended, and its owner."""
        self._owners.pop(kernel_id, None)
        return super().remove_kernel(kernel_id)

    def connections(self, kernel_id: str) -> int:
        """How many browser pages have a socket to this kernel open."""
        return int(self._kernel_connections.get(kernel_id, 0))

    async def begin(self, exercises: Iterable[Path]) -> None:
        """Make ready for the first page, which will show one of these exercises."""
        await self.warm.start(self._environment(), exercises)

    async def end_everything(self, patience: float) -> None:
        """End every kernel, and what they are forked from."""
        try:
            with suppress(TimeoutError):
                await asyncio.wait_for(self.shutdown_all(now=True), patience)
        finally:
            self.warm.end()

    def _environment(self) -> dict[str, str]:
        private = Path(self.connection_dir)
        return {
            **os.environ,
            "IPYTHONDIR": str(private / "ipython"),
            "JUPYTER_CONFIG_DIR": str(private / "jupyter"),
            "MPLBACKEND": "agg",
            "ANYWIDGET_HMR": "0",
            # One thread each: many kernels share a few processors, and threads are not forked.
            **dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1"),
        }


def private_folder() -> Path:
    """A new folder that only we can enter, with a path short enough for sockets in it."""
    usual = Path(tempfile.gettempdir())
    # A socket's whole path must fit into 104 bytes (macOS) or 108 (Linux); a name in the
    # folder takes 50.
    short = usual if len(str(usual)) < 32 or not Path("/tmp").is_dir() else Path("/tmp")  # noqa: S108
    return Path(tempfile.mkdtemp(prefix="mw-kernels-", dir=short))


def remove_private_folder(folder: Path) -> None:
    """Take the folder and all that lies in it away."""
    shutil.rmtree(folder, ignore_errors=True)
