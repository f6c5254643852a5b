"""The writer as its person meets it: open it, type, select, and wait until it says saved."""

from __future__ import annotations

import itertools
import shutil
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Locator, Page, expect

from mentorwidgets.places import shipped
from tests.serving import Served

EXERCISE = "definition-of-success"
FIRST = "I used to count papers."
SUCCESS = "Success is work that matters at a bedside."
TEXT = f"{FIRST} {SUCCESS} And enough evenings at home."


class Shelf:
    """One server with many copies of the exercise, so that each test has an empty page.

    Starting a server for every test would take most of the time of these tests.
    """

    def __init__(self, folder: Path, browser: Browser, *, copies: int = 40) -> None:
        self.exercises = folder / "exercises"
        for number in range(copies):
            shutil.copytree(shipped("exercises") / EXERCISE, self.exercises / f"writing-{number}")
        data = folder / "data"
        data.mkdir()
        self.served = Served("--exercises", str(self.exercises), data=data).ready()
        # The link opens once: later visitors bring the cookie that it set.
        context = browser.new_context()
        context.new_page().goto(self.served.open_link)
        self.key: Any = context.storage_state()
        context.close()
        self._numbers = itertools.count()

    def next(self) -> str:
        """The address of a page that nobody has written on."""
        return f"{self.served.url}/exercise/writing-{next(self._numbers)}"


def open_writer(page: Page, url: str) -> Locator:
    """Open the exercise itself, as it is shipped; its text."""
    page.goto(f"{url}/exercise/{EXERCISE}")
    return text_of(page)


def text_of(page: Page) -> Locator:
    """The field that holds the definition, once it is there."""
    field = page.get_by_role("textbox", name="My definition of success")
    expect(field).to_be_visible()
    return field


def open_part(page: Page, name: str) -> None:
    """Open a part of the exercise by its tab."""
    page.get_by_role("navigation", name="Parts of this exercise").get_by_role(
        "button", name=name, exact=True
    ).click()


def saved(page: Page) -> None:
    """Wait until everything on the page is committed."""
    expect(page.get_by_text("Saved · only you see this")).to_be_visible()


def write(page: Page, text: str) -> None:
    """Write this in place of what is there, as typed, and wait until it is saved."""
    field = text_of(page)
    field.click()
    page.keyboard.press("ControlOrMeta+A")
    page.keyboard.insert_text(text)
    field.blur()
    saved(page)


def select(page: Page, words: str) -> None:
    """Select words in the text by keyboard alone."""
    field = text_of(page)
    field.focus()
    start = field.input_value().index(words)
    page.keyboard.press("ControlOrMeta+Home")
    for _ in range(start):
        page.keyboard.press("ArrowRight")
    for _ in words:
        page.keyboard.press("Shift+ArrowRight")


def marked(page: Page) -> Locator:
    """The words painted behind the text."""
    return page.locator(".w-backdrop mark")
