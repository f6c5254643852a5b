"""The picture of the group, for whoever leads the meeting.

**Who can read what.** The maps are read in the facilitator's own process, on the host's
computer, by :class:`Counting` and nothing else, and what leaves it is the protected picture of
:mod:`mentorwidgets.network.group`: no name, no row, no map. The board's browser is sent that
picture, and the sentences that people chose to share themselves. Of each map only its numbers
are kept in memory. Whoever runs the host's computer could read the files, as every page says
where one writes.

**The words.** A gap is read out only if whoever worded it shared it, and only together with
words of at least five people, so that a new sentence on the wall is not the one of whoever has
just typed; one that is worded anew waits for others again. Their order comes from a hash, not
from people or time. One that is no longer shared is gone from the board.
"""

from __future__ import annotations

import hashlib
from datetime import datetime
from typing import Any

from mentorwidgets.content.models import NetworkExercise
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.showing import taking_part
from mentorwidgets.network.categories import Categories, label_of
from mentorwidgets.network.document import Gap
from mentorwidgets.network.group import (
    UNDEFINED,
    UNSAID,
    Contribution,
    Table,
    contribution,
    group_picture,
)
from mentorwidgets.network.work import NetworkWork
from mentorwidgets.operations import DocumentId, Entry, PersonId, RefusedError
from mentorwidgets.store import Store
from mentorwidgets.together import LEAST
from mentorwidgets.words import gettext as _


class Counting:
    """Counts the maps of one meeting together, and gives nothing else away."""

    def __init__(self, store: Store, live: LiveMeeting, exercise: NetworkExercise) -> None:
        self._store = store
        self._live = live
        self._exercise = exercise
        self._categories = Categories.from_exercise(exercise)
        self._counted: dict[PersonId, Contribution] = {}
        self._gaps: dict[PersonId, tuple[int, tuple[Gap, ...]]] = {}

    def count(self, actor: PersonId | None, at: datetime) -> None:
        """Bring newcomers into the picture: maps of at least five, words of at least five.

        :raises RefusedError: there are fewer; then nothing has changed.
        """
        self._live.catch_up()
        sharing, here = self._live.state.sharing, taking_part(self._live)
        people: dict[str, int] = {}
        words: dict[str, list[str]] = {}
        for person in here:
            entries = self._entries(person)
            work = self._fold(entries)
            if work.map.alters and not sharing.blocks.has(person):
                people[person] = entries[-1].revision
            new = [
                _wording(gap)
                for gap in work.document.gaps
                if _can_be_read(gap) and (person, _wording(gap)) not in sharing.words
            ]
            if new:
                words[person] = new
        if max(len(people), len(words)) < LEAST:
            raise RefusedError(
                _("Fewer than five people have something new to add. Ask again later.")
                if sharing.blocks.made
                else _("Fewer than five maps can be counted so far. Ask again later.")
            )
        self._live.note_count(actor, {"people": people, "words": words}, at)

    def view(self) -> dict[str, Any]:
        """What the board shows, as JSON.

        ``state`` is ``none`` before anybody asked, ``few`` when no five can be shown, else
        ``shown``; ``gone`` says that some who were in it have left; ``at``, ``maps``,
        ``people`` and ``tables`` are the picture, ``words`` what people shared of their gaps.
        """
        sharing, here = self._live.state.sharing, taking_part(self._live)
        standing = sharing.blocks.standing(here)
        picture = group_picture(
            [[self._contribution(p, v) for p, v in block.items()] for block in standing],
            self._categories,
        )
        at = sharing.counted_at
        return {
            "state": "shown" if picture else "few" if sharing.blocks.made else "none",
            "gone": len(standing) < sharing.blocks.made,
            "at": at.timestamp() * 1000 if at else None,
            "maps": picture.maps if picture else 0,
            "people": picture.people if picture else 0,
            "tables": [self._shown(table) for table in picture.tables] if picture else [],
            "words": self._words(),
        }

    def _entries(self, person: PersonId) -> list[Entry]:
        return self._store.entries(person, DocumentId(self._exercise.name))

    def _fold(self, entries: list[Entry]) -> NetworkWork:
        work = NetworkWork(self._exercise, places=False)
        for entry in entries:
            work.replay(entry)
        return work

    def _contribution(self, person: PersonId, version: int) -> Contribution:
        if person not in self._counted:
            entries = [e for e in self._entries(person) if e.revision <= version]
            self._counted[person] = contribution(self._fold(entries).map, self._categories)
        return self._counted[person]

    def _words(self) -> list[str]:
        allowed = self._live.state.sharing.words
        here = set(taking_part(self._live)) & {person for person, _words in allowed}
        said = {
            person: [
                gap
                for gap in self._gaps_of(person)
                if (person, _wording(gap)) in allowed and _can_be_read(gap)
            ]
            for person in here
        }
        if sum(bool(gaps) for gaps in said.values()) < LEAST:
            return []
        mixed = sorted((gap for gaps in said.values() for gap in gaps), key=_by_chance)
        return [gap.text for gap in mixed]

    def _gaps_of(self, person: PersonId) -> tuple[Gap, ...]:
        revision, gaps = self._gaps.get(person, (0, ()))
        document = DocumentId(self._exercise.name)
        if self._store.entries(person, document, after=revision):
            entries = self._entries(person)
            revision, gaps = entries[-1].revision, self._fold(entries).document.gaps
            self._gaps[person] = revision, gaps
        return gaps

    def _shown(self, table: Table) -> dict[str, Any]:
        return {
            "id": table.id,
            "counts": table.counts,
            "maps": table.maps,
            "people": table.people,
            "cells": [
                {"id": cell.id, "label": self._label(table.id, cell.id), "count": cell.count}
                for cell in table.cells
                # That no question was left open needs no line of its own.
                if cell.count != 0
            ],
        }

    def _label(self, table: str, cell: str) -> str:
        words = {
            ("size", "upto-8"): _("up to 8 people"),
            ("size", "upto-15"): _("9 to 15"),
            ("size", "more"): _("16 or more"),
            ("density", "upto-0.25"): _("up to a quarter know each other"),
            ("density", "upto-0.5"): _("up to half"),
            ("density", "more"): _("more than half"),
            ("density", UNDEFINED): _("fewer than two people"),
        }
        if (table, cell) in words:
            return words[table, cell]
        if cell == UNSAID:
            return _("not said")
        offered = {
            "kinds": self._categories.kinds,
            "lacking": self._categories.kinds,
            "arena": self._categories.arena,
            "closeness": self._categories.closeness,
        }[table]
        return label_of(offered, cell)


def _can_be_read(gap: Gap) -> bool:
    return gap.shared and bool(gap.text.strip())


def _wording(gap: Gap) -> str:
    """A sign for these words of this gap: other words have another."""
    return hashlib.sha256(f"{gap.id}\n{gap.text}".encode()).hexdigest()[:32]


def _by_chance(gap: Gap) -> str:
    return hashlib.sha256(gap.id.encode()).hexdigest()
