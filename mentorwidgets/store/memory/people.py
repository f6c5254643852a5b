# ruff: noqa: D102 -- what each method promises stands once, in protocol.py
"""People and the keys by which they are known, in memory."""

from __future__ import annotations

import secrets
from datetime import datetime

from mentorwidgets.operations import MeetingId, PersonId
from mentorwidgets.store import rules
from mentorwidgets.store.memory.rows import InMemory, MemoryKey
from mentorwidgets.store.records import KeyRecord, Role


class PeopleAndKeys(InMemory):
    """The part of :class:`~mentorwidgets.store.protocol.Store` on people and keys."""

    def create_person(self, *, at: datetime) -> PersonId:
        rules.utc(at)
        with self._lock:
            person = PersonId(secrets.token_hex(16))
            self._rows.people.add(person)
            self._changes += 1
            return person

    def owner(self, *, at: datetime) -> PersonId:
        with self._lock:
            if self._rows.owner is None:
                self._rows.owner = self.create_person(at=at)
            return self._rows.owner

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
        record = KeyRecord(
            rules.key_hash(key_hash), person, Role(role), meeting, rules.utc(at), once
        )
        with self._lock:
            if person is not None:
                self._require_person(person)
            if meeting is not None:
                self._require_meeting(meeting)
            if key_hash in self._rows.keys:
                raise ValueError("this key is there already")
            self._rows.keys[key_hash] = MemoryKey(record)
            self._changes += 1

    def find_key(self, key_hash: str, *, once: bool = False) -> KeyRecord | None:
        with self._lock:
            key = self._rows.keys.get(key_hash)
            return key.record if key and key.opens and key.record.once is once else None

    def spend_key(self, key_hash: str, *, at: datetime) -> KeyRecord | None:
        rules.utc(at)
        with self._lock:
            key = self._rows.keys.get(key_hash)
            if key is None or not key.opens or not key.record.once:
                return None
            key.spent = True
            self._changes += 1
            return key.record

    def revoke_key(self, key_hash: str, *, at: datetime) -> bool:
        rules.utc(at)
        with self._lock:
            key = self._rows.keys.get(key_hash)
            if key is None or not key.opens:
                return False
            key.revoked = True
            self._changes += 1
            return True

    def revoke_keys(
        self,
        *,
        person: PersonId | None = None,
        meeting: MeetingId | None = None,
        role: Role | None = None,
        at: datetime,
    ) -> int:
        rules.utc(at)
        if person is None and meeting is None and role is None:
            raise ValueError("say whose keys, or those of which meeting or role, are revoked")
        with self._lock:
            fitting = [
                key
                for key in self._rows.keys.values()
                if key.opens
                and (person is None or key.record.person == person)
                and (meeting is None or key.record.meeting == meeting)
                and (role is None or key.record.role == role)
            ]
            for key in fitting:
                key.revoked = True
            self._changes += bool(fitting)
            return len(fitting)
