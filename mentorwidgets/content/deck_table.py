"""A deck as a table for any spreadsheet, or as rows of a form, and back: no YAML to write."""

from __future__ import annotations

import csv
import io
import itertools
import json
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

from mentorwidgets.content.deck import DECK_FILE, deck_problems
from mentorwidgets.content.faults import Fault
from mentorwidgets.content.library import write_file
from mentorwidgets.content.marks import read_marked
from mentorwidgets.content.models import Exercise
from mentorwidgets.content.section_cards import Card, CardsSection
from mentorwidgets.plain import guarded, unguarded
from mentorwidgets.words import gettext as _

COLUMNS = ("id", "label", "text", "words", "private")
#: The line of the first card: in the table below its columns, in ``deck.yaml`` below ``cards:``.
FIRST_ROW = 2


def cards_section(exercise: Exercise) -> CardsSection | None:
    """The sort of cards of an exercise, or None where it has none."""
    sections = getattr(exercise, "worksheets", ())
    return next((one for one in sections if isinstance(one, CardsSection)), None)


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
    """The table as the text of a ``deck.yaml``, and every fault in it at its line."""
    rows = list(csv.DictReader(io.StringIO(text)))
    missing = [name for name in ("label",) if not rows or name not in rows[0]]
    if missing:
        found, expected = _("no column “label”"), _("the columns {names}", names=", ".join(COLUMNS))
        return "", (Fault(file, 1, 1, "", found, expected),)
    cells = [{name: unguarded((row.get(name) or "").strip()) for name in COLUMNS} for row in rows]
    return from_rows(cells, file, known)


def from_rows(
    rows: Sequence[Mapping[str, str]], file: Path, known: Sequence[Card]
) -> tuple[str, tuple[Fault, ...]]:
    """Rows of cells as the text of a ``deck.yaml``; the first one is line :data:`FIRST_ROW`.

    A row without an id gets one from its label. A label that is known keeps its id: what people
    sorted is kept under it.
    """
    ids = {card.label.casefold(): card.id for card in known}
    taken = {card.id for card in known} | {row["id"] for row in rows}
    first: dict[str, tuple[int, str]] = {}
    faults: list[Fault] = []
    lines = ["cards:"]
    for number, cell in enumerate(rows, start=FIRST_ROW):
        label = cell["label"].casefold()
        own = ids.get(label)
        name = cell["id"] or own or _new_id(cell["label"], taken)
        taken.add(name)
        if own is not None and name != own:
            expected = _("{id}: people’s sorts are kept under it", id=own)
            faults.append(Fault(file, number, 1, "id", _("found {id}", id=name), expected))
        line, other = first.setdefault(label, (number, name))
        if label and other != name:
            said = _("“{label}” again, first on line {line}", label=cell["label"], line=line)
            faults.append(Fault(file, number, 2, "label", said, _("a label of its own")))
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
        # A fault in one of the words is in the cell of all of them.
        parts = fault.field.split(".")
        field = next((part for part in reversed(parts) if part in COLUMNS), parts[-1])
        column = COLUMNS.index(field) + 1 if field in COLUMNS else 1
        faults.append(Fault(file, fault.line, column, field, fault.found, fault.expected))
    return yaml, tuple(sorted(faults))


def put_deck_file(place: Path, exercise: str, yaml: str) -> Path:
    """Lay a deck alone over the exercise of this name; gives the file."""
    file = place / exercise / DECK_FILE
    write_file(file, yaml.encode())
    return file


def _new_id(label: str, taken: set[str]) -> str:
    """An id from the label that no other card has."""
    plain = unicodedata.normalize("NFKD", label.casefold()).encode("ascii", "ignore").decode()
    slug = re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")
    if not slug[:1].isalpha():  # such as a label in another script
        slug = f"card-{slug}".strip("-")
    tries = (f"{slug}-{n}" for n in itertools.count(2))
    return next(name for name in itertools.chain((slug,), tries) if name not in taken)
