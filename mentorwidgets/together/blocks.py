"""Who is counted together in the picture of a group, and for how long.

Pure: people are ids, and a version says up to where their work is read. Why it is so stands in
:mod:`mentorwidgets.together`.
"""

from __future__ import annotations

from collections.abc import Collection, Hashable, Mapping
from typing import Generic, TypeVar

from mentorwidgets.together import LEAST

P = TypeVar("P", bound=Hashable)


class Blocks(Generic[P]):
    """The blocks that were made so far, each of at least five people, none in two of them.

    >>> blocks = Blocks[str]()
    >>> blocks.add({"a": 1, "b": 1, "c": 1, "d": 1})
    False
    >>> blocks.add({"a": 1, "b": 1, "c": 1, "d": 1, "e": 1})
    True
    >>> blocks.standing({"a", "b", "c", "d"})
    []
    """

    def __init__(self) -> None:
        self._made: list[dict[P, int]] = []

    def add(self, versions: Mapping[P, int]) -> bool:
        """Make a block of those who are in none yet; false when they are fewer than five.

        Two who ask at the same moment may name the same people: the second finds them taken.
        """
        new = {person: version for person, version in versions.items() if not self.has(person)}
        if len(new) < LEAST:
            return False
        self._made.append(new)
        return True

    def has(self, person: P) -> bool:
        """Whether somebody is in a block, shown or not."""
        return any(person in block for block in self._made)

    def newcomers(self, present: Collection[P]) -> list[P]:
        """Those of these people who are in no block."""
        return [person for person in present if not self.has(person)]

    def standing(self, present: Collection[P]) -> list[dict[P, int]]:
        """The blocks all of whose people are present, as person to version."""
        here = set(present)
        return [dict(block) for block in self._made if block.keys() <= here]

    @property
    def made(self) -> int:
        """How many blocks there are, shown or not."""
        return len(self._made)
