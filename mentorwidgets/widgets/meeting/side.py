"""A side of a page: one subject that it shows and answers for, beside the others.

The board, the projector view and the participant's page are each made of several. A side tells
its browser what changed as messages of its own type, and answers its own questions.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Protocol


class Side(Protocol):
    """One subject of a page."""

    @property
    def questions(self) -> frozenset[str]:
        """What the page may ask of this side."""
        ...

    def answer(self, what: str, args: dict[str, Any]) -> Mapping[str, Any]:
        """Answer one of :attr:`questions`; raise ``RefusedError`` to say why not."""
        ...

    def hello(self) -> None:
        """The page has spoken, first or again: tell it all."""
        ...

    def refresh(self) -> None:
        """Something was committed: tell the page what has changed, if anything has."""
        ...


class Sides:
    """The sides of one page."""

    def __init__(self, *sides: Side) -> None:
        self._sides = sides

    def side_for(self, what: str) -> Side | None:
        """The side that answers this question."""
        return next((side for side in self._sides if what in side.questions), None)

    def answer(self, side: Side, what: str, args: dict[str, Any]) -> dict[str, Any]:
        """Let a side answer; what changed by it is told at once."""
        result = dict(side.answer(what, args))
        self.refresh()
        return result

    def hello(self) -> None:
        """The page has spoken."""
        for side in self._sides:
            side.hello()

    def refresh(self) -> None:
        """Something may have changed."""
        for side in self._sides:
            side.refresh()
