"""CSV as it is exchanged: UTF-8, CRLF, and text that a spreadsheet would run kept from running."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from mentorwidgets.formats.faults import FormatError
from mentorwidgets.formats.text import decoded, encoded
from mentorwidgets.plain import guarded, unguarded
from mentorwidgets.words import gettext as _

Row = dict[str, str]
#: A cell may hold whatever a person wrote; Python's own limit is for other files.
csv.field_size_limit(10_000_000)


def heads_of(path: str, content: bytes) -> list[str]:
    """The names in the first line of a CSV file; none when it is no text at all."""
    try:
        return _reader(decoded(path, content), ())[1]
    except (FormatError, csv.Error):
        return []


def rows_of(path: str, content: bytes, *, needs: Sequence[str] = ()) -> list[Row]:
    """The rows of a CSV file by the names in its first line, delimited by commas or semicolons.

    :raises FormatError: it is no text, no CSV, or lacks a column that it needs.
    """
    reader, heads = _opened(path, decoded(path, content), needs)
    missing = [name for name in needs if name not in heads]
    if missing:
        raise FormatError(path, _("no column '{name}' in the first line", name=missing[0]), line=1)
    rows: list[Row] = []
    try:
        for cells in reader:
            if not cells:
                continue
            if len(cells) != len(heads):
                raise FormatError(
                    path,
                    _("this row has not the {n} fields of the first line", n=len(heads)),
                    line=reader.line_num,
                )
            rows.append(dict(zip(heads, map(unguarded, cells), strict=True)))
    except csv.Error as error:
        raise FormatError(
            path, _("not readable as CSV: {why}", why=error), line=reader.line_num
        ) from None
    return rows


def _opened(path: str, text: str, needs: Sequence[str]) -> tuple[Any, list[str]]:
    try:
        return _reader(text, needs)
    except csv.Error as error:
        raise FormatError(path, _("not readable as CSV: {why}", why=error), line=1) from None


def _reader(text: str, needs: Sequence[str]) -> tuple[Any, list[str]]:
    """A reader past the first line, and the names there: whichever delimiter fits."""
    found: list[tuple[Any, list[str]]] = []
    for delimiter in ",;":
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
        heads = [unguarded(name) for name in next(reader, [])]
        if needs and set(needs) <= {*heads}:
            return reader, heads
        found.append((reader, heads))
    return max(found, key=lambda each: len(each[1]))


def csv_text(rows: Iterable[Mapping[str, Any]], heads: Sequence[str]) -> Iterator[str]:
    """A CSV file in pieces; ``heads`` are all its columns."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(map(guarded, heads))
    for row in rows:
        writer.writerow([cell(row.get(name)) for name in heads])
        if out.tell() > 1 << 16:
            yield out.getvalue()
            out.seek(0)
            out.truncate()
    yield out.getvalue()


def csv_bytes(rows: Sequence[Mapping[str, Any]], heads: Sequence[str] = ()) -> bytes:
    """A CSV file; columns that ``heads`` does not name follow in the order they appear."""
    columns = list(dict.fromkeys([*heads, *(name for row in rows for name in row)]))
    return encoded("".join(csv_text(rows, columns)))


def cell(value: Any) -> str:
    """A value as a CSV file has it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return guarded(value) if isinstance(value, str) else str(value)
