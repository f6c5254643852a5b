"""Who is asking: cookies to keys, and keys to what they open.

A person is a key. The browser carries it in a cookie that scripts cannot read; the store knows
its hash. Each role has a cookie of its own, so that one browser can be the host of one meeting
and a participant of another: cookies of a meeting go only to the paths below ``/m/<id>/``.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from jupyter_server.auth.authorizer import Authorizer
from jupyter_server.auth.identity import IdentityProvider, User
from tornado.web import RequestHandler
from traitlets import Instance

from mentorwidgets.operations import MeetingId
from mentorwidgets.server.kernels import Kernels
from mentorwidgets.server.keys import is_key
from mentorwidgets.store import KeyRecord, Role, Store, hash_key

#: 400 days, the longest that browsers keep a cookie.
_COOKIE_DAYS = 400


@dataclass
class Visitor(User):
    """Somebody with one key or more: all of those whose cookies came with the request."""

    keys: tuple[KeyRecord, ...] = ()

    def as_one_of(self, roles: set[Role]) -> KeyRecord | None:
        """The first key that gives one of these roles."""
        return next((key for key in self.keys if Role(key.role) in roles), None)


def cookie_name(role: Role) -> str:
    """The name of the cookie that carries a key of this role."""
    return f"mw_{role.value}"


def cookie_path(meeting: MeetingId | None) -> str:
    """The paths to which a browser sends a key's cookie."""
    return f"/m/{meeting}/" if meeting else "/"


def give_cookie(handler: RequestHandler, key: str, role: Role, meeting: MeetingId | None) -> None:
    """Let this browser keep a key."""
    handler.set_cookie(
        cookie_name(role),
        key,
        path=cookie_path(meeting),
        httponly=True,
        samesite="Lax",
        secure=is_encrypted(handler),
        expires_days=_COOKIE_DAYS,
    )


def is_encrypted(handler: RequestHandler) -> bool:
    """Whether the request came by the public address, and that one is ``https``."""
    public = urlsplit(handler.settings["workbook"].public_url)
    return public.scheme == "https" and handler.request.host.lower() == public.netloc.lower()


def take_cookie_back(handler: RequestHandler, role: Role, meeting: MeetingId | None) -> None:
    """Let this browser forget a key."""
    handler.clear_cookie(cookie_name(role), path=cookie_path(meeting))


def keys_of(handler: RequestHandler, store: Store, meeting: MeetingId | None) -> list[KeyRecord]:
    """The keys that came with a request to a path of this meeting, or of none.

    A key counts only where its cookie belongs: a meeting's on that meeting's paths, the owner's
    and the host's on those of no meeting.
    """
    found = []
    for role in Role:
        text = handler.get_cookie(cookie_name(role)) or ""
        if not is_key(text):
            continue
        key = store.find_key(hash_key(text))
        if key is not None and Role(key.role) is role and key.meeting == meeting:
            found.append(key)
    return found


class OurIdentities(IdentityProvider):
    """Asked by every route, of Jupyter's and ours, who is there."""

    store = Instance(object)

    def get_user(self, handler: Any) -> User | None:
        """The visitor, or None for somebody without a key."""
        keys = keys_of(handler, self.store, getattr(handler.request, "meeting", None))
        if not keys:
            return None
        return Visitor(username=keys[0].person or str(keys[0].role), keys=tuple(keys))

    def get_handlers(self) -> list[tuple[str, object]]:
        """No login pages: a key opens the workbook, and nothing else does."""
        return []

    @property
    def auth_enabled(self) -> bool:
        """Always."""
        return True


class OurAuthorizer(Authorizer):
    """Lets somebody use their own kernels, and nothing else of Jupyter's routes."""

    def is_authorized(self, handler: Any, user: User, action: str, resource: str) -> bool:
        """Whether this is a route to a kernel of theirs."""
        del action
        kernel_id = handler.path_kwargs.get("kernel_id", "")
        kernels: Kernels = handler.kernel_manager
        return (
            resource == "kernels"
            and isinstance(user, Visitor)
            and kernels.belongs_to_one_of(user.keys, kernel_id)
        )
