"""What the map says: findings answered in place and kept as gaps, all measures, four kinds."""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from mentorwidgets.operations import DocumentId
from mentorwidgets.store import open_store
from tests.browser.conftest import PHONE
from tests.browser.mapping import EXERCISE, opened, saved, waiting, work_in
from tests.network.test_findings import people
from tests.network.test_rules import JOB
from tests.strategies import key


@pytest.fixture
def page(serve, visitor, short_path):
    data = short_path / "mapped"
    data.mkdir()
    keep(data)
    served = serve(data=data)
    page = visitor(served.open_link)
    page.served = served
    return opened(page, served.url)


def keep(data):
    """Six people in one place, as operations in the store of a data folder."""
    network = people(6, kinds=[JOB, JOB, {"job", "career"}, JOB], arena="department")
    ops = [
        {
            "type": "add_person",
            "id": person.id,
            "label": person.label,
            "kinds": sorted(person.kinds),
            "closeness": "close",
            "level": "peer",
            "arena": person.arena,
        }
        for person in network.people
    ]
    ops.append({"type": "tie", "a": key(1), "b": key(2)})
    now = datetime.now(UTC)
    store = open_store(f"sqlite:///{data / 'workbook.sqlite3'}")
    try:
        owner = store.owner(at=now)
        for number, op in enumerate(ops, 1):
            store.append(
                owner,
                DocumentId(EXERCISE),
                client="c" * 32,
                seq=number,
                op=op,
                after=None,
                at=now,
            )
    finally:
        store.close()


def finding(page, title):
    return page.locator(".nm-finding").filter(has=page.get_by_role("heading", name=title))


def test_a_finding_is_answered_and_kept_as_a_gap_where_it_stands(page):
    here = finding(page, "A kind of help without anybody")
    expect(here).to_contain_text("Support me as a person")
    expect(here).to_contain_text("missing-kind · 1/3")
    here.get_by_role("button", name="Answer").click()
    answer = here.get_by_role("textbox", name="When did you last need this, and what did you do?")
    expect(answer).to_be_focused()
    answer.fill("In spring. I kept it to myself.")
    here.get_by_role("button", name="Mark as a gap").click()
    words = here.get_by_label("What is missing? In your own words")
    expect(words).to_have_value("A kind of help without anybody")
    words.fill("")
    here.get_by_role("button", name="Keep as a gap").click()
    expect(here.get_by_role("alert")).to_have_text("A few words, please.")
    words.fill("Somebody to tell when it goes wrong")
    here.get_by_role("button", name="Keep as a gap").click()
    kept = here.get_by_label("On your list of gaps")
    expect(kept).to_have_value("Somebody to tell when it goes wrong")
    expect(kept).to_be_focused()
    kept.fill("Somebody to tell")
    kept.blur()
    saved(page)
    document = work_in(page.served.data).document
    assert document.reflections == {"finding:missing-kind": "In spring. I kept it to myself."}
    assert [(gap.text, gap.about) for gap in document.gaps] == [
        ("Somebody to tell", "finding:missing-kind")
    ]
    page.reload()
    expect(answer).to_have_value("In spring. I kept it to myself.")
    expect(kept).to_have_value("Somebody to tell")
    here.get_by_role("button", name="Take off the list").click()
    expect(here.get_by_role("button", name="Mark as a gap")).to_be_focused()
    saved(page)
    assert work_in(page.served.data).document.gaps == ()


def test_what_is_being_written_stays_while_the_map_changes_around_it(page):
    here = finding(page, "A kind of help without anybody")
    here.get_by_role("button", name="Answer").click()
    answer = here.locator("textarea").first
    answer.press_sequentially("Half a sen")
    there = opened(page.context.new_page(), page.served.url)
    there.get_by_role("button", name="Add people", exact=True).click()
    there.get_by_label("Who helps you?").fill("Zoë")
    there.get_by_label("Who helps you?").press("Enter")
    expect(waiting(page, "Zoë")).to_be_visible()
    expect(answer).to_be_focused()
    answer.press_sequentially("tence")
    expect(answer).to_have_value("Half a sentence")


def test_five_findings_come_first_and_the_rest_on_demand(page):
    items = page.locator(".nm-finding")
    expect(items).to_have_count(5)
    expect(page.get_by_role("heading", name=re.compile("What stands out · 5 of"))).to_be_visible()
    page.get_by_role("button", name=re.compile(r"Show \d+ more")).click()
    expect(items.nth(5)).to_be_visible()
    expect(items.nth(5).get_by_role("heading")).to_be_focused()


def test_every_measure_and_the_four_kinds_of_network_and_no_fault_that_axe_knows(page, axe):
    page.get_by_text("measures, one by one").click()
    measures = page.locator(".nm-measure")
    expect(measures.filter(has_text="(density)")).to_contain_text("1 of 15 pairs knows each other")
    stars = measures.filter(has_text="Influence reached through one person")
    expect(stars).to_contain_text("Not enough people to say.")
    expect(stars.locator("svg")).to_have_count(0)
    plane = page.get_by_role("img", name=re.compile("A plane of diversity and closeness"))
    expect(plane).to_be_visible()
    kinds = page.get_by_role("region", name="Four kinds of network")
    expect(kinds).to_contain_text("the field called traditional")
    kinds.get_by_text("How is this computed?").click()
    expect(kinds).to_contain_text("illustrative")
    finding(page, "A kind of help without anybody").get_by_role("button", name="Answer").click()
    finding(page, "A kind of help without anybody").get_by_role(
        "button", name="Mark as a gap"
    ).click()
    axe(page)
    page.set_viewport_size(PHONE)
    page.get_by_role("button", name="List", exact=True).click()
    expect(page.get_by_role("heading", name=re.compile("What stands out"))).to_be_visible()
    axe(page)
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= PHONE["width"]
