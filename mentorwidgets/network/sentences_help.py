"""In sentences: the kinds of help that people give, and how close they are."""

from __future__ import annotations

from collections.abc import Iterator

from mentorwidgets.words import gettext as _
from mentorwidgets.words import ngettext

from . import support
from .categories import Category, label_of
from .said import Said, bars, split
from .seen import Seen
from .wording import Wording
from .written import number, percent

#: So many pairs of kinds are listed, those with most in common first.
_MOST_PAIRS = 6


def help_sentences(seen: Seen, words: Wording) -> Iterator[Said]:
    """Who gives which kind of help, how evenly, and how much hangs on one person."""
    found, size = seen.numbers, seen.size
    kinds = seen.categories.kinds
    givers = found.counts["kinds"][0]
    rows = [(label_of(kinds, kind), count) for kind, count in found.kinds.items()]
    yield words.say(
        "kinds",
        givers if size else None,
        ngettext(
            "{givers} of {n} person gives help of some kind.",
            "{givers} of {n} people give help of some kind.",
            size,
            givers=givers,
        ),
        counts=(givers, size),
        lines=tuple(f"{label}: {count}" for label, count in rows),
        picture=bars(rows, size),
    )
    listed = sum(found.kinds.values())
    given, offered = found.counts["balance"]
    yield words.say(
        "balance",
        found.balance,
        _(
            "{given} of {offered} kinds are given, {listed} times in all: balance {balance}, "
            "where 1 is evenly spread.",
            given=given,
            offered=offered,
            listed=listed,
            balance=number(found.balance or 0),
        ),
        counts=(given, offered),
        picture={"kind": "line", "least": 0, "most": 1, "at": found.balance},
    )
    yield words.say(
        "multiplexity",
        found.multiplexity,
        ngettext(
            "{n} person gives {listed} kinds of help.",
            "{n} people give help {listed} times: {each} kinds each, on average.",
            givers,
            listed=listed,
            each=number(found.multiplexity or 0),
        ),
        counts=(listed, givers),
        picture={
            "kind": "line",
            "least": 1,
            "most": max(len(kinds), 2),
            "at": found.multiplexity,
        },
    )
    carrier = support.carrier(seen.network)
    most = len(carrier.kinds) if carrier else 0
    alike = len(seen.those(lambda person: bool(most) and len(person.kinds) == most))
    share = percent(found.dependence or 0)
    yield words.say(
        "dependence",
        found.dependence,
        _(
            "{person} gives {most} of {listed} ({share}), more than anybody else.",
            person=carrier.label if carrier else "",
            most=most,
            listed=listed,
            share=share,
        )
        if alike == 1
        else _(
            "Nobody gives more than {most} of {listed} ({share}); {alike} people give as much.",
            most=most,
            listed=listed,
            share=share,
            alike=alike,
        ),
        counts=(most, listed),
        picture=split(most, listed),
    )
    yield _overlap(seen, words)


def _overlap(seen: Seen, words: Wording) -> Said:
    kinds = seen.categories.kinds
    pairs = [
        (both / either, both, either, label_of(kinds, one), label_of(kinds, other))
        for (one, other), (both, either) in support.shared(seen.network, kinds).items()
        if either
    ]
    pairs.sort(key=lambda pair: -pair[0])
    if not pairs:
        return words.say("overlap", None, "")
    share, both, either, one, other = pairs[0]
    return words.say(
        "overlap",
        share,
        _(
            "Most in common: {one} and {other}. {both} of {either} people who give either give "
            "both.",
            one=one,
            other=other,
            both=both,
            either=either,
        ),
        counts=(both, either),
        lines=tuple(
            _(
                "{one} and {other}: {both} of {either} ({share})",
                one=first,
                other=second,
                both=n,
                either=m,
                share=number(value),
            )
            for value, n, m, first, second in pairs[:_MOST_PAIRS]
        ),
        picture=split(both, either),
    )


def closeness_sentences(seen: Seen, words: Wording) -> Iterator[Said]:
    """How close people are on average, how many are closest, how mixed, and for which help."""
    found = seen.numbers
    rings = [ring for ring in seen.categories.closeness if ring.code is not None]
    rated, size = found.counts["closeness"]
    ends = sorted(rings, key=lambda ring: ring.code or 0)
    rows = [(ring.label, found.by["closeness"][ring.id]) for ring in rings]
    scale = {
        "least": ends[0].code if ends else 0,
        "most": ends[-1].code if ends else 1,
    }
    yield words.say(
        "closeness",
        found.closeness_mean,
        _(
            "{mean} on average, on a scale from {low} ({distant}) to {high} ({close}). You said "
            "it of {rated} of {size} people.",
            mean=number(found.closeness_mean or 0),
            rated=rated,
            size=size,
            **_ends(ends),
        ),
        counts=(rated, size),
        lines=tuple(f"{label}: {count}" for label, count in rows),
        picture=bars(rows, rated),
    )
    closest, rated = found.counts["closeness_share"]
    yield words.say(
        "closeness_share",
        found.closeness_share,
        ngettext(
            "{n} of {rated} people is at the closest level.",
            "{n} of {rated} people are at the closest level.",
            closest,
            rated=rated,
        ),
        counts=(closest, rated),
        picture=split(closest, rated),
    )
    enough = rated > 1
    yield words.say(
        "closeness_spread",
        found.closeness_spread if enough else None,
        _(
            "{spread} to either side of the average, for {rated} people. 0 would be all equally "
            "close.",
            spread=number(found.closeness_spread or 0),
            rated=rated,
        ),
        counts=(rated, size),
        picture={
            "kind": "line",
            **scale,
            "at": found.closeness_mean,
            "from": max(
                (found.closeness_mean or 0) - (found.closeness_spread or 0), scale["least"] or 0
            ),
            "to": min(
                (found.closeness_mean or 0) + (found.closeness_spread or 0), scale["most"] or 1
            ),
        },
    )
    yield _closeness_by(seen, words)


def _closeness_by(seen: Seen, words: Wording) -> Said:
    found = seen.numbers
    means = [
        (mean, kind, *found.counts[f"closeness:{kind.id}"])
        for kind in seen.categories.kinds
        if (mean := found.closeness_by[kind.id]) is not None
    ]
    if not means:
        return words.say("closeness_by", None, "")
    nearest = max(means, key=lambda each: each[0])
    furthest = min(means, key=lambda each: each[0])
    sentence = (
        _("{mean} for every kind of help that anybody gives.", mean=number(nearest[0]))
        if nearest[0] == furthest[0]
        else _(
            "Closest for: {near} ({mean}). Furthest for: {far} ({least}).",
            near=nearest[1].label,
            mean=number(nearest[0]),
            far=furthest[1].label,
            least=number(furthest[0]),
        )
    )
    return words.say(
        "closeness_by",
        nearest[0],
        sentence,
        lines=tuple(
            _(
                "{kind}: {mean} ({rated} of {givers} people)",
                kind=kind.label,
                mean=number(mean),
                rated=rated,
                givers=givers,
            )
            for mean, kind, rated, givers in means
        ),
    )


def _ends(rings: list[Category]) -> dict[str, str]:
    """The two ends of the scale, for a sentence."""
    if not rings:
        return {"low": "", "distant": "", "high": "", "close": ""}
    return {
        "low": number(rings[0].code or 0),
        "distant": rings[0].label,
        "high": number(rings[-1].code or 0),
        "close": rings[-1].label,
    }
