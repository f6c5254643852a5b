"""What listeners give back: who is sent what, and that it is kept exactly once."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.replies_view import ReplyViews
from mentorwidgets.operations import DocumentId, RefusedError
from mentorwidgets.store import Role
from mentorwidgets.widgets.wall.wall import open_wall
from tests.meeting.agendas import NOON
from tests.meeting.replying import NAME, ReplyRoom
from tests.meeting.room import DEVICE, Room, hears, last, listening, run

WORDS = "You came alive when you spoke of the bedside."
PAGES = ("Ann", "Bo", "Chi")


def key(n):
    return f"{n:032x}"


@pytest.fixture
def room(tmp_path):
    return ReplyRoom(tmp_path, *PAGES)


async def asks(page, what, **args):
    await hears(page, type="ask", id=1, what=what, args=args)
    return last(page, "answer")


async def gives(room, giver, to, n=1, **more):
    reply = {"section": "heard", "text": WORDS, "scores": {}, **more}
    return await asks(
        room.pages[giver], "reply_give", id=key(n), to=room.handle(giver, to), **reply
    )


def kept(page, section="heard"):
    """What stands in somebody's own work, as their page was last shown it."""
    return last(page, "snapshot")["view"]["sections"][section]["replies"]


async def open_all(room, *more):
    for page in (*room.pages.values(), *more):
        await hears(page, type="hello", client=DEVICE)


def look(*pages):
    for page in pages:
        page.on_change([])


def test_what_one_gives_reaches_one_person_and_no_third_browser(room):
    async def story():
        board, wall = room.board(), listening(open_wall(room.board().desk))
        await open_all(room, board, wall)
        assert "error" not in await gives(room, "Bo", "Ann")
        look(*room.pages.values(), board, wall)
        ann, bo, chi = room.pages.values()
        assert [(each["from"], each["text"]) for each in kept(ann)] == [("Bo", WORDS)]
        (came,) = last(ann, "replies")["came"]
        assert came == {"id": key(1), "name": "Bo", "section": "heard"}
        assert last(bo, "replies")["given"][0]["text"] == WORDS
        for page in (chi, board, wall):
            assert WORDS not in json.dumps(page.told)
            assert key(1) not in json.dumps(page.told)
        assert last(board, "replies") == {
            "type": "replies", "joined": 3, "givers": 1, "turn": None,
        }  # fmt: skip
        assert last(wall, "replies") is None

    run(story())


def test_a_reply_is_kept_once_on_two_devices_and_after_a_reload(room):
    async def story():
        await open_all(room)
        second = room.page_of(room.person("Ann"))
        await hears(second, type="hello", client="e" * 32)
        await gives(room, "Bo", "Ann")
        await gives(room, "Bo", "Ann")  # sent again by a phone that was offline
        look(room.pages["Ann"], second, room.pages["Ann"])
        reloaded = room.page_of(room.person("Ann"))
        await hears(reloaded, type="hello", client="f" * 32)
        for page in (room.pages["Ann"], second, reloaded):
            page.desk.catch_up()
            part = page.desk.document(NAME).work.parts["heard"]
            assert len(part.replies) == 1
        entries = room.store.entries(room.person("Ann"), DocumentId(NAME), after=0)
        assert [entry.op["type"] for entry in entries] == ["add_reply"]

    run(story())


def test_it_waits_for_whoever_opens_their_page_later(room):
    async def story():
        await hears(room.pages["Bo"], type="hello", client=DEVICE)
        await gives(room, "Bo", "Ann")
        await hears(room.pages["Ann"], type="hello", client=DEVICE)
        assert [each["text"] for each in kept(room.pages["Ann"])] == [WORDS]

    run(story())


def test_until_the_end_it_can_be_taken_back_and_is_gone_from_their_work(room):
    async def story():
        await open_all(room)
        await gives(room, "Bo", "Ann", 1)
        await gives(room, "Chi", "Ann", 2, text="Slower at the end.")
        ann = room.pages["Ann"]
        look(ann)
        await asks(room.pages["Chi"], "reply_back", id=key(1))  # not theirs: nothing happens
        await asks(room.pages["Bo"], "reply_back", id=key(1))
        await gives(room, "Bo", "Ann", 1)  # the first act, come late from another device
        look(ann)
        assert [each["from"] for each in kept(ann)] == ["Chi"]
        assert [each["name"] for each in last(ann, "replies")["came"]] == ["Chi"]
        live = LiveMeeting(room.store, room.meeting.id)
        live.do(Role.FACILITATOR, None, "end", {}, NOON)
        assert (
            "ended" in (await asks(room.pages["Chi"], "reply_back", id=key(2)))["error"]["message"]
        )
        assert "ended" in (await gives(room, "Bo", "Ann", 3))["error"]["message"]
        look(ann)
        assert [each["from"] for each in kept(ann)] == ["Chi"]

    run(story())


def test_what_its_owner_has_put_away_does_not_come_back(room):
    async def story():
        await open_all(room)
        await gives(room, "Bo", "Ann")
        ann = room.pages["Ann"]
        look(ann)
        op = {"type": "drop_reply", "section": "heard", "id": key(1)}
        await hears(ann, type="op", document=NAME, client=DEVICE, seq=1, op=op)
        assert kept(ann) == []
        for page in (ann, room.page_of(room.person("Ann"))):
            await hears(page, type="hello", client=DEVICE)
            assert page.desk.document(NAME).work.parts["heard"].replies == {}
        await asks(room.pages["Bo"], "reply_back", id=key(1))
        look(ann)
        assert last(ann, "trouble") is None

    run(story())


@pytest.mark.parametrize(
    ("reply", "field"),
    [
        ({"text": "  "}, "text"),
        ({"text": "x" * 2001}, "text"),
        ({"section": "rated", "scores": {"clarity": 6}}, "scores.clarity"),
        ({"section": "rated", "scores": {"ask": 4}}, "scores.ask"),
        ({"section": "rated", "scores": {"clarity": True}}, "scores.clarity"),
        ({"section": "rated", "scores": {"charm": 3}}, "scores"),
        ({"section": "heard", "scores": {"clarity": 3}}, "scores"),
        ({"section": "draft"}, "section"),
    ],
)
def test_what_nobody_asked_for_is_refused_in_words_and_reaches_nobody(room, reply, field):
    async def story():
        error = (await gives(room, "Bo", "Ann", **reply))["error"]
        assert error["message"]
        assert error["field"] == field
        assert room.store.events(room.meeting.id) == []

    run(story())


def test_nobody_gives_to_themselves_or_to_somebody_who_is_not_there(room):
    async def story():
        page = room.pages["Bo"]
        for to in (room.handle("Bo", "Bo"), room.person("Ann"), "somebody"):
            args = {"id": key(1), "to": to, "section": "heard", "text": "a", "scores": {}}
            assert "not here" in (await asks(page, "reply_give", **args))["error"]["message"]
        for args in ({}, {"id": key(1), "to": "x", "section": "heard", "text": "a", "scores": []}):
            assert (await asks(page, "reply_give", **args))["error"]["message"]

    run(story())


def test_ratings_arrive_as_they_were_given_and_no_mean_is_made_of_them(room):
    async def story():
        await open_all(room)
        await gives(room, "Bo", "Ann", 1, section="rated", text="", scores={"clarity": 2})
        await gives(
            room, "Chi", "Ann", 2, section="rated", text="", scores={"clarity": 4, "ask": 3}
        )
        ann = room.pages["Ann"]
        look(ann)
        assert [each["scores"] for each in kept(ann, "rated")] == [
            {"clarity": 2},
            {"clarity": 4, "ask": 3},
        ]
        assert kept(ann) == []
        assert "3.0" not in json.dumps(last(ann, "snapshot")["view"]["sections"]["rated"])

    run(story())


def test_the_board_counts_those_who_have_given_something_in_the_turn_that_is_on(room):
    live = LiveMeeting(room.store, room.meeting.id)
    views = ReplyViews(live)

    def lead(kind, **body):
        live.do(Role.FACILITATOR, None, kind, body, NOON)

    lead("start")
    block = next(each.id for each in live.agenda.timed if each.turns)
    lead("move", origin=live.state.timer.block.id, target=block)
    lead("turn", block=block, n=1, of=3, seconds=60)
    body = {"section": "heard", "text": WORDS, "scores": {}, "to": room.person("Ann")}
    live.do(Role.PARTICIPANT, room.person("Bo"), "reply", {**body, "id": key(1)}, NOON)
    live.do(Role.PARTICIPANT, room.person("Bo"), "reply", {**body, "id": key(2)}, NOON)
    assert views.board() == {"joined": 3, "givers": 1, "turn": 1}
    lead("turn", block=block, n=2, of=3, seconds=60)
    assert views.board() == {"joined": 3, "givers": 1, "turn": 0}


def test_an_exercise_that_asks_for_nothing_takes_no_replies():
    async def story():
        room = Room("developmental-network")
        page = room.phone("Bo")
        answer = await asks(page, "reply_give", id=key(1), to="x", section="s", text="a", scores={})
        assert answer["error"]["message"]
        assert last(page, "replies") is None

    run(story())


ACTS = st.lists(
    st.tuples(
        st.sampled_from(["reply", "take_reply"]),
        st.sampled_from(PAGES),
        st.sampled_from(PAGES),
        st.integers(1, 5),
    ),
    max_size=20,
)


@given(ACTS)
@settings(max_examples=40, deadline=None)
def test_at_every_moment_only_the_two_know_of_a_reply_and_what_was_taken_back_stays_away(acts):
    plain = Room("definition-of-success")
    people = {name: plain.phone(name).desk.person for name in PAGES}
    live = LiveMeeting(plain.store, plain.meeting.id)
    views, standing, taken = ReplyViews(live), {}, set()
    for kind, actor, to, n in acts:
        body = {"id": key(n)}
        if kind == "reply":
            body |= {"to": people[to], "section": "heard", "text": f"words-{n}-end", "scores": {}}
        may = (
            actor != to and n not in standing and n not in taken
            if kind == "reply"
            else standing.get(n, ("", ""))[0] == actor
        )
        try:
            live.do(Role.PARTICIPANT, people[actor], kind, body, NOON)
            assert may
        except RefusedError:
            assert not may
        if may and kind == "reply":
            standing[n] = (actor, to)
        elif may:
            del standing[n]
            taken.add(n)
        for name in PAGES:
            page = views.page(people[name])
            assert {each["id"] for each in page["given"]} == {
                key(i) for i, (by, _) in standing.items() if by == name
            }
            assert {each["id"] for each in page["came"]} == {
                key(i) for i, (_, to) in standing.items() if to == name
            }
            said = {reply.text for reply in views.to(people[name])}
            assert said == {f"words-{i}-end" for i, (_, to) in standing.items() if to == name}
    assert live.state.passed_over == 0
