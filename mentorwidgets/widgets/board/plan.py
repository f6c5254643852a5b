"""The plan on the board: every block of the meeting, changed before and while it runs.

Message to the browser: ``plan`` (see :meth:`PlanSide.view`). Questions from it:
``plan_change {change, …}`` makes one of :data:`_CHANGES`; ``plan_save {title}``,
``plan_use {template}`` and ``plan_drop {template}`` are about agendas that are kept for other
meetings, ``plan_use`` with ``""`` takes the one this meeting was opened with.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from mentorwidgets.meeting import planning, templates
from mentorwidgets.meeting.agenda import Agenda, Block
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.plan import LONGEST_SLOT, SHORTEST_SLOT, Planned, change
from mentorwidgets.meeting.planning import Wording
from mentorwidgets.meeting.timer import Timer
from mentorwidgets.operations import RefusedError
from mentorwidgets.store import TemplateRecord
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.meeting.side import Say, ToldSide
from mentorwidgets.words import gettext as _


class PlanSide(ToldSide):
    """Shows the plan, and changes it when asked; ``say`` reaches the browser."""

    def __init__(self, desk: Desk, live: LiveMeeting, say: Say) -> None:
        super().__init__(
            say,
            "plan",
            self.view,
            {
                "plan_change": self._change,
                "plan_save": self._save,
                "plan_use": self._use,
                "plan_drop": self._drop,
            },
        )
        self._desk = desk
        self._live = live
        #: The changes that this page made: any other is somebody else's.
        self._mine: set[int] = set()
        self._templates: list[TemplateRecord] = []

    def hello(self) -> None:
        """Show the plan as it is."""
        self._mine.add(self._live.state.plan.number)
        self._read_templates()
        super().hello()

    def view(self) -> dict[str, Any]:
        """The plan as JSON.

        Each block says where it stands (``before``, ``past``, ``now``, ``ahead`` or ``out``)
        and how many seconds it still takes when it comes; ``theirs`` is that the last change
        was somebody else's.
        """
        plan, timer = self._live.state.plan, self._live.state.timer
        return {
            "number": plan.number,
            "theirs": plan.number not in self._mine,
            "slot": plan.slot,
            "blocks": [_shown(block, timer) for block in timer.agenda.blocks],
            "remarks": planning.remarks(timer.agenda),
            "undo": plan.undone is not None,
            "templates": [
                {
                    "id": template.id,
                    "title": template.title,
                    "minutes": templates.planned_in(template.agenda).agenda.minutes,
                }
                for template in self._templates
            ],
        }

    def _make(self, make: Callable[[Timer, Planned], Planned], *, undo: bool = False) -> None:
        before = self._live.state.plan.number
        change(self._live, self._desk.sitting.person, make, self._desk.now(), undo=undo)
        plan = self._live.state.plan
        # What came meanwhile and was built upon is somebody else's: that is said.
        if plan.number == before + 1:
            self._mine.add(plan.number)

    def _change(self, args: dict[str, Any]) -> dict[str, Any]:
        name = _text(args, "change")
        if name == "undo":
            self._make(lambda _timer, now: self._live.state.plan.undone or now, undo=True)
        elif name == "slot":
            minutes = _number(args, "minutes")
            if not SHORTEST_SLOT <= minutes <= LONGEST_SLOT:
                raise RefusedError(
                    _(
                        "A meeting has between {least} and {most} minutes.",
                        least=SHORTEST_SLOT,
                        most=LONGEST_SLOT,
                    ),
                    field="slot",
                )
            self._make(lambda _timer, now: replace(now, slot=minutes))
        elif name in _CHANGES:
            made = _CHANGES[name](args)
            self._make(lambda timer, now: replace(now, agenda=made(timer)))
        else:
            raise RefusedError(_("That is nothing this meeting knows. Please open the page again."))
        return {}

    def _save(self, args: dict[str, Any]) -> dict[str, Any]:
        replaced = templates.save(
            self._desk.store,
            self._live.record.exercise,
            _text(args, "title"),
            self._live.state.plan.now,
            new_id=secrets.token_hex(16),
            at=self._desk.now(),
        )
        self._read_templates()
        return {"replaced": replaced}

    def _use(self, args: dict[str, Any]) -> dict[str, Any]:
        wanted = _text(args, "template")
        record = self._live.record.agenda if wanted == "" else self._template(wanted).agenda
        planned = templates.planned_in(record)

        def put(timer: Timer, now: Planned) -> Planned:
            del now
            return replace(planned, agenda=planning.put_in_place(timer, planned.agenda.blocks))

        self._make(put)
        return {}

    def _drop(self, args: dict[str, Any]) -> dict[str, Any]:
        self._desk.store.drop_template(self._template(_text(args, "template")).id)
        self._read_templates()
        return {}

    def _template(self, wanted: str) -> TemplateRecord:
        self._read_templates()
        found = next((template for template in self._templates if template.id == wanted), None)
        if found is None:
            raise RefusedError(_("This agenda was dropped meanwhile."), field="template")
        return found

    def _read_templates(self) -> None:
        self._templates = templates.saved(self._desk.store, self._live.record.exercise)


def _shown(block: Block, timer: Timer) -> dict[str, Any]:
    position = timer.agenda.position(block.id)
    if block.out:
        where = "out"
    elif position is None:
        where = "before"
    elif timer.phase == "waiting" or position > timer.index:
        where = "ahead"
    else:
        where = "now" if position == timer.index and timer.phase != "ended" else "past"
    return {
        "id": block.id,
        "title": block.title,
        "minutes": block.minutes,
        "mode": block.mode,
        "do": block.do,
        "turns": block.turns,
        "own": planning.is_own(block),
        "where": where,
        "takes": max(timer.kept.get(block.id, block.seconds), 0.0),
    }


Change = Callable[[Timer], Agenda]


def _minutes(args: Mapping[str, Any]) -> Change:
    block, minutes = _text(args, "block"), _number(args, "minutes")
    return lambda timer: planning.longer(timer, block, minutes)


def _move(args: Mapping[str, Any]) -> Change:
    block, before = _text(args, "block"), _text(args, "before")
    return lambda timer: planning.move(timer, block, before)


def _leave(args: Mapping[str, Any]) -> Change:
    block = _text(args, "block")
    return lambda timer: planning.leave_out(timer, block)


def _bring(args: Mapping[str, Any]) -> Change:
    block = _text(args, "block")
    return lambda timer: planning.bring_back(timer, block)


def _add(args: Mapping[str, Any]) -> Change:
    wording, block = _wording(args), f"{planning.OWN}{secrets.token_hex(4)}"
    return lambda timer: planning.add(timer, block, wording)


def _reword(args: Mapping[str, Any]) -> Change:
    block, wording = _text(args, "block"), _wording(args)
    return lambda timer: planning.reword(timer, block, wording)


#: What the page may change, each with its own words.
_CHANGES: Mapping[str, Callable[[Mapping[str, Any]], Change]] = {
    "minutes": _minutes,
    "move": _move,
    "leave": _leave,
    "bring": _bring,
    "add": _add,
    "reword": _reword,
}


def _wording(args: Mapping[str, Any]) -> Wording:
    return Wording(
        title=_text(args, "title"),
        minutes=_number(args, "minutes"),
        mode=_text(args, "mode"),
        do=_text(args, "do"),
        turns=args.get("turns") is True,
    )


def _text(args: Mapping[str, Any], name: str) -> str:
    value = args.get(name)
    if not isinstance(value, str):
        raise RefusedError(_("That question came without its words."), field=name)
    return value


def _number(args: Mapping[str, Any], name: str) -> int:
    value = args.get(name)
    if type(value) is not int:
        raise RefusedError(_("Minutes are a whole number."), field=name)
    return value
