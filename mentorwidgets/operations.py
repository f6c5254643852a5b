"""Operations: the one form in which a person's work travels and is kept.

A browser proposes an operation, Python checks it, the store appends it, and a document
is the fold of its operations in the order in which the store accepted them.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, NewType

#: One person's work, whoever they are: 32 lower-case hexadecimal digits.
PersonId = NewType("PersonId", str)
#: One meeting: 32 lower-case hexadecimal digits, never the code that is on the wall.
MeetingId = NewType("MeetingId", str)
#: What a person works on; the name of an exercise.
DocumentId = NewType("DocumentId", str)
#: ``<client>.<seq>``: names one operation everywhere, also in another workbook.
OperationId = NewType("OperationId", str)

#: A client is one page load: 128 random bits as 32 hexadecimal digits.
CLIENT_PATTERN = re.compile(r"[0-9a-f]{32}")
#: The longest operation that is accepted, as JSON text, in characters.
LONGEST_OPERATION = 200_000


@dataclass(frozen=True, slots=True)
class Entry:
    """One accepted operation of one document.

    ``revision`` orders the operations of a store and means nothing outside of it;
    ``at`` is aware, in UTC.
    """

    revision: int
    client: str
    seq: int
    at: datetime
    op: Mapping[str, Any]

    @property
    def id(self) -> OperationId:
        """The name of this operation, the same in every store."""
        return OperationId(f"{self.client}.{self.seq}")


class RefusedError(Exception):
    """An operation that the model does not accept; nothing has changed.

    ``field`` names the part of the operation that was wrong (``""`` when the whole was),
    so that the page can say it beside that field. The message is for the person.
    """

    def __init__(self, message: str, *, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field
