"""What one server serves: whose data, which exercises and notebooks, at which addresses."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

import nbformat

from mentorwidgets import clock
from mentorwidgets.content.library import Library
from mentorwidgets.operations import MeetingId
from mentorwidgets.server.kernels import KERNEL_NAME, Owner
from mentorwidgets.server.rooms import Rooms
from mentorwidgets.store import Role, Store
from mentorwidgets.widgets.sitting import Sitting
from mentorwidgets.words import current_language

_HEADING = re.compile(r"^#\s+(.+?)\s*#*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Notebook:
    """A notebook that can be opened as a page, and by whom."""

    name: str
    node: Any
    title: str
    roles: frozenset[Role]


@dataclass
class Workbook:
    """One data folder, opened; everything that the routes of the server need to know of it."""

    data: Path
    database: str
    store: Store
    exercises: tuple[Path, ...]
    notebooks: Path
    group: bool
    host_name: str
    #: Where phones and other people reach this server; no closing slash.
    public_url: str
    #: Names this run of the server.
    run: str
    library: Library = field(init=False)
    rooms: Rooms = field(init=False)

    def __post_init__(self) -> None:
        self.rooms = Rooms(self.store)
        self.library = Library(self.exercises, last_good=self.last_good)

    @property
    def last_good(self) -> Path:
        """Where the last version without faults of each exercise is kept."""
        return self.data / "last-good"

    def now(self) -> datetime:
        """The time, aware and in UTC."""
        return clock.now()

    def exercise_title(self, name: str) -> str:
        """What an exercise is called; ``""`` when it is not there any more."""
        known = name in self.library.names()
        return self.library.exercise(name).title if known else ""

    def notebook(self, name: str) -> Notebook | None:
        """Read a notebook by its name; None when there is none."""
        path = self.notebooks / f"{name}.ipynb"
        if not path.is_file():
            return None
        node = nbformat.read(path, as_version=4)
        node.metadata["kernelspec"] = nbformat.NotebookNode(
            name=KERNEL_NAME, display_name="Python 3", language="python"
        )
        ours = node.metadata.get("mentorwidgets", {})
        roles = frozenset(Role(role) for role in ours.get("roles", ()))
        return Notebook(name, node, node.metadata.get("title") or _heading(node) or name, roles)

    def sitting(self, owner: Owner, exercise: str | None) -> Sitting:
        """What a kernel is told when it starts for somebody."""
        # Whoever works in their own data folder is alone with it, also while others have joined.
        in_room = owner.meeting is not None
        return Sitting(
            person=owner.person,
            role=owner.role.value,
            meeting=MeetingId(owner.meeting) if owner.meeting else None,
            database=self.database,
            exercises=tuple(map(str, self.exercises)),
            last_good=str(self.last_good),
            exercise=exercise,
            mode="room" if in_room else "alone",
            host_name=self.host_name if in_room else "",
            public_url=self.public_url,
            language=current_language(),
            served=True,
        )


def _heading(node: Any) -> str:
    for cell in node.cells:
        if cell.cell_type == "markdown" and (found := _HEADING.search(cell.source)):
            return str(found.group(1))
    return ""
