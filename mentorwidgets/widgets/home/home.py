"""Home: the phases of a year with their exercises, what is begun, done, and what is next."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from mentorwidgets.content import PHASES, Exercise
from mentorwidgets.widgets.base import WorkbookWidget
from mentorwidgets.widgets.desk import Desk, Work
from mentorwidgets.widgets.home import yours
from mentorwidgets.widgets.phases import phase_name
from mentorwidgets.words import gettext as _
from mentorwidgets.words import ngettext

_HERE = Path(__file__).resolve().parent


class HomePage(WorkbookWidget):
    """Where everyone starts."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            entry=_HERE / "home.js",
            style=[_HERE / "home.css", _HERE / "yours.css"],
            options={"served": desk.sitting.served, "room": desk.sitting.mode == "room"},
        )
        self._shown: dict[str, Any] = {}

    def on_change(self, documents: list[str]) -> None:  # noqa: ARG002
        """Something was done on another page of this person, or of anybody else."""
        self._tell()

    def answer(self, what: str, args: dict[str, Any]) -> dict[str, Any]:
        """``home`` gives :func:`home_view`; the rest is :func:`.yours.answer`."""
        if what == "home":
            self._shown = home_view(self.desk)
            return self._shown
        if what not in yours.QUESTIONS:
            return super().answer(what, args)
        answered = yours.answer(self.desk, what, args)
        if what == "open_copy":
            self._tell()
        return answered

    def _tell(self) -> None:
        shown = home_view(self.desk)
        if shown != self._shown:
            self._shown = shown
            self.say({"type": "home", **shown})


def home_view(desk: Desk) -> dict[str, Any]:
    """What home shows.

    ``{"phases": [{id, title, exercises: [{name, title, summary, state, detail, at, href,
    notebook, again: {day, part} | None}]}], "last": {name, title, detail, at, href} | None,
    "faults": [str]}``; ``at`` is when it was last worked on, ISO 8601, or ``None``.
    """
    desk.library.refresh()
    desk.catch_up()
    worked_on = {summary.document: summary.last_at for summary in desk.store.documents(desk.person)}
    entries = [
        _entry(desk, exercise, worked_on.get(exercise.name))
        for exercise in desk.library.exercises()
    ]
    begun = [entry for entry in entries if entry["at"] is not None]
    return {
        "phases": [
            {
                "id": phase,
                "title": phase_name(phase),
                "exercises": [entry for entry in entries if entry["phase"] == phase],
            }
            for phase in PHASES
        ],
        "last": max(begun, key=lambda entry: str(entry["at"]), default=None),
        # Only whoever edits the content of this workbook can mend it.
        "faults": [str(fault) for fault in desk.library.faults]
        if desk.sitting.role == "owner"
        else [],
    }


def _entry(desk: Desk, exercise: Exercise, at: datetime | None) -> dict[str, Any]:
    state, detail, still_open, again = "none", "", "", None
    if at is not None:
        work = desk.document(exercise.name).work
        again = _read_again(work) if exercise.kind == "writing" else None
        progress = work.progress()
        done = all(step == "done" for step in progress.values())
        state = "done" if done else "working"
        detail = _count(work.view())
        missing = (step.title for step in exercise.steps if progress.get(step.id) != "done")
        still_open = next(missing, "")
    meeting = f"/m/{desk.sitting.meeting}" if desk.sitting.meeting else ""
    return {
        "name": exercise.name,
        "phase": exercise.phase,
        "title": exercise.title,
        "lang": exercise.lang,
        "summary": exercise.summary,
        "state": state,
        "detail": detail,
        "open": still_open,
        "again": again,
        "time": _time_needed(exercise),
        "at": at.isoformat() if at else None,
        "href": f"{meeting}/exercise/{exercise.name}",
        # In JupyterLab: not every exercise has a notebook of its own beside this one.
        "notebook": not desk.sitting.served and Path(f"{exercise.name}.ipynb").is_file(),
    }


def _read_again(work: Work) -> dict[str, str] | None:
    """The first day that was set to read something of this again, and in which part."""
    from mentorwidgets.reflection.rereading import next_reread
    from mentorwidgets.reflection.work import WritingWork

    found = next_reread(work) if isinstance(work, WritingWork) else None
    return {"day": found[0].isoformat(), "part": found[1]} if found else None


def _count(view: dict[str, Any]) -> str:
    """How much there is, in two or three words."""
    if "people" in view:
        named = sum(not person["vacant"] for person in view["people"])
        return ngettext("{n} person", "{n} people", named)
    kept, words = len(view["drafts"]), view["words"]
    # Of a meeting without a worksheet there may be nothing but ticks.
    parts = (
        ngettext("{n} word", "{n} words", words) if words or kept else "",
        ngettext("{n} draft", "{n} drafts", kept) if kept else "",
    )
    return " · ".join(filter(None, parts))


def _time_needed(exercise: Exercise) -> str:
    if exercise.pre_work.minutes:
        return _(
            "{minutes} min together, {before} alone before",
            minutes=exercise.minutes,
            before=exercise.pre_work.minutes,
        )
    return _("{minutes} min", minutes=exercise.minutes)
