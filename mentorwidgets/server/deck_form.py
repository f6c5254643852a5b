"""The cards of a deck as rows of a form, and what was typed there as a deck."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from mentorwidgets.content.deck import DECK_FILE
from mentorwidgets.content.deck_table import COLUMNS, FIRST_ROW, from_rows
from mentorwidgets.content.section_cards import Card
from mentorwidgets.plain import harmless
from mentorwidgets.words import gettext as _

#: So many empty rows wait for new cards.
EMPTY_ROWS = 3
_LONGEST_PLACE = 4


@dataclass(slots=True)
class Row:
    """One card as it stands in the form. One without an id is new, and gets it when it is kept."""

    id: str = ""
    label: str = ""
    text: str = ""
    words: str = ""
    private: bool = False
    out: bool = False
    place: str = ""
    #: By field, what is wrong with it.
    faults: dict[str, str] = field(default_factory=dict)

    @property
    def empty(self) -> bool:
        """Whether nobody has written anything here."""
        return not (self.id or self.label or self.text or self.words)

    @property
    def cells(self) -> dict[str, str]:
        """The card as the table of a spreadsheet has it."""
        hidden = "yes" if self.private else ""
        return dict(zip(COLUMNS, (self.id, self.label, self.text, self.words, hidden), strict=True))


def rows_of(cards: Sequence[Card]) -> list[Row]:
    """A deck as it is, and empty rows after it."""
    kept = [
        Row(card.id, card.label, card.text, ", ".join(card.words), card.private, place=str(number))
        for number, card in enumerate(cards, start=1)
    ]
    return [*kept, *(Row() for _each in range(EMPTY_ROWS))]


def rows_given(given: Callable[[str], str | None]) -> list[Row]:
    """The rows as they were sent; ``given`` has the value of a field, or None where it is not."""
    return list(_each_row(given))


def _each_row(given: Callable[[str], str | None]) -> Iterator[Row]:
    number = 0
    while given(f"label-{number}") is not None:
        cell = {name: harmless(given(f"{name}-{number}") or "") for name in ("id", *COLUMNS[1:4])}
        yield Row(
            **cell,
            private=given(f"private-{number}") is not None,
            out=given(f"out-{number}") is not None,
            place=(given(f"place-{number}") or "").strip(),
        )
        number += 1


def deck_of(rows: Sequence[Row], known: Sequence[Card]) -> tuple[str, str]:
    """The text of the deck that the rows make, and what is wrong with all of it.

    What is wrong with one row is put there. The order is that of the rows, except where somebody
    typed another number: the card comes to stand at that place.
    """
    meant = [row for row in rows if not row.out and not row.empty]
    for row in meant:
        if row.place and not _is_place(row.place):
            row.faults["place"] = _("Write a whole number: 1 is the first card.")
    _name_faults(meant)
    ordered = [row for row in _in_order(rows) if not row.out and not row.empty]
    if not ordered:
        return "", _("A deck has at least one card.")
    yaml, faults = from_rows([row.cells for row in ordered], Path(DECK_FILE), known)
    whole = ""
    for fault in faults:
        if fault.field not in COLUMNS:
            whole = _sentence(fault.sentence)
            continue
        faulty = ordered[fault.line - FIRST_ROW].faults
        if fault.field == "id":
            said = _("Another card has this name. Change that one, or choose another name.")
            faulty.setdefault("label", said)
        else:
            faulty.setdefault(fault.field, _sentence(fault.sentence))
    return yaml, whole


def _name_faults(rows: Sequence[Row]) -> None:
    """Say what a person did, where the reading of a file would name lines."""
    seen: set[str] = set()
    for row in rows:
        name = row.label.casefold()
        if not name:
            row.faults["label"] = _("Give the card a name, or leave it out.")
        elif name in seen:
            row.faults["label"] = _("A card above has this name already.")
        seen.add(name)


def _is_place(typed: str) -> bool:
    return typed.isdecimal() and len(typed) <= _LONGEST_PLACE and int(typed) > 0


def _in_order(rows: Sequence[Row]) -> list[Row]:
    def at(numbered: tuple[int, Row]) -> tuple[int, int, int]:
        stood, row = numbered
        wanted = int(row.place) if _is_place(row.place) else stood
        # Whoever moves up pushes the others down, and the other way round.
        return wanted, (wanted > stood) - (wanted < stood), stood

    return [row for _stood, row in sorted(enumerate(rows, start=1), key=at)]


def _sentence(said: str) -> str:
    return f"{said[:1].upper()}{said[1:]}."
