# ruff: noqa: D102 -- what each method promises stands once, in protocol.py
"""The real store: the same tables and statements on SQLite and on PostgreSQL."""

from __future__ import annotations

from mentorwidgets.store.sql.erasure import Erasure
from mentorwidgets.store.sql.meetings import Meetings
from mentorwidgets.store.sql.people import PeopleAndKeys
from mentorwidgets.store.sql.slips import Slips
from mentorwidgets.store.sql.templates import Templates
from mentorwidgets.store.sql.work import Work


class SqlStore(PeopleAndKeys, Work, Meetings, Slips, Templates, Erasure):
    """Behaves as :class:`~mentorwidgets.store.protocol.Store` says."""

    def change_mark(self) -> object:
        return self._database.change_mark()

    def close(self) -> None:
        self._database.close()
