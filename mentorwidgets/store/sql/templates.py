# ruff: noqa: D102 -- what each method promises stands once, in protocol.py
"""Agendas that facilitators have saved as their own."""

from __future__ import annotations

from dataclasses import asdict

import sqlalchemy as sa

from mentorwidgets.store import rules
from mentorwidgets.store.records import TemplateRecord
from mentorwidgets.store.sql.database import OnDatabase
from mentorwidgets.store.sql.tables import templates


class Templates(OnDatabase):
    """The part of :class:`~mentorwidgets.store.protocol.Store` on saved agendas."""

    def save_template(self, template: TemplateRecord) -> None:
        rules.template(template)
        row = {**asdict(template), "saved_at": rules.utc(template.saved_at)}
        with self._database.write("templates") as connection:
            connection.execute(sa.delete(templates).where(templates.c.id == template.id))
            connection.execute(sa.insert(templates).values(row))

    def templates(self) -> list[TemplateRecord]:
        find = sa.select(templates).order_by(templates.c.saved_at.desc(), templates.c.id)
        with self._database.read() as connection:
            return [TemplateRecord(**row._mapping) for row in connection.execute(find)]

    def drop_template(self, template: str) -> bool:
        drop = sa.delete(templates).where(templates.c.id == template)
        with self._database.write("templates") as connection:
            return connection.execute(drop).rowcount > 0
