"""Keep a copy: one file with all of a person's own work, which any workbook opens.

The file is JSON, UTF-8::

    {"format": "mentorwidgets-copy", "version": 1, "exported": "2026-11-23T09:00:00+00:00",
     "documents": {"definition-of-success": [
        {"client": "<32 hex>", "seq": 1, "at": "2026-11-12T09:00:00+00:00", "op": {…}}, …]}}

``documents`` holds, under the name of each exercise, the person's operations in the order in
which they were accepted. An operation is named by ``client`` and ``seq``, so a copy that is
opened twice, or in a workbook that has part of it, adds each operation once. It says nothing
of who the person is: whoever opens it takes it in as their own work.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, NoReturn

from mentorwidgets.operations import (
    CLIENT_PATTERN,
    LONGEST_OPERATION,
    DocumentId,
    PersonId,
)
from mentorwidgets.store import OperationClashError, Store
from mentorwidgets.words import gettext as _

FORMAT = "mentorwidgets-copy"
VERSION = 1
_DOCUMENT = re.compile(r"[a-z0-9][a-z0-9-]{0,79}")
_KEYS = {"client", "seq", "at", "op"}


class CopyError(Exception):
    """A file that cannot be opened as a copy: the message says where, and what to do."""


@dataclass(frozen=True, slots=True)
class CopyResult:
    """What opening a copy brought: operations that are new, that were here already, and where."""

    new: int
    already: int
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Kept:
    document: DocumentId
    client: str
    seq: int
    at: datetime
    op: dict[str, Any]
    place: str


def write_copy(store: Store, person: PersonId, at: datetime) -> str:
    """All of a person's own work as the text of one file."""
    documents = {
        summary.document: [
            {
                "client": entry.client,
                "seq": entry.seq,
                "at": entry.at.isoformat(),
                "op": dict(entry.op),
            }
            for entry in store.entries(person, summary.document)
        ]
        for summary in store.documents(person)
    }
    copy = {
        "format": FORMAT,
        "version": VERSION,
        "exported": at.isoformat(),
        "documents": documents,
    }
    # Text that no UTF-8 file can hold stays escaped, so the copy can always be written down.
    return json.dumps(copy, indent=1, ensure_ascii=not _writable(documents)) + "\n"


def read_copy(store: Store, person: PersonId, text: str, at: datetime) -> CopyResult:
    """Take the work of a copy in, as this person's own; what is here already stays once.

    Everything is looked at before anything is kept. Raises :class:`CopyError` when the file
    is no copy, is damaged, or says something else under the name of an operation that is here
    already; then nothing has changed. Raises :class:`~mentorwidgets.store.StoreError` when it
    could not be kept: opened again, the copy goes on where that stopped.
    """
    kept = list(_read(_parsed(text), at))
    here = {
        (entry.client, entry.seq): (summary.document, entry.op)
        for summary in store.documents(person)
        for entry in store.entries(person, summary.document)
    }
    for each in kept:
        known = here.setdefault((each.client, each.seq), (each.document, each.op))
        if known != (each.document, each.op):
            raise _clash(each)
    new = 0
    for each in kept:
        try:
            appended = store.append(
                person,
                each.document,
                client=each.client,
                seq=each.seq,
                op=each.op,
                after=None,
                at=each.at,
            )
        except OperationClashError:
            raise _clash(each) from None
        new += appended.new
    documents = tuple(dict.fromkeys(each.document for each in kept))
    return CopyResult(new=new, already=len(kept) - new, documents=documents)


def _writable(documents: dict[DocumentId, list[dict[str, Any]]]) -> bool:
    try:
        json.dumps(documents, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return True


def _clash(each: _Kept) -> CopyError:
    return CopyError(
        _(
            "At {place} this copy says something else than this workbook has under the same "
            "number. It was changed outside of a workbook; nothing was taken from it.",
            place=each.place,
        )
    )


def _parsed(text: str) -> dict[str, Any]:
    try:
        copy = json.loads(text.removeprefix("\ufeff"), parse_constant=_no_number)
    except json.JSONDecodeError as error:
        raise CopyError(
            _(
                "This is not a copy of a workbook, or it is damaged: line {line}, column "
                "{column} cannot be read. Choose the file that “Keep a copy” gave you.",
                line=error.lineno,
                column=error.colno,
            )
        ) from None
    except (ValueError, RecursionError):
        copy = None
    if not isinstance(copy, dict) or copy.get("format") != FORMAT:
        raise CopyError(
            _(
                "This file is not a copy of a workbook. Choose the file that “Keep a copy” gave "
                'you: it begins with "format": "{format}".',
                format=FORMAT,
            )
        )
    version = copy.get("version")
    if type(version) is not int or version < 1:
        raise _fault("version", _("a whole number from 1"))
    if version > VERSION:
        raise CopyError(
            _(
                "This copy was made by a newer version of the workbook (format {found}; this one "
                "reads up to {known}). Open it there, or bring this one up to date.",
                found=version,
                known=VERSION,
            )
        )
    return copy


def _read(copy: dict[str, Any], now: datetime) -> Iterator[_Kept]:
    documents = copy.get("documents")
    if not isinstance(documents, dict):
        raise _fault("documents", _("an object with one list for each exercise"))
    for name, entries in documents.items():
        if not _DOCUMENT.fullmatch(name):
            raise _fault(f"documents.{name[:80]!r}", _("the name of an exercise"))
        if not isinstance(entries, list):
            raise _fault(f"documents.{name}", _("a list of operations"))
        for number, entry in enumerate(entries):
            yield _entry(DocumentId(name), entry, f"documents.{name}[{number}]", now)


def _entry(document: DocumentId, entry: object, place: str, now: datetime) -> _Kept:
    if not isinstance(entry, dict) or set(entry) != _KEYS:
        raise _fault(place, _("an object with client, seq, at and op"))
    client, seq, op = entry["client"], entry["seq"], entry["op"]
    if not isinstance(client, str) or not CLIENT_PATTERN.fullmatch(client):
        raise _fault(f"{place}.client", _("32 digits from 0 to f"))
    if type(seq) is not int or not 0 <= seq < 2**53:
        raise _fault(f"{place}.seq", _("a whole number from 0"))
    if not isinstance(op, dict) or not isinstance(op.get("type"), str):
        raise _fault(f"{place}.op", _("an operation with a type"))
    try:
        too_long = len(json.dumps(op, allow_nan=False)) > LONGEST_OPERATION
    except ValueError:  # a number that is too large to be one
        too_long = True
    if too_long:
        raise _fault(
            f"{place}.op", _("an operation of at most {n} characters", n=LONGEST_OPERATION)
        )
    return _Kept(document, client, seq, _time(entry["at"], f"{place}.at", now), op, place)


def _time(value: object, place: str, now: datetime) -> datetime:
    try:
        at = datetime.fromisoformat(value) if isinstance(value, str) else None
        if at is not None and at.tzinfo is not None:
            # A clock that is set wrong somewhere must not date work into the future.
            return min(at.astimezone(UTC), now)
    except (ValueError, OverflowError):
        pass
    raise _fault(place, _("a time with its zone, such as {example}", example=now.isoformat()))


def _no_number(_name: str) -> NoReturn:
    raise ValueError


def _fault(place: str, expected: str) -> CopyError:
    return CopyError(
        _(
            "This copy is damaged: at {place} there should be {expected}. Nothing was taken "
            "from it.",
            place=place,
            expected=expected,
        )
    )
