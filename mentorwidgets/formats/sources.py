"""Files as they lie in folders and archives: a folder at a time, and one file in memory at a time.

What is kept of all files are their names. An archive is read in place; a ``.tar.gz`` can only
be read from front to back, so its files are laid one after another in a temporary file first.
"""

from __future__ import annotations

import os
import tarfile
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import IO

from mentorwidgets.formats.faults import FormatError
from mentorwidgets.words import gettext as _

#: What is looked for in a folder or an archive; a file that is named is read whatever its name.
SUFFIXES = (".csv", ".graphml", ".xml", ".json")
ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")
#: A map is small; a file beyond this is something else.
LARGEST_FILE = 20_000_000


@dataclass(frozen=True, slots=True)
class Source:
    """A file somewhere: ``read`` gives its bytes, or raises a :class:`FormatError`."""

    name: str
    read: Callable[[], bytes]


def is_archive(name: str) -> bool:
    """Whether a file's name is that of an archive whose files are read."""
    return name.lower().endswith(ARCHIVES)


def folders(paths: Iterable[Path]) -> Iterator[list[Source] | FormatError]:
    """The files of each folder, sorted by name; an archive that cannot be read is a fault.

    Each of ``paths`` is a file, an archive or a folder with all that is below it; one that
    lies in another of them is not read twice.

    :raises OSError: a path is not there.
    """
    named: dict[Path, list[Source]] = {}
    deep: list[Path] = []
    for path in _apart(paths):
        if path.is_dir() or is_archive(path.name):
            deep.append(path)
        else:
            named.setdefault(path.parent, []).append(_file(path))
    yield from named.values()
    for path in deep:
        yield from _archive(path) if path.is_file() else _below(path)


def _apart(paths: Iterable[Path]) -> list[Path]:
    """The paths without those that another of them holds."""
    found: dict[Path, Path] = {}
    for path in paths:
        path.stat()
        found.setdefault(path.resolve(), path)
    return [path for real, path in found.items() if not found.keys() & set(real.parents)]


def _below(folder: Path) -> Iterator[list[Source] | FormatError]:
    try:
        with os.scandir(folder) as entries:
            found = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in entries)
    except OSError as error:
        yield FormatError(str(folder), error.strerror or str(error))
        return
    here = [_file(folder / name) for name, is_folder in found if not is_folder and _is_wanted(name)]
    if here:
        yield here
    for name, is_folder in found:
        if is_folder:
            # What is hidden is a program's own; it is also where maps are being written.
            if not name.startswith("."):
                yield from _below(folder / name)
        elif is_archive(name) and not name.startswith("._"):
            yield from _archive(folder / name)


def _is_wanted(name: str) -> bool:
    # `._name` is what macOS puts beside a file on a foreign disk.
    return name.lower().endswith(SUFFIXES) and not name.startswith("._")


def _file(path: Path) -> Source:
    return Source(str(path), partial(_read_file, path))


def _read_file(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            return _within(str(path), stream)
    except OSError as error:
        raise FormatError(str(path), error.strerror or str(error)) from None


def _within(name: str, stream: IO[bytes]) -> bytes:
    content = stream.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise FormatError(name, _("larger than {n:,} bytes", n=LARGEST_FILE))
    return content


def _archive(path: Path) -> Iterator[list[Source] | FormatError]:
    opened = _zipped if path.name.lower().endswith(".zip") else _tarred
    try:
        yield from opened(path)
    except (OSError, zipfile.BadZipFile, tarfile.TarError, EOFError, zlib.error) as error:
        why = getattr(error, "strerror", None) or str(error)
        yield FormatError(str(path), _("not readable as an archive: {why}", why=why))


def _zipped(path: Path) -> Iterator[list[Source] | FormatError]:
    with zipfile.ZipFile(path) as archive:
        names = [info.filename for info in archive.infolist() if not info.is_dir()]
        yield from _grouped(path, names, partial(_read_zipped, archive, path))


def _read_zipped(archive: zipfile.ZipFile, path: Path, name: str) -> bytes:
    whole = f"{path}/{name}"
    try:
        with archive.open(name) as stream:
            return _within(whole, stream)
    # A RuntimeError is a password, a NotImplementedError a compression that Python has not.
    except (zipfile.BadZipFile, zlib.error, EOFError, RuntimeError, OSError) as error:
        raise FormatError(whole, _("not readable in its archive: {why}", why=error)) from None


def _tarred(path: Path) -> Iterator[list[Source] | FormatError]:
    with tempfile.TemporaryFile(prefix="mentorwidgets-") as spool:
        places: dict[str, tuple[int, int]] = {}
        with closing(tarfile.open(path)) as archive:
            while (info := archive.next()) is not None:
                # A TarFile keeps every member it has seen; a million of them would stay.
                archive.members = []  # type: ignore[attr-defined]
                if not (info.isfile() and _is_read(info.name)):
                    continue
                stream = archive.extractfile(info)
                content = stream.read(LARGEST_FILE + 1) if stream else b""
                places[info.name] = (spool.tell(), len(content))
                spool.write(content)
        yield from _grouped(path, places, partial(_read_spooled, spool, path, places))


def _read_spooled(
    spool: IO[bytes], path: Path, places: dict[str, tuple[int, int]], name: str
) -> bytes:
    start, length = places[name]
    if length > LARGEST_FILE:
        raise FormatError(f"{path}/{name}", _("larger than {n:,} bytes", n=LARGEST_FILE))
    spool.seek(start)
    return spool.read(length)


def _is_read(name: str) -> bool:
    base = name.rpartition("/")[2]
    return (_is_wanted(base) or is_archive(base)) and not name.startswith("__MACOSX/")


def _grouped(
    path: Path, names: Iterable[str], read: Callable[[str], bytes]
) -> Iterator[list[Source] | FormatError]:
    """The files inside an archive, folder by folder."""
    within: dict[str, list[str]] = {}
    for name in sorted(filter(_is_read, dict.fromkeys(names))):
        folder, _slash, base = name.rpartition("/")
        if is_archive(base):
            yield FormatError(
                f"{path}/{name}", _("an archive inside an archive is not read: unpack it first")
            )
        else:
            within.setdefault(folder, []).append(name)
    for members in within.values():
        yield [Source(f"{path}/{name}", partial(read, name)) for name in members]
