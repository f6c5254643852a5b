"""One field of writing: a text, or the several texts that nobody has chosen between yet.

A write names the versions it was based on and takes their place. Two writes that did not
know of each other both stay (a multi-value register: Shapiro et al., 2011, "A comprehensive
study of convergent and commutative replicated data types", section 3.2.2), until a write
names both. Which versions stand does not depend on the order in which writes arrive, so
work merged from a copy ends in the same place.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime

from mentorwidgets.operations import OperationId


@dataclass(frozen=True, slots=True)
class Version:
    """One written text: the operation that wrote it, the page it came from, and when."""

    op: OperationId
    client: str
    seq: int
    text: str
    at: datetime


class Field:
    """The versions of one text that still stand, oldest first by arrival."""

    def __init__(self) -> None:
        self._heads: list[Version] = []
        self._superseded: set[str] = set()
        self._latest: dict[str, int] = {}

    def __iter__(self) -> Iterator[Version]:
        return iter(self._heads)

    def __len__(self) -> int:
        return len(self._heads)

    @property
    def current(self) -> Version | None:
        """The version that came last, which a page shows first."""
        return self._heads[-1] if self._heads else None

    @property
    def text(self) -> str:
        """The text of the current version; empty when nothing was written."""
        return self._heads[-1].text if self._heads else ""

    def write(self, version: Version, parents: Collection[str]) -> list[Version]:
        """Take in a version written on top of ``parents``; return those it took the place of."""
        self._superseded.update(parents)
        newest = self._latest.get(version.client, -1)
        self._latest[version.client] = max(newest, version.seq)
        replaced = [head for head in self._heads if not self._stands(head)]
        self._heads = [head for head in self._heads if self._stands(head)]
        if self._stands(version):
            self._heads.append(version)
        return replaced

    def _stands(self, version: Version) -> bool:
        later = self._latest.get(version.client, -1) > version.seq
        return not later and version.op not in self._superseded
