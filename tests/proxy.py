"""A network that fails: a TCP proxy that cuts, refuses, freezes and thaws its connections."""

from __future__ import annotations

import contextlib
import selectors
import socket
import threading


class CuttingProxy:
    """Stands between a browser and a server on this computer.

    ``cut`` drops every connection, and until ``mend`` new ones are dropped too: a lost network.
    ``freeze`` keeps the connections and passes nothing on: a dead access point. ``thaw`` lets
    what waited go on its way. ``freeze_at`` freezes by itself, before the first piece from a
    browser that holds these words is passed on: no test is as quick as a page that opens.
    """

    def __init__(self, port: int) -> None:
        self._target = ("127.0.0.1", port)
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listener.getsockname()[1])
        self._flows = threading.Event()
        self._flows.set()
        self._away = False
        self._words = b""
        self._closed = False
        self._lock = threading.Lock()
        self._open: set[socket.socket] = set()
        threading.Thread(target=self._accept, daemon=True).start()

    @property
    def url(self) -> str:
        """Where a browser finds the proxy."""
        return f"http://127.0.0.1:{self.port}"

    def through(self, link: str) -> str:
        """The same link, by way of the proxy."""
        return self.url + "/" + link.split("/", 3)[3]

    def cut(self) -> None:
        """Drop every connection, and new ones until :meth:`mend`."""
        with self._lock:
            self._away = True
            dropped = list(self._open)
        for end in dropped:
            _hang_up(end)

    def mend(self) -> None:
        """Let new connections pass again."""
        with self._lock:
            self._away = False

    def freeze(self) -> None:
        """Keep the connections and pass nothing on."""
        self._flows.clear()

    def freeze_at(self, words: bytes) -> None:
        """Freeze once a browser sends these words; they wait too."""
        self._words = words

    @property
    def is_frozen(self) -> bool:
        """Whether nothing passes."""
        return not self._flows.is_set()

    def thaw(self) -> None:
        """Pass on what waited, and all that follows."""
        self._flows.set()

    def close(self) -> None:
        """Let go of everything."""
        self._closed = True
        self.cut()
        self.thaw()
        _drop(self._listener)

    def _accept(self) -> None:
        while not self._closed:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            with self._lock:
                away = self._away
            if away:
                _drop(near)
                continue
            threading.Thread(target=self._carry, args=(near,), daemon=True).start()

    def _carry(self, near: socket.socket) -> None:
        self._flows.wait()
        try:
            far = socket.create_connection(self._target)
        except OSError:
            _drop(near)
            return
        with self._lock:
            if self._away:
                _drop(near)
                _drop(far)
                return
            self._open |= {near, far}
        with selectors.DefaultSelector() as ready:
            ready.register(near, selectors.EVENT_READ, far)
            ready.register(far, selectors.EVENT_READ, near)
            try:
                while True:
                    for key, _ in ready.select():
                        self._flows.wait()
                        piece = key.fileobj.recv(65536)  # type: ignore[union-attr]
                        if not piece:
                            return
                        if self._words and self._words in piece and key.fileobj is near:
                            self._words = b""
                            self.freeze()
                            self._flows.wait()
                        key.data.sendall(piece)
            except OSError:
                return
            finally:
                with self._lock:
                    self._open -= {near, far}
                _drop(near)
                _drop(far)


def _hang_up(end: socket.socket) -> None:
    # The thread that carries the connection sees its end and closes it: a descriptor closed
    # under its feet could be another connection's a moment later.
    with contextlib.suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)


def _drop(end: socket.socket) -> None:
    _hang_up(end)
    end.close()
