"""The dated next steps of a plan as an iCalendar file (RFC 5545), for any calendar.

Each step is a whole-day event on its day rather than a VTODO: the calendars that people use
show an imported event on all of their devices, and most of them leave out an imported task. It
takes up no time of the day. Its UID never changes and its SEQUENCE rises with every change of
the step, so that a calendar which reads the file again brings its entry up to date.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from icalendar import Alarm, Calendar, Event

from mentorwidgets.network.document import Action, NetworkDocument
from mentorwidgets.reflection.plan import Plan
from mentorwidgets.words import gettext as _

#: Nine o'clock on the day before, counted from the day's first minute.
_REMINDER = -timedelta(hours=15)


def dated(document: NetworkDocument) -> list[tuple[date, Action]]:
    """The steps that have a day, the first due first."""
    steps = [(action.by, action) for action in document.actions if action.by is not None]
    return sorted(steps, key=lambda pair: (pair[0], pair[1].id))


@dataclass(frozen=True, slots=True)
class Dated:
    """A step as a calendar shows it; ``described`` is a line each on with whom and what for."""

    id: str
    step: str
    day: date
    done: bool = False
    described: str = ""


def calendar_of(
    document: NetworkDocument, *, at: datetime, changes: Mapping[str, int] | None = None
) -> bytes:
    """All steps of a plan on a map that have a day, as one file; see :func:`steps_calendar`."""
    steps = [
        Dated(action.id, action.step, day, action.done, _described(document, action))
        for day, action in dated(document)
    ]
    return steps_calendar(steps, at=at, changes=changes)


def plan_calendar(plan: Plan, *, at: datetime) -> bytes:
    """All steps of a plan on a text that have a day, as one file; see :func:`steps_calendar`."""
    steps = [
        Dated(step.id, step.step, step.by, step.done)
        for step in plan.steps.values()
        if step.by is not None
    ]
    return steps_calendar(
        sorted(steps, key=lambda step: (step.day, step.id)), at=at, changes=plan.changes
    )


def steps_calendar(
    steps: Iterable[Dated], *, at: datetime, changes: Mapping[str, int] | None = None
) -> bytes:
    """These steps as one file, in their order.

    ``at`` is when it is written, aware; ``changes`` says how often each step was changed since
    it was first put down, by its id. A step that is done stays, without its reminder, and says
    so. A step whose day passes is no different.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//mentorwidgets//plan//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for step in steps:
        calendar.add_component(_event(step, at=at, sequence=(changes or {}).get(step.id, 0)))
    return bytes(calendar.to_ical())


def _event(step: Dated, *, at: datetime, sequence: int) -> Event:
    event = Event()
    event.add("uid", f"{UUID(hex=step.id)}@mentorwidgets")
    event.add("sequence", sequence)
    event.add("dtstamp", at)
    event.add("dtstart", step.day)
    event.add("dtend", step.day + timedelta(days=1))
    event.add("summary", _("Done: {step}", step=step.step) if step.done else step.step)
    if step.described:
        event.add("description", step.described)
    event.add("class", "PRIVATE")
    event.add("transp", "TRANSPARENT")
    event.add("status", "CONFIRMED")
    if not step.done:
        alarm = Alarm()
        alarm.add("action", "DISPLAY")
        alarm.add("description", step.step)
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
