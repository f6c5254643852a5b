"""The chapters that a person's work has for their own page, in an order that never changes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from mentorwidgets.network.work import NetworkWork
from mentorwidgets.reflection.work import WritingWork
from mentorwidgets.reports.own_map import map_pieces, map_steps
from mentorwidgets.reports.own_page import Chapter, Names, NextStep, NextSteps, OwnPage, Piece
from mentorwidgets.reports.own_writing import writing_pieces, writing_steps
from mentorwidgets.words import current_language
from mentorwidgets.words import gettext as _

#: The id of the chapter at the end, which gathers the next steps of all exercises.
STEPS = "next-steps"


def chapters_of(works: Iterable[NetworkWork | WritingWork], names: Names) -> tuple[Chapter, ...]:
    """A chapter for each exercise that has something in it, then one for all next steps.

    ``works`` come in the order in which their chapters shall stand.
    """
    chapters: list[Chapter] = []
    steps: list[Piece] = []
    for work in works:
        exercise = work.exercise
        if isinstance(work, NetworkWork):
            pieces, planned = tuple(map_pieces(work, names)), map_steps(work, names)
        else:
            pieces, planned = tuple(writing_pieces(work)), writing_steps(work)
        if pieces:
            chapters.append(
                Chapter(id=exercise.name, title=exercise.title, lang=exercise.lang, pieces=pieces)
            )
        if planned:
            steps.append(
                Piece(
                    id=f"{exercise.name}:plan.steps",
                    title=exercise.title,
                    lang=exercise.lang,
                    content=NextSteps(steps=tuple(sorted(planned, key=_when))),
                )
            )
    if steps:
        last = Chapter(
            id=STEPS, title=_("Next steps"), lang=current_language(), pieces=tuple(steps)
        )
        chapters.append(last)
    return tuple(chapters)


def page_of(chapters: tuple[Chapter, ...], names: Names, *, on: date) -> OwnPage:
    """The page that these chapters make, as it is on that day."""
    return OwnPage(
        title=_("My page"), day=on, language=_language(chapters), names=names, chapters=chapters
    )


def _when(step: NextStep) -> tuple[bool, bool, date]:
    """What is due first stands first, what has no day after it, what is done at the end."""
    return step.done, step.by is None, step.by or date.max


def _language(chapters: tuple[Chapter, ...]) -> str:
    """The language of our own words, in the form of it that the content is written in."""
    ours = current_language()
    tongue = ours.partition("-")[0]
    return next((c.lang for c in chapters if c.lang.partition("-")[0] == tongue), ours)
