"""A document for tests: operations get their ids and times here, one a second."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import cache
from typing import Any

import pytest

from mentorwidgets.content.library import Library
from mentorwidgets.content.models import NetworkExercise
from mentorwidgets.network.model import PersonKey
from mentorwidgets.network.work import NetworkWork
from mentorwidgets.operations import Entry, RefusedError
from mentorwidgets.places import shipped
from tests.strategies import key

CLIENT = "c" * 32
START = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@cache
def exercise() -> NetworkExercise:
    """The map exercise as it is shipped."""
    found = Library([shipped("exercises")]).exercise("developmental-network")
    assert isinstance(found, NetworkExercise)
    return found


class Journal:
    """One person's work on the shipped exercise, and the operations it came from."""

    def __init__(self) -> None:
        self.work = NetworkWork(exercise())
        self.entries: list[Entry] = []
        self._seq = 0

    def do(self, kind: str, /, **fields: Any) -> Entry:
        """Apply one operation; "top" as a target is what the view offers to undo or redo."""
        if fields.get("target") == "top":
            change = self.work.last if kind == "undo" else self.work.next
            fields["target"] = change.op if change else "nothing"
        self._seq += 1
        at = START + timedelta(seconds=self._seq)
        entry = Entry(self._seq, CLIENT, self._seq, at, {"type": kind, **fields})
        self.work.apply(entry)
        self.entries.append(entry)
        return entry

    def refuses(self, kind: str, /, **fields: Any) -> RefusedError:
        """The refusal of an operation, which has changed nothing."""
        before = self.work.view()
        with pytest.raises(RefusedError) as refusal:
            self.do(kind, **fields)
        assert self.work.view() == before
        assert refusal.value.message.endswith((".", "?"))
        return refusal.value

    def add(self, number: int, label: str = "", **fields: Any) -> PersonKey:
        """Add someone whose id is ``key(number)``."""
        self.do("add_person", id=key(number), label=label or f"P{number}", **fields)
        return key(number)

    def place(self, number: int, x: float, y: float, closeness: str, level: str) -> None:
        """Put someone on the picture by hand."""
        self.do("place_person", id=key(number), x=x, y=y, closeness=closeness, level=level)

    def undo(self) -> None:
        """Take the last change back."""
        self.do("undo", target="top")

    def redo(self) -> None:
        """Make it again."""
        self.do("redo", target="top")

    def read_again(self) -> NetworkWork:
        """The same work as another process reads it from the store."""
        work = NetworkWork(exercise())
        for entry in self.entries:
            work.replay(entry)
        return work
