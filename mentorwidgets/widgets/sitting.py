"""Who sits at this page, and where their work lies.

The served workbook puts a sitting into the environment of each kernel it starts: never into
a URL, never into a widget's trait. A notebook opened in JupyterLab has none, and is then the
owner's, on the local data folder.
"""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

from mentorwidgets.operations import MeetingId, PersonId
from mentorwidgets.places import data_folder, shipped

VARIABLE = "MENTORWIDGETS_SITTING"


@dataclass(frozen=True, slots=True)
class Sitting:
    """One person at one page.

    ``exercises`` are the places that content is read from, later ones overlaying earlier
    ones; ``mode`` is ``alone`` on one's own computer or ``room`` on that of ``host_name``.
    """

    person: PersonId | None
    role: Literal["owner", "participant", "facilitator", "host"]
    meeting: MeetingId | None
    database: str
    exercises: tuple[str, ...]
    last_good: str | None
    exercise: str | None = None
    mode: Literal["alone", "room"] = "alone"
    host_name: str = ""
    public_url: str = ""
    language: str = "en"
    served: bool = False

    def to_json(self) -> str:
        """As it stands in the environment of a kernel."""
        return json.dumps(asdict(self))

    @classmethod
    def from_json(cls, text: str) -> Sitting:
        """A sitting as the server wrote it."""
        given = json.loads(text)
        return cls(**{**given, "exercises": tuple(given["exercises"])})

    @classmethod
    def from_environment(cls) -> Sitting:
        """The sitting that the server gave this kernel, or the owner's on the local folder."""
        given = os.environ.get(VARIABLE)
        return cls.from_json(given) if given else cls.local()

    @classmethod
    def local(cls) -> Sitting:
        """The owner of the local data folder, as in JupyterLab."""
        data = data_folder()
        return cls(
            person=None,
            role="owner",
            meeting=None,
            database=f"sqlite:///{data / 'workbook.sqlite3'}",
            exercises=(str(shipped("exercises")), str(data / "exercises")),
            last_good=str(data / "last-good"),
        )

    def content_places(self) -> list[Path]:
        """The folders that content is read from."""
        return [Path(place) for place in self.exercises]
