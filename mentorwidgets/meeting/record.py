"""The record of a meeting: what the room was shown and what was noted, at this moment.

All of it is read through what the screens are shown (:mod:`.lines_view`, :mod:`.prompt_views`):
what is on no screen of the room is in no record. So a line that was taken back is gone from
every record that is made afterwards, an answer without a name has none here, and what was never
shown does not appear. A record that was made before is a file in somebody's hands.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from mentorwidgets.meeting.agenda import read_agenda
from mentorwidgets.meeting.course import Ran, course
from mentorwidgets.meeting.lines_view import LineViews
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.prompt_views import PromptViews
from mentorwidgets.reports.meeting_record import (
    AskedQuestion,
    AskedRound,
    MeetingRecord,
    RanBlock,
    Said,
)
from mentorwidgets.store import Store
from mentorwidgets.words import gettext as _
from mentorwidgets.words import ngettext


def record_of(
    store: Store, live: LiveMeeting, *, title: str, language: str, at: datetime
) -> MeetingRecord:
    """The record as it is now; ``title`` and ``language`` are the exercise's."""
    live.catch_up()
    lines = LineViews(live)
    shared = lines.room()
    return MeetingRecord(
        title=title,
        subtitle=_subtitle(live, language),
        language=language,
        agenda=tuple(_ran(each) for each in _course(store, live, at)),
        notes=tuple(Said(note.text, note.name) for note in lines.notes()),
        steps=tuple(Said(line.text, name) for line, name in shared if _is_step(line.origin)),
        questions=tuple(_questions(PromptViews(store, live))),
        lines=tuple(Said(line.text, name) for line, name in shared if not _is_step(line.origin)),
        parked=tuple(Said(parked.text, name) for parked, name in lines.parked()),
    )


def _subtitle(live: LiveMeeting, language: str) -> str:
    try:
        locale = Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        locale = Locale("en")
    day = format_date(live.record.opened_at.date(), format="long", locale=locale)
    here = ngettext("{n} person", "{n} people", len(live.seats))
    return " · ".join(filter(None, (live.record.title, day, here)))


def _is_step(origin: str) -> bool:
    return origin.startswith("step:")


def _course(store: Store, live: LiveMeeting, at: datetime) -> list[Ran]:
    return course(
        read_agenda(live.record.agenda),
        store.events(live.record.id, after=0),
        until=at,
        ended_at=live.record.ended_at,
    )


def _ran(ran: Ran) -> RanBlock:
    how = {
        "talk": _("one speaks"),
        "alone": _("alone"),
        "pairs": _("in pairs"),
        "fours": _("in fours"),
        "all": _("all together"),
        "break": _("a break"),
    }.get(ran.block.mode, ran.block.mode)
    real = "–" if ran.seconds is None else _minutes(ran.seconds)
    return RanBlock(ran.block.title, how, str(ran.planned), real)


def _minutes(seconds: float) -> str:
    # Under half a minute it would say that nothing happened.
    return str(round(seconds / 60)) if seconds >= 30 else "<1"


def _questions(views: PromptViews) -> list[AskedQuestion]:
    return [
        AskedQuestion(
            text=asked["text"],
            names=_("without names") if asked["nameless"] else _("with names"),
            rounds=tuple(_round(views, asked, round_) for round_ in asked["rounds"]),
        )
        for asked in views.shown()
    ]


def _round(views: PromptViews, asked: Mapping[str, Any], round_: Mapping[str, Any]) -> AskedRound:
    several = len(asked["rounds"]) > 1 or round_["number"] > 1
    answers = ngettext("{n} answer", "{n} answers", round_["answers"])
    if round_["passed"]:
        answers += ", " + ngettext("{n} passed", "{n} passed", round_["passed"])
    if round_.get("median") is not None:
        answers += ", " + _("median {value}", value=_number(round_["median"]))
    return AskedRound(
        title=_("Round {n}", n=round_["number"]) if several else "",
        answers=answers,
        rows=tuple(_rows(views, asked, round_)),
    )


def _rows(views: PromptViews, asked: Mapping[str, Any], round_: Mapping[str, Any]) -> list[Said]:
    if "sentences" in round_:
        return [
            Said(
                views.whole(asked["id"], round_["round"], each["id"], leads=False)
                if each["more"]
                else each["text"],
                each["name"],
            )
            for each in round_["sentences"]
        ]
    if "bars" in round_:
        return [
            Said(f"{_end(asked, bar['label'])}: {bar['count']}", ", ".join(bar["names"]))
            for bar in round_["bars"]
        ]
    if "ranks" in round_:
        return [Said(_rank(rank)) for rank in round_["ranks"]]
    return [
        Said(_dot(asked, dot), ", ".join(dot["names"]))
        for dot in round_.get("dots", ())
    ]  # fmt: skip


def _end(asked: Mapping[str, Any], label: str) -> str:
    """A point of a scale, with what it means where it is an end."""
    if asked["kind"] != "scale":
        return label
    meaning = {"1": asked["low"], str(asked["points"]): asked["high"]}.get(label)
    return f"{label} ({meaning})" if meaning else label


def _rank(rank: Mapping[str, Any]) -> str:
    if rank["mean"] is None:
        return str(rank["label"])
    first = ngettext("{n} put it first", "{n} put it first", rank["places"][0])
    mean = _("mean place {mean}", mean=_number(rank["mean"]))
    return f"{rank['label']}: {mean}, {first}"


def _dot(asked: Mapping[str, Any], dot: Mapping[str, Any]) -> str:
    across, upwards = asked["across"] or ("", ""), asked["upwards"] or ("", "")
    place = _(
        "{x} of 100 from “{left}” to “{right}”, {y} of 100 from “{bottom}” to “{top}”",
        x=dot["x"],
        left=across[0],
        right=across[1],
        y=dot["y"],
        bottom=upwards[0],
        top=upwards[1],
    )
    return f"{place}: {dot['count']}" if dot["count"] > 1 else place


def _number(value: float) -> str:
    return f"{value:g}"
