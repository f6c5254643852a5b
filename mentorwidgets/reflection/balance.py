"""What matters against where the time goes: two divisions of a hundred over domains of life.

Operations: ``weigh {side, values}`` sets one whole division (None takes it back), ``spend
{minutes}`` sets the time by minutes a week, ``name_domain {id, label, was?}`` names a domain or
adds one, ``leave_domain {id, out}`` leaves one out or takes it in again.

What was given stays as it was given; what is shown is that, divided anew over the domains that
count. So a domain that is taken in again has what it had.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Annotated, Any, ClassVar, Literal

from pydantic import AfterValidator, Field, StringConstraints, field_validator

from mentorwidgets.content.section_balance import BalanceSection
from mentorwidgets.operations import RefusedError
from mentorwidgets.plain import harmless
from mentorwidgets.reflection.allocation import WHOLE, apportion, distance
from mentorwidgets.reflection.section import Item, Op, SectionPart, not_overtaken, read
from mentorwidgets.words import gettext as _
from mentorwidgets.words import ngettext

WEEK = 7 * 24 * 60
LONGEST_LABEL = 60
MOST_DOMAINS = 24
#: One is no division.
FEWEST_DOMAINS = 2
_HEX = 32

DomainId = Annotated[str, StringConstraints(pattern=r"^([a-z][a-z0-9-]{0,59}|[0-9a-f]{32})$")]


def _label(text: str) -> str:
    text = harmless(text).strip()
    if not text:
        raise ValueError(_("A name, please: a word or two."))
    return text


class Weigh(Op):
    """One whole division; None takes it back."""

    side: Literal["weights", "time"]
    values: (
        Annotated[
            dict[DomainId, Annotated[int, Field(ge=0, le=WHOLE)]], Field(max_length=MOST_DOMAINS)
        ]
        | None
    )

    @field_validator("values")
    @classmethod
    def _a_whole(cls, values: dict[str, int] | None) -> dict[str, int] | None:
        if values is not None and sum(values.values()) != WHOLE:
            raise ValueError(
                _(
                    "These make {n} together; they always make {whole}.",
                    n=sum(values.values()),
                    whole=WHOLE,
                )
            )
        return values


class Spend(Op):
    """The time in minutes a week."""

    minutes: Annotated[
        dict[DomainId, Annotated[int, Field(ge=0, le=WEEK)]], Field(max_length=MOST_DOMAINS)
    ]

    @field_validator("minutes")
    @classmethod
    def _a_week(cls, minutes: dict[str, int]) -> dict[str, int]:
        if sum(minutes.values()) > WEEK:
            hours = f"{sum(minutes.values()) / 60:g}"
            raise ValueError(_("A week has {week} hours; these are {n}.", week=WEEK // 60, n=hours))
        return minutes


class NameDomain(Op):
    """A name for a domain; one that is not there yet is added."""

    id: DomainId
    label: Annotated[str, StringConstraints(max_length=LONGEST_LABEL), AfterValidator(_label)]
    was: Annotated[str, StringConstraints(max_length=LONGEST_LABEL)] | None = None


class LeaveDomain(Op):
    """Leave a domain out, or take it in again."""

    id: DomainId
    out: bool


@dataclass(frozen=True, slots=True)
class OneDomain:
    """A part of life as this person calls it."""

    id: str
    label: str
    own: bool = False
    out: bool = False


class BalancePart(SectionPart):
    """The weights and the time of one person."""

    types: ClassVar[frozenset[str]] = frozenset({"weigh", "spend", "name_domain", "leave_domain"})

    def __init__(self, section: BalanceSection) -> None:
        super().__init__(section)
        self._domains = {one.id: OneDomain(one.id, one.label) for one in section.domains}
        self._given: dict[str, Mapping[str, int] | None] = {"weights": None, "time": None}
        self._in_minutes = False
        #: The minutes of a week that the time was last given in.
        self._week: int | None = None

    def check(self, op: Mapping[str, Any]) -> None:
        """Only domains that are there, at least two of them, each with a name of its own."""
        match op["type"]:
            case "weigh":
                self._all_known(read(Weigh, op).values or {}, field="values")
            case "spend":
                self._all_known(read(Spend, op).minutes, field="minutes")
            case "name_domain":
                self._check_name(read(NameDomain, op))
            case "leave_domain":
                given = read(LeaveDomain, op)
                self._all_known([given.id], field="id")
                left = [one for one in self.domains if one.id != given.id]
                if given.out and len(left) < FEWEST_DOMAINS:
                    raise RefusedError(
                        ngettext(
                            "At least {n} domain stays.",
                            "At least {n} domains stay.",
                            FEWEST_DOMAINS,
                        ),
                        field="id",
                    )

    def take(self, op: Mapping[str, Any], at: datetime) -> None:
        """Fold one operation."""
        del at
        match op["type"]:
            case "weigh":
                weighed = read(Weigh, op)
                self._given[weighed.side] = weighed.values
                if weighed.side == "time":
                    self._in_minutes = False
                    self._week = None if weighed.values is None else self._week
            case "spend":
                minutes = read(Spend, op).minutes
                self._given["time"], self._in_minutes = minutes, True
                self._week = sum(minutes.values()) or None
            case "name_domain":
                self._name(read(NameDomain, op))
            case _:
                left = read(LeaveDomain, op)
                known = self._domains.get(left.id)
                if known is not None:
                    self._domains[left.id] = replace(known, out=left.out)

    # Showing -----------------------------------------------------------------------------

    @property
    def domains(self) -> list[OneDomain]:
        """Those that count, in order."""
        return [one for one in self._domains.values() if not one.out]

    @property
    def weights(self) -> dict[str, int] | None:
        """What matters how much, of a hundred in all; None until it is said."""
        return self._divided("weights")

    @property
    def time(self) -> dict[str, int] | None:
        """Where the time goes, of a hundred in all; None until it is said."""
        return self._divided("time")

    @property
    def minutes(self) -> dict[str, int] | None:
        """The time in minutes a week; None where it was never given so."""
        time, given = self.time, self._given["time"]
        if time is None or given is None or self._week is None:
            return None
        if self._in_minutes:
            return {one.id: given.get(one.id, 0) for one in self.domains}
        return apportion(time, self._week)

    @property
    def distance(self) -> int | None:
        """How much of a hundred would move if the time followed the weights."""
        weights, time = self.weights, self.time
        return None if weights is None or time is None else distance(weights, time)

    def view(self) -> dict[str, Any]:
        """What was given, and what follows from it; ``sections/balance_fold.js`` has the same."""
        return {
            "domains": [
                {"id": one.id, "label": one.label, "own": one.own, "out": one.out}
                for one in self._domains.values()
            ],
            "given": {
                "weights": self._given["weights"],
                "time": self._given["time"],
                "inMinutes": self._in_minutes,
                "week": self._week,
            },
            "weights": self.weights,
            "time": self.time,
            "minutes": self.minutes,
            "distance": self.distance,
        }

    def counts(self) -> Mapping[str, int]:
        """Which of the two sides are there."""
        weights, time = int(self.weights is not None), int(self.time is not None)
        return {"set": weights + time, "weights": weights, "time": time}

    def items(self) -> Iterable[Item]:
        """Each side in words, and the distance once there are both."""
        for side, label, parts in (
            ("weights", _("What matters, of a hundred"), self.weights),
            ("time", _("Where the time goes, of a hundred"), self.time),
        ):
            if parts is not None:
                lines = [f"{one.label}: {parts[one.id]}" for one in self.domains]
                yield Item(side, label, "\n".join(lines))
        if self.distance is not None:
            yield Item("distance", _("Between the two"), apart_in_words(self.distance))

    # -------------------------------------------------------------------------------------

    def _divided(self, side: str) -> dict[str, int] | None:
        given = self._given[side]
        if given is None:
            return None
        parts = {one.id: given.get(one.id, 0) for one in self.domains}
        return apportion(parts) if any(parts.values()) else None

    def _all_known(self, names: Iterable[str], *, field: str) -> None:
        if any(name not in self._domains for name in names):
            raise RefusedError(_("One of these domains is not on your list."), field=field)

    def _check_name(self, given: NameDomain) -> None:
        if len(given.id) != _HEX and given.id not in self._domains:
            raise RefusedError(_("One of these domains is not on your list."), field="id")
        others = (one.label.casefold() for one in self._domains.values() if one.id != given.id)
        if given.label.casefold() in others:
            raise RefusedError(
                _("You have a domain called “{label}” already.", label=given.label), field="label"
            )

    def _name(self, given: NameDomain) -> None:
        known = self._domains.get(given.id)
        if known is not None:
            not_overtaken(known.label, given.was, given.label, field="label")
            self._domains[given.id] = replace(known, label=given.label)
        elif len(self._domains) >= MOST_DOMAINS:
            raise RefusedError(_("At most {n} domains, please.", n=MOST_DOMAINS), field="label")
        else:
            # A domain of the content that is gone stays, too, as the person called it.
            self._domains[given.id] = OneDomain(given.id, given.label, own=True)


def apart_in_words(apart: int) -> str:
    """What a distance says, without saying whether that is good."""
    if not apart:
        return _("The time and the weights are the same, hour for hour.")
    return ngettext(
        "{n} of every 100 hours would move if the time followed the weights.",
        "{n} of every 100 hours would move if the time followed the weights.",
        apart,
    )
