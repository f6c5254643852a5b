"""The wanted map, gaps, next steps and answers: what a person makes of their map."""

from __future__ import annotations

from datetime import date

import pytest

from tests.network.journal import Journal
from tests.strategies import key


@pytest.fixture
def journal() -> Journal:
    journal = Journal()
    journal.add(1, "AL", closeness="close", level="senior")
    journal.add(2, "Bo")
    return journal


def test_the_wanted_map_begins_as_a_copy_and_goes_its_own_way(journal: Journal) -> None:
    journal.do("begin_wanted")
    journal.do("add_person", id=key(3), label="someone who writes", on="wanted")
    journal.do("edit_person", id=key(1), changes={"closeness": "distant"}, on="wanted")
    assert [p.label for p in journal.work.map.people] == ["AL", "Bo"]
    assert journal.work.map.person(key(1)).closeness == "close"
    view = journal.work.view()["wanted"]
    assert [p["label"] for p in view["people"]] == ["AL", "Bo", "someone who writes"]
    assert journal.work.view()["undo"]["what"]["on"] == "wanted"
    journal.undo()
    journal.undo()
    journal.undo()
    assert journal.work.view()["wanted"] is None


def test_nothing_is_wanted_before_it_is_begun(journal: Journal) -> None:
    assert journal.refuses("to_tray", id=key(1), on="wanted").field == "on"
    assert journal.refuses("drop_wanted").field == ""
    assert journal.refuses("to_tray", id=key(1), on="elsewhere").field == "on"


def test_a_dropped_wanted_map_comes_back_with_undo(journal: Journal) -> None:
    journal.do("begin_wanted")
    assert "already" in journal.refuses("begin_wanted").message
    journal.do("forget_person", id=key(2), on="wanted")
    wanted = journal.work.document.wanted
    journal.do("drop_wanted")
    journal.undo()
    assert journal.work.document.wanted == wanted


def test_a_gap_is_marked_worded_shared_and_dropped(journal: Journal) -> None:
    journal.do("mark_gap", id=key(50), text="Nobody outside", about="finding:arena-concentration")
    journal.do("edit_gap", id=key(50), changes={"shared": True, "text": "Nobody from outside"})
    journal.do("add_action", id=key(60), step="Write to Ines", gap=key(50))
    journal.do("drop_gap", id=key(50))
    assert journal.work.document.gaps == ()
    assert journal.work.document.actions[0].gap is None
    journal.undo()
    gap = journal.work.document.gaps[0]
    assert (gap.text, gap.shared) == ("Nobody from outside", True)
    assert journal.work.document.actions[0].gap == key(50)


def test_a_next_step_has_a_person_a_day_and_an_end(journal: Journal) -> None:
    journal.do("add_action", id=key(60), step="Write", person=key(1), by="2027-03-31")
    action = journal.work.document.actions[0]
    assert (action.person, action.by, action.done) == (key(1), date(2027, 3, 31), False)
    journal.do("edit_action", id=key(60), changes={"done": True, "by": None})
    assert journal.work.view()["actions"] == [
        {
            "id": key(60),
            "step": "Write",
            "person": key(1),
            "gap": None,
            "by": None,
            "done": True,
        }
    ]
    assert journal.read_again().view() == journal.work.view()


@pytest.mark.parametrize(
    ("kind", "fields", "field"),
    [
        ("mark_gap", {"id": key(50), "text": "  "}, "text"),
        ("mark_gap", {"id": key(50), "text": "x", "about": "weather"}, "about"),
        ("edit_gap", {"id": key(51), "changes": {"text": "x"}}, "id"),
        ("add_action", {"id": key(60)}, "step"),
        ("add_action", {"id": key(60), "step": "x", "by": "31.3.2027"}, "by"),
        ("add_action", {"id": key(60), "step": "x", "by": "9999-12-31"}, "by"),
        ("add_action", {"id": key(60), "step": "x", "by": "0027-03-31"}, "by"),
        ("add_action", {"id": key(60), "step": "x", "person": key(9)}, "person"),
        ("add_action", {"id": key(60), "step": "x", "gap": key(9)}, "gap"),
        ("edit_action", {"id": key(60), "changes": {"step": "x"}}, "id"),
        ("reflect", {"prompt": "no such\nprompt", "text": "x"}, "prompt"),
        ("reflect", {"prompt": "surprise", "text": 3}, "text"),
        ("set_sectors", {"by": "weather"}, "by"),
        ("set_sectors", {"by": "level"}, "by"),
    ],
)
def test_what_does_not_fit_is_refused_and_the_field_is_named(
    journal: Journal, kind: str, fields: dict[str, object], field: str
) -> None:
    assert journal.refuses(kind, **fields).field == field


def test_answers_from_two_pages_both_stay(journal: Journal) -> None:
    journal.do("reflect", prompt="surprise", text="One", was="")
    journal.do("reflect", prompt="surprise", text="Other", was="")
    assert journal.work.document.reflections == {"surprise": "One\n\nOther"}
    journal.do("reflect", prompt="surprise", text="", was="One\n\nOther")
    assert journal.work.document.reflections == {}


def test_a_line_that_another_page_changed_asks(journal: Journal) -> None:
    journal.do("mark_gap", id=key(50), text="One")
    journal.do("edit_gap", id=key(50), changes={"text": "Two"}, was="One")
    refused = journal.refuses("edit_gap", id=key(50), changes={"text": "Three"}, was="One")
    assert "“Two”" in refused.message


def test_several_changes_are_one_act_or_none(journal: Journal) -> None:
    journal.add(3)
    pairs = [(1, 2), (1, 3), (2, 3)]
    journal.do("several", ops=[{"type": "tie", "a": key(a), "b": key(b)} for a, b in pairs])
    assert journal.work.map.tie_count == 3
    what = journal.work.view()["undo"]["what"]
    assert (what["type"], what["count"], what["each"]) == ("several", 3, "tie")
    journal.undo()
    assert journal.work.map.tie_count == 0
    refused = journal.refuses(
        "several", ops=[{"type": "to_tray", "id": key(1)}, {"type": "to_tray", "id": key(9)}]
    )
    assert refused.field == "ops.1.id"
    nested = {"type": "several", "ops": [{"type": "tidy"}]}
    assert journal.refuses("several", ops=[nested]).field == "ops.0.type"
    assert journal.refuses("several", ops=[]).field == "ops"


def test_each_way_to_cut_the_picture_remembers_where_a_hand_put_somebody(journal: Journal) -> None:
    journal.place(1, 0.5, 0.3, "close", "senior")
    journal.do("edit_person", id=key(1), changes={"arena": "department"})
    journal.do("set_sectors", by="arena")
    person = journal.work.map.person(key(1))
    assert person.place is not None
    assert not person.by_hand
    journal.do("place_person", id=key(1), x=0.5, y=0.45, closeness="close", arena="department")
    by_arena = journal.work.map.person(key(1)).place
    journal.do("set_sectors", by="level")
    assert journal.work.map.person(key(1)).place == (0.5, 0.3)
    assert journal.work.map.person(key(1)).by_hand
    journal.do("set_sectors", by="arena")
    assert journal.work.map.person(key(1)).place == by_arena
    # Another closeness is another ring in every one of them.
    journal.do("edit_person", id=key(1), changes={"closeness": "distant"})
    journal.do("set_sectors", by="level")
    assert not journal.work.map.person(key(1)).by_hand


def test_among_kinds_of_help_whoever_gives_several_keeps_them(journal: Journal) -> None:
    journal.do("edit_person", id=key(1), changes={"kinds": ["job", "career"]})
    journal.do("set_sectors", by="kind")
    sectors = [sector["id"] for sector in journal.work.view()["geometry"]["sectors"]]
    assert sectors == ["job", "career", "personal", "several"]
    refused = journal.refuses("place_person", id=key(1), closeness="close", kind="job")
    assert refused.field == "kind"
    journal.do("place_person", id=key(1), closeness="distant", kind="several")
    assert journal.work.map.person(key(1)).kinds == {"job", "career"}
    journal.do("place_person", id=key(2), closeness="close", kind="personal")
    assert journal.work.map.person(key(2)).kinds == {"personal"}


def test_whoever_knows_nobody_has_no_tie_until_one_is_drawn(journal: Journal) -> None:
    journal.do("tie", a=key(1), b=key(2))
    journal.do("edit_person", id=key(1), changes={"knows_none": True})
    assert journal.work.map.tie_count == 0
    journal.do("tie", a=key(1), b=key(2))
    assert not journal.work.map.person(key(1)).knows_none


def test_closeness_by_kind_and_attributes_are_changed_answer_by_answer(journal: Journal) -> None:
    journal.do("edit_person", id=key(1), changes={"closeness_by": {"job": "distant"}})
    journal.do("edit_person", id=key(1), changes={"closeness_by": {"career": "close"}})
    person = journal.work.map.person(key(1))
    assert (person.closeness_for("job"), person.closeness_for("personal")) == ("distant", "close")
    journal.do("edit_person", id=key(1), changes={"closeness_by": {"job": None}, "role": "Dean"})
    assert journal.work.map.person(key(1)).closeness_by == {"career": "close"}
    assert journal.work.map.person(key(1)).role == "Dean"
    refused = journal.refuses("edit_person", id=key(1), changes={"closeness_by": {"job": "warm"}})
    assert refused.field == "closeness_by"
    journal.do("edit_person", id=key(1), changes={"attributes": {"field": "Botany", "x": "1"}})
    journal.do("edit_person", id=key(1), changes={"attributes": {"x": None}})
    assert journal.work.map.person(key(1)).attributes == {"field": "Botany"}


def test_a_version_is_renamed_dropped_and_taken_back(journal: Journal) -> None:
    journal.do("take_snapshot", id=key(9), name="spring")
    journal.do("rename_snapshot", id=key(9), name="April")
    assert [s["name"] for s in journal.work.view()["snapshots"]] == ["April"]
    journal.do("drop_snapshot", id=key(9))
    assert journal.work.view()["snapshots"] == []
    journal.do("restore_snapshot", id=key(9))
    assert [s["name"] for s in journal.work.view()["snapshots"]] == ["April"]
    assert journal.refuses("drop_snapshot", id=key(8)).field == "id"
