"""All exercises of a workbook: the shipped ones, overlaid by a trainer's own.

A valid edit shows at the next load. An invalid one leaves the last good version running and
carries its faults with it, so that a page can say what is wrong while nobody is stopped.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from mentorwidgets.content.deck import DECK_FILE
from mentorwidgets.content.faults import Fault, nearest
from mentorwidgets.content.models import PHASES, Exercise
from mentorwidgets.content.reading import (
    EXERCISE_FILE,
    GUIDE_FILE,
    Source,
    read_source,
)
from mentorwidgets.words import gettext as _


class UnknownExerciseError(LookupError):
    """There is no exercise of this name; ``message`` is a sentence for the person."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


@dataclass(frozen=True, slots=True)
class _Running:
    exercise: Exercise
    source: Source


class Library:
    """The exercises of several places; a later place overlays an earlier one by name.

    Parameters
    ----------
    places
        Folders of exercise folders. One that does not exist is empty.
    last_good
        A folder that keeps a copy of the last version without faults of each exercise, so
        that a new process has it too. Without it only this object remembers.

    """

    def __init__(self, places: Sequence[Path], *, last_good: Path | None = None) -> None:
        self._places = tuple(Path(place) for place in places)
        self._last_good = last_good
        self._seen: dict[Path, Source] = {}
        self._running: dict[str, _Running] = {}
        self._faults: tuple[Fault, ...] = ()
        self._started = False
        self.refresh()

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Every fault in every place, as found by the last refresh."""
        return self._faults

    def faults_of(self, name: str) -> tuple[Fault, ...]:
        """The faults in the folders of one exercise."""
        return tuple(fault for fault in self._faults if fault.file.parent.name == name)

    def names(self) -> list[str]:
        """The names of the exercises that can run: by phase, then by name."""
        return sorted(self._running, key=lambda name: (self._phase(name), name))

    def exercises(self) -> list[Exercise]:
        """The exercises that can run, in the order of :meth:`names`."""
        return [self._running[name].exercise for name in self.names()]

    def exercise(self, name: str) -> Exercise:
        """The exercise of this name.

        Raises
        ------
        UnknownExerciseError
            There is none, or it has faults and never had a good version.

        """
        if name in self._running:
            return self._running[name].exercise
        faults = self.faults_of(name)
        if faults:
            message = _('The exercise "{name}" cannot run: {fault}', name=name, fault=faults[0])
        elif suggestion := nearest(name, self._running):
            message = _(
                'There is no exercise "{name}"; did you mean "{other}"?',
                name=name,
                other=suggestion,
            )
        else:
            known = ", ".join(self.names()) or _("none")
            message = _(
                'There is no exercise "{name}". There are: {known}.', name=name, known=known
            )
        raise UnknownExerciseError(message)

    def refresh(self) -> bool:
        """Look at the files again; true when something that runs, or a fault, is different.

        The files are small: their bytes are compared, and parsed only when they differ.
        """
        found = {folder: Source.of(folder) for place in self._places for folder in folders(place)}
        if self._started and found == self._seen:
            return False
        before = (dict(self._running), self._faults)
        self._seen, self._started = found, True
        layers: dict[str, list[Source]] = {}
        for folder, source in found.items():
            layers.setdefault(folder.name, []).append(source)
        faults: list[Fault] = []
        running: dict[str, _Running] = {}
        for name, sources in layers.items():
            chosen, said = self._choose(name, sources)
            faults += said
            if chosen is not None:
                running[name] = chosen
        self._running, self._faults = running, tuple(faults)
        return before != (self._running, self._faults)

    def _choose(self, name: str, sources: list[Source]) -> tuple[_Running | None, list[Fault]]:
        """The version that runs: the topmost, else the last good one, else the one below."""
        faults: list[Fault] = []
        guides = [source.guide for source in sources]
        for depth in range(len(sources) - 1, -1, -1):
            source = sources[depth]
            below = next((g for g in reversed(guides[:depth]) if g is not None), None)
            inherited = below.decode("utf-8", "replace") if below is not None else None
            whole = source.over(sources[:depth])
            reading = read_source(whole, inherited_guide=inherited)
            faults += reading.faults
            if reading.exercise is not None:
                self._keep(reading.exercise, whole)
                return _Running(reading.exercise, whole), faults
            remembered = self._remembered(name)
            if remembered is not None:
                return remembered, faults
        return None, faults

    def _remembered(self, name: str) -> _Running | None:
        if name in self._running:
            return self._running[name]
        if self._last_good is None:
            return None
        source = Source.of(self._last_good / name)
        exercise = read_source(source).exercise
        return _Running(exercise, source) if exercise else None

    def _keep(self, exercise: Exercise, source: Source) -> None:
        if self._last_good is None or source.yaml is None:
            return
        folder = self._last_good / exercise.name
        # A page must not fail because a copy could not be kept (a full or read-only disk).
        with contextlib.suppress(OSError):
            write_file(folder / GUIDE_FILE, exercise.guide.encode())
            if source.deck is not None:
                write_file(folder / DECK_FILE, source.deck)
            write_file(folder / EXERCISE_FILE, source.yaml)

    def _phase(self, name: str) -> int:
        return PHASES.index(self._running[name].exercise.phase)


def folders(place: Path) -> list[Path]:
    """The folders of a place that hold, or were meant to hold, an exercise, by name.

    Raises ``OSError`` never: a place that cannot be listed is empty here.
    """
    try:
        inside = sorted(child for child in place.iterdir() if not child.name.startswith((".", "_")))
    except OSError:
        return []
    return [child for child in inside if child.is_dir() and _meant(child)]


def _meant(folder: Path) -> bool:
    """Whether somebody meant this folder as an exercise, ``exercise.yml`` included."""
    try:
        inside = list(folder.iterdir())
    except OSError:
        return True
    return any(child.suffix in {".yaml", ".yml"} or child.name == GUIDE_FILE for child in inside)


def write_file(path: Path, content: bytes) -> None:
    """Replace a file whole, and only when it differs."""
    with contextlib.suppress(FileNotFoundError):
        if path.read_bytes() == content:
            return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise
