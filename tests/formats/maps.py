"""Maps that carry everything a map can carry, for the tests of every format."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from hypothesis import strategies as st

from mentorwidgets.network.categories import Attribute, Categories, Category
from mentorwidgets.network.model import NetworkMap, Person, PersonKey, Spot, tie_between

KINDS, CLOSENESS = ("job", "career", "personal"), ("close", "moderate", "distant")
LEVELS, ARENAS = ("senior", "peer", "junior"), ("department", "institution", "external", "family")
#: Texts that formats stumble over.
TRAPS = (
    "=1+1", "-x", "+49 30", "@you", "'=already", "''-", 'say "no"', "a,b;c", "שלום עולם", "محمد",
    "👩‍🔬", "true", "0", "1.0", "two\nlines", "<b>&amp;</b>", "]]>", "NULL", "e\u0301",
)  # fmt: skip
#: Names that an attribute may have, some of them also ours or of a format.
NAMES = (
    "shoe size", "name", "id", "label", "notes", "support_job", "level_senior", "layout_x",
    "networkCanvasUUID", ".egoID", "their_x", "case", "uuid", "description", "Ärger", "=sum",
    "a b", "a_b", "field", "field-x", "redcap_x", "role_complete", "a___b", "sectors", "tie_from", "4",
)  # fmt: skip
#: What :func:`with_attributes` asks of people, and of the person themselves.
ASKED = ("stage", "field")
#: Signs that some formats cannot hold.
HOSTILE = ("\x00", "\x1b", "\ufffe", "\ud800", "\r", "\t", "\u2028", "\x85")

plain = st.text(
    st.characters(exclude_categories=("Cs", "Cc", "Zl", "Zp"), exclude_characters="\ufffe\uffff"),
    max_size=30,
).map(str.strip)
texts = st.one_of(st.sampled_from(TRAPS), plain)
hostile = st.builds(
    lambda text, sign, more: f"{text}{sign}{more}".strip(),
    texts,
    st.sampled_from(HOSTILE),
    texts,
)


def key(number: int) -> PersonKey:
    return PersonKey(f"{number:032x}")


def with_attributes(categories: Categories) -> Categories:
    """The shipped vocabulary, in a programme that asks for two things more."""
    stages = Attribute("stage", "Stage", (Category("early", "Early"), Category("late-on", "Late")))
    asked = (stages, Attribute("field", "Field of work"))
    return Categories(
        categories.kinds, categories.closeness, categories.level, categories.arena, asked
    )


@st.composite
def people(draw: st.DrawFn, number: int, words: st.SearchStrategy[str]) -> Person:
    """Someone of whom anything may be said, also what the content does not offer."""
    places = st.tuples(st.floats(0, 1), st.floats(0, 1))
    closeness = st.sampled_from([*CLOSENESS, "nearby"])
    place = draw(st.none() | places)
    attributes: dict[str, Any] = draw(
        st.dictionaries(st.sampled_from(NAMES), words.filter(bool), max_size=3)
    )
    if draw(st.booleans()):
        attributes["stage"] = draw(st.sampled_from(["early", "late-on", "quite late"]))
    return Person(
        id=key(number),
        label=draw(words.filter(bool)),
        kinds=frozenset(draw(st.sets(st.sampled_from([*KINDS, "Ärger & Rat", "get_done"])))),
        closeness=draw(st.none() | closeness),
        closeness_by=draw(st.dictionaries(st.sampled_from([*KINDS, "a b"]), closeness, max_size=2)),
        level=draw(st.sampled_from([*LEVELS, "=other", None])),
        arena=draw(st.sampled_from([*ARENAS, "mars|venus", None])),
        influential=draw(st.booleans()),
        role=draw(st.just("") | words),
        notes=draw(st.just("") | words),
        vacant=draw(st.sampled_from([False, False, False, True])),
        knows_none=draw(st.booleans()),
        in_tray=draw(st.booleans()),
        place=place,
        by_hand=place is not None and draw(st.booleans()),
        attributes=attributes,
        elsewhere=draw(
            st.dictionaries(
                st.sampled_from(["level", "arena", "kind"]),
                st.builds(Spot, places, st.booleans()),
                max_size=1,
            )
        ),
    )


@st.composite
def maps(draw: st.DrawFn, words: st.SearchStrategy[str] = texts, most: int = 12) -> NetworkMap:
    """A map of up to so many people, with as many ties as it likes."""
    count = draw(st.integers(0, most))
    # Beyond a handful, people repeat what the first ones say: a map of 60 is drawn as fast.
    drawn = [draw(people(number, words)) for number in range(1, min(count, 5) + 1)]
    persons = [replace(drawn[n % len(drawn)], id=key(n + 1)) for n in range(count)]
    chance = draw(st.randoms(use_true_random=False))
    density = draw(st.sampled_from([0.0, 0.1, 0.5, 1.0]))
    named = [person.id for person in persons if not person.vacant]
    ties = frozenset(
        tie_between(a, b)
        for i, a in enumerate(named)
        for b in named[i + 1 :]
        if chance.random() < density
    )
    sectors = draw(st.sampled_from(["level", "arena", "kind"]))
    ego = draw(st.dictionaries(st.sampled_from(ASKED), texts.filter(bool)))
    return NetworkMap(tuple(persons), ties, sectors, ego)
