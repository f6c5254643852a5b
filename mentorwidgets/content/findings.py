"""The findings a map can have: which rules exist and which values each offers to its wording.

The condition of a rule is code (``mentorwidgets.network.rules``); its wording is content
(``findings:`` in an exercise). This registry is what both agree on.
"""

from __future__ import annotations

import string
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from babel import Locale, UnknownLocaleError
from babel.lists import format_list
from babel.numbers import format_decimal

#: What a rule hands to its wording: a count, a ratio, a label, or several labels.
Value = int | float | str | Sequence[str]


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its id: when it speaks, and the values its wording may name in braces."""

    id: str
    when: str
    values: Mapping[str, str]


_RULES = (
    Rule(
        "missing-kind",
        "at least one person is named, and nobody gives one or more of the kinds of help",
        {
            "missing": "the labels of the kinds that nobody gives",
            "count": "how many kinds that is",
            "kinds": "how many kinds the exercise asks for",
            "people": "how many people are on the map",
        },
    ),
    Rule(
        "single-giver-kind",
        "one or more kinds of help come from exactly one person",
        {
            "kinds": "the labels of the kinds with one giver",
            "givers": "the labels of those givers, each once",
            "count": "how many kinds that is",
            "people": "how many people are on the map",
        },
    ),
    Rule(
        "dependence-top-share",
        "one person gives a large share of all listings (person times kind of help)",
        {
            "person": "the label of the person with most listings",
            "given": "their listings",
            "listings": "all listings on the map",
            "percent": "their share, in whole per cent",
            "people": "how many people are on the map",
        },
    ),
    Rule(
        "arena-concentration",
        "most people whose arena is known come from one arena",
        {
            "arena": "the label of that arena",
            "count": "how many people come from it",
            "known": "how many people have an arena",
            "elsewhere": "how many come from any other arena",
            "percent": "the share of the arena, in whole per cent",
        },
    ),
    Rule(
        "level-missing",
        "levels are known, and one or more levels (other than the last) have nobody",
        {
            "levels": "the labels of the levels without anybody",
            "count": "how many levels that is",
            "known": "how many people have a level",
        },
    ),
    Rule(
        "closeness-one-sided",
        "nearly everybody whose closeness is known is equally close",
        {
            "closeness": "the label of that closeness",
            "count": "how many people are that close",
            "known": "how many people have a closeness",
            "percent": "their share, in whole per cent",
        },
    ),
    Rule(
        "closed-circle",
        "most of the people know each other",
        {
            "ties": "pairs who know each other",
            "pairs": "pairs there could be",
            "density": "ties divided by pairs, 0 to 1",
            "people": "how many people are on the map",
        },
    ),
    Rule(
        "no-ties-known",
        "there are several people, and no tie between any two of them",
        {
            "people": "how many people are on the map",
            "pairs": "pairs there could be",
        },
    ),
    Rule(
        "bridge-person",
        "without one person, a group on the map would fall apart (a cut point)",
        {
            "bridges": "the labels of those people",
            "count": "how many they are",
            "people": "how many people are on the map",
        },
    ),
    Rule(
        "influence-none",
        "nobody has a star",
        {"people": "how many people are on the map"},
    ),
    Rule(
        "influence-single-bridge",
        "one or more people with a star are tied to the rest of the map by one person only",
        {
            "starred": "the labels of those people with a star",
            "through": "the labels of the people they are reached through, each once",
            "count": "how many people with a star that is",
            "stars": "how many people have a star",
        },
    ),
    Rule(
        "size-small",
        "few people are on the map",
        {"people": "how many people are on the map"},
    ),
    Rule(
        "size-large",
        "many people are on the map",
        {"people": "how many people are on the map"},
    ),
    Rule(
        "no-junior",
        "levels are known, and the last level (junior to me) has nobody",
        {
            "level": "the label of the last level",
            "known": "how many people have a level",
        },
    ),
)

#: Every rule by its id.
RULES: Mapping[str, Rule] = {rule.id: rule for rule in _RULES}


def fields(template: str) -> Iterator[str]:
    """The names in braces in a wording.

    Raises ``ValueError`` when the braces are not well formed, or when a name carries more
    than itself (``{people:.2f}``, ``{person.label}``, ``{}``).
    """
    for _text, name, spec, conversion in string.Formatter().parse(template):
        if name is None:
            continue
        if not name.isidentifier() or spec or conversion:
            raise ValueError(f"not a plain name in braces: {name!r}")
        yield name


def fill(template: str, values: Mapping[str, Value], *, lang: str = "en") -> str:
    """A wording with its values, written as the language writes numbers and lists.

    Whole numbers stay whole, ratios get two decimals, several labels become "A, B and C".
    Labels are never read as templates. Raises ``KeyError`` for a name without a value.
    """
    locale = _locale(lang)

    def written(value: Value) -> str:
        if isinstance(value, str):
            return value
        if isinstance(value, int):
            return format_decimal(value, locale=locale)
        if isinstance(value, float):
            return format_decimal(value, format="0.00", locale=locale)
        return format_list(list(value), locale=locale)

    return template.format_map({name: written(values[name]) for name in fields(template)})


def _locale(lang: str) -> Locale:
    """How a language writes numbers and lists; as in English where nobody has said."""
    try:
        return Locale.parse(lang, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale("en")
