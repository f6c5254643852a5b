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
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from mentorwidgets.network.blocks import Blocks
from mentorwidgets.network.group import LEAST
from mentorwidgets.network.redaction import Copy
from mentorwidgets.operations import CLIENT_PATTERN, PersonId
from mentorwidgets.store import Event

#: What a participant may record; the rest of this module's kinds is not theirs.
KINDS = frozenset({"share", "unshare", "decline", "look", "look_away", "leave_out"})
#: What may be done when the meeting is over: taking back, and looking at what is still shown.
ALSO_AFTER_THE_END = KINDS - {"share"}
#: The most people that one share names.
MOST_NAMED = 200


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


class Sharings:
    """What is shared at this moment, who wants no part in the group's picture, who is in it."""

    def __init__(self) -> None:
        self.shares: dict[str, Share] = {}
        self.out: set[PersonId] = set()
        self.blocks: Blocks[PersonId] = Blocks()
        #: What people let a meeting read of their own words, as far as it was put up together.
        self.words: set[tuple[PersonId, str]] = set()
        self.counted_at: datetime | None = None
        self._looked: dict[tuple[str, PersonId], datetime] = {}

    def replay(self, event: Event) -> bool | None:
        """Fold one event; false when it makes no sense, None when it is none of these."""
        handlers: Mapping[str, Callable[[Event], bool]] = {
            "share": self._share,
            "unshare": self._unshare,
            "decline": self._decline,
            "look": self._look,
            "look_away": self._look_away,
            "leave_out": self._leave_out,
            "count": self._count,
        }
        handler = handlers.get(event.kind)
        return None if handler is None else handler(event)

    def by(self, owner: PersonId) -> list[Share]:
        """What somebody shows, the oldest first."""
        return [share for share in self.shares.values() if share.owner == owner]

    def to(self, viewer: PersonId) -> list[Share]:
        """What is shown to somebody, the oldest first."""
        return [share for share in self.shares.values() if viewer in share.to]

    def looked_at(self, share: str, viewer: PersonId) -> datetime | None:
        """When somebody last said that they look at this; None when they do not."""
        return self._looked.get((share, viewer))

    def _share(self, event: Event) -> bool:
        body = event.body
        if event.actor is None or not makes_sense("share", body) or body["share"] in self.shares:
            return False
        self.shares[body["share"]] = Share(
            id=body["share"],
            owner=event.actor,
            to=tuple(PersonId(person) for person in body["to"]),
            copy=Copy(body["secret"], labels=body["labels"], stars=body["stars"]),
            upto=body["upto"],
            at=event.at,
        )
        return True

    def _mine(self, event: Event) -> Share | None:
        """The share that an event is about, if whoever recorded it was named in it."""
        share = self.shares.get(_text(event.body.get("share")))
        return share if share is not None and event.actor in share.to else None

    def _unshare(self, event: Event) -> bool:
        share = self.shares.get(_text(event.body.get("share")))
        if share is None or share.owner != event.actor:
            return False
        del self.shares[share.id]
        return True

    def _decline(self, event: Event) -> bool:
        share = self._mine(event)
        if share is None:
            return False
        left = tuple(person for person in share.to if person != event.actor)
        if left:
            self.shares[share.id] = replace(share, to=left)
        else:
            del self.shares[share.id]
        return True

    def _look(self, event: Event) -> bool:
        share = self._mine(event)
        if share is None or event.actor is None:
            return False
        self._looked[share.id, event.actor] = event.at
        return True

    def _look_away(self, event: Event) -> bool:
        share = self._mine(event)
        if share is None or event.actor is None:
            return False
        self._looked.pop((share.id, event.actor), None)
        return True

    def _leave_out(self, event: Event) -> bool:
        out = event.body.get("out")
        if event.actor is None or not isinstance(out, bool):
            return False
        (self.out.add if out else self.out.discard)(event.actor)
        return True

    def _count(self, event: Event) -> bool:
        people, words = event.body.get("people"), event.body.get("words")
        if not isinstance(people, dict) or not isinstance(words, dict):
            return False
        made = self.blocks.add(
            {
                PersonId(person): version
                for person, version in people.items()
                if type(version) is int
            }
        )
        new = {
            (PersonId(person), gap)
            for person, gaps in words.items()
            if isinstance(gaps, list)
            for gap in gaps
            if isinstance(gap, str) and (person, gap) not in self.words
        }
        together = len({person for person, _gap in new}) >= LEAST
        if together:
            self.words |= new
        if made:
            self.counted_at = event.at
        return made or together


def makes_sense(kind: str, body: Mapping[str, Any]) -> bool:
    """Whether an event of this kind may have this body."""
    if kind == "share":
        upto, named = body.get("upto"), body.get("to")
        return (
            body.keys() == {"share", "secret", "to", "labels", "stars", "upto"}
            and _is_id(body["share"])
            and _is_id(body["secret"])
            and isinstance(named, list)
            and 0 < len(named) <= MOST_NAMED
            and len(set(map(str, named))) == len(named)
            and all(_is_id(person) for person in named)
            and isinstance(body["labels"], bool)
            and isinstance(body["stars"], bool)
            and (upto is None or (type(upto) is int and upto >= 0))
        )
    if kind == "leave_out":
        return body.keys() == {"out"} and isinstance(body["out"], bool)
    return body.keys() == {"share"} and _is_id(body["share"])


def seat_handle(viewer: PersonId, person: PersonId) -> str:
    """What a participant's page calls somebody else: their id is never sent to it."""
    return hashlib.sha256(f"{viewer}:{person}".encode()).hexdigest()[:32]


def _is_id(value: object) -> bool:
    return isinstance(value, str) and CLIENT_PATTERN.fullmatch(value) is not None


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
