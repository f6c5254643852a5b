"""The real browsers among the sixty: one shows the board, the others are phones that write."""

from __future__ import annotations

import re
import shutil
import threading
import time
from contextlib import ExitStack, closing
from types import TracebackType

from playwright.sync_api import Page, expect, sync_playwright

from mentorwidgets.operations import PersonId
from mentorwidgets.store import hash_key, open_store
from tests.server.client import Person
from tests.server.rooms import Meeting, join_meeting
from tests.serving import Served

_WORDS = "To have built something that others use and can mend without me. " * 3


class Browsers:
    """So many pages in Chromium; with none, nothing happens."""

    def __init__(self, served: Served, meeting: Meeting, many: int) -> None:
        self._served, self._meeting, self._many = served, meeting, many
        self._stack = ExitStack()
        self._phones: list[tuple[PersonId, Page]] = []

    def __enter__(self) -> Browsers:
        if self._many:
            playwright = self._stack.enter_context(sync_playwright())
            found = next(filter(None, map(shutil.which, ("chromium", "google-chrome"))))
            self._chromium = playwright.chromium.launch(
                executable_path=found, args=["--no-sandbox", "--disable-gpu"]
            )
            self._stack.callback(self._chromium.close)
            begin = time.perf_counter()
            leader = Person(self._served.url)
            assert leader.open(self._meeting.facilitator_link).status == 303
            self._board = self._page(leader, "board", {"width": 1280, "height": 800})
            expect(self._board.get_by_role("button", name="Pause")).to_be_visible(timeout=60_000)
            for number in range(self._many - 1):
                person = join_meeting(self._served.url, self._meeting, f"B{number}")
                phone = self._page(person, "", {"width": 390, "height": 844})
                field = phone.get_by_role("textbox", name="My definition of success")
                expect(field).to_be_visible(timeout=60_000)
                self._phones.append((person_behind(self._served, person), phone))
            print(
                f"  {self._many} browsers beside them: {time.perf_counter() - begin:.1f} s in turn"
            )
        return self

    def __exit__(self, *_error: type[BaseException] | BaseException | TracebackType | None) -> None:
        self._stack.close()

    def _page(self, person: Person, place: str, size: dict[str, int]) -> Page:
        context = self._chromium.new_context(viewport=size)
        context.add_cookies(
            [
                {"name": c.name, "value": c.value or "", "domain": "127.0.0.1", "path": c.path}
                for c in person.jar
            ]
        )
        page = context.new_page()
        page.goto(f"{self._served.url}/m/{self._meeting.id}/{place}")
        return page

    def act(self, begin: float, seconds: float, sent: dict[str, list[float]]) -> None:
        """Each phone writes at once, then answers and keeps a version, one after the other."""
        for person, phone in self._phones:
            sent[person].append(time.perf_counter())
            phone.get_by_role("textbox", name="My definition of success").fill(_WORDS)
        turns = [*self._phones, *self._phones]
        for number, (person, phone) in enumerate(turns):
            moment = begin + (number + 1) * seconds / (len(turns) + 1)
            threading.Event().wait(max(0.0, moment - time.perf_counter()))
            if number < len(self._phones):
                card = phone.locator(".mw-prompt-card")
                card.get_by_role("textbox").fill("One line of my own.")
                button = card.get_by_role("button", name="Send")
            else:
                button = phone.get_by_role("button", name="Keep this version")
            button.scroll_into_view_if_needed()
            sent[person].append(time.perf_counter())
            button.click()

    def look_at_the_board(self, steps: int, answers: int) -> None:
        """Read from the board in the browser what is done and answered, and say if it is true."""
        if not self._many:
            return
        self._board.get_by_role("tab", name="Question").click()
        answered = self._board.locator(".mw-answered-words").first.inner_text()
        self._board.get_by_role("tab", name="Steps").click()
        counts = self._board.locator(".mw-bar-words").all_inner_texts()
        read = sum(int(n) for text in counts for n in re.findall(r"(\d+) of \d+ done", text))
        print(
            f"  the board in the browser says {read} steps done and “{answered}”; "
            f"{steps} and {answers} are"
        )


def person_behind(served: Served, person: Person) -> PersonId:
    """Whose key this browser has."""
    key = person.cookies()["mw_participant"].value or ""
    with closing(
        open_store(f"sqlite:///{served.data / 'workbook.sqlite3'}", migrate=False)
    ) as store:
        found = store.find_key(hash_key(key))
    assert found
    assert found.person
    return found.person
