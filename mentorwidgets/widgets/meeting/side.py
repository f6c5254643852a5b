"""A side of a page: one subject that it shows and answers for, beside the others.

The board, the projector view and the participant's page are each made of several. A side tells
its browser what changed as messages of its own type, and answers its own questions.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Protocol

#: Reaches the browser of a page.
Say = Callable[[Mapping[str, Any]], None]
#: Answers one question, given its arguments; raises ``RefusedError`` to say why not.
Answer = Callable[[dict[str, Any]], Mapping[str, Any]]
_NOTHING_ASKED: Mapping[str, Answer] = MappingProxyType({})


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


class ToldSide:
    """A side that tells one thing: ``view`` as it is now, whenever it differs from last time.

    ``kind`` is the type of its message; ``answers`` are its questions.
    """

    def __init__(
        self,
        say: Say,
        kind: str,
        view: Callable[[], Mapping[str, Any]],
        answers: Mapping[str, Answer] = _NOTHING_ASKED,
    ) -> None:
        self.questions = frozenset(answers)
        self._say = say
        self._kind = kind
        self._view_now = view
        self._answers = answers
        self._told: object = None

    def answer(self, what: str, args: dict[str, Any]) -> Mapping[str, Any]:
        """Answer one of :attr:`questions`; raise ``RefusedError`` to say why not."""
        return self._answers[what](args)

    def hello(self) -> None:
        """The page has spoken, first or again: tell it all."""
        self._told = None
        self.refresh()

    def refresh(self) -> None:
        """Tell the page again when it has changed."""
        view = self._view_now()
        if view != self._told:
            self._told = view
            self._say({"type": self._kind, **view})


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
