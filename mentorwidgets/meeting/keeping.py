"""Until when a meeting is kept: chosen when it is opened, said on every page, and then it goes."""

from __future__ import annotations

from datetime import datetime, timedelta

from mentorwidgets.operations import RefusedError
from mentorwidgets.store import MeetingRecord
from mentorwidgets.words import gettext as _

#: For how many days a meeting may be kept, as it is asked when one is opened.
CHOICES = (7, 30, 90, 365)
#: What is chosen already.
USUAL = 30
#: Later than this no meeting is kept without being looked at again, in days from now.
_LONGEST = 5 * 366


def kept_for(days: str, at: datetime) -> datetime:
    """Until when, by one of :data:`CHOICES` as a form sends it; raises ``RefusedError``."""
    if days not in map(str, CHOICES):
        raise RefusedError(_("Choose how long it is kept."), field="keep")
    return at + timedelta(days=int(days))


def kept_until(day: str, record: MeetingRecord, at: datetime) -> datetime:
    """Until when, by a day as a form sends it; raises ``RefusedError``.

    It goes at the time of day at which the meeting was opened, in the zone of ``at``.
    """
    opened = record.opened_at.astimezone(at.tzinfo)
    try:
        until = datetime.combine(datetime.fromisoformat(day).date(), opened.timetz())
    except ValueError:
        raise RefusedError(_("Choose a day."), field="until") from None
    if until <= at:
        raise RefusedError(
            _("This day is over. To erase the meeting now, press “Erase this meeting”."),
            field="until",
        )
    if until > at + timedelta(days=_LONGEST):
        raise RefusedError(_("Choose a day within the next five years."), field="until")
    return until


def is_due(record: MeetingRecord, now: datetime) -> bool:
    """Whether this meeting has been kept long enough."""
    return record.keep_until is not None and record.keep_until <= now
