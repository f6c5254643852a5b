"""The findings a map can have: which rules exist and which values each offers to its wording.

The condition of a rule is code (``mentorwidgets.network.rules``); its wording is content
(``findings:`` in an exercise). This registry is what both agree on.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule by its id: when it speaks, and the values its wording may name in braces."""

    id: str
    when: str
    values: Mapping[str, str]


_RULES = (
    Rule(
        "missing-kind",
        "some people are named, and nobody gives one or more of the kinds that were asked for",
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
        "nearly all whose closeness is known are equally close, and some, not all, are closest",
        {
            "closeness": "the label of that closeness",
            "count": "how many people are that close",
            "known": "how many people have a closeness",
            "percent": "their share, in whole per cent",
        },
    ),
    Rule(
        "closed-circle",
        "more than half of the pairs know each other, and not all of them",
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
    Rule(
        "kinds-overlap",
        "two kinds of help come from nearly the same people",
        {
            "kinds": "the labels of the two kinds",
            "both": "how many people give both",
            "either": "how many give at least one of them",
        },
    ),
    Rule(
        "kind-distant",
        "one or more kinds of help come from people in the outermost ring only",
        {
            "kinds": "the labels of those kinds",
            "closeness": "the label of the outermost ring",
            "givers": "how many people give them, each counted for each kind",
        },
    ),
    Rule(
        "kind-one-arena",
        "one or more kinds of help come from several people, all from one arena of several",
        {
            "kinds": "the labels of those kinds",
            "arenas": "the labels of the arenas they come from, each once",
            "givers": "how many people give them, each counted for each kind",
        },
    ),
    Rule(
        "people-without-help",
        "a good part of the people give none of the kinds of help, although others do",
        {
            "who": "the labels of those people",
            "count": "how many they are",
            "people": "how many people are on the map",
        },
    ),
    Rule(
        "vacant-without-step",
        "there are vacant places, and no next step is about one or more of them",
        {
            "places": "the labels of those places",
            "count": "how many they are",
            "vacant": "how many vacant places there are",
        },
    ),
    Rule(
        "everybody-knows-everybody",
        "each of several people knows all the others",
        {
            "people": "how many people are on the map",
            "pairs": "how many pairs that is",
        },
    ),
    Rule(
        "isolated-news",
        "some people know none of the others, while others know each other",
        {
            "who": "the labels of those who know none",
            "count": "how many they are",
            "people": "how many people are on the map",
        },
    ),
    Rule(
        "separate-circles",
        "there are two or more groups of people without a tie between the groups",
        {
            "circles": "how many groups of two or more people there are",
            "largest": "how many people are in the largest",
            "people": "how many people are on the map",
        },
    ),
    Rule(
        "arenas-apart",
        "people from different arenas hardly know each other",
        {
            "within": "pairs from one arena who know each other",
            "across": "pairs from different arenas who know each other",
            "ties": "both together",
            "percent": "the share within, in whole per cent",
        },
    ),
    Rule(
        "influence-one",
        "exactly one of several people has a star",
        {
            "person": "the label of the person with the star",
            "people": "how many people are on the map",
        },
    ),
    Rule(
        "influence-distant",
        "all people with a star are in the outermost ring",
        {
            "starred": "the labels of the people with a star",
            "closeness": "the label of the outermost ring",
            "stars": "how many they are",
        },
    ),
    Rule(
        "nobody-close",
        "closeness is known, and nobody is in the innermost ring",
        {
            "closeness": "the label of the innermost ring",
            "known": "how many people have a closeness",
        },
    ),
    Rule(
        "everybody-close",
        "everybody whose closeness is known is in the innermost ring",
        {
            "closeness": "the label of the innermost ring",
            "known": "how many people have a closeness",
        },
    ),
    Rule(
        "mostly-like-you",
        "most people are at the person's own level, or share the person's answer to an attribute",
        {
            "what": "the label of what they share: a level or an answer",
            "alike": "how many people share it",
            "known": "how many people it is known of",
            "percent": "their share, in whole per cent",
        },
    ),
    Rule(
        "backgrounds-alike",
        "most people have the same answer to an attribute the programme asks for",
        {
            "asked": "the label of the attribute",
            "answer": "the label of the answer",
            "count": "how many people have it",
            "known": "how many people it is known of",
            "percent": "their share, in whole per cent",
        },
    ),
    Rule(
        "sources-vary",
        "somebody is there from each arena",
        {
            "arenas": "how many arenas there are",
            "known": "how many people have an arena",
            "most": "the label of the arena with most people",
            "count": "how many come from it",
        },
    ),
    Rule(
        "stages-vary",
        "somebody is at each level",
        {
            "levels": "how many levels there are",
            "known": "how many people have a level",
            "fewest": "the label of the level with fewest people",
            "count": "how many are at it",
        },
    ),
    Rule(
        "gone-since",
        "somebody was on the newest kept version and is not on the map any more",
        {
            "who": "the labels of those people",
            "count": "how many they are",
            "before": "how many people were on that version",
            "version": "the name of that version, or its day",
        },
    ),
    Rule(
        "come-since",
        "somebody is on the map who was not on the newest kept version",
        {
            "who": "the labels of those people",
            "count": "how many they are",
            "people": "how many people are on the map",
            "version": "the name of that version, or its day",
        },
    ),
    Rule(
        "further-since",
        "somebody stands further out than on the newest kept version",
        {
            "who": "the labels of those people",
            "count": "how many they are",
            "both": "how many people are on both",
            "version": "the name of that version, or its day",
        },
    ),
    Rule(
        "closer-since",
        "somebody stands closer than on the newest kept version",
        {
            "who": "the labels of those people",
            "count": "how many they are",
            "both": "how many people are on both",
            "version": "the name of that version, or its day",
        },
    ),
)

#: Every rule by its id.
RULES: Mapping[str, Rule] = {rule.id: rule for rule in _RULES}
