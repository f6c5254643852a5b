# ruff: noqa: D102 -- what each method promises stands once, in protocol.py
"""Agendas that facilitators have saved as their own, in memory."""

from __future__ import annotations

import json
from dataclasses import replace

from mentorwidgets.store import rules
from mentorwidgets.store.memory.rows import InMemory
from mentorwidgets.store.records import TemplateRecord


class Templates(InMemory):
    """The part of :class:`~mentorwidgets.store.protocol.Store` on saved agendas."""

    def save_template(self, template: TemplateRecord) -> None:
        rules.template(template)
        with self._lock:
            self._rows.templates[template.id] = _copy(
                replace(template, saved_at=rules.utc(template.saved_at))
            )
            self._changes += 1

    def templates(self) -> list[TemplateRecord]:
        with self._lock:
            by_id = sorted(self._rows.templates.values(), key=lambda template: template.id)
            latest = sorted(by_id, key=lambda template: template.saved_at, reverse=True)
            return [_copy(template) for template in latest]

    def drop_template(self, template: str) -> bool:
        with self._lock:
            self._changes += 1
            return self._rows.templates.pop(template, None) is not None


def _copy(template: TemplateRecord) -> TemplateRecord:
    return replace(template, agenda=json.loads(rules.to_json(template.agenda)))
