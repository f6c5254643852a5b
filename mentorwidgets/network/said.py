"""What is said of one measure: a sentence with its counts, and a picture of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from mentorwidgets.words import gettext as _

from .explained import Explanation


@dataclass(frozen=True, slots=True)
class Said:
    """One measure as a reader meets it.

    ``sentence`` holds the counts, or says that there are not enough people to say: ``value`` is
    None then. ``shown`` is the value as it is written, "" for None. ``lines`` are details, one
    for each part. ``counts`` is how many of how many. ``picture`` describes a small drawing:

    - ``{"kind": "discs", "filled": 10.5, "of": 12, "hollow": 1}``: a disc for each person
    - ``{"kind": "bars", "rows": [["Peers", 4], …], "of": 12}``: counts of people as bars
    - ``{"kind": "split", "part": 9, "of": 66}``: one bar, a part of it filled
    - ``{"kind": "groups", "sizes": [6, 2, 1]}``: groups of discs
    - ``{"kind": "line", "least": 1, "most": 3, "at": 2.1, "from": 1.5, "to": 2.8}``: a scale
      with a mark, and a range where there is one
    - ``{"kind": "network", "marked": [ids]}``: the ties of the map, some people marked

    ``ask`` is the id of an attribute that the ego has to say of themselves first, or "".
    """

    id: str
    group: str
    title: str
    sentence: str
    value: float | None
    shown: str
    explained: Explanation
    counts: tuple[int, int] | None = None
    lines: tuple[str, ...] = ()
    picture: Mapping[str, Any] | None = None
    ask: str = ""

    @property
    def enough(self) -> bool:
        """Whether there are enough people to say anything."""
        return self.value is not None

    @property
    def formula(self) -> str:
        """The formula, "" where counting is all there is to it."""
        return self.explained.formula

    @property
    def source(self) -> str:
        """Who defined the measure."""
        return self.explained.source

    def as_dict(self) -> dict[str, Any]:
        """What changes with the map, as JSON; how it is computed does not (``all_explained``)."""
        return {
            "id": self.id,
            "group": self.group,
            "title": self.title,
            "sentence": self.sentence,
            "value": self.value,
            "shown": self.shown,
            "counts": list(self.counts) if self.counts else None,
            "lines": list(self.lines),
            "picture": dict(self.picture) if self.picture else None,
            "ask": self.ask,
        }


def groups() -> dict[str, str]:
    """The groups in which measures are read, in order, with their titles."""
    return {
        "people": _("How many, and who knows whom"),
        "help": _("What help they give"),
        "closeness": _("How close they are"),
        "variety": _("How different they are"),
        "influence": _("Influence"),
    }


def not_enough() -> str:
    """What is said where a measure is undefined, or would mean nothing."""
    return _("Not enough people to say.")


def bars(rows: Sequence[tuple[str, int]], of: int) -> dict[str, Any]:
    """A picture of counts, the labels beside them."""
    return {"kind": "bars", "rows": [list(row) for row in rows], "of": of}


def split(part: int, of: int) -> dict[str, Any]:
    """A picture of a part of a whole."""
    return {"kind": "split", "part": part, "of": of}
