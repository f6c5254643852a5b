"""What is called anonymous is anonymous: an attack on answers without names.

The strongest form of it: let the same people do the same things at the same times, and give
their answers to other people. If then one thing differs in what any screen is told, or in any
row of the database, that thing tells whose answer is whose.
"""

import json
import random
from datetime import timedelta

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.store import Role, open_store
from mentorwidgets.widgets.board.prompts import PromptsOnBoard
from mentorwidgets.widgets.meeting.prompts import PromptsOnPage, PromptsOnWall
from tests.meeting.agendas import NOON
from tests.meeting.asked import CHOICE, LINE, LINES, SCALE, Asked, sentences
from tests.meeting.room import Room, last, run

SIX = ("Ann", "Bo", "Cy", "Dee", "Eun-ji", "Fay")
SECRETS = [f"secret {n}" for n in range(6)]
TOKENS = [f"{random.Random(n).getrandbits(128):032x}" for n in range(6)]


class Voted(Asked):
    """Six people, who have all answered without names."""

    async def vote(self, question=LINE, values=SECRETS, **more):
        await self.arrive()
        assert await self.ask(question, nameless=True, **more) == {}
        for phone, value, token in zip(self.phones, values, TOKENS, strict=False):
            assert await self.answer(phone, value, token) == {}


@pytest.fixture
def six():
    return Voted(*SIX)


class World:
    """A meeting of which everything is watched that it says and keeps, on a store that can be read."""

    def __init__(self, tmp, people, question, *, moderated):
        self.url = f"sqlite:///{tmp}"
        self.room = Room("definition-of-success", store=open_store(self.url))
        self.told = []
        self.people = []
        for number in range(people):
            person = self.room.store.create_person(at=NOON)
            self.room.store.take_seat(
                self.room.meeting.id, person, name=f"P{number}", role=Role.PARTICIPANT, at=NOON
            )
            self.people.append(person)
        self.leader = self.room.store.create_person(at=NOON)
        self.board = self._side(PromptsOnBoard, Role.FACILITATOR, self.leader)
        self.wall = self._side(PromptsOnWall, Role.FACILITATOR, None)
        self.phones = [self._side(PromptsOnPage, Role.PARTICIPANT, p) for p in self.people]
        self.prompt = f"{1:032x}"
        self.does(
            self.board,
            "prompt_ask",
            id=self.prompt,
            question={**question, "nameless": True, "moderated": moderated},
        )

    def _side(self, kind, role, person):
        desk = self.room.sit(role, person)
        live = _live(desk)
        side = kind(
            desk, live, lambda message: self.told.append((kind.__name__, person, dict(message)))
        )
        side.live = live
        side.hello()
        return side

    def does(self, side, what, **args):
        self.room.now += timedelta(seconds=1)
        try:
            side.answer(what, {"prompt": self.prompt, "round": 1, **args})
        finally:
            self.look()

    def look(self):
        for side in (self.board, self.wall, *self.phones):
            side.live.catch_up()
            side.refresh()

    def everything(self):
        """All that was ever said to any screen, and every row of every table, people by number."""
        kept = {}
        with sa.create_engine(self.url).connect() as connection:
            for table in sa.inspect(connection).get_table_names():
                rows = connection.execute(sa.text(f'SELECT * FROM "{table}"')).mappings()
                kept[table] = [self._named(row) for row in rows]
                # The two tables that answering writes are compared in their own order, the
                # others in one that does not come from random ids.
                if table not in ("boxes", "events"):
                    kept[table].sort()
        return [*map(self._named, self.told), kept]

    def _named(self, row):
        text = json.dumps(row if isinstance(row, tuple) else dict(row), default=str)
        for number, person in enumerate([*self.people, self.leader]):
            text = text.replace(person, f"person {number}")
        return text


def _live(desk):
    return LiveMeeting(desk.store, desk.sitting.meeting)


@st.composite
def stories(draw):
    """Who answers when, who changes or passes, and two ways in which the answers can be theirs."""
    people = draw(st.integers(5, 7))
    question = draw(st.sampled_from([LINE, LINES, CHOICE, SCALE]))
    some = {
        "line": st.sampled_from(["yes", "no", "it depends"]),
        "lines": st.sampled_from(["a\nb", "x" * 900, "no"]),
        "choice": st.sampled_from([[0], [1], [2]]),
        "scale": st.integers(1, 4),
    }[question["kind"]]
    slips = draw(
        st.lists(st.tuples(some, st.none() | some, st.booleans()), min_size=people, max_size=people)
    )
    order = draw(st.permutations(range(people)))
    changed_at = draw(st.permutations(range(people)))
    other = draw(st.permutations(range(people)))
    return people, question, slips, order, changed_at, other, draw(st.booleans())


def play(tmp, story, owner):
    """The story, with slip ``owner[n]`` in the hands of person n."""
    people, question, slips, order, changed_at, _other, moderated = story
    moderated = moderated and question["kind"] in ("line", "lines")
    world = World(tmp, people, question, moderated=moderated)

    def put(person, value):
        slip = owner[person]
        token = f"{random.Random(slip).getrandbits(128):032x}"
        what, more = ("prompt_pass", {}) if value is None else ("prompt_answer", {"value": value})
        world.does(world.phones[person], what, slip=token, **more)

    for person in order:
        first, _later, passes = slips[owner[person]]
        put(person, None if passes else first)
    # Everybody sends once more, with something new or the same: a change leaves no row and no time.
    for person in changed_at:
        first, later, passes = slips[owner[person]]
        put(person, later if later is not None else None if passes else first)
    world.does(world.board, "prompt_close")
    world.room.store.record(
        world.room.meeting.id,
        actor=None,
        kind="reveal",
        body={"prompt": world.prompt},
        at=world.room.now,
    )
    world.look()
    everything = world.everything()
    world.room.store.close()
    return everything


@settings(
    max_examples=12,
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(story=stories())
def test_nothing_that_is_said_or_kept_differs_when_the_answers_are_other_peoples(
    story, tmp_path_factory
):
    people, other = story[0], story[5]
    here = tmp_path_factory.mktemp("worlds")
    one = play(here / "one.sqlite3", story, list(range(people)))
    two = play(here / "two.sqlite3", story, list(other))
    assert '"standing": "shown"' in str(one)
    assert one == two


def test_before_it_is_closed_no_screen_and_no_event_holds_an_answer_or_a_token(six):
    async def story():
        await six.vote()
        said = json.dumps([page.told for page in six.pages])
        kept = json.dumps([(e.kind, e.body) for e in six.events()])
        for word in [*SECRETS, *TOKENS]:
            assert word not in said
            assert word not in kept
        assert six.on_board()["answered"] == 6
        await six.close()
        await six.reveal()
        assert sorted(sentences(six.on(six.phones[0]))) == SECRETS
        said = json.dumps([page.told for page in six.pages])
        assert not any(token in said for token in TOKENS)

    run(story())


def test_all_screens_show_the_same_order_and_it_is_not_that_of_the_seats(six):
    async def story():
        await six.vote()
        await six.close()
        await six.reveal()
        orders = [sentences(six.on(phone)) for phone in six.phones]
        assert all(order == sentences(six.on_board()) for order in orders)
        assert orders[0] not in (SECRETS, SECRETS[::-1])

    run(story())


def test_a_closed_box_takes_nothing_gives_nothing_and_looks_the_same_for_ever(six):
    async def story():
        await six.arrive()
        late = six.room.phone("Gil")
        six.pages.append(late)
        await six.vote(moderated=True)
        await six.close()
        before = six.on_board()["reading"]
        assert len(before) == 6
        ann = six.phones[0]
        assert "closed" in (await six.answer(late, "late", "f" * 32))["message"]
        assert "closed" in (await six.pass_on(late, "f" * 32))["message"]
        assert "closed" in (await six.answer(ann, "changed", TOKENS[0]))["message"]
        assert "closed" in (await six.take_back(ann, TOKENS[0]))["message"]
        assert six.on_board()["reading"] == before
        six.room.store.erase_person(ann.desk.person, at=NOON)
        for page in six.pages:
            page._show_changes()
        assert six.on_board()["reading"] == before
        # A board that opens only now reads the same.
        board = six.room.board()
        board.on_hello()
        assert last(board, "prompts")["prompts"][0]["reading"] == before

    run(story())


def test_a_slip_that_comes_while_the_box_is_being_closed_comes_in_time_or_not_at_all():
    async def story():
        six = Voted(*SIX)
        await six.vote(values=SECRETS[:5])
        # Fay's page has not heard yet that the question is closed.
        six.room.store.close_box(six.room.meeting.id, f"{six.prompt}.1", actor=None, at=NOON)
        assert "closed" in (await six.answer(six.phones[5], "late", TOKENS[5]))["message"]
        await six.reveal()
        assert sorted(sentences(six.on_board())) == SECRETS[:5]

    run(story())


def test_fewer_than_five_are_not_asked_without_names():
    async def story():
        four = Asked(*SIX[:4])
        await four.arrive()
        refused = await four.ask(LINE, nameless=True)
        assert refused["field"] == "nameless"
        assert "in a group this small" in refused["message"]
        assert await four.ask(LINE) == {}
        assert four.on(four.phones[0])["small"]

    run(story())


def test_who_is_away_does_not_count_towards_five():
    async def story():
        five = Asked(*SIX[:5])
        await five.arrive()
        assert last(five.board, "prompts")["here"] == 5
        await five.asks(five.phones[0], "away", device=f"{id(five.phones[0]):032x}"[-32:])
        five.room.now += timedelta(seconds=20)
        five.board._show_changes()
        assert last(five.board, "prompts")["here"] == 4
        assert (await five.ask(LINE, nameless=True))["field"] == "nameless"

    run(story())


def test_fewer_than_five_slips_are_shown_to_nobody_whatever_a_console_sends(six):
    async def story():
        await six.vote(values=SECRETS[:4], moderated=True)
        await six.close()
        assert six.on_board()["few"]
        assert "at least 5" in (await six.reveal())["message"]
        # Even a row that somebody wrote into the database shows nothing.
        six.room.store.record(
            six.room.meeting.id, actor=None, kind="reveal", body={"prompt": six.prompt}, at=NOON
        )
        for page in six.pages:
            page._show_changes()
        assert "secret" not in json.dumps([page.told for page in six.pages])
        for answer in "012345":
            which = {"prompt": six.prompt, "round": 1, "answer": answer}
            assert "message" in await six.asks(six.board, "prompt_whole", **which)

    run(story())


def test_passes_are_slips_too_and_only_their_number_is_told():
    async def story():
        six = Voted(*SIX)
        await six.vote(values=SECRETS[:3])
        for phone, token in zip(six.phones[3:], TOKENS[3:], strict=True):
            assert await six.pass_on(phone, token) == {}
        assert six.on_board()["answered"] == 6
        assert [e.kind for e in six.events()].count("slip_in") == 6
        assert not [e for e in six.events() if e.kind == "pass_on"]
        await six.close()
        await six.reveal()
        (round_,) = six.on(six.phones[0])["rounds"]
        assert (round_["answers"], round_["passed"]) == (3, 3)

    run(story())


def test_an_answer_without_a_name_never_becomes_one_with_a_name(six):
    async def story():
        await six.vote(values=SECRETS[:5])
        fay = six.phones[5]
        assert (await six.answer(fay, "x", ""))["message"]
        assert (await six.answer(fay, "x", "Fay"))["message"]
        about = {"prompt": six.prompt, "round": 1}
        assert (await six.asks(fay, "act", kind="answer", body={**about, "value": "x"}))["message"]
        assert not [e for e in six.events() if e.kind in ("answer", "pass_on")]
        assert six.on(fay)["mine"] is None
        # And one that has answered is told on another device that they have, not what.
        ann = six.room.page_of(six.phones[0].desk.person)
        ann.on_hello()
        told = last(ann, "prompts")["prompt"]
        assert (told["answered"], told["mine"], told["passed"]) == (True, None, False)
        second = await six.answer(six.phones[0], "a second time", "e" * 32)
        assert "answered already" in second["message"]

    run(story())


def test_who_is_new_in_a_second_round_is_told_that_theirs_stands_out():
    async def story():
        six = Voted(*SIX)
        await six.vote(values=SECRETS[:5])
        await six.close()
        await six.reveal()
        await six.steer("again", prompt=six.prompt)
        assert [six.on(phone)["new"] for phone in six.phones] == [False] * 5 + [True]

    run(story())


def test_a_question_that_begins_anew_leaves_no_slip_behind(six):
    async def story():
        await six.vote()
        await six.close()
        await six.asks(six.board, "prompt_reset", prompt=six.prompt)
        store, meeting = six.room.store, six.room.meeting.id
        assert store.slips(meeting, f"{six.prompt}.1") == []
        assert "anew" in (await six.answer(six.phones[0], "old", TOKENS[0]))["message"]
        assert await six.answer(six.phones[0], "new", TOKENS[0], number=2) == {}
        assert store.slips(meeting, f"{six.prompt}.2") == [{"value": "new"}]

    run(story())
