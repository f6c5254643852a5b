"""Hypothesis strategies that several suites share: maps of people, and operations on a map."""

from __future__ import annotations

import string
from typing import Any

from hypothesis import strategies as st

from mentorwidgets.network.categories import Categories, Category, ids
from mentorwidgets.network.model import NetworkMap, Person, PersonKey, tie_between

#: Categories as a programme might choose them, without any file.
CATEGORIES = Categories(
    kinds=tuple(Category(kind, kind.title()) for kind in ("job", "career", "personal")),
    closeness=(
        Category("close", "Close", 3.0),
        Category("moderate", "Moderate", 2.0),
        Category("distant", "Distant", 1.0),
    ),
    level=tuple(Category(level, level.title()) for level in ("senior", "peer", "junior")),
    arena=tuple(
        Category(arena, arena.title())
        for arena in ("department", "institution", "external", "family")
    ),
)


def key(number: int) -> PersonKey:
    """A person's id as a browser makes them, but easy to read in a failure."""
    return PersonKey(f"{number:032x}")


#: Names in many scripts, as people write them.
labels = st.one_of(
    st.sampled_from(["AL", "Bo", "Prof. H", "Dr. O.", "Mum", "Eun-ji", "محمد علي", "👩‍🔬", "=1+1"]),
    st.text(string.ascii_letters + " .-'éß李", min_size=1, max_size=20).filter(str.strip),
)


def _chosen(values: tuple[str, ...]) -> st.SearchStrategy[str | None]:
    return st.sampled_from([None, *values])


@st.composite
def people(draw: st.DrawFn, number: int, categories: Categories = CATEGORIES) -> Person:
    """A person whose id is ``key(number)``; anything may be unsaid."""
    return Person(
        key(number),
        draw(labels).strip(),
        kinds=draw(st.frozensets(st.sampled_from(ids(categories.kinds)))),
        closeness=draw(_chosen(ids(categories.closeness))),
        level=draw(_chosen((*ids(categories.level), "other"))),
        arena=draw(_chosen(ids(categories.arena))),
        influential=draw(st.booleans()),
        vacant=draw(st.sampled_from([False, False, False, True])),
        in_tray=draw(st.sampled_from([False, False, True])),
    )


@st.composite
def maps(draw: st.DrawFn, least: int = 0, most: int = 12) -> NetworkMap:
    """A map of so many people, some of them vacant, with any ties between the others."""
    count = draw(st.integers(least, most))
    persons = tuple(draw(people(number)) for number in range(1, count + 1))
    named = [person.id for person in persons if not person.vacant]
    pairs = [(a, b) for i, a in enumerate(named) for b in named[i + 1 :]]
    ties = draw(st.sets(st.sampled_from(pairs))) if pairs else set()
    return NetworkMap(persons, frozenset(tie_between(a, b) for a, b in ties))


@st.composite
def plain_maps(draw: st.DrawFn, most: int = 45) -> NetworkMap:
    """A map of up to ``most`` people who are only tied: for measures of structure.

    Drawn from a seed and a density, which is quicker than one choice for each pair.
    """
    count = draw(st.integers(0, most))
    density = draw(st.sampled_from([0.0, 0.05, 0.15, 0.4, 0.8, 1.0]))
    chance = draw(st.randoms(use_true_random=False))
    persons = tuple(Person(key(number), f"P{number}") for number in range(1, count + 1))
    ties = frozenset(
        tie_between(key(a), key(b))
        for a in range(1, count + 1)
        for b in range(a + 1, count + 1)
        if chance.random() < density
    )
    return NetworkMap(persons, ties)


_keys = st.integers(1, 5).map(key)
_fields: dict[str, st.SearchStrategy[Any]] = {
    "kinds": st.lists(st.sampled_from(["job", "career", "personal"]), max_size=3),
    "closeness": _chosen(("close", "moderate", "distant", "nearby")),
    "level": _chosen(("senior", "peer", "junior")),
    "arena": _chosen(("department", "institution", "external", "family")),
    "influential": st.booleans(),
    "notes": st.text(string.printable, max_size=20),
    "vacant": st.booleans(),
    "role": st.sampled_from(["", "mentor"]),
    "knows_none": st.booleans(),
    "closeness_by": st.dictionaries(
        st.sampled_from(["job", "career"]), st.sampled_from(["close", "distant"]), max_size=2
    ),
}
_coordinates = st.one_of(st.floats(0, 1), st.sampled_from([-1.0, 2.0, float("nan")]))


def map_operations() -> st.SearchStrategy[dict[str, Any]]:
    """Changes of a map of at most five people, one by one or several as one act."""
    single = _map_operations()
    together = st.builds(
        lambda ops: {"type": "several", "ops": ops}, st.lists(single, min_size=1, max_size=3)
    )
    return st.one_of(single, single, single, together)


def plan_operations() -> st.SearchStrategy[dict[str, Any]]:
    """What a person makes of their map: the wanted map, gaps, next steps, answers."""
    words = st.sampled_from(["", "Nobody reads what I write", "=1+1", "مرحبا"])
    gap, action = st.sampled_from([key(51), key(52)]), st.sampled_from([key(61), key(62)])
    about = st.sampled_from(["", "kind:job", f"person:{key(1)}", "finding:missing-kind", "weather"])
    who = st.one_of(st.none(), _keys)
    by = st.sampled_from([None, "2026-12-05", "2027-02-30"])
    changes_of_gap = st.fixed_dictionaries(
        {}, optional={"text": words, "about": about, "shared": st.booleans()}
    )
    changes_of_action = st.fixed_dictionaries(
        {},
        optional={
            "step": words,
            "person": who,
            "gap": st.one_of(st.none(), gap),
            "by": by,
            "done": st.booleans(),
        },
    )
    return st.one_of(
        st.just({"type": "begin_wanted"}),
        st.sampled_from([{"type": "begin_wanted"}, {"type": "drop_wanted"}]),
        st.builds(
            lambda key_, text, on: {"type": "mark_gap", "id": key_, "text": text, "about": on},
            gap,
            words,
            about,
        ),
        st.builds(
            lambda key_, changes: {"type": "edit_gap", "id": key_, "changes": changes},
            gap,
            changes_of_gap,
        ),
        st.builds(
            lambda key_, more: {"type": "add_action", "id": key_, "step": "Write", **more},
            action,
            st.fixed_dictionaries({}, optional={"person": who, "gap": gap, "by": by}),
        ),
        st.builds(
            lambda key_, changes: {"type": "edit_action", "id": key_, "changes": changes},
            action,
            changes_of_action,
        ),
        st.builds(lambda key_: {"type": "drop_gap", "id": key_}, gap),
        st.builds(lambda key_: {"type": "drop_action", "id": key_}, action),
        st.builds(
            lambda prompt, text: {"type": "reflect", "prompt": prompt, "text": text},
            st.sampled_from(["surprise", "finding:missing-kind", "no such"]),
            words,
        ),
    )


def operations() -> st.SearchStrategy[dict[str, Any]]:
    """Operations on a document whose maps have at most five people: most can be done, some not.

    The target of an undo or redo is the word "top": whoever applies it puts the id in.
    """
    on_a_map = map_operations()
    wanted = on_a_map.map(lambda op: {**op, "on": "wanted"})
    others = st.sampled_from(
        [
            {"type": "undo", "target": "top"},
            {"type": "undo", "target": "top"},
            {"type": "redo", "target": "top"},
            {"type": "redo", "target": "elsewhere"},
            {"type": "tick", "step": "gap", "done": True},
            {"type": "take_snapshot", "id": key(99), "name": "now"},
            {"type": "rename_snapshot", "id": key(99), "name": "then"},
            {"type": "drop_snapshot", "id": key(99)},
        ]
    )
    return st.one_of(on_a_map, on_a_map, on_a_map, wanted, plan_operations(), others)


def _map_operations() -> st.SearchStrategy[dict[str, Any]]:
    details = st.fixed_dictionaries({}, optional=_fields)
    added = st.builds(
        lambda who, label, more: {"type": "add_person", "id": who, "label": label, **more},
        _keys,
        labels,
        details,
    )
    edited = st.builds(
        lambda who, changes: {"type": "edit_person", "id": who, "changes": changes},
        _keys,
        st.fixed_dictionaries({}, optional={"label": labels, **_fields}),
    )
    placed = st.builds(
        lambda who, x, y, closeness, level: {
            "type": "place_person",
            "id": who,
            "x": x,
            "y": y,
            "closeness": closeness,
            "level": level,
        },
        _keys,
        _coordinates,
        _coordinates,
        st.sampled_from(["close", "moderate", "distant"]),
        st.sampled_from(["senior", "peer", "junior"]),
    )
    pairs = st.builds(
        lambda kind, a, b: {"type": kind, "a": a, "b": b},
        st.sampled_from(["tie", "tie", "untie"]),
        _keys,
        _keys,
    )
    single = st.builds(
        lambda kind, who: {"type": kind, "id": who},
        st.sampled_from(["to_tray", "forget_person"]),
        _keys,
    )
    whole = st.sampled_from(
        [
            {"type": "tidy"},
            {"type": "set_sectors", "by": "arena"},
            {"type": "set_sectors", "by": "kind"},
            {"type": "set_sectors", "by": "level"},
            {
                "type": "import_map",
                "people": [{"id": key(1), "label": "AL"}, {"id": key(7), "label": "Zoë"}],
                "ties": [[key(1), key(7)]],
            },
        ]
    )
    return st.one_of(added, added, edited, placed, pairs, single, whole)
