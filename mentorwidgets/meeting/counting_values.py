"""The picture of a group's values: what one person's cards put in, and how the table reads.

What is counted is in :mod:`mentorwidgets.reflection.values_picture`; who is counted, and when,
in :mod:`.counting`. Nothing is said in words here: those people show themselves (:mod:`.values`).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mentorwidgets.content import WritingExercise
from mentorwidgets.meeting.counting import Exhibit, Read
from mentorwidgets.operations import DocumentId, Entry
from mentorwidgets.reflection.chosen import chosen, deck_of
from mentorwidgets.reflection.values_picture import OWN, contribution, values_picture
from mentorwidgets.reflection.work import WritingWork
from mentorwidgets.words import gettext as _


class Values(Exhibit[frozenset[str]]):
    """Chosen cards, counted together."""

    kind = "values"

    def __init__(self, exercise: WritingExercise) -> None:
        super().__init__(DocumentId(exercise.name))
        self._exercise = exercise
        self._labels = deck_of(exercise)

    def read(self, entries: Sequence[Entry]) -> Read[frozenset[str]]:
        """Whoever has chosen nothing that may be seen has nothing to count."""
        work = WritingWork(self._exercise)
        for entry in entries:
            work.replay(entry)
        values = chosen(work)
        return Read(contribution(values, self._labels), bool(values))

    def picture(self, blocks: Sequence[Sequence[frozenset[str]]]) -> Mapping[str, Any]:
        """``people``, and one table of the values that may be shown, the most chosen first."""
        picture = values_picture(blocks, tuple(self._labels))
        if picture is None:
            return {"people": 0, "tables": []}
        labels = {**self._labels, OWN: _("a card of their own")}
        shown = [(cell.id, cell.count) for cell in picture.cells if cell.count is not None]
        shown.sort(key=lambda cell: (-cell[1], labels[cell[0]].casefold()))
        return {
            "people": picture.people,
            "tables": [
                {
                    "id": "values",
                    "counts": "people",
                    "people": picture.people,
                    "hidden": len(labels) - len(shown),
                    "cells": [{"id": i, "label": labels[i], "count": n} for i, n in shown],
                }
            ],
        }

    def too_few(self) -> str:
        """Say that fewer than five have chosen."""
        return _("Fewer than five people have chosen values so far. Ask again later.")
