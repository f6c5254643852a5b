"""The picture of a group: many maps counted together, so that nobody's own can be found in it.

Here is what is counted of a map, and which tables show it. Who is counted together, and what of
a table may be shown, is the same for every exercise: see :mod:`mentorwidgets.together`.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from mentorwidgets.together.tables import Cell, Shape, check_blocks, summed

from .categories import Categories, Category, ids
from .diversity import tally
from .model import NetworkMap
from .redundancy import density

#: A cell for people of whom it was not said, or in a word that the content does not offer.
UNSAID = "unsaid"
#: The largest map in each group of sizes but the last.
SIZES = (8, 15)
#: The same for density.
DENSITIES = (0.25, 0.5)
#: The cell of maps with fewer than two people, whose density is not defined.
UNDEFINED = "undefined"
#: That these are empty may be said: no question was left open.
_OPEN = (UNSAID, UNDEFINED)


@dataclass(frozen=True, slots=True)
class Contribution:
    """What is counted of one map: numbers by the words of the content, and nothing else."""

    size: int
    density: float | None
    kinds: Mapping[str, int] = field(hash=False)
    arena: Mapping[str, int] = field(hash=False)
    closeness: Mapping[str, int] = field(hash=False)


@dataclass(frozen=True, slots=True)
class Table:
    """A distribution over some maps; no cell when it would show too little to show anything.

    ``counts`` says what is counted: ``"maps"``, or ``"people"`` on them; ``maps`` and
    ``people`` are of all that was counted, hidden cells included.
    """

    id: str
    counts: str
    maps: int
    people: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class GroupPicture:
    """What may be shown of these blocks: how many maps, how many people on them, and tables."""

    maps: int
    people: int
    tables: tuple[Table, ...]


def contribution(network: NetworkMap, categories: Categories) -> Contribution:
    """What is counted of this map; words that the content does not offer are not named."""
    people = network.alters
    kinds = {kind: sum(kind in person.kinds for person in people) for kind in ids(categories.kinds)}
    return Contribution(
        size=len(people),
        density=density(len(people), network.tie_count),
        kinds=kinds,
        arena=_counted((p.arena for p in people), categories.arena),
        closeness=_counted((p.closeness for p in people), categories.closeness),
    )


def group_picture(
    blocks: Sequence[Sequence[Contribution]], categories: Categories
) -> GroupPicture | None:
    """The picture of these blocks together; None without any.

    :raises ValueError: a block is smaller than five.
    """
    check_blocks(blocks)
    if not blocks:
        return None
    everybody = [one for block in blocks for one in block]
    return GroupPicture(
        maps=len(everybody),
        people=sum(one.size for one in everybody),
        tables=tuple(_table(shape, what, blocks) for shape, what in _shapes(categories)),
    )


def _shapes(categories: Categories) -> tuple[tuple[Shape[Contribution], str], ...]:
    """The tables of this exercise, each with what it counts: maps, or people on them."""
    kinds = ids(categories.kinds)
    sizes = (*(f"upto-{most}" for most in SIZES), "more")
    densities = (*(f"upto-{most}" for most in DENSITIES), "more", UNDEFINED)
    arena = (*ids(categories.arena), UNSAID)
    closeness = (*ids(categories.closeness), UNSAID)
    return (
        (Shape("size", sizes, lambda one: {_bin(one.size, SIZES): 1}), "maps"),
        (Shape("kinds", kinds, lambda one: one.kinds, whole=False), "people"),
        (
            Shape(
                "lacking",
                kinds,
                lambda one: {kind: int(not one.kinds.get(kind, 0)) for kind in kinds},
                whole=False,
                both_sides=True,
            ),
            "maps",
        ),
        (Shape("arena", arena, lambda one: one.arena, open=_OPEN), "people"),
        (Shape("closeness", closeness, lambda one: one.closeness, open=_OPEN), "people"),
        (
            Shape(
                "density",
                densities,
                lambda one: {UNDEFINED if one.density is None else _bin(one.density, DENSITIES): 1},
                open=_OPEN,
            ),
            "maps",
        ),
    )


def _table(
    shape: Shape[Contribution], counts: str, blocks: Sequence[Sequence[Contribution]]
) -> Table:
    made = summed(shape, blocks)
    return Table(
        shape.id,
        counts,
        maps=len(made.counted),
        people=sum(one.size for one in made.counted),
        cells=made.cells,
    )


def _bin(value: float, edges: Sequence[float]) -> str:
    return next((f"upto-{most}" for most in edges if value <= most), "more")


def _counted(values: Iterable[str | None], offered: tuple[Category, ...]) -> dict[str, int]:
    known = set(ids(offered))
    return tally((v if v in known else UNSAID for v in values), (*offered, Category(UNSAID, "")))
