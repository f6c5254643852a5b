"""What a host prints about an exercise, as ``.pdf`` and ``.docx``.

``/host/guide/`` has the guide for whoever leads, ``/host/sheet/`` the empty sheet for whoever comes
without a device.
"""

from __future__ import annotations

import asyncio
from abc import abstractmethod
from datetime import datetime
from pathlib import PurePosixPath

from mentorwidgets.content import Exercise, UnknownExerciseError
from mentorwidgets.reports.blank_file import blank_file
from mentorwidgets.reports.guide import guide_of_exercise
from mentorwidgets.reports.guide_file import FORMS, guide_file
from mentorwidgets.server.base import InWordsError
from mentorwidgets.server.host import HostOnly


class Printed(HostOnly):
    """A document about one exercise, as a file."""

    async def get(self, file: str) -> None:
        """Give the file."""
        self.hosts_only()
        name, form = PurePosixPath(file).stem, PurePosixPath(file).suffix[1:]
        self.workbook.library.refresh()
        try:
            exercise = self.workbook.library.exercise(name)
        except UnknownExerciseError as error:
            raise InWordsError(404, error.message) from error
        now = self.workbook.now()
        # A page of Typst takes a moment, and a room may be waiting for its own.
        content = await asyncio.to_thread(self.made, exercise, form, now)
        self.set_header("Content-Type", FORMS[form])
        self.set_header("Content-Disposition", f'attachment; filename="{name}.{form}"')
        self.set_header("Cache-Control", "no-store")
        self.finish(content)

    @abstractmethod
    def made(self, exercise: Exercise, form: str, at: datetime) -> bytes:
        """The document as one of the forms."""


class Guide(Printed):
    """The printed guide: for the host, since it holds what only leaders say."""

    def made(self, exercise: Exercise, form: str, at: datetime) -> bytes:
        """The guide as one of the forms."""
        return guide_file(guide_of_exercise(exercise), form, at=at)


class EmptySheet(Printed):
    """The empty sheet, to lie on the table."""

    def made(self, exercise: Exercise, form: str, at: datetime) -> bytes:
        """The sheet as one of the forms."""
        return blank_file(exercise, form, at=at)
