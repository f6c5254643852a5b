"""Giving back to whoever spoke, and keeping what others give back, on a participant's page.

Questions from the browser: ``reply_give {id, to, section, text, scores}`` (``to``: a handle) and
``reply_back {id}``. Message to it: ``replies`` (see
:meth:`mentorwidgets.meeting.replies_view.ReplyViews.page`), without the words that came.

What comes is kept in the person's own document as it arrives, under the name that it was given
with: the store takes an operation of that name once, so two devices, or the same page opened
again, keep it once. What is taken back before the end is put away again in the same manner.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from mentorwidgets.content.section_replies import RepliesSection
from mentorwidgets.meeting.giving import Giving
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.replies import Reply
from mentorwidgets.meeting.replies_view import ReplyViews
from mentorwidgets.operations import RefusedError
from mentorwidgets.widgets.desk import Desk, OpenDocument
from mentorwidgets.widgets.meeting.prompts import text_of
from mentorwidgets.widgets.meeting.side import Say, ToldSide
from mentorwidgets.words import gettext as _

#: The two operations that keep a reply and put it away, in the order of their numbers.
_KEEP, _PUT_AWAY = 1, 2


class RepliesOnPage(ToldSide):
    """What one participant gives and is given; ``kept`` is called when the document changed."""

    def __init__(
        self,
        desk: Desk,
        live: LiveMeeting,
        sections: Sequence[RepliesSection],
        say: Say,
        *,
        kept: Callable[[], None],
    ) -> None:
        self._views = ReplyViews(live)
        super().__init__(
            say,
            "replies",
            lambda: self._views.page(desk.person),
            {"reply_give": self._give, "reply_back": self._take_back},
        )
        self._desk = desk
        self._live = live
        self._kept = kept
        self._giving = Giving(live, sections, desk.person)

    def refresh(self) -> None:
        """Keep what came, put away what was taken back, and tell the page."""
        document = self._desk.document(self._live.record.exercise)
        came = [self._keep(document, reply) for reply in self._views.to(self._desk.person)]
        left = self._live.state.replies.taken_from(self._desk.person)
        gone = [self._put_away(document, reply) for reply in left]
        if any(came) or any(gone):
            self._kept()
        super().refresh()

    def _keep(self, document: OpenDocument, reply: Reply) -> bool:
        op = {
            "type": "add_reply",
            "section": reply.section,
            "id": reply.id,
            "from": self._live.name_of(reply.giver),
            "text": reply.text,
            "scores": dict(reply.scores),
            "at": reply.at.isoformat(),
        }
        return self._append(document, reply, _KEEP, op)

    def _put_away(self, document: OpenDocument, reply: Reply) -> bool:
        # What never came needs no putting away.
        if not document.knows(reply.id, _KEEP):
            return False
        op = {"type": "drop_reply", "section": reply.section, "id": reply.id}
        return self._append(document, reply, _PUT_AWAY, op)

    def _append(
        self, document: OpenDocument, reply: Reply, number: int, op: dict[str, Any]
    ) -> bool:
        if document.knows(reply.id, number):
            return False
        try:
            return document.append(reply.id, number, op)[1]
        except RefusedError:
            # The content asks for it no more, it was put away by hand, or another device of
            # this person has kept it under a name that was changed since: nothing is lost.
            return False

    def _give(self, args: dict[str, Any]) -> dict[str, Any]:
        scores = args.get("scores")
        if not isinstance(scores, dict):
            raise RefusedError(_("That question came without its words."))
        names = (text_of(args, name) for name in ("id", "to", "section", "text"))
        self._giving.give(*names, scores, self._desk.now())
        return {}

    def _take_back(self, args: dict[str, Any]) -> dict[str, Any]:
        self._giving.take_back(text_of(args, "id"), self._desk.now())
        return {}
