"""Gather every word of the interface into `mentorwidgets/locale/mentorwidgets.pot`.

Run with the project's environment: `.venv/bin/python .dev/words.py`. With `--check` nothing is
written; each message that the file lacks, or has too many, is a line on stderr and the exit 1.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "mentorwidgets"
TEMPLATE = PACKAGE / "locale" / "mentorwidgets.pot"

#: What is read, by whom, and what the calls are named that mark a message.
SOURCES = (
    ("**.py", "python", {"_": None, "gettext": None, "ngettext": (1, 2)}),
    ("**.js", "javascript", {"t": None, "tn": (1, 2)}),
    ("**.j2", "jinja2", {"_": None, "gettext": None, "ngettext": (1, 2)}),
)


def gather(package: Path = PACKAGE) -> Catalog:
    """Every message of a package, and the files that say it."""
    # A fixed day: the file changes when the words do, and at no other time.
    day = datetime(2026, 1, 1, tzinfo=UTC)
    catalogue = Catalog(
        project="mentorwidgets",
        header_comment="# The words of the interface, for translators; made by .dev/words.py.",
        copyright_holder="the mentorwidgets authors",
        msgid_bugs_address="",
        creation_date=day,
        revision_date=day,
        charset="utf-8",
    )
    for pattern, method, keywords in SOURCES:
        for name, _line, message, comments, context in extract_from_dir(
            package, method_map=[(pattern, method)], keywords=keywords
        ):
            catalogue.add(message, locations=[(name, 0)], auto_comments=comments, context=context)
    return catalogue


def write(catalogue: Catalog) -> bytes:
    """The catalogue as a template for translators, sorted, so that a diff shows only words."""
    text = BytesIO()
    write_po(text, catalogue, sort_output=True, include_lineno=False, width=98)
    return text.getvalue()


def differences(found: Catalog, kept: Catalog) -> Iterator[str]:
    """What the template lacks, and what it still has that nobody says any more."""
    said, written = (
        {_key(message.id) for message in catalogue if message.id} for catalogue in (found, kept)
    )
    yield from (f"not in the catalogue: {' | '.join(key)}" for key in sorted(said - written))
    yield from (f"said nowhere any more: {' | '.join(key)}" for key in sorted(written - said))


def _key(message: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (message,) if isinstance(message, str) else tuple(message)


def main() -> int:
    """Bring the template up to date, or only say how it differs."""
    found = gather()
    if "--check" not in sys.argv[1:]:
        TEMPLATE.parent.mkdir(exist_ok=True)
        TEMPLATE.write_bytes(write(found))
        return 0
    kept = Catalog()
    if TEMPLATE.is_file():
        with TEMPLATE.open("rb") as file:
            kept = read_po(file)
    faults = list(differences(found, kept))
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
