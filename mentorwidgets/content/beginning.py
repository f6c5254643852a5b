"""Putting a new exercise into a trainer's folder, whole or not at all."""

from __future__ import annotations

import json
import re
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path

from mentorwidgets.content.deck import DECK_FILE
from mentorwidgets.content.faults import nearest
from mentorwidgets.content.library import folders
from mentorwidgets.content.reading import EXERCISE_FILE, GUIDE_FILE, NAME, Source, read_source
from mentorwidgets.content.schema import schema
from mentorwidgets.words import gettext as _

_STARTER = Path(__file__).parent / "starter"
_SCHEMA_FILE = "exercise.schema.json"
#: Tells an editor which schema the file follows.
_SCHEMA_LINE = f"# yaml-language-server: $schema={_SCHEMA_FILE}\n"


class CannotBeginError(Exception):
    """No exercise was made; ``message`` says why and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


def begin_exercise(
    name: str, place: Path, *, other: str | None = None, sources: Sequence[Path] = ()
) -> Path:
    """Make ``place/name`` from the starter, or as a copy of ``other`` from the first source.

    Comments come along, and so does a schema for the editor. Nothing is ever overwritten.

    Raises
    ------
    CannotBeginError
        The name is unsuitable or taken, ``other`` is unknown or has faults, or the place
        cannot be written to.

    """
    if not re.fullmatch(NAME, name):
        raise CannotBeginError(
            _(
                '"{name}" cannot be the name of an exercise: '
                "use small letters, digits and single hyphens, as in first-meeting.",
                name=name,
            )
        )
    folder = place / name
    if folder.exists():
        raise CannotBeginError(_("{folder} is there already; nothing was changed.", folder=folder))
    source = _source(other, sources)
    yaml, guide = _beside(EXERCISE_FILE, source, sources), _beside(GUIDE_FILE, source, sources)
    deck = _beside(DECK_FILE, source, sources)
    try:
        place.mkdir(parents=True, exist_ok=True)
        # Made beside and moved into place: a running workbook never sees half of it.
        made = Path(tempfile.mkdtemp(prefix=".new-", dir=place))
        try:
            made.chmod(0o755)
            head = "" if _SCHEMA_LINE in yaml else _SCHEMA_LINE
            (made / EXERCISE_FILE).write_text(head + yaml, encoding="utf-8")
            (made / GUIDE_FILE).write_text(guide, encoding="utf-8")
            if deck:
                (made / DECK_FILE).write_text(deck, encoding="utf-8")
            (made / _SCHEMA_FILE).write_text(json.dumps(schema(), indent=2), encoding="utf-8")
            made.rename(folder)
        except BaseException:
            shutil.rmtree(made, ignore_errors=True)
            raise
    except OSError as error:
        message = _("{folder} cannot be made: {why}.", folder=folder, why=error.strerror or error)
        raise CannotBeginError(message) from error
    return folder


def _source(other: str | None, sources: Sequence[Path]) -> Path:
    if other is None:
        return _STARTER
    found = {folder.name: folder for place in reversed(sources) for folder in folders(place)}
    if other not in found:
        suggestion = nearest(other, found)
        if suggestion:
            sentence = _(
                'There is no exercise "{name}"; did you mean "{other}"?',
                name=other,
                other=suggestion,
            )
        else:
            known = ", ".join(sorted(found)) or _("none")
            sentence = _(
                'There is no exercise "{name}". There are: {known}.', name=other, known=known
            )
        raise CannotBeginError(sentence)
    below = [Source.of(place / other) for place in reversed(sources)]
    reading = read_source(
        Source.of(found[other]).over(below),
        inherited_guide=_beside(GUIDE_FILE, found[other], sources),
    )
    if reading.faults:
        message = _("{other} has a fault of its own: {fault}", other=other, fault=reading.faults[0])
        raise CannotBeginError(message)
    return found[other]


def _beside(name: str, source: Path, sources: Sequence[Path]) -> str:
    """A file of an exercise, or that of the exercise it overlays; empty without either."""
    for folder in (source, *(place / source.name for place in sources)):
        if (folder / name).is_file():
            return (folder / name).read_text("utf-8-sig")
    return ""
