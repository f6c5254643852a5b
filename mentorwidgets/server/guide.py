"""``/host/guide/<exercise>.pdf`` and ``.docx``: the guide for whoever leads, to take along."""

from __future__ import annotations

import asyncio
from pathlib import PurePosixPath

from mentorwidgets.content import UnknownExerciseError
from mentorwidgets.reports.guide import guide_of_exercise
from mentorwidgets.reports.guide_file import FORMS, guide_file
from mentorwidgets.server.base import InWordsError
from mentorwidgets.server.host import HostOnly


class Guide(HostOnly):
    """The printed guide of one exercise: for the host, since it holds what only leaders say."""

    async def get(self, file: str) -> None:
        """Give the file."""
        self.hosts_only()
        name, form = PurePosixPath(file).stem, PurePosixPath(file).suffix[1:]
        self.workbook.library.refresh()
        try:
            exercise = self.workbook.library.exercise(name)
        except UnknownExerciseError as error:
            raise InWordsError(404, error.message) from error
        guide, now = guide_of_exercise(exercise), self.workbook.now()
        # A page of Typst takes a moment, and a room may be waiting for its own.
        content = await asyncio.to_thread(guide_file, guide, form, at=now)
        self.set_header("Content-Type", FORMS[form])
        self.set_header("Content-Disposition", f'attachment; filename="{name}.{form}"')
        self.set_header("Cache-Control", "no-store")
        self.finish(content)
