"""Tables over the work of many, each protected by itself; why it is so stands above.

>>> drinks = Shape("drinks", ("tea", "coffee"), lambda one: {one: 1})
>>> summed(drinks, [["tea"] * 5 + ["coffee"] * 6]).cells
(Cell(id='tea', count=5), Cell(id='coffee', count=6))
>>> summed(drinks, [["tea"] * 9 + ["coffee"]]).cells
()
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from mentorwidgets.together import LEAST

C = TypeVar("C")


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of a table; ``None`` is hidden, because fewer than five people stand behind it."""

    id: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Shape(Generic[C]):
    """How a table is made: its cells, what one contribution adds to each, how it is protected.

    ``whole`` is that the cells of a table add up to a total that is shown; ``both_sides`` that
    a cell also says how many are not in it; ``open`` are the cells for a question that was left
    open: that these are empty may be said.
    """

    id: str
    cells: tuple[str, ...]
    of: Callable[[C], Mapping[str, int]]
    whole: bool = True
    both_sides: bool = False
    open: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Summed(Generic[C]):
    """A table over some blocks: whose work is in it, and its cells.

    There is no cell when the table would show too little to show anything.
    """

    counted: tuple[C, ...]
    cells: tuple[Cell, ...]


def check_blocks(blocks: Sequence[Sequence[C]]) -> None:
    """Raise :class:`ValueError` when a block is smaller than :data:`LEAST`."""
    if any(len(block) < LEAST for block in blocks):
        raise ValueError(f"a block has at least {LEAST} people")


def summed(shape: Shape[C], blocks: Sequence[Sequence[C]]) -> Summed[C]:
    """One table over as many blocks as can be added without hiding what is shown already.

    :raises ValueError: there is no block, or one is too small.
    """
    check_blocks(blocks)
    if not blocks:
        raise ValueError("a table is made of at least one block")
    tables = sorted(
        ((protected(shape, block), block) for block in blocks),
        key=lambda pair: (-len(pair[0]), -len(pair[1])),
    )
    shown = set(tables[0][0])
    counted: list[C] = []
    sums = dict.fromkeys(shape.cells, 0)
    for cells, block in tables:
        if not shown <= set(cells):
            continue
        counted.extend(block)
        for cell in shown:
            sums[cell] += cells[cell]
    return Summed(
        tuple(counted),
        tuple(Cell(cell, sums[cell] if cell in shown else None) for cell in shape.cells)
        if shown
        else (),
    )


def protected(shape: Shape[C], block: Sequence[C]) -> dict[str, int]:
    """The cells that a table of this block may show, with what they count."""
    parts = [shape.of(one) for one in block]
    counts = {cell: sum(part.get(cell, 0) for part in parts) for cell in shape.cells}
    behind = {cell: {n for n, part in enumerate(parts) if part.get(cell)} for cell in shape.cells}
    hidden = {
        cell
        for cell in shape.cells
        if (len(behind[cell]) < LEAST and (behind[cell] or cell not in shape.open))
        or (shape.both_sides and len(block) - len(behind[cell]) < LEAST)
    }
    # What is missing from a total is a number too.
    while shape.whole and hidden and len(hidden) < len(shape.cells):
        if len(hidden) >= 2 and len(set().union(*(behind[cell] for cell in hidden))) >= LEAST:
            break
        rest = [cell for cell in shape.cells if cell not in hidden]
        hidden.add(min(rest, key=lambda cell: counts[cell]))
    return {cell: counts[cell] for cell in shape.cells if cell not in hidden}
