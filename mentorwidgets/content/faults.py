"""A fault in a file: where it is, what was found, what was expected."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from mentorwidgets.words import gettext as _


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One fault. Lines and columns count from 1; ``field`` is a path such as ``agenda.2.minutes``.

    ``str(fault)`` is one line:
    ``exercise.yaml:12:5: agenda.2.minuts: unknown key; did you mean "minutes"?``
    """

    file: Path
    line: int
    column: int
    field: str
    found: str
    expected: str = ""
    suggestion: str = ""

    @property
    def sentence(self) -> str:
        """What is wrong and what to do, without the place."""
        parts = [self.found]
        if self.suggestion:
            parts.append(_('did you mean "{word}"?', word=self.suggestion))
        elif self.expected:
            parts.append(_("expected {what}", what=self.expected))
        # One line, whatever was found in the file.
        return " ".join("; ".join(parts).split())

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}:{self.column}: "
        return place + (f"{self.field}: " if self.field else "") + self.sentence


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that was probably meant, or ``""``."""
    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)), "")
