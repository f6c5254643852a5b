"""Agendas that facilitators have saved as their own, for the exercise they were made with.

Whoever leads a meeting here finds all of them: there are no accounts that could keep them apart.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from mentorwidgets.meeting.agenda import Agenda, read_agenda
from mentorwidgets.meeting.plan import Planned
from mentorwidgets.meeting.planning import is_own
from mentorwidgets.operations import RefusedError
from mentorwidgets.store import Store, TemplateRecord
from mentorwidgets.words import gettext as _

LONGEST_TITLE = 80
#: The most agendas that are kept for one exercise: a list is read before one is chosen.
MOST = 50
_NOT_IN_A_LINE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")


def saved(store: Store, exercise: str) -> list[TemplateRecord]:
    """The agendas saved for this exercise, the latest first."""
    return [template for template in store.templates() if template.exercise == exercise]


def save(
    store: Store, exercise: str, title: str, planned: Planned, *, new_id: str, at: datetime
) -> bool:
    """Save a plan under a title; true when it took the place of one of the same title.

    Blocks of the facilitator's own that were left out are not kept with it. Raises
    :class:`RefusedError` when the title is none, or there are too many.
    """
    name = title.strip()
    if not name or len(name) > LONGEST_TITLE or _NOT_IN_A_LINE.search(name):
        raise RefusedError(
            _("A name for your agenda is one line of up to {n} characters.", n=LONGEST_TITLE),
            field="title",
        )
    others = saved(store, exercise)
    same = next((one for one in others if one.title.casefold() == name.casefold()), None)
    if same is None and len(others) >= MOST:
        raise RefusedError(
            _("There are {n} agendas already. Drop one that nobody needs.", n=MOST), field="title"
        )
    blocks = tuple(b for b in planned.agenda.blocks if not (b.out and is_own(b)))
    agenda = replace(planned.agenda, blocks=blocks)
    store.save_template(
        TemplateRecord(
            id=same.id if same else new_id,
            title=name,
            exercise=exercise,
            agenda={**agenda.as_json(), "slot": planned.slot},
            saved_at=at,
        )
    )
    return same is not None


def planned_in(record: Mapping[str, Any]) -> Planned:
    """Read the agenda of a template, or the one that a meeting was opened with."""
    agenda: Agenda = read_agenda(record)
    slot = record.get("slot")
    return Planned(agenda, slot if isinstance(slot, int) else agenda.minutes)
