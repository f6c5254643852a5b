"""A real Chromium in front of the real served workbook.

Every page is watched: an error on the console, an error in its code, or a request to another
host fails the test, unless the test said beforehand that it will happen (``watch.expect``).
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    expect,
    sync_playwright,
)
from sqlalchemy import Engine, create_engine, event, text

from tests.proxy import CuttingProxy
from tests.serving import Served, free_port

#: A name that is not loopback, so that a page on it is no secure context: as on a phone.
ROOM = "room.test"
OURS = {"127.0.0.1", "localhost", "[::1]", "::1", ROOM}
CHROMIUM = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    f"--host-resolver-rules=MAP {ROOM} 127.0.0.1",
    # Each window of a new Chromium makes pages of its own for what drops from the address line:
    # nobody sees them here, and they take as much time as the page that is tested. The others are
    # those that Playwright turns off: of two lists the browser reads the last.
    "--disable-features="
    "WebUIOmniboxPopup,WebUIOmniboxAimPopup,"
    "AvoidUnnecessaryBeforeUnloadCheckSync,DestroyProfileOnBrowserClose,HttpsUpgrades,"
    "HttpsFirstBalancedModeAutoEnable,LensOverlay,MediaRouter,PaintHolding,"
    "ThirdPartyStoragePartitioning,AvoidCorsURLLoaderRestartOnRedirect,OptimizationHints,"
    "NetworkTimeServiceQuerying,AimEnabled,PreconnectToSearch",
)
AXE = ["wcag2a", "wcag2aa", "wcag21aa", "wcag22aa", "best-practice"]
DESKTOP = {"width": 1280, "height": 800}
PHONE = {"width": 390, "height": 844}

# A kernel on a machine that is busy with other things may take its time to start.
expect.set_options(timeout=60_000)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Run a browser test that failed once more: two cores carry server, kernels and browser."""
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.flaky(reruns=1))


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """System Chromium; it ends with these tests, so that its event loop is in nobody's way."""
    found = next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )
    assert found, "Chromium is not on this computer: `python3 .dev/workbook.py test` installs it."
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=found, args=list(CHROMIUM))
        yield chromium
        chromium.close()


@dataclass
class Watch:
    """What the pages of one test did that they should not have done."""

    faults: list[str] = field(default_factory=list)
    # Voila lets go of its kernel when a page is left; what was under way then complains.
    _expected: list[re.Pattern[str]] = field(
        default_factory=lambda: [re.compile("^error: Kernel connection is disposed")]
    )
    pages: list[Page] = field(default_factory=list)

    def expect(self, pattern: str) -> None:
        """Let faults pass that match this regular expression: a test that cuts the line knows."""
        self._expected.append(re.compile(pattern))

    def on(self, context: BrowserContext) -> None:
        """Watch every page of a context, the later ones too."""
        context.set_default_timeout(60_000)
        context.on("console", self._listen)
        context.on("weberror", lambda e: self.faults.append(f"error: {e.error}"))
        context.on("request", lambda request: self._look_at(request.url))
        context.on("page", self._meet)

    def unexpected(self) -> list[str]:
        """The faults that no test announced."""
        return [f for f in self.faults if not any(p.search(f) for p in self._expected)]

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error":
            self.faults.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _meet(self, page: Page) -> None:
        self.pages.append(page)
        page.on("websocket", lambda socket: self._look_at(socket.url))

    def _look_at(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in {"http", "https", "ws", "wss"} and parts.hostname not in OURS:
            self.faults.append(f"request to another host: {url}")


@pytest.fixture
def watch() -> Iterator[Watch]:
    """The watch over all pages of this test; the test fails on what it did not expect."""
    watching = Watch()
    yield watching
    assert not watching.unexpected(), "\n".join(["The pages complained:", *watching.unexpected()])


@pytest.fixture
def visitor(
    browser: Browser, watch: Watch, failed: Callable[[], bool], tmp_path: Path
) -> Iterator[Callable[..., Page]]:
    """Somebody with a browser of their own: ``visitor(viewport=PHONE, has_touch=True)``.

    ``visitor(link)`` comes in through a link, as people do, and so by way of home;
    ``visitor(key=link)`` has been here before: their browser holds the key that the link gives,
    and goes where the test sends it. A home page that nobody looks at takes longer than most
    of what is done on the next.
    """
    contexts: list[BrowserContext] = []

    def come(link: str | None = None, *, key: str | None = None, **options: Any) -> Page:
        options.setdefault("viewport", DESKTOP)
        context = browser.new_context(**options)
        contexts.append(context)
        watch.on(context)
        if key is not None:
            _hand_over(key, context)
        page = context.new_page()
        if link is not None:
            page.goto(link)
        return page

    yield come
    if failed():
        for number, page in enumerate(watch.pages):
            if not page.is_closed():
                picture = tmp_path / f"page-{number}.png"
                page.screenshot(path=picture)
                print(f"{page.url} looked like {picture}")
    for context in contexts:
        context.close()


def _hand_over(link: str, context: BrowserContext) -> None:
    """Post the key of a link as its page does, so that the browser is given its cookie."""
    page, key = link.split("#")
    form = context.request.get(page).text()
    token = re.search(r'name="_xsrf"[^>]* value="([^"]+)"', form)
    assert token, form
    given = context.request.post(page, form={"_xsrf": token[1], "key": key}, max_redirects=0)
    assert given.status == 303, given.text()


@pytest.fixture
def owner_page(serve: Callable[..., Served], visitor: Callable[..., Page]) -> Page:
    """The page of someone alone on their computer, come through the link that is valid once."""
    page = visitor()
    page.goto(serve().open_link)
    expect(page.locator(".mw").first).to_be_visible()
    return page


@dataclass
class Room:
    """A served room, and the page of whoever hosts it."""

    served: Served
    host: Page
    url: str


@pytest.fixture
def serve_room(serve: Callable[..., Served]) -> Callable[..., Served]:
    """A room whose phones come by a name that is not loopback."""

    def start(*options: str, **more: Any) -> Served:
        port = str(free_port())
        public = f"http://{ROOM}:{port}"
        return serve(
            "--group",
            "--host",
            "127.0.0.1",
            "--port",
            port,
            "--public-url",
            public,
            *options,
            **more,
        )

    return start


@pytest.fixture
def room(serve_room: Callable[..., Served], visitor: Callable[..., Page]) -> Room:
    """A room that has just been opened; nobody has joined."""
    served = serve_room()
    host = visitor()
    host.goto(served.host_link)
    host.wait_for_url("**/host")
    return Room(served, host, f"http://{ROOM}:{urlsplit(served.host_link).port}")


@pytest.fixture
def axe() -> Callable[[Page], None]:
    """``axe(page)`` fails with everything that axe-core finds on a page."""
    checker = Axe()

    def check(page: Page, context: Any = None) -> None:
        found = checker.run(
            page,
            context=context,
            options={"resultTypes": ["violations"], "runOnly": {"type": "tag", "values": AXE}},
        )
        assert not found.violations_count, found.generate_report()

    return check


@pytest.fixture
def proxy() -> Iterator[Callable[[Served], CuttingProxy]]:
    """``proxy(served)`` puts a network between browser and server that can be made to fail."""
    standing: list[CuttingProxy] = []

    def between(served: Served) -> CuttingProxy:
        port = urlsplit(served.url).port
        assert port is not None
        standing.append(CuttingProxy(port))
        return standing[-1]

    yield between
    for each in standing:
        each.close()


class Stored:
    """What lies in the store of a data folder, read beside the running server."""

    def __init__(self, data: Path) -> None:
        self.path = data / "workbook.sqlite3"
        self._engine: Engine = create_engine(f"sqlite:///file:{self.path}?mode=ro&uri=true")

        @event.listens_for(self._engine, "connect")
        def _wait_for_writers(connection: Any, _record: Any) -> None:
            connection.execute("PRAGMA busy_timeout = 10000")

    def rows(self, query: str, **values: Any) -> list[dict[str, Any]]:
        """The rows of one query, each as a dict."""
        with self._engine.connect() as connection:
            return [dict(row) for row in connection.execute(text(query), values).mappings()]

    def close(self) -> None:
        self._engine.dispose()


@pytest.fixture
def store_of() -> Iterator[Callable[[Path], Stored]]:
    """``store_of(served.data)`` opens the same file for reading only."""
    opened: list[Stored] = []

    def look(data: Path) -> Stored:
        opened.append(Stored(data))
        return opened[-1]

    yield look
    for each in opened:
        each.close()
