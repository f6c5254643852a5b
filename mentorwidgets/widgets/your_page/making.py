"""The chosen pieces made into a file, in the steps that the page tells of.

Drawing a map and setting pages take a second or two each. The page asks for one after the other,
so that it can say how far it is, and stop between them.
"""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, cast, get_args

from mentorwidgets.network.work import NetworkWork
from mentorwidgets.operations import RefusedError
from mentorwidgets.reports.own_chapters import page_of
from mentorwidgets.reports.own_map import Drawing, drawing
from mentorwidgets.reports.own_page import Chapter, Names, Picture, chosen
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.your_page.gathering import chapters_on
from mentorwidgets.words import gettext as _

MIME = {
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "json": "application/json",
}
#: What a map is drawn as, for each format that shows it.
_DRAWN_AS = {"pdf": "svg", "docx": "png"}
_MOST_PIECES = 2_000


@dataclass(frozen=True, slots=True)
class Wish:
    """What the page asks for."""

    format: str
    names: Names
    pieces: frozenset[str]


def read_wish(args: Mapping[str, Any]) -> Wish:
    """The wish that ``{format, names, pieces}`` stands for.

    :raises RefusedError: one of its parts is missing, or none that we know.
    """
    format_, names, pieces = args.get("format"), args.get("names"), args.get("pieces")
    if not isinstance(format_, str) or format_ not in MIME:
        raise RefusedError(_("There is no such format."), field="format")
    if names not in get_args(Names):
        raise RefusedError(_("People are called by their initials or as written."), field="names")
    if (
        not isinstance(pieces, list)
        or len(pieces) > _MOST_PIECES
        or not all(isinstance(piece, str) for piece in pieces)
    ):
        raise RefusedError(_("The pieces came without their names."), field="pieces")
    return Wish(format_, cast("Names", names), frozenset(pieces))


class Making:
    """Makes files for one page; pictures drawn for one are there for the next."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._drawn: dict[tuple[str, str], tuple[Drawing, bytes]] = {}

    def draw(self, wish: Wish) -> None:
        """Draw the maps that are wished for."""
        self._pictures(self._chapters(wish), wish)

    def make(self, wish: Wish) -> dict[str, Any]:
        """The file: ``{name, mime, base64}``. No name of anybody is in its name.

        :raises RefusedError: nothing is chosen that is still there.
        """
        chapters = self._chapters(wish)
        if not chapters:
            raise RefusedError(_("Choose at least one piece for your page."), field="pieces")
        at = self._desk.now()
        page = page_of(chapters, wish.names, on=at.astimezone().date())
        pictures = self._pictures(chapters, wish)
        # Somebody waits for the page: what writes documents is loaded by whoever asks for one.
        if wish.format == "pdf":
            from mentorwidgets.reports.own_pdf import own_pdf

            content = own_pdf(page, pictures)
        elif wish.format == "docx":
            from mentorwidgets.reports.own_docx import own_docx

            content = own_docx(page, pictures, at=at)
        else:
            from mentorwidgets.reports.own_json import own_json

            content = own_json(page)
        return {
            "name": f"{_('my-page')}-{page.day.isoformat()}.{wish.format}",
            "mime": MIME[wish.format],
            "base64": base64.b64encode(content).decode("ascii"),
        }

    def _chapters(self, wish: Wish) -> tuple[Chapter, ...]:
        self._desk.catch_up()
        return chosen(chapters_on(self._desk, wish.names), wish.pieces)

    def _pictures(self, chapters: tuple[Chapter, ...], wish: Wish) -> dict[str, bytes]:
        return {
            piece.id: self._picture(chapter.id, wish)
            for chapter in chapters
            for piece in chapter.pieces
            if isinstance(piece.content, Picture) and wish.format in _DRAWN_AS
        }

    def _picture(self, exercise: str, wish: Wish) -> bytes:
        work = self._desk.document(exercise).work
        if not isinstance(work, NetworkWork):
            raise TypeError(f"{exercise!r} has no map")
        wanted, format_ = drawing(work, wish.names), _DRAWN_AS[wish.format]
        drawn = self._drawn.get((exercise, format_))
        if drawn is None or drawn[0] != wanted:
            from mentorwidgets.reports.picture import draw

            made = draw(wanted.map, wanted.categories, format_, me=True, as_shapes=format_ == "svg")
            drawn = self._drawn[exercise, format_] = wanted, made
        return drawn[1]
