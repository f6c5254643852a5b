"""Nothing typed is lost: reloads, cut and frozen lines, killed and restarted servers, two pages."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.serving import free_port

EXERCISE = "definition-of-success"
#: What a browser says by itself when a line breaks that a test has cut.
BROKEN_LINE = r"WebSocket|ERR_|Failed to load resource|Failed to fetch|Connection lost|net::"


def text_of(page: Page):
    return page.locator('textarea[data-field="text"]')


def status(page: Page):
    return page.locator(".mw-saved [role=status]")


def saved(page: Page) -> None:
    expect(status(page)).to_contain_text("Saved")


def write(page: Page, words: str) -> None:
    """Type at the end, as a person does, key by key."""
    field = text_of(page)
    field.click()
    field.press("Control+End")
    field.press_sequentially(words)


def open_writer(page: Page, base: str) -> Page:
    page.goto(f"{base}/exercise/{EXERCISE}")
    expect(text_of(page)).to_be_visible()
    return page


@pytest.fixture
def words_of(store_of):
    """The texts in the store, newest last, of the field that holds the definition."""
    import json

    def look(served) -> list[str]:
        rows = store_of(served.data).rows("select op from entries order by revision")
        ops = [json.loads(row["op"]) for row in rows]
        return [op["text"] for op in ops if op["type"] == "write" and op["field"] == "text"]

    return look


def test_what_was_typed_is_committed_before_it_is_called_saved_and_there_after_a_reload(
    serve, visitor, words_of
):
    served = serve()
    page = open_writer(visitor(key=served.open_link), served.url)
    write(page, "Work that matters")
    expect(status(page)).to_have_text("Saving")
    saved(page)
    assert words_of(served)[-1] == "Work that matters"
    page.reload()
    expect(text_of(page)).to_have_value("Work that matters")


def test_a_killed_server_loses_nothing_and_the_same_browser_goes_on(
    serve, visitor, watch, words_of
):
    watch.expect(BROKEN_LINE)
    port = str(free_port())
    served = serve("--port", port)
    page = open_writer(visitor(key=served.open_link), served.url)
    write(page, "Before the power cut.")
    saved(page)
    served.kill()
    write(page, " After it.")
    expect(status(page)).to_contain_text("kept on this device")
    again = serve("--port", port, data=served.data)
    # The page finds out that its kernel is gone, and says how to go on or goes on by itself.
    reopen = page.get_by_role("button", name="Open it again")
    expect(reopen).to_be_visible()
    expect(text_of(page)).to_have_value("Before the power cut. After it.")
    reopen.click()
    expect(text_of(page)).to_have_value("Before the power cut. After it.")
    saved(page)
    assert words_of(again)[-1] == "Before the power cut. After it."


def test_a_cut_line_keeps_the_words_on_the_device_and_sends_them_when_it_is_back(
    serve, visitor, proxy, watch, words_of
):
    watch.expect(BROKEN_LINE)
    served = serve()
    network = proxy(served)
    page = open_writer(visitor(key=network.through(served.open_link)), network.url)
    write(page, "One.")
    saved(page)
    network.cut()
    write(page, " Two.")
    expect(status(page)).to_have_text("Offline: kept on this device")
    expect(page.locator(".mw-banner").filter(has_text="No connection")).to_be_visible()
    write(page, " Three.")
    network.mend()
    saved(page)
    expect(page.locator(".mw-banner").filter(has_text="No connection")).to_be_hidden()
    expect(text_of(page)).to_have_value("One. Two. Three.")
    assert words_of(served)[-1] == "One. Two. Three."


def test_a_frozen_line_is_noticed_and_nothing_is_lost_or_doubled(
    serve, visitor, proxy, watch, words_of
):
    watch.expect(BROKEN_LINE)
    served = serve()
    network = proxy(served)
    page = open_writer(visitor(key=network.through(served.open_link)), network.url)
    write(page, "Before.")
    saved(page)
    network.freeze()
    write(page, " During.")
    expect(status(page)).to_have_text("Offline: kept on this device")
    network.thaw()
    saved(page)
    write(page, " After.")
    saved(page)
    texts = words_of(served)
    assert texts[-1] == "Before. During. After."
    assert len(texts) == len(set(texts)), "a text was kept twice"


def test_words_that_a_closed_page_could_not_send_are_sent_by_the_next(
    serve, visitor, proxy, watch, words_of
):
    watch.expect(BROKEN_LINE)
    served = serve()
    network = proxy(served)
    page = open_writer(visitor(key=network.through(served.open_link)), network.url)
    write(page, "Kept.")
    saved(page)
    network.cut()
    write(page, " Typed in the tunnel.")
    expect(status(page)).to_have_text("Offline: kept on this device")
    elsewhere = page.context.new_page()
    page.close()
    network.mend()
    open_writer(elsewhere, network.url)
    expect(text_of(elsewhere)).to_have_value("Kept. Typed in the tunnel.")
    saved(elsewhere)
    assert words_of(served)[-1] == "Kept. Typed in the tunnel."
    left = elsewhere.evaluate(
        "Object.keys(localStorage).filter(k => k.startsWith('mentorwidgets/outbox'))"
    )
    assert left == [], "an acknowledged operation stayed on the device"


def test_two_devices_on_one_draft_both_keep_their_words(serve, visitor, proxy, watch, words_of):
    watch.expect(BROKEN_LINE)
    served = serve()
    network = proxy(served)
    first = open_writer(visitor(key=network.through(served.open_link)), network.url)
    write(first, "Ground. ")
    saved(first)
    # The second device is a browser of its own with the same key.
    second_context = visitor()
    second_context.context.add_cookies(first.context.cookies())
    second = open_writer(second_context, served.url)
    expect(text_of(second)).to_have_value("Ground. ")
    network.cut()
    write(first, "From the train.")
    expect(status(first)).to_have_text("Offline: kept on this device")
    write(second, "From the desk.")
    saved(second)
    network.mend()
    saved(first)
    for page in (first, second):
        expect(page.locator("body")).to_contain_text(re.compile("From the train"))
        expect(page.locator("body")).to_contain_text(re.compile("From the desk"))
    texts = words_of(served)
    assert "Ground. From the train." in texts
    assert "Ground. From the desk." in texts


def test_a_duplicated_tab_shows_the_same_words_and_follows(serve, visitor, words_of):
    served = serve()
    first = open_writer(visitor(key=served.open_link), served.url)
    write(first, "Once")
    saved(first)
    second = open_writer(first.context.new_page(), served.url)
    expect(text_of(second)).to_have_value("Once")
    write(second, " and again")
    saved(second)
    expect(text_of(first)).to_have_value("Once and again")
    assert words_of(served)[-1] == "Once and again"


def test_a_trait_set_from_the_console_changes_nothing_in_python(serve, visitor):
    """Identity and state are not what a browser says they are."""
    served = serve()
    page = open_writer(visitor(key=served.open_link), served.url)
    page.evaluate(
        """async () => {
          const manager = window.jupyterapp.widgetManager;
          for (const promise of Object.values(manager._models)) {
            const model = await promise;
            if (!model.get("_esm")) continue;
            window.page = model;
            model.set("_options", {keeping: {mode: "room", host: "nobody"}});
            model.save_changes();
          }
        }"""
    )
    mode = "() => window.page.get('_options').keeping.mode"
    assert page.evaluate(mode) == "room"
    write(page, "Mine")
    saved(page)
    # What Python says when it is asked again is what it always was.
    page.evaluate("() => window.page.comm.send({method: 'request_state'}, {})")
    for _ in range(200):
        if page.evaluate(mode) == "alone":
            break
        page.evaluate("() => new Promise(requestAnimationFrame)")
    assert page.evaluate(mode) == "alone"


def test_the_person_is_told_who_can_read_it(serve, visitor):
    served = serve()
    page = open_writer(visitor(key=served.open_link), served.url)
    page.locator(".mw-saved summary").click()
    expect(page.locator(".mw-saved-truth")).to_contain_text("on this computer")
    assert urlsplit(page.url).path == f"/exercise/{EXERCISE}"
