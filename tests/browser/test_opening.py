"""A page that a busy server answers too late opens itself again."""

from __future__ import annotations

from playwright.sync_api import expect


def test_a_page_whose_widgets_come_too_late_opens_itself_again(serve, visitor, proxy, watch):
    # The widget manager waits a few seconds for the kernel, then shows an error for good.
    watch.expect("console:|error:")
    served = serve()
    network = proxy(served)
    page = visitor(network.through(served.open_link))
    expect(page.locator(".mw-page")).to_be_visible()
    network.freeze_at(b"Upgrade: websocket")
    page.goto(f"{network.url}/exercise/definition-of-success", wait_until="commit")
    expect(page.locator("#slow")).to_be_visible()
    assert network.is_frozen
    network.thaw()
    expect(page.get_by_role("heading", level=1, name="My definition of success")).to_be_visible()
    expect(page.locator("#opening")).to_have_count(0)


def test_a_page_of_an_exercise_leads_back_to_the_workbook(serve, visitor):
    served = serve()
    page = visitor(served.open_link)
    page.goto(f"{served.url}/exercise/definition-of-success")
    page.get_by_role("link", name="Workbook").click()
    expect(page.get_by_role("heading", level=1, name="Your workbook")).to_be_visible()
