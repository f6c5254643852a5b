"""Home: what is begun, where one left off, and what one may do with one's own work."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.browser.writing import TEXT, open_writer, text_of, write


def home_of(page: Page, url: str) -> Page:
    page.goto(url + "/")
    expect(page.get_by_role("heading", name="Later meetings")).to_be_visible()
    return page


def entry(page: Page, title: str):
    return page.locator(".h-phases").get_by_role("link", name=re.compile(title))


def keep_a_copy(page: Page, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("button", name="Keep a copy").click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    return path


def test_home_shows_the_phases_and_says_where_the_work_is_kept(owner_page, axe):
    titles = owner_page.locator(".h-phase h2")
    expect(titles).to_have_text(
        ["Prepare", "Launch", "Early meetings", "Later meetings", "Conclude", "At any time"]
    )
    expect(owner_page.get_by_text("kept on this computer").first).to_be_visible()
    expect(entry(owner_page, "My definition of success")).to_contain_text("not begun")
    expect(owner_page.get_by_role("button", name="Leave this device")).to_have_count(0)
    axe(owner_page)
    owner_page.set_viewport_size(PHONE)
    axe(owner_page)


def test_home_says_what_is_begun_where_one_left_off_and_what_is_done(serve, visitor, axe):
    served = serve()
    page = visitor(served.open_link)
    home_of(page, served.url)
    writer = page.context.new_page()
    open_writer(writer, served.url)
    write(writer, TEXT)
    # The page that is open already follows by itself.
    expect(entry(page, "My definition of success")).to_contain_text("begun · 18 words")
    expect(page.get_by_text("Where you left off, today")).to_be_visible()
    axe(page)
    page.get_by_role("link", name="Go on with My definition of success").click()
    expect(text_of(page)).to_have_value(TEXT)


def test_a_copy_opens_in_a_fresh_workbook_and_nothing_comes_in_twice(serve, visitor, tmp_path):
    served = serve()
    page = visitor(served.open_link)
    open_writer(page, served.url)
    write(page, TEXT)
    copy = keep_a_copy(home_of(page, served.url), tmp_path)
    assert re.fullmatch(r"mentoring-workbook-\d{4}-\d\d-\d\d\.json", copy.name)
    assert json.loads(copy.read_text(encoding="utf-8"))["format"] == "mentorwidgets-copy"

    fresh = serve()
    other = visitor(fresh.open_link)
    home_of(other, fresh.url)
    other.locator("input[type=file]").set_input_files(copy)
    expect(other.get_by_text("came in: My definition of success.").first).to_be_visible()
    expect(entry(other, "My definition of success")).to_contain_text("18 words")
    other.locator("input[type=file]").set_input_files(copy)
    expect(other.get_by_text("Everything in this copy was here already.").first).to_be_visible()
    other.get_by_role("link", name="Go on with My definition of success").click()
    expect(text_of(other)).to_have_value(TEXT)
    write(other, f"{TEXT} On.")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a photograph, say", "not a copy of a workbook"),
        ('{"format": "mentorwidgets-copy", "version": 9, "documents": {}}', "newer version"),
        (
            '{"format": "mentorwidgets-copy", "version": 1, "documents": {"a": [{}]}}',
            "at documents.a[0] there should be",
        ),
    ],
)
def test_a_file_that_is_no_copy_is_refused_in_words(owner_page, tmp_path, content, said):
    path = tmp_path / "file.json"
    path.write_text(content)
    owner_page.locator("input[type=file]").set_input_files(path)
    expect(owner_page.get_by_role("alert").filter(has_text=said)).to_be_visible()


def test_a_trainers_fault_is_shown_calmly_and_the_last_good_version_runs(
    serve, visitor, tmp_path, axe
):
    folder = tmp_path / "own" / "definition-of-success"
    folder.mkdir(parents=True)
    (folder / "exercise.yaml").write_text("format: 1\nkind: writing\ntitel: Typo\n")
    served = serve("--exercises", str(tmp_path / "own"))
    page = visitor(served.open_link)
    home_of(page, served.url)
    faults = page.get_by_role("region", name="An exercise was edited and cannot be read")
    expect(faults).to_contain_text("exercise.yaml:3")
    expect(faults).to_contain_text("title")
    axe(page)
    entry(page, "My definition of success").click()
    expect(text_of(page)).to_be_visible()


def test_home_never_scrolls_sideways(owner_page):
    for width, size in ((1280, "200%"), (390, "100%"), (390, "200%"), (320, "100%")):
        owner_page.set_viewport_size({"width": width, "height": 800})
        owner_page.evaluate("size => { document.documentElement.style.fontSize = size; }", size)
        assert owner_page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
