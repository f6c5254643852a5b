"""What a piece of writing puts on a person's own page: text, versions, answers, sections."""

from __future__ import annotations

from collections.abc import Iterator

from mentorwidgets.reflection.work import MAIN, WritingWork
from mentorwidgets.reports.own_page import NextStep, Piece, Points, Said, Texts, Version, Versions
from mentorwidgets.words import gettext as _


def writing_pieces(work: WritingWork) -> Iterator[Piece]:
    """The pieces of a text, without its next steps."""
    name, lang = work.exercise.name, work.exercise.lang
    # A meeting without a worksheet has only notes.
    notes = work.exercise.kind == "talk"
    fields = work.view()["fields"]
    texts = tuple(head["text"] for head in fields[MAIN]["heads"] if head["text"].strip())
    if texts:
        yield Piece(
            id=f"{name}:text",
            title=_("Notes") if notes else _("The text as it stands"),
            lang=lang,
            content=Texts(texts=texts),
            left_out=_("Notes beside a meeting: yours alone until you say otherwise.")
            if notes
            else "",
        )
    if work.drafts:
        versions = (Version(name=d.name, at=d.at, text=d.text) for d in work.drafts)
        yield Piece(
            id=f"{name}:versions",
            title=_("Versions that were kept"),
            lang=lang,
            content=Versions(versions=tuple(versions)),
            left_out=_("Most readers only want the text as it stands."),
        )
    answers = tuple(_answers(work))
    if answers:
        yield Piece(
            id=f"{name}:answers",
            title=_("Questions beforehand"),
            lang=lang,
            content=Points(points=answers),
            left_out=_("Written for yourself, before the meeting."),
        )


def writing_steps(work: WritingWork) -> list[NextStep]:
    """The next steps of a text, in the order in which they were put down."""
    return [NextStep(step=s.step, by=s.by, done=s.done) for s in work.plan.steps.values()]


def _answers(work: WritingWork) -> Iterator[Said]:
    view = work.view()
    asked = [(item.id, item.prompt) for item in work.exercise.pre_work.items]
    for field, question in asked:
        for head in view["fields"][field]["heads"]:
            if head["text"].strip():
                yield Said(label=question, text=head["text"])
    # What the content no longer asks is answered all the same.
    for orphan in view["orphans"]:
        yield Said(label=_("A question that is no longer asked"), text=orphan["text"])
