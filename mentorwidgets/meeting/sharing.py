"""What participants of a meeting share of their maps: the fold of its events.

A share is an act of its owner, kept as events under the owner's name, so that erasing them
erases it: ``share {share, secret, to, labels, stars, upto}`` shows a copy (``upto`` a revision)
or the map live (``upto`` null) to exactly the people in ``to``; ``unshare {share}`` takes it
back. Who was named may end it for themselves with ``decline {share}``, and says with
``look {share}`` and ``look_away {share}`` that they look. ``leave_out {out}`` is that somebody
wants no part in the picture of the group. ``count {people, words}`` is the facilitator's: who
came into that picture together (see :mod:`mentorwidgets.network.group`).

An event of somebody whose share it is not is passed over, also here: what the store holds
decides, not who could write it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Any, ClassVar

from pydantic import Field

from mentorwidgets.meeting.parts import NO_PAGE, PARTICIPANT, Body, Kind, Named, Part, RandomId
from mentorwidgets.meeting.things import Shared
from mentorwidgets.network.redaction import Copy
from mentorwidgets.operations import PersonId
from mentorwidgets.store import Event
from mentorwidgets.together import LEAST
from mentorwidgets.together.blocks import Blocks


class ShareBody(Body):
    """A map is shown."""

    share: RandomId
    secret: RandomId
    to: Named
    labels: bool
    stars: bool
    upto: Annotated[int, Field(ge=0)] | None


class AboutShare(Body):
    """Something about a map that is shown."""

    share: RandomId


class LeaveOut(Body):
    """Whether one takes no part in the picture of the group."""

    out: bool


class CountBody(Body):
    """Who came into the picture together: their maps' revisions, their words' signs."""

    people: dict[str, int]
    words: dict[str, list[str]]


@dataclass(frozen=True, slots=True)
class Share:
    """One map shown to some people; ``upto`` is the revision it stands at, None when live."""

    id: str
    owner: PersonId
    to: tuple[PersonId, ...]
    copy: Copy
    upto: int | None
    at: datetime

    @property
    def live(self) -> bool:
        """Whether those who see it see it change."""
        return self.upto is None


class Sharings(Part):
    """What is shared at this moment, who wants no part in the group's picture, who is in it."""

    kinds: ClassVar[Mapping[str, Kind]] = {
        "share": Kind(PARTICIPANT, ShareBody),
        "unshare": Kind(PARTICIPANT, AboutShare, after_the_end=True),
        "decline": Kind(PARTICIPANT, AboutShare, after_the_end=True),
        "look": Kind(PARTICIPANT, AboutShare, after_the_end=True),
        "look_away": Kind(PARTICIPANT, AboutShare, after_the_end=True),
        "leave_out": Kind(PARTICIPANT, LeaveOut, after_the_end=True),
        "count": Kind(NO_PAGE, CountBody),
    }

    def __init__(self) -> None:
        self.shares: dict[str, Share] = {}
        self.out: set[PersonId] = set()
        self.blocks: Blocks[PersonId] = Blocks()
        #: What people let a meeting read of their own words, as far as it was put up together.
        self.words: set[tuple[PersonId, str]] = set()
        self.counted_at: datetime | None = None
        self._looked: dict[tuple[str, PersonId], datetime] = {}

    def replay(self, event: Event, body: Any) -> bool:
        """Fold one event."""
        if event.kind == "count":
            return self._count(body, event.at)
        if event.actor is None:
            return False
        handlers: Mapping[str, Callable[[PersonId, Any, datetime], bool]] = {
            "share": self._share,
            "unshare": self._unshare,
            "decline": self._decline,
            "look": self._look,
            "look_away": self._look_away,
            "leave_out": self._leave_out,
        }
        return handlers[event.kind](event.actor, body, event.at)

    def by(self, owner: PersonId) -> list[Share]:
        """What somebody shows, the oldest first."""
        return [share for share in self.shares.values() if share.owner == owner]

    def to(self, viewer: PersonId) -> list[Share]:
        """What is shown to somebody, the oldest first."""
        return [share for share in self.shares.values() if viewer in share.to]

    def shared_with(self, person: PersonId) -> Iterable[Shared]:
        """The maps that somebody is shown, by what stands on them."""
        return (
            Shared(
                share.id,
                "map",
                share.owner,
                share.at,
                share.to,
                about={"live": share.live, "labels": share.copy.labels},
            )
            for share in self.to(person)
        )

    def looked_at(self, share: str, viewer: PersonId) -> datetime | None:
        """When somebody last said that they look at this; None when they do not."""
        return self._looked.get((share, viewer))

    def _share(self, actor: PersonId, body: ShareBody, at: datetime) -> bool:
        if body.share in self.shares:
            return False
        self.shares[body.share] = Share(
            id=body.share,
            owner=actor,
            to=tuple(PersonId(person) for person in body.to),
            copy=Copy(body.secret, labels=body.labels, stars=body.stars),
            upto=body.upto,
            at=at,
        )
        return True

    def _shown_to(self, actor: PersonId, body: AboutShare) -> Share | None:
        """The share that an event is about, if whoever recorded it was named in it."""
        share = self.shares.get(body.share)
        return share if share is not None and actor in share.to else None

    def _unshare(self, actor: PersonId, body: AboutShare, _at: datetime) -> bool:
        share = self.shares.get(body.share)
        if share is None or share.owner != actor:
            return False
        del self.shares[share.id]
        return True

    def _decline(self, actor: PersonId, body: AboutShare, _at: datetime) -> bool:
        share = self._shown_to(actor, body)
        if share is None:
            return False
        left = tuple(person for person in share.to if person != actor)
        if left:
            self.shares[share.id] = replace(share, to=left)
        else:
            del self.shares[share.id]
        return True

    def _look(self, actor: PersonId, body: AboutShare, at: datetime) -> bool:
        share = self._shown_to(actor, body)
        if share is None:
            return False
        self._looked[share.id, actor] = at
        return True

    def _look_away(self, actor: PersonId, body: AboutShare, _at: datetime) -> bool:
        share = self._shown_to(actor, body)
        if share is None:
            return False
        self._looked.pop((share.id, actor), None)
        return True

    def _leave_out(self, actor: PersonId, body: LeaveOut, _at: datetime) -> bool:
        (self.out.add if body.out else self.out.discard)(actor)
        return True

    def _count(self, body: CountBody, at: datetime) -> bool:
        made = self.blocks.add({PersonId(p): version for p, version in body.people.items()})
        new = {
            (PersonId(person), gap)
            for person, gaps in body.words.items()
            for gap in gaps
            if (person, gap) not in self.words
        }
        together = len({person for person, _gap in new}) >= LEAST
        if together:
            self.words |= new
        if made:
            self.counted_at = at
        return made or together


def seat_handle(viewer: PersonId, person: PersonId) -> str:
    """What a participant's page calls somebody else: their id is never sent to it."""
    return hashlib.sha256(f"{viewer}:{person}".encode()).hexdigest()[:32]
