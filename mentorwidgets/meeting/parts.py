"""A meeting in parts: each folds the events of one subject, and says who may record them.

Every event passes through :mod:`.guard` on its way into the store and through
:class:`.state.MeetingState` on its way out, and both ask the same part: what was refused when
it was recorded is passed over when it is read, whoever wrote it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StringConstraints,
    ValidationError,
)

from mentorwidgets.operations import PersonId
from mentorwidgets.store import Event, Role

if TYPE_CHECKING:
    from mentorwidgets.meeting.state import MeetingState
    from mentorwidgets.meeting.things import Shared

FACILITATOR = frozenset({Role.FACILITATOR})
PARTICIPANT = frozenset({Role.PARTICIPANT})
EVERYBODY = FACILITATOR | PARTICIPANT
#: Recorded by our own code alone, whatever a page may ask for.
NO_PAGE: frozenset[Role] = frozenset()

#: 128 random bits, as a page or Python draws them: of a person, a device, a share.
RandomId = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{32}$")]
#: The id of a block, a step or another part of the content.
ContentId = Annotated[str, StringConstraints(pattern=r"^[a-z0-9-]{1,60}$")]
#: The most people that one share names.
MOST_NAMED = 200


def _all_different(named: list[str]) -> list[str]:
    if len(set(named)) != len(named):
        raise ValueError("somebody is named twice")
    return named


#: The people who are to see something, each once.
Named = Annotated[
    list[RandomId], Field(min_length=1, max_length=MOST_NAMED), AfterValidator(_all_different)
]


class Body(BaseModel):
    """What an event carries: of the right types, and nothing that we do not know."""

    model_config = ConfigDict(strict=True, frozen=True, extra="forbid")


class Nothing(Body):
    """An event that says all by its kind."""


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of event: which roles' pages may record it, what it carries, until when."""

    roles: frozenset[Role]
    body: type[BaseModel] = Nothing
    after_the_end: bool = False


class Part(ABC):
    """One subject of a meeting, folded from its events."""

    #: The kinds of event that are this part's.
    kinds: ClassVar[Mapping[str, Kind]] = {}
    #: Kinds of other parts that this one takes note of too, once they are folded.
    overhears: ClassVar[frozenset[str]] = frozenset()

    @abstractmethod
    def replay(self, event: Event, body: Any) -> bool:
        """Fold an event, ``body`` read by its kind's model; false when it makes no sense now."""

    def overhear(  # noqa: B027 - most parts keep to their own events
        self, event: Event, body: Any
    ) -> None:
        """Take note of an event of another part, one of :attr:`overhears`."""

    def allows(  # noqa: B027 - most parts allow what their kinds say
        self, kind: str, body: Any, role: Role, actor: PersonId | None, state: MeetingState
    ) -> None:
        """Raise :class:`RefusedError` with a sentence when this may not be recorded now."""

    def shared_with(self, person: PersonId) -> Iterable[Shared]:  # noqa: ARG002
        """What of this part others share with somebody now; most parts hold nothing such."""
        return ()


def read_body(kind: Kind, body: Mapping[str, Any]) -> Any | None:
    """The body of an event as its kind's model; None when it is none."""
    try:
        return kind.body.model_validate(dict(body))
    except ValidationError:
        return None
