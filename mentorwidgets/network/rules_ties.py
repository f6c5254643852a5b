"""Rules about who knows whom: circles, bridges, groups, and how influence is reached."""

from __future__ import annotations

from mentorwidgets.content.findings import Value

from .seen import ENOUGH, Fired, Seen, of, percent


def closed_circle(seen: Seen) -> Fired | None:
    """More than half of the pairs know each other, and not all; the half is illustrative."""
    ties, pairs = seen.numbers.counts["density"]
    if seen.size < ENOUGH or seen.numbers.density is None or not pairs < 2 * ties < 2 * pairs:
        return None
    values: dict[str, Value] = {
        "ties": ties,
        "pairs": pairs,
        "density": seen.numbers.density,
        "people": seen.size,
    }
    return Fired(0.3 + seen.numbers.density / 2, values, of(ties, pairs))


def everybody_knows_everybody(seen: Seen) -> Fired | None:
    """All pairs know each other: one circle, and its members may say one thing."""
    ties, pairs = seen.numbers.counts["density"]
    if seen.size < ENOUGH or ties < pairs:
        return None
    return Fired(0.78, {"people": seen.size, "pairs": pairs}, of(ties, pairs))


def no_ties_known(seen: Seen) -> Fired | None:
    """Several people, and none of them is said to know another; some were not asked about."""
    pairs = seen.numbers.counts["density"][1]
    strangers = seen.those(lambda person: person.knows_none)
    if seen.size < ENOUGH or seen.numbers.ties or len(strangers) == seen.size:
        return None
    return Fired(0.4, {"people": seen.size, "pairs": pairs}, f"0/{pairs}")


def isolated_news(seen: Seen) -> Fired | None:
    """People who know none of the others, at most half of all, while others do."""
    alone = [group[0] for group in seen.numbers.groups if len(group) == 1]
    if not alone or seen.size < ENOUGH or not seen.numbers.ties or 2 * len(alone) > seen.size:
        return None
    values: dict[str, Value] = {
        "who": seen.labels(alone),
        "count": len(alone),
        "people": seen.size,
    }
    return Fired(0.33, values, of(len(alone), seen.size))


def separate_circles(seen: Seen) -> Fired | None:
    """Two or more groups of two or more people, with no tie from one to another."""
    circles = [group for group in seen.numbers.groups if len(group) > 1]
    if len(circles) < 2 or seen.size < ENOUGH:
        return None
    values: dict[str, Value] = {
        "circles": len(circles),
        "largest": len(circles[0]),
        "people": seen.size,
    }
    return Fired(0.36, values, f"{len(circles)} · {'+'.join(str(len(c)) for c in circles)}")


def bridge_person(seen: Seen) -> Fired | None:
    """People without whom a group of the map would fall apart."""
    if not seen.numbers.bridges or seen.size < ENOUGH:
        return None
    bridges = seen.labels(seen.numbers.bridges)
    values: dict[str, Value] = {"bridges": bridges, "count": len(bridges), "people": seen.size}
    return Fired(0.45, values, f"{len(bridges)}/{seen.size}")


def arenas_apart(seen: Seen) -> Fired | None:
    """Four fifths or more of five or more ties stay within one arena, of several on the map."""
    mixing = seen.numbers.mixing["arena"]
    known = mixing.external + mixing.internal
    peopled = sum(count > 1 for count in seen.numbers.by["arena"].values())
    if known < 5 or peopled < 2 or 5 * mixing.internal < 4 * known:
        return None
    values: dict[str, Value] = {
        "within": mixing.internal,
        "across": mixing.external,
        "ties": known,
        "percent": percent(mixing.internal, known),
    }
    return Fired(0.34, values, of(mixing.internal, known))


def influence_none(seen: Seen) -> Fired | None:
    """Nobody of several people has a star, although people are described or tied by now."""
    if seen.size < ENOUGH or seen.numbers.counts["influential"][0]:
        return None
    if not seen.numbers.ties and not seen.described:
        return None
    return Fired(0.35, {"people": seen.size}, f"0/{seen.size}")


def influence_one(seen: Seen) -> Fired | None:
    """Exactly one of six or more people has a star."""
    starred = seen.those(lambda person: person.influential)
    if len(starred) != 1 or seen.size < 6:
        return None
    return Fired(0.48, {"person": starred[0].label, "people": seen.size}, of(1, seen.size))


def influence_single_bridge(seen: Seen) -> Fired | None:
    """People with a star whom one person alone joins to the rest."""
    reached = seen.numbers.reached
    if not reached or seen.size < ENOUGH:
        return None
    stars = seen.numbers.counts["influential"][0]
    values: dict[str, Value] = {
        "starred": seen.labels(reached),
        "through": list(dict.fromkeys(seen.labels(reached.values()))),
        "count": len(reached),
        "stars": stars,
    }
    return Fired(0.7, values, f"{len(reached)}/{stars}")


def influence_distant(seen: Seen) -> Fired | None:
    """All people with a star whose closeness is known, two or more, are in the outermost ring."""
    rings = seen.categories.closeness
    starred = seen.those(lambda person: person.influential and person.closeness is not None)
    if len(starred) < 2 or len(rings) < 2 or any(p.closeness != rings[-1].id for p in starred):
        return None
    values: dict[str, Value] = {
        "starred": [person.label for person in starred],
        "closeness": rings[-1].label,
        "stars": len(starred),
    }
    return Fired(0.66, values, of(len(starred), len(starred)))
