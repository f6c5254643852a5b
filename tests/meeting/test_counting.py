"""The group's picture on the board: who is in it, who is not, and what is never sent."""

import json

import pytest

from mentorwidgets.store import open_store
from tests.meeting.room import DEVICE, Room, hears, last, run
from tests.meeting.test_sharing import add, asks, changed, edit

KIND = ("job", "career")


class Group:
    """A board and some people with maps."""

    def __init__(self, store=None):
        self.room = Room(store=store) if store else Room()
        self.board = self.room.board()
        self.phones = []

    async def open(self, many):
        await hears(self.board, type="hello", client=DEVICE)
        return await self.join(many)

    async def join(self, many, size=3):
        new = []
        for _ in range(many):
            phone = self.room.phone(f"P{len(self.phones)}")
            self.phones.append(phone)
            new.append(phone)
            await hears(phone, type="hello", client=DEVICE)
            for n in range(size):
                await add(phone, n, f"secret {len(self.phones)}-{n}", kinds=["job"], closeness="close", level="peer", arena="department")  # fmt: skip
        await changed(self.board)
        return new

    async def ask(self):
        return await asks(self.board, "count_group")

    @property
    def shown(self):
        return last(self.board, "group")


@pytest.fixture(params=["memory", "sqlite"])
def group(request, tmp_path):
    if request.param == "memory":
        yield Group()
        return
    store = open_store(f"sqlite:///{tmp_path / 'w.sqlite3'}")
    yield Group(store)
    store.close()


def kinds(shown):
    table = next(each for each in shown["tables"] if each["id"] == "kinds")
    return {cell["id"]: cell["count"] for cell in table["cells"]}


def test_with_fewer_than_five_maps_the_board_says_so(group):
    async def story():
        await group.open(4)
        assert "Fewer than five maps" in (await group.ask())["message"]
        assert group.shown["state"] == "none"
        # Somebody who sits there and has named nobody yet is no fifth.
        await hears(group.room.phone("Eve"), type="hello", client=DEVICE)
        assert "Fewer than five" in (await group.ask())["message"]

    run(story())


def test_five_maps_make_a_picture_of_numbers_only(group):
    async def story():
        await group.open(5)
        assert await group.ask() == {}
        shown = group.shown
        assert (shown["state"], shown["maps"], shown["people"]) == ("shown", 5, 15)
        assert kinds(shown) == {"job": 15, "career": None, "personal": None}
        sent = json.dumps(shown)
        for phone in group.phones:
            assert phone.desk.person not in sent
        assert "secret" not in json.dumps(group.board.told)

    run(story())


def test_a_map_is_counted_as_it_stood_and_newcomers_wait_until_they_are_five(group):
    async def story():
        await group.open(6)
        await group.ask()
        before = group.shown
        await add(group.phones[0], 9, "one more", kinds=["job"])
        await group.join(4)
        assert "Fewer than five people have something new" in (await group.ask())["message"]
        assert group.shown == before
        await group.join(1)
        assert await group.ask() == {}
        assert (group.shown["maps"], group.shown["people"]) == (11, 33)

    run(story())


def test_whoever_leaves_takes_their_block_along_and_brings_it_back(group):
    async def story():
        await group.open(5)
        await group.ask()
        await group.join(5)
        await group.ask()
        await asks(group.phones[0], "leave_out", out=True)
        assert last(group.phones[0], "sharing")["out"]
        await changed(group.board)
        assert (group.shown["maps"], group.shown["gone"]) == (5, True)
        await asks(group.phones[0], "leave_out", out=False)
        await changed(group.board)
        assert (group.shown["maps"], group.shown["gone"]) == (10, False)
        group.room.store.erase_person(group.phones[7].desk.person, at=group.room.now)
        await changed(group.board)
        assert group.shown["maps"] == 5
        group.room.store.erase_person(group.phones[2].desk.person, at=group.room.now)
        await changed(group.board)
        assert (group.shown["state"], group.shown["tables"]) == ("few", [])

    run(story())


def test_whoever_leaves_before_is_never_counted(group):
    async def story():
        await group.open(5)
        await asks(group.phones[4], "leave_out", out=True)
        assert "Fewer than five" in (await group.ask())["message"]
        await group.join(1)
        assert await group.ask() == {}
        assert group.shown["maps"] == 5
        assert not last(group.phones[4], "sharing")["counted"]
        await changed(group.phones[0])
        assert last(group.phones[0], "sharing")["counted"]

    run(story())


async def says(phone, text, shared=True):
    gap = f"{id(phone):x}".rjust(32, "0")[-32:]
    await edit(phone, {"type": "mark_gap", "id": gap, "text": text})
    if shared:
        await edit(phone, {"type": "edit_gap", "id": gap, "changes": {"shared": True}})
    return gap


def test_words_are_read_out_when_five_people_shared_some_and_only_those(group):
    async def story():
        phones = await group.open(7)
        for n, phone in enumerate(phones[:4]):
            await says(phone, f"gap {n}")
        await says(phones[5], "kept to myself", shared=False)
        await group.ask()
        assert group.shown["words"] == []
        gap = await says(phones[4], "gap 4")
        assert await group.ask() == {}
        assert sorted(group.shown["words"]) == [f"gap {n}" for n in range(5)]
        assert "kept to myself" not in json.dumps(group.board.told)
        # The next one who shares waits for others, so that the wall does not tell who it was.
        await says(phones[6], "gap 6")
        assert "Fewer than five" in (await group.ask())["message"]
        # Fewer than five again: nothing is read out any more.
        await edit(phones[4], {"type": "edit_gap", "id": gap, "changes": {"shared": False}})
        await changed(group.board)
        assert group.shown["words"] == []

    run(story())


def test_words_that_are_changed_later_wait_for_others_again(group):
    async def story():
        phones = await group.open(6)
        gaps = [await says(phone, f"gap {n}") for n, phone in enumerate(phones)]
        await group.ask()
        edited = {"type": "edit_gap", "id": gaps[0], "changes": {"text": "typed just now"}}
        await edit(phones[0], edited)
        await changed(group.board)
        assert sorted(group.shown["words"]) == [f"gap {n}" for n in range(1, 6)]
        assert "typed just now" not in json.dumps(group.board.told)

    run(story())


def test_two_boards_of_one_meeting_show_the_same(group):
    async def story():
        await group.open(6)
        other = group.room.board()
        await hears(other, type="hello", client=DEVICE)
        await group.ask()
        await asks(other, "count_group")
        await changed(group.board, other)
        assert last(other, "group") == group.shown

    run(story())


def test_a_count_that_names_too_few_is_passed_over_wherever_it_came_from(group):
    async def story():
        phones = await group.open(6)
        people = {phones[0].desk.person: 99}
        group.room.store.record(group.room.meeting.id, actor=None, kind="count", body={"people": people, "words": {}}, at=group.room.now)  # fmt: skip
        await changed(group.board)
        assert group.shown["state"] == "none"

    run(story())


def test_a_meeting_about_writing_has_no_such_picture():
    async def story():
        room = Room("definition-of-success")
        board = room.board()
        await hears(board, type="hello", client=DEVICE)
        assert last(board, "group") is None
        assert "message" in await asks(board, "count_group")

    run(story())
