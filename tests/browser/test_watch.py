"""The watch that every browser test relies on sees what it must see."""

import pytest
from playwright.sync_api import expect

PAGE = "<!doctype html><html lang=en><title>A page</title><main><h1>Hello</h1>{}</main></html>"


@pytest.fixture
def page_with(visitor):
    def opened(body):
        page = visitor()
        page.route(
            "http://room.test/",
            lambda r: r.fulfill(body=PAGE.format(body), content_type="text/html"),
        )
        page.route("http://elsewhere.test/**", lambda r: r.abort())
        page.goto("http://room.test/")
        return page

    return opened


def seen(watch, pattern):
    found = [fault for fault in watch.faults if pattern in fault]
    watch.expect(".*")
    return found


def test_a_quiet_page_is_no_fault(page_with, watch, axe):
    page = page_with("<p>All is well.</p>")
    expect(page.get_by_text("All is well")).to_be_visible()
    axe(page)
    assert watch.unexpected() == []


def test_an_error_on_the_console_is_a_fault(page_with, watch):
    page_with("<script>console.error('told you')</script>")
    assert seen(watch, "told you")


def test_an_error_in_the_code_of_a_page_is_a_fault(page_with, watch):
    page = page_with("<script>setTimeout(() => { document.title = 'broken'; nothing() })</script>")
    expect(page).to_have_title("broken")
    page.evaluate("1")
    assert seen(watch, "nothing is not defined")


def test_a_request_to_another_host_is_a_fault(page_with, watch):
    page_with("<img alt='' src='http://elsewhere.test/dot.png'>")
    assert seen(watch, "request to another host: http://elsewhere.test/dot.png")


def test_what_a_test_announced_is_no_fault(page_with, watch):
    watch.expect("told you")
    page_with("<script>console.error('told you')</script>")
    assert watch.unexpected() == []


def test_axe_finds_an_image_without_words(page_with, axe):
    page = page_with("<img src='data:,'>")
    with pytest.raises(AssertionError, match="image-alt"):
        axe(page)
