"""Maps out of any number of files, one after another: what is read is not kept.

Memory holds one file (or one set of files that belong together), the names of the files, and
eight bytes for each session that came as a set.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from pathlib import Path

from mentorwidgets.formats.building import RawMap, ReadMap, build
from mentorwidgets.formats.faults import FormatError
from mentorwidgets.formats.recognising import is_session, read_together, together
from mentorwidgets.formats.sources import Source, folders
from mentorwidgets.network.categories import Categories


class Stream:
    """The maps in some paths, to be read once; ``read`` of ``found`` files are behind us.

    Iterating gives a :class:`ReadMap` for each map, and a :class:`FormatError` for each file
    that cannot be read: one bad file keeps no other from being read. They come in the order
    of the files, sets of CSV files first: one session in two formats is one map, and the set
    says no less than the others. ``found`` grows until all sets are read.

    :raises OSError: a path is not there.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        categories: Categories,
        *,
        ego: str | None = None,
        mapping: Mapping[str, str] | None = None,
    ) -> None:
        self.paths = paths
        self.found = 0
        self.read = 0
        self._build = partial(build, categories=categories, ego=ego, mapping=mapping)
        self._sessions: set[int] = set()
        for path in paths:
            path.stat()

    def __iter__(self) -> Iterator[ReadMap | FormatError]:
        singles = False
        for folder in folders(self.paths):
            if isinstance(folder, FormatError):
                yield folder
                continue
            self.found += len(folder)
            for group in _groups(folder):
                if is_session(group[0].name):
                    yield from self._maps(group)
                else:
                    singles = True
        if singles:
            yield from self._others()

    def _others(self) -> Iterator[ReadMap | FormatError]:
        for folder in folders(self.paths):
            if isinstance(folder, FormatError):
                continue  # said the first time
            for group in _groups(folder):
                if not is_session(group[0].name):
                    yield from self._maps(group)

    def _maps(self, group: Sequence[Source]) -> Iterator[ReadMap | FormatError]:
        """The maps in files that are read together."""
        self.read += len(group)
        files: dict[str, bytes] = {}
        for source in group:
            try:
                files[source.name] = source.read()
            except FormatError as error:
                yield error
        whole = len(files) == len(group)
        is_set = is_session(group[0].name)
        if not files or (is_set and not whole):
            return  # a session of which a part cannot be read is no map
        raws, faults = read_together(files)
        yield from faults
        for raw in raws:
            if is_set:
                self._sessions.add(_short(raw))
            elif raw.session and _short(raw) in self._sessions:
                continue
            yield self._build(raw)


def _groups(folder: Sequence[Source]) -> Iterator[list[Source]]:
    sources = {source.name: source for source in folder}
    for names in together(sources):
        yield [sources[name] for name in names]


def _short(raw: RawMap) -> int:
    """A session in eight bytes: a million of them are not kept as text."""
    digest = hashlib.blake2b(raw.session.encode("utf-8", "surrogatepass"), digest_size=8)
    return int.from_bytes(digest.digest(), "big")
