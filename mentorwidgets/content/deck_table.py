"""A deck as a table for any spreadsheet, and back: how a trainer changes it without YAML."""

from __future__ import annotations

import csv
import io
import json
import re
import unicodedata
from collections.abc import Iterable, Sequence
from pathlib import Path

from mentorwidgets.content.deck import DECK_FILE, deck_problems
from mentorwidgets.content.faults import Fault
from mentorwidgets.content.marks import read_marked
from mentorwidgets.content.section_cards import Card
from mentorwidgets.plain import guarded, unguarded
from mentorwidgets.words import gettext as _

COLUMNS = ("id", "label", "text", "words", "private")


def to_table(cards: Iterable[Card]) -> str:
    """The cards as CSV; words stand with commas between them, private is yes or empty."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for card in cards:
        row = (card.id, card.label, card.text, ", ".join(card.words), "yes" if card.private else "")
        writer.writerow([guarded(cell) for cell in row])
    return out.getvalue()


def from_table(text: str, file: Path, known: Sequence[Card]) -> tuple[str, tuple[Fault, ...]]:
    """The table as the text of a ``deck.yaml``, and every fault in it at its line.

    A row without an id gets one from its label. A label that is known keeps its id: what people
    sorted is kept under it.
    """
    rows = list(csv.DictReader(io.StringIO(text)))
    ids = {card.label.casefold(): card.id for card in known}
    faults: list[Fault] = []
    missing = [name for name in ("label",) if not rows or name not in rows[0]]
    if missing:
        found, expected = _("no column “label”"), _("the columns {names}", names=", ".join(COLUMNS))
        return "", (Fault(file, 1, 1, "", found, expected),)
    lines = ["cards:"]
    for number, row in enumerate(rows, start=2):
        cell = {name: unguarded((row.get(name) or "").strip()) for name in COLUMNS}
        own = ids.get(cell["label"].casefold())
        name = cell["id"] or own or _slug(cell["label"])
        if own is not None and name != own:
            expected = _("{id}: people’s sorts are kept under it", id=own)
            faults.append(Fault(file, number, 1, "id", _("found {id}", id=name), expected))
        hidden = cell["private"].casefold() in {"yes", "true", "1", "x"}
        card = {
            "id": name,
            "label": cell["label"],
            "text": cell["text"],
            "words": [word.strip() for word in cell["words"].split(",") if word.strip()],
            "private": hidden,
        }
        # One card to a line, as JSON, which is YAML: a fault's line is then its row.
        lines.append(f"  - {json.dumps(card, ensure_ascii=False)}")
    yaml = "\n".join(lines) + "\n"
    for fault in deck_problems(read_marked(yaml, Path(DECK_FILE))):
        field = fault.field.split(".")[-1]
        column = COLUMNS.index(field) + 1 if field in COLUMNS else 1
        faults.append(Fault(file, fault.line, column, field, fault.found, fault.expected))
    return yaml, tuple(sorted(faults))


def _slug(label: str) -> str:
    plain = unicodedata.normalize("NFKD", label.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
