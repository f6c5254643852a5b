"""A page of the workbook without a browser: it has a kernel and a socket, and speaks as pages do."""

from __future__ import annotations

import re
import secrets
import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from websockets.exceptions import ConnectionClosed

from mentorwidgets.operations import PersonId
from tests.server.client import Answer, Person, message, unpacked

_MODEL = re.compile(r'"model_id": ?"([0-9a-f]{32})"')
_KERNEL = re.compile(r'"kernelId": ?"([0-9a-f-]{36})"')
#: A page that has said nothing for so long, in seconds, says that it is there.
_IDLE = 10.0
#: A page that is not usable after so long, in seconds, is counted as lost.
PATIENCE = 300.0


class PageClient:
    """One open page: what a browser's bridge does, in as many messages.

    ``heard`` is called with each message of the page's widget and when it came.
    """

    def __init__(
        self,
        person: Person,
        path: str,
        base: str = "/",
        heard: Callable[[dict[str, Any], float], None] = lambda *_: None,
    ) -> None:
        self.client = secrets.token_hex(16)
        self.person = PersonId("")
        self.document = ""
        self.revision = 0
        self.acknowledged: dict[int, float] = {}
        self.refused: list[str] = []
        self._person, self._path, self._base = person, path, base
        self._heard = heard
        self._open = ExitStack()
        self._welcomed = threading.Event()
        self._grew = threading.Condition()
        self._seq = self._asked = self._pings = 0
        self._said_at = time.perf_counter()
        self._answers: dict[int, dict[str, Any]] = {}

    def open(self) -> PageClient:
        """Ask for the page, open its socket, fetch its widgets, say hello, wait to be welcomed."""
        page = self._person.get(self._path)
        assert page.status == 200, page.text[:400]
        kernel, self._model = _named(page)
        address = f"{self._base}api/kernels/{kernel}/channels?session_id={self.client}"
        self._socket = self._open.enter_context(self._person.socket(address))
        threading.Thread(target=self._listen, daemon=True).start()
        control = {"comm_id": secrets.token_hex(16), "target_name": "jupyter.widget.control"}
        self._socket.send(message("comm_open", {**control, "data": {}})[1])
        states = {"comm_id": control["comm_id"], "data": {"method": "request_states"}}
        self._socket.send(message("comm_msg", states)[1])
        self.say({"type": "hello", "client": self.client, "asked": 0, "revisions": {}})
        assert self._welcomed.wait(PATIENCE), "the page was never welcomed"
        return self

    def say(self, content: dict[str, Any]) -> None:
        """Send a message to the page's widget."""
        self._said_at = time.perf_counter()
        data = {"method": "custom", "content": content}
        self._socket.send(message("comm_msg", {"comm_id": self._model, "data": data})[1])

    def operate(self, op: dict[str, Any]) -> int:
        """Send an operation on the page's document; its number, to be acknowledged later."""
        self._seq += 1
        self.repeat(self._seq, op)
        return self._seq

    def repeat(self, seq: int, op: dict[str, Any]) -> None:
        """Send an operation under a number that it had before, as a page does that is unsure."""
        prev = seq - 1 if seq > 1 else None
        named = {"document": self.document, "client": self.client, "seq": seq, "prev": prev}
        self.say({"type": "op", **named, "op": op})

    def wait_for_more(self) -> None:
        """Wait until something is heard, or a moment."""
        with self._grew:
            self._grew.wait(0.2)

    def ask(self, what: str, args: dict[str, Any]) -> dict[str, Any]:
        """Ask a question and wait for its answer, which must be one."""
        self._asked += 1
        self.say({"type": "ask", "id": self._asked, "what": what, "args": args})
        with self._grew:
            assert self._grew.wait_for(lambda: self._asked in self._answers, PATIENCE), what
            answer = self._answers.pop(self._asked)
        assert "error" not in answer, (what, answer["error"])
        return dict(answer["result"])

    def wait_for_acknowledged(self, seq: int) -> None:
        """Wait until an operation was committed."""
        with self._grew:
            assert self._grew.wait_for(lambda: seq in self.acknowledged, PATIENCE), seq

    def close(self) -> None:
        """Hang up."""
        self._open.close()

    def _listen(self) -> None:
        try:
            while True:
                silent = time.perf_counter() - self._said_at
                if silent > _IDLE:
                    self._pings += 1
                    self.say({"type": "ping", "n": self._pings})
                    continue
                try:
                    data = self._socket.recv(timeout=_IDLE - silent + 0.01)
                except TimeoutError:
                    continue
                at = time.perf_counter()
                content = unpacked(data)[2] if isinstance(data, bytes) else {}
                told = content.get("data", {})
                if content.get("comm_id") == self._model and told.get("method") == "custom":
                    self._take(told["content"], at)
        except ConnectionClosed:
            return

    def _take(self, told: dict[str, Any], at: float) -> None:
        self._heard(told, at)
        with self._grew:
            match told.get("type"):
                case "welcome":
                    self.person = told["person"]
                    self._welcomed.set()
                case "snapshot":
                    self.document, self.revision = told["document"], told["revision"]
                case "ack":
                    self.acknowledged[told["seq"]] = at
                case "refused" | "trouble":
                    self.refused.append(told["message"])
                case "answer":
                    self._answers[told["id"]] = told
            self._grew.notify_all()


def _named(page: Answer) -> tuple[str, str]:
    """The page's kernel, and its widget's model."""
    kernel, model = _KERNEL.search(page.text), _MODEL.search(page.text)
    assert kernel
    assert model, "the page holds no widget"
    return kernel[1], model[1]


def together(work: list[Callable[[], None]]) -> list[Exception]:
    """Do all of this at the same time; what went wrong."""
    failed: list[Exception] = []

    def one(task: Callable[[], None]) -> None:
        try:
            task()
        except Exception as error:  # noqa: BLE001 - one that fails does not stop the others
            failed.append(error)

    threads = [threading.Thread(target=one, args=(task,)) for task in work]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return failed
