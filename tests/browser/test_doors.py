"""The light pages and the frame around every page, as a browser and its person meet them."""

from __future__ import annotations

import re
from contextlib import closing

import pytest
from playwright.sync_api import Page, expect

from mentorwidgets.operations import MeetingId
from mentorwidgets.store import open_store
from tests.browser.conftest import DESKTOP, PHONE


def open_a_meeting(page: Page, title: str = "") -> str:
    """Open a meeting on the definition of success; gives the address where people join."""
    page.get_by_label("Exercise").select_option("definition-of-success")
    page.get_by_label("Which group").fill(title)
    page.get_by_role("button", name="Open the meeting").click()
    joining = page.get_by_role("article").first.get_by_role("link")
    address = joining.get_attribute("href")
    assert address
    return address


def test_the_printed_link_opens_home_and_leaves_no_key_in_the_address(serve, visitor):
    served = serve()
    page = visitor(served.open_link)
    expect(page.locator(".mw-screen")).to_be_visible()
    expect(page).to_have_url(f"{served.url}/")
    expect(page.locator("#opening")).to_have_count(0)
    page.go_back()
    assert "#" not in page.url


def test_the_skip_link_leads_to_the_page(owner_page):
    owner_page.keyboard.press("Tab")
    skip = owner_page.get_by_role("link", name="Skip to the page")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    owner_page.keyboard.press("Enter")
    expect(owner_page.get_by_role("main")).to_be_focused()


def test_closing_the_tab_ends_its_kernel_and_a_reload_starts_one_only(serve, visitor):
    served = serve()
    page = visitor(served.open_link)
    expect(page.locator(".mw-screen")).to_be_visible()
    (first,) = served.kernels()
    page.reload()
    expect(page.locator(".mw-screen")).to_be_visible()
    first.wait(60)
    (second,) = served.kernels()
    page.close()
    second.wait(60)
    assert not served.kernels()


def test_an_incomplete_link_says_so(serve, visitor):
    page = visitor(f"{serve().url}/open")
    expect(page.get_by_text("This address is incomplete")).to_be_visible()


def test_a_phone_joins_without_javascript_up_to_the_page_itself(room, visitor):
    join = open_a_meeting(room.host, "Group 7")
    page = visitor(join, viewport=PHONE, java_script_enabled=False)
    page.get_by_label("Your name or initials").fill("AB")
    page.get_by_role("button", name="Join", exact=True).click()
    expect(page).to_have_url(re.compile(r"/m/[0-9a-f]{32}/$"))


def test_a_mistyped_code_is_told_beside_the_field_and_mended_there(room, visitor):
    code = open_a_meeting(room.host).rsplit("/", 1)[1]
    page = visitor(f"{room.url}/join", viewport=PHONE)
    page.get_by_label("Code").fill("QQQQQQ")
    page.get_by_label("Your name or initials").fill("AB")
    page.get_by_role("button", name="Join", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("QQQQQQ")
    expect(page.get_by_label("Code")).to_be_focused()
    page.get_by_label("Code").fill(code.lower())
    page.get_by_role("button", name="Join", exact=True).click()
    expect(page.locator(".mw-screen")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_on_the_light_pages(room, visitor, watch, axe, viewport, scheme):
    watch.expect(r"status of 40[34]")
    join = open_a_meeting(room.host, "Group 7")
    room.host.emulate_media(color_scheme=scheme)
    room.host.set_viewport_size(viewport)
    axe(room.host)
    page = visitor(viewport=viewport, color_scheme=scheme)
    code = join.rsplit("/", 1)[1]
    for path in ("/join", f"/join/{code}", "/join/QQQQQQ", "/open", "/nowhere", "/m/x"):
        page.goto(room.url + path)
        axe(page)
        wide = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        assert wide <= 0, path


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desk", "phone"])
def test_axe_finds_nothing_where_somebody_is_asked_before_something_goes(
    room, visitor, axe, viewport
):
    join = open_a_meeting(room.host, "Group 7")
    people = []
    for name in ("Ana", "Ben"):
        page = visitor(join, viewport=viewport)
        page.get_by_label("Your name or initials").fill(name)
        page.get_by_role("button", name="Join", exact=True).click()
        expect(page.locator(".mw-screen")).to_be_visible()
        people.append(page)
    ana, ben = people
    (key,) = [c for c in ben.context.cookies(ben.url) if c["name"] == "mw_participant"]
    meeting = ana.url
    ana.goto(f"{meeting}open#{key['value']}")
    expect(ana.get_by_role("button", name="Go on as Ben")).to_be_visible()
    axe(ana)
    ana.get_by_role("link", name="Stay Ana").click()
    ana.get_by_role("button", name="Your seat: Ana").click()
    ana.get_by_role("link", name="Erase everything").click()
    expect(ana.get_by_role("heading", name="Erase everything of yours?")).to_be_visible()
    axe(ana)
    left = "mentorwidgets/outbox/{}/" + "0" * 32 + "/1"
    with closing(open_store(room.served.data / "workbook.sqlite3", migrate=False)) as store:
        seats = store.seats(MeetingId(meeting.split("/m/")[1].strip("/")))
        (person,) = [seat.person for seat in seats if seat.name == "Ana"]
    for whose in (person, "f" * 32):
        ana.evaluate("key => localStorage.setItem(key, '{}')", left.format(whose))
    ana.get_by_role("button", name="Erase everything for good").click()
    expect(ana.get_by_text("Nothing that is known to be yours is left")).to_be_visible()
    axe(ana)
    # What she could not send is gone from the device too; another person's is not.
    assert ana.evaluate("Object.keys(localStorage)") == [left.format("f" * 32)]
    room.host.set_viewport_size(viewport)
    room.host.reload()
    room.host.get_by_role("button", name="Erase this meeting").first.click()
    expect(room.host.get_by_text("The seat of 1 person")).to_be_visible()
    axe(room.host)
