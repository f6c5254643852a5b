"""Any number of maps into files of one format: all of it, or nothing.

Everything is written beside the place it is meant for, and moved there when it is whole.
"""

from __future__ import annotations

import shutil
import tempfile
import zipfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from mentorwidgets.formats.building import ReadMap
from mentorwidgets.formats.faults import FormatError
from mentorwidgets.formats.outgoing import Outgoing, session_of
from mentorwidgets.formats.text import holds_all
from mentorwidgets.formats.writing import FORMATS, Piece
from mentorwidgets.network.categories import Categories
from mentorwidgets.words import gettext as _

#: How a file of a single map ends, in the formats that have such.
ENDINGS = {
    "network-canvas-json": (".json",),
    "node-link": (".json",),
    "kumu": (".json",),
    "graphml": (".graphml", ".xml"),
    "network-canvas-graphml": (".graphml", ".xml"),
}


class NotWrittenError(Exception):
    """Why nothing was written, in a sentence for whoever asked."""


@dataclass(slots=True)
class Converted:
    """What came of it: how many maps, in how many files, and how many could not be read."""

    maps: int = 0
    files: int = 0
    faults: int = 0


def convert(
    maps: Iterable[ReadMap | FormatError],
    out: Path,
    format_: str,
    categories: Categories,
    *,
    at: datetime,
    say: Callable[[str], None],
    overwrite: bool = False,
) -> Converted:
    """Write the maps to ``out``: a folder, a ``.zip``, or a single file for a single map.

    A fault among the maps keeps no other from being written; ``say`` is told each, and what
    was changed or left out on the way.

    :raises NotWrittenError: ``out`` cannot be that, or something is there already.
    :raises OSError: the disk refuses.
    """
    shape = _shape(out, format_)
    if shape != "folder" and out.exists() and not overwrite:
        raise NotWrittenError(_there(out))
    result = Converted()
    with _beside(out) as place:
        pieces = _pieces(maps, format_, categories, at, say, result)
        (_pack if shape == "zip" else _lay)(pieces, place, result)
        if shape == "file" and result.files > 1:
            raise NotWrittenError(
                _(
                    "{out} is one file and there are {n} maps: name a folder or a .zip.",
                    out=out,
                    n=result.maps,
                )
            )
        if result.maps:
            _move(next(place.iterdir()) if shape == "file" else place, out, overwrite=overwrite)
    return result


def write_whole(out: Path, content: bytes, *, overwrite: bool = False) -> None:
    """Write one file, whole or not at all.

    :raises NotWrittenError: it is there already.
    :raises OSError: the disk refuses.
    """
    if out.exists() and not overwrite:
        raise NotWrittenError(_there(out))
    with _beside(out) as place:
        place.write_bytes(content)
        place.replace(out)


def _shape(out: Path, format_: str) -> str:
    """Whether ``out`` is a folder, a zip or a file, by its name and by what is there."""
    ending = out.suffix.lower()
    if out.is_dir():
        return "folder"
    if ending == ".zip":
        return "zip"
    if ending in ENDINGS.get(format_, ()):
        return "file"
    if out.exists():
        raise NotWrittenError(_("{out} is a file: name a folder or a .zip.", out=out))
    if ending in (".json", ".graphml", ".xml", ".csv"):
        raise NotWrittenError(
            _("{out}: {format} is written to a folder or a .zip.", out=out, format=format_)
        )
    return "folder"


@contextmanager
def _beside(out: Path) -> Iterator[Path]:
    """A place next to ``out`` to write to first; it is gone afterwards, as is what was made."""
    made = not out.parent.exists()
    out.parent.mkdir(parents=True, exist_ok=True)
    hidden = Path(tempfile.mkdtemp(prefix=".mentorwidgets-", dir=out.parent))
    try:
        yield hidden / "new"
    finally:
        shutil.rmtree(hidden, ignore_errors=True)
        if made:
            with suppress(OSError):  # there is something in it now, as there should be
                out.parent.rmdir()


def _pieces(
    maps: Iterable[ReadMap | FormatError],
    format_: str,
    categories: Categories,
    at: datetime,
    say: Callable[[str], None],
    result: Converted,
) -> Iterator[Piece]:
    writer = FORMATS[format_](categories)
    for read in maps:
        if isinstance(read, FormatError):
            result.faults += 1
            say(str(read))
            continue
        result.maps += 1
        for warning in read.warnings:
            say(f"{read.case}: {warning}")
        session = read.session or session_of(read.case, at, result.maps)
        outgoing = Outgoing(read.case, read.map, at, session, read.ego)
        if not holds_all(format_, _texts(outgoing)):
            say(
                _(
                    "{case}: signs that {format} cannot hold are left out",
                    case=read.case,
                    format=format_,
                )
            )
        yield from writer.add(outgoing)
    if result.maps:
        yield from writer.finish()


def _texts(map_: Outgoing) -> Iterator[str]:
    yield from (map_.case, *map_.told, *map_.told.values())
    for person in map_.map.people:
        yield from (person.label, person.role, person.notes)
        yield from (*person.attributes, *person.attributes.values(), *person.kinds)
        yield from filter(None, (person.closeness, person.level, person.arena))


def _lay(pieces: Iterable[Piece], folder: Path, result: Converted) -> None:
    folder.mkdir()
    for piece in pieces:
        result.files += 1
        with (folder / piece.name).open("wb") as file:
            file.writelines(piece.pieces)


def _pack(pieces: Iterable[Piece], path: Path, result: Converted) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for piece in pieces:
            result.files += 1
            with archive.open(piece.name, "w", force_zip64=True) as file:
                for content in piece.pieces:
                    file.write(content)


def _move(written: Path, out: Path, *, overwrite: bool) -> None:
    """Bring what is written to its place; nothing is moved if something is in the way."""
    if written.is_file() or not out.exists():
        written.replace(out)
        return
    names = sorted(path.name for path in written.iterdir())
    there = next((name for name in names if (out / name).exists()), None)
    if there is not None and not overwrite:
        raise NotWrittenError(_there(out / there))
    for name in names:
        (written / name).replace(out / name)


def _there(path: Path) -> str:
    return _("{path} is there already. With --overwrite it is replaced.", path=path)
