"""``/join``: from a code on the wall to a seat in the meeting, without a kernel.

A meeting's cookies are sent to its own paths only. So the code leads to ``/m/<id>/join``, where
somebody who sits already is known again, and everybody else is asked for a name.
"""

from __future__ import annotations

import secrets

from mentorwidgets.meeting.codes import normalise
from mentorwidgets.meeting.names import (
    LONGEST_NAME,
    NameTakenError,
    checked_name,
    offered_name,
)
from mentorwidgets.operations import RefusedError
from mentorwidgets.server.base import InWordsError, OurHandler
from mentorwidgets.server.guesses import Crowds, Guesses
from mentorwidgets.server.identity import give_cookie
from mentorwidgets.server.keys import new_key
from mentorwidgets.store import MeetingRecord, Role, hash_key
from mentorwidgets.words import day_in_words
from mentorwidgets.words import gettext as _


class Join(OurHandler):
    """The form with code and name, and what is made of it."""

    async def get(self, code: str = "") -> None:
        """Ask for what is missing; whoever sits here already goes straight to their page."""
        self._in_a_room()
        if self.meeting is not None:
            if not self._welcome_back():
                record = self._open_meeting()
                if not self._locked(record):
                    self._form(meeting=record)
            return
        if not code:
            self._form()
            return
        meeting = await self._meeting_with(code)
        if isinstance(meeting, MeetingRecord):
            self.redirect(f"/m/{meeting.id}/join", status=303)
        else:
            self._form(code=code, code_fault=meeting)

    async def post(self, _code: str = "") -> None:
        """Take a seat."""
        self._in_a_room()
        if self.meeting is None:
            await self._to_the_meeting()
            return
        if self._welcome_back():
            return
        record = self._open_meeting()
        if self._locked(record):
            return
        store, now = self.workbook.store, self.workbook.now()
        taken = {seat.name for seat in self.workbook.rooms.of(record.id).seats}
        given = self.get_body_argument("as", "") or self.get_body_argument("name", "")
        try:
            name = (
                offered_name(taken, secrets.SystemRandom())
                if self.get_body_argument("choose", "")
                else checked_name(given, taken)
            )
        except RefusedError as error:
            free = error.free if isinstance(error, NameTakenError) else ""
            self._form(meeting=record, name=given, name_fault=error.message, free_name=free)
            return
        crowds: Crowds = self.settings["crowds"]
        if not crowds.let_in(record.id):
            self.set_status(429)
            much = _("Very many people are coming in at once. Please try again in a minute.")
            self._form(meeting=record, name=name, name_fault=much)
            return
        person, key = store.create_person(at=now), new_key()
        store.take_seat(record.id, person, name=name, role=Role.PARTICIPANT, at=now)
        store.add_key(hash_key(key), person, role=Role.PARTICIPANT, meeting=record.id, at=now)
        give_cookie(self, key, Role.PARTICIPANT, record.id)
        self.redirect(f"/m/{record.id}/", status=303)

    async def _to_the_meeting(self) -> None:
        code = self.get_body_argument("code", "")
        meeting = await self._meeting_with(code)
        if isinstance(meeting, MeetingRecord):
            # The browser posts the same form again, now with the cookies of that meeting.
            self.redirect(f"/m/{meeting.id}/join", status=307)
        else:
            name = self.get_body_argument("name", "")
            self._form(code=code, code_fault=meeting, name=name)

    def _in_a_room(self) -> None:
        if not self.workbook.group:
            raise InWordsError(
                404,
                _(
                    "This workbook is open for one person. To open it for a room, start it "
                    "with: mentorwidgets serve --group"
                ),
            )

    def _welcome_back(self) -> bool:
        """Send somebody who sits here already to their page; whether it was so."""
        if self.visitor is None or self.visitor.as_one_of({Role.PARTICIPANT}) is None:
            return False
        self.redirect(f"/m/{self.meeting}/", status=303)
        return True

    def _open_meeting(self) -> MeetingRecord:
        record = self.workbook.store.meeting(self.meeting) if self.meeting else None
        if record is None:
            raise InWordsError(404, _("There is no such meeting here."))
        if record.ended_at is not None:
            raise InWordsError(404, _("Nobody new can join it."), title=_("This meeting has ended"))
        return record

    def _locked(self, record: MeetingRecord) -> bool:
        """Say that the door is locked, if it is."""
        if not self.workbook.rooms.of(record.id).state.door.locked:
            return False
        self.set_status(403)
        self.show("locked.html.j2", title=_("The door is locked just now"), meeting=record)
        return True

    async def _meeting_with(self, typed: str) -> MeetingRecord | str:
        """The meeting with this code, or a sentence for the field."""
        guesses: Guesses = self.settings["guesses"]
        address = self.request.remote_ip or ""
        if not await guesses.turn(address):
            self.set_status(429)
            return _("That were many wrong codes in a short time. Please wait a minute.")
        code = normalise(typed)
        meeting = self.workbook.store.meeting_by_code(code) if code else None
        if meeting is not None:
            return meeting
        if not typed.strip():
            return _("Type the code that is shown in the room.")
        guesses.note(address)
        return _("No meeting here has the code “{code}”. Look at it again?", code=typed.strip())

    def _about(self, meeting: MeetingRecord) -> str:
        """What one is about to join: the exercise, and which group's meeting it is."""
        exercise = self.workbook.exercise_title(meeting.exercise)
        return " · ".join(filter(None, (exercise, meeting.title)))

    def _form(
        self,
        *,
        meeting: MeetingRecord | None = None,
        code: str = "",
        code_fault: str = "",
        name: str = "",
        name_fault: str = "",
        free_name: str = "",
    ) -> None:
        until = meeting.keep_until if meeting else None
        self.show(
            "join.html.j2",
            title=_("Join a meeting"),
            meeting=meeting,
            about=self._about(meeting) if meeting else "",
            action=f"/m/{meeting.id}/join" if meeting else "/join",
            code=code,
            code_fault=code_fault,
            name=name,
            name_fault=name_fault,
            free_name=free_name,
            until=day_in_words(until) if until else "",
            longest_name=LONGEST_NAME,
            host_name=self.workbook.host_name,
        )
