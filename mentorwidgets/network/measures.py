"""All measures of one map, with the counts they rest on. Undefined is None, never 0."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import fmean
from typing import Any

from mentorwidgets.words import gettext as _

from . import brokerage, redundancy, support
from .categories import Categories, Category, ids
from .closeness import codes, codes_for, mean_closeness, share_closest, spread_of_closeness
from .constraint import constraint
from .diversity import Heterogeneity, heterogeneity, iqv, tally
from .graph import acquaintance, as_networkx, with_ego
from .homophily import Mixing, like_ego, own_value, ties_by, traits, value_of
from .model import NetworkMap, PersonKey

#: From how many people on the spread over categories is said: with two it is 0 or a half.
ENOUGH_TO_SPREAD = 3


@dataclass(frozen=True, slots=True)
class Measures:
    """The numbers of one map; each is explained where it is computed.

    ``bridges`` are the cut points themselves, ``reached`` the people with a star who are
    reached through one person only, with that person; ``groups`` who is joined by ties, the
    largest group first. ``attributes``, ``mixing`` and ``own`` go by trait: those of
    :func:`.homophily.traits`, and ``own`` only where it is known what the ego is.
    ``closeness_by`` is the mean closeness for each kind of help of the content. ``by`` counts
    people for each category of kinds, closeness, level, arena and attributes, 0 included.
    ``counts`` says what a number rests on, how many of how many: ``{"density": (9, 66)}``.
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
    closeness_by: Mapping[str, float | None]
    attributes: Mapping[str, Heterogeneity]
    mixing: Mapping[str, Mixing]
    own: Mapping[str, Mixing]
    groups: tuple[tuple[PersonKey, ...], ...]
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
            **{f"closeness:{kind}": mean for kind, mean in self.closeness_by.items()},
            "level": spread_of(self.level),
            "arena": spread_of(self.arena),
            **{f"attribute:{name}": spread_of(each) for name, each in self.attributes.items()},
            **{f"ei:{trait}": mixing.index for trait, mixing in self.mixing.items()},
            **{f"ego_ei:{trait}": mixing.index for trait, mixing in self.own.items()},
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
            "mixing": {trait: mixing.index for trait, mixing in self.mixing.items()},
            "own": {trait: mixing.index for trait, mixing in self.own.items()},
            "vacant": self.vacant,
            "by": {name: dict(counted) for name, counted in self.by.items()},
            "counts": {
                name: {"part": part, "whole": whole} for name, (part, whole) in self.counts.items()
            },
        }


def spread_of(found: Heterogeneity) -> float | None:
    """The IQV where there are enough people to say; else None, although it can be computed.

    >>> spread_of(heterogeneity([1, 1])) is None
    True
    """
    return found.iqv if found.n >= ENOUGH_TO_SPREAD else None


def measure(network: NetworkMap, categories: Categories) -> Measures:
    """All measures of this map; one without people has them too, undefined where they are.

    The k of level, arena and balance is the number of categories the content offers; a value
    that it does not know is one more, and a warning says so.
    """
    people, size, ties = network.alters, len(network.alters), network.tie_count
    matrix, graph = acquaintance(network), as_networkx(network)
    bridges = brokerage.cut_points(graph)
    groups = brokerage.groups(graph)
    starred = [person.id for person in people if person.influential]
    reached = brokerage.reached_through(graph, starred, bridges)
    by = {
        "kinds": support.listings(network, categories.kinds),
        "closeness": tally((p.closeness for p in people), categories.closeness),
        "level": tally((p.level for p in people), categories.level),
        "arena": tally((p.arena for p in people), categories.arena),
    }
    asked = {each.id: each.options for each in categories.attributes if each.options}
    for name, options in asked.items():
        by[f"attribute:{name}"] = tally((p.attributes.get(name) for p in people), options)
    mixing = {trait: ties_by(network, value_of(trait)) for trait in traits(categories)}
    own = {
        trait: found
        for trait, offered in traits(categories).items()
        if (found := like_ego(network, value_of(trait), own_value(network, trait, offered)))
    }
    shared = support.shared(network, categories.kinds)
    rated = {k: codes_for(network, categories.closeness, k) for k in ids(categories.kinds)}
    return Measures(
        size=size,
        ties=ties,
        density=redundancy.density(size, ties),
        effective_size=redundancy.effective_size(size, ties),
        efficiency=redundancy.efficiency(size, ties),
        constraint=constraint(with_ego(matrix)),
        ego_betweenness=brokerage.ego_betweenness(matrix),
        components=len(groups),
        isolates=sum(len(group) == 1 for group in groups),
        cut_points=len(bridges),
        kinds=by["kinds"],
        level=heterogeneity([*by["level"].values()]),
        arena=heterogeneity([*by["arena"].values()]),
        balance=iqv([*by["kinds"].values()]),
        multiplexity=support.multiplexity(network),
        dependence=support.dependence(network),
        overlaps={
            pair: both / either if either else None for pair, (both, either) in shared.items()
        },
        closeness_mean=mean_closeness(network, categories.closeness),
        closeness_share=share_closest(network, categories.closeness),
        closeness_spread=spread_of_closeness(network, categories.closeness),
        closeness_by={kind: fmean(found) if found else None for kind, found in rated.items()},
        attributes={name: heterogeneity([*by[f"attribute:{name}"].values()]) for name in asked},
        mixing=mixing,
        own=own,
        groups=groups,
        bridges=bridges,
        reached=reached,
        by=by,
        counts={
            **_counts(network, categories, by),
            **{f"kind:{kind}": (count, size) for kind, count in by["kinds"].items()},
            **{f"overlap:{one}:{other}": n for (one, other), n in shared.items()},
            **{f"closeness:{k}": (len(found), by["kinds"][k]) for k, found in rated.items()},
            **{
                f"attribute:{name}": (sum(by[f"attribute:{name}"].values()), size) for name in asked
            },
            **{f"ei:{t}": (m.external, m.external + m.internal) for t, m in mixing.items()},
            **{f"ego_ei:{t}": (m.external, m.external + m.internal) for t, m in own.items()},
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
