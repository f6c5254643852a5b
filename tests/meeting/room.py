"""A meeting in a store in memory, with the pages of its people and no browser."""

import asyncio
import random

from mentorwidgets.content import Library
from mentorwidgets.meeting.opening import open_meeting
from mentorwidgets.places import shipped
from mentorwidgets.store import Role
from mentorwidgets.store.memory import MemoryStore
from mentorwidgets.widgets.board.board import open_board
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.meeting.meeting import open_meeting_page
from mentorwidgets.widgets.sitting import Sitting
from tests.meeting.agendas import NOON

LIBRARY = Library([shipped("exercises")])
DEVICE = "d" * 32


class Room:
    """A meeting on one exercise, and a clock that the test moves."""

    def __init__(
        self,
        exercise="developmental-network",
        store=None,
        title="",
        at=NOON,
        places=None,
        for_two=False,
    ):
        self.store = store or MemoryStore()
        self.now = at
        self.places = places or [shipped("exercises")]
        library = LIBRARY if places is None else Library(places)
        self.meeting = open_meeting(
            self.store,
            library.exercise(exercise),
            title=title,
            for_two=for_two,
            rng=random.Random(f"{title} {at}"),
            at=at,
        )

    def sit(self, role, person=None):
        sitting = Sitting(
            person=person,
            role=role.value,
            meeting=self.meeting.id,
            database="",
            exercises=tuple(map(str, self.places)),
            last_good=None,
            mode="room",
            host_name="Mo",
            public_url="http://room.test:8866",
            served=True,
        )
        return Desk(sitting, store=self.store, now=lambda: self.now)

    def board(self):
        return listening(open_board(self.sit(Role.FACILITATOR, self.store.create_person(at=NOON))))

    def phone(self, name):
        person = self.store.create_person(at=NOON)
        self.store.take_seat(self.meeting.id, person, name=name, role=Role.PARTICIPANT, at=NOON)
        return self.page_of(person)

    def page_of(self, person):
        return listening(open_meeting_page(self.sit(Role.PARTICIPANT, person)))


def listening(page):
    page.told = []
    page.say = lambda message: page.told.append(dict(message))
    return page


async def hears(page, **message):
    """Let the page hear this from its browser, and whatever it does a moment later."""
    page._hear(page, message, [])
    await asyncio.sleep(0)


def last(page, kind):
    return next((m for m in reversed(page.told) if m["type"] == kind), None)


def run(story):
    return asyncio.run(story)
