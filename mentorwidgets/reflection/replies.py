"""What others gave back on what somebody wrote or said: kept as it was given, and never averaged.

A reply comes out of a meeting, or is entered by hand from a sheet of paper. Each has a name that
was drawn at random when it was given, so the same reply that arrives by way of two devices is
here once, and one that was put away does not come back.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from mentorwidgets.content.parts import Section
from mentorwidgets.content.section_replies import RepliesSection
from mentorwidgets.operations import RefusedError
from mentorwidgets.plain import harmless
from mentorwidgets.reflection.section import ContentId, Item, Op, RandomId, SectionPart, read
from mentorwidgets.words import gettext as _

LONGEST_REPLY = 2_000
LONGEST_NAME = 80
MOST_REPLIES = 300
#: The most points that a scale of any exercise has, and the most scales.
MOST_POINTS, MOST_SCALES = 10, 20


def _moment(value: str) -> str:
    try:
        at = datetime.fromisoformat(value)
    except ValueError:
        at = None
    if at is None or at.tzinfo is None:
        raise ValueError(_("A time was expected here, with its zone."))
    return value


Score = Annotated[int, Field(ge=1, le=MOST_POINTS)]
_Name = Annotated[
    str,
    StringConstraints(max_length=LONGEST_NAME),
    AfterValidator(lambda name: harmless(name).strip()),
]
_Reply = Annotated[
    str,
    StringConstraints(max_length=LONGEST_REPLY),
    AfterValidator(lambda text: harmless(text, lines=True).strip()),
]


class AddReply(Op):
    """What somebody gave back: words, ratings, or both; ``at`` is when, if not just now."""

    id: RandomId
    name: _Name = Field(alias="from")
    text: _Reply
    scores: Annotated[dict[ContentId, Score], Field(max_length=MOST_SCALES)]
    at: Annotated[str, StringConstraints(max_length=40), AfterValidator(_moment)] | None = None

    @model_validator(mode="after")
    def _says_something(self) -> AddReply:
        if not self.text and not self.scores:
            raise ValueError(_("Write a few words of what they said, or rate something."))
        return self


class DropReply(Op):
    """It is put away, for good."""

    id: RandomId


class RateOwn(Op):
    """One's own rating on a scale; None takes it back."""

    scale: ContentId
    score: Score | None


@dataclass(frozen=True, slots=True)
class Kept:
    """A reply as it is kept; ``name`` may be empty, ``at`` is ISO 8601."""

    id: str
    name: str
    text: str
    at: str
    scores: Mapping[str, int] = field(default_factory=dict)


class RepliesPart(SectionPart):
    """The replies on one worksheet, and one's own ratings beside them."""

    types: ClassVar[frozenset[str]] = frozenset({"add_reply", "drop_reply", "rate_own"})

    def __init__(self, section: Section) -> None:
        super().__init__(section)
        self._scales = section.scales if isinstance(section, RepliesSection) else ()
        self.replies: dict[str, Kept] = {}
        self.own: dict[str, int] = {}
        self._gone: dict[str, None] = {}

    def check(self, op: Mapping[str, Any]) -> None:
        """Only ratings that the content asks for, within its points."""
        points = {scale.id: scale.points for scale in self._scales}
        given: Mapping[str, int] = {}
        if op["type"] == "add_reply":
            given = read(AddReply, op).scores
        elif op["type"] == "rate_own":
            rated = read(RateOwn, op)
            # A rating that the content has no more can still be taken back.
            given = {} if rated.score is None else {rated.scale: rated.score}
        for scale, score in given.items():
            if scale not in points:
                raise RefusedError(_("This exercise has no such scale any more."), field="scores")
            if score > points[scale]:
                raise RefusedError(
                    _("A whole number from 1 to {n}, please.", n=points[scale]), field="scores"
                )

    def take(self, op: Mapping[str, Any], at: datetime) -> None:
        """Fold one operation; the same reply twice is one."""
        if op["type"] == "add_reply":
            self._add(read(AddReply, op), at)
        elif op["type"] == "drop_reply":
            self._drop(read(DropReply, op))
        else:
            rated = read(RateOwn, op)
            self.own.pop(rated.scale, None)
            if rated.score is not None:
                self.own[rated.scale] = rated.score

    def _add(self, given: AddReply, at: datetime) -> None:
        if given.id in self.replies or given.id in self._gone:
            return
        if len(self.replies) >= MOST_REPLIES:
            raise RefusedError(_("At most {n} replies are kept here.", n=MOST_REPLIES), field="id")
        when = given.at or at.isoformat()
        self.replies[given.id] = Kept(given.id, given.name, given.text, when, dict(given.scores))

    def _drop(self, given: DropReply) -> None:
        if given.id in self._gone:
            return
        if self.replies.pop(given.id, None) is None:
            raise RefusedError(_("This is not here any more."), field="id")
        self._gone[given.id] = None

    def view(self) -> dict[str, Any]:
        """``{replies: [{id, from, text, scores, at}], own: {scale: score}, gone: [id]}``."""
        return {
            "replies": [
                {
                    "id": reply.id,
                    "from": reply.name,
                    "text": reply.text,
                    "scores": dict(reply.scores),
                    "at": reply.at,
                }
                for reply in self.replies.values()
            ],
            "own": dict(self.own),
            "gone": list(self._gone),
        }

    def counts(self) -> Mapping[str, int]:
        """How many there are."""
        return {"replies": len(self.replies)}

    def items(self) -> Iterable[Item]:
        """One's own ratings may be shared; what others gave was given to one person alone."""
        if self.own:
            yield Item("own", _("How you rate it yourself"), self.in_words(self.own))
        for reply in self.replies.values():
            words = "\n".join(filter(None, (reply.text, self.in_words(reply.scores))))
            name = reply.name or _("Somebody")
            yield Item(reply.id, _("What {name} gave back", name=name), words, private=True)

    def in_words(self, scores: Mapping[str, int]) -> str:
        """Ratings as they are read out, scale by scale: "Clarity 4 of 5, Relevance 2 of 5"."""
        known = {scale.id: scale for scale in self._scales}
        rows = [
            _("{label} {n} of {points}", label=scale.label, n=scores[name], points=scale.points)
            for name, scale in known.items()
            if name in scores
        ]
        # What the content asks for no more stays readable, under the name it is kept by.
        rows += [f"{name} {score}" for name, score in scores.items() if name not in known]
        return ", ".join(rows)
