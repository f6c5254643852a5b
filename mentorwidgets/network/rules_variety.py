"""Rules about how many, how close, from where, at which stage, and how unlike the people are."""

from __future__ import annotations

from mentorwidgets.content.findings import Value

from .categories import label_of
from .homophily import own_value, traits
from .seen import ENOUGH, Fired, Seen, most, of, percent


def size_small(seen: Seen) -> Fired | None:
    """One to three people: below the four or five developers that are usual (Dobrow 2012)."""
    if not 1 <= seen.size < 4:
        return None
    return Fired(0.55, {"people": seen.size}, str(seen.size))


def size_large(seen: Seen) -> Fired | None:
    """More than fifteen people: more than course worksheets allow for (Ibarra: up to 15)."""
    if seen.size <= 15:
        return None
    return Fired(0.5, {"people": seen.size}, str(seen.size))


def arena_concentration(seen: Seen) -> Fired | None:
    """Two thirds or more of the people come from one arena; the two thirds are illustrative."""
    known = seen.numbers.arena.n
    arena, count = most(seen.numbers.by["arena"])
    if known < ENOUGH or 3 * count < 2 * known:
        return None
    values: dict[str, Value] = {
        "arena": label_of(seen.categories.arena, arena),
        "count": count,
        "known": known,
        "elsewhere": known - count,
        "percent": percent(count, known),
    }
    return Fired(0.3 + count / known / 2, values, of(count, known))


def sources_vary(seen: Seen) -> Fired | None:
    """Somebody is there from every arena the content offers."""
    counts = [seen.numbers.by["arena"][arena.id] for arena in seen.categories.arena]
    known = seen.numbers.arena.n
    if len(counts) < 3 or known < ENOUGH or not all(counts):
        return None
    arena, count = most(seen.numbers.by["arena"])
    values: dict[str, Value] = {
        "arenas": len(counts),
        "known": known,
        "most": label_of(seen.categories.arena, arena),
        "count": count,
    }
    return Fired(0.16, values, f"{len(counts)}/{len(counts)}")


def level_missing(seen: Seen) -> Fired | None:
    """Levels other than the last that nobody is at, once several people have a level."""
    known, offered = seen.numbers.level.n, seen.categories.level[:-1]
    missing = [level.label for level in offered if not seen.numbers.by["level"][level.id]]
    if known < ENOUGH or not missing:
        return None
    values: dict[str, Value] = {"levels": missing, "count": len(missing), "known": known}
    return Fired(0.6, values, f"0/{known}")


def no_junior(seen: Seen) -> Fired | None:
    """Nobody at the last level, the junior one, once several people have a level."""
    known, offered = seen.numbers.level.n, seen.categories.level
    if known < ENOUGH or not offered or seen.numbers.by["level"][offered[-1].id]:
        return None
    return Fired(0.25, {"level": offered[-1].label, "known": known}, f"0/{known}")


def stages_vary(seen: Seen) -> Fired | None:
    """Somebody is at every level the content offers: above, beside and below."""
    counts = {level.label: seen.numbers.by["level"][level.id] for level in seen.categories.level}
    known = seen.numbers.level.n
    if len(counts) < 3 or known < ENOUGH + 1 or not all(counts.values()):
        return None
    level, count = min(counts.items(), key=lambda item: item[1])
    values: dict[str, Value] = {
        "levels": len(counts),
        "known": known,
        "fewest": level,
        "count": count,
    }
    return Fired(0.15, values, "+".join(str(count) for count in counts.values()))


def closeness_one_sided(seen: Seen) -> Fired | None:
    """Four fifths or more are equally close, and not all of them closest, nor none.

    The four fifths are illustrative; the two other cases have rules of their own.
    """
    known = seen.numbers.counts["closeness"][0]
    closeness, count = most(seen.numbers.by["closeness"])
    closest = seen.numbers.counts["closeness_share"][0]
    if known < ENOUGH or 5 * count < 4 * known or closest in (0, known):
        return None
    values: dict[str, Value] = {
        "closeness": label_of(seen.categories.closeness, closeness),
        "count": count,
        "known": known,
        "percent": percent(count, known),
    }
    return Fired(0.2 + count / known / 2, values, of(count, known))


def everybody_close(seen: Seen) -> Fired | None:
    """All people whose closeness is known are in the innermost ring."""
    closest, known = seen.numbers.counts["closeness_share"]
    if known < ENOUGH or closest < known:
        return None
    label = seen.categories.closeness[0].label
    return Fired(0.64, {"closeness": label, "known": known}, of(closest, known))


def nobody_close(seen: Seen) -> Fired | None:
    """Nobody of several people whose closeness is known is in the innermost ring."""
    closest, known = seen.numbers.counts["closeness_share"]
    if known < ENOUGH or closest:
        return None
    label = seen.categories.closeness[0].label
    return Fired(0.68, {"closeness": label, "known": known}, of(0, known))


def mostly_like_you(seen: Seen) -> Fired | None:
    """Three quarters or more are like the ego in something; arena has a rule of its own.

    It is said of the trait in which most are alike, and only where the ego's own is known.
    """
    found: tuple[float, str, int, int] | None = None
    for trait, mixing in seen.numbers.own.items():
        known = mixing.internal + mixing.external
        if trait == "arena" or known < ENOUGH or 4 * mixing.internal < 3 * known:
            continue
        if found is None or mixing.internal / known > found[0]:
            found = (mixing.internal / known, trait, mixing.internal, known)
    if found is None:
        return None
    share, trait, alike, known = found
    offered = traits(seen.categories)[trait]
    values: dict[str, Value] = {
        "what": label_of(offered, own_value(seen.network, trait, offered) or ""),
        "alike": alike,
        "known": known,
        "percent": percent(alike, known),
    }
    return Fired(0.25 + share / 4, values, of(alike, known))


def backgrounds_alike(seen: Seen) -> Fired | None:
    """Two thirds or more share one answer to something the programme asks besides."""
    found: tuple[float, str, str, int, int] | None = None
    for attribute in seen.categories.attributes:
        counts = seen.numbers.by.get(f"attribute:{attribute.id}", {})
        answer, count = most(counts)
        known = sum(counts.values())
        if known < ENOUGH or 3 * count < 2 * known:
            continue
        if found is None or count / known > found[0]:
            label = label_of(attribute.options, answer)
            found = (count / known, attribute.label, label, count, known)
    if found is None:
        return None
    share, asked, answer, count, known = found
    values: dict[str, Value] = {
        "asked": asked,
        "answer": answer,
        "count": count,
        "known": known,
        "percent": percent(count, known),
    }
    return Fired(0.25 + share / 4, values, of(count, known))
