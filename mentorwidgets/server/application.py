"""The Voila application as the workbook runs it: our template, our kernels, our routes.

Nothing that Voila or Jupyter would find in this machine's folders or environment has a say:
no configuration file is read, and every class and path that matters is named here.
"""

from __future__ import annotations

import asyncio
import logging
import os
import re
import signal
import socket
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import tornado.web
from tornado.httpserver import HTTPServer
from tornado.httputil import HTTPServerRequest
from traitlets.config import Config
from voila.app import Voila

from mentorwidgets.operations import MeetingId
from mentorwidgets.server import (
    deck,
    doors,
    erase,
    guide,
    host,
    join,
    kernel_routes,
    notebook_page,
    taken_out,
    voila_files,
)
from mentorwidgets.server.addresses import Addresses
from mentorwidgets.server.base import InWordsError, Telling
from mentorwidgets.server.files import BrowserFile
from mentorwidgets.server.guesses import Crowds, Guesses
from mentorwidgets.server.identity import OurAuthorizer, OurIdentities
from mentorwidgets.server.keeping import keep_promises
from mentorwidgets.server.kernel_socket import MESSAGES_LET_THROUGH, OurSocket
from mentorwidgets.server.kernels import (
    Kernels,
    OurKernelSpecs,
    private_folder,
    remove_private_folder,
)
from mentorwidgets.server.workbook import Workbook
from mentorwidgets.words import gettext as _

_TEMPLATE = Path(__file__).resolve().parent / "template"
_MEETING = re.compile(r"/m/([0-9a-f]{32})(/.*)")
_KERNEL = r"(?P<kernel_id>[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})"
_ID = r"([0-9a-f]{32})"
_FILE = r"[a-z0-9]+(?:-[a-z0-9]+)*"
_NAME = rf"({_FILE})"


class WorkbookApplication(Voila):
    """Voila, serving one workbook."""

    name = "mentorwidgets"
    workbook: Workbook
    addresses: Addresses

    def start_up(self, workbook: Workbook, addresses: Addresses) -> None:
        """Configure everything, from here and from nowhere else."""
        self.workbook = workbook
        self.addresses = addresses
        self.config_file_paths = []
        self.update_config(_our_config(workbook.notebooks))
        self.root_dir = str(workbook.notebooks)
        self.identity_provider_class = OurIdentities
        self.authorizer_class = OurAuthorizer
        self.kernel_websocket_connection_class = OurSocket
        self.initialize(argv=[])
        _quieten(self.log)

    def load_config_file(self, *_args: Any, **_named: Any) -> None:
        """Read no configuration file."""

    def setup_template_dirs(self) -> None:
        """Our template lies in the package; it stands on none of Voila's or nbconvert's."""
        self.template_paths = [str(_TEMPLATE)]
        self.static_paths = [str(voila_files.voila_static())]

    def init_settings(self) -> dict[str, Any]:
        """Voila's settings, and ours over them."""
        settings = super().init_settings()
        self.identity_provider.store = self.workbook.store
        kernels: Kernels = self.kernel_manager
        kernels.allowed_message_types = MESSAGES_LET_THROUGH
        settings.update(
            workbook=self.workbook,
            voila_configuration=self.voila_configuration,
            page_template_paths=self.template_paths,
            compress_response=True,
            # Each route of ours says itself whom it lets in, and in words.
            allow_unauthenticated_access=True,
            default_handler_class=doors.NotFound,
            # Not Jupyter's name for it: another Jupyter on this computer has the same cookies.
            xsrf_cookie_name="mw_form",
            xsrf_cookie_kwargs={"samesite": "Lax", "httponly": True},
            guesses=Guesses(),
            crowds=Crowds(),
            facilitator_links={},
            log_function=_say_nothing,
        )
        return settings

    def init_handlers(self) -> list[Any]:
        """Our routes. None of Voila's tree, contents, files and render routes is among them."""
        files = f"/voila/{voila_files.version()}"
        return [
            (r"/", notebook_page.HomePage),
            (r"/board", notebook_page.BoardPage),
            (r"/wall", notebook_page.WallPage),
            (r"/your-page", notebook_page.OwnPage),
            (r"/rehearsal", notebook_page.RehearsalPage),
            (rf"/rehearsal/{_NAME}", notebook_page.RehearsalPage),
            (rf"/m/{_ID}", tornado.web.RedirectHandler, {"url": "/m/{0}/", "permanent": False}),
            (rf"/exercise/{_NAME}", notebook_page.ExercisePage),
            (rf"/deck/{_NAME}", deck.Deck),
            (rf"/deck/{_NAME}/shipped", deck.ShippedDeck),
            (r"/open", doors.Open),
            (r"/leave", doors.Leave),
            (r"/erase", erase.EraseMine),
            (r"/copy", taken_out.Copy),
            (r"/join", join.Join),
            (r"/join/([^/]{1,64})", join.Join),
            (r"/host", host.Host),
            (rf"/host/guide/({_FILE}\.(?:pdf|docx))", guide.Guide),
            (rf"/host/sheet/({_FILE}\.(?:pdf|docx))", guide.EmptySheet),
            (rf"/host/{_ID}/board", host.Board),
            (rf"/host/{_ID}/link", host.NewLink),
            (rf"/host/{_ID}/keep", host.Keep),
            (rf"/host/{_ID}/erase", erase.EraseMeeting),
            (r"/health", doors.Health),
            (rf"/api/kernels/{_KERNEL}", kernel_routes.OneKernel),
            (rf"/api/kernels/{_KERNEL}/channels", kernel_routes.KernelSocket),
            (rf"/close/{_KERNEL}", kernel_routes.ClosePage),
            (rf"/voila/api/shutdown/{_KERNEL}", kernel_routes.MayClose),
            (rf"{files}/static/(.+)", BrowserFile, {"kind": "static"}),
            (rf"{files}/labextensions/(.+)", BrowserFile, {"kind": "labextensions"}),
            (r"/static/[0-9a-f]{12}/([a-z.]+)", BrowserFile, {"kind": "ours"}),
        ]

    def run(
        self,
        sockets: Sequence[socket.socket],
        when_ready: Callable[[], None],
        *,
        at_most: int | None = None,
    ) -> None:
        """Serve on these sockets until Ctrl-C or SIGTERM, then leave nothing behind."""
        asyncio.run(self._serve(sockets, when_ready, at_most))

    async def _serve(
        self, sockets: Sequence[socket.socket], when_ready: Callable[[], None], at_most: int | None
    ) -> None:
        folder = private_folder()
        self.connection_dir = str(folder)
        stopped = asyncio.Event()
        _on_signal(stopped)
        try:
            self.app = _Routes(self.addresses, self.init_handlers, **self.init_settings())
            kernels: Kernels = self.kernel_manager
            kernels.at_most = at_most or kernels.at_most
            await kernels.begin(self.workbook.exercises)
            server = HTTPServer(self.app)
            server.add_sockets(sockets)
            promises = asyncio.create_task(keep_promises(self.workbook, kernels))
            when_ready()
            await stopped.wait()
            promises.cancel()
            server.stop()
            await kernels.end_everything(patience=20)
            await server.close_all_connections()
        finally:
            remove_private_folder(folder)


class _Routes(tornado.web.Application):
    """Our routes, behind two checks that come before every one of them."""

    def __init__(self, addresses: Addresses, handlers: Any, **settings: Any) -> None:
        super().__init__(**settings)
        self._addresses = addresses
        self.add_handlers(".*$", handlers())

    def find_handler(self, request: HTTPServerRequest, **named: Any) -> Any:
        """Refuse a Host that is not ours; take the meeting out of the path and remember it."""
        if not self._addresses.is_ours(request.host):
            return self.get_handler_delegate(request, _WrongHost)
        meeting = _MEETING.fullmatch(request.path)
        request.meeting = MeetingId(meeting[1]) if meeting else None  # type: ignore[attr-defined]
        if meeting:
            request.path = meeting[2]
        return super().find_handler(request, **named)


class _WrongHost(Telling):
    def prepare(self) -> None:
        raise InWordsError(
            403,
            _(
                "This workbook does not answer to the name in the address bar. "
                "Please use the address that was printed where it was started."
            ),
        )


def _our_config(notebooks: Path) -> Config:
    return Config(
        {
            "Voila": {"open_browser": False, "log_level": logging.WARNING},
            "VoilaConfiguration": {
                "template": "workbook",
                "allow_template_override": "NO",
                "allow_theme_override": "NO",
                "show_tracebacks": False,
                "strip_sources": True,
                "attempt_fix_notebook": False,
                "multi_kernel_manager_class": Kernels,
                "kernel_spec_manager_class": OurKernelSpecs,
                "resources": {},
            },
            "VoilaExecutor": {"timeout": 60, "startup_timeout": 60},
            "KernelManager": {"transport": "tcp" if sys.platform == "win32" else "ipc"},
            # A page whose kernel has died is opened anew; a fresh kernel behind it knows nothing.
            "KernelRestarter": {"restart_limit": 0},
            "MappingKernelManager": {
                "root_dir": str(notebooks),
                "cull_idle_timeout": 1800,
                "cull_interval": 60,
                "cull_connected": False,
            },
            "ContentsManager": {"root_dir": str(notebooks)},
        }
    )


def _on_signal(stopped: asyncio.Event) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        try:
            loop.add_signal_handler(number, stopped.set)
        except NotImplementedError:  # Windows
            signal.signal(number, lambda *_: loop.call_soon_threadsafe(stopped.set))


def _quieten(log: logging.Logger) -> None:
    """Warnings in one line each. What a program was working on may be somebody's words."""
    # Jupyter counts its pings in milliseconds, and Tornado warns of that at each socket.
    logging.getLogger("tornado.general").setLevel(logging.ERROR)
    if os.environ.get("MENTORWIDGETS_DEBUG") == "1":
        return
    for handler in log.handlers:
        handler.addFilter(_without_traceback)
    one_line = logging.StreamHandler()
    one_line.addFilter(_without_traceback)
    tornado_log = logging.getLogger("tornado")
    tornado_log.addHandler(one_line)
    tornado_log.propagate = False


def _without_traceback(record: logging.LogRecord) -> bool:
    if record.exc_info and record.exc_info[0]:
        # What Voila and Tornado add to such a message is the cell or the request as it was.
        plain = str(record.msg).partition("%")[0].strip(" :\n")
        record.msg, record.args = f"{plain} ({record.exc_info[0].__name__})", None
        record.exc_info = record.exc_text = None
    return True


def _say_nothing(_handler: Any) -> None:
    """Who opened which page when is nobody's business: no access log is kept."""
