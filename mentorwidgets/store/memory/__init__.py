# ruff: noqa: D102 -- what each method promises stands once, in protocol.py
"""A store in memory, the twin of the real one: for tests, and for trying things out."""

from __future__ import annotations

from mentorwidgets.store.memory.erasure import Erasure
from mentorwidgets.store.memory.meetings import Meetings
from mentorwidgets.store.memory.people import PeopleAndKeys
from mentorwidgets.store.memory.slips import Slips
from mentorwidgets.store.memory.templates import Templates
from mentorwidgets.store.memory.work import Work


class MemoryStore(PeopleAndKeys, Work, Meetings, Slips, Templates, Erasure):
    """Behaves as :class:`~mentorwidgets.store.protocol.Store` says; gone with the process."""

    def change_mark(self) -> object:
        with self._lock:
            return self._changes

    def close(self) -> None:
        """Nothing to let go of."""
