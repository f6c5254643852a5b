"""What a page of a meeting says where there is no meeting: in JupyterLab, or to the wrong role."""

from __future__ import annotations

import json
from pathlib import Path
from urllib.error import URLError
from urllib.request import ProxyHandler, build_opener

from sqlalchemy.engine import make_url

from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.operations import RefusedError
from mentorwidgets.store import Role
from mentorwidgets.widgets.base import WorkbookWidget
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.sitting import Sitting
from mentorwidgets.words import gettext as _

_HERE = Path(__file__).resolve().parent
#: How long a server on this computer may take to say that it runs, in seconds.
_PATIENCE = 2.0


class NowherePage(WorkbookWidget):
    """A page that says in a sentence where to go."""

    def __init__(self, desk: Desk, options: dict[str, str]) -> None:
        super().__init__(
            desk, entry=_HERE / "nowhere.js", style=[_HERE / "nowhere.css"], options=options
        )


def find_meeting(desk: Desk, role: Role) -> tuple[LiveMeeting | None, dict[str, str]]:
    """Give the meeting that this sitting is in with this role, or the words of a nowhere page."""
    sitting = desk.sitting
    if sitting.meeting is None:
        return None, _where_to_go(sitting, role)
    if Role(sitting.role) is not role:
        # The server lets nobody come this far; if it ever does, nothing is shown.
        return None, words(_("This page is for somebody else in the meeting."))
    try:
        return LiveMeeting(desk.store, sitting.meeting), {}
    except RefusedError as error:
        return None, words(error.message)


def words(text: str, *, command: str = "", url: str = "") -> dict[str, str]:
    """Put together what a nowhere page shows: a sentence, a command to type, a link."""
    return {"text": text, "command": command, "url": url}


def _where_to_go(sitting: Sitting, role: Role) -> dict[str, str]:
    url, for_a_room = _served(sitting)
    if url and not for_a_room:
        return words(
            _("Your workbook is being served for you alone. Stop it, and start it for a room:"),
            command="mentorwidgets serve --group",
        )
    if role is Role.PARTICIPANT:
        return words(
            _("You join a meeting with the code that whoever leads it shows you."),
            command="" if url else "mentorwidgets serve --group",
            url=f"{url}/join" if url else "",
        )
    if url:
        return words(
            _(
                "Your workbook is being served for a room. Its meetings are here, for the browser "
                "in which you opened the link for the host that it printed."
            ),
            url=f"{url}/host",
        )
    return words(
        _("To lead a meeting, start your workbook for a room. It prints the link to begin with."),
        command="mentorwidgets serve --group",
    )


def _served(sitting: Sitting) -> tuple[str, bool]:
    """Where a running ``serve`` of this data folder listens, and whether for a room; or ``""``."""
    database = make_url(sitting.database)
    if database.get_backend_name() != "sqlite" or not database.database:
        return "", False
    note = Path(database.database).parent / "serving.json"
    try:
        said = json.loads(note.read_text(encoding="utf-8"))
        url = str(said["url"]).rstrip("/")
        if not url.startswith(("http://", "https://")):
            return "", False
        # A killed server leaves its note behind: ask before sending somebody there, and make
        # sure that it is that very run. No proxy stands between this computer and itself.
        with build_opener(ProxyHandler({})).open(f"{url}/health", timeout=_PATIENCE) as answer:
            same = json.load(answer).get("run") == said.get("run")
        return (url, bool(said.get("group"))) if same else ("", False)
    except (OSError, URLError, ValueError, KeyError, TypeError, AttributeError):
        return "", False
