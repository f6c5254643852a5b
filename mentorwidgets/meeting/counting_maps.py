"""The picture of a group's maps: what one map puts in, and how its tables read.

What is counted is in :mod:`mentorwidgets.network.group`; who is counted, and when, in
:mod:`.counting`. The words are gaps that their owners let be read.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from mentorwidgets.content.models import NetworkExercise
from mentorwidgets.meeting.counting import Exhibit, Read, Wording
from mentorwidgets.network.categories import Categories, label_of
from mentorwidgets.network.group import (
    UNDEFINED,
    UNSAID,
    Contribution,
    Table,
    contribution,
    group_picture,
)
from mentorwidgets.network.work import NetworkWork
from mentorwidgets.operations import DocumentId, Entry
from mentorwidgets.words import gettext as _


class Maps(Exhibit[Contribution]):
    """Maps of people, counted together."""

    kind = "maps"

    def __init__(self, exercise: NetworkExercise) -> None:
        super().__init__(DocumentId(exercise.name))
        self._exercise = exercise
        self._categories = Categories.from_exercise(exercise)

    def read(self, entries: Sequence[Entry]) -> Read[Contribution]:
        """A map with nobody on it is none yet."""
        work = NetworkWork(self._exercise, places=False)
        for entry in entries:
            work.replay(entry)
        wordings = tuple(
            Wording(gap.id, gap.text)
            for gap in work.document.gaps
            if gap.shared and gap.text.strip()
        )
        return Read(contribution(work.map, self._categories), bool(work.map.alters), wordings)

    def picture(self, blocks: Sequence[Sequence[Contribution]]) -> Mapping[str, Any]:
        """``maps``, the ``people`` on them, and ``tables``."""
        picture = group_picture(blocks, self._categories)
        return {
            "maps": picture.maps if picture else 0,
            "people": picture.people if picture else 0,
            "tables": [self._shown(table) for table in picture.tables] if picture else [],
        }

    def too_few(self) -> str:
        """Say that fewer than five have a map."""
        return _("Fewer than five maps can be counted so far. Ask again later.")

    def _shown(self, table: Table) -> dict[str, Any]:
        return {
            "id": table.id,
            "counts": table.counts,
            "maps": table.maps,
            "people": table.people,
            "cells": [
                {"id": cell.id, "label": self._label(table.id, cell.id), "count": cell.count}
                for cell in table.cells
                # That no question was left open needs no line of its own.
                if cell.count != 0
            ],
        }

    def _label(self, table: str, cell: str) -> str:
        words = {
            ("size", "upto-8"): _("up to 8 people"),
            ("size", "upto-15"): _("9 to 15"),
            ("size", "more"): _("16 or more"),
            ("density", "upto-0.25"): _("up to a quarter know each other"),
            ("density", "upto-0.5"): _("up to half"),
            ("density", "more"): _("more than half"),
            ("density", UNDEFINED): _("fewer than two people"),
        }
        if (table, cell) in words:
            return words[table, cell]
        if cell == UNSAID:
            return _("not said")
        offered = {
            "kinds": self._categories.kinds,
            "lacking": self._categories.kinds,
            "arena": self._categories.arena,
            "closeness": self._categories.closeness,
        }[table]
        return label_of(offered, cell)
