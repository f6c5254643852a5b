"""Sharing a map in a meeting: who sees it, what of it, for how long, and who gets nothing."""

import json
from datetime import timedelta

import pytest

from mentorwidgets.store import open_store
from tests.meeting.room import DEVICE, Room, hears, last, run

NAME, NOTE, ROLE = "Anna Quist", "argues with me", "head of the lab"
PERSON = "a" * 31


def add(page, n, label, **more):
    op = {"type": "add_person", "id": f"{PERSON}{n}", "label": label, **more}
    return edit(page, op)


async def edit(page, op):
    page.sent = getattr(page, "sent", 0) + 1
    await hears(page, type="op", document="developmental-network", client=f"{id(page):032x}"[-32:], seq=page.sent, prev=None, op=op)  # fmt: skip
    assert last(page, "ack")["seq"] == page.sent, last(page, "refused")


async def asks(page, what, **args):
    await hears(page, type="ask", id=7, what=what, args=args)
    answer = last(page, "answer")
    return answer.get("result") or answer.get("error") or {}


async def changed(*pages):
    """The store changed elsewhere: every page looks."""
    for page in pages:
        page._show_changes()


def seat_of(page, name):
    people = last(page, "sharing")["people"]
    return next(each["seat"] for each in people if each["name"] == name)


class Three:
    """Ann, who has a map; Bo, whom she may name; and Cy, who is in the same room."""

    def __init__(self, store=None):
        self.room = Room(store=store) if store else Room()
        self.ann, self.bo, self.cy = (self.room.phone(name) for name in ("Ann", "Bo", "Cy"))

    async def arrive(self):
        for page in (self.ann, self.bo, self.cy):
            await hears(page, type="hello", client=DEVICE)
            await asks(page, "here", device=f"{id(page):032x}"[-32:])
        await add(self.ann, 1, NAME, kinds=["job"], closeness="close", level="senior", influential=True, notes=NOTE, role=ROLE)  # fmt: skip
        await changed(self.ann, self.bo, self.cy)

    async def share(self, *names, live=False, labels=False, stars=True):
        to = [seat_of(self.ann, name) for name in names]
        answer = await asks(self.ann, "share", to=to, live=live, labels=labels, stars=stars)
        await changed(self.ann, self.bo, self.cy)
        return answer

    def id(self):
        return last(self.ann, "sharing")["mine"][-1]["share"]


@pytest.fixture(params=["memory", "sqlite"])
def three(request, tmp_path):
    if request.param == "memory":
        yield Three()
        return
    store = open_store(f"sqlite:///{tmp_path / 'w.sqlite3'}")
    yield Three(store)
    store.close()


def test_exactly_those_named_see_the_map(three):
    async def story():
        await three.arrive()
        assert await three.share("Bo") == {}
        shown = last(three.bo, "sharing")["shown"]
        assert [(each["name"], each["live"], each["labels"]) for each in shown] == [("Ann", False, False)]  # fmt: skip
        assert last(three.cy, "sharing")["shown"] == []
        seen = await asks(three.bo, "share_look", share=shown[0]["share"])
        assert [person["kinds"] for person in seen["view"]["people"]] == [["job"]]

    run(story())


def test_somebody_who_was_not_named_gets_nothing_whatever_their_page_asks(three):
    async def story():
        await three.arrive()
        await three.share("Bo")
        for what in ("share_look", "share_end", "share_take_back"):
            answer = await asks(three.cy, what, share=three.id())
            assert "view" not in answer
            assert "any more" in answer["message"]
        assert last(three.bo, "sharing")["shown"], "nobody else can end it"
        assert not any(m["type"] == "shared" for m in three.cy.told)
        # Nor may who was named take it from the owner, or pass it on.
        assert "message" in await asks(three.bo, "share_take_back", share=three.id())
        assert last(three.bo, "sharing")["mine"] == []

    run(story())


@pytest.mark.parametrize("live", [False, True])
def test_nothing_that_the_owner_said_in_words_is_sent_to_anybody_else(three, live):
    async def story():
        await three.arrive()
        await three.share("Bo", live=live)
        await asks(three.bo, "share_look", share=three.id())
        await edit(three.ann, {"type": "edit_person", "id": f"{PERSON}1", "changes": {"notes": "a secret too"}})  # fmt: skip
        await edit(
            three.ann, {"type": "mark_gap", "id": "f" * 32, "text": "nobody reads my drafts"}
        )
        await changed(three.bo, three.cy)
        owner = three.ann.desk.person
        for page in (three.bo, three.cy):
            sent = json.dumps(page.told)
            for word in (NAME, "AQ", NOTE, ROLE, "a secret too", "drafts", f"{PERSON}1", owner):
                assert word not in sent, word

    run(story())


def test_a_copy_stays_as_it_was_and_a_live_map_follows(three):
    async def story():
        await three.arrive()
        await three.share("Bo")
        copy = three.id()
        await three.share("Cy", live=True)
        live = three.id()
        await asks(three.bo, "share_look", share=copy)
        await asks(three.cy, "share_look", share=live)
        await add(three.ann, 2, "Bea", closeness="distant", level="peer")
        await changed(three.bo, three.cy)
        assert not any(m["type"] == "shared" for m in three.bo.told)
        assert len(last(three.cy, "shared")["view"]["people"]) == 2
        again = await asks(three.bo, "share_look", share=copy)
        assert len(again["view"]["people"]) == 1

    run(story())


def test_what_is_taken_back_is_gone_at_once_and_after_a_reload(three):
    async def story():
        await three.arrive()
        await three.share("Bo", live=True)
        share = three.id()
        await asks(three.bo, "share_look", share=share)
        assert await asks(three.ann, "share_take_back", share=share) == {}
        await changed(three.bo)
        assert last(three.bo, "shared") == {"type": "shared", "share": share, "view": None}
        assert last(three.bo, "sharing")["shown"] == []
        await hears(three.bo, type="hello", client=DEVICE)
        assert last(three.bo, "sharing")["shown"] == []
        assert "any more" in (await asks(three.bo, "share_look", share=share))["message"]
        # A page that opens later folds the same events anew.
        reopened = three.room.page_of(three.bo.desk.person)
        await hears(reopened, type="hello", client=DEVICE)
        assert last(reopened, "sharing")["shown"] == []
        told = len(three.bo.told)
        await add(three.ann, 3, "Cem")
        await changed(three.bo)
        assert not any(m["type"] == "shared" for m in three.bo.told[told:])

    run(story())


def test_both_see_who_looks_and_either_ends_it(three):
    async def story():
        await three.arrive()
        await three.share("Bo", live=True)
        share = three.id()
        assert last(three.ann, "sharing")["mine"][0]["to"][0]["until"] == 0
        await asks(three.bo, "share_look", share=share)
        await changed(three.ann)
        assert (
            last(three.ann, "sharing")["mine"][0]["to"][0]["until"]
            > three.room.now.timestamp() * 1000
        )
        assert last(three.bo, "sharing")["shown"][0]["until"] > three.room.now.timestamp() * 1000
        await asks(three.bo, "share_look_away", share=share)
        await changed(three.ann)
        assert last(three.ann, "sharing")["mine"][0]["to"][0]["until"] == 0
        await asks(three.bo, "share_end", share=share)
        await changed(three.ann)
        assert last(three.ann, "sharing")["mine"] == []

    run(story())


def test_a_page_that_falls_silent_does_not_look_for_ever(three):
    async def story():
        await three.arrive()
        await three.share("Bo")
        await asks(three.bo, "share_look", share=three.id())
        three.room.now += timedelta(seconds=90)
        await changed(three.ann)
        assert last(three.ann, "sharing")["mine"][0]["to"][0]["until"] == 0

    run(story())


def test_live_is_for_one_person_and_nobody_is_named_by_guessing(three):
    async def story():
        await three.arrive()
        assert "one person at a time" in (await three.share("Bo", "Cy", live=True))["message"]
        for to in ([], ["e" * 32], [three.bo.desk.person], "Bo", [3]):
            answer = await asks(three.ann, "share", to=to, live=False, labels=False, stars=True)
            assert answer["message"]
        assert last(three.ann, "sharing")["mine"] == []

    run(story())


def test_erasing_ones_work_takes_what_was_shared_along(three):
    async def story():
        await three.arrive()
        await three.share("Bo", labels=True)
        share = three.id()
        await asks(three.bo, "share_look", share=share)
        three.room.store.erase_person(three.ann.desk.person, at=three.room.now)
        await changed(three.bo)
        assert last(three.bo, "shared")["view"] is None
        assert last(three.bo, "sharing")["shown"] == []
        assert "any more" in (await asks(three.bo, "share_look", share=share))["message"]

    run(story())


def test_a_preview_is_what_the_others_will_see(three):
    async def story():
        await three.arrive()
        seen = (await asks(three.ann, "share_preview", labels=False, stars=True))["view"]
        assert NAME not in json.dumps(seen)
        assert [person["influential"] for person in seen["people"]] == [True]
        named = (await asks(three.ann, "share_preview", labels=True, stars=False))["view"]
        assert [(p["label"], p["influential"]) for p in named["people"]] == [(NAME, False)]

    run(story())


def test_after_the_meeting_one_can_still_take_back_and_not_share_anew(three):
    async def story():
        await three.arrive()
        await three.share("Bo")
        board = three.room.board()
        await asks(board, "steer", kind="end", body={})
        assert "has ended" in (await three.share("Cy"))["message"]
        await asks(three.bo, "share_look", share=three.id())
        await asks(three.ann, "share_take_back", share=three.id())
        assert last(three.ann, "sharing")["mine"] == []

    run(story())


def recorded(three):
    """All that was recorded but how far people are: their pages tell that a moment later."""
    events = three.room.store.events(three.room.meeting.id)
    return [event for event in events if event.kind != "progress"]


@pytest.mark.parametrize("kind", ["share", "unshare", "count", "look"])
def test_the_board_can_record_none_of_this_by_its_console(three, kind):
    async def story():
        await three.arrive()
        await three.share("Bo")
        board = three.room.board()
        before = recorded(three)
        bodies = ({"share": three.id()}, {"people": {three.ann.desk.person: 1}, "words": {}}, {})
        for body in bodies:
            assert "message" in await asks(board, "steer", kind=kind, body=body)
        for what in ("share_look", "share", "share_preview"):
            assert "message" in await asks(board, what, share=three.id())
        assert recorded(three) == before

    run(story())
