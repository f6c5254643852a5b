"""``mentorwidgets serve``: find a port, open the workbook, say where, serve until told to stop."""

from __future__ import annotations

import errno
import getpass
import os
import socket
import sys
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from tornado.netutil import bind_sockets

from mentorwidgets.places import data_folder, shipped
from mentorwidgets.server.addresses import Addresses, reachable_addresses
from mentorwidgets.server.keys import new_key
from mentorwidgets.server.running import Running, fingerprint, read_note
from mentorwidgets.store import Role, Store, hash_key, open_store
from mentorwidgets.words import gettext as _

if TYPE_CHECKING:
    from mentorwidgets.server.workbook import Workbook

USUAL_PORT = 8866
_LOOPBACK = "127.0.0.1"
_EVERYWHERE = "0.0.0.0"  # noqa: S104 - a room is what --group asks for

#: Variables by which Jupyter, IPython and Voila find configuration and kernels elsewhere.
_HABITS = ("JUPYTER_", "JUPYTERLAB_", "IPYTHON", "VOILA_", "PYTHONSTARTUP", "PYTHONINSPECT")


class CannotServeError(Exception):
    """The server could not start; the message says why and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Wishes:
    """What was asked for on the command line."""

    host: str | None = None
    port: int | None = None
    data: Path | None = None
    database: str | None = None
    exercises: tuple[Path, ...] = ()
    group: bool = False
    public_url: str | None = None
    browser: bool = True
    notebooks: Path | None = None
    at_most: int | None = None


def serve(wishes: Wishes, say: Callable[[str], None]) -> None:
    """Serve until Ctrl-C or SIGTERM. Raises :class:`CannotServeError` and ``StoreError``."""
    _forget_habits()
    public = _checked_public_url(wishes.public_url)
    for place in wishes.exercises:
        if not place.is_dir():
            raise CannotServeError(
                _("There is no folder {place}: name one that holds exercises.", place=place)
            )
    data = data_folder(wishes.data)
    try:
        data.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise CannotServeError(
            _(
                "The data folder {folder} cannot be made: {why}. Name another with --data.",
                folder=data,
                why=error.strerror,
            )
        ) from error
    database = _checked_database(wishes.database, data)
    running = read_note(data)
    if running is not None and running.answers():
        _open_the_running(running, wishes, database, say)
        return
    host = wishes.host or (_EVERYWHERE if wishes.group else _LOOPBACK)
    sockets, port = _listen(host, wishes.port)
    store = open_store(database)
    running = Running(_own_url(host, port), wishes.group, fingerprint(database))
    # Voila takes a while to import; what can go wrong before it has gone wrong by now. Half of
    # that while, jsonschema would read a grammar of addresses that nothing here is checked by.
    sys.modules.setdefault("rfc3987_syntax", None)  # type: ignore[arg-type]
    from mentorwidgets.server.application import WorkbookApplication
    from mentorwidgets.server.workbook import Workbook

    try:
        urls = _urls_for_others(host, port, public) if wishes.group else []
        workbook = Workbook(
            data=data,
            database=database,
            store=store,
            exercises=(shipped("exercises"), data / "exercises", *wishes.exercises),
            notebooks=wishes.notebooks or shipped("notebooks"),
            group=wishes.group,
            host_name=_name_of_host(),
            public_url=public or (urls[0] if urls else running.url),
            run=running.run,
        )
        addresses = Addresses(host, workbook.public_url, wishes.group)
        if wishes.group:
            # Older links of a host, and the browsers they opened, end where a new one begins.
            store.revoke_keys(role=Role.HOST, at=datetime.now(UTC))
        link = _new_link(store, running)
        application = WorkbookApplication.instance()
        application.start_up(workbook, addresses)

        def when_ready() -> None:
            running.write(data)
            _greet(say, workbook, urls, link)
            if wishes.browser:
                # Some browsers keep whoever opens them waiting.
                Thread(target=webbrowser.open, args=(link,), daemon=True).start()

        application.run(sockets, when_ready, at_most=wishes.at_most)
    finally:
        running.remove(data)
        store.close()
        for listening in sockets:
            listening.close()


def _open_the_running(
    running: Running, wishes: Wishes, database: str, say: Callable[[str], None]
) -> None:
    """Give a new link to the server that has this data folder open already."""
    if running.group != wishes.group or running.database != fingerprint(database):
        raise CannotServeError(
            _(
                "This data folder is served already, at {url}. Stop that one first (Ctrl-C where "
                "it runs), or name another folder with --data.",
                url=running.url,
            )
        )
    store = open_store(database, migrate=False)
    try:
        link = _new_link(store, running)
    finally:
        store.close()
    say(_("The workbook is open already. A new link to it:   {link}", link=link))
    if wishes.browser:
        webbrowser.open(link)


def _forget_habits() -> None:
    """Drop what this machine's environment would tell Jupyter, for us and for every kernel."""
    for name in [name for name in os.environ if name.startswith(_HABITS)]:
        del os.environ[name]


def _listen(host: str, port: int | None) -> tuple[list[socket.socket], int]:
    for wanted in [port] if port is not None else [USUAL_PORT, 0]:
        try:
            sockets = bind_sockets(wanted, host)
        except OSError as error:
            if error.errno == errno.EADDRINUSE and port is None:
                continue
            raise CannotServeError(_why_not(host, wanted, error)) from error
        return sockets, int(sockets[0].getsockname()[1])
    raise CannotServeError(_("No port is free on {host}.", host=host))


def _why_not(host: str, port: int, error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return _(
            "Port {port} is taken by another program: name another with --port, "
            "or leave --port out and a free one is found.",
            port=port,
        )
    if error.errno == errno.EACCES:
        return _("Port {port} may not be used by you: name one above 1023 with --port.", port=port)
    return _(
        "Cannot listen on {host}, port {port}: {why}. --host names an address of this computer.",
        host=host,
        port=port,
        why=error.strerror,
    )


def _checked_database(given: str | None, data: Path) -> str:
    if given is None:
        return f"sqlite:///{data / 'workbook.sqlite3'}"
    if given == "memory:":
        raise CannotServeError(
            _("A workbook in memory cannot be served: every page is a process of its own.")
        )
    if "://" not in given or given.startswith("sqlite:///"):
        # Kernels work in another folder: what is meant from here must be so from there.
        return f"sqlite:///{Path(given.removeprefix('sqlite:///')).expanduser().resolve()}"
    return given


def _checked_public_url(given: str | None) -> str | None:
    if given is None:
        return None
    try:
        parts = urlsplit(given)
        fits = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:
        fits = False
    if not fits or parts.path not in ("", "/") or parts.query or parts.fragment or parts.username:
        raise CannotServeError(
            _(
                "--public-url is {given!r}: it should look like https://mentoring.example.org, "
                "with nothing behind the name and its port.",
                given=given,
            )
        )
    return f"{parts.scheme}://{parts.netloc}"


def _url(host: str, port: int) -> str:
    return f"http://[{host}]:{port}" if ":" in host else f"http://{host}:{port}"


def _own_url(host: str, port: int) -> str:
    """How this computer's own browser reaches the server."""
    return _url(_LOOPBACK if host in (_EVERYWHERE, "", "::") else host, port)


def _urls_for_others(host: str, port: int, public: str | None) -> list[str]:
    if public:
        return [public]
    if host not in (_EVERYWHERE, "", "::"):
        return [_url(host, port)]
    return [_url(address, port) for address in reachable_addresses()]


def _name_of_host() -> str:
    """The name of whoever runs this, as the computer knows it: whose files they are."""
    try:
        import pwd

        full = pwd.getpwuid(os.getuid()).pw_gecos.split(",")[0].strip()
    except (ImportError, KeyError):
        full = ""
    try:
        name = full or getpass.getuser()
    except (OSError, KeyError):
        return ""
    return "" if name == "root" else name  # an account of the computer's, and nobody's name


def _new_link(store: Store, running: Running) -> str:
    key, now = new_key(), datetime.now(UTC)
    if running.group:
        store.add_key(hash_key(key), None, role=Role.HOST, at=now)
        return f"{running.url}/host#{key}"
    owner = store.owner(at=now)
    store.add_key(hash_key(key), owner, role=Role.OWNER, at=now, once=True)
    return f"{running.url}/open#{key}"


def _greet(say: Callable[[str], None], workbook: Workbook, urls: list[str], link: str) -> None:
    if workbook.group:
        say(_("The workbook is open for a room."))
        for url in urls:
            say(_("Participants join at   {url}", url=f"{url}/join"))
        if not urls:
            say(_("No network was found: only this computer reaches the workbook."))
        say(_("You host it at         {link}", link=link))
    else:
        say(_("The workbook is open at   {link}", link=link))
        say(_("(a link that opens once; afterwards this browser remembers you)"))
    say(_("Its data lies in          {folder}", folder=workbook.data))
    say(_("Stop it with Ctrl-C."))
