"""Like and unlike: whether ties join unlike people, and whether people are like the ego.

Both are E-I indices; the traps are two. A tie is counted once, unlike in software that sums over
both ends and then forgets to halve. And the index is unscaled: it is not compared with what
chance would give.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from .categories import Categories, Category
from .model import NetworkMap, Person, PersonKey


@dataclass(frozen=True, slots=True)
class Mixing:
    """How many pairs are unlike (``external``) and how many alike (``internal``).

    >>> Mixing(3, 1).index
    0.5
    >>> Mixing(0, 0).index is None
    True
    """

    external: int
    internal: int

    @property
    def index(self) -> float | None:
        """(E - I) / (E + I), -1 to 1; undefined without pairs. Krackhardt and Stern (1988)."""
        pairs = self.external + self.internal
        return (self.external - self.internal) / pairs if pairs else None


def ties_by(network: NetworkMap, of: Callable[[Person], str | None]) -> Mixing:
    """Ties between people who differ in something, and between people who are alike in it.

    A tie of somebody of whom it is not known is left out of both.

    >>> ties_by(NetworkMap(), lambda person: person.level)
    Mixing(external=0, internal=0)
    """
    known = {person.id: of(person) for person in network.alters}
    return _mixed(
        (known[one], known[other])
        for one, other in network.alter_ties
        if known[one] is not None and known[other] is not None
    )


def like_ego(
    network: NetworkMap, of: Callable[[Person], str | None], own: str | None
) -> Mixing | None:
    """How many people differ from the ego, whose own value is ``own``, and how many do not.

    None while it is not known what the ego is; whoever has no value is left out.

    >>> like_ego(NetworkMap(), lambda person: person.level, None) is None
    True
    """
    if own is None:
        return None
    return _mixed((own, of(p)) for p in network.alters if of(p) is not None)


def traits(categories: Categories) -> dict[str, tuple[Category, ...]]:
    """What people are compared in: level, arena, and the programme's attributes with options.

    What is answered in free words is left out: two spellings are not two sorts of people.
    """
    return {
        "level": categories.level,
        "arena": categories.arena,
        **{each.id: each.options for each in categories.attributes if each.options},
    }


def value_of(trait: str) -> Callable[[Person], str | None]:
    """What to ask a person for to know this trait of theirs."""
    if trait == "level":
        return lambda person: person.level
    if trait == "arena":
        return lambda person: person.arena
    return lambda person: person.attributes.get(trait)


def own_value(network: NetworkMap, trait: str, offered: Iterable[Category]) -> str | None:
    """What the ego is in this: said by themselves, or by the content.

    Level and arena are seen from the ego ("peers", "my department"), so there it is the content
    that marks the category which is the ego's own.
    """
    if trait in ("level", "arena"):
        return next((category.id for category in offered if category.own), None)
    return network.ego.get(trait)


def unlike(network: NetworkMap, trait: str, own: str) -> tuple[PersonKey, ...]:
    """The people who differ from this value, in the order of the map."""
    of = value_of(trait)
    return tuple(p.id for p in network.alters if of(p) not in (None, own))


def _mixed(pairs: Iterable[tuple[str | None, str | None]]) -> Mixing:
    external = internal = 0
    for one, other in pairs:
        external += one != other
        internal += one == other
    return Mixing(external, internal)
