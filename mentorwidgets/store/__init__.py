"""Where people's work is kept: append-only operations on SQLite or PostgreSQL."""

from __future__ import annotations

from mentorwidgets.store.errors import (
    BehindError,
    CodeTakenError,
    CorruptError,
    ErasedError,
    FullError,
    LockedError,
    NewerFileError,
    OlderFileError,
    OperationClashError,
    ReadOnlyError,
    SlipError,
    StoreError,
    UnknownError,
    UnreachableError,
)
from mentorwidgets.store.memory import MemoryStore
from mentorwidgets.store.opening import open_store
from mentorwidgets.store.protocol import Store
from mentorwidgets.store.records import (
    Appended,
    DocumentSummary,
    Event,
    KeyRecord,
    MeetingRecord,
    Role,
    Seat,
    TemplateRecord,
    Traces,
    hash_key,
)

__all__ = [
    "Appended",
    "BehindError",
    "CodeTakenError",
    "CorruptError",
    "DocumentSummary",
    "ErasedError",
    "Event",
    "FullError",
    "KeyRecord",
    "LockedError",
    "MeetingRecord",
    "MemoryStore",
    "NewerFileError",
    "OlderFileError",
    "OperationClashError",
    "ReadOnlyError",
    "Role",
    "Seat",
    "SlipError",
    "Store",
    "StoreError",
    "TemplateRecord",
    "Traces",
    "UnknownError",
    "UnreachableError",
    "hash_key",
    "open_store",
]
