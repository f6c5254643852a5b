# ruff: noqa: D102 -- what each method promises stands once, in protocol.py
"""People and the keys by which they are known."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from mentorwidgets.operations import MeetingId, PersonId
from mentorwidgets.store import rules
from mentorwidgets.store.records import KeyRecord, Role
from mentorwidgets.store.sql.database import OnDatabase, require_meeting, require_person
from mentorwidgets.store.sql.tables import keys, people

#: A key that still opens.
OPENS = keys.c.revoked_at.is_(None) & keys.c.spent_at.is_(None)


class PeopleAndKeys(OnDatabase):
    """The part of :class:`~mentorwidgets.store.protocol.Store` on people and keys."""

    def create_person(self, *, at: datetime) -> PersonId:
        with self._database.write() as connection:
            return _insert_person(connection, at=at)

    def owner(self, *, at: datetime) -> PersonId:
        find = sa.select(people.c.id).where(people.c.owner == 1)
        with self._database.read() as connection:
            found = connection.scalar(find)
        if found is not None:
            return PersonId(found)
        with self._database.write("owner") as connection:
            found = connection.scalar(find)  # another process may have been faster
            return PersonId(found) if found else _insert_person(connection, at=at, owner=1)

    def add_key(
        self,
        key_hash: str,
        person: PersonId | None,
        *,
        role: Role,
        meeting: MeetingId | None = None,
        at: datetime,
        once: bool = False,
    ) -> None:
        row = {
            "key_hash": rules.key_hash(key_hash),
            "person": person,
            "meeting": meeting,
            "role": Role(role).value,
            "once": once,
            "added_at": rules.utc(at),
        }
        there = sa.select(keys.c.key_hash).where(keys.c.key_hash == key_hash)
        with self._database.write(f"key {key_hash}") as connection:
            if person is not None:
                require_person(connection, person)
            if meeting is not None:
                require_meeting(connection, meeting)
            if connection.execute(there).first() is not None:
                raise ValueError("this key is there already")
            connection.execute(sa.insert(keys).values(row))

    def find_key(self, key_hash: str, *, once: bool = False) -> KeyRecord | None:
        find = sa.select(keys).where(keys.c.key_hash == key_hash, OPENS, keys.c.once.is_(once))
        with self._database.read() as connection:
            row = connection.execute(find).first()
            return None if row is None else _key(row)

    def spend_key(self, key_hash: str, *, at: datetime) -> KeyRecord | None:
        spend = (
            sa.update(keys)
            .where(keys.c.key_hash == key_hash, OPENS, keys.c.once)
            .values(spent_at=rules.utc(at))
            .returning(*keys.c)
        )
        with self._database.write() as connection:
            row = connection.execute(spend).first()
            return None if row is None else _key(row)

    def revoke_key(self, key_hash: str, *, at: datetime) -> bool:
        fits = keys.c.key_hash == key_hash
        revoke = sa.update(keys).where(OPENS, fits).values(revoked_at=rules.utc(at))
        with self._database.write() as connection:
            return connection.execute(revoke).rowcount == 1

    def revoke_keys(
        self,
        *,
        person: PersonId | None = None,
        meeting: MeetingId | None = None,
        role: Role | None = None,
        at: datetime,
    ) -> int:
        if person is None and meeting is None and role is None:
            raise ValueError("say whose keys, or those of which meeting or role, are revoked")
        revoke = sa.update(keys).where(OPENS).values(revoked_at=rules.utc(at))
        if person is not None:
            revoke = revoke.where(keys.c.person == person)
        if meeting is not None:
            revoke = revoke.where(keys.c.meeting == meeting)
        if role is not None:
            revoke = revoke.where(keys.c.role == Role(role).value)
        with self._database.write() as connection:
            return connection.execute(revoke).rowcount


def _insert_person(
    connection: sa.Connection, *, at: datetime, owner: int | None = None
) -> PersonId:
    person = PersonId(secrets.token_hex(16))
    row = {"id": person, "created_at": rules.utc(at), "owner": owner}
    connection.execute(sa.insert(people).values(row))
    return person


def _key(row: sa.Row[Any]) -> KeyRecord:
    return KeyRecord(
        row.key_hash,
        row.person,
        Role(row.role),
        row.meeting,
        row.added_at,
        row.once,
    )
