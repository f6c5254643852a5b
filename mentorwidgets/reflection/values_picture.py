"""The picture of a group's values, counted from what people did not show.

Here is what one person puts in: which cards of the deck are among their chosen ones, and whether
one of their own is. A private card is never counted. Who is counted together, and what of a
table may be shown, is the same for every exercise: see :mod:`mentorwidgets.together`.

A number says of each person either that they chose a value or that they did not, so it is shown
only where at least five did and at least five did not: with fewer than ten people nothing is.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from mentorwidgets.reflection.mosaic import Value
from mentorwidgets.together.tables import Cell, Shape, check_blocks, summed

#: The cell of those who chose a card that the deck does not have.
OWN = "card-of-ones-own"


@dataclass(frozen=True, slots=True)
class ValuesPicture:
    """What may be shown: how many people were counted, and each card's number or None."""

    people: int
    cells: tuple[Cell, ...]


def contribution(values: Collection[Value], deck: Collection[str]) -> frozenset[str]:
    """What is counted of one person's chosen values.

    >>> sorted(contribution([Value("order", "Order"), Value("0" * 32, "Tea")], ["order", "risk"]))
    ['card-of-ones-own', 'order']
    """
    return frozenset(value.id if value.id in deck else OWN for value in values)


def values_picture(
    blocks: Sequence[Sequence[frozenset[str]]], deck: Sequence[str]
) -> ValuesPicture | None:
    """The picture of these blocks together; None without any.

    :raises ValueError: a block is smaller than five.
    """
    check_blocks(blocks)
    if not blocks:
        return None
    shape: Shape[frozenset[str]] = Shape(
        "values",
        (*deck, OWN),
        lambda one: dict.fromkeys(one, 1),
        whole=False,
        both_sides=True,
    )
    made = summed(shape, blocks)
    # Where nothing may be shown the people are counted all the same.
    everybody = sum(len(block) for block in blocks)
    return ValuesPicture(len(made.counted) if made.cells else everybody, made.cells)
