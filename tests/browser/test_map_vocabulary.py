"""A trainer's own words, without code: nine kinds of help, five rings, five levels, attributes."""

from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from mentorwidgets.content import Library
from mentorwidgets.network.work import NetworkWork
from mentorwidgets.operations import DocumentId
from mentorwidgets.store import open_store
from tests.browser.conftest import PHONE
from tests.browser.mapping import saved
from tests.browser.vocabulary import KINDS, LEVELS, NAME, RINGS, nine_kinds


@pytest.fixture
def served(serve, short_path):
    return serve("--exercises", str(nine_kinds(short_path / "own")))


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def work_of(served, short_path):
    exercise = Library([short_path / "own"]).exercise(NAME)
    store = open_store(f"sqlite:///{served.data / 'workbook.sqlite3'}", migrate=False)
    work = NetworkWork(exercise)
    owner = store.owner(at=datetime.now(UTC))
    for entry in store.entries(owner, DocumentId(NAME)):
        work.replay(entry)
    store.close()
    assert work.passed_over == 0
    return work


def test_nine_kinds_five_rings_and_five_levels_in_every_view(served, visitor, short_path, axe):
    page = visitor(served.open_link, viewport=PHONE, has_touch=True, is_mobile=True)
    page.goto(f"{served.url}/exercise/{NAME}")
    # The interview has a screen for each kind, in the words of the file.
    for label in KINDS.values():
        expect(
            page.get_by_role("heading", name=f"Who is there to {label[0].lower()}{label[1:]}?")
        ).to_be_visible()
        if label == "Show me the craft":
            field = page.get_by_role("textbox", name="Name or initials")
            field.fill("AL")
            field.press("Enter")
        button(page, "Next").tap()
    page.get_by_role("radio", name=RINGS[1].capitalize(), exact=True).tap()
    button(page, "Next").tap()
    page.get_by_role("radio", name=LEVELS[2].capitalize(), exact=True).tap()
    for _ in range(3):
        button(page, "Next").tap()
    expect(page.get_by_role("heading", name="What are they to you")).to_be_visible()
    page.get_by_role("textbox").fill("a friend from the choir")
    button(page, "Next").tap()
    expect(page.get_by_role("heading", name="How did you come to know")).to_be_visible()
    page.get_by_role("textbox", name="AL: Where we met").fill("at the choir")
    axe(page)
    button(page, "Next").tap()
    expect(page.get_by_role("heading", name="Language we speak")).to_be_visible()
    page.get_by_role("radio", name="German").tap()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    saved(page)

    # A reload comes back to the question one was at.
    page.reload()
    button(page, "Questions").tap()
    expect(page.get_by_role("heading", name="Language we speak")).to_be_visible()
    expect(page.get_by_role("radio", name="German")).to_be_checked()

    # Beside the map, and on it.
    page.set_viewport_size({"width": 1280, "height": 800})
    button(page, "Map").click()
    figure = page.locator('svg .nm-person[aria-label^="AL, near, alongside"]')
    expect(figure).to_be_visible()
    for label in (*RINGS, *LEVELS):
        expect(page.locator("svg").get_by_text(label.capitalize(), exact=True)).to_have_count(1)
    figure.click()
    panel = page.get_by_role("region", name="AL", exact=True)
    panel.get_by_role("checkbox", name="Remind me to rest").check()
    expect(panel.locator("summary", has_text="a friend from the choir")).to_contain_text(
        "Where we met: at the choir · Language we speak: German"
    )
    axe(page)

    # So many kinds share a column of the table.
    button(page, "Table").click()
    page.locator("summary", has_text="AL: kinds of help").click()
    page.get_by_role("checkbox", name="Think along with me").check()
    axe(page)
    saved(page)
    (person,) = work_of(served, short_path).map.people
    assert person.kinds == {"craft", "think-along", "rest"}
    assert (person.closeness, person.level) == ("near", "alongside")
    assert (person.role, dict(person.attributes)) == (
        "a friend from the choir",
        {"met": "at the choir", "language": "de"},
    )
