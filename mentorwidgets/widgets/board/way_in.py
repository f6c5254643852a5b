"""The way into a meeting, as the board and the wall show it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit

import segno

from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.words import gettext as _


def way_in(desk: Desk, live: LiveMeeting) -> dict[str, Any]:
    """The code, the address to type, and both as a QR code."""
    url = f"{desk.sitting.public_url.rstrip('/')}/join/{live.record.code}"
    parts = urlsplit(url)
    return {
        "code": live.record.code,
        "join": {
            "url": url,
            "address": f"{parts.netloc}{parts.path.removesuffix('/' + live.record.code)}",
            "qr": qr(url),
        },
    }


def qr(url: str) -> str:
    """An address as a QR code. Black on white in every theme: cameras read it no other way."""
    code = segno.make(url, error="m")
    return code.svg_data_uri(scale=8, border=3, dark="#000000", light="#ffffff")


def title_of(desk: Desk, live: LiveMeeting) -> str:
    """What the meeting is about; an exercise that has gone does not keep it from being led."""
    try:
        return desk.library.exercise(live.record.exercise).title
    except LookupError:
        return live.record.title or _("A meeting")
