"""The picture of the group, for whoever leads the meeting.

An exercise says what one person puts into it (:class:`Exhibit`); here is who is counted, when.

**Who can read what.** The work of people is read in the facilitator's own process, on the host's
computer, by :class:`Counting` and nothing else, and what leaves it is a picture protected by
:mod:`mentorwidgets.together`: no name, no row, nobody's own. The board's browser is sent that
picture, and the sentences that people chose to share themselves. Of each person's work only its
numbers are kept in memory. Whoever runs the host's computer could read the files, as every page
says where one writes.

**The words.** A sentence is read out only if whoever worded it shared it, and only together with
words of at least five people, so that a new sentence on the wall is not the one of whoever has
just typed; one that is worded anew waits for others again. Their order comes from a hash, not
from people or time. One that is no longer shared is gone from the board.
"""

from __future__ import annotations

import hashlib
from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, ClassVar, Generic, TypeVar

from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.showing import taking_part
from mentorwidgets.operations import DocumentId, Entry, PersonId, RefusedError
from mentorwidgets.store import Store
from mentorwidgets.together import LEAST
from mentorwidgets.words import gettext as _

C = TypeVar("C")


@dataclass(frozen=True, slots=True)
class Wording:
    """A sentence that somebody shares with the picture; ``id`` is what it is about."""

    id: str
    text: str

    @property
    def sign(self) -> str:
        """A sign for these words of this thing: other words have another."""
        return hashlib.sha256(f"{self.id}\n{self.text}".encode()).hexdigest()[:32]


@dataclass(frozen=True, slots=True)
class Read(Generic[C]):
    """What was read of one person's work; ``begun`` is that there is something to count."""

    contribution: C
    begun: bool
    wordings: tuple[Wording, ...] = ()


class Exhibit(ABC, Generic[C]):
    """What an exercise puts into the picture of the group."""

    #: Which picture it is; the browser has its words.
    kind: ClassVar[str]

    def __init__(self, document: DocumentId) -> None:
        self.document = document

    @abstractmethod
    def read(self, entries: Sequence[Entry]) -> Read[C]:
        """What somebody's work puts in, as far as these entries go."""

    @abstractmethod
    def picture(self, blocks: Sequence[Sequence[C]]) -> Mapping[str, Any]:
        """What may be shown of these blocks together (there may be none), as JSON."""

    @abstractmethod
    def too_few(self) -> str:
        """Say that fewer than five have something to count."""


class Counting(Generic[C]):
    """Counts the work of one meeting's people together, and gives nothing else away."""

    def __init__(self, store: Store, live: LiveMeeting, exhibit: Exhibit[C]) -> None:
        self._store = store
        self._live = live
        self._exhibit = exhibit
        self._counted: dict[PersonId, C] = {}
        self._wordings: dict[PersonId, tuple[int, tuple[Wording, ...]]] = {}

    def count(self, actor: PersonId | None, at: datetime) -> None:
        """Bring newcomers into the picture: the work of at least five, words of at least five.

        :raises RefusedError: there are fewer; then nothing has changed.
        """
        self._live.catch_up()
        sharing, here = self._live.state.sharing, taking_part(self._live)
        people: dict[str, int] = {}
        words: dict[str, list[str]] = {}
        for person in here:
            entries = self._entries(person)
            read = self._exhibit.read(entries)
            if read.begun and not sharing.blocks.has(person):
                people[person] = entries[-1].revision
            new = [each.sign for each in read.wordings if (person, each.sign) not in sharing.words]
            if new:
                words[person] = new
        if max(len(people), len(words)) < LEAST:
            raise RefusedError(
                _("Fewer than five people have something new to add. Ask again later.")
                if sharing.blocks.made
                else self._exhibit.too_few()
            )
        self._live.note_count(actor, {"people": people, "words": words}, at)

    def view(self) -> dict[str, Any]:
        """What the board shows, as JSON.

        ``state`` is ``none`` before anybody asked, ``few`` when no five can be shown, else
        ``shown``; ``gone`` says that some who were in it have left; ``at`` is when newcomers came
        in last, ``words`` what people shared in words, and the rest is the exhibit's picture.
        """
        sharing, here = self._live.state.sharing, taking_part(self._live)
        standing = sharing.blocks.standing(here)
        at = sharing.counted_at
        return {
            "state": "shown" if standing else "few" if sharing.blocks.made else "none",
            "gone": len(standing) < sharing.blocks.made,
            "at": at.timestamp() * 1000 if at else None,
            "words": self._words(),
            **self._exhibit.picture(
                [[self._contribution(p, v) for p, v in block.items()] for block in standing]
            ),
        }

    def _entries(self, person: PersonId) -> list[Entry]:
        return self._store.entries(person, self._exhibit.document)

    def _contribution(self, person: PersonId, version: int) -> C:
        if person not in self._counted:
            entries = [e for e in self._entries(person) if e.revision <= version]
            self._counted[person] = self._exhibit.read(entries).contribution
        return self._counted[person]

    def _words(self) -> list[str]:
        allowed = self._live.state.sharing.words
        here = set(taking_part(self._live)) & {person for person, _words in allowed}
        said = {
            person: [e for e in self._wordings_of(person) if (person, e.sign) in allowed]
            for person in here
        }
        if sum(bool(wordings) for wordings in said.values()) < LEAST:
            return []
        mixed = sorted((each for wordings in said.values() for each in wordings), key=_by_chance)
        return [each.text for each in mixed]

    def _wordings_of(self, person: PersonId) -> tuple[Wording, ...]:
        revision, wordings = self._wordings.get(person, (0, ()))
        if self._store.entries(person, self._exhibit.document, after=revision):
            entries = self._entries(person)
            revision, wordings = entries[-1].revision, self._exhibit.read(entries).wordings
            self._wordings[person] = revision, wordings
        return wordings


def _by_chance(wording: Wording) -> str:
    return hashlib.sha256(wording.id.encode()).hexdigest()
