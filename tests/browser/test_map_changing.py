"""The wanted map, versions and what is different between any two maps."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from tests.browser.mapping import begun_with, opened, person, saved, work_in
from tests.strategies import key

HERE = [
    {"type": "add_person", "id": key(n), "label": label, "closeness": close, "level": level}
    for n, label, close, level in (
        (1, "AL", "close", "senior"),
        (2, "M.K.", "distant", "senior"),
        (3, "Bo", "moderate", "peer"),
        (4, "R.D.", "distant", "peer"),
    )
]
SPRING = datetime(2026, 3, 5, 9, tzinfo=UTC)
WANTED = [
    {"type": "begin_wanted"},
    {"type": "forget_person", "id": key(4), "on": "wanted"},
    {
        "type": "edit_person",
        "id": key(2),
        "changes": {"closeness": "close", "kinds": ["career"]},
        "on": "wanted",
    },
    {
        "type": "add_person",
        "id": key(5),
        "label": "A writer",
        "closeness": "moderate",
        "level": "junior",
        "on": "wanted",
    },
    {"type": "tie", "a": key(2), "b": key(5), "on": "wanted"},
]


@pytest.fixture
def come(serve, visitor, short_path):
    """``come(ops)`` gives the page of somebody who has done these operations, and their server."""

    def start(ops):
        data = short_path / "begun"
        data.mkdir()
        served = serve(data=begun_with(data, ops))
        return opened(visitor(served.open_link), served.url), served

    return start


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def test_a_wanted_map_begins_as_a_copy_and_leaves_the_present_one_as_it_is(come):
    page, served = come(HERE)
    before = work_in(served.data).map
    button(page, "Wanted").click()
    expect(page.get_by_text("In a year, who would you like to see here")).to_be_visible()
    button(page, "Begin with a copy of your map").click()
    line = page.get_by_text("The map you would like", exact=True)
    expect(line).to_be_visible()
    what_if = page.get_by_role("region", name="What would be different")
    expect(what_if).to_contain_text("Nothing reads differently yet.")

    # Everything that edits a map edits this one.
    person(page, "R.D.").click()
    button(page, "Forget R.D.…").click()
    page.get_by_role("dialog").get_by_role("button", name="Forget", exact=True).click()
    button(page, "Add people").click()
    page.get_by_label("Who helps you?").fill("A writer")
    page.get_by_label("Who helps you?").press("Enter")
    button(page, "Close").click()
    expect(what_if.get_by_role("table").first).to_be_visible()
    button(page, "Table").click()
    page.get_by_role("checkbox", name="AL: Influence").check()
    saved(page)
    work = work_in(served.data)
    assert work.map == before
    assert [p.label for p in work.document.wanted.people] == ["AL", "M.K.", "Bo", "A writer"]
    assert work.document.wanted.people[0].influential
    expect(what_if.get_by_role("row", name="People with influence 0")).to_be_visible()

    # Now shows what is, Wanted what is wished for; undo knows which it acts on.
    button(page, "Now").click()
    expect(line).to_be_hidden()
    expect(page.get_by_role("checkbox", name="AL: Influence")).not_to_be_checked()
    button(page, "Undo: the change to AL, on the wanted map").click()
    button(page, "Wanted").click()
    expect(page.get_by_role("checkbox", name="AL: Influence")).not_to_be_checked()


def test_a_wanted_map_is_let_go_after_a_question_and_comes_back(come):
    page, served = come([*HERE, *WANTED])
    button(page, "Wanted").click()
    expect(person(page, "A writer")).to_be_visible()
    button(page, "Let it go…").click()
    button(page, "Keep it").click()
    expect(person(page, "A writer")).to_be_visible()
    button(page, "Let it go…").click()
    button(page, "Let it go").click()
    expect(button(page, "Begin with a copy of your map")).to_be_visible()
    button(page, "Undo: dropping the wanted map").click()
    expect(person(page, "A writer")).to_be_visible()
    saved(page)
    assert work_in(served.data).document.wanted is not None


def test_what_is_different_is_said_in_words_and_numbers_and_leads_to_a_step(come, axe):
    page, served = come([*HERE, *WANTED])
    button(page, "Compare").click()
    different = page.get_by_role("region", name="What is different")
    expect(different.get_by_role("listitem")).to_have_text(
        [
            "1 person is new: A writer.Next step…",
            "1 person is no longer there: R.D.Next step…",
            "M.K. is closer: from “Distant” to “Close”.Next step…",
            "M.K. now also gives: Advance my career.Next step…",
            "1 pair knows each other now: M.K. with A writer.",
        ]
    )
    expect(different).to_contain_text("3 people are on both maps.")
    numbers = page.get_by_role("region", name="In numbers")
    expect(numbers.get_by_role("row", name="Pairs who know each other 0 1 +1")).to_be_visible()
    # The picture tells the same by shape: who is new, who went, and from where somebody moved.
    fates = page.locator(".nm-compare-picture")
    expect(fates.locator(".nm-fate-added .nm-sign-plus")).to_have_count(1)
    expect(fates.locator(".nm-fate-gone .nm-sign-minus")).to_have_count(1)
    expect(fates.locator(".nm-trail")).to_have_attribute("data-trail", "M.K.")
    expect(fates.locator(".nm-tie-was-new")).to_have_count(1)
    expect(page.get_by_role("list", name="What the signs mean")).to_contain_text("no longer there")
    axe(page)
    page.set_viewport_size({"width": 390, "height": 844})
    axe(page)
    page.set_viewport_size({"width": 1280, "height": 800})

    button(page, "Next step for: M.K. is closer: from “Distant” to “Close”.").click()
    field = page.get_by_label("What is the smallest next step?")
    expect(field).to_be_focused()
    expect(page.get_by_label("With whom").last).to_have_value(key(2))
    page.keyboard.type("Ask for half an hour")
    page.keyboard.press("Enter")
    saved(page)
    (action,) = work_in(served.data).document.actions
    assert (action.step, action.person) == ("Ask for half an hour", key(2))


def test_a_version_is_kept_named_compared_taken_off_and_put_back(come):
    page, served = come(
        [
            *HERE[:3],
            {"type": "take_snapshot", "id": key(71), "name": "Spring", "at": SPRING},
            HERE[3],
        ]
    )
    page.get_by_role("tab", name="Plan").click()
    versions = page.get_by_role("region", name="Versions")
    versions.get_by_label("Keep your map as it is now").fill("Before the summer")
    button(versions, "Keep").click()
    expect(versions.get_by_role("listitem")).to_have_count(2)
    expect(versions.get_by_role("listitem").nth(1)).to_contain_text("5 March 2026, 3 people")

    button(versions, "Rename Spring · 5 March 2026").click()
    versions.get_by_label("Name of this version").fill("First draft")
    page.keyboard.press("Enter")
    button(versions, "Compare First draft · 5 March 2026 with now").click()
    different = page.get_by_role("region", name="What is different")
    expect(different.get_by_role("listitem")).to_have_text(["1 person is new: R.D."])
    page.get_by_label("To", exact=True).select_option(label="First draft · 5 March 2026")
    expect(different).to_contain_text("Both maps say the same.")
    page.get_by_label("From", exact=True).select_option(label="Now")
    expect(different.get_by_role("listitem")).to_have_text(["1 person is no longer there: R.D."])

    button(page, "Map").click()
    button(versions, "Take off First draft · 5 March 2026").click()
    expect(button(versions, "Put it back")).to_be_focused()
    saved(page)
    assert [s.name for s in work_in(served.data).snapshots if not s.dropped] == [
        "Before the summer"
    ]
    button(versions, "Put it back").click()
    expect(versions.get_by_role("listitem")).to_have_count(2)
    saved(page)
    assert not any(s.dropped for s in work_in(served.data).snapshots)


def test_with_one_map_only_the_comparison_teaches_what_to_do(come):
    page, _ = come(HERE)
    button(page, "Compare").click()
    expect(page.get_by_text("There is only your map of now.")).to_be_visible()
    button(page, "Begin a wanted map").click()
    expect(button(page, "Begin with a copy of your map")).to_be_visible()
