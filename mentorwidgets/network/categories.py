"""The vocabulary of a map: kinds of help, closeness, level and arena, as the content words them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from mentorwidgets.content import models


@dataclass(frozen=True, slots=True)
class Category:
    """One answer the content offers; ``code`` is its place on a numeric scale, if it has one.

    ``own`` marks what the ego is: "peers" among levels, "my department" among arenas.
    """

    id: str
    label: str
    code: float | None = None
    own: bool = False


@dataclass(frozen=True, slots=True)
class Attribute:
    """Something a programme asks about each person besides; without options it is free text."""

    id: str
    label: str
    options: tuple[Category, ...] = ()


@dataclass(frozen=True, slots=True)
class Categories:
    """What the exercise offers; ``closeness`` lists the closest first, ``level`` as drawn."""

    kinds: tuple[Category, ...]
    closeness: tuple[Category, ...]
    level: tuple[Category, ...]
    arena: tuple[Category, ...]
    attributes: tuple[Attribute, ...] = ()

    @classmethod
    def from_exercise(cls, exercise: models.NetworkExercise) -> Categories:
        """What this exercise offers."""
        offered = exercise.categories
        return cls(
            kinds=_plain(offered.kinds),
            closeness=tuple(Category(c.id, c.label, float(c.code)) for c in offered.closeness),
            level=_plain(offered.level),
            arena=_plain(offered.arena),
            attributes=tuple(
                Attribute(a.id, a.label, tuple(Category(o.id, o.label) for o in a.options))
                for a in exercise.attributes
            ),
        )


def ids(categories: tuple[Category, ...]) -> tuple[str, ...]:
    """The ids alone, in the order of the content."""
    return tuple(category.id for category in categories)


def label_of(offered: tuple[Category, ...], value: str) -> str:
    """How the content words a value; one that it does not know is its own word."""
    return next((category.label for category in offered if category.id == value), value)


def _plain(offered: Iterable[models.Category]) -> tuple[Category, ...]:
    return tuple(Category(c.id, c.label, own=c.own) for c in offered)
