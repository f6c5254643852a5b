"""``deck.yaml``: the cards of an exercise in a file of their own.

A section of cards that names none has those of this file, so that a trainer changes the deck
without touching the exercise.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from mentorwidgets.content.faults import Fault
from mentorwidgets.content.marks import Marked, read_marked
from mentorwidgets.content.section_cards import Deck
from mentorwidgets.words import gettext as _

DECK_FILE = "deck.yaml"


def put_deck(marked: Marked, cards: list[Any]) -> None:
    """Give the cards to every section of the exercise that has none of its own."""
    for _place, section in without_cards(marked):
        section["cards"] = cards


def without_cards(marked: Marked) -> Iterator[tuple[tuple[str | int, ...], dict[str, Any]]]:
    """The sections of cards that name no card."""
    for place, section in marked.members("sections"):
        if section.get("kind") == "cards" and not section.get("cards"):
            yield place, section


def deck_faults(marked: Marked, file: Path, deck: bytes | None) -> tuple[Fault, ...]:
    """What is wrong with the deck; without any the exercise has its cards afterwards."""
    wanting = list(without_cards(marked))
    if deck is None:
        return tuple(
            marked.fault(
                (*place, "cards"), _("missing"), _("cards, here or in {file}", file=DECK_FILE)
            )
            for place, _section in wanting
        )
    from mentorwidgets.content.reading import not_utf8

    try:
        text = deck.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return (not_utf8(file, deck, error),)
    found = read_marked(text, file)
    faults = deck_problems(found)
    if not faults:
        put_deck(marked, found.data["cards"])
    return faults


def deck_problems(found: Marked) -> tuple[Fault, ...]:
    """Every fault of a deck that was read."""
    # The models and the words for their faults are the exercise's own.
    from mentorwidgets.content.reading import model_faults

    if not isinstance(found.data, dict):
        if found.faults:
            return tuple(found.faults)
        return (found.fault((), _("found nothing"), _("cards")),)
    return tuple(sorted({*found.faults, *model_faults(found, Deck), *_each_once(found)}))


def _each_once(found: Marked) -> Iterator[Fault]:
    seen: dict[str, int] = {}
    for place, card in found.members("cards"):
        name = card.get("id")
        if not isinstance(name, str):
            continue
        line = found.values[(*place, "id")][0]
        if name in seen:
            said = _('"{id}" again, first on line {line}', id=name, line=seen[name])
            yield found.fault((*place, "id"), said, _("an id of its own"))
        seen.setdefault(name, line)
