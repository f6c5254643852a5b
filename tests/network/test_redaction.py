"""What somebody else may see of a map, and what they cannot."""

import json
import string
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from mentorwidgets.network.layout import settle
from mentorwidgets.network.model import NetworkMap, Person, PersonKey, tie_between
from mentorwidgets.network.redaction import Copy, redact, redacted_view
from tests.strategies import CATEGORIES, key, maps

WITHOUT_NAMES = Copy("a secret", labels=False, stars=True)
SECRET = "Zz-never-seen"


def telling(number, **more):
    """Somebody of whom everything was said that could be said, in words found nowhere else."""
    said = {
        "kinds": frozenset({"job", f"{SECRET} kind"}),
        "closeness": "close",
        "level": "senior",
        "arena": "department",
        "role": f"{SECRET} role",
        "notes": f"{SECRET} notes",
        "attributes": {f"{SECRET} attribute": f"{SECRET} answer"},
        "closeness_by": {f"{SECRET} kind": f"{SECRET} closeness"},
        "knows_none": True,
    }
    return Person(PersonKey(f"{SECRET}-{number}"), f"{SECRET} label {number}", **{**said, **more})


def test_no_word_and_no_id_of_the_owner_is_in_a_copy_without_names():
    network = settle(
        NetworkMap(
            (
                telling(1),
                telling(2, arena=f"{SECRET} arena", level=f"{SECRET} level"),
                telling(3, closeness=f"{SECRET} closeness"),
                telling(4, vacant=True),
            ),
            frozenset({(PersonKey(f"{SECRET}-1"), PersonKey(f"{SECRET}-2"))}),
            ego={f"{SECRET} attribute": f"{SECRET} own answer"},
        ),
        CATEGORIES,
    )
    sent = json.dumps(redacted_view(network, CATEGORIES, WITHOUT_NAMES))
    assert SECRET not in sent
    assert "ZL" not in sent  # the initials of a label
    assert "a secret" not in sent


def test_with_names_the_labels_are_there_and_nothing_else_in_words():
    network = NetworkMap((telling(1),))
    sent = json.dumps(redacted_view(network, CATEGORIES, replace(WITHOUT_NAMES, labels=True)))
    assert f"{SECRET} label 1" in sent
    assert SECRET not in sent.replace(f"{SECRET} label 1", "")


def test_a_star_is_shown_only_if_the_owner_likes():
    network = NetworkMap((Person(key(1), "AL", influential=True), Person(key(2), "Bo")))
    shown = redact(network, CATEGORIES, replace(WITHOUT_NAMES, stars=True))
    hidden = redact(network, CATEGORIES, replace(WITHOUT_NAMES, stars=False))
    assert [person.influential for person in shown.people].count(True) == 1
    assert not any(person.influential for person in hidden.people)


@given(maps(least=1))
def test_a_copy_has_the_shape_of_the_map(network):
    shown = redact(network, CATEGORIES, WITHOUT_NAMES)
    assert len(shown.people) == len(network.people)
    assert len(shown.ties) == len(network.ties)
    assert sorted((sorted(p.kinds), str(p.closeness), p.vacant) for p in shown.people) == sorted(
        (sorted(p.kinds), str(p.closeness), p.vacant) for p in network.people
    )


@given(maps(least=2), st.text(min_size=1), st.text(string.ascii_letters, min_size=1))
def test_two_copies_have_no_id_in_common_and_no_order(network, one, other):
    if one == other:
        return
    here = redact(network, CATEGORIES, Copy(f"1{one}"))
    there = redact(network, CATEGORIES, Copy(f"2{other}"))
    assert {p.id for p in here.people}.isdisjoint(p.id for p in there.people)
    assert {p.id for p in here.people}.isdisjoint(p.id for p in network.people)
    for shown in (here, there):
        assert [p.id for p in shown.people] == sorted(p.id for p in shown.people)


@given(maps(least=1))
def test_somebody_who_comes_or_goes_changes_nobody_elses_id(network):
    before = {p.id for p in redact(network, CATEGORIES, WITHOUT_NAMES).people}
    grown = network.with_person(Person(key(99), "New"))
    after = {p.id for p in redact(grown, CATEGORIES, WITHOUT_NAMES).people}
    assert before < after


def test_tags_are_all_different_also_in_a_crowd():
    network = NetworkMap(tuple(Person(key(n), "same") for n in range(1, 61)))
    tags = [person.label for person in redact(network, CATEGORIES, WITHOUT_NAMES).people]
    assert len(set(tags)) == 60
    assert all(len(tag) == 3 and tag[0].isupper() and tag[1:].isdigit() for tag in tags)


def test_who_stands_where_is_kept_and_who_knows_whom_too():
    network = settle(
        NetworkMap(
            (
                Person(key(1), "AL", closeness="close", level="senior", by_hand=True),
                Person(key(2), "Bo", closeness="distant", level="peer"),
            ),
            frozenset({tie_between(key(1), key(2))}),
        ),
        CATEGORIES,
    )
    view = redacted_view(network, CATEGORIES, WITHOUT_NAMES)
    assert sorted((p["x"], p["y"]) for p in view["people"]) == sorted(
        p.place for p in network.people
    )
    assert {*view["ties"][0]} == {p["id"] for p in view["people"]}
