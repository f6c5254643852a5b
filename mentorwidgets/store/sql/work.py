# ruff: noqa: D102 -- what each method promises stands once, in protocol.py
"""A person's work: the operations of their documents."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from mentorwidgets.operations import DocumentId, Entry, PersonId
from mentorwidgets.store import rules
from mentorwidgets.store.records import Appended, DocumentSummary
from mentorwidgets.store.sql.database import OnDatabase, require_person
from mentorwidgets.store.sql.tables import entries


class Work(OnDatabase):
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
        row = {
            "person": person,
            "document": rules.text(document, "a document's name", empty=False),
            "client": rules.text(client, "a client's name", empty=False),
            "seq": rules.sequence(seq),
            "at": rules.utc(at),
            "op": op,
            "digest": rules.digest(document, op),
        }
        # The lock makes "nothing came after" true until the commit, and revisions of one
        # person commit in their order, so that no reader passes over one.
        with self._database.write(f"person {person}") as connection:
            require_person(connection, person)
            known = connection.execute(_by_name(person, client, seq)).first()
            if known is not None:
                if known.digest != row["digest"]:
                    raise rules.clash(client, seq)
                return Appended(_entry(known), new=False)
            if after is not None and connection.scalar(_later(person, document, after)):
                raise rules.behind(document)
            added = connection.execute(sa.insert(entries).values(row).returning(*entries.c))
            return Appended(_entry(added.one()), new=True)

    def operation(self, person: PersonId, client: str, seq: int) -> tuple[DocumentId, Entry] | None:
        with self._database.read() as connection:
            row = connection.execute(_by_name(person, client, seq)).first()
            return None if row is None else (DocumentId(row.document), _entry(row))

    def entries(self, person: PersonId, document: DocumentId, *, after: int = 0) -> list[Entry]:
        find = (
            sa.select(entries)
            .where(_of(person, document), entries.c.revision > after)
            .order_by(entries.c.revision)
        )
        with self._database.read() as connection:
            return [_entry(row) for row in connection.execute(find)]

    def documents(self, person: PersonId) -> list[DocumentSummary]:
        find = (
            sa.select(
                entries.c.document,
                sa.func.min(entries.c.at),
                sa.func.max(entries.c.at),
                sa.func.count(),
                sa.func.max(entries.c.revision),
            )
            .where(entries.c.person == person)
            .group_by(entries.c.document)
        )
        with self._database.read() as connection:
            found = [DocumentSummary(*row) for row in connection.execute(find)]
        # Sorted here: a database sorts text as its locale does.
        return sorted(found, key=lambda summary: summary.document)


def _of(person: PersonId, document: DocumentId) -> sa.ColumnElement[bool]:
    return (entries.c.person == person) & (entries.c.document == document)


def _by_name(person: PersonId, client: str, seq: int) -> sa.Select[Any]:
    return sa.select(entries).where(
        entries.c.person == person, entries.c.client == client, entries.c.seq == seq
    )


def _later(person: PersonId, document: DocumentId, after: int) -> sa.Select[tuple[bool]]:
    return sa.select(sa.exists().where(_of(person, document), entries.c.revision > after))


def _entry(row: sa.Row[Any]) -> Entry:
    return Entry(row.revision, row.client, row.seq, row.at, row.op)
