"""What the page of the map asks besides files: what changed between two maps, and the dates."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from mentorwidgets.network.change import compare
from mentorwidgets.network.layout import settle
from mentorwidgets.network.model import NetworkMap
from mentorwidgets.network.sectors import turned
from mentorwidgets.network.view import map_view
from mentorwidgets.network.work import NetworkWork
from mentorwidgets.operations import RefusedError
from mentorwidgets.words import gettext as _


def comparison(work: NetworkWork, args: Mapping[str, Any]) -> dict[str, Any]:
    """``{a, b}``, each "now", "wanted" or the id of a version: what ``b`` has differently.

    ``change`` is :meth:`.change.Change.as_dict`; ``before`` and ``after`` are the two maps as a
    picture needs them. The earlier one is shown in the sectors of the later one, and whoever
    has not moved stands in both where the later one has them.

    :raises RefusedError: there is no such map.
    """
    before, after = _map_of(work, args.get("a"), "a"), _map_of(work, args.get("b"), "b")
    change = compare(before, after, work.categories)
    after = settle(after, work.categories)
    before = settle(turned(before, after.sectors), work.categories)
    return {
        "change": change.as_dict(),
        "before": map_view(before, work.categories),
        "after": map_view(after, work.categories),
    }


def calendar(work: NetworkWork, *, at: datetime) -> dict[str, Any]:
    """The dated steps as a file for any calendar: ``{name, mime, base64}``.

    :raises RefusedError: no step has a day.
    """
    # Here, not above: a page opens without what only writes documents.
    from mentorwidgets.reports.calendar import calendar_of

    if not any(action.by for action in work.document.actions):
        raise RefusedError(_("Give a step a day first; then it can go into a calendar."))
    content = calendar_of(work.document, at=at, changes=work.action_changes)
    return {
        "name": f"{_('my-next-steps')}-{at:%Y-%m-%d}.ics",
        "mime": "text/calendar",
        "base64": base64.b64encode(content).decode("ascii"),
    }


def _map_of(work: NetworkWork, which: Any, field: str) -> NetworkMap:
    if which == "now":
        return work.map
    if which == "wanted" and work.document.wanted is not None:
        return work.document.wanted
    for snapshot in work.snapshots:
        if snapshot.id == which and not snapshot.dropped:
            return snapshot.map
    raise RefusedError(_("This map is no longer kept. Choose another one."), field=field)
