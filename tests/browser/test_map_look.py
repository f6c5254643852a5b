"""The picture of many people: sectors that change, labels, outlines, nearer, large, on paper."""

import itertools

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import PHONE
from tests.browser.mapping import exercise, kept_in, middle, opened, person, saved, work_in
from tests.crowds import crowd, put_into


@pytest.fixture
def served(serve):
    return serve()


@pytest.fixture
def crowded(served, visitor):
    """The page of somebody whose map has so many people."""

    def come(people, ties, **options):
        page = visitor(served.open_link, **options)
        expect(page.locator(".mw").first).to_be_visible()
        put_into(served.data, exercise(), crowd(exercise(), people, ties))
        return opened(page, served.url)

    return come


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def sectors(page, by):
    page.get_by_label("Sectors", exact=True).select_option(by)
    saved(page)


def boxes(page, selector):
    """The boxes of these parts of the picture, as (left, top, right, bottom)."""
    found = page.locator(selector).evaluate_all(
        "all => all.filter(e => e.checkVisibility()).map(e => e.getBoundingClientRect())"
        ".map(b => [b.left, b.top, b.right, b.bottom])"
    )
    return [tuple(box) for box in found]


def overlap(one, other):
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide if min(wide, high) > 1 and wide * high > 4 else 0


def test_no_label_hides_another_or_a_disc_at_forty_five_people(crowded, axe):
    page = crowded(45, 60)
    expect(page.locator(".nm-person")).to_have_count(45)
    for by in ("level", "arena"):
        sectors(page, by)
        labels = boxes(page, ".nm-name:not(.nm-name-later) rect")
        assert len(labels) >= 40
        assert not [pair for pair in itertools.combinations(labels, 2) if overlap(*pair)]
        discs = boxes(page, ".nm-person .nm-disc")
        assert len(discs) == 45
        assert not [1 for label in labels for disc in discs if overlap(label, disc)]
        words = boxes(page, ".nm-sector-words")
        assert not [pair for pair in itertools.combinations(words, 2) if overlap(*pair)]
        corners = boxes(page, ".nm-stage-acts > *, .nm-tools > *, .nm-tight .nm-legend")
        assert not [1 for word in words for corner in corners if overlap(word, corner)]
        canvas = boxes(page, ".nm-canvas")[0]
        assert all(w[0] >= canvas[0] and w[2] <= canvas[2] and w[3] <= canvas[3] for w in words)
    axe(page)


def test_the_sectors_change_and_each_way_to_move_follows_them(crowded, served):
    page = crowded(6, 4)
    sectors(page, "arena")
    who = page.locator(".nm-person").first
    key = who.get_attribute("data-person")
    before = work_in(served.data).map.person(key)
    who.focus()
    page.keyboard.press("Control+d")
    page.keyboard.press("Shift+ArrowRight")
    page.keyboard.press("Enter")
    saved(page)
    after = work_in(served.data).map.person(key)
    assert after.by_hand
    assert (after.closeness, after.level) == (before.closeness, before.level)
    assert after.arena != before.arena
    # Back to levels, everybody stands where they stood; undone, the arena is what it was.
    sectors(page, "level")
    assert not work_in(served.data).map.person(key).by_hand
    page.keyboard.press("Control+z")
    page.keyboard.press("Control+z")
    saved(page)
    assert work_in(served.data).map.person(key).arena == before.arena


def test_several_are_chosen_by_a_line_by_shift_and_by_keys_and_one_act_is_undone_at_once(
    crowded, served, axe
):
    page = crowded(7, 0)
    saved(page)
    before = kept_in(served.data)
    button(page, "Choose several").click()
    canvas = page.locator(".nm-picture").bounding_box()
    left, top = canvas["x"] + 2, canvas["y"] + 2
    right, bottom = left + canvas["width"] - 4, top + canvas["height"] - 4
    page.mouse.move(left, (top + bottom) / 2)
    page.mouse.down()
    for x, y in ((left, top), (right - 130, top), (right, bottom - 60), (left, bottom - 60)):
        page.mouse.move(x, y, steps=4)
    page.mouse.up()
    group = page.locator(".nm-several")
    expect(group.get_by_role("heading", name="7 people chosen")).to_be_visible()
    button(page, "Choose several").click()
    first = page.locator(".nm-person").first
    page.keyboard.down("Shift")
    page.mouse.click(*middle(first))
    page.keyboard.up("Shift")
    expect(group.get_by_role("heading", name="6 people chosen")).to_be_visible()
    first.focus()
    page.keyboard.press("Shift+Enter")
    expect(group.get_by_role("heading", name="7 people chosen")).to_be_visible()
    axe(page)
    button(group, "They all know each other").click()
    saved(page)
    assert work_in(served.data).map.tie_count == 21
    page.keyboard.press("Control+z")
    button(group, "Take off the map").click()
    expect(page.locator(".nm-person")).to_have_count(0)
    page.keyboard.press("Control+z")
    expect(page.locator(".nm-person")).to_have_count(7)
    button(group, "Done").click()
    expect(group).to_be_hidden()
    saved(page)
    assert kept_in(served.data) == before


def test_nearer_by_button_wheel_and_keys_and_what_has_the_keyboard_is_in_sight(crowded):
    page = crowded(30, 20)
    canvas = page.locator(".nm-canvas").bounding_box()
    ring = page.locator(".nm-ring").first
    whole = ring.bounding_box()["width"]
    button(page, "Nearer").click()
    assert ring.bounding_box()["width"] > 1.3 * whole
    page.mouse.move(canvas["x"] + 300, canvas["y"] + 300)
    page.keyboard.down("Control")
    page.mouse.wheel(0, -100)
    page.keyboard.up("Control")
    expect(button(page, "Whole map")).to_be_visible()
    page.locator(".nm-person").first.focus()
    page.keyboard.press("+")
    for key in ("Home", "End", "Home"):
        page.keyboard.press(key)
        x, y = middle(page.locator(".nm-person:focus"))
        assert canvas["x"] < x < canvas["x"] + canvas["width"]
        assert canvas["y"] < y < canvas["y"] + canvas["height"]
    # A drag beside people moves the picture and chooses nobody's place.
    before = middle(page.locator(".nm-person").first)
    x, y = canvas["x"] + 6, canvas["y"] + canvas["height"] / 2
    page.mouse.move(x, y)
    page.mouse.down()
    page.mouse.move(x + 60, y, steps=4)
    page.mouse.up()
    assert middle(page.locator(".nm-person").first)[0] > before[0]
    page.locator(".nm-person").first.focus()
    page.keyboard.press("0")
    assert ring.bounding_box()["width"] == pytest.approx(whole, abs=1)
    expect(button(page, "Whole map")).to_be_hidden()


def test_outlines_without_names_large_for_a_room_and_on_paper(crowded, axe):
    page = crowded(12, 12)
    page.locator(".nm-look > summary").click()
    page.get_by_label("Outlines", exact=True).select_option("arena")
    assert page.locator(".nm-picture .nm-hull").count() > 1
    expect(page.locator(".nm-legend")).to_contain_text("My department")
    axe(page)
    page.get_by_label("Names and initials").uncheck()
    expect(page.locator(".nm-initials").first).to_be_hidden()
    button(page, "Large, for a room").click()
    expect(button(page, "Back to the page")).to_be_focused()
    expect(page.locator(".nm-stage-acts")).to_be_hidden()
    stage = page.locator(".nm-stage").bounding_box()
    assert (stage["width"], stage["height"]) == (1280, 800)
    axe(page)
    page.keyboard.press("Escape")
    expect(page.locator(".nm-look > summary")).to_be_focused()
    page.emulate_media(media="print")
    for gone in (".nm-stage-acts", ".nm-tools", ".nm-tray", ".nm-side", ".mw-header"):
        assert not page.locator(gone).first.is_visible(), gone
    for there in (".nm-print-title", ".nm-picture", ".nm-legend"):
        expect(page.locator(there).first).to_be_visible()
    page.emulate_media(media="screen", forced_colors="active", reduced_motion="reduce")
    expect(page.locator(".nm-picture")).to_be_visible()


def test_on_a_phone_a_crowd_shows_labels_when_looked_at_and_more_of_them_nearer(crowded, axe):
    page = crowded(30, 20, viewport=PHONE, has_touch=True, is_mobile=True)
    # The list comes first.
    expect(button(page, "List")).to_have_attribute("aria-pressed", "true")
    button(page, "Map").tap()
    expect(page.locator(".nm-person")).to_have_count(30)
    assert len(boxes(page, ".nm-name:not(.nm-name-later)")) <= 1
    for by in ("arena", "kind", "level"):
        sectors(page, by)
        words = boxes(page, ".nm-sector-words")
        canvas = boxes(page, ".nm-canvas")[0]
        assert all(canvas[0] <= w[0] and w[2] <= canvas[2] + 0.5 for w in words)
    axe(page)
    button(page, "Nearer").tap()
    button(page, "Nearer").tap()
    button(page, "Nearer").tap()
    assert len(boxes(page, ".nm-name:not(.nm-name-later)")) > 10


def test_the_picture_is_read_out_as_people_in_words(crowded):
    page = crowded(3, 1)
    names = page.locator(".nm-person").evaluate_all("all => all.map(e => e.ariaLabel)")
    lines = [f'  - button "{name}"' for name in names]
    group = page.locator(".nm-picture")
    expect(group).to_match_aria_snapshot(
        "\n".join(["- 'group \"Your map. People on it: 3.\"':", *lines])
    )
    expect(person(page, "AL")).to_have_attribute("tabindex", "0")
