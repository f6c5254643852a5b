"""In sentences: how many people there are, who knows whom, and how influence is reached."""

from __future__ import annotations

from collections.abc import Iterator

from mentorwidgets.words import gettext as _
from mentorwidgets.words import ngettext

from .said import Said, split
from .seen import Seen
from .wording import Wording
from .written import names, number


def people_sentences(seen: Seen, words: Wording) -> Iterator[Said]:
    """Size, density, effective size, efficiency, constraint, betweenness, groups and bridges."""
    found, size = seen.numbers, seen.size
    vacant = (
        ngettext("{n} place is vacant.", "{n} places are vacant.", found.vacant)
        if found.vacant
        else ""
    )
    on_map = ngettext("{n} person is on your map.", "{n} people are on your map.", size)
    yield words.say(
        "size",
        size,
        f"{on_map} {vacant}".strip(),
        picture={"kind": "discs", "filled": size, "of": size, "hollow": found.vacant},
    )
    ties, pairs = found.counts["density"]
    yield words.say(
        "density",
        found.density,
        ngettext(
            "{n} of {pairs} pairs knows each other (density {density}).",
            "{n} of {pairs} pairs know each other (density {density}).",
            ties,
            pairs=number(pairs),
            density=number(found.density or 0),
        ),
        counts=(ties, pairs),
        picture={"kind": "network", "marked": []},
    )
    yield from _redundancy(seen, words)
    strangers, pairs = found.counts["ego_betweenness"]
    yield words.say(
        "ego_betweenness",
        found.ego_betweenness if size > 1 else None,
        _(
            "{strangers} of {pairs} pairs do not know each other. A pair that others join too "
            "counts in part; so counted, {met} meet through you.",
            strangers=number(strangers),
            pairs=number(pairs),
            met=number(found.ego_betweenness or 0),
        ),
        counts=(strangers, pairs),
        picture=split(strangers, pairs),
    )
    yield from _groups(seen, words)


def _redundancy(seen: Seen, words: Wording) -> Iterator[Said]:
    found, size = seen.numbers, seen.size
    yield words.say(
        "effective_size",
        found.effective_size,
        ngettext(
            "{n} person brings {voices} voice of their own.",
            "{n} people bring {voices} voices that differ: each of them knows {others} of the "
            "others, on average.",
            size,
            voices=number(found.effective_size or 0),
            others=number(2 * found.ties / size if size else 0),
        ),
        picture={"kind": "discs", "filled": found.effective_size, "of": size, "hollow": 0},
    )
    yield words.say(
        "efficiency",
        found.efficiency,
        ngettext(
            "For {n} person, that is {share} of a voice.",
            "For {n} people, that is {share} of a different voice each. 1 would be nobody "
            "knowing anybody.",
            size,
            share=number(found.efficiency or 0),
        ),
        picture={
            "kind": "line",
            "least": 0,
            "most": 1,
            "at": found.efficiency,
        },
    )
    apart = 1 / size if size else 0.0
    together = (2 * size - 1) ** 2 / size**3 if size else 0.0
    constraint = found.constraint or 0.0
    yield words.say(
        "constraint",
        found.constraint,
        ngettext(
            "Constraint is {value}. With {n} person it cannot be anything else.",
            "Constraint is {value}. With {n} people it would be {apart} if nobody knew anybody, "
            "and {together} if everybody knew everybody.",
            size,
            value=number(constraint),
            apart=number(apart),
            together=number(together),
        ),
        # It can exceed 1, and for a hub exceed the complete map: the scale ends where it must.
        picture={
            "kind": "line",
            "least": 0,
            "most": max(together, constraint),
            "at": constraint,
            "from": min(apart, constraint),
            "to": max(together, constraint),
        },
    )


def _groups(seen: Seen, words: Wording) -> Iterator[Said]:
    found, size = seen.numbers, seen.size
    sizes = [len(group) for group in found.groups]
    if len(sizes) == 1:
        together = ngettext(
            "There is {n} person, who is a group alone.",
            "All {n} people are joined by ties, directly or through others.",
            size,
        )
    else:
        together = ngettext(
            "They fall into {n} group; the largest has {largest} of {size} people.",
            "They fall into {n} groups; the largest has {largest} of {size} people.",
            len(sizes),
            largest=max(sizes, default=0),
            size=size,
        )
    yield words.say(
        "components",
        len(sizes) if size else None,
        together,
        picture={"kind": "groups", "sizes": sizes},
    )
    alone = [group[0] for group in found.groups if len(group) == 1]
    labels = seen.labels(alone)
    yield words.say(
        "isolates",
        len(alone) if size > 1 else None,
        ngettext(
            "{who} knows none of the others ({n} of {size} people).",
            "{who} know none of the others ({n} of {size} people).",
            len(alone),
            size=size,
            who=names(labels),
        )
        if alone
        else _("Each of {size} people knows somebody else on your map.", size=size),
        counts=(len(alone), size),
        picture={"kind": "network", "marked": list(alone)},
    )
    bridges = seen.labels(found.bridges)
    yield words.say(
        "cut_points",
        len(bridges) if size > 2 else None,
        ngettext(
            "{who} holds others together ({n} of {size} people).",
            "{who} hold others together ({n} of {size} people).",
            len(bridges),
            size=size,
            who=names(bridges),
        )
        if bridges
        else _("None of {size} people is the only link between others.", size=size),
        counts=(len(bridges), size),
        picture={"kind": "network", "marked": list(found.bridges)},
    )


def influence_sentences(seen: Seen, words: Wording) -> Iterator[Said]:
    """Who has a star, and who of them is reached through one person only."""
    found, size = seen.numbers, seen.size
    starred = seen.those(lambda person: person.influential)
    yield words.say(
        "influential",
        len(starred) if size else None,
        ngettext(
            "{who} has a star ({n} of {size} people).",
            "{who} have a star ({n} of {size} people).",
            len(starred),
            size=size,
            who=names([person.label for person in starred]),
        )
        if starred
        else _("None of {size} people has a star.", size=size),
        counts=(len(starred), size),
        picture=split(len(starred), size),
    )
    reached = found.reached
    routes = [
        _(
            "{star}, through {person}",
            star=seen.network.person(star).label,
            person=seen.network.person(through).label,
        )
        for star, through in reached.items()
    ]
    yield words.say(
        "influence_through_one",
        len(reached) if starred else None,
        ngettext(
            "{n} of {stars} people with a star is reached through one person only.",
            "{n} of {stars} people with a star are reached through one person only.",
            len(reached),
            stars=len(starred),
        )
        if reached
        else _(
            "No star depends on a single person to reach it ({stars} in all).", stars=len(starred)
        ),
        counts=(len(reached), len(starred)),
        lines=tuple(routes),
        picture={"kind": "network", "marked": list(reached)},
    )
