"""What listeners give back to whoever spoke: what they heard, and how they rate it.

``reply {id, to, section, text, scores}`` gives it to one person, who keeps it with their own
work (see :mod:`mentorwidgets.reflection.replies`); ``take_reply {id}`` takes it back, until the
meeting has ended. ``section`` is the part of the exercise that asked for it. Nobody but the two
is ever shown the words: the room is told how many have given something, and no more.

What was taken back stays away, also when it arrives once more from a device that was offline.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, Field, model_validator

from mentorwidgets.meeting.parts import PARTICIPANT, Body, ContentId, Kind, Part, RandomId
from mentorwidgets.operations import PersonId, RefusedError
from mentorwidgets.plain import harmless
from mentorwidgets.store import Event, Role
from mentorwidgets.words import gettext as _

LONGEST_REPLY = 2_000
#: The most points that a scale of any exercise has, and the most scales.
MOST_POINTS, MOST_SCALES = 10, 20
#: So many replies of one person are kept in a meeting.
MOST_REPLIES = 300


class ReplyBody(Body):
    """Words, ratings or both, for one person."""

    id: RandomId
    to: RandomId
    section: ContentId
    text: Annotated[
        str,
        Field(max_length=LONGEST_REPLY),
        AfterValidator(lambda text: harmless(text, lines=True).strip()),
    ]
    scores: Annotated[
        dict[ContentId, Annotated[int, Field(ge=1, le=MOST_POINTS)]], Field(max_length=MOST_SCALES)
    ]

    @model_validator(mode="after")
    def _says_something(self) -> ReplyBody:
        if not self.text and not self.scores:
            raise ValueError("there are neither words nor ratings")
        return self


class AboutReply(Body):
    """Something about a reply."""

    id: RandomId


@dataclass(frozen=True, slots=True)
class Reply:
    """What ``giver`` gave ``to`` somebody."""

    id: str
    giver: PersonId
    to: PersonId
    section: str
    text: str
    at: datetime
    scores: Mapping[str, int] = field(default_factory=dict)


class Replies(Part):
    """What was given back and stands, and what was taken back again."""

    kinds: ClassVar[Mapping[str, Kind]] = {
        "reply": Kind(PARTICIPANT, ReplyBody),
        # Until the end only: then it is theirs to whom it was given.
        "take_reply": Kind(PARTICIPANT, AboutReply),
    }
    overhears: ClassVar[frozenset[str]] = frozenset({"turn"})

    def __init__(self) -> None:
        self.standing: dict[str, Reply] = {}
        #: What was taken back: nothing is given again under these names.
        self.taken: dict[str, Reply] = {}
        #: Who has given something since the turn began that is on.
        self.in_turn: set[PersonId] = set()

    def replay(self, event: Event, body: Any) -> bool:
        """Fold one event."""
        if event.actor is None:
            return False
        return (self._give if event.kind == "reply" else self._take)(event.actor, body, event.at)

    def overhear(self, event: Event, body: Any) -> None:
        """Another turn: whoever listens has given nothing yet."""
        del event, body
        self.in_turn.clear()

    def allows(
        self, kind: str, body: Any, role: Role, actor: PersonId | None, state: object
    ) -> None:
        """Only to others, only one's own back, and not without end."""
        del role, state
        if kind == "take_reply":
            found = self.standing.get(body.id)
            if found is None or found.giver != actor:
                raise RefusedError(_("This was taken back already."))
        elif body.id in self.standing or body.id in self.taken:
            raise RefusedError(_("This was given already."))
        elif body.to == actor:
            raise RefusedError(_("Choose somebody else: what you heard is for whoever spoke."))
        elif sum(reply.giver == actor for reply in self.standing.values()) >= MOST_REPLIES:
            raise RefusedError(
                _("You have given {n} replies; that is the most in one meeting.", n=MOST_REPLIES)
            )

    def by(self, giver: PersonId) -> list[Reply]:
        """What somebody has given, the oldest first."""
        return [reply for reply in self.standing.values() if reply.giver == giver]

    def to(self, person: PersonId) -> list[Reply]:
        """What somebody was given, the oldest first."""
        return [reply for reply in self.standing.values() if reply.to == person]

    def taken_from(self, person: PersonId) -> list[Reply]:
        """What somebody was given, and is to have no more."""
        return [reply for reply in self.taken.values() if reply.to == person]

    def givers(self) -> set[PersonId]:
        """Who has given something."""
        return {reply.giver for reply in self.standing.values()}

    def _give(self, actor: PersonId, body: ReplyBody, at: datetime) -> bool:
        if body.id in self.standing or body.id in self.taken or body.to == actor:
            return False
        self.standing[body.id] = Reply(
            body.id, actor, PersonId(body.to), body.section, body.text, at, dict(body.scores)
        )
        self.in_turn.add(actor)
        return True

    def _take(self, actor: PersonId, body: AboutReply, _at: datetime) -> bool:
        reply = self.standing.get(body.id)
        if reply is None or reply.giver != actor:
            return False
        self.taken[body.id] = self.standing.pop(body.id)
        return True
