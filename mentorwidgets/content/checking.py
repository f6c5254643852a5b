"""Checking what somebody names on the command line: a file, an exercise, or a folder of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mentorwidgets.content.deck import DECK_FILE
from mentorwidgets.content.faults import Fault
from mentorwidgets.content.library import folders
from mentorwidgets.content.reading import EXERCISE_FILE, GUIDE_FILE, Source, read_source
from mentorwidgets.words import gettext as _


class NothingToCheckError(Exception):
    """A path cannot be read, or holds no exercise; ``message`` is a sentence for the person."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class Report:
    """How many exercises were looked at, and every fault in them."""

    exercises: int
    faults: tuple[Fault, ...]


def check_places(paths: Sequence[Path], *, below: Path) -> Report:
    """Check everything under the paths.

    An exercise without a guide or a deck of its own takes that of the same name in ``below``.

    Raises
    ------
    NothingToCheckError
        A path does not exist, cannot be read, or holds no exercise.

    """
    found = [folder for path in paths for folder in _folders(path)]
    faults: list[Fault] = []
    for folder in found:
        shipped = below / folder.resolve().name
        whole = Source.of(folder).over([Source.of(shipped)])
        faults += read_source(whole, inherited_guide=_guide(shipped)).faults
    return Report(len(found), tuple(faults))


def _folders(path: Path) -> list[Path]:
    try:
        if path.is_file() and path.name in {EXERCISE_FILE, GUIDE_FILE, DECK_FILE}:
            return [path.parent]
        if (path / EXERCISE_FILE).exists() or (path / DECK_FILE).exists():
            return [path]
        list(path.iterdir())
    except NotADirectoryError as error:
        message = _("{path} is not an exercise: name an exercise.yaml or a folder.", path=path)
        raise NothingToCheckError(message) from error
    except OSError as error:
        message = _("{path} cannot be read: {why}.", path=path, why=error.strerror or error)
        raise NothingToCheckError(message) from error
    inside = folders(path)
    if not inside:
        message = _(
            "There is no exercise in {path}: an exercise is a folder with an exercise.yaml.",
            path=path,
        )
        raise NothingToCheckError(message)
    return inside


def _guide(folder: Path) -> str | None:
    try:
        return (folder / GUIDE_FILE).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        return None
