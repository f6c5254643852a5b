"""What every store holds to, whatever it keeps its rows in: checks, digests, sentences."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

from mentorwidgets.operations import CLIENT_PATTERN, DocumentId
from mentorwidgets.store.errors import (
    BehindError,
    CodeTakenError,
    ErasedError,
    OperationClashError,
    SlipError,
    UnknownError,
)
from mentorwidgets.store.records import MeetingRecord, TemplateRecord
from mentorwidgets.words import gettext as _

_KEY_HASH = re.compile(r"[0-9a-f]{64}")
#: Events of the store's own on a box, and on one person's slip in it.
BOX_KINDS = ("box_closed", "box_emptied")
SLIP_KINDS = ("slip_in", "slip_out")
_LARGEST_SEQ = 2**53 - 1  # the largest whole number that a browser counts exactly


def utc(at: datetime) -> datetime:
    """The same moment in UTC; a time without a zone is refused."""
    if at.tzinfo is None:
        raise ValueError("a time in the store is aware: it says its zone")
    return at.astimezone(UTC)


def text(value: str, name: str, *, empty: bool = True) -> str:
    """Text that every database can hold."""
    if not empty and not value:
        raise ValueError(f"{name} is empty")
    if "\0" in value or any("\ud800" <= character <= "\udfff" for character in value):
        raise ValueError(f"{name} contains a character that cannot be stored: {value!r}")
    return value


def key_hash(value: str) -> str:
    """A key's hash; anything else might be the key itself, which is never stored."""
    if not _KEY_HASH.fullmatch(value):
        raise ValueError("a key is stored as its SHA-256, 64 hexadecimal digits: use hash_key()")
    return value


def sequence(value: int) -> int:
    """The number of an operation within its client."""
    if isinstance(value, bool) or not 0 <= value <= _LARGEST_SEQ:
        raise ValueError(f"an operation's number is a whole number from 0: {value!r}")
    return value


def box(name: str) -> str:
    """The name of a box."""
    return text(name, "a box's name", empty=False)


def slip(token: str) -> str:
    """A slip's token: 128 random bits, so that it says nothing and nobody else has it."""
    if not CLIENT_PATTERN.fullmatch(token):
        raise ValueError("a slip's token is 32 hexadecimal digits")
    return token


def in_no_order(slips: Mapping[str, Any]) -> list[Any]:
    """What lies in a box, by a hash of the tokens: neither who nor when decides the order."""
    by_chance = sorted(slips, key=lambda token: hashlib.sha256(token.encode()).digest())
    return [slips[token] for token in by_chance]


def slip_cast() -> SlipError:
    """A second slip of one person."""
    return SlipError(
        _(
            "You have answered already, on this device or another. "
            "It can be changed where you wrote it."
        )
    )


def box_closed() -> SlipError:
    """Too late for this box."""
    return SlipError(_("This question is closed, so nothing can be changed any more."))


def to_json(value: Any) -> str:
    """JSON text. Only ASCII, so that it holds what a browser may send: NUL, half surrogates."""
    return json.dumps(value, allow_nan=False, separators=(",", ":"))


def digest(document: DocumentId, op: Mapping[str, Any]) -> str:
    """Tells one operation's content from another's: SHA-256 of its document and its JSON."""
    content = json.dumps([document, op], allow_nan=False, separators=(",", ":"), sort_keys=True)
    return hashlib.sha256(content.encode("ascii")).hexdigest()


def unknown_person() -> UnknownError:
    """No such person."""
    return UnknownError(
        _("This person is not in this workbook. Open the page again with your personal link.")
    )


def unknown_meeting() -> UnknownError:
    """No such meeting."""
    return UnknownError(
        _("This meeting is not in this workbook. Ask whoever leads it for the link or the code.")
    )


def no_seat() -> UnknownError:
    """No such seat."""
    return UnknownError(_("You have no seat in this meeting yet. Join it with its code first."))


def erased_person() -> ErasedError:
    """The person was erased."""
    return ErasedError(
        _("This work was erased for good, so nothing can be added to it. Join again to start anew.")
    )


def erased_meeting() -> ErasedError:
    """The meeting was erased."""
    return ErasedError(
        _("This meeting was erased for good. Ask whoever leads it whether there is a new one.")
    )


def clash(client: str, seq: int) -> OperationClashError:
    """Two operations under one name."""
    return OperationClashError(
        _(
            "This page sent two different changes under one number ({client}, {seq}); the first "
            "one was kept. Please open the page again.",
            client=client[:8],
            seq=seq,
        )
    )


def behind(document: DocumentId) -> BehindError:
    """Somebody was faster."""
    return BehindError(
        _("“{document}” has changed in another window meanwhile.", document=document)
    )


def code_taken(code: str) -> CodeTakenError:
    """Two meetings under one code."""
    return CodeTakenError(
        _("Another meeting has the code {code} already. Please try once more.", code=code)
    )


def meeting(record: MeetingRecord) -> None:
    """Every text of a meeting can be stored."""
    text(record.id, "a meeting's id", empty=False)
    text(record.code, "a meeting's code", empty=False)
    for name in ("title", "exercise", "video_link"):
        text(getattr(record, name), f"a meeting's {name}")


def template(record: TemplateRecord) -> None:
    """Every text of a template can be stored."""
    text(record.id, "a template's id", empty=False)
    for name in ("title", "exercise"):
        text(getattr(record, name), f"a template's {name}", empty=False)
