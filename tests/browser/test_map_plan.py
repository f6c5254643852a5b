"""The plan beside the map: gaps, next steps, questions answered in place."""

from datetime import date

import icalendar
import pytest
from playwright.sync_api import expect

from tests.browser.mapping import begun_with, opened, saved, work_in
from tests.strategies import key

HERE = [
    {"type": "add_person", "id": key(1), "label": "M.K.", "closeness": "distant"},
    {"type": "add_person", "id": key(2), "label": "someone abroad", "vacant": True},
]


@pytest.fixture
def served(serve, short_path):
    data = short_path / "begun"
    data.mkdir()
    return serve(data=begun_with(data, HERE))


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def region(page, name):
    return page.get_by_role("region", name=name, exact=True)


@pytest.fixture
def page(served, visitor):
    page = opened(visitor(served.open_link), served.url)
    page.get_by_role("tab", name="Plan").click()
    return page


def test_a_gap_is_named_in_ones_own_words_and_a_step_taken_towards_it(page, served, axe):
    gaps, steps = region(page, "Gaps"), region(page, "Next steps")
    button(gaps, "Add gap").click()
    expect(gaps.get_by_role("alert")).to_have_text("A few words, please.")
    gaps.get_by_label("What is missing? In your own words").fill("Nobody reads what I write")
    gaps.get_by_label("It is about").select_option(label="someone abroad")
    button(gaps, "Add gap").click()
    expect(gaps.get_by_role("listitem")).to_contain_text("about: someone abroad")
    share = gaps.get_by_role("checkbox")
    expect(gaps).to_contain_text("Nobody else sees them.")
    share.check()
    expect(gaps).to_contain_text("without your name, once five people have shared one.")
    words = gaps.get_by_role("textbox", name="Gap: Nobody reads what I write")
    words.fill("Nobody reads my drafts")
    words.blur()

    button(gaps, "Next step for: Nobody reads my drafts").click()
    expect(steps.get_by_label("What is the smallest next step?")).to_be_focused()
    page.keyboard.type("Write to the society")
    expect(steps.get_by_label("With whom").last).to_have_value(key(2))
    steps.get_by_label("By when").last.fill("2030-12-05")
    button(steps, "Add step").click()
    line = steps.get_by_role("listitem")
    expect(line).to_contain_text("with someone abroad · by 5 December 2030 · for “Nobody reads my")
    axe(page)

    steps.get_by_text("Change", exact=True).click()
    line.get_by_label("With whom").select_option(label="M.K.")
    line.get_by_label("By when").fill("2020-01-02")
    expect(line).to_contain_text("was for 2 January 2020; still worth doing, or another day?")
    line.get_by_role("checkbox", name="Write to the society").check()
    saved(page)
    document = work_in(served.data).document
    (gap,), (action,) = document.gaps, document.actions
    assert (gap.text, gap.about, gap.shared) == (
        "Nobody reads my drafts",
        f"person:{key(2)}",
        True,
    )
    assert (action.person, action.by, action.done) == (key(1), date(2020, 1, 2), True)
    assert work_in(served.data).progress()["next-step"] == "done"

    button(line, "Take off: Write to the society").click()
    button(gaps, "Take off the gap: Nobody reads my drafts").click()
    expect(page.get_by_role("listitem").filter(has_text="Nobody reads")).to_have_count(0)
    button(page, "Undo: the change to a gap").click()
    button(page, "Undo: the change to a next step").click()
    expect(line).to_contain_text("for “Nobody reads my drafts”")


def test_the_dates_go_into_a_calendar(page):
    steps = region(page, "Next steps")
    expect(button(steps, "Put the dates in my calendar…")).to_be_hidden()
    for step, day in (("Later", "2030-12-24"), ("Sooner", "2030-12-05"), ("Some day", "")):
        steps.get_by_label("What is the smallest next step?").fill(step)
        steps.get_by_label("By when").last.fill(day)
        button(steps, "Add step").click()
    expect(steps.locator(".nm-plan-title")).to_have_text(["Sooner", "Later", "Some day"])
    saved(page)
    with page.expect_download() as download:
        button(steps, "Put the dates in my calendar…").click()
    assert download.value.suggested_filename.endswith(".ics")
    calendar = icalendar.Calendar.from_ical(download.value.path().read_bytes())
    assert [str(event["summary"]) for event in calendar.walk("VEVENT")] == ["Sooner", "Later"]


def test_an_answer_is_kept_while_it_is_typed_and_is_there_after_a_reload(page, served):
    questions = region(page, "Questions to think with")
    questions.locator("summary").nth(1).click()
    field = questions.get_by_role("textbox", name="When something goes wrong")
    field.press_sequentially("First my sister")
    saved(page)
    assert work_in(served.data).document.reflections == {"first-call": "First my sister"}
    field.press_sequentially(", then Bo")
    page.reload()
    page.get_by_role("tab", name="Plan").click()
    expect(questions).to_contain_text("1 answered")
    questions.locator("summary").nth(1).click()
    expect(field).to_have_value("First my sister, then Bo")


def test_what_was_typed_without_a_connection_is_sent_when_it_is_back(page, served):
    questions = region(page, "Questions to think with")
    questions.locator("summary").first.click()
    page.context.set_offline(True)
    field = questions.get_by_role("textbox").first
    field.fill("How many they are")
    field.blur()
    page.context.set_offline(False)
    saved(page)
    assert work_in(served.data).document.reflections == {"surprise": "How many they are"}


def test_on_a_phone_the_plan_is_a_view_of_its_own(served, visitor, axe):
    page = opened(
        visitor(served.open_link, viewport={"width": 390, "height": 844}, has_touch=True),
        served.url,
    )
    button(page, "Plan").tap()
    gaps = region(page, "Gaps")
    gaps.get_by_label("What is missing? In your own words").fill("Nobody from outside")
    button(gaps, "Add gap").tap()
    expect(gaps.get_by_role("listitem")).to_have_count(1)
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    page.get_by_role("combobox", name="Which map").select_option(label="Wanted")
    expect(button(page, "Begin with a copy of your map")).to_be_visible()
    axe(page)


def test_a_page_that_was_narrow_for_a_while_has_the_same_tab_open(page):
    page.set_viewport_size({"width": 600, "height": 800})
    expect(button(page, "Plan")).to_be_visible()
    expect(region(page, "Gaps")).to_be_hidden()
    button(page, "Plan").click()
    expect(region(page, "Gaps")).to_be_visible()
    button(page, "Map").click()
    page.set_viewport_size({"width": 1280, "height": 800})
    expect(page.get_by_role("tab", name="Plan")).to_have_attribute("aria-selected", "true")
    expect(region(page, "Gaps")).to_be_visible()


def test_words_typed_over_those_of_another_page_stay_in_their_field_and_say_why(page, served):
    gaps = region(page, "Gaps")
    gaps.get_by_label("What is missing? In your own words").fill("Nobody reads what I write")
    button(gaps, "Add gap").click()
    saved(page)
    other = opened(page.context.new_page(), served.url)
    other.get_by_role("tab", name="Plan").click()
    here = gaps.get_by_role("textbox", name="Gap: Nobody", exact=False)
    there = region(other, "Gaps").get_by_role("textbox", name="Gap: Nobody", exact=False)
    expect(there).to_have_value("Nobody reads what I write")
    here.fill("Nobody reads my drafts")
    there.fill("Nobody reads my papers")
    there.blur()
    saved(other)
    expect(here).to_have_accessible_name("Gap: Nobody reads my papers")
    here.blur()
    expect(gaps.get_by_role("alert").filter(has_text="Which shall it be?")).to_be_visible()
    expect(here).to_have_value("Nobody reads my drafts")
    expect(here).to_have_attribute("aria-invalid", "true")
    expect(page.locator(".mw-refused")).to_have_count(0)
    here.press("End")
    here.press_sequentially(" now")
    here.blur()
    expect(there).to_have_value("Nobody reads my drafts now")
    expect(here).not_to_have_attribute("aria-invalid", "true")
