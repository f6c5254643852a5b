"""What a meeting promised goes on its day: looked for when the server starts, and every hour."""

from __future__ import annotations

import asyncio
import logging

from mentorwidgets.meeting.keeping import is_due
from mentorwidgets.operations import MeetingId
from mentorwidgets.server.kernels import Kernels, Owner
from mentorwidgets.server.workbook import Workbook
from mentorwidgets.store import StoreError

_log = logging.getLogger(__name__)
_AN_HOUR = 3600.0


async def keep_promises(workbook: Workbook, kernels: Kernels, *, every: float = _AN_HOUR) -> None:
    """Erase what is due, for as long as the server runs."""
    #: Those whose rows may be gone while a file still holds their words.
    unfinished: set[MeetingId] = set()
    while True:
        try:
            now = workbook.now()
            unfinished |= {m.id for m in workbook.store.meetings() if is_due(m, now)}
            for meeting in sorted(unfinished):
                await erase_with_its_pages(workbook, kernels, meeting)
                unfinished.discard(meeting)
        except StoreError as error:
            # Somebody reads on, or the disk is full: the next hour makes up for it.
            _log.warning("a meeting whose day has come is not all erased: %s", error.message)
        await asyncio.sleep(every)


async def erase_with_its_pages(workbook: Workbook, kernels: Kernels, meeting: MeetingId) -> None:
    """End the meeting's pages, erase it, and end what began to open meanwhile."""

    def of_it(owner: Owner) -> bool:
        return owner.meeting == meeting

    await kernels.end_all(of_it)
    workbook.store.erase_meeting(meeting, at=workbook.now())
    await kernels.end_all(of_it)
