"""Another map joined to one's own, and the bound on what may be said of one person."""

from __future__ import annotations

import pytest

from tests.network.journal import Journal
from tests.strategies import key


@pytest.fixture
def journal() -> Journal:
    return Journal()


def test_an_import_is_one_act_and_keeps_what_the_content_does_not_know(journal: Journal) -> None:
    journal.do(
        "import_map",
        people=[
            {"id": key(1), "label": "Ana", "closeness": "close", "level": "other"},
            {"id": key(2), "label": "Bo", "kinds": ["job"], "attributes": {"role": "dean"}},
        ],
        ties=[[key(1), key(2)], [key(2), key(1)], [key(2), key(2)]],
    )
    network = journal.work.map
    assert network.person(key(1)).level == "other"
    assert network.person(key(2)).attributes == {"role": "dean"}
    assert network.ties == {(key(1), key(2))}
    assert journal.work.view()["measures"]["warnings"] == [
        "level 'other' is not in the content: counted as a category of its own"
    ]
    assert journal.work.view()["undo"]["what"]["count"] == 2
    journal.undo()
    assert journal.work.map.people == ()


def test_an_import_adds_to_what_was_said_and_overwrites_nothing(journal: Journal) -> None:
    journal.add(1, "AL", closeness="close", kinds=["job"])
    journal.do(
        "import_map",
        people=[
            {
                "id": key(1),
                "label": "Ana",
                "closeness": "distant",
                "level": "peer",
                "kinds": ["career"],
                "notes": "from the file",
            }
        ],
    )
    person = journal.work.map.person(key(1))
    assert person.label == "AL"
    assert (person.closeness, person.level) == ("close", "peer")
    assert person.kinds == {"job", "career"}
    assert person.notes == "from the file"


def test_an_import_brings_what_the_ego_says_and_overwrites_none_of_it(journal: Journal) -> None:
    journal.do("import_map", people=[], ego={"field": "physics"})
    journal.do("import_map", people=[], ego={"field": "law", "stage": "early"})
    assert journal.work.map.ego == {"field": "physics", "stage": "early"}
    assert journal.refuses("import_map", people=[], ego={"a": 1}).field == "ego.a"
    assert journal.refuses("import_map", people=[], ego=[]).field == "ego"
    journal.undo()
    journal.undo()
    assert journal.work.map.ego == {}


@pytest.mark.parametrize(
    ("people", "ties", "field"),
    [
        ("all", [], "people"),
        (["AL"], [], "people.0"),
        ([{"id": key(1), "label": ""}], [], "people.0.label"),
        ([{"id": "x", "label": "AL"}], [], "people.0.id"),
        ([{"id": key(1), "label": "AL", "attributes": {"a": 1}}], [], "people.0.attributes.a"),
        ([{"id": key(1), "label": "AL"}], [[key(1)]], "ties.0"),
        ([{"id": key(1), "label": "AL"}], [[key(1), key(2)]], "ties.0"),
        ([{"id": key(1), "label": "AL"}], [[key(1), 7]], "ties.0"),
        ([{"id": key(1), "label": "AL"}], {"a": "b"}, "ties"),
    ],
)
def test_a_fault_in_an_import_is_named_and_nothing_of_it_comes_in(
    journal: Journal, people: object, ties: object, field: str
) -> None:
    assert journal.refuses("import_map", people=people, ties=ties).field == field


def test_answers_added_bit_by_bit_come_to_an_end_too(journal: Journal) -> None:
    journal.add(1)
    first, more = ({f"{when}{n}": "x" for n in range(100)} for when in "ab")
    journal.do("edit_person", id=key(1), changes={"attributes": first})
    refused = journal.refuses("edit_person", id=key(1), changes={"attributes": more})
    assert refused.field == "attributes"
    person = {"id": key(1), "label": "P1", "attributes": more}
    assert journal.refuses("import_map", people=[person]).field == "people.0.attributes"
    journal.do("import_map", people=[], ego=first)
    assert journal.refuses("import_map", people=[], ego=more).field == "ego"
