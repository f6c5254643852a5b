# ruff: noqa: D102 -- what each method promises stands once, in protocol.py
"""A person's work, in memory."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from mentorwidgets.operations import DocumentId, Entry, PersonId
from mentorwidgets.store import rules
from mentorwidgets.store.memory.rows import InMemory, Kept
from mentorwidgets.store.records import Appended, DocumentSummary


class Work(InMemory):
    """The part of :class:`~mentorwidgets.store.protocol.Store` on a person's work."""

    def append(
        self,
        person: PersonId,
        document: DocumentId,
        *,
        client: str,
        seq: int,
        op: Mapping[str, Any],
        after: int | None,
        at: datetime,
    ) -> Appended:
        rules.text(document, "a document's name", empty=False)
        rules.text(client, "a client's name", empty=False)
        rules.sequence(seq)
        at = rules.utc(at)
        kept, digest = rules.to_json(op), rules.digest(document, op)
        with self._lock:
            self._require_person(person)
            known = self._find(person, client, seq)
            if known is not None:
                if known.digest != digest:
                    raise rules.clash(client, seq)
                return Appended(known.entry(), new=False)
            if after is not None and self.entries(person, document, after=after):
                raise rules.behind(document)
            self._revisions += 1
            new = Kept(person, document, self._revisions, client, seq, at, kept, digest)
            self._rows.work.append(new)
            self._changes += 1
            return Appended(new.entry(), new=True)

    def _find(self, person: PersonId, client: str, seq: int) -> Kept | None:
        return next(
            (
                kept
                for kept in self._rows.work
                if (kept.person, kept.client, kept.seq) == (person, client, seq)
            ),
            None,
        )

    def operation(self, person: PersonId, client: str, seq: int) -> tuple[DocumentId, Entry] | None:
        with self._lock:
            known = self._find(person, client, seq)
            return (known.document, known.entry()) if known else None

    def entries(self, person: PersonId, document: DocumentId, *, after: int = 0) -> list[Entry]:
        with self._lock:
            return [
                kept.entry()
                for kept in self._rows.work
                if (kept.person, kept.document) == (person, document) and kept.revision > after
            ]

    def documents(self, person: PersonId) -> list[DocumentSummary]:
        with self._lock:
            begun: dict[DocumentId, list[Kept]] = {}
            for kept in self._rows.work:
                if kept.person == person:
                    begun.setdefault(kept.document, []).append(kept)
            return [
                DocumentSummary(
                    document,
                    min(kept.at for kept in work),
                    max(kept.at for kept in work),
                    len(work),
                    work[-1].revision,
                )
                for document, work in sorted(begun.items())
            ]
