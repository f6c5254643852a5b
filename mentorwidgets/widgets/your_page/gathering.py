"""What lies on a desk, as the chapters of its person's own page."""

from __future__ import annotations

from typing import Any

from mentorwidgets.network.work import NetworkWork
from mentorwidgets.reflection.work import WritingWork
from mentorwidgets.reports.own_blocks import first_words, words_in
from mentorwidgets.reports.own_chapters import chapters_of
from mentorwidgets.reports.own_page import Chapter, Names, Picture, Piece
from mentorwidgets.widgets.desk import Desk


def works_of(desk: Desk) -> list[NetworkWork | WritingWork]:
    """What the person has begun, in the order of the year."""
    begun = {summary.document for summary in desk.store.documents(desk.person)}
    works = [desk.document(name).work for name in desk.library.names() if name in begun]
    return [work for work in works if isinstance(work, NetworkWork | WritingWork)]


def chapters_on(desk: Desk, names: Names) -> tuple[Chapter, ...]:
    """The chapters of everything on the desk."""
    return chapters_of(works_of(desk), names)


def view_of(desk: Desk) -> dict[str, Any]:
    """What the page shows, as JSON.

    ``{"chapters": [{id, title, lang, pieces: [{id, title, lang, first, words, drawn, left_out}]}],
    "elsewhere": n}``; ``elsewhere`` counts the exercises that this workbook no longer has.
    """
    desk.library.refresh()
    desk.catch_up()
    known = set(desk.library.names())
    return {
        "chapters": [
            {
                "id": chapter.id,
                "title": chapter.title,
                "lang": chapter.lang,
                "pieces": [_piece(piece) for piece in chapter.pieces],
            }
            for chapter in chapters_on(desk, "initials")
        ],
        "elsewhere": sum(
            summary.document not in known for summary in desk.store.documents(desk.person)
        ),
    }


def _piece(piece: Piece) -> dict[str, Any]:
    return {
        "id": piece.id,
        "title": piece.title,
        "lang": piece.lang,
        "first": first_words(piece.content),
        "words": words_in(piece.content),
        "drawn": isinstance(piece.content, Picture),
        "left_out": piece.left_out,
    }
