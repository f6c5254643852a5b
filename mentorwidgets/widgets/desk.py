"""A person's desk: their documents, opened from the store and kept up with it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Protocol

import segno

from mentorwidgets import clock
from mentorwidgets.content import Exercise, Library
from mentorwidgets.operations import DocumentId, Entry, PersonId, RefusedError
from mentorwidgets.store import BehindError, OperationClashError, Role, Store, hash_key, open_store
from mentorwidgets.widgets.sitting import Sitting
from mentorwidgets.words import gettext as _


class Work(Protocol):
    """The fold of a document's operations; see :mod:`mentorwidgets.network.work`."""

    def apply(self, entry: Entry) -> None: ...  # noqa: D102
    def replay(self, entry: Entry) -> None: ...  # noqa: D102
    def progress(self) -> dict[str, str]: ...  # noqa: D102
    def view(self) -> dict[str, Any]: ...  # noqa: D102


def _work_of(exercise: Exercise) -> Work:
    # A page imports what its own kind needs: somebody waits for it.
    if exercise.kind == "network":
        from mentorwidgets.network.work import NetworkWork

        return NetworkWork(exercise)
    from mentorwidgets.reflection.work import WritingWork

    return WritingWork(exercise)


@dataclass(frozen=True, slots=True)
class Link:
    """A personal link, and the same as a QR code (SVG, as a ``data:`` address)."""

    url: str
    qr: str


class OpenDocument:
    """One document of one person, folded as far as the store was last read."""

    def __init__(self, desk: Desk, exercise: Exercise) -> None:
        self.exercise = exercise
        self.name = DocumentId(exercise.name)
        self._desk = desk
        self._fold_anew()

    def _fold_anew(self) -> None:
        self.work = _work_of(self.exercise)
        self.revision = 0
        self._known: dict[tuple[str, int], Entry] = {}
        self.catch_up()

    def knows(self, client: str, seq: int) -> bool:
        """Whether this operation of this client has been committed."""
        return (client, seq) in self._known

    def catch_up(self) -> bool:
        """Fold what other pages have added meanwhile; true when there was something."""
        entries = self._desk.store.entries(self._desk.person, self.name, after=self.revision)
        for entry in entries:
            self.work.replay(entry)
            self._remember(entry)
        return bool(entries)

    def append(self, client: str, seq: int, op: Mapping[str, Any]) -> tuple[Entry, bool]:
        """Check an operation, commit it, and fold it; false when it was here already.

        Raises :class:`~mentorwidgets.operations.RefusedError` when the model does not accept
        it or the same number came before with other content, and
        :class:`~mentorwidgets.store.StoreError` when it could not be kept. Nothing has
        changed then.
        """
        store, person = self._desk.store, self._desk.person
        while True:
            self.catch_up()
            known = self._known.get((client, seq))
            if known is not None:
                if known.op != op:
                    raise _clash()
                return known, False
            proposed = Entry(
                revision=self.revision + 1, client=client, seq=seq, at=self._desk.now(), op=op
            )
            self.work.apply(proposed)
            try:
                appended = store.append(
                    person,
                    self.name,
                    client=client,
                    seq=seq,
                    op=dict(op),
                    after=self.revision,
                    at=proposed.at,
                )
            except BehindError:
                # Another page was faster: what was folded ahead of the store is folded again.
                self._fold_anew()
                continue
            except OperationClashError:
                self._fold_anew()
                raise _clash() from None
            except BaseException:
                self._fold_anew()
                raise
            self._remember(appended.entry)
            return appended.entry, appended.new

    def _remember(self, entry: Entry) -> None:
        self.revision = entry.revision
        self._known[entry.client, entry.seq] = entry


def _clash() -> RefusedError:
    return RefusedError(
        _(
            "This page sent two different changes under one number; "
            "the first one was kept. Please open the page again."
        )
    )


class Desk:
    """One person, their store and the content, for the time of one page."""

    def __init__(
        self,
        sitting: Sitting,
        *,
        store: Store | None = None,
        now: Callable[[], datetime] = clock.now,
        speed: int = 1,
    ) -> None:
        self.sitting = sitting
        self.now = now
        #: How fast ``now`` runs: as fast as the day, or, in a rehearsal, faster.
        self.speed = speed
        # A served kernel finds a store that its server has already brought up to date.
        self.store = store or open_store(sitting.database, migrate=not sitting.served)
        self._documents: dict[str, OpenDocument] = {}

    @cached_property
    def person(self) -> PersonId:
        """The person whose desk this is."""
        return self.sitting.person or self.store.owner(at=self.now())

    @cached_property
    def library(self) -> Library:
        """The exercises, those of the trainer laid over the shipped ones."""
        last_good = self.sitting.last_good
        return Library(
            self.sitting.content_places(), last_good=Path(last_good) if last_good else None
        )

    def document(self, name: str) -> OpenDocument:
        """The document of this exercise, opened at the first ask.

        Raises :class:`~mentorwidgets.content.UnknownExerciseError` when there is no such exercise.
        """
        if name not in self._documents:
            self._documents[name] = OpenDocument(self, self.library.exercise(name))
        return self._documents[name]

    def catch_up(self) -> list[str]:
        """Fold what is new in every open document; the names of those that changed."""
        return [name for name, document in self._documents.items() if document.catch_up()]

    def knows(self, client: str, seq: int) -> bool:
        """Whether an operation of this client stands in one of the open documents."""
        return any(document.knows(client, seq) for document in self._documents.values())

    def new_link(self) -> Link:
        """A further key to this person's work, as a link that another device can open.

        The store keeps the hash alone: the link is shown now or never.
        """
        sitting = self.sitting
        key = secrets.token_hex(16)
        self.store.add_key(
            hash_key(key),
            self.person,
            role=Role(sitting.role),
            meeting=sitting.meeting,
            at=self.now(),
        )
        meeting = f"/m/{sitting.meeting}" if sitting.meeting else ""
        url = f"{sitting.public_url.rstrip('/')}{meeting}/open#{key}"
        qr = segno.make(url, error="m")
        return Link(url=url, qr=qr.svg_data_uri(scale=4, border=2, light="#ffffff"))
