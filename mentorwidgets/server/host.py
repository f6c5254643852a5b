"""``/host``: where meetings are opened, and their links are found again. Light HTML."""

from __future__ import annotations

import secrets
from datetime import timedelta
from typing import Any

from mentorwidgets.meeting import keeping
from mentorwidgets.meeting.opening import open_meeting
from mentorwidgets.operations import MeetingId, RefusedError
from mentorwidgets.server.base import InWordsError, OurHandler
from mentorwidgets.server.identity import give_cookie
from mentorwidgets.server.kernels import Kernels, Owner
from mentorwidgets.server.keys import new_key
from mentorwidgets.store import MeetingRecord, Role, hash_key
from mentorwidgets.words import day_in_words
from mentorwidgets.words import gettext as _

#: What the form asks, and what stands in it at first.
_FIELDS = {
    "exercise": "",
    "size": "group",
    "title": "",
    "video_link": "",
    "keep": str(keeping.USUAL),
}


class HostOnly(OurHandler):
    """A route for whoever hosts."""

    def is_host(self) -> bool:
        """Whether a host's key came with the request."""
        return self.visitor is not None and self.visitor.as_one_of({Role.HOST}) is not None

    def hosts_only(self) -> None:
        """Refuse everybody else."""
        if not self.is_host():
            raise InWordsError(
                403,
                _("Open the host's link first: it was printed where the workbook was started."),
            )

    def open_meeting(self, meeting: str) -> MeetingRecord:
        """The meeting with this id; 404 when there is none."""
        record = self.workbook.store.meeting(MeetingId(meeting))
        if record is None:
            raise InWordsError(404, _("There is no such meeting here."))
        return record

    def facilitator_key(self, meeting: MeetingId) -> str:
        """A new key that leads this meeting, for a person of its own."""
        store, now, key = self.workbook.store, self.workbook.now(), new_key()
        person = store.create_person(at=now)
        store.add_key(hash_key(key), person, role=Role.FACILITATOR, meeting=meeting, at=now)
        return key

    def facilitator_link(self, meeting: MeetingId) -> str:
        """A new link that leads this meeting."""
        return f"{self.workbook.public_url}/m/{meeting}/open#{self.facilitator_key(meeting)}"

    @property
    def links(self) -> dict[str, str]:
        """Each meeting's facilitator link, as far as it was made since the server started.

        The store keeps hashes, so an older link cannot be shown again, only replaced.
        """
        found: dict[str, str] = self.settings["facilitator_links"]
        return found


class Host(HostOnly):
    """The host's desk."""

    def get(self) -> None:
        """Show the desk; to somebody without a key, the page that posts the link's."""
        if self.is_host():
            self.desk()
        else:
            self.show("open.html.j2", action="/open")

    def post(self) -> None:
        """Open a meeting on an exercise."""
        self.hosts_only()
        given = {name: self.get_body_argument(name, usual) for name, usual in _FIELDS.items()}
        now = self.workbook.now()
        self.workbook.library.refresh()
        try:
            if given["exercise"] not in self.workbook.library.names():
                raise RefusedError(_("Choose an exercise."), field="exercise")
            record = open_meeting(
                self.workbook.store,
                self.workbook.library.exercise(given["exercise"]),
                title=given["title"],
                video_link=given["video_link"],
                for_two=given["size"] == "two",
                keep_until=keeping.kept_for(given["keep"], now),
                rng=secrets.SystemRandom(),
                at=now,
            )
        except RefusedError as error:
            self.desk(given=given, faults={error.field: error.message})
            return
        self.links[record.id] = self.facilitator_link(record.id)
        self.redirect(f"/host#{record.id}", status=303)

    def desk(
        self, given: dict[str, str] | None = None, faults: dict[str, str] | None = None
    ) -> None:
        """The page: a form, and every meeting with its ways in."""
        self.workbook.library.refresh()
        now, records = self.workbook.now(), self.workbook.store.meetings()
        exercises = self.workbook.library.exercises()
        titles = {exercise.name: exercise.title for exercise in exercises}
        meetings = [self._shown(record, titles) for record in records]
        self.show(
            "host.html.j2",
            title=_("Meetings"),
            exercises=exercises,
            # Whoever hosts opens what they opened last.
            given=given or {**_FIELDS, "exercise": records[0].exercise if records else ""},
            faults={**dict.fromkeys(_FIELDS, ""), **(faults or {})},
            choices=[(days, day_in_words(now + timedelta(days=days))) for days in keeping.CHOICES],
            groups=sorted({record.title for record in records if record.title}),
            running=[meeting for meeting in meetings if not meeting["ended"]],
            ended=[meeting for meeting in meetings if meeting["ended"]],
        )

    def _shown(self, record: MeetingRecord, titles: dict[str, str]) -> dict[str, Any]:
        until = record.keep_until
        return {
            "id": record.id,
            "title": titles.get(record.exercise, record.exercise),
            "group": record.title,
            "code": record.code,
            "join": f"{self.workbook.public_url}/join/{record.code}",
            "link": self.links.get(record.id, ""),
            "ended": record.ended_at is not None,
            "seats": len(self.workbook.store.seats(record.id)),
            "opened": day_in_words(record.opened_at),
            "until": day_in_words(until) if until else "",
            "until_day": until.astimezone().date().isoformat() if until else "",
        }


class Board(HostOnly):
    """``POST /host/<meeting>/board``: the host leads this meeting, in this browser."""

    def post(self, meeting: str) -> None:
        """Give this browser a facilitator's key and open the board."""
        self.hosts_only()
        record = self.open_meeting(meeting)
        give_cookie(self, self.facilitator_key(record.id), Role.FACILITATOR, record.id)
        self.redirect(f"/m/{record.id}/board", status=303)


class Keep(HostOnly):
    """``POST /host/<meeting>/keep``: another day on which this meeting goes."""

    def post(self, meeting: str) -> None:
        """Keep the meeting until the day that was chosen."""
        self.hosts_only()
        record = self.open_meeting(meeting)
        now = self.workbook.now().astimezone()
        try:
            until = keeping.kept_until(self.get_body_argument("until", ""), record, now)
        except RefusedError as error:
            raise InWordsError(400, error.message, title=_("It is kept as before")) from error
        self.workbook.store.keep_meeting(record.id, until=until)
        self.redirect(f"/host#{record.id}", status=303)


class NewLink(HostOnly):
    """``POST /host/<meeting>/link``: another link for the facilitator; older ones end."""

    async def post(self, meeting: str) -> None:
        """Revoke every facilitator's key of this meeting, end their pages, make a new link."""
        self.hosts_only()
        record = self.open_meeting(meeting)
        self.workbook.store.revoke_keys(
            meeting=record.id, role=Role.FACILITATOR, at=self.workbook.now()
        )
        kernels: Kernels = self.kernel_manager
        await kernels.end_all(lambda owner: _leads(owner, record.id))
        self.links[record.id] = self.facilitator_link(record.id)
        self.redirect(f"/host#{record.id}", status=303)


def _leads(owner: Owner, meeting: MeetingId) -> bool:
    return owner.role is Role.FACILITATOR and owner.meeting == meeting
