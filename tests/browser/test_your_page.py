"""Your page: choose what stands on it, and keep it as PDF, Word and JSON."""

from __future__ import annotations

import json
import re
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.conftest import PHONE
from tests.browser.meeting_room import join, name_people, open_meeting
from tests.browser.writing import TEXT, open_part, open_writer, saved, write
from tests.reports.own import docx_text, pdf_text

MAP_EXERCISE = "developmental-network"
ANSWER = "When the nurse said that it works."


def box(page: Page, name: str):
    return page.get_by_role("checkbox", name=name, exact=True)


def keep(page: Page, button: str, folder: Path) -> Path:
    """Press a button that makes a file; the file."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button, exact=True).click()
    path = folder / download.value.suggested_filename
    download.value.save_as(path)
    expect(page.locator(".yp-said")).to_have_text(f"{path.name} is in your downloads.")
    return path


def test_pieces_are_chosen_one_by_one_and_kept_in_three_formats(serve, visitor, axe, tmp_path):
    served = serve()
    page = visitor(served.open_link)
    page.goto(f"{served.url}/your-page")
    expect(page.get_by_text("Nothing is written yet.")).to_be_visible()
    axe(page)

    open_writer(page, served.url)
    write(page, TEXT)
    open_part(page, "Before")
    page.locator(".w-answer").locator("visible=true").first.fill(ANSWER)
    saved(page)
    page.get_by_role("link", name="Your page: put together what you have written").click()

    text, before = box(page, "Your definition"), box(page, "Before you meet")
    expect(text).to_be_checked()
    expect(before).not_to_be_checked()
    expect(page.get_by_text("Written for yourself, before the meeting.")).to_be_visible()
    count = page.locator(".yp-count")
    expect(count).to_have_text(re.compile("1 of 2 pieces · 18 words"))
    pdf = keep(page, "PDF", tmp_path)
    assert pdf.name.startswith("my-page-")
    assert "work that matters at a bedside" in pdf_text(pdf.read_bytes())
    assert ANSWER not in pdf_text(pdf.read_bytes())

    # By keyboard, and remembered when one comes back.
    before.press("Space")
    expect(count).to_have_text(re.compile("2 of 2 pieces"))
    text.press("Space")
    axe(page)
    page.reload()
    expect(before).to_be_checked()
    expect(text).not_to_be_checked()
    told = docx_text(keep(page, "Word", tmp_path).read_bytes())
    assert ANSWER in told
    assert "work that matters" not in told
    file = json.loads(keep(page, "JSON", tmp_path).read_text())
    (chapter,) = file["chapters"]
    assert [piece["id"] for piece in chapter["pieces"]] == ["definition-of-success:before"]

    page.get_by_role("button", name="Take none").press("Enter")
    expect(count).to_have_text("Nothing is chosen. Choose at least one piece.")
    expect(page.get_by_role("button", name="PDF", exact=True)).to_be_disabled()
    page.get_by_role("button", name="As suggested").press("Enter")
    expect(text).to_be_checked()
    page.set_viewport_size(PHONE)
    axe(page)
    # On a phone the buttons stay at hand while one reads the list.
    expect(page.get_by_role("button", name="PDF", exact=True)).to_be_in_viewport()
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_in_a_room_everybody_has_a_page_of_their_own_and_comes_back_to_the_meeting(
    room, visitor, axe, tmp_path
):
    meeting = open_meeting(room, visitor, "Monday", MAP_EXERCISE)
    ana = join(room, visitor, meeting, "Ana")
    name_people(ana, ["Lindqvist, Eva"])
    ben = join(room, visitor, meeting, "Ben")
    name_people(ben, ["Quincewood"])

    ana.get_by_role("button", name="Your seat: Ana").click()
    ana.get_by_role("link", name="Your page", exact=True).click()
    expect(box(ana, "The people as a list")).to_be_checked()
    axe(ana)
    told = docx_text(keep(ana, "Word", tmp_path).read_bytes())
    # The room is no secure context, and others are on the page by their initials.
    assert not ana.evaluate("window.isSecureContext")
    assert "LE" in told
    assert "Lindqvist" not in told
    assert "Quincewood" not in told
    ana.get_by_role("radio", name="as I wrote them").check()
    written = docx_text(keep(ana, "Word", tmp_path).read_bytes())
    assert "Lindqvist, Eva" in written
    ana.reload()
    expect(ana.get_by_role("radio", name="as I wrote them")).to_be_checked()
    ana.get_by_role("link", name="Back to the meeting").click()
    expect(ana.get_by_role("group", name="The meeting")).to_be_visible()
    # What was chosen goes from the device with the person.
    ana.get_by_role("button", name="Your seat: Ana").click()
    ana.get_by_role("button", name="Leave this device").click()
    ana.wait_for_url("**/leave**")
    kept = ana.evaluate("Object.keys(localStorage).filter((key) => key.includes('your-page'))")
    assert kept == []


def test_a_mentor_says_what_they_offer_on_a_phone_and_finds_it_on_their_page(owner_page, axe):
    page = owner_page
    page.set_viewport_size(PHONE)
    page.goto(f"{page.url.rstrip('/')}/exercise/value-i-bring")
    part = page.get_by_role("combobox", name="Part of this exercise")
    part.select_option("offer")
    offers = [
        ("Feedback on work in progress", "I read a draft within a week."),
        ("Finding the way in the institution", "A walk, and who decides what."),
        ("Thinking aloud with somebody", "Half an hour, no advice."),
    ]
    kinds = page.get_by_role("combobox", name="Kind of help", exact=True)
    for number, (kind, looks) in enumerate(offers):
        if number:
            page.get_by_role("button", name="Add a kind of help").press("Enter")
        expect(kinds).to_have_count(number + 1)
        kinds.nth(number).select_option(label=kind)
        page.get_by_role("textbox", name="What it looks like").nth(number).fill(looks)
    saved(page)
    expect(page.locator(".w-steps li", has_text="Three kinds of help")).to_contain_text("done")
    axe(page)
    page.get_by_role("link", name="Your page: put together what you have written").click()
    expect(box(page, "What I offer")).to_be_checked()
    expect(page.locator(".yp-first").first).to_contain_text("I read a draft within a week.")
