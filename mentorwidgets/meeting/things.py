"""One thing that somebody shares with others, whichever part of the meeting holds it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from mentorwidgets.operations import PersonId

#: How much of a long text is sent before somebody asks for all of it, in characters.
EXCERPT = 600


@dataclass(frozen=True, slots=True)
class Shared:
    """``kind`` says what it is, as the page knows it: ``line``, ``map``, ``values``.

    ``to`` is None for the whole room; ``about`` is what else a page needs to show it, as JSON.
    """

    id: str
    kind: str
    owner: PersonId
    at: datetime
    to: tuple[PersonId, ...] | None = None
    text: str = ""
    about: Mapping[str, Any] = field(default_factory=dict)

    def seen_by(self, person: PersonId) -> bool:
        """Whether somebody else sees it."""
        return person != self.owner and (self.to is None or person in self.to)


def excerpt(text: str) -> str:
    """As much of a text as is shown at first; all of it when it is short."""
    return text if len(text) <= EXCERPT else text[:EXCERPT].rsplit(" ", 1)[0] + " …"
