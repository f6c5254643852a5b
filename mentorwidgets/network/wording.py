"""Makes what is said of a measure, with the title and formula that belong to its id."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from .explained import Explanation
from .said import Said, not_enough
from .written import number


@dataclass(frozen=True, slots=True)
class Wording:
    """One group of measures, and how all measures are explained."""

    group: str
    explained: Mapping[str, Explanation]

    def say(
        self,
        measure: str,
        value: float | None,
        sentence: str,
        *,
        counts: tuple[int, int] | None = None,
        lines: tuple[str, ...] = (),
        picture: Mapping[str, Any] | None = None,
        ask: str = "",
    ) -> Said:
        """A measure with its sentence; without a value there is not enough to say or to draw."""
        enough = value is not None
        return Said(
            id=measure,
            group=self.group,
            title=self.explained[measure].title,
            sentence=sentence if enough or ask else not_enough(),
            value=value,
            shown="" if value is None else number(value),
            explained=self.explained[measure],
            counts=counts,
            lines=lines if enough else (),
            picture=picture if enough else None,
            ask=ask,
        )
