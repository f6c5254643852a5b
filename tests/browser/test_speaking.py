"""A pitch and a talk, done whole: by pointer, by keys, by touch; said aloud, heard again, resumed."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import CHROMIUM, PHONE, Room
from tests.browser.meeting_room import join, open_meeting
from tests.browser.writing import open_part, saved
from tests.serving import Served

SPEECH = "In our cohort the ECG was a robust sign, three days before the trouble came."


@pytest.fixture
def alone(serve: Callable[..., Served], visitor: Callable[..., Page]) -> Callable[..., Page]:
    """Somebody at an exercise of their own: ``alone("elevator-pitch", "Pitch")``."""
    served = serve()
    link = served.open_link
    key: dict = {}

    def come(exercise: str, part: str, **options) -> Page:
        page = visitor(storage_state=key.get("state"), **options)
        if not key:
            page.goto(link)
            key["state"] = page.context.storage_state()
        page.goto(f"{served.url}/exercise/{exercise}#{part}")
        expect(page.locator(f"#part-{part}")).to_be_visible()
        return page

    return come


def speech(page: Page, who: str = "a member of your family", how_long: str = "1 minute") -> Locator:
    return page.get_by_role("textbox", name=f"What you say to {who}, in {how_long}")


def say_it(page: Page) -> None:
    """Speak for some seconds."""
    page.get_by_role("button", name="Start").click()
    expect(page.locator(".s-face")).to_have_text(re.compile("0:0[4-9]"))
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text("It is on your list below.")).to_be_visible()


def test_a_pitch_is_thought_written_said_and_written_again_by_pointer(alone, axe):
    page = alone("elevator-pitch", "pitch")
    axe(page)
    page.get_by_label("What is wrong, missing").fill("Hearts fail at night.")
    page.get_by_label("What would you like them").fill("Would you wear it?")
    page.get_by_role("button", name="Write it").click()
    page.get_by_role("button", name="Begin with your answers").click()
    expect(speech(page)).to_have_value("Hearts fail at night.\n\nWould you wear it?")
    speech(page).fill(SPEECH)
    # Counted, estimated at a pace of one's own, and set beside the time there is.
    expect(page.locator(".s-length-words")).to_have_text("15 wordsabout 6 seconds54 seconds left")
    page.get_by_label("words a minute").fill("250")
    page.get_by_label("words a minute").blur()
    expect(page.get_by_text("Between 100 and 200 words a minute")).to_be_visible()
    page.get_by_label("words a minute").fill("100")
    page.get_by_label("words a minute").blur()
    expect(page.locator(".s-length-words")).to_contain_text("about 9 seconds")
    # Marked behind the text, said below it, and the person's to judge.
    expect(page.get_by_text("3 words a member of your family may not know:")).to_be_visible()
    expect(page.locator(".s-paper mark")).to_have_text(["cohort", "ECG", "robust"])
    page.get_by_role("button", name="robust").click()
    page.get_by_role("button", name="Show it in the text").click()
    chosen = "t => t.value.slice(t.selectionStart, t.selectionEnd)"
    assert speech(page).evaluate(chosen) == "robust"
    page.get_by_role("button", name="They know it").click()
    expect(page.locator(".s-paper mark")).to_have_text(["cohort", "ECG"])
    page.get_by_text("Your list of words", exact=True).click()
    page.get_by_label("A word that others may not know").fill("Sign")
    page.get_by_label("A word that others may not know").press("Enter")
    expect(page.locator(".s-paper mark")).to_have_text(["cohort", "ECG", "sign"])
    axe(page)
    # Another listener knows other words, and has a text of their own.
    page.get_by_role("radio", name="Funder").check()
    expect(speech(page, "somebody who gives money")).to_have_value("")
    page.get_by_role("button", name="Begin with what you have for a member").click()
    expect(page.locator(".s-paper mark")).to_have_text(["ECG", "robust", "sign"])
    page.get_by_role("radio", name="Family").check()
    # A first version, and what became of it.
    page.get_by_role("button", name="Keep this version").click()
    speech(page).fill(SPEECH.replace("robust", "clear"))
    page.get_by_role("button", name="Beside the first version").click()
    expect(page.locator(".w-sides del")).to_contain_text("robust")
    expect(page.locator(".w-sides ins")).to_contain_text("clear")
    axe(page)
    page.get_by_role("button", name="Back to writing").click()
    page.get_by_role("button", name="Keep this version").click()
    # Said aloud, looked back on, and there again after a reload.
    page.get_by_role("button", name="Say it", exact=True).click()
    say_it(page)
    page.get_by_label(re.compile("A note on today")).fill("Slower at the end.")
    page.get_by_label("the gist").check()
    axe(page)
    for step in ("One version is written", "Said aloud once", "A second version is kept"):
        row = page.locator(".w-step", has_text=step)
        expect(row.locator(".w-sign-done")).to_be_visible()
    saved(page)
    page.reload()
    expect(speech(page)).to_have_value(SPEECH.replace("robust", "clear"))
    page.get_by_role("button", name="Say it", exact=True).click()
    expect(page.get_by_label(re.compile("A note on today"))).to_have_value("Slower at the end.")
    expect(page.get_by_label("the gist")).to_be_checked()


def test_a_pitch_is_done_by_keyboard_alone(alone):
    page = alone("elevator-pitch", "pitch")
    keys = page.keyboard
    page.get_by_role("radio", name="Family").focus()
    keys.press("ArrowRight")
    expect(page.get_by_role("radio", name="Other field")).to_be_checked()
    # Somebody of one's own.
    keys.press("Tab")
    expect(page.get_by_role("button", name="Somebody else…")).to_be_focused()
    keys.press("Enter")
    keys.type("a nurse")
    keys.press("Enter")
    expect(page.get_by_role("radio", name="a nurse")).to_be_focused()
    expect(page.get_by_role("radio", name="a nurse")).to_be_checked()
    for _ in range(3):
        keys.press("Tab")
    expect(page.get_by_role("button", name="Think", exact=True)).to_be_focused()
    keys.press("Tab")
    keys.press("Enter")
    for _ in range(2):
        keys.press("Tab")
    expect(page.get_by_role("radio", name="1 minute")).to_be_focused()
    keys.press("ArrowLeft")
    keys.press("Tab")
    text = speech(page, "a nurse", "30 seconds")
    expect(text).to_be_focused()
    keys.type("A cohort, said in one breath.")
    keys.press("Tab")
    expect(page.get_by_label("words a minute")).to_be_focused()
    keys.press("Tab")
    expect(page.get_by_role("button", name="cohort")).to_be_focused()
    keys.press("Enter")
    keys.press("Tab")
    keys.press("Tab")
    keys.press("Enter")
    expect(
        page.get_by_text("Nothing from your list of words that a nurse may not know.")
    ).to_be_visible()
    # The word has gone; the keyboard has not.
    expect(page.get_by_text("Your list of words", exact=True)).to_be_focused()
    keys.press("Tab")
    keys.press("Enter")
    expect(page.locator(".w-draft")).to_have_count(1)
    saved(page)
    page.reload()
    expect(text).to_have_value("A cohort, said in one breath.")
    expect(page.get_by_role("radio", name="a nurse")).to_be_checked()


def test_a_pitch_is_done_by_touch_on_a_phone(alone, axe):
    page = alone("elevator-pitch", "pitch", viewport=PHONE, has_touch=True, is_mobile=True)
    page.get_by_role("radio", name="Your field").tap()
    page.get_by_role("button", name="Write", exact=True).tap()
    page.get_by_role("radio", name="30 seconds").tap()
    text = speech(page, "a colleague from your field", "30 seconds")
    text.tap()
    page.keyboard.insert_text(SPEECH)
    expect(page.get_by_text("1 word a colleague from your field may not know:")).to_be_visible()
    page.get_by_role("button", name="ECG").tap()
    page.get_by_role("button", name="Off my list").tap()
    expect(page.get_by_text("Nothing from your list of words that a colleague")).to_be_visible()
    page.get_by_role("button", name="Keep this version").tap()
    axe(page)
    page.get_by_role("button", name="Say it", exact=True).tap()
    # While one speaks the clock is in sight.
    page.get_by_role("button", name="Start").tap()
    expect(page.get_by_role("button", name="Stop")).to_be_in_viewport()
    expect(page.locator(".s-face")).to_have_text(re.compile("0:0[4-9]"))
    page.get_by_role("button", name="Stop").tap()
    page.get_by_text("word for word", exact=True).tap()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    small = """[...document.querySelectorAll('#part-pitch :is(button, .s-pill, .s-point, summary)')]
        .filter((e) => e.checkVisibility() && e.getBoundingClientRect().height < 43.5)
        .map((e) => e.textContent)"""
    assert page.evaluate(small) == []
    saved(page)
    page.reload()
    expect(text).to_have_value(SPEECH)


@pytest.fixture
def with_microphone(browser: Browser) -> Iterator[Browser]:
    """A browser whose microphone is open, and hears a tone."""
    found = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
    media = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
    chromium = browser.browser_type.launch(executable_path=found, args=[*CHROMIUM, *media])
    yield chromium
    chromium.close()


def test_one_hears_oneself_and_no_sound_leaves_the_page(
    serve, with_microphone: Browser, watch
) -> None:
    served = serve()
    context = with_microphone.new_context()
    watch.on(context)
    page = context.new_page()
    page.goto(served.open_link)
    page.goto(f"{served.url}/exercise/elevator-pitch#pitch")
    page.get_by_role("button", name="Say it", exact=True).click()
    sent: list[int] = []
    page.on("request", lambda request: sent.append(len(request.post_data or "")))
    page.on("websocket", lambda line: line.on("framesent", lambda data: sent.append(len(data))))
    page.get_by_label("Record me as well").check()
    say_it(page)
    sound = page.locator("audio")
    expect(sound).to_have_count(1)
    assert sound.get_attribute("src").startswith("blob:")
    # It plays: the page's policy lets it play what it holds.
    length = sound.evaluate(
        """async (audio) => { audio.muted = true; await audio.play(); return audio.readyState; }"""
    )
    assert length >= 2
    saved(page)
    assert max([*sent, 0]) < 5_000
    # The microphone is closed when one stops, and what was heard is gone with the page.
    page.reload()
    page.get_by_role("button", name="Say it", exact=True).click()
    expect(page.locator(".s-time-row")).to_have_count(1)
    expect(page.locator("audio")).to_have_count(0)
    context.close()


def test_a_phone_in_the_room_is_told_in_one_line_why_it_cannot_record(room: Room, visitor):
    meeting = open_meeting(room, visitor, "Group 4", "elevator-pitch")
    phone = join(room, visitor, meeting, "AL")
    assert phone.evaluate("window.isSecureContext") is False
    phone.get_by_label("Part of this exercise").select_option("pitch")
    phone.get_by_role("button", name="Say it", exact=True).click()
    expect(phone.get_by_text("your browser keeps the microphone closed")).to_be_visible()
    expect(phone.get_by_label("Record me as well")).to_have_count(0)
    # The clock needs none of it.
    say_it(phone)


def test_a_talk_is_planned_moved_and_said_by_pointer_keys_and_touch(alone, axe):
    page = alone("oral-presentation", "talk")
    words = page.locator(".s-strip-words")
    expect(words).to_have_text("10 minutes to fill")
    rows = page.locator(".s-row")
    for number, (message, minutes) in enumerate(
        [("The trouble", "2,5"), ("What we did", "4"), ("What follows", "4:30")]
    ):
        page.get_by_role("button", name="Add a message").click()
        expect(rows.nth(number).locator("textarea").first).to_be_focused()
        page.keyboard.type(message)
        row = rows.nth(number)
        row.locator(".s-minutes").fill(minutes)
        row.locator(".s-minutes").press("Enter")
    expect(words).to_have_text("11 planned of 10 minutes: 1 minute more than there is")
    axe(page)
    # In true proportions: of eleven minutes the first has two and a half.
    share = "(e) => e.getBoundingClientRect().width / e.parentElement.getBoundingClientRect().width"
    assert page.locator(".s-piece").first.evaluate(share) == pytest.approx(2.5 / 11, abs=0.01)
    rows.nth(2).get_by_role("button", name=re.compile("Half a minute less")).dblclick()
    expect(words).to_have_text("10 planned of 10 minutes: it fits")
    titles = lambda: [row.locator("textarea").first.input_value() for row in rows.all()]  # noqa: E731
    # By pointer, by keys, and by a button.
    handle = rows.nth(2).get_by_role("button", name="Move “What follows”")
    handle.scroll_into_view_if_needed()
    box, target = handle.bounding_box(), rows.nth(0).bounding_box()
    page.mouse.move(box["x"] + 10, box["y"] + 10)
    page.mouse.down()
    page.mouse.move(box["x"] + 10, target["y"] + 5, steps=12)
    page.mouse.up()
    expect(rows.nth(0).locator("textarea").first).to_have_value("What follows")
    handle = page.get_by_role("button", name="Move “What follows”")
    handle.focus()
    page.keyboard.press("ArrowDown")
    expect(rows.nth(1).locator("textarea").first).to_have_value("What follows")
    expect(handle).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(rows.nth(2).locator("textarea").first).to_have_value("What follows")
    page.get_by_role("button", name="Later: The trouble").click()
    expect(rows.nth(0).locator("textarea").first).to_have_value("What we did")
    # Taken off and put back where it was; minutes that nobody plans are refused beside the field.
    page.get_by_role("button", name="Take off: The trouble").click()
    expect(rows).to_have_count(2)
    page.get_by_role("button", name="Put it back").click()
    expect(rows.nth(1).locator("textarea").first).to_have_value("The trouble")
    rows.nth(1).locator(".s-minutes").fill("2.2")
    rows.nth(1).locator(".s-minutes").press("Enter")
    expect(page.get_by_text("Minutes come in halves").first).to_be_visible()
    # Said aloud: the page follows the plan.
    page.get_by_role("button", name="Start").click()
    expect(page.get_by_text("The plan is at number 1, until 4:00: What we did")).to_be_visible()
    expect(page.locator(".s-face")).to_have_text(re.compile("0:0[4-9]"))
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_text("It is on your list below.")).to_be_visible()
    saved(page)
    # On the phone of the same person it is the same talk, and a finger moves it.
    phone = alone("oral-presentation", "talk", viewport=PHONE, has_touch=True, is_mobile=True)
    theirs = phone.locator(".s-row")
    expect(theirs).to_have_count(3)
    phone.get_by_role("button", name="Earlier: The trouble").tap()
    expect(theirs.nth(0).locator("textarea").first).to_have_value("The trouble")
    axe(phone)
    assert phone.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    saved(phone)
    expect(rows.nth(0).locator("textarea").first).to_have_value("The trouble")
    assert titles() == ["The trouble", "What we did", "What follows"]
    open_part(page, "Next steps")
    expect(page.get_by_role("heading", name="Your next rehearsals")).to_be_visible()
