"""The light routes: opening by a link, leaving, and whether the server is well."""

from __future__ import annotations

from typing import NoReturn

from tornado.web import HTTPError

from mentorwidgets import __version__
from mentorwidgets.operations import PersonId
from mentorwidgets.server.base import InWordsError, OurHandler, Telling
from mentorwidgets.server.identity import cookie_path, give_cookie, take_cookie_back
from mentorwidgets.server.kernels import Kernels, Owner
from mentorwidgets.server.keys import is_key, new_key
from mentorwidgets.store import KeyRecord, Role, Seat, hash_key
from mentorwidgets.words import gettext as _

#: Whoever leads or hosts has nothing of their own to lose.
_WITH_WORK = frozenset({Role.OWNER, Role.PARTICIPANT})


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
        """Give this browser a key of its own and go on to where the link leads.

        A browser that holds the key of somebody else, who has work there, is asked first.
        """
        text = self.get_body_argument("key", "")
        key = self._found(text)
        if key.meeting != self.meeting:
            # The browser posts the same form again, now with the cookies of those paths.
            self.redirect(f"{cookie_path(key.meeting)}open", status=307)
            return
        held = self.visitor.as_one_of({key.role}) if self.visitor else None
        if held is not None and held.person != key.person:
            if key.role not in _WITH_WORK:
                # Every key to the same board opens the same; a link valid once is not used up.
                self.redirect(_first_page(key), status=303)
                return
            if not self.get_body_argument("confirm", ""):
                self._ask(text, held, key)
                return
        self._let_in(key, instead_of=held)

    def _found(self, text: str) -> KeyRecord:
        """What the key of the link stands for; a link valid once is not spent by looking."""
        store = self.workbook.store
        hashed = hash_key(text)
        key = is_key(text) and (store.find_key(hashed) or store.find_key(hashed, once=True))
        return key or _refuse()

    def _ask(self, text: str, held: KeyRecord, key: KeyRecord) -> None:
        names = {seat.person: seat.name for seat in self._seats()}
        self.show(
            "other_person.html.j2",
            title=_("Somebody else is known to this browser"),
            key=text,
            mine=_name(held, names),
            other=_name(key, names),
            back=_first_page(held),
        )

    def _seats(self) -> list[Seat]:
        return self.workbook.store.seats(self.meeting) if self.meeting else []

    def _let_in(self, key: KeyRecord, *, instead_of: KeyRecord | None) -> None:
        store, now = self.workbook.store, self.workbook.now()
        if key.once and store.spend_key(key.key_hash, at=now) is None:
            _refuse()
        own = new_key()
        store.add_key(hash_key(own), key.person, role=key.role, meeting=key.meeting, at=now)
        if instead_of is not None and instead_of.person != key.person:
            let_go(self, instead_of)
        give_cookie(self, own, Role(key.role), key.meeting)
        self.redirect(_first_page(key), status=303)


def _refuse() -> NoReturn:
    raise InWordsError(
        403,
        _(
            "It has been used already, or was replaced by a newer one. "
            "The newest link is printed where the workbook was started."
        ),
        title=_("This link does not open the workbook"),
    )


def _name(key: KeyRecord, names: dict[PersonId, str]) -> str:
    if key.role == Role.OWNER:
        return _("the owner of this workbook")
    return names.get(key.person, _("somebody else")) if key.person else _("somebody else")


def _first_page(key: KeyRecord) -> str:
    if key.role == Role.FACILITATOR:
        return cookie_path(key.meeting) + "board"
    if key.role == Role.HOST:
        return "/host"
    return cookie_path(key.meeting)


def let_go(handler: OurHandler, key: KeyRecord) -> None:
    """Stop a key that its browser forgets, and end the kernels that nobody is left to look at."""
    handler.workbook.store.revoke_key(key.key_hash, at=handler.workbook.now())
    kernels: Kernels = handler.kernel_manager
    owner = Owner.of(key)
    kernels.end_soon(kernels.all_of(lambda whose: whose == owner))


class Leave(OurHandler):
    """``POST /leave?page=<kernel>``: this browser forgets who sat here.

    With the kernel of the page that was left, only the one who sat at that page; without, or
    when it has ended, everybody whose cookie belongs to these paths.
    """

    def post(self) -> None:
        """Take the cookies back, and stop their keys."""
        page = self.get_query_argument("page", "")
        kernels: Kernels = self.kernel_manager
        held = self.visitor.keys if self.visitor else ()
        sat = kernels.owner(page) if kernels.belongs_to_one_of(held, page) else None
        for key in held:
            if sat is None or key.role == sat.role:
                let_go(self, key)
        if sat is not None:
            # The page has no key any more to close itself with.
            kernels.end_soon([page], in_use_too=True)
        for role in [sat.role] if sat else Role:
            take_cookie_back(self, role, self.meeting)
        self.show("left.html.j2", title=_("You have left"))
