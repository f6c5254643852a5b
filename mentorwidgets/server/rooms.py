"""Meetings as the server follows them: whether their doors are open, and who was taken out."""

from __future__ import annotations

from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.operations import MeetingId, PersonId
from mentorwidgets.store import Store


class Rooms:
    """Every meeting that somebody has come to since the server started, kept up as it is asked."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._live: dict[MeetingId, LiveMeeting] = {}

    def of(self, meeting: MeetingId) -> LiveMeeting:
        """The meeting as it is now; raises ``RefusedError`` when there is none."""
        if self._store.meeting(meeting) is None:
            self._live.pop(meeting, None)
        live = self._live.get(meeting)
        if live is None:
            live = self._live[meeting] = LiveMeeting(self._store, meeting)
        else:
            live.catch_up()
        return live

    def took_out(self, meeting: MeetingId, person: PersonId | None) -> bool:
        """Whether somebody was taken out of this meeting by whoever leads it."""
        return (
            self._store.meeting(meeting) is not None
            and person in self.of(meeting).state.door.removed
        )
