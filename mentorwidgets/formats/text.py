"""Text in files: how it is encoded, and what XML and disks make of it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from typing import Any

from mentorwidgets.formats.faults import FormatError
from mentorwidgets.words import gettext as _

_SURROGATES = re.compile("[\ud800-\udfff]")
_NOT_NMTOKEN = re.compile(r"[^\w.:-]")
_NOT_IN_NAMES = re.compile(r"[\x00-\x1f\x7f-\x9f/\\:*?\"<>|\ud800-\udfff]")
_RESERVED = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)(\.|$)", re.IGNORECASE)
_LONGEST_NAME = 100
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def decoded(path: str, content: bytes) -> str:
    """The text of a file, UTF-8 with or without a byte order mark.

    :raises FormatError: it is in another encoding.
    """
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise FormatError(
            path, _("not UTF-8 text; save it as UTF-8 and try again"), line=line
        ) from None


def xml_safe(text: str) -> str:
    """The text without the characters that no XML file can hold."""
    return _NOT_XML.sub("", text)


def holds_all(format_: str, texts: Iterable[str]) -> bool:
    """Whether a format can hold every sign of these texts; JSON can hold all there are."""
    if format_.endswith("graphml"):
        return not any(map(_NOT_XML.search, texts))
    is_csv = format_ in ("network-canvas-csv", "egor", "redcap")
    return not (is_csv and any(map(_SURROGATES.search, texts)))


def encoded(text: str) -> bytes:
    """The text as UTF-8; half a character, which UTF-8 cannot hold, becomes U+FFFD."""
    return _SURROGATES.sub("\ufffd", text).encode("utf-8")


def json_bytes(value: Any) -> bytes:
    """JSON as UTF-8 with a last line break; half a character stays, as an escape."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    return f"{text}\n".encode("utf-8", "backslashreplace")


def nmtoken(name: str) -> str:
    """A name in the characters that GraphML allows in the name of an attribute.

    >>> nmtoken("shoe size (EU)")
    'shoe_size__EU_'
    """
    return _NOT_NMTOKEN.sub("_", name) or "_"


def file_name(name: str) -> str:
    """A name that a file can have on any system.

    >>> file_name('../A "7"'), file_name("")
    ('_A _7_', 'map')
    """
    plain = _NOT_IN_NAMES.sub("_", name)
    short = plain.encode("utf-8")[:_LONGEST_NAME].decode("utf-8", "ignore").strip(" .")
    return f"_{short}" if _RESERVED.match(short) else short or "map"
