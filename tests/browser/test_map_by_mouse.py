"""The whole map exercise with a mouse: dragging, clicking, and what follows a reload."""

import pytest
from playwright.sync_api import expect

from tests.browser.mapping import (
    SHAPES,
    WHOLE,
    kept_in,
    middle,
    opened,
    person,
    saved,
    shapes_in,
    spot,
    waiting,
    work_in,
)


@pytest.fixture
def served(serve):
    return serve()


@pytest.fixture
def page(served, visitor):
    page = visitor(key=served.open_link)
    return opened(page, served.url)


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def drag(page, start, to, *, steps=8):
    page.mouse.move(*start)
    page.mouse.down()
    page.mouse.move(*to, steps=steps)
    page.mouse.up()


def add(page, *labels):
    field = page.get_by_label("Who helps you?")
    for label in labels:
        field.fill(label)
        field.press("Enter")
        expect(field).to_have_value("")
        expect(field).to_be_focused()


def with_people(page, *labels):
    button(page, "or just add somebody").click()
    add(page, *labels)
    button(page, "Close").click()


def test_the_whole_exercise_by_mouse(page, served):
    button(page, "or just add somebody").click()
    add(page, "AL", "Bo", "Mum", "M.K.", "Oops")
    page.get_by_text("A place nobody fills yet").click()
    page.get_by_label("Someone who is still missing").fill("someone who writes")
    page.get_by_label("Someone who is still missing").press("Enter")
    button(page, "Close").click()

    for label, closeness, level in (
        ("AL", "close", "senior"),
        ("Bo", "moderate", "peer"),
        ("Mum", "close", "junior"),
        ("M.K.", "distant", "senior"),
    ):
        drag(page, middle_of(waiting(page, label)), spot(page, closeness, level))
        expect(person(page, label)).to_be_visible()

    person(page, "AL").click()
    panel = page.get_by_role("region", name="AL", exact=True)
    panel.get_by_label("Get the job done").check()
    panel.get_by_label("Advance my career").check()
    panel.get_by_label("My department").check()
    panel.get_by_label("Influence").check()
    button(panel, "Connect…").click()
    page.mouse.click(*middle(person(page, "Bo")))
    page.mouse.click(*middle(person(page, "M.K.")))
    button(panel, "Done connecting").click()

    for label, kind in (("Bo", "Get the job done"), ("M.K.", "Advance my career")):
        person(page, label).click()
        page.get_by_role("region", name=label, exact=True).get_by_label(kind).check()
    person(page, "Mum").click()
    panel = page.get_by_role("region", name="Mum", exact=True)
    panel.get_by_label("Support me as a person").check()
    panel.get_by_label("Family and friends").check()

    waiting(page, "Oops").click()
    button(page, "Forget Oops…").click()
    button(page.get_by_role("dialog"), "Forget").click()
    expect(waiting(page, "Oops")).to_have_count(0)
    # The tray has lost a row and the picture its panel: hands wait until both lie still.
    expect(page.get_by_role("dialog")).to_have_count(0)
    saved(page)

    drag(
        page,
        middle(person(page, "M.K.")),
        middle_of(page.get_by_role("region", name="Not on the map yet")),
    )
    expect(waiting(page, "M.K.")).to_be_visible()
    saved(page)
    assert kept_in(served.data) == WHOLE
    assert shapes_in(served.data) == SHAPES

    before = [middle(person(page, label)) for label in ("AL", "Bo", "Mum")]
    page.reload()
    expect(waiting(page, "M.K.")).to_be_visible()
    after = [middle(person(page, label)) for label in ("AL", "Bo", "Mum")]
    assert after == [pytest.approx(place, abs=0.6) for place in before]
    expect(person(page, "AL")).to_have_accessible_name(
        "AL, close, senior, department, job and career, influential, knows 2 people"
    )


def middle_of(locator):
    box = locator.bounding_box()
    assert box
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def test_undo_goes_back_to_the_empty_map_also_after_a_reload_and_redo_comes_back(page, served):
    with_people(page, "AL", "Bo")
    drag(page, middle_of(waiting(page, "AL")), spot(page, "close", "senior"))
    saved(page)
    full = kept_in(served.data)
    page.reload()
    expect(person(page, "AL")).to_be_visible()
    page.keyboard.press("Control+z")
    expect(waiting(page, "AL")).to_be_visible()
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    expect(page.get_by_text("Begin with one person")).to_be_visible()
    saved(page)
    assert kept_in(served.data).people == {}
    page.keyboard.press("Control+y")
    page.keyboard.press("Control+Shift+z")
    page.keyboard.press("Control+Shift+z")
    expect(person(page, "AL")).to_be_visible()
    saved(page)
    assert kept_in(served.data) == full


def test_a_hand_moves_people_and_only_when_it_means_to(page, served):
    with_people(page, "AL", "Bo")
    drag(page, middle_of(waiting(page, "AL")), spot(page, "close", "senior"))
    expect(person(page, "AL")).to_be_visible()
    x, y = middle(person(page, "AL"))

    # Less than five pixels is a click.
    drag(page, (x, y), (x + 3, y + 2), steps=2)
    expect(page.get_by_role("region", name="AL", exact=True)).to_be_visible()
    assert middle(person(page, "AL")) == pytest.approx((x, y), abs=0.6)
    button(page, "Close").click()

    # Escape in the middle of a drag puts the person back.
    saved(page)
    stored = work_in(served.data).map
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(*spot(page, "distant", "junior"), steps=6)
    page.keyboard.press("Escape")
    page.mouse.up()
    assert middle(person(page, "AL")) == pytest.approx((x, y), abs=0.6)
    assert work_in(served.data).map == stored

    # A drop on another ring and sector changes closeness and level.
    drag(page, (x, y), spot(page, "distant", "junior"))
    expect(page.locator('.nm-person[aria-label="AL, distant, junior"]')).to_be_visible()
    saved(page)
    assert kept_in(served.data).people["AL"][1:3] == ("distant", "junior")

    # Who was put there by hand stays there when others come.
    place = work_in(served.data).map.people[0].place
    drag(page, middle_of(waiting(page, "Bo")), spot(page, "distant", "junior", turn=0.4))
    expect(person(page, "Bo")).to_be_visible()
    saved(page)
    assert work_in(served.data).map.people[0].place == place


def test_what_is_refused_is_said_beside_its_field_and_what_fits_is_kept(page, served):
    button(page, "or just add somebody").click()
    field = page.get_by_label("Who helps you?")
    field.fill("A\u0086L")
    field.press("Enter")
    expect(page.get_by_text("This contains a sign that cannot be kept")).to_be_visible()
    expect(field).to_have_value("A\u0086L")
    field.fill("AL")
    field.press("Enter")
    expect(page.get_by_text("This contains a sign that cannot be kept")).to_have_count(0)
    button(page, "Close").click()
    waiting(page, "AL").click()
    field = page.get_by_label("Name or initials")
    field.fill("A\u0086L")
    field.press("Enter")
    expect(page.get_by_text("This contains a sign that cannot be kept")).to_be_visible()
    expect(field).to_have_attribute("aria-invalid", "true")
    field.fill("A.L.")
    field.press("Enter")
    expect(page.get_by_text("This contains a sign that cannot be kept")).to_have_count(0)
    page.get_by_role("textbox", name="Notes").press_sequentially("met in March")
    button(page, "Close").click()
    saved(page)
    assert [(p.label, p.notes) for p in work_in(served.data).map.people] == [
        ("A.L.", "met in March")
    ]


def test_numbers_and_findings_follow_the_map(page, served):
    with_people(page, "AL")
    reading = page.get_by_role("region", name="What your map says")
    # What cannot be said yet is not called zero.
    card = reading.get_by_role("listitem").filter(has_text="know each other")
    expect(card).to_contain_text("not enough people to say")
    expect(card).not_to_contain_text("0")
    button(page, "Add people").click()
    add(page, "Bo", "Cy", "Dee")
    button(page, "Close").click()
    expect(reading.get_by_text("0 of 6")).to_be_visible()
    waiting(page, "AL").click()
    page.locator("summary", has_text="Knows: nobody yet").click()
    group = page.get_by_role("group", name="Who does AL know?")
    group.get_by_role("button", name="Bo").click()
    button(page, "Close").click()
    expect(reading.get_by_text("1 of 6")).to_be_visible()
    expect(reading.get_by_text("density 0.17")).to_be_visible()
    expect(reading.locator(".nm-finding").first).to_be_visible()
    reading.get_by_text("measures, one by one").click()
    density = reading.locator(".nm-measure").filter(has_text="(density)")
    expect(density).to_contain_text("1 of 6 pairs knows each other")
    density.get_by_text("How is this computed?").click()
    expect(density.get_by_text("2t / (n(n − 1))")).to_be_visible()


def test_the_page_has_no_fault_that_axe_knows(page, served, axe):
    axe(page)
    with_people(page, "AL", "Bo")
    drag(page, middle_of(waiting(page, "AL")), spot(page, "close", "senior"))
    axe(page)
    person(page, "AL").click()
    axe(page)
    button(page, "Table").click()
    expect(page.get_by_role("table")).to_be_visible()
    axe(page)
    button(page, "Questions").click()
    axe(page)
    button(page, "Files").click()
    axe(page)
