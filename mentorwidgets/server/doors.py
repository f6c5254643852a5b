"""The light routes: opening by a link, leaving, and whether the server is well."""

from __future__ import annotations

from tornado.web import HTTPError

from mentorwidgets import __version__
from mentorwidgets.server.base import InWordsError, OurHandler, Telling
from mentorwidgets.server.identity import cookie_path, give_cookie, take_cookie_back
from mentorwidgets.server.keys import is_key, new_key
from mentorwidgets.store import KeyRecord, Role, hash_key
from mentorwidgets.words import gettext as _


class Health(Telling):
    """``GET /health``: 200 while the server runs."""

    def get(self) -> None:
        """Answer with JSON."""
        self.set_header("Cache-Control", "no-store")
        run = self.settings["workbook"].run
        self.finish({"status": "ok", "version": __version__, "run": run})


class NotFound(Telling):
    """Every address that this server does not know."""

    def prepare(self) -> None:
        """There is no such page."""
        raise HTTPError(404)


class Open(OurHandler):
    """``/open#<key>``: a link valid once, or somebody's personal link."""

    def get(self) -> None:
        """A page that posts the fragment, which browsers do not send."""
        self.show("open.html.j2", action=f"{self.base_url}open")

    def post(self) -> None:
        """Give this browser a key of its own and go on to where the link leads."""
        key = self.record(self.get_body_argument("key", ""))
        if key is None:
            raise InWordsError(
                403,
                _(
                    "It has been used already, or was replaced by a newer one. "
                    "The newest link is printed where the workbook was started."
                ),
                title=_("This link does not open the workbook"),
            )
        store = self.workbook.store
        own = new_key()
        store.add_key(
            hash_key(own), key.person, role=key.role, meeting=key.meeting, at=self.workbook.now()
        )
        give_cookie(self, own, Role(key.role), key.meeting)
        self.redirect(_first_page(key), status=303)

    def record(self, text: str) -> KeyRecord | None:
        """What the key of the link stands for."""
        if not is_key(text):
            return None
        store, hashed = self.workbook.store, hash_key(text)
        return store.find_key(hashed) or store.spend_key(hashed, at=self.workbook.now())


def _first_page(key: KeyRecord) -> str:
    if key.role == Role.FACILITATOR:
        return cookie_path(key.meeting) + "board"
    if key.role == Role.HOST:
        return "/host"
    return cookie_path(key.meeting)


class Leave(OurHandler):
    """``POST /leave``: this browser forgets who sat here."""

    def post(self) -> None:
        """Take the cookies of these paths back, and their keys with them."""
        for role in Role:
            take_cookie_back(self, role, self.meeting)
        self.show("left.html.j2", title=_("You have left"))
