"""The guide of a meeting as it is planned: with blocks moved, left out, longer or shorter."""

from __future__ import annotations

from datetime import datetime

from mentorwidgets.content import Exercise
from mentorwidgets.meeting.agenda import Agenda
from mentorwidgets.reports.guide import guide_of
from mentorwidgets.reports.guide_file import guide_file


def planned_guide(
    agenda: Agenda,
    title: str,
    form: str,
    *,
    at: datetime,
    exercise: Exercise | None = None,
    language: str = "en",
) -> bytes:
    """The guide to an agenda as it stands now, in one of the forms of a printed guide.

    Parameters
    ----------
    agenda
        What is planned; the printed minutes are its minutes.
    title
        What stands on top: the exercise, with the group's name if it has one.
    form
        ``"pdf"`` or ``"docx"``; see :data:`mentorwidgets.reports.guide_file.FORMS`.
    at
        The time that a Word file carries.
    exercise
        Where the words around the agenda come from (purpose, hard moments and so on); without
        it the guide is the agenda alone.
    language
        The language of an agenda without an exercise, as a tag.

    Raises
    ------
    KeyError
        There is no such form.
    RuntimeError
        The document cannot be made.

    """
    guide = guide_of(
        title,
        # Pre-work stands first; what is left out this time is not led.
        (*agenda.before, *agenda.timed),
        steps={step.id: step.title for step in agenda.steps},
        language=exercise.lang if exercise else language,
        text=exercise.guide if exercise else "",
        pre_work=exercise.pre_work.minutes if exercise else 0,
    )
    return guide_file(guide, form, at=at)
