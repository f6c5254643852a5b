"""What every answer of the server has in common: headers, light pages, words for faults."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path
from typing import Any

import jinja2
from jupyter_server.base.handlers import JupyterHandler
from tornado.web import HTTPError, RequestHandler

from mentorwidgets.operations import MeetingId
from mentorwidgets.server.identity import Visitor
from mentorwidgets.server.workbook import Workbook
from mentorwidgets.words import current_language, ngettext
from mentorwidgets.words import gettext as _

_HERE = Path(__file__).resolve().parent

#: "Nothing from another host" made true by the browser. Voila and anywidget run inline scripts
#: and load modules from blobs.
POLICY = "; ".join(
    [
        "default-src 'self'",
        "script-src 'self' 'unsafe-inline' blob: data:",
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "connect-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'self'",
        "object-src 'none'",
        "form-action 'self'",
    ]
)
#: Pages ask for nothing of a device; see :mod:`.microphone` for those that may record.
PERMISSIONS = "camera=(), display-capture=(), geolocation=(), microphone=()"
_HEADERS = {
    "Content-Security-Policy": POLICY,
    "Permissions-Policy": PERMISSIONS,
    "X-Content-Type-Options": "nosniff",
    # Other hosts are told nothing. With "no-referrer" browsers also hide the origin of our own
    # forms from ourselves, and we want to see it.
    "Referrer-Policy": "same-origin",
    "Server": "mentorwidgets",
}

#: Our own files that pages ask for, by the name they have there.
OUR_FILES = {
    "tokens.css": _HERE.parent / "widgets" / "tokens.css",
    "page.css": _HERE / "static" / "page.css",
    "light.css": _HERE / "static" / "light.css",
    "deck.css": _HERE / "static" / "deck.css",
    "page.js": _HERE / "static" / "page.js",
    "open.js": _HERE / "static" / "open.js",
    "erased.js": _HERE / "static" / "erased.js",
    "keyless.js": _HERE / "static" / "keyless.js",
    "icon.svg": _HERE / "static" / "icon.svg",
}


@cache
def _our_file_version(name: str) -> str:
    return hashlib.sha256(OUR_FILES[name].read_bytes()).hexdigest()[:12]


def our_file(name: str) -> str:
    """The address of one of our own files; it changes when the file does."""
    return f"/static/{_our_file_version(name)}/{name}"


class Telling(RequestHandler):
    """The headers of every answer, and a calm page for what went wrong."""

    def set_default_headers(self) -> None:
        """The headers that every answer carries."""
        for name, value in _HEADERS.items():
            self.set_header(name, value)

    def let_record(self) -> None:
        """Let this page record what one says, and play what it holds in its memory."""
        self.set_header("Content-Security-Policy", f"{POLICY}; media-src 'self' blob:")
        own = PERMISSIONS.replace("microphone=()", "microphone=(self)")
        self.set_header("Permissions-Policy", own)

    def write_error(self, status_code: int, **named: Any) -> None:
        """Say in words what went wrong and what to do."""
        error = (named.get("exc_info") or (None, None, None))[1]
        title, text = _usual_words(status_code)
        if isinstance(error, InWordsError):
            title, text = error.title or title, error.told
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        if status_code == 503:
            self.set_header("Retry-After", "60")
        self.finish(light_page("error.html.j2", title=title, text=text))


class InWordsError(HTTPError):
    """An answer that is no success, with a sentence for the person who gets it."""

    def __init__(self, status: int, told: str, *, title: str = "") -> None:
        super().__init__(status, told)
        self.told = told
        self.title = title


class OurHandler(Telling, JupyterHandler):
    """A route of ours: who asks is known, and what is posted is checked to come from our page."""

    visitor: Visitor | None

    @property
    def workbook(self) -> Workbook:
        """What this server serves."""
        return self.settings["workbook"]

    @property
    def meeting(self) -> MeetingId | None:
        """The meeting in whose paths this request lies."""
        return getattr(self.request, "meeting", None)

    @property
    def base_url(self) -> str:
        """Where the paths of this page begin."""
        return f"/m/{self.meeting}/" if self.meeting else "/"

    async def prepare(self, **_named: Any) -> None:
        """See who asks; Jupyter's own does, and checks the token of whatever is posted."""
        await super().prepare()
        user = self.current_user
        self.visitor = user if isinstance(user, Visitor) else None

    def check_xsrf_cookie(self) -> None:
        """Whatever is posted comes from a page of ours and carries its token."""
        if not self.check_origin():
            raise InWordsError(403, _("This was sent from a page of another site."))
        super().check_xsrf_cookie()

    def show(self, template: str, **values: Any) -> None:
        """Answer with one of our light pages, ready to be posted back."""
        self.set_header("Content-Type", "text/html; charset=utf-8")
        self.set_header("Cache-Control", "no-store")
        token = self.xsrf_token.decode()
        self.finish(light_page(template, token=token, base=self.base_url, **values))


def light_page(template: str, **values: Any) -> str:
    """One of our own pages that need no kernel, as HTML."""
    return _pages().get_template(template).render(lang=current_language(), **values)


@cache
def _pages() -> jinja2.Environment:
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(_HERE / "pages"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals.update(_=_, ngettext=ngettext, our_file=our_file)
    return environment


def _usual_words(status: int) -> tuple[str, str]:
    if status == 403:
        return (
            _("This page is not open to you"),
            _("It belongs to somebody else, or this browser has lost its key."),
        )
    if status == 404:
        return (
            _("There is no such page"),
            _("The address may be mistyped, or the page may have been closed."),
        )
    if status == 503:
        return (
            _("Too many pages are open just now"),
            _("Please wait a minute and reload. Nothing you wrote is lost."),
        )
    if status < 500:
        return (
            _("That could not be done"),
            _("Please go back, reload the page and try again."),
        )
    return (
        _("Something went wrong here"),
        _(
            "Nothing you wrote is lost. Please reload; if it stays, tell whoever runs this "
            "workbook."
        ),
    )
