"""What a meeting is at this moment: the fold of its events, in the order the store kept them.

Each subject is a part of its own (see :mod:`.parts`). An event of a later version, or one that
makes no sense any more, is passed over: a meeting always opens.
"""

from __future__ import annotations

from mentorwidgets.meeting.agenda import Agenda
from mentorwidgets.meeting.bringing import Bringing
from mentorwidgets.meeting.door import Door
from mentorwidgets.meeting.duties import Duties
from mentorwidgets.meeting.groups import Groups
from mentorwidgets.meeting.lines import Lines
from mentorwidgets.meeting.parts import Kind, Part, read_body
from mentorwidgets.meeting.plan import Plan
from mentorwidgets.meeting.presence import Presence
from mentorwidgets.meeting.progress import Progress
from mentorwidgets.meeting.prompts import Prompts
from mentorwidgets.meeting.replies import Replies
from mentorwidgets.meeting.sharing import Sharings
from mentorwidgets.meeting.steering import Steering
from mentorwidgets.meeting.timer import Timer
from mentorwidgets.meeting.turns import Turns
from mentorwidgets.meeting.values import ValuesShown
from mentorwidgets.store import Event


class MeetingState:
    """All the parts of one meeting."""

    def __init__(self, agenda: Agenda) -> None:
        self.steering = Steering(agenda)
        self.plan = Plan(self.steering)
        self.turns = Turns(self.steering)
        self.presence = Presence()
        self.progress = Progress(agenda)
        self.sharing = Sharings()
        self.prompts = Prompts()
        self.groups = Groups()
        self.duties = Duties()
        self.bringing = Bringing()
        self.door = Door()
        self.lines = Lines()
        self.values = ValuesShown()
        self.replies = Replies()
        self.passed_over = 0
        self._by_kind: dict[str, tuple[Part, Kind]] = {
            name: (part, kind) for part in self.parts for name, kind in part.kinds.items()
        }
        self._overhearing: dict[str, list[Part]] = {}
        for part in self.parts:
            for name in part.overhears:
                self._overhearing.setdefault(name, []).append(part)

    @property
    def parts(self) -> tuple[Part, ...]:
        """Every part, in the order in which a reader meets them."""
        return (
            self.steering,
            self.plan,
            self.turns,
            self.presence,
            self.progress,
            self.sharing,
            self.prompts,
            self.groups,
            self.duties,
            self.bringing,
            self.door,
            self.lines,
            self.values,
            self.replies,
        )

    def part_of(self, kind: str) -> tuple[Part, Kind] | None:
        """The part that knows this kind of event, and the kind; None when no part does."""
        return self._by_kind.get(kind)

    def replay(self, event: Event) -> None:
        """Fold one event of the store."""
        found = self.part_of(event.kind)
        body = None if found is None else read_body(found[1], event.body)
        if found is None or body is None or not found[0].replay(event, body):
            self.passed_over += 1
            return
        for part in self._overhearing.get(event.kind, ()):
            part.overhear(event, body)

    @property
    def timer(self) -> Timer:
        """The clock, with the agenda as it is planned now."""
        return self.steering.timer
