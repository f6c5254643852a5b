"""Two people, one after the other in one browser, and side by side: neither meets the other."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.browser.conftest import ROOM
from tests.browser.meeting_room import join, open_meeting

OUTBOX = "Object.keys(localStorage).filter(key => key.startsWith('mentorwidgets/outbox'))"


def definition(page: Page):
    return page.locator('textarea[data-field="text"]')


def saved(page: Page) -> None:
    expect(page.locator(".mw-saved [role=status], .mw-bar [role=status]").first).to_contain_text(
        "Saved"
    )


def leave(page: Page) -> None:
    page.get_by_text("Your seat:").click()
    page.get_by_role("button", name="Leave this device").click()


def test_who_comes_after_somebody_on_one_phone_finds_nothing_of_theirs(room, visitor):
    meeting = open_meeting(room, visitor, "Group 7", exercise="definition-of-success")
    phone = join(room, visitor, meeting, "Ana")
    definition(phone).fill("Ana's own words")
    definition(phone).blur()
    saved(phone)
    left_behind = phone.url
    leave(phone)
    expect(phone.get_by_role("heading", name="You have left")).to_be_visible()
    assert phone.evaluate(OUTBOX) == []
    assert not [c for c in phone.context.cookies() if c["name"] == "mw_participant"]

    phone.goto(left_behind)
    expect(phone.get_by_label("Your name or initials")).to_be_visible()
    phone.get_by_label("Your name or initials").fill("Bo")
    phone.get_by_role("button", name="Join", exact=True).click()
    expect(definition(phone)).to_have_value("")
    expect(phone.locator("body")).not_to_contain_text("Ana's own words")


def test_the_kernel_of_another_is_not_opened_by_its_true_id(room, visitor, watch):
    watch.expect("WebSocket|403|Forbidden")
    meeting = open_meeting(room, visitor, "Group 7", exercise="definition-of-success")
    ana = join(room, visitor, meeting, "Ana")
    bo = join(room, visitor, meeting, "Bo")
    kernel = ana.evaluate("window.jupyterapp.widgetManager.kernel.id")
    assert kernel != bo.evaluate("window.jupyterapp.widgetManager.kernel.id")
    base = f"http://{ROOM}:{room.url.rsplit(':', 1)[1]}{meeting.path}"
    status = "async (url) => (await fetch(url)).status"
    assert ana.evaluate(status, f"{base}/api/kernels/{kernel}") == 200
    assert bo.evaluate(status, f"{base}/api/kernels/{kernel}") in {403, 404}
    opened = """(url) => new Promise((done) => {
      const socket = new WebSocket(url);
      socket.onopen = () => done("opened");
      socket.onerror = () => done("refused");
    })"""
    channel = f"{base.replace('http', 'ws')}/api/kernels/{kernel}/channels?session_id=x"
    assert ana.evaluate(opened, channel) == "opened"
    assert bo.evaluate(opened, channel) == "refused"
