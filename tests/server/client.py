"""A browser's manners without a browser: cookies by path, forms with their token, raw headers."""

from __future__ import annotations

import json
import re
import urllib.error
import urllib.parse
import urllib.request
from dataclasses import dataclass
from html.parser import HTMLParser
from http.client import HTTPMessage
from http.cookiejar import Cookie, CookieJar
from uuid import uuid4

from websockets.sync.client import ClientConnection, connect

PROTOCOL = "v1.kernel.websocket.jupyter.org"


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", "replace")

    @property
    def token(self) -> str:
        found = re.search(r'name="_xsrf" value="([^"]+)"', self.text)
        assert found, self.text
        return found[1]

    @property
    def page_data(self) -> dict:
        found = re.search(r'<script id="page-data"[^>]*>(.*?)</script>', self.text, re.DOTALL)
        assert found, self.text
        return json.loads(found[1])

    @property
    def kernel(self) -> str:
        return str(self.page_data["close"]).rsplit("/", 1)[1]

    @property
    def location(self) -> str:
        return self.headers.get("Location", "")


class _Stay(urllib.request.HTTPRedirectHandler):
    def redirect_request(self, *_args, **_named):
        return None


class Person:
    """Somebody with a browser of their own, at one server."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.jar = CookieJar()
        self._opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}), urllib.request.HTTPCookieProcessor(self.jar), _Stay()
        )

    def ask(self, path: str, *, data: dict | None = None, method: str | None = None, **headers):
        body = None if data is None else urllib.parse.urlencode(data).encode()
        request = urllib.request.Request(self.url + path, data=body, method=method)
        for name, value in headers.items():
            request.add_header(name.replace("_", "-"), value)
        try:
            with self._opener.open(request, timeout=120) as answer:
                return Answer(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as error:
            return Answer(error.code, error.headers, error.read())

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask(path, **headers)

    def send(self, path: str, form: str, headers: dict | None = None, **fields: str) -> Answer:
        """Open the page ``form``, fill in its form, and post it to ``path``."""
        token = self.get(form).token
        return self.ask(path, data={"_xsrf": token, **fields}, **(headers or {}))

    def open(self, link: str) -> Answer:
        """Follow a link that carries a key in its fragment, as its page's script does."""
        address, key = link.split("#")
        path = urllib.parse.urlsplit(address).path
        return self.send(path.replace("/host", "/open"), path, key=key)

    def cookies(self) -> dict[str, Cookie]:
        return {cookie.name: cookie for cookie in self.jar}

    def cookie_header(self, path: str) -> str:
        """The cookies that a browser would send to this path."""
        fitting = [c for c in self.jar if path.startswith(c.path)]
        return "; ".join(f"{c.name}={c.value}" for c in fitting)

    def socket(self, path: str, *, origin: str | None = None) -> ClientConnection:
        """Open a kernel's socket with this person's cookies."""
        headers = {"Cookie": self.cookie_header(path)} if self.cookie_header(path) else {}
        return connect(
            self.url.replace("http", "ws", 1) + path,
            origin=origin or self.url,
            additional_headers=headers,
            subprotocols=[PROTOCOL],
            open_timeout=120,
            max_size=None,
        )


def message(kind: str, content: dict, channel: str = "shell") -> tuple[str, bytes]:
    """A message to a kernel as JupyterLab packs it, and its id."""
    name = uuid4().hex
    header = {"msg_id": name, "msg_type": kind, "session": "s", "username": "", "version": "5.3"}
    parts = [channel.encode(), *(json.dumps(p).encode() for p in (header, {}, {}, content))]
    offsets = [8 * (1 + len(parts) + 1)]
    for part in parts:
        offsets.append(offsets[-1] + len(part))
    numbers = [len(offsets), *offsets]
    return name, b"".join(n.to_bytes(8, "little") for n in numbers) + b"".join(parts)


def received(socket: ClientConnection) -> tuple[dict, dict, dict]:
    """The next message from the kernel: its header, its parent's, its content."""
    data = socket.recv(timeout=60)
    assert isinstance(data, bytes)
    return unpacked(data)


def unpacked(data: bytes) -> tuple[dict, dict, dict]:
    """A kernel's message as JupyterLab unpacks it: its header, its parent's, its content."""
    count = int.from_bytes(data[:8], "little")
    ends = [int.from_bytes(data[8 * (i + 1) : 8 * (i + 2)], "little") for i in range(count)]
    header, parent, _, content = (json.loads(data[ends[i] : ends[i + 1]]) for i in range(1, 5))
    return header, parent, content


def answers_to(socket: ClientConnection, name: str) -> set[str]:
    """The kinds of message that came back for a message, until its reply was there."""
    kinds: set[str] = set()
    while not any(kind.endswith("_reply") for kind in kinds):
        header, parent, _content = received(socket)
        if parent.get("msg_id") == name:
            kinds.add(header["msg_type"])
    return kinds


def wait_for_state(socket: ClientConnection, state: str) -> None:
    """Listen until the server says that the kernel is in this state."""
    while received(socket)[2].get("execution_state") != state:
        pass


class Markup(HTMLParser):
    """A page's tags and attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, tag: str) -> list[dict[str, str | None]]:
        return [attributes for name, attributes in self.tags if name == tag]
