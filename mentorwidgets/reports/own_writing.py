"""What a piece of writing puts on a person's own page: its worksheets in their order.

A worksheet that nobody here knows gives its items (see :class:`.section.SectionPart`). So a new
kind of it has a place on the page without a word in this module.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from mentorwidgets.content import WritingExercise
from mentorwidgets.content.parts import Item as Question
from mentorwidgets.content.parts import Section
from mentorwidgets.content.sections import DraftSection, PlanSection, QuestionsSection
from mentorwidgets.reflection.section import SectionPart
from mentorwidgets.reflection.work import MAIN, WritingWork
from mentorwidgets.reports.own_page import (
    Content,
    NextStep,
    Piece,
    Points,
    Said,
    Texts,
    Version,
    Versions,
)
from mentorwidgets.words import gettext as _


def writing_pieces(work: WritingWork) -> Iterator[Piece]:
    """The pieces of a writing exercise or of a talk, without its next steps."""
    exercise, view = work.exercise, work.view()
    if not isinstance(exercise, WritingExercise):
        yield from _notes(work, view)
        return
    drafted = False
    for section in exercise.worksheets:
        if isinstance(section, QuestionsSection):
            yield from _questions(work, view, section)
        elif isinstance(section, DraftSection):
            title = section.title if exercise.sections else _("The text as it stands")
            yield from _text(work, view, section.id, title)
            drafted = True
        elif section.id in work.parts:
            yield from _worksheet(work, section, work.parts[section.id])
    if not drafted:
        # The content had a text once: what was written in it is there all the same.
        yield from _text(work, view, "draft", _("The text as it stands"))
    yield from _no_longer_asked(work, view)


def writing_steps(work: WritingWork) -> list[NextStep]:
    """The next steps of a text, in the order in which they were put down."""
    sections = work.exercise.sections if isinstance(work.exercise, WritingExercise) else ()
    verbs = {v.id: v.label for s in sections if isinstance(s, PlanSection) for v in s.verbs}
    return [
        NextStep(step=s.step, verb=verbs.get(s.verb, ""), by=s.by, done=s.done)
        for s in work.plan.steps.values()
    ]


def _piece(work: WritingWork, part: str, title: str, content: Content, left_out: str = "") -> Piece:
    exercise = work.exercise
    return Piece(
        id=f"{exercise.name}:{part}",
        title=title,
        lang=exercise.lang,
        content=content,
        left_out=left_out,
    )


def _notes(work: WritingWork, view: dict[str, Any]) -> Iterator[Piece]:
    """A meeting without a worksheet has notes, and questions beforehand."""
    texts = _heads(view, MAIN)
    if texts:
        mine = _("Notes beside a meeting: yours alone until you say otherwise.")
        yield _piece(work, "notes", _("Notes"), Texts(texts=texts), mine)
    answers = tuple(_answers(view, work.exercise.pre_work.items))
    if answers:
        yield _before(work, "before", _("Questions beforehand"), answers)
    yield from _no_longer_asked(work, view)


def _text(work: WritingWork, view: dict[str, Any], part: str, title: str) -> Iterator[Piece]:
    texts = _heads(view, MAIN)
    if texts:
        yield _piece(work, part, title, Texts(texts=texts))
    if work.drafts:
        versions = tuple(Version(name=d.name, at=d.at, text=d.text) for d in work.drafts)
        why = _("Most readers only want the text as it stands.")
        yield _piece(
            work,
            f"{part}.versions",
            _("Versions that were kept"),
            Versions(versions=versions),
            why,
        )


def _questions(
    work: WritingWork, view: dict[str, Any], section: QuestionsSection
) -> Iterator[Piece]:
    answers = tuple(_answers(view, section.items or work.exercise.pre_work.items))
    if answers and section.items:
        yield _piece(work, section.id, section.title, Points(points=answers))
    elif answers:
        yield _before(work, section.id, section.title, answers)


def _before(work: WritingWork, part: str, title: str, answers: tuple[Said, ...]) -> Piece:
    why = _("Written for yourself, before the meeting.")
    return _piece(work, part, title, Points(points=answers), why)


def _worksheet(work: WritingWork, section: Section, part: SectionPart) -> Iterator[Piece]:
    items = list(part.items())
    for private in (False, True):
        points = tuple(
            # What everything in it is called stands above it already.
            Said(label="" if item.label == section.title else item.label, text=item.text)
            for item in items
            if item.private == private
        )
        if points and private:
            why = (
                _("Others gave this to you alone. Ask them before you pass it on.")
                if section.kind == "replies"
                else _("This is private: it is on your page only if you say so.")
            )
            title = section.title
            if section.kind != "replies":
                title = _("{title}: what is private", title=section.title)
            yield _piece(work, f"{section.id}.private", title, Points(points=points), why)
        elif points:
            yield _piece(work, section.id, section.title, Points(points=points))


def _no_longer_asked(work: WritingWork, view: dict[str, Any]) -> Iterator[Piece]:
    points = tuple(Said(label="", text=orphan["text"]) for orphan in view["orphans"])
    if points:
        title = _("Answers to what is no longer asked")
        why = _("The exercise was changed after you wrote them.")
        yield _piece(work, "answers.before", title, Points(points=points), why)


def _answers(view: dict[str, Any], questions: Iterable[Question]) -> Iterator[Said]:
    for question in questions:
        for text in _heads(view, question.id):
            yield Said(label=question.prompt, text=text)


def _heads(view: dict[str, Any], field: str) -> tuple[str, ...]:
    """What is written in a field: more than one text while nobody has chosen between them."""
    return tuple(h["text"] for h in view["fields"][field]["heads"] if h["text"].strip())
