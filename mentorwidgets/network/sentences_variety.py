"""In sentences: how different people are, from each other and from the ego."""

from __future__ import annotations

from collections.abc import Iterator

from mentorwidgets.words import gettext as _
from mentorwidgets.words import ngettext

from .categories import Category, label_of
from .diversity import Heterogeneity
from .explained import about_what
from .homophily import own_value, traits
from .measures import spread_of
from .said import Said, bars, split
from .seen import Seen
from .wording import Wording
from .written import number


def variety_sentences(seen: Seen, words: Wording) -> Iterator[Said]:
    """Spread over levels, arenas and attributes; who knows unlike people; who is unlike the ego."""
    found = seen.numbers
    offered = traits(seen.categories)
    spreads = {"level": found.level, "arena": found.arena, **found.attributes}
    for trait, heterogeneity in spreads.items():
        name = trait if trait in ("level", "arena") else f"attribute:{trait}"
        yield _spread(seen, words, name, heterogeneity, offered[trait])
    for trait, mixing in found.mixing.items():
        unlike, ties = found.counts[f"ei:{trait}"]
        yield words.say(
            f"ei:{trait}",
            mixing.index,
            ngettext(
                "{n} of {ties} ties joins people who differ in this: E–I index {index}.",
                "{n} of {ties} ties join people who differ in this: E–I index {index}.",
                unlike,
                ties=ties,
                index=number(mixing.index or 0),
            ),
            counts=(unlike, ties),
            picture=split(unlike, ties),
        )
    for trait, categories in offered.items():
        said = _unlike_you(seen, words, trait, categories)
        if said:
            yield said


def _spread(
    seen: Seen,
    words: Wording,
    name: str,
    found: Heterogeneity,
    offered: tuple[Category, ...],
) -> Said:
    """At fewer than three people no spread is said, though it could be computed."""
    counts = seen.numbers.by[name]
    rows = [(label_of(offered, value), count) for value, count in counts.items()]
    value = spread_of(found)
    return words.say(
        name,
        value,
        _(
            "{there} of {k} are there, for {known} of {size} people: spread {iqv}, where 1 is "
            "even (Blau {blau}, entropy {entropy} bits).",
            there=sum(count > 0 for count in counts.values()),
            k=len(counts),
            known=found.n,
            size=seen.size,
            iqv=number(found.iqv or 0),
            blau=number(found.blau or 0),
            entropy=number(found.entropy or 0),
        ),
        counts=(found.n, seen.size),
        lines=tuple(f"{label}: {count}" for label, count in rows),
        picture=bars(rows, found.n),
    )


def _unlike_you(
    seen: Seen, words: Wording, trait: str, offered: tuple[Category, ...]
) -> Said | None:
    own = own_value(seen.network, trait, offered)
    name = f"ego_ei:{trait}"
    if own is None:
        if trait in ("level", "arena"):  # the content marks none as one's own
            return None
        asked = _(
            "Say what you are yourself ({what}), and the page counts who differs from you.",
            what=about_what(trait, seen.categories),
        )
        return words.say(name, None, asked, ask=trait)
    mixing = seen.numbers.own[trait]
    unlike, known = seen.numbers.counts[name]
    label = label_of(offered, own)
    return words.say(
        name,
        mixing.index,
        ngettext(
            "{n} of {known} people differs from you ({own}): E–I index {index}.",
            "{n} of {known} people differ from you ({own}): E–I index {index}.",
            unlike,
            known=known,
            own=label,
            index=number(mixing.index or 0),
        ),
        counts=(unlike, known),
        picture=split(unlike, known),
        ask="" if trait in ("level", "arena") else trait,
    )
