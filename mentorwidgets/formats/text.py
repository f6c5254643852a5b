"""Text in files: its encoding, what a spreadsheet would run as a formula, what XML cannot hold."""

from __future__ import annotations

import re

from mentorwidgets.formats.faults import FormatError
from mentorwidgets.words import gettext as _

_RUNS = re.compile(r"^'*(?=[=+\-@\t\r])")
_GUARDED = re.compile(r"^'(?='*[=+\-@\t\r])")
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


def guarded(text: str) -> str:
    """Text that a spreadsheet shows instead of running it; an apostrophe of its own stays."""
    return f"'{text}" if _RUNS.match(text) else text


def unguarded(text: str) -> str:
    """The text as it was before :func:`guarded`."""
    return _GUARDED.sub("", text)


def xml_safe(text: str) -> str:
    """The text without the characters that no XML file can hold."""
    return _NOT_XML.sub("", text)
