"""The rules of what stands out on a map: each a condition, with the numbers that fired it.

Thresholds are illustrative unless a source is named; so are the weights that rank the rules,
which only say what to look at first. How a rule reads is content.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from mentorwidgets.content.findings import Value

from . import support
from .categories import Categories, label_of
from .measures import Measures
from .model import NetworkMap

#: From how many people on a share or a pattern is worth a word.
ENOUGH = 4
#: From how many people on a kind of help may be called missing, not just not asked yet.
A_FEW = 3


@dataclass(frozen=True, slots=True)
class Fired:
    """A rule that applies: how much it stands out (0 to 1), its values, and its numbers."""

    weight: float
    values: Mapping[str, Value]
    numbers: str


Condition = Callable[[NetworkMap, Measures, Categories], "Fired | None"]


def missing_kind(_network: NetworkMap, numbers: Measures, categories: Categories) -> Fired | None:
    """Kinds of help that nobody gives, once a few people are there and somebody gives any."""
    missing = [kind.label for kind in categories.kinds if not numbers.kinds[kind.id]]
    if not missing or numbers.size < A_FEW or not any(numbers.kinds.values()):
        return None
    kinds = len(categories.kinds)
    return Fired(
        0.9,
        {"missing": missing, "count": len(missing), "kinds": kinds, "people": numbers.size},
        f"{len(missing)}/{kinds}",
    )


def single_giver_kind(
    network: NetworkMap, numbers: Measures, categories: Categories
) -> Fired | None:
    """Kinds of help that come from exactly one of several people."""
    single = [kind for kind in categories.kinds if numbers.kinds[kind.id] == 1]
    if not single or numbers.size < ENOUGH:
        return None
    givers = [
        person.label for person in network.alters if any(kind.id in person.kinds for kind in single)
    ]
    values: dict[str, Value] = {
        "kinds": [kind.label for kind in single],
        "givers": givers,
        "count": len(single),
        "people": numbers.size,
    }
    return Fired(0.8, values, f"{len(single)}/{len(categories.kinds)}")


def dependence_top_share(
    network: NetworkMap, numbers: Measures, _categories: Categories
) -> Fired | None:
    """One person gives a quarter or more of all help, and more than anybody else.

    The quarter is illustrative: no published threshold is known.
    """
    given, listed = numbers.counts["dependence"]
    most = support.carrier(network)
    others = [len(person.kinds) for person in network.alters if person is not most]
    if most is None or numbers.size < ENOUGH or given < 2 or 4 * given < listed:
        return None
    if given <= max(others, default=0):
        return None
    values: dict[str, Value] = {
        "person": most.label,
        "given": given,
        "listings": listed,
        "percent": percent(given, listed),
        "people": numbers.size,
    }
    return Fired(0.5 + given / listed / 2, values, of(given, listed))


def arena_concentration(
    _network: NetworkMap, numbers: Measures, categories: Categories
) -> Fired | None:
    """Two thirds or more of the people come from one arena; the two thirds are illustrative."""
    known = numbers.arena.n
    arena, count = max(numbers.by["arena"].items(), key=lambda item: item[1], default=("", 0))
    if known < ENOUGH or 3 * count < 2 * known:
        return None
    values: dict[str, Value] = {
        "arena": label_of(categories.arena, arena),
        "count": count,
        "known": known,
        "elsewhere": known - count,
        "percent": percent(count, known),
    }
    return Fired(0.3 + count / known / 2, values, of(count, known))


def level_missing(_network: NetworkMap, numbers: Measures, categories: Categories) -> Fired | None:
    """Levels other than the last that nobody is at, once several people have a level."""
    known, offered = numbers.level.n, categories.level[:-1]
    missing = [level.label for level in offered if not numbers.by["level"][level.id]]
    if known < ENOUGH or not missing:
        return None
    values: dict[str, Value] = {"levels": missing, "count": len(missing), "known": known}
    return Fired(0.6, values, f"0/{known}")


def no_junior(_network: NetworkMap, numbers: Measures, categories: Categories) -> Fired | None:
    """Nobody at the last level, the junior one, once several people have a level."""
    known = numbers.level.n
    if known < ENOUGH or not categories.level or numbers.by["level"][categories.level[-1].id]:
        return None
    return Fired(0.25, {"level": categories.level[-1].label, "known": known}, f"0/{known}")


def closeness_one_sided(
    _network: NetworkMap, numbers: Measures, categories: Categories
) -> Fired | None:
    """Four fifths or more are equally close; the four fifths are illustrative."""
    known = numbers.counts["closeness"][0]
    closeness, count = max(
        numbers.by["closeness"].items(), key=lambda item: item[1], default=("", 0)
    )
    if known < ENOUGH or 5 * count < 4 * known:
        return None
    values: dict[str, Value] = {
        "closeness": label_of(categories.closeness, closeness),
        "count": count,
        "known": known,
        "percent": percent(count, known),
    }
    return Fired(0.2 + count / known / 2, values, of(count, known))


def closed_circle(_network: NetworkMap, numbers: Measures, _categories: Categories) -> Fired | None:
    """More than half of the pairs know each other; the half is illustrative."""
    ties, pairs = numbers.counts["density"]
    if numbers.size < ENOUGH or numbers.density is None or 2 * ties <= pairs:
        return None
    values: dict[str, Value] = {
        "ties": ties,
        "pairs": pairs,
        "density": numbers.density,
        "people": numbers.size,
    }
    return Fired(0.3 + numbers.density / 2, values, of(ties, pairs))


def no_ties_known(_network: NetworkMap, numbers: Measures, _categories: Categories) -> Fired | None:
    """Several people, and none of them is said to know another."""
    pairs = numbers.counts["density"][1]
    if numbers.size < ENOUGH or numbers.ties:
        return None
    return Fired(0.4, {"people": numbers.size, "pairs": pairs}, f"0/{pairs}")


def bridge_person(network: NetworkMap, numbers: Measures, _categories: Categories) -> Fired | None:
    """People without whom a group of the map would fall apart."""
    if not numbers.bridges or numbers.size < ENOUGH:
        return None
    bridges = [network.person(key).label for key in numbers.bridges]
    values: dict[str, Value] = {
        "bridges": bridges,
        "count": len(bridges),
        "people": numbers.size,
    }
    return Fired(0.45, values, f"{len(bridges)}/{numbers.size}")


def influence_none(
    _network: NetworkMap, numbers: Measures, _categories: Categories
) -> Fired | None:
    """Nobody of several people has a star."""
    if numbers.size < ENOUGH or numbers.counts["influential"][0]:
        return None
    return Fired(0.35, {"people": numbers.size}, f"0/{numbers.size}")


def influence_single_bridge(
    network: NetworkMap, numbers: Measures, _categories: Categories
) -> Fired | None:
    """People with a star whom one person alone joins to the rest."""
    reached = numbers.reached
    if not reached or numbers.size < ENOUGH:
        return None
    stars = numbers.counts["influential"][0]
    through: Sequence[str] = list(
        dict.fromkeys(network.person(key).label for key in reached.values())
    )
    values: dict[str, Value] = {
        "starred": [network.person(key).label for key in reached],
        "through": through,
        "count": len(reached),
        "stars": stars,
    }
    return Fired(0.7, values, f"{len(reached)}/{stars}")


def size_small(_network: NetworkMap, numbers: Measures, _categories: Categories) -> Fired | None:
    """One to three people: below the four or five developers that are usual (Dobrow 2012)."""
    if not 1 <= numbers.size < 4:
        return None
    return Fired(0.55, {"people": numbers.size}, str(numbers.size))


def size_large(_network: NetworkMap, numbers: Measures, _categories: Categories) -> Fired | None:
    """More than fifteen people: more than course worksheets allow for (Ibarra: up to 15)."""
    if numbers.size <= 15:
        return None
    return Fired(0.5, {"people": numbers.size}, str(numbers.size))


#: Each rule by its id (see :data:`mentorwidgets.content.findings.RULES`).
CONDITIONS: Mapping[str, Condition] = {
    "missing-kind": missing_kind,
    "single-giver-kind": single_giver_kind,
    "influence-single-bridge": influence_single_bridge,
    "dependence-top-share": dependence_top_share,
    "level-missing": level_missing,
    "arena-concentration": arena_concentration,
    "closed-circle": closed_circle,
    "size-small": size_small,
    "size-large": size_large,
    "bridge-person": bridge_person,
    "no-ties-known": no_ties_known,
    "closeness-one-sided": closeness_one_sided,
    "influence-none": influence_none,
    "no-junior": no_junior,
}


def of(part: int, whole: int) -> str:
    """A count beside its share, the same in every language: ``4/14 · 29 %``.

    >>> of(4, 14)
    '4/14 · 29 %'
    """
    return f"{part}/{whole} · {percent(part, whole)} %"


def percent(part: int, whole: int) -> int:
    """A share in whole per cent, halves upwards.

    >>> percent(1, 8)
    13
    """
    return (200 * part + whole) // (2 * whole)
