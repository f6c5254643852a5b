"""Opening a meeting on an exercise."""

from __future__ import annotations

import random
import re
from dataclasses import replace
from datetime import datetime
from urllib.parse import urlsplit

from mentorwidgets.content import Exercise
from mentorwidgets.meeting.agenda import Agenda, copy_agenda
from mentorwidgets.meeting.codes import new_code
from mentorwidgets.operations import MeetingId, RefusedError
from mentorwidgets.store import CodeTakenError, MeetingRecord, Store
from mentorwidgets.words import gettext as _

LONGEST_TITLE = 120
_LONGEST_LINK = 500
_NOT_IN_A_LINE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")


def open_meeting(
    store: Store,
    exercise: Exercise,
    *,
    title: str = "",
    video_link: str = "",
    for_two: bool = False,
    agenda: Agenda | None = None,
    keep_until: datetime | None = None,
    rng: random.Random,
    at: datetime,
) -> MeetingRecord:
    """Open a meeting on an exercise and keep it in the store.

    ``title`` says which meeting it is ("Group 7"); ``for_two`` takes the minutes of a pair;
    ``agenda`` takes the place of the exercise's own; after ``keep_until`` all of it is to be
    erased; ``rng`` is ``secrets.SystemRandom()`` where it is used. Raises :class:`RefusedError`,
    with the field, when title or link is not accepted.
    """
    record = MeetingRecord(
        id=MeetingId(f"{rng.getrandbits(128):032x}"),
        code="",
        title=_checked_title(title),
        exercise=exercise.name,
        agenda=(agenda or copy_agenda(exercise, for_two=for_two)).as_json(),
        video_link=checked_link(video_link),
        opened_at=at,
        keep_until=keep_until,
    )
    while True:
        record = replace(record, code=new_code(rng))
        try:
            store.found_meeting(record)
        except CodeTakenError:
            continue
        return record


def _checked_title(given: str) -> str:
    title = given.strip()
    if len(title) > LONGEST_TITLE or _NOT_IN_A_LINE.search(title):
        raise RefusedError(
            _("A name for the meeting is one line of up to {n} characters.", n=LONGEST_TITLE),
            field="title",
        )
    return title


def checked_link(given: str) -> str:
    """Give the link for a video call as it may be shown, ``""`` for none.

    Only ``https`` and ``http`` links to a host: the link is put before a whole room.
    """
    link = given.strip()
    if not link:
        return ""
    fault = RefusedError(
        _("A video link starts with https:// and is copied whole from the call."),
        field="video_link",
    )
    if len(link) > _LONGEST_LINK or _NOT_IN_A_LINE.search(link) or " " in link:
        raise fault
    try:
        parts = urlsplit(link)
    except ValueError:
        raise fault from None
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise fault
    return link
