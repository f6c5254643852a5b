"""What a page of a meeting says where there is no meeting: in JupyterLab, or to the wrong role."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from sqlalchemy.engine import make_url

from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.operations import RefusedError
from mentorwidgets.store import Role
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.sitting import Sitting
from mentorwidgets.words import gettext as _

#: How long a server on this computer may take to say that it runs, in seconds.
_PATIENCE = 2.0


def find_meeting(desk: Desk, role: Role) -> tuple[LiveMeeting | None, dict[str, Any]]:
    """Give the meeting that this sitting is in with this role, or the words that say where to go.

    The words are the options of a page: ``{"nowhere": {"title", "text", "command", "url"}}``.
    """
    sitting = desk.sitting
    if sitting.meeting is None:
        return None, {"nowhere": _where_to_go(sitting, role)}
    if Role(sitting.role) is not role:
        # The server lets nobody come this far; if it ever does, nothing is shown.
        return None, {"nowhere": _words(_("This page is for somebody else in the meeting."))}
    try:
        return LiveMeeting(desk.store, sitting.meeting), {}
    except RefusedError as error:
        return None, {"nowhere": _words(error.message)}


def _where_to_go(sitting: Sitting, role: Role) -> dict[str, str]:
    url = _served_at(sitting)
    if role is Role.PARTICIPANT:
        return _words(
            _("You join a meeting with the code that whoever leads it shows you."),
            command="" if url else "mentorwidgets serve --group",
            url=f"{url}/join" if url else "",
        )
    if url:
        return _words(
            _("Your workbook is being served. Open the link for the host that it printed."),
            url=url,
        )
    return _words(
        _("To lead a meeting, start your workbook for a room. It prints the link to begin with."),
        command="mentorwidgets serve --group",
    )


def _words(text: str, *, command: str = "", url: str = "") -> dict[str, str]:
    return {"text": text, "command": command, "url": url}


def _served_at(sitting: Sitting) -> str:
    """Where a running ``serve`` of this data folder listens; ``""`` if there is none."""
    database = make_url(sitting.database)
    if database.get_backend_name() != "sqlite" or not database.database:
        return ""
    note = Path(database.database).parent / "serving.json"
    try:
        url = str(json.loads(note.read_text(encoding="utf-8"))["url"]).rstrip("/")
        if not url.startswith(("http://", "https://")):
            return ""
        # A killed server leaves its note behind: ask before sending somebody there.
        with urlopen(f"{url}/health", timeout=_PATIENCE):  # noqa: S310 - http(s), checked above
            return url
    except (OSError, URLError, ValueError, KeyError, TypeError):
        return ""
