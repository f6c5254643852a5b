"""Sharing one's map from the page of a meeting, and looking at what others share.

Questions from the browser: ``share_preview {labels, stars}``, ``share {to, labels, stars, live}``,
``share_take_back {share}``, ``share_end {share}``, ``share_look {share}``,
``share_look_away {share}`` and ``leave_out {out}``. Messages to it: ``sharing`` (see
:meth:`mentorwidgets.meeting.showing.Showing.view`) and ``shared {share, view}`` while one looks
at a map, with ``view`` null when it was taken back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from mentorwidgets.content.models import NetworkExercise
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.showing import Showing, preview
from mentorwidgets.network.work import NetworkWork
from mentorwidgets.operations import RefusedError
from mentorwidgets.widgets.desk import Desk, OpenDocument
from mentorwidgets.words import gettext as _


class SharingDesk:
    """What a page of the meeting asks and is told about sharing; ``say`` reaches its browser."""

    questions = frozenset(
        {
            "share_preview",
            "share",
            "share_take_back",
            "share_end",
            "share_look",
            "share_look_away",
            "leave_out",
        }
    )

    def __init__(
        self,
        desk: Desk,
        live: LiveMeeting,
        document: OpenDocument,
        say: Callable[[Mapping[str, Any]], None],
    ) -> None:
        exercise = document.exercise
        if not isinstance(exercise, NetworkExercise):
            raise TypeError(f"{exercise.name!r} is not a map of people")
        self._desk = desk
        self._document = document
        self._say = say
        self._showing = Showing(desk.store, live, exercise, desk.person)
        self._told: object = None
        #: What is looked at, and what of it the browser was sent last.
        self._open: dict[str, object] = {}

    def answer(self, what: str, args: dict[str, Any]) -> dict[str, Any]:
        """Answer one of :attr:`questions`; raise ``RefusedError`` to say why not."""
        handlers: Mapping[str, Callable[[dict[str, Any]], dict[str, Any]]] = {
            "share_preview": self._preview,
            "share": self._share,
            "share_take_back": self._take_back,
            "share_end": self._end,
            "share_look": self._look,
            "share_look_away": self._look_away,
            "leave_out": self._leave_out,
        }
        return handlers[what](args)

    def hello(self) -> None:
        """The page has spoken: it is told all, and looks at nothing yet."""
        self._told = None
        self._open.clear()
        self.refresh()

    def refresh(self) -> None:
        """Tell the page what has changed, if anything has."""
        for share, before in list(self._open.items()):
            view = self._showing.still_shown(share)
            if view is None:
                del self._open[share]
            else:
                self._open[share] = view
            if view != before:
                self._say({"type": "shared", "share": share, "view": view})
        view = self._showing.view(self._desk.now())
        if view != self._told:
            self._told = view
            self._say({"type": "sharing", **view})

    def _preview(self, args: dict[str, Any]) -> dict[str, Any]:
        work = self._document.work
        if not isinstance(work, NetworkWork):
            raise RefusedError(_("This page shows no map."))
        labels, stars = _yes_or_no(args, "labels"), _yes_or_no(args, "stars")
        return {"view": preview(work, labels=labels, stars=stars)}

    def _share(self, args: dict[str, Any]) -> dict[str, Any]:
        to = args.get("to")
        if not isinstance(to, list) or not all(isinstance(handle, str) for handle in to):
            raise RefusedError(_("That question came without its words."))
        # The map as the owner's page has been shown it: not what came from elsewhere just now.
        self._showing.show(
            to,
            labels=_yes_or_no(args, "labels"),
            stars=_yes_or_no(args, "stars"),
            upto=None if _yes_or_no(args, "live") else self._document.revision,
            at=self._desk.now(),
        )
        return {}

    def _take_back(self, args: dict[str, Any]) -> dict[str, Any]:
        self._showing.take_back(_name(args), self._desk.now())
        return {}

    def _end(self, args: dict[str, Any]) -> dict[str, Any]:
        share = _name(args)
        self._showing.decline(share, self._desk.now())
        self._open.pop(share, None)
        return {}

    def _look(self, args: dict[str, Any]) -> dict[str, Any]:
        share = _name(args)
        view = self._showing.look(share, self._desk.now())
        self._open[share] = view
        return {"view": view}

    def _look_away(self, args: dict[str, Any]) -> dict[str, Any]:
        share = _name(args)
        self._open.pop(share, None)
        self._showing.look_away(share, self._desk.now())
        return {}

    def _leave_out(self, args: dict[str, Any]) -> dict[str, Any]:
        self._showing.leave_out(self._desk.now(), out=_yes_or_no(args, "out"))
        return {}


def _yes_or_no(args: Mapping[str, Any], name: str) -> bool:
    value = args.get(name)
    if not isinstance(value, bool):
        raise RefusedError(_("Yes or no was expected here."), field=name)
    return value


def _name(args: Mapping[str, Any]) -> str:
    share = args.get("share")
    if not isinstance(share, str):
        raise RefusedError(_("That question came without its words."))
    return share
