"""A map on its way into a file: with whose it is, and the names that files call people by."""

from __future__ import annotations

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from mentorwidgets.network.model import NetworkMap
from mentorwidgets.network.sectors import LEVEL

#: What the exercise is called as a Network Canvas protocol.
PROTOCOL = "Developmental Network"
#: What is asked of the ego in that protocol.
CAREER_STAGE = "career_stage"


@dataclass(frozen=True, slots=True)
class WrittenFile:
    """A file that a person may keep: its name and what is in it."""

    name: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Outgoing:
    """A map to be written: ``case`` names it, ``at`` is when.

    ``ego`` is said of the person besides what the map holds.
    """

    case: str
    map: NetworkMap
    at: datetime
    session: str
    ego: Mapping[str, str] = field(default_factory=dict)
    protocol: str = PROTOCOL

    @property
    def told(self) -> Mapping[str, str]:
        """All that is known of the person: what they say on the map itself counts."""
        return {**self.ego, **self.map.ego}

    @property
    def ego_uuid(self) -> str:
        """What this session calls the person whose map it is."""
        return str(uuid.uuid5(uuid.NAMESPACE_URL, _plain(f"{self.case}/{self.session}/ego")))

    def uuid(self, key: str) -> str:
        """A person's id in the form that Network Canvas uses; it is made of their key."""
        try:
            return str(uuid.UUID(key))
        except ValueError:
            return str(uuid.uuid5(uuid.NAMESPACE_URL, _plain(f"{self.session}/{key}")))

    def tie_uuid(self, one: str, other: str) -> str:
        """An id for a tie, the same whenever it is written."""
        return str(uuid.uuid5(uuid.NAMESPACE_URL, _plain(f"{self.session}/{one}/{other}")))

    def about(self, named: Callable[[str], str]) -> dict[str, str | int]:
        """What is said of the ego and of the picture, under the names of a file."""
        said = {named(name): _coded(name, text) for name, text in self.told.items()}
        return said if self.map.sectors == LEVEL else {**said, "sectors": self.map.sectors}


def session_of(case: str, at: datetime, number: int = 1) -> str:
    """An id for a map that has none from a study: the same for the same moment."""
    return str(uuid.uuid5(uuid.NAMESPACE_URL, _plain(f"{case}/{at.isoformat()}/{number}")))


def stamped(at: datetime) -> str:
    """A moment as Network Canvas writes it."""
    return at.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _coded(name: str, text: str) -> str | int:
    """The career stage is a code in every file; what we do not know stays text."""
    is_code = name == CAREER_STAGE and text.isascii() and text.isdigit()
    return int(text) if is_code and str(int(text)) == text else text


def _plain(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")
