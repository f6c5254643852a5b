"""What can be done to a map, and what is refused with a sentence."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorwidgets.network.categories import Categories
from mentorwidgets.network.commands import COMMANDS, MOST_PEOPLE
from mentorwidgets.network.layout import is_shown
from mentorwidgets.network.model import Person
from mentorwidgets.operations import RefusedError
from tests.network.journal import Journal, exercise
from tests.strategies import key, operations


@pytest.fixture
def journal() -> Journal:
    return Journal()


def shown(person: Person) -> bool:
    return is_shown(person, Categories.from_exercise(exercise()))


def test_a_person_needs_only_a_label(journal: Journal) -> None:
    journal.do("add_person", id=key(1), label="  AL ")
    person = journal.work.map.person(key(1))
    assert person.label == "AL"
    assert person.closeness is None
    assert not shown(person)


def test_a_person_is_kept_with_all_that_was_said(journal: Journal) -> None:
    journal.do(
        "add_person",
        id=key(1),
        label="AL",
        kinds=["job", "career"],
        closeness="close",
        level="senior",
        arena="department",
        influential=True,
        notes="Met at the\nsummer school",
    )
    person = journal.work.map.person(key(1))
    assert person.kinds == {"job", "career"}
    assert (person.closeness, person.level, person.arena) == ("close", "senior", "department")
    assert person.influential
    assert person.notes == "Met at the\nsummer school"


def test_notes_typed_on_two_pages_at_once_both_stay(journal: Journal) -> None:
    journal.add(1, notes="Met at")
    journal.do("edit_person", id=key(1), changes={"notes": "Met at work"}, was={"notes": "Met at"})
    journal.do("edit_person", id=key(1), changes={"notes": "Met at home"}, was={"notes": "Met at"})
    assert journal.work.map.person(key(1)).notes == "Met at work\n\nMet at home"
    # Typing on does not double what one page has written itself.
    was = {"notes": "Met at work\n\nMet at home"}
    journal.do("edit_person", id=key(1), changes={"notes": "Met at both"}, was=was)
    assert journal.work.map.person(key(1)).notes == "Met at both"


def test_a_name_that_another_page_changed_meanwhile_is_asked_about(journal: Journal) -> None:
    journal.add(1, label="AL")
    journal.do("edit_person", id=key(1), changes={"label": "Ana"}, was={"label": "AL"})
    with pytest.raises(RefusedError, match="“Ana”") as refused:
        journal.do("edit_person", id=key(1), changes={"label": "Al"}, was={"label": "AL"})
    assert refused.value.field == "label"
    assert journal.work.map.person(key(1)).label == "Ana"


@pytest.mark.parametrize(
    ("was", "first", "second", "field"),
    [
        ({"role": ""}, {"role": "coach"}, {"role": "boss"}, "role"),
        (
            {"attributes": {"field": ""}},
            {"attributes": {"field": "law"}},
            {"attributes": {"field": "art"}},
            "attributes.field",
        ),
    ],
)
def test_a_line_that_another_page_wrote_meanwhile_is_asked_about(
    journal: Journal,
    was: dict[str, Any],
    first: dict[str, Any],
    second: dict[str, Any],
    field: str,
) -> None:
    journal.add(1)
    journal.do("edit_person", id=key(1), changes=first, was=was)
    assert journal.refuses("edit_person", id=key(1), changes=second, was=was).field == field
    # The same words twice are no question, and what stands there now may be typed over.
    journal.do("edit_person", id=key(1), changes=first, was=was)
    journal.do("edit_person", id=key(1), changes=second, was=first)
    person = journal.work.map.person(key(1))
    assert {"role": person.role, "attributes": person.attributes}[field.split(".")[0]] in (
        "boss",
        {"field": "art"},
    )


@pytest.mark.parametrize(
    "was", ["AL", {"notes": 3}, {"kinds": "x"}, {"attributes": "x"}, {"attributes": {"a": 1}}]
)
def test_what_was_there_before_is_text(journal: Journal, was: object) -> None:
    journal.add(1)
    with pytest.raises(RefusedError):
        journal.do("edit_person", id=key(1), changes={"label": "B"}, was=was)


def test_null_takes_an_answer_back(journal: Journal) -> None:
    journal.add(1, closeness="close", level="peer", arena="family", kinds=["job"], notes="x")
    journal.do(
        "edit_person",
        id=key(1),
        changes={"closeness": None, "arena": None, "kinds": None, "notes": None},
    )
    person = journal.work.map.person(key(1))
    assert (person.closeness, person.arena, person.kinds, person.notes) == (
        None,
        None,
        frozenset(),
        "",
    )
    assert person.level == "peer"
    assert not shown(person)


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"label": "   "}, "label"),
        ({"label": "x" * 81}, "label"),
        ({"label": "a\u0007b"}, "label"),
        ({"label": "a\nb"}, "label"),
        ({"label": "\ud800"}, "label"),
        ({"label": 7}, "label"),
        ({"notes": "x" * 4001}, "notes"),
        ({"notes": "a\x00"}, "notes"),
        ({"closeness": "nearby"}, "closeness"),
        ({"closeness": ["close"]}, "closeness"),
        ({"level": 3}, "level"),
        ({"arena": {"a": 1}}, "arena"),
        ({"kinds": "job"}, "kinds"),
        ({"kinds": ["fun"]}, "kinds"),
        ({"kinds": ["job"] * 51}, "kinds"),
        ({"influential": "yes"}, "influential"),
        ({"vacant": 1}, "vacant"),
        ({"rank": "admin"}, "rank"),
        ({"place": [0.1, 0.1]}, "place"),
        ({"id": "1"}, "id"),
        ({"id": key(1).upper().replace("0", "G")}, "id"),
        ({"id": None}, "id"),
    ],
)
def test_what_a_browser_sends_is_checked_and_the_field_is_named(
    journal: Journal, fields: dict[str, object], field: str
) -> None:
    refused = journal.refuses("add_person", **{"id": key(1), "label": "AL", **fields})
    assert refused.field == field


def test_the_same_id_is_not_added_twice(journal: Journal) -> None:
    journal.add(1)
    assert journal.refuses("add_person", id=key(1), label="Bo").field == "id"


def test_two_people_may_have_one_label_and_the_page_is_told(journal: Journal) -> None:
    journal.add(1, "Al  B")
    journal.add(2, "al b")
    journal.add(3, "Bo")
    assert journal.work.view()["same_label"] == [[key(1), key(2)]]


def test_a_map_holds_so_many_people_and_no_more(journal: Journal) -> None:
    people = [{"id": key(n), "label": f"P{n}"} for n in range(1, MOST_PEOPLE + 1)]
    journal.do("import_map", people=people)
    assert str(MOST_PEOPLE) in journal.refuses("add_person", id=key(999), label="AL").message
    journal.refuses("import_map", people=[{"id": key(999), "label": "AL"}])


def test_nothing_to_change_is_said(journal: Journal) -> None:
    journal.add(1)
    assert journal.refuses("edit_person", id=key(1), changes={}).field == "changes"
    assert journal.refuses("edit_person", id=key(1), changes="label").field == "changes"
    assert journal.refuses("edit_person", id=key(1), changes={"id": key(2)}).field == "id"
    assert journal.refuses("edit_person", id=key(2), changes={"label": "x"}).field == "id"
    assert journal.refuses("edit_person", id=key(1), changes={"label": None}).field == "label"


@pytest.mark.parametrize("kind", ["", "rename", "undo ", 3, None, ["tie"]])
def test_an_unknown_kind_of_change_is_refused(journal: Journal, kind: object) -> None:
    assert journal.refuses(kind).field == "type"  # type: ignore[arg-type]


def test_a_hand_places_someone_and_says_ring_and_sector(journal: Journal) -> None:
    journal.add(1)
    journal.place(1, 0.5, 0.2, "moderate", "senior")
    person = journal.work.map.person(key(1))
    assert (person.closeness, person.level) == ("moderate", "senior")
    assert person.place == (0.5, 0.2)
    assert person.by_hand


@pytest.mark.parametrize(
    ("x", "y"),
    [
        (-0.1, 0.5),
        (0.5, 1.1),
        (0.0, 0.0),
        (1, 1),
        (math.nan, 0.5),
        (math.inf, 0.5),
        ("1", 0.5),
        (None, 0.5),
        (True, 0.5),
        (10**400, 0.5),
    ],
)
def test_a_place_far_outside_is_refused(journal: Journal, x: object, y: object) -> None:
    journal.add(1)
    refused = journal.refuses(
        "place_person", id=key(1), x=x, y=y, closeness="distant", level="senior"
    )
    assert refused.field in {"x", "y"}


def test_placing_without_a_place_lets_the_picture_choose(journal: Journal) -> None:
    journal.add(1)
    journal.do("place_person", id=key(1), closeness="close", level="junior")
    person = journal.work.map.person(key(1))
    assert shown(person)
    assert person.place is not None
    assert not person.by_hand


def test_a_place_needs_ring_and_sector(journal: Journal) -> None:
    journal.add(1)
    for said, missing in ({"closeness": "close"}, "level"), ({"level": "peer"}, "closeness"):
        assert journal.refuses("place_person", id=key(1), x=0.5, y=0.3, **said).field == missing


def test_the_tray_keeps_what_was_said_and_forgets_the_place(journal: Journal) -> None:
    journal.add(1, kinds=["job"], closeness="close", level="peer")
    journal.place(1, 0.6, 0.6, "close", "peer")
    journal.do("to_tray", id=key(1))
    person = journal.work.map.person(key(1))
    assert person.in_tray
    assert not shown(person)
    assert person.place is None
    assert (person.kinds, person.closeness, person.level) == ({"job"}, "close", "peer")
    journal.place(1, 0.6, 0.6, "close", "peer")
    assert shown(journal.work.map.person(key(1)))


def test_somebody_in_the_tray_still_counts_in_the_measures(journal: Journal) -> None:
    journal.add(1, closeness="close", level="peer")
    journal.do("to_tray", id=key(1))
    assert journal.work.view()["measures"]["size"] == 1


def test_another_closeness_by_the_table_moves_the_person_to_that_ring(journal: Journal) -> None:
    journal.add(1)
    journal.place(1, 0.5, 0.35, "close", "senior")
    journal.do("edit_person", id=key(1), changes={"closeness": "distant"})
    shown = journal.work.view()["people"][0]
    assert not shown["placed"]
    assert shown["y"] < 0.5 - 0.365


def test_an_edit_that_moves_nobody_leaves_the_place_of_the_hand(journal: Journal) -> None:
    journal.add(1)
    journal.place(1, 0.5, 0.35, "close", "senior")
    journal.do("edit_person", id=key(1), changes={"label": "Bo", "closeness": "close"})
    assert journal.work.map.person(key(1)).place == (0.5, 0.35)


def test_a_tie_has_no_direction_and_is_there_once(journal: Journal) -> None:
    journal.add(1)
    journal.add(2)
    journal.do("tie", a=key(2), b=key(1))
    assert journal.work.map.ties == {(key(1), key(2))}
    assert journal.refuses("tie", a=key(1), b=key(2)).field == "b"
    journal.do("untie", a=key(1), b=key(2))
    assert journal.work.map.ties == frozenset()
    assert journal.refuses("untie", a=key(1), b=key(2)).field == "b"


def test_a_tie_joins_two_different_people_who_are_there(journal: Journal) -> None:
    journal.add(1)
    journal.add(2, vacant=True)
    assert journal.refuses("tie", a=key(1), b=key(1)).field == "b"
    assert journal.refuses("tie", a=key(1), b=key(3)).field == "b"
    assert journal.refuses("tie", a=key(1), b=key(2)).field == "b"
    assert journal.refuses("tie", a=key(1)).field == "b"


def test_a_vacant_slot_is_on_the_picture_and_in_no_measure(journal: Journal) -> None:
    journal.add(1, "AL", closeness="close", level="peer", kinds=["job"])
    journal.add(2, "someone outside", closeness="distant", level="peer", kinds=["job"], vacant=True)
    view = journal.work.view()
    assert view["people"][1]["x"] is not None
    assert view["measures"]["size"] == 1
    assert view["measures"]["kinds"]["job"] == 1
    assert view["measures"]["vacant"] == 1


def test_who_becomes_a_vacant_slot_knows_nobody_any_more(journal: Journal) -> None:
    journal.add(1)
    journal.add(2)
    journal.do("tie", a=key(1), b=key(2))
    journal.do("edit_person", id=key(2), changes={"vacant": True})
    assert journal.work.map.ties == frozenset()


def test_tidy_forgets_the_places_of_the_hand(journal: Journal) -> None:
    journal.add(1)
    journal.place(1, 0.62, 0.45, "close", "peer")
    journal.do("tidy")
    person = journal.work.map.person(key(1))
    assert not person.by_hand
    assert shown(person)
    journal.undo()
    assert journal.work.map.person(key(1)).place == (0.62, 0.45)


def test_tidy_leaves_those_whom_a_hand_placed_when_asked_to(journal: Journal) -> None:
    journal.add(1)
    journal.add(2)
    journal.place(1, 0.62, 0.45, "close", "peer")
    journal.do("edit_person", id=key(2), changes={"closeness": "close", "level": "peer"})
    journal.do("tidy", keep_hands=True)
    person = journal.work.map.person(key(1))
    assert (person.place, person.by_hand) == ((0.62, 0.45), True)
    assert journal.refuses("tidy", keep_hands="yes").field == "keep_hands"


_json = st.recursive(
    st.one_of(
        st.none(),
        st.booleans(),
        st.integers(),
        st.floats(),
        st.text(max_size=5),
        st.sampled_from([key(1), key(2), "close", "peer", "job", 10**400]),
    ),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)
    ),
    max_leaves=6,
)
_kinds = st.sampled_from([*COMMANDS, "undo", "redo", "tick", "take_snapshot"])


@given(operations(), st.data())
@settings(max_examples=150, deadline=None)
def test_whatever_a_browser_sends_is_done_or_refused_and_never_breaks(
    op: dict[str, Any], data: st.DataObject
) -> None:
    journal = Journal()
    journal.add(1, closeness="close", level="peer")
    journal.add(2)
    spoilt = {
        **op,
        data.draw(st.sampled_from([*op, "id", "people", "ties", "changes"])): data.draw(_json),
    }
    kind = data.draw(st.one_of(st.just(op["type"]), _kinds))
    before = journal.work.map
    try:
        journal.do(kind, **{name: value for name, value in spoilt.items() if name != "type"})
    except RefusedError:
        assert journal.work.map == before
