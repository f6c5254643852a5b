"""The map out to files and back in through the page."""

import io
import json
import zipfile

import pytest
from playwright.sync_api import expect

from mentorwidgets.formats import FORMATS
from tests.browser.mapping import kept_in, opened, person, saved, work_in

SAMPLE = {
    "nodes": [
        {"id": "1" * 32, "label": "AL", "support": ["job"], "closeness": 3, "level": "senior"},
        {"id": "2" * 32, "label": "Bo", "closeness": 2, "level": "peer"},
        {"id": "3" * 32, "label": "Cy"},
    ],
    "links": [{"source": "1" * 32, "target": "2" * 32}],
}


@pytest.fixture
def served(serve):
    return serve()


@pytest.fixture
def page(served, visitor):
    page = visitor(key=served.open_link)
    return opened(page, served.url)


def button(page, name):
    return page.get_by_role("button", name=name, exact=True)


def choose(page, name, content):
    button(page, "Files").click()
    with page.expect_file_chooser() as chooser:
        button(page, "Import…").click()
    chooser.value.set_files({"name": name, "mimeType": "text/plain", "buffer": content})


def keep(page, what):
    if not button(page, what).is_visible():
        button(page, "Files").click()
    with page.expect_download() as download:
        button(page, what).click()
    return download.value.suggested_filename, download.value.path().read_bytes()


def keep_data(page, format_):
    if not button(page, "Keep the data").is_visible():
        button(page, "Files").click()
    page.get_by_role("combobox", name="Keep the data as").select_option(format_)
    return keep(page, "Keep the data")


def test_a_file_is_shown_in_words_before_it_changes_anything_and_can_be_undone(page, served):
    choose(page, "mine.json", json.dumps(SAMPLE).encode())
    dialog = page.get_by_role("dialog", name="Bring these people in?")
    expect(dialog).to_contain_text("3 new people, 1 tie.")
    button(dialog, "Leave it").click()
    assert kept_in(served.data).people == {}

    choose(page, "mine.json", json.dumps(SAMPLE).encode())
    button(dialog, "Bring them in").click()
    expect(person(page, "AL")).to_be_visible()
    saved(page)
    kept = kept_in(served.data)
    assert kept.people["AL"] == (("job",), "close", "senior", None, False, False)
    assert kept.ties == {frozenset({"AL", "Bo"})}

    # The same file again finds everybody here.
    choose(page, "mine.json", json.dumps(SAMPLE).encode())
    expect(dialog).to_contain_text("0 new people, 3 who are on your map already")
    button(dialog, "Leave it").click()
    button(page, "Undo: the import").click()
    expect(page.get_by_text("Begin with one person")).to_be_visible()
    saved(page)
    assert kept_in(served.data).people == {}


def test_a_file_that_cannot_be_read_is_named_and_changes_nothing(page, served):
    choose(page, "holiday.json", b'{"nodes": [')
    dialog = page.get_by_role("dialog", name="Nothing could be read")
    expect(dialog).to_contain_text("holiday.json")
    button(dialog, "Close").click()
    assert kept_in(served.data).people == {}


def test_what_is_kept_in_files_is_the_map(page, served):
    choose(page, "mine.json", json.dumps(SAMPLE).encode())
    button(page.get_by_role("dialog"), "Bring them in").click()
    expect(person(page, "AL")).to_be_visible()
    saved(page)
    before = work_in(served.data).map

    name, content = keep(page, "PNG")
    assert name.endswith(".png")
    assert content.startswith(b"\x89PNG")
    assert keep(page, "PDF")[1].startswith(b"%PDF")
    assert keep(page, "Empty sheet as PDF")[1].startswith(b"%PDF")
    assert b"<svg" in keep(page, "SVG")[1]
    _, archive = keep_data(page, "Network Canvas (CSV)")
    assert len(zipfile.ZipFile(io.BytesIO(archive)).namelist()) == 3
    page.keyboard.press("Escape")

    # Taken off and brought in again, it is the same map; also from the zip that it was kept in.
    for format_ in ("Node-link JSON", "REDCap (CSV)"):
        name, content = keep_data(page, format_)
        page.keyboard.press("Escape")
        button(page, "Undo: the import").click()
        expect(page.get_by_text("Begin with one person")).to_be_visible()
        choose(page, name, content)
        button(page.get_by_role("dialog"), "Bring them in").click()
        expect(person(page, "AL")).to_be_visible()
        saved(page)
        after = work_in(served.data).map
        assert after.ties == before.ties
        assert [(p.id, p.label, p.kinds, p.closeness, p.level) for p in after.people] == [
            (p.id, p.label, p.kinds, p.closeness, p.level) for p in before.people
        ]


def test_each_format_says_what_it_is_for(page):
    button(page, "Files").click()
    chooser = page.get_by_role("combobox", name="Keep the data as")
    expect(chooser).to_have_accessible_description(
        "The tables that Network Canvas exports, for spreadsheets and statistics."
    )
    chooser.select_option("Tables for egor")
    expect(chooser).to_have_accessible_description(
        "The three tables that the R package egor reads."
    )
    assert chooser.locator("option").count() == len(FORMATS)
