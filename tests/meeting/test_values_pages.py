"""Values on the pages of a meeting: what each browser is sent, and what never leaves a page."""

import json

import pytest

from mentorwidgets.store import open_store
from tests.meeting.room import DEVICE, Room, hears, last, run
from tests.meeting.test_sharing import asks, changed
from tests.values_sorted import SECTION, sorted_cards

VALUES = "strengths-and-values"
CHOSEN = ("service", "humour", "family", "order", "tradition")
OTHER = ("service", "humour", "risk", "solitude", "hope", "justice")
SHARE = "5" * 31


async def edit(page, op):
    page.sent = getattr(page, "sent", 0) + 1
    await hears(page, type="op", document=VALUES, client=f"{id(page):032x}"[-32:], seq=page.sent, prev=None, op=op)  # fmt: skip
    assert last(page, "ack")["seq"] == page.sent, last(page, "refused")


class Group:
    """A board, and some people who have sorted their cards."""

    def __init__(self, store=None):
        self.room = Room(VALUES, store=store)
        self.board = self.room.board()
        self.phones = []

    async def open(self, *names, cards=CHOSEN, private=("tradition",)):
        await hears(self.board, type="hello", client=DEVICE)
        for name in names:
            phone = self.room.phone(name)
            self.phones.append(phone)
            await hears(phone, type="hello", client=DEVICE)
            await asks(phone, "here", device=f"{id(phone):032x}"[-32:])
            for op in sorted_cards(cards, private=private):
                await edit(phone, op)
        await changed(self.board, *self.phones)

    async def show(self, phone, n, *values, to="room", named=True):
        seats = {each["name"]: each["seat"] for each in last(phone, "values")["people"]}
        handles = to if to == "room" else [seats[name] for name in to]
        answer = await asks(phone, "show_values", share=f"{SHARE}{n}", values=list(values), to=handles, named=named)  # fmt: skip
        await changed(self.board, *self.phones)
        return answer

    @property
    def tiles(self):
        return {each["label"]: each["count"] for each in last(self.board, "values")["mosaic"]["tiles"]}  # fmt: skip


@pytest.fixture(params=["memory", "sqlite"])
def group(request, tmp_path):
    if request.param == "memory":
        yield Group()
        return
    store = open_store(f"sqlite:///{tmp_path / 'w.sqlite3'}")
    yield Group(store)
    store.close()


def test_only_chosen_cards_that_are_not_private_are_offered(group):
    async def story():
        await group.open("Ann")
        (ann,) = group.phones
        assert [each["id"] for each in last(ann, "values")["offered"]] == list(CHOSEN[:4])
        await edit(ann, {"type": "mark_private", "section": SECTION, "card": "order", "private": True})  # fmt: skip
        await changed(ann)
        assert [each["id"] for each in last(ann, "values")["offered"]] == list(CHOSEN[:3])

    run(story())


def test_a_private_card_reaches_nobody_whatever_its_owners_page_asks(group):
    async def story():
        await group.open("Ann", "Bo")
        ann, bo = group.phones
        for values in (["tradition"], ["service", "tradition"], ["wealth"], []):
            assert "message" in await group.show(ann, 1, *values)
        assert await group.show(ann, 2, *CHOSEN[:4]) == {}
        assert await group.show(ann, 3, "order", to=["Bo"]) == {}
        assert set(group.tiles) == {"Service", "Humour", "Family", "Order"}
        told = [m for page in (group.board, bo) for m in page.told if m["type"] == "values"]
        assert "Service" in json.dumps(told)
        assert "tradition" not in json.dumps(told).casefold()
        assert ann.desk.person not in json.dumps(told)

    run(story())


def test_what_two_have_in_common_is_counted_without_what_either_keeps_private(group):
    async def story():
        await group.open("Ann")
        await group.open("Bo", cards=OTHER, private=("hope",))
        ann, bo = group.phones
        await group.show(ann, 1, *CHOSEN[:4])
        (pair,) = last(bo, "values")["between"]
        # Four of Ann's, five of Bo's that may be seen, two in both.
        assert (pair["common"], pair["either"]) == (["Service", "Humour"], 7)
        assert last(ann, "values")["between"] == []
        await asks(ann, "take_values_back", share=f"{SHARE}1")
        await changed(group.board, *group.phones)
        assert last(bo, "values")["between"] == []
        assert group.tiles == {}

    run(story())


def test_the_order_of_the_cards_is_not_shown(group):
    async def story():
        await group.open("Ann", "Bo")
        await group.show(group.phones[0], 1, "service", "humour", "family")
        (pair,) = last(group.phones[1], "values")["between"]
        assert pair["values"] == ["Family", "Humour", "Service"]

    run(story())


def test_five_without_names_are_on_the_board_and_nobody_is_told_whose_is_whose(group):
    async def story():
        await group.open("Ann", "Bo", "Cy", "Di", "Eve")
        for n, phone in enumerate(group.phones):
            assert group.tiles == {}
            assert await group.show(phone, n, CHOSEN[n % 2], named=False) == {}
        assert group.tiles == {"Service": 3, "Humour": 2}
        assert last(group.phones[0], "values")["between"] == []
        mosaic = last(group.board, "values")["mosaic"]
        assert all(tile["names"] == [] for tile in mosaic["tiles"])

    run(story())


def test_what_nobody_shows_is_counted_where_five_stand_on_either_side(group):
    async def story():
        await group.open("A1", "A2", "A3", "A4")
        assert "Fewer than five people have chosen" in (await asks(group.board, "count_group"))["message"]  # fmt: skip
        await group.open("A5")
        assert await asks(group.board, "count_group") == {}
        shown = last(group.board, "group")
        assert (shown["state"], shown["people"], shown["tables"][0]["cells"]) == ("shown", 5, [])
        assert shown["tables"][0]["hidden"] > 70

    run(story())


def test_of_ten_people_only_numbers_are_sent_and_no_private_card_is_counted(group):
    async def story():
        await group.open(*(f"A{n}" for n in range(5)))
        await group.open(*(f"B{n}" for n in range(4)), cards=OTHER, private=("hope",))
        await group.open("B4", "B5", cards=OTHER, private=("hope",))
        await asks(group.phones[-1], "leave_values_out", out=True)
        await changed(group.board, group.phones[-1])
        assert last(group.phones[-1], "values")["out"]
        assert await asks(group.board, "count_group") == {}
        shown = last(group.board, "group")
        (table,) = shown["tables"]
        assert shown["people"] == 10
        assert {cell["id"]: cell["count"] for cell in table["cells"]} == dict.fromkeys(
            ("family", "order", "risk", "solitude", "justice"), 5
        )
        sent = json.dumps(shown)
        for phone in group.phones:
            assert phone.desk.person not in sent

    run(story())


def test_a_meeting_about_something_else_has_no_values():
    async def story():
        room = Room("definition-of-success")
        board, phone = room.board(), room.phone("Bo")
        for page in (board, phone):
            await hears(page, type="hello", client=DEVICE)
            assert last(page, "values") is None
        assert "message" in await asks(phone, "show_values", share=SHARE, values=[], to="room", named=True)  # fmt: skip

    run(story())
