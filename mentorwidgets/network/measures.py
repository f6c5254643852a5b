"""All measures of one map, with the counts they rest on. Undefined is None, never 0."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from mentorwidgets.words import gettext as _

from . import brokerage, redundancy, support
from .categories import Categories, Category, ids
from .closeness import codes, mean_closeness, share_closest, spread_of_closeness
from .constraint import constraint
from .diversity import Heterogeneity, heterogeneity, iqv, tally
from .graph import acquaintance, as_networkx, with_ego
from .model import NetworkMap, PersonKey


@dataclass(frozen=True, slots=True)
class Measures:
    """The numbers of one map; each is explained where it is computed.

    ``bridges`` are the cut points themselves, ``reached`` the people with a star who are
    reached through one person only, with that person. ``by`` counts people for each category
    of kinds, closeness, level and arena, 0 included. ``counts`` says what a number rests on,
    how many of how many: ``{"density": (9, 66)}``.
    """

    size: int
    ties: int
    density: float | None
    effective_size: float | None
    efficiency: float | None
    constraint: float | None
    ego_betweenness: float | None
    components: int
    isolates: int
    cut_points: int
    kinds: Mapping[str, int]
    level: Heterogeneity
    arena: Heterogeneity
    balance: float | None
    multiplexity: float | None
    dependence: float | None
    overlaps: Mapping[tuple[str, str], float | None]
    closeness_mean: float | None
    closeness_share: float | None
    closeness_spread: float | None
    bridges: tuple[PersonKey, ...]
    reached: Mapping[PersonKey, PersonKey]
    by: Mapping[str, Mapping[str, int]]
    counts: Mapping[str, tuple[int, int]]
    vacant: int
    warnings: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        """What ``mentorwidgets network measures --json`` prints for a map, in that order."""
        return {
            "size": self.size,
            "ties": self.ties,
            "density": self.density,
            "effective_size": self.effective_size,
            "efficiency": self.efficiency,
            "constraint": self.constraint,
            "ego_betweenness": self.ego_betweenness,
            "components": self.components,
            "isolates": self.isolates,
            "cut_points": self.cut_points,
            "kinds": dict(self.kinds),
            "level": self.level.as_dict(),
            "arena": self.arena.as_dict(),
            "warnings": list(self.warnings),
        }

    def values(self) -> dict[str, float | None]:
        """Each measure that is one number, by the id that :mod:`.explained` explains it under."""
        return {
            "size": self.size,
            "ties": self.ties,
            "density": self.density,
            "effective_size": self.effective_size,
            "efficiency": self.efficiency,
            "constraint": self.constraint,
            "ego_betweenness": self.ego_betweenness,
            "components": self.components,
            "isolates": self.isolates,
            "cut_points": self.cut_points,
            **{f"kind:{kind}": count for kind, count in self.kinds.items()},
            "balance": self.balance,
            "multiplexity": self.multiplexity,
            "dependence": self.dependence,
            **{f"overlap:{one}:{other}": v for (one, other), v in self.overlaps.items()},
            "closeness": self.closeness_mean,
            "closeness_share": self.closeness_share,
            "closeness_spread": self.closeness_spread,
            "level": self.level.iqv,
            "arena": self.arena.iqv,
            "influential": self.counts["influential"][0],
            "influence_through_one": self.counts["influence_through_one"][0],
        }

    def for_page(self) -> dict[str, Any]:
        """The same, with the other measures and the counts behind each, as JSON."""
        return {
            **self.as_dict(),
            "balance": self.balance,
            "multiplexity": self.multiplexity,
            "dependence": self.dependence,
            "overlaps": [
                {"kinds": [*kinds], "jaccard": value} for kinds, value in self.overlaps.items()
            ],
            "closeness": {
                "n": self.counts["closeness"][0],
                "mean": self.closeness_mean,
                "share": self.closeness_share,
                "spread": self.closeness_spread,
            },
            "vacant": self.vacant,
            "by": {name: dict(counted) for name, counted in self.by.items()},
            "counts": {
                name: {"part": part, "whole": whole} for name, (part, whole) in self.counts.items()
            },
        }


def measure(network: NetworkMap, categories: Categories) -> Measures:
    """All measures of this map; one without people has them too, undefined where they are.

    The k of level, arena and balance is the number of categories the content offers; a value
    that it does not know is one more, and a warning says so.
    """
    people, size, ties = network.alters, len(network.alters), network.tie_count
    matrix, graph = acquaintance(network), as_networkx(network)
    bridges = brokerage.cut_points(graph)
    starred = [person.id for person in people if person.influential]
    reached = brokerage.reached_through(graph, starred, bridges)
    by = {
        "kinds": support.listings(network, categories.kinds),
        "closeness": tally((p.closeness for p in people), categories.closeness),
        "level": tally((p.level for p in people), categories.level),
        "arena": tally((p.arena for p in people), categories.arena),
    }
    return Measures(
        size=size,
        ties=ties,
        density=redundancy.density(size, ties),
        effective_size=redundancy.effective_size(size, ties),
        efficiency=redundancy.efficiency(size, ties),
        constraint=constraint(with_ego(matrix)),
        ego_betweenness=brokerage.ego_betweenness(matrix),
        components=brokerage.components(graph),
        isolates=len(brokerage.isolates(graph)),
        cut_points=len(bridges),
        kinds=by["kinds"],
        level=heterogeneity([*by["level"].values()]),
        arena=heterogeneity([*by["arena"].values()]),
        balance=iqv([*by["kinds"].values()]),
        multiplexity=support.multiplexity(network),
        dependence=support.dependence(network),
        overlaps=support.overlaps(network, categories.kinds),
        closeness_mean=mean_closeness(network, categories.closeness),
        closeness_share=share_closest(network, categories.closeness),
        closeness_spread=spread_of_closeness(network, categories.closeness),
        bridges=bridges,
        reached=reached,
        by=by,
        counts={
            **_counts(network, categories, by),
            "influential": (len(starred), size),
            "influence_through_one": (len(reached), len(starred)),
            "cut_points": (len(bridges), size),
        },
        vacant=len(network.vacancies),
        warnings=_warnings(categories, by),
    )


def _counts(
    network: NetworkMap, categories: Categories, by: Mapping[str, Mapping[str, int]]
) -> dict[str, tuple[int, int]]:
    """What each number rests on: how many of how many."""
    size, ties = len(network.alters), network.tie_count
    pairs = size * (size - 1) // 2
    givers = sum(bool(person.kinds) for person in network.alters)
    listed = sum(by["kinds"].values())
    most = support.carrier(network)
    rated = codes(network, categories.closeness)
    closest = max((c.code for c in categories.closeness if c.code is not None), default=0.0)
    tied = {key for tie in network.alter_ties for key in tie}
    return {
        "density": (ties, pairs),
        "ego_betweenness": (pairs - ties, pairs),
        "isolates": (size - len(tied), size),
        "level": (sum(by["level"].values()), size),
        "arena": (sum(by["arena"].values()), size),
        "closeness": (len(rated), size),
        "closeness_share": (rated.count(closest), len(rated)),
        "kinds": (givers, size),
        "balance": (sum(count > 0 for count in by["kinds"].values()), len(by["kinds"])),
        "multiplexity": (listed, givers),
        "dependence": (len(most.kinds) if most else 0, listed),
    }


def _warnings(categories: Categories, by: Mapping[str, Mapping[str, int]]) -> tuple[str, ...]:
    named: tuple[tuple[str, str, tuple[Category, ...]], ...] = (
        ("kinds", "kind", categories.kinds),
        ("closeness", "closeness", categories.closeness),
        ("level", "level", categories.level),
        ("arena", "arena", categories.arena),
    )
    said = []
    for field, name, offered in named:
        for value in by[field]:
            if value in ids(offered):
                continue
            if field == "closeness":
                text = _(
                    "{name} '{value}' is not in the content: left out of the mean",
                    name=name,
                    value=value,
                )
            else:
                text = _(
                    "{name} '{value}' is not in the content: counted as a category of its own",
                    name=name,
                    value=value,
                )
            said.append(text)
    return tuple(said)
