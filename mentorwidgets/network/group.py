"""The picture of a group: many maps counted together, so that nobody's own can be found in it.

**Who is counted together.** People come into the picture in *blocks* of at least
:data:`LEAST` (see :mod:`.blocks`). A block is fixed when it is made: who is in it, and each of
its maps as it stood then. It is shown as a whole or not at all: when one of its people leaves,
none of the block is shown any more, and when they come back, all of it is.

**What is shown.** Every block has its own tables, protected by themselves: a cell with fewer
than :data:`LEAST` contributors is hidden, and further cells are hidden until what is missing
from the total comes from at least two cells and at least :data:`LEAST` contributors. A cell of
0 is hidden too: it says something of everybody. Only that nobody left a question open is said.
A picture is the sum of the protected tables of its blocks, cell by cell, and only where every
block that is added shows that cell.

**Why no two pictures, and no number of them, say more than a block.** Each picture is a
function of the protected tables of the blocks, and these never change: whatever is subtracted
from whatever, in whatever order people join, leave, come back, change their maps and the
question is asked again, the answer is again made of protected tables of blocks. Somebody who
leaves takes a whole block along, so old minus new is the table of at least five people, which
hides the cells of fewer than five. Somebody who changes their map changes nothing: the map as
it stood is what is counted, and the same map is never counted anew beside others.

The price is paid openly: newcomers wait until there are five, and one who leaves may empty the
picture. Which blocks a table sums depends on the tables' hidden cells alone, not on what is
hidden in them.

What this cannot do: whoever knows four of five people's maps already knows much of the fifth;
and a person who sits in two meetings under two seats is two people here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from .categories import Categories, Category, ids
from .diversity import tally
from .model import NetworkMap
from .redundancy import density

#: The fewest contributors of a block, of a cell, and of what a table hides.
LEAST = 5
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
class Cell:
    """A number of a table; ``None`` is hidden, because fewer than five people stand behind it."""

    id: str
    count: int | None


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

    :raises ValueError: a block is smaller than :data:`LEAST`.
    """
    if any(len(block) < LEAST for block in blocks):
        raise ValueError(f"a block has at least {LEAST} people")
    if not blocks:
        return None
    everybody = [one for block in blocks for one in block]
    return GroupPicture(
        maps=len(everybody),
        people=sum(one.size for one in everybody),
        tables=tuple(_summed(shape, blocks) for shape in _shapes(categories)),
    )


@dataclass(frozen=True, slots=True)
class _Shape:
    """How a table is made: its cells, what one contribution adds to each, how it is protected.

    ``whole`` is that the cells of a table add up to a total that is shown; ``both_sides`` that
    a cell also says how many are not in it.
    """

    id: str
    counts: str
    cells: tuple[str, ...]
    of: Callable[[Contribution], Mapping[str, int]]
    whole: bool = True
    both_sides: bool = False


def _shapes(categories: Categories) -> tuple[_Shape, ...]:
    kinds = ids(categories.kinds)
    sizes = (*(f"upto-{most}" for most in SIZES), "more")
    densities = (*(f"upto-{most}" for most in DENSITIES), "more", UNDEFINED)
    return (
        _Shape("size", "maps", sizes, lambda one: {_bin(one.size, SIZES): 1}),
        _Shape("kinds", "people", kinds, lambda one: one.kinds, whole=False),
        _Shape(
            "lacking",
            "maps",
            kinds,
            lambda one: {kind: int(not one.kinds.get(kind, 0)) for kind in kinds},
            whole=False,
            both_sides=True,
        ),
        _Shape("arena", "people", (*ids(categories.arena), UNSAID), lambda one: one.arena),
        _Shape(
            "closeness", "people", (*ids(categories.closeness), UNSAID), lambda one: one.closeness
        ),
        _Shape(
            "density",
            "maps",
            densities,
            lambda one: {UNDEFINED if one.density is None else _bin(one.density, DENSITIES): 1},
        ),
    )


def _summed(shape: _Shape, blocks: Sequence[Sequence[Contribution]]) -> Table:
    """One table over as many blocks as can be added without hiding what is shown already."""
    tables = sorted(
        ((_protected(shape, block), block) for block in blocks),
        key=lambda pair: (-len(pair[0]), -len(pair[1])),
    )
    shown = set(tables[0][0])
    counted: list[Contribution] = []
    sums = dict.fromkeys(shape.cells, 0)
    for cells, block in tables:
        if not shown <= set(cells):
            continue
        counted.extend(block)
        for cell in shown:
            sums[cell] += cells[cell]
    return Table(
        shape.id,
        shape.counts,
        maps=len(counted),
        people=sum(one.size for one in counted),
        cells=tuple(Cell(cell, sums[cell] if cell in shown else None) for cell in shape.cells)
        if shown
        else (),
    )


def _protected(shape: _Shape, block: Sequence[Contribution]) -> dict[str, int]:
    """The cells that a table of this block may show, with what they count."""
    parts = [shape.of(one) for one in block]
    counts = {cell: sum(part.get(cell, 0) for part in parts) for cell in shape.cells}
    behind = {cell: {n for n, part in enumerate(parts) if part.get(cell)} for cell in shape.cells}
    hidden = {
        cell
        for cell in shape.cells
        if (len(behind[cell]) < LEAST and (behind[cell] or cell not in _OPEN))
        or (shape.both_sides and len(block) - len(behind[cell]) < LEAST)
    }
    # What is missing from a total is a number too.
    while shape.whole and hidden and len(hidden) < len(shape.cells):
        if len(hidden) >= 2 and len(set().union(*(behind[cell] for cell in hidden))) >= LEAST:
            break
        rest = [cell for cell in shape.cells if cell not in hidden]
        hidden.add(min(rest, key=lambda cell: counts[cell]))
    return {cell: counts[cell] for cell in shape.cells if cell not in hidden}


def _bin(value: float, edges: Sequence[float]) -> str:
    return next((f"upto-{most}" for most in edges if value <= most), "more")


def _counted(values: Iterable[str | None], offered: tuple[Category, ...]) -> dict[str, int]:
    known = set(ids(offered))
    return tally((v if v in known else UNSAID for v in values), (*offered, Category(UNSAID, "")))
