"""Turns: as long as who is here allows, held with the clock, the same on every screen."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorwidgets.meeting import planning, turns
from mentorwidgets.meeting.agenda import Block
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.plan import change
from mentorwidgets.meeting.turns_view import go_to_turn, sharing_view, turn_view
from mentorwidgets.operations import RefusedError
from mentorwidgets.store import Role
from tests.meeting.agendas import NOON, after
from tests.meeting.room import DEVICE, Room, hears, last, run

ALL = Block(id="round", title="A round", minutes=20, mode="all", turns=True)


@given(st.integers(1, 60), st.integers(1, 120))
def test_everybody_has_whole_minutes_and_together_they_fit(people, minutes):
    each = turns.each(minutes * 60, people)
    assert each * people <= minutes * 60
    if minutes >= people:
        assert each == minutes // people * 60
    else:
        assert 0 < each < 60


@given(st.floats(-100, 5000), st.integers(-2, 80))
def test_turns_never_take_more_than_there_is(seconds, people):
    for divided in (turns.each, turns.share):
        assert 0 <= divided(seconds, people) * max(people, 0) <= max(seconds, 0)


@pytest.mark.parametrize(
    ("mode", "here", "group", "sharing"),
    [
        ("all", 5, None, 5),
        ("all", 0, None, 0),
        ("pairs", 9, None, 2),
        ("pairs", 9, 3, 3),
        ("fours", 9, None, 4),
        ("fours", 3, None, 3),
        ("all", 12, 6, 6),
    ],
)
def test_who_shares_are_all_who_are_here_or_the_largest_group(mode, here, group, sharing):
    assert turns.sharing(replace(ALL, mode=mode), here, group) == sharing


def test_short_turns_come_with_a_way_out():
    assert turns.too_short(20 * 60, 5) == ""
    assert "fewer turns" in turns.too_short(9 * 60, 5)
    assert "Two circles" in turns.too_short(12 * 60, 10)
    assert turns.too_short(60, 1) == ""


class Circle:
    """A meeting that is in a block of turns of twenty minutes, with so many people."""

    def __init__(self, people=5):
        self.room = Room()
        self.live = LiveMeeting(self.room.store, self.room.meeting.id)
        self.pages = [self.room.phone(f"P{n}") for n in range(people)]
        self.stays = set(range(people))
        wording = planning.Wording("A round", 20, "all", "Take your turn.", turns=True)
        change(
            self.live,
            None,
            lambda timer, now: replace(now, agenda=planning.add(timer, "own-round", wording)),
            NOON,
        )
        self.at(0)
        self.steer("start", {}, 0)
        first = self.live.agenda.timed[0].id
        self.steer("move", {"origin": first, "target": "own-round"}, 0)

    def at(self, seconds):
        """It is now so late, and those who stay are heard of."""
        for n in self.stays:
            self.live.sign_of_life(self.pages[n].desk.person, DEVICE, after(seconds))

    def steer(self, kind, body, seconds):
        self.live.do(Role.FACILITATOR, None, kind, body, after(seconds))

    def turn(self, n, seconds):
        self.at(seconds)
        go_to_turn(self.live, None, "own-round", n, after(seconds))
        return turn_view(self.live, after(seconds))


def test_the_first_turn_shares_what_is_left_of_the_block():
    circle = Circle()
    assert sharing_view(circle.live, after(0)) == {
        "block": "own-round", "had": 0, "of": 5, "each": 4, "short": "",
    }  # fmt: skip
    assert turn_view(circle.live, after(0)) is None
    # One minute went into saying how it goes: nineteen are left for five.
    assert circle.turn(1, 60) == {"n": 1, "of": 5, "seconds": 220, "left": 220}
    assert turn_view(circle.live, after(90))["left"] == 190
    assert turn_view(circle.live, after(290))["left"] == -10


@pytest.mark.parametrize("late", [0, 4, 45, 130])
def test_whoever_begins_a_moment_late_has_as_long_as_the_others(late):
    circle, at, lengths = Circle(), late, []
    for n in range(1, 6):
        lengths.append(circle.turn(n, at)["seconds"])
        at += lengths[-1] + 3
    assert max(lengths) - min(lengths) <= 20
    assert sum(lengths) <= 1200 - late


def test_somebody_who_leaves_gives_their_time_to_those_who_had_no_turn_yet():
    circle = Circle()
    circle.turn(1, 0)
    circle.turn(2, 240)
    circle.stays -= {4}
    circle.at(350)
    # Twelve minutes are left when this turn is over; two are still to come.
    assert sharing_view(circle.live, after(350))["of"] == 4
    assert sharing_view(circle.live, after(350))["each"] == 6
    assert turn_view(circle.live, after(350))["seconds"] == 240
    assert circle.turn(3, 480) == {"n": 3, "of": 4, "seconds": 360, "left": 360}


def test_somebody_who_comes_late_has_a_turn_too():
    circle = Circle(4)
    circle.stays = {0, 1, 2}
    circle.at(80)
    assert sharing_view(circle.live, after(80))["of"] == 3
    assert circle.turn(1, 80)["of"] == 3
    circle.stays = {0, 1, 2, 3}
    circle.at(90)
    assert sharing_view(circle.live, after(90))["of"] == 4
    assert circle.turn(2, 480) == {"n": 2, "of": 4, "seconds": 240, "left": 240}


def test_groups_that_are_drawn_ahead_change_nothing_in_the_block_before_theirs():
    circle = Circle()
    people = [page.desk.person for page in circle.pages]
    pairs = next(b.id for b in circle.live.agenda.timed if b.mode == "pairs")
    body = {
        "block": pairs, "seed": 1, "size": 2, "groups": [people[:2], people[2:]],
        "together": [], "apart": [], "aside": [],
    }  # fmt: skip
    circle.steer("move", {"origin": "own-round", "target": circle.live.agenda.timed[0].id}, 0)
    circle.steer("groups", body, 1)
    circle.steer("move", {"origin": circle.live.agenda.timed[0].id, "target": "own-round"}, 1)
    assert sharing_view(circle.live, after(1))["of"] == 5


def test_a_closing_word_from_each_is_no_short_turn_and_a_crowded_round_is():
    circle = Circle(12)
    assert "Two circles" in sharing_view(circle.live, after(0))["short"]
    close = circle.live.agenda.timed[-2].id
    circle.steer("move", {"origin": "own-round", "target": close}, 1)
    view = sharing_view(circle.live, after(1))
    assert (view["of"], view["short"]) == (12, "")


def test_a_turn_is_held_while_the_clock_is_held():
    circle = Circle()
    circle.turn(1, 0)
    circle.steer("pause", {}, 30)
    assert turn_view(circle.live, after(500))["left"] == 210
    circle.steer("start", {}, 600)
    assert turn_view(circle.live, after(610))["left"] == 200


def test_a_minute_more_for_the_block_leaves_the_turn_and_lengthens_those_to_come():
    circle = Circle()
    circle.turn(1, 0)
    circle.steer("extend", {"seconds": 240}, 60)
    assert turn_view(circle.live, after(60))["left"] == 180
    assert sharing_view(circle.live, after(60))["each"] == 5


def test_after_everybody_one_more_can_be_had_and_the_turn_before_taken_again():
    circle = Circle(2)
    circle.turn(1, 0)
    circle.turn(2, 600)
    assert sharing_view(circle.live, after(600))["had"] == 2
    assert circle.turn(1, 610)["n"] == 1
    circle.turn(2, 620)
    assert circle.turn(3, 700)["of"] == 3


def test_of_two_who_press_at_once_one_steps_on():
    circle = Circle()
    other = LiveMeeting(circle.room.store, circle.room.meeting.id)
    circle.turn(1, 0)
    circle.turn(2, 240)
    with pytest.raises(RefusedError):
        go_to_turn(other, None, "own-round", 2, after(240.2))
    other.catch_up()
    assert turn_view(other, after(240))["n"] == 2
    assert turn_view(other, after(240)) == turn_view(circle.live, after(240))


def test_a_turn_of_another_block_or_out_of_its_order_is_refused():
    circle = Circle()
    for block, n in [("own-round", 2), ("welcome", 1), ("nothing", 1), ("own-round", 201)]:
        with pytest.raises(RefusedError):
            go_to_turn(circle.live, None, block, n, after(5))
    assert turn_view(circle.live, after(5)) is None


def test_turns_end_with_their_block_and_are_there_again_after_a_slip():
    circle = Circle()
    circle.turn(1, 0)
    first = circle.live.agenda.timed[0].id
    circle.steer("move", {"origin": "own-round", "target": first}, 30)
    assert turn_view(circle.live, after(33)) is None
    assert sharing_view(circle.live, after(33)) is None
    circle.steer("move", {"origin": first, "target": "own-round"}, 40)
    assert turn_view(circle.live, after(40))["left"] == 210


def test_every_page_is_told_of_the_turn_and_nobody_of_a_name():
    async def story():
        circle = Circle(3)
        room, phone = circle.room, circle.pages[0]
        board = room.board()
        for page in (board, phone):
            await hears(page, type="hello", client=DEVICE)
        assert last(board, "turns")["of"] == 3
        args = {"block": "own-round", "n": 1}
        await hears(board, type="ask", id=1, what="turn", args=args)
        assert "error" not in last(board, "answer")
        phone.on_change([])
        told = last(phone, "meeting")["turn"]
        assert told == last(board, "meeting")["turn"]
        assert (told["n"], told["of"], told["seconds"]) == (1, 3, 400)
        assert set(told) == {"n", "of", "seconds", "left"}
        for wrong in ({}, {"block": 1, "n": 1}, {"block": "own-round", "n": True}):
            await hears(board, type="ask", id=2, what="turn", args=wrong)
            assert last(board, "answer")["error"]["message"]

    run(story())
