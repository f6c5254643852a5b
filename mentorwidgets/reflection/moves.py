"""What somebody decided about their cards, move by move, so that any of it can be taken back.

A move says one thing: on which pile a card lies, whether it is chosen, or in which order the
chosen ones stand. The last move about a thing holds. Taking a move back takes it out, wherever
it stands, so two pages that take back different moves end the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, Literal

#: So many moves can be taken back; what lies before them holds.
MOST_MOVES = 100

What = Literal["pile", "chosen", "rank"]


@dataclass(frozen=True, slots=True)
class Move:
    """One decision: ``card`` is empty where it is about the whole order."""

    id: str
    what: What
    card: str
    value: Any


@dataclass(slots=True)
class Standing:
    """What holds after some moves."""

    piles: dict[str, str] = field(default_factory=dict)
    chosen: list[str] = field(default_factory=list)
    rank: list[str] = field(default_factory=list)

    def copy(self) -> Standing:
        """The same, apart."""
        return Standing(dict(self.piles), list(self.chosen), list(self.rank))

    def take(self, move: Move) -> None:
        """Let a move hold."""
        if move.what == "pile":
            self.piles.pop(move.card, None)
            if move.value is not None:
                self.piles[move.card] = move.value
        elif move.what == "chosen":
            self.chosen = [card for card in self.chosen if card != move.card]
            if move.value:
                self.chosen.append(move.card)
        else:
            self.rank = list(move.value)

    @property
    def order(self) -> list[str]:
        """The chosen cards: as they were put in order, and then those that came since."""
        ranked = [card for card in self.rank if card in self.chosen]
        return [*ranked, *(card for card in self.chosen if card not in ranked)]


class Moves:
    """The moves that can be taken back, and what held before them."""

    def __init__(self) -> None:
        self.before = Standing()
        self.made: list[Move] = []

    def make(self, move: Move) -> None:
        """Add a move; one that was made already changes nothing."""
        if any(made.id == move.id for made in self.made):
            return
        self.made.append(move)
        while len(self.made) > MOST_MOVES:
            self.before.take(self.made.pop(0))

    def take_back(self, name: str) -> None:
        """Take a move out; one that is out already, or too long ago, changes nothing."""
        self.made = [move for move in self.made if move.id != name]

    @property
    def now(self) -> Standing:
        """What holds."""
        standing = self.before.copy()
        for move in self.made:
            standing.take(move)
        return standing
