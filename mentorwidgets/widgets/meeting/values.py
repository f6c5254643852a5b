"""Values that people show each other, on the page of each, on the board and on the wall.

Questions from a participant's browser: ``show_values {share, values, to, named}`` (``values`` are
ids of one's own cards, ``to`` is ``"room"`` or handles), ``take_values_back {share}``,
``put_values_back {share}`` and ``leave_values_out {out}``, whether one is left out of the
picture of the group. Message to the browsers: ``values`` (see
:mod:`mentorwidgets.meeting.values_view`). The board steers with ``values_wall {on}``.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mentorwidgets.content import Exercise
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.showing import leave_out
from mentorwidgets.meeting.values_view import ValueViews
from mentorwidgets.meeting.valuing import Valuing
from mentorwidgets.operations import RefusedError
from mentorwidgets.reflection.chosen import cards_of, chosen
from mentorwidgets.reflection.mosaic import Value
from mentorwidgets.reflection.work import WritingWork
from mentorwidgets.widgets.desk import Desk, OpenDocument
from mentorwidgets.widgets.meeting.lines import handles_of
from mentorwidgets.widgets.meeting.prompts import text_of
from mentorwidgets.widgets.meeting.side import Say
from mentorwidgets.words import gettext as _


def has_values(exercise: Exercise | None) -> bool:
    """Whether people sort cards of values in this exercise."""
    return exercise is not None and cards_of(exercise) is not None


class ValuesOnWall:
    """The mosaic while it is on the wall; ``say`` reaches the browser."""

    questions: frozenset[str] = frozenset()

    def __init__(self, live: LiveMeeting, say: Say) -> None:
        self._say = say
        self._views = ValueViews(live)
        self._standing_told: object = None

    def answer(self, what: str, args: dict[str, Any]) -> dict[str, Any]:
        """A wall is asked nothing."""
        del what, args
        raise RefusedError(_("That question came without its words."))

    def hello(self) -> None:
        """Show the values as they are."""
        self._standing_told = None
        self.refresh()

    def refresh(self) -> None:
        """Show them again when they have changed."""
        standing = self._standing()
        if standing != self._standing_told:
            self._standing_told = standing
            self._say({"type": "values", **self._view()})

    def _standing(self) -> object:
        return self._views.standing()

    def _view(self) -> Mapping[str, Any]:
        return self._views.wall()


class ValuesOnBoard(ValuesOnWall):
    """The mosaic for whoever leads."""

    def _view(self) -> Mapping[str, Any]:
        return self._views.board()


class ValuesOnPage(ValuesOnWall):
    """What one participant shows of their values, and is shown."""

    questions = frozenset(
        {"show_values", "take_values_back", "put_values_back", "leave_values_out"}
    )

    def __init__(self, desk: Desk, live: LiveMeeting, document: OpenDocument, say: Say) -> None:
        super().__init__(live, say)
        self._desk = desk
        self._live = live
        self._document = document
        self._valuing = Valuing(desk.store, live, desk.person)

    def answer(self, what: str, args: dict[str, Any]) -> dict[str, Any]:
        """Show, take back, put back; be left out or not."""
        now = self._desk.now()
        if what == "leave_values_out":
            leave_out(self._live, self._desk.person, now, out=_yes_or_no(args, "out"))
            return {}
        share = text_of(args, "share")
        if what == "show_values":
            named = _yes_or_no(args, "named")
            self._valuing.show(share, self._own(args), handles_of(args), now, named=named)
        elif what == "take_values_back":
            self._valuing.take_back(share, now)
        else:
            self._valuing.put_back(share, now)
        return {}

    def _own(self, args: Mapping[str, Any]) -> list[Value]:
        """The values that a page names: only what may be shown, and not in the person's order."""
        named = args.get("values")
        if not isinstance(named, list) or not all(isinstance(each, str) for each in named):
            raise RefusedError(_("That question came without its words."), field="values")
        offered = chosen(self._work())
        if not set(named) <= {value.id for value in offered}:
            raise RefusedError(
                _(
                    "One of these cards is not among your chosen ones any more, or it is private. "
                    "Nobody has seen it: choose again."
                ),
                field="values",
            )
        return sorted((e for e in offered if e.id in named), key=lambda value: value.word)

    def _work(self) -> WritingWork:
        work = self._document.work
        if not isinstance(work, WritingWork):
            raise TypeError(f"{self._document.name!r} has no cards")
        return work

    def _standing(self) -> object:
        return super()._standing(), self._document.revision

    def _view(self) -> Mapping[str, Any]:
        return self._views.page(self._desk.person, chosen(self._work()))


def _yes_or_no(args: Mapping[str, Any], name: str) -> bool:
    value = args.get(name)
    if not isinstance(value, bool):
        raise RefusedError(_("Yes or no was expected here."), field=name)
    return value
