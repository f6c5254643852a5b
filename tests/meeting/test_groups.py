"""Groups follow from what happened: who comes, who goes, and what the facilitator presses."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorwidgets.meeting.agenda import Agenda, Block
from mentorwidgets.meeting.groups import GroupsBody, joined
from mentorwidgets.meeting.guard import check
from mentorwidgets.meeting.state import MeetingState
from mentorwidgets.operations import RefusedError
from mentorwidgets.store import Event, Role
from tests.meeting.agendas import after

HOUR = Agenda(
    blocks=tuple(
        Block(id=name, title=name.title(), minutes=10, mode=mode)
        for name, mode in [
            ("welcome", "talk"),
            ("one", "pairs"),
            ("two", "pairs"),
            ("fours", "fours"),
            ("close", "all"),
        ]
    )
)


def who(number):
    return f"{number:032x}"


A, B, C, D, E, F, G = map(who, range(1, 8))


class Story:
    """A meeting told event by event."""

    def __init__(self, agenda=HOUR):
        self.state = MeetingState(agenda)
        self.seconds = 0

    def tell(self, kind, actor=None, **body):
        self.seconds += 1
        event = Event(self.seconds, who(99), actor, kind, body, after(self.seconds))
        self.state.replay(event)
        return self

    def drawn(self, *groups, block="one", seed=7, size=2, aside=()):
        return self.tell(
            "groups",
            block=block,
            seed=seed,
            size=size,
            groups=[list(group) for group in groups],
            together=[],
            apart=[],
            aside=list(aside),
        )

    def here(self, person):
        return self.tell("here", person, device=who(77))

    @property
    def groups(self):
        shown = self.state.groups.shown(self.state.timer)
        return None if shown is None else [set(group) for group in shown.groups]


def test_everybody_is_shown_the_groups_that_were_drawn():
    assert Story().drawn((A, B), (C, D)).groups == [{A, B}, {C, D}]


def test_a_latecomer_joins_the_smallest_group():
    story = Story().drawn((A, B, C), (D, E))
    assert story.here(F).groups == [{A, B, C}, {D, E, F}]
    assert story.here(G).groups == [{A, B, C, G}, {D, E, F}]


def test_signs_of_life_move_nobody_who_has_a_group_or_sits_out():
    story = Story().drawn((A, B), (C, D), aside=[E])
    for person in (A, B, C, D, E) * 3:
        story.here(person)
    assert story.groups == [{A, B}, {C, D}]


def test_a_phone_that_sleeps_moves_nobody():
    story = Story().drawn((A, B), (C, D)).tell("away", B, device=who(77)).here(A)
    assert story.groups == [{A, B}, {C, D}]
    assert story.here(B).groups == [{A, B}, {C, D}]


def test_a_seat_that_is_given_back_is_taken_in_the_same_group():
    story = Story().drawn((A, B), (C, D)).tell("vacate", person=B)
    # The person is another, the human the same: nobody else has moved meanwhile.
    assert story.here(F).groups == [{A, B, F}, {C, D}]


def test_whoever_has_a_seat_again_is_where_they_were():
    story = Story().drawn((A, B), (C, D)).tell("vacate", person=B).here(B)
    assert story.groups == [{A, B}, {C, D}]
    assert story.here(F).groups == [{A, B, F}, {C, D}]


def test_whoever_remains_alone_when_somebody_is_taken_out_joins_the_smallest_group():
    story = Story().drawn((A, B), (C, D, E), (F, G)).tell("remove", person=B)
    # The others keep their number.
    assert story.groups == [set(), {C, D, E}, {F, G, A}]
    assert story.state.groups.moved == {A: B}


def test_taking_somebody_out_of_three_moves_nobody():
    story = Story().drawn((A, B, C), (D, E)).tell("remove", person=B)
    assert story.groups == [{A, C}, {D, E}]
    assert story.state.groups.moved == {}


def test_who_was_taken_out_has_a_group_again_only_when_let_in():
    story = Story().drawn((A, B), (C, D, E)).tell("remove", person=B).here(B)
    assert story.groups == [set(), {A, C, D, E}]
    assert story.tell("admit", person=B).here(B).groups == [set(), {A, B, C, D, E}]


def test_drawing_again_starts_without_the_old_message_and_countdown():
    story = Story().drawn((A, B), (C, D)).tell("call", text="Half").tell("call_back", seconds=60)
    assert story.state.groups.message == "Half"
    assert story.state.groups.back_at == after(story.seconds + 60)
    story.drawn((A, C), (B, D), seed=8)
    assert (story.state.groups.message, story.state.groups.back_at) == ("", None)
    assert len(story.state.groups.drawn) == 2


def test_a_change_by_hand_is_the_same_draw_and_keeps_what_was_called():
    story = Story().drawn((A, B), (C, D)).tell("call", text="Half").drawn((A, D), (C, B))
    assert story.groups == [{A, D}, {C, B}]
    assert story.state.groups.message == "Half"
    assert len(story.state.groups.drawn) == 1


def test_a_countdown_is_stopped_and_a_message_taken_back():
    story = Story().drawn((A, B)).tell("call", text="Half").tell("call_back", seconds=60)
    story.tell("call", text="").tell("call_back", seconds=0)
    assert (story.state.groups.message, story.state.groups.back_at) == ("", None)


def test_everybody_back_together_ends_the_groups_and_what_was_called():
    story = Story().drawn((A, B)).tell("call", text="Half").tell("ungroup")
    assert story.groups is None
    assert story.state.groups.message == ""
    assert story.here(F).groups is None


@pytest.mark.parametrize(
    ("block", "at", "seen"),
    [
        ("one", "welcome", True),  # drawn in advance
        ("one", "one", True),
        ("one", "two", True),  # the next block in pairs goes on with them
        ("one", "fours", False),
        ("one", "close", False),
        ("fours", "fours", True),
        ("fours", "close", False),
    ],
)
def test_groups_last_as_long_as_people_work_that_way(block, at, seen):
    story = Story().tell("start")
    story.drawn((A, B), (C, D), block=block)
    if at != "welcome":
        story.tell("move", origin="welcome", target=at)
    assert (story.groups is not None) == seen


def test_going_back_brings_the_groups_back():
    story = Story().tell("start").drawn((A, B)).tell("move", origin="welcome", target="close")
    assert story.groups is None
    assert story.tell("move", origin="close", target="one").groups == [{A, B}]


def test_at_the_end_there_are_no_groups():
    assert Story().drawn((A, B)).tell("start").tell("end").groups is None


def test_who_is_alone_joins_the_smallest_group_in_which_somebody_is():
    story = Story().drawn((A, B), (C, D, E), (F, G))
    shown = story.state.groups.latest
    assert joined(shown, A, {A, C, D, E, F}).groups == ((), (C, D, E), (F, G, A))
    assert joined(shown, A, {A, B}) is None


@pytest.mark.parametrize(
    "groups",
    [
        [[A]],
        [[A, B], [B, C]],
        [[A, A]],
        [],
        [[], []],
        [[A, "Bo"]],
    ],
)
def test_groups_of_one_or_with_somebody_twice_are_refused(groups):
    body = {
        "block": "one",
        "seed": 1,
        "size": 2,
        "groups": groups,
        "together": [],
        "apart": [],
        "aside": [],
    }
    story = Story()
    with pytest.raises(RefusedError):
        check(Role.FACILITATOR, who(50), "groups", body, story.state)
    assert story.tell("groups", **body).groups is None
    assert story.state.passed_over == 1


def test_only_who_leads_makes_groups_and_calls_them():
    story = Story().drawn((A, B))
    for kind, body in [("ungroup", {}), ("call", {"text": "x"}), ("call_back", {"seconds": 60})]:
        with pytest.raises(RefusedError):
            check(Role.PARTICIPANT, A, kind, body, story.state)
        check(Role.FACILITATOR, who(50), kind, body, story.state)


def test_without_groups_there_is_nobody_to_call():
    with pytest.raises(RefusedError, match="nobody to call"):
        check(Role.FACILITATOR, who(50), "call", {"text": "x"}, Story().state)


def test_groups_are_for_a_block_that_is_there():
    body = GroupsBody(
        block="gone", seed=1, size=2, groups=[[A, B]], together=[], apart=[], aside=[]
    ).model_dump()
    with pytest.raises(RefusedError, match="agenda"):
        check(Role.FACILITATOR, who(50), "groups", body, Story().state)


def test_a_message_is_text_that_acts_on_nothing():
    story = Story().drawn((A, B)).tell("call", text="Look\u202e at\u200b this ")
    assert story.state.groups.message == "Look at this"


moves = st.one_of(
    st.tuples(st.just("here"), st.integers(1, 9)),
    st.tuples(st.just("vacate"), st.integers(1, 9)),
    st.tuples(st.just("remove"), st.integers(1, 9)),
    st.tuples(st.just("admit"), st.integers(1, 9)),
)


@settings(deadline=None)
@given(st.lists(moves, max_size=40))
def test_whatever_happens_everybody_is_in_one_group_at_most(happened):
    story = Story().drawn((A, B), (C, D), (E, F))
    for kind, number in happened:
        if kind == "here":
            story.here(who(number))
        else:
            story.tell(kind, person=who(number))
    groups = story.groups or []
    assert sum(map(len, groups)) == len(set().union(*groups)) if groups else True
    # Told again from the start, every screen sees the same.
    again = Story().drawn((A, B), (C, D), (E, F))
    for kind, number in happened:
        if kind == "here":
            again.here(who(number))
        else:
            again.tell(kind, person=who(number))
    assert again.groups == story.groups
