"""Giving back from a listener's page: each act may arrive twice, and then counts once.

As with lines (:mod:`.saying`), people are named by the handles that a page knows them by. What
is given is checked against the worksheet that asked for it: a rating on a scale that it does not
have reaches nobody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from mentorwidgets.content import Exercise, WritingExercise
from mentorwidgets.content.section_replies import RepliesSection
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.replies import LONGEST_REPLY
from mentorwidgets.meeting.saying import behind_handle, checked_words, has_a_seat
from mentorwidgets.operations import PersonId, RefusedError
from mentorwidgets.store import Role
from mentorwidgets.words import gettext as _


def asking_sections(exercise: Exercise) -> Sequence[RepliesSection]:
    """The worksheets of an exercise on which others give back, in order."""
    sections = exercise.worksheets if isinstance(exercise, WritingExercise) else ()
    return [section for section in sections if isinstance(section, RepliesSection)]


class Giving:
    """What one person gives back to those who speak."""

    def __init__(
        self, live: LiveMeeting, sections: Sequence[RepliesSection], person: PersonId
    ) -> None:
        self._live = live
        self._sections = {section.id: section for section in sections}
        self._person = person

    def give(
        self,
        id_: str,
        to: str,
        section: str,
        text: str,
        scores: Mapping[str, Any],
        at: datetime,
    ) -> None:
        """Give it to whoever is behind this handle, and to nobody else.

        :raises RefusedError: there is nothing in it, or it does not fit what was asked, or they
            do not sit here any more; then nobody sees anything.
        """
        self._live.catch_up()
        has_a_seat(self._live, self._person)
        replies = self._live.state.replies
        if id_ in replies.taken or id_ in replies.standing:
            return
        asked = self._sections.get(section)
        if asked is None:
            raise RefusedError(_("This exercise does not ask for that any more."), field="section")
        rated = _checked_scores(asked, scores)
        if not text.strip() and not rated:
            raise RefusedError(_nothing(asked), field="text")
        body = {
            "id": id_,
            "to": behind_handle(self._live, self._person, to),
            "section": section,
            "text": checked_words(text, LONGEST_REPLY) if text.strip() else "",
            "scores": rated,
        }
        self._live.do(Role.PARTICIPANT, self._person, "reply", body, at)

    def take_back(self, id_: str, at: datetime) -> None:
        """Take it back; nothing when it is not given.

        :raises RefusedError: the meeting has ended.
        """
        self._live.catch_up()
        reply = self._live.state.replies.standing.get(id_)
        if reply is not None and reply.giver == self._person:
            self._live.do(Role.PARTICIPANT, self._person, "take_reply", {"id": id_}, at)


def _nothing(asked: RepliesSection) -> str:
    if asked.scales:
        return _("Rate something, or write a few words.")
    return _("Write a few words first.")


def _checked_scores(asked: RepliesSection, scores: Mapping[str, Any]) -> dict[str, int]:
    points = {scale.id: scale.points for scale in asked.scales}
    for name, score in scores.items():
        if name not in points:
            raise RefusedError(_("This exercise does not ask for that any more."), field="scores")
        if type(score) is not int or not 1 <= score <= points[name]:
            raise RefusedError(
                _("A whole number from 1 to {n}, please.", n=points[name]), field=f"scores.{name}"
            )
    return dict(scores)
