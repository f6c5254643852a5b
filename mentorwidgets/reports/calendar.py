"""The dated next steps of a plan as an iCalendar file (RFC 5545), for any calendar.

Each step is a whole-day event on its day rather than a VTODO: the calendars that people use
show an imported event on all of their devices, and most of them leave out an imported task. It
takes up no time of the day. Its UID never changes and its SEQUENCE rises with every change of
the step, so that a calendar which reads the file again brings its entry up to date.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from uuid import UUID

from icalendar import Alarm, Calendar, Event

from mentorwidgets.network.document import Action, NetworkDocument
from mentorwidgets.words import gettext as _

#: Nine o'clock on the day before, counted from the day's first minute.
_REMINDER = -timedelta(hours=15)


def dated(document: NetworkDocument) -> list[tuple[date, Action]]:
    """The steps that have a day, the first due first."""
    steps = [(action.by, action) for action in document.actions if action.by is not None]
    return sorted(steps, key=lambda pair: (pair[0], pair[1].id))


def calendar_of(
    document: NetworkDocument, *, at: datetime, changes: Mapping[str, int] | None = None
) -> bytes:
    """All steps that have a day, as one file.

    ``at`` is when it is written, aware; ``changes`` says how often each step was changed since
    it was first put down, by its id. A step that is done stays, without its reminder, and says
    so. A step whose day passes is no different.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//mentorwidgets//plan//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for day, action in dated(document):
        sequence = (changes or {}).get(action.id, 0)
        calendar.add_component(_event(document, day, action, at=at, sequence=sequence))
    return bytes(calendar.to_ical())


def _event(
    document: NetworkDocument, day: date, action: Action, *, at: datetime, sequence: int
) -> Event:
    event = Event()
    event.add("uid", f"{UUID(hex=action.id)}@mentorwidgets")
    event.add("sequence", sequence)
    event.add("dtstamp", at)
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("summary", _("Done: {step}", step=action.step) if action.done else action.step)
    described = _described(document, action)
    if described:
        event.add("description", described)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    event.add("status", "CONFIRMED")
    if not action.done:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", action.step)
        alarm.add("trigger", _REMINDER)
        event.add_component(alarm)
    return event


def _described(document: NetworkDocument, action: Action) -> str:
    """With whom, and for which gap: a line each."""
    lines = []
    maps = [document.present, *([document.wanted] if document.wanted else [])]
    person = next((p for m in maps if action.person and (p := m.find(action.person))), None)
    if person is not None:
        lines.append(_("With {label}", label=person.label))
    gap = document.gap(action.gap) if action.gap else None
    if gap is not None:
        lines.append(_("For: {gap}", gap=gap.text))
    return "\n".join(lines)
