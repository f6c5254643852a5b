"""Values that people show each other: who sees them, by name or not, and how they are taken back."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.opening import open_meeting
from mentorwidgets.meeting.sharing import seat_handle
from mentorwidgets.meeting.values_view import ValueViews
from mentorwidgets.meeting.valuing import Valuing
from mentorwidgets.operations import RefusedError
from mentorwidgets.reflection.mosaic import Value
from mentorwidgets.store import Role
from mentorwidgets.store.memory import MemoryStore
from tests.meeting.agendas import NOON
from tests.meeting.room import LIBRARY

NAMES = ("Ana", "Bo", "Chi", "Dele", "Eun", "Fay")


def key(n):
    return f"{n:032x}"


def values(*words):
    return tuple(Value(word.lower().replace(" ", "-"), word) for word in words)


class Hour:
    """A meeting, and whoever leads it."""

    def __init__(self, names=NAMES):
        self.store = MemoryStore()
        exercise = LIBRARY.exercise("strengths-and-values")
        record = open_meeting(self.store, exercise, rng=random.Random(1), at=NOON)
        self.lead = self.store.create_person(at=NOON)
        self.people = {}
        self.names = names
        for name in names:
            self.people[name] = self.store.create_person(at=NOON)
            self.store.take_seat(
                record.id, self.people[name], name=name, role=Role.PARTICIPANT, at=NOON
            )
        self.live = LiveMeeting(self.store, record.id)
        self.views = ValueViews(self.live)

    def does(self, name):
        return Valuing(self.store, self.live, self.people[name])

    def show(self, name, n, *words, to=None, named=True):
        handles = None
        if to is not None:
            handles = [seat_handle(self.people[name], self.people[other]) for other in to]
        self.does(name).show(key(n), values(*words), handles, NOON, named=named)

    def lead_do(self, kind, **body):
        self.live.do(Role.FACILITATOR, self.lead, kind, body, NOON)

    def page(self, name, *own):
        return self.views.page(self.people[name], values(*own))

    def tiles(self):
        return {tile["label"]: tile["count"] for tile in self.views.board()["mosaic"]["tiles"]}

    def seen_by(self, name):
        return {each["name"]: each["values"] for each in self.page(name)["between"]}


def test_what_is_shown_to_the_room_is_on_the_board_and_on_every_page_with_the_name():
    hour = Hour()
    hour.show("Ana", 1, "Service", "Humour")
    hour.show("Bo", 2, "Service")
    mosaic = hour.views.board()["mosaic"]
    assert mosaic["people"] == 2
    assert [(t["label"], t["count"], t["standing"], t["names"]) for t in mosaic["tiles"]] == [
        ("Service", 2, "common", ["Ana", "Bo"]),
        ("Humour", 1, "rare", ["Ana"]),
    ]
    assert hour.page("Chi")["mosaic"] == mosaic
    assert hour.seen_by("Chi") == {"Ana": ["Service", "Humour"], "Bo": ["Service"]}


def test_what_is_shown_to_some_is_on_their_pages_and_on_no_screen_of_the_room():
    hour = Hour()
    hour.show("Ana", 1, "Service", to=["Bo"])
    assert hour.seen_by("Bo") == {"Ana": ["Service"]}
    for name in NAMES[2:]:
        assert "Service" not in str(hour.page(name))
    hour.lead_do("values_wall", on=True)
    assert "Service" not in f"{hour.views.board()} {hour.views.wall()}"


def test_two_people_read_what_they_have_in_common_as_a_count_and_a_share():
    hour = Hour()
    hour.show("Ana", 1, "Service", "Humour", "Order", "Growth", "Family")
    (pair,) = hour.page("Bo", "Humour", "Risk", "Fun", "Service", "Justice")["between"]
    assert (pair["name"], pair["common"], pair["either"], pair["index"]) == (
        "Ana", ["Humour", "Service"], 8, 0.25,
    )  # fmt: skip
    # What is shown to the room and what is shown to one person besides is one set for that person.
    hour.show("Ana", 2, "Risk", to=["Bo"])
    (pair,) = hour.page("Bo", "Humour", "Risk", "Fun", "Service", "Justice")["between"]
    assert (len(pair["common"]), pair["either"]) == (3, 8)
    (pair,) = hour.page("Chi")["between"]
    assert (pair["common"], pair["index"]) == ([], 0)


def test_with_a_name_the_room_has_one_set_of_each_and_a_new_one_takes_its_place():
    hour = Hour()
    hour.show("Ana", 1, "Service")
    hour.show("Ana", 2, "Humour")
    assert hour.tiles() == {"Humour": 1}
    # The first one was on its way on a phone that was offline: it stays away.
    hour.show("Ana", 1, "Service")
    assert hour.tiles() == {"Humour": 1}
    hour.does("Ana").take_back(key(2), NOON)
    hour.does("Ana").take_back(key(2), NOON)
    assert hour.tiles() == {}
    assert hour.page("Ana")["mine"] == []


def test_without_names_is_refused_while_fewer_than_five_are_here():
    hour = Hour(NAMES[:4])
    with pytest.raises(RefusedError, match="the others will know") as refused:
        hour.show("Ana", 1, "Service", named=False)
    assert refused.value.field == "named"
    assert hour.page("Ana")["small"]
    assert hour.page("Ana")["mine"] == []


def test_without_names_the_room_sees_nothing_before_there_are_five_and_then_all_of_them():
    hour = Hour()
    for n, name in enumerate(NAMES[:4]):
        hour.show(name, n, "Service", f"Of {name}", named=False)
        assert hour.tiles() == {}
        assert hour.views.board()["mosaic"]["waiting"] == n + 1
        assert [each["waiting"] for each in hour.page(name)["mine"]] == [True]
    hour.show("Eun", 4, "Service", named=False)
    assert hour.tiles() == {"Service": 5, **{f"Of {name}": 1 for name in NAMES[:4]}}
    mosaic = hour.views.board()["mosaic"]
    assert (mosaic["people"], mosaic["nameless"], mosaic["waiting"]) == (5, 5, 0)
    assert not any(tile["names"] for tile in mosaic["tiles"])
    assert hour.seen_by("Fay") == {}
    # The sixth waits for others, so that nobody sees what they add.
    hour.show("Fay", 5, "Risk", named=False)
    assert "Risk" not in hour.tiles()


def test_before_it_is_seen_a_set_without_a_name_can_be_changed():
    hour = Hour()
    hour.show("Ana", 0, "Service", named=False)
    hour.show("Ana", 1, "Humour", named=False)
    for n, name in enumerate(NAMES[1:5], 2):
        hour.show(name, n, "Order", named=False)
    assert hour.tiles() == {"Order": 4, "Humour": 1}


def all_without_names(hour):
    for n, name in enumerate(hour.names):
        hour.show(name, n, "Service", f"Of {name}", named=False)


def test_who_takes_theirs_back_takes_the_others_along_and_can_only_put_the_same_back():
    hour = Hour(NAMES[:5])
    all_without_names(hour)
    before = hour.tiles()
    hour.does("Bo").take_back(key(1), NOON)
    assert hour.tiles() == {}
    assert hour.views.board()["mosaic"]["gone"]
    assert [each["back"] for each in hour.page("Bo")["mine"]] == [True]
    for named in (True, False):
        with pytest.raises(RefusedError, match="which are yours"):
            hour.show("Bo", 9, "Risk", named=named)
    hour.does("Bo").put_back(key(1), NOON)
    assert hour.tiles() == before
    # With chosen people they may share what they like.
    hour.show("Bo", 10, "Risk", to=["Ana"])
    assert hour.seen_by("Ana") == {"Bo": ["Risk"]}


@pytest.mark.parametrize("how", ["erased", "removed", "given back"])
def test_values_go_with_whoever_leaves_and_without_names_with_all_that_were_seen_with_them(how):
    hour = Hour(NAMES)
    for n, name in enumerate(NAMES[:5]):
        hour.show(name, n, f"Of {name}", named=False)
    hour.show("Fay", 5, "Risk")
    for who in ("Fay", "Ana"):
        if how == "erased":
            hour.store.erase_person(hour.people[who], at=NOON)
        elif how == "removed":
            hour.lead_do("remove", person=hour.people[who])
        else:
            hour.live.give_back(Role.FACILITATOR, hour.lead, hour.people[who], NOON)
        hour.live.catch_up()
    for live in (hour.live, LiveMeeting(hour.store, hour.live.record.id)):
        views = ValueViews(live)
        assert views.board()["mosaic"]["tiles"] == []
        assert views.board()["mosaic"]["gone"]
        assert "Of Ana" not in str(views.page(hour.people["Bo"], ()))


def test_nobody_takes_back_what_is_not_theirs_and_nobody_is_named_who_left():
    hour = Hour()
    hour.show("Ana", 1, "Service")
    hour.does("Bo").take_back(key(1), NOON)
    assert hour.tiles() == {"Service": 1}
    with pytest.raises(RefusedError):
        hour.live.do(Role.PARTICIPANT, hour.people["Bo"], "take_values", {"share": key(1)}, NOON)
    hour.lead_do("remove", person=hour.people["Chi"])
    with pytest.raises(RefusedError, match="not here any more") as refused:
        hour.show("Ana", 2, "Humour", to=["Chi", "Bo"])
    assert refused.value.field == "to"
    assert "Humour" not in str(hour.page("Bo"))


@pytest.mark.parametrize(
    "body",
    [
        {"named": False, "to": [key(1)]},
        {"named": True, "to": []},
        {"named": True, "to": [key(1), key(1)]},
        {"named": True, "to": "everybody"},
        {"named": "yes", "to": "room"},
        {"named": True, "to": "room", "values": []},
        {"named": True, "to": "room", "values": [{"id": "a", "label": "x"}] * 2},
        {"named": True, "to": "room", "values": [{"id": "a", "label": "\u200b"}]},
        {"named": True, "to": "room", "values": [{"id": "a", "label": "x" * 121}]},
        {"named": True, "to": "room", "values": [{"id": "A b", "label": "x"}]},
    ],
)
def test_what_makes_no_sense_is_refused_and_passed_over_wherever_it_came_from(body):
    hour = Hour()
    body = {"share": key(1), "values": [{"id": "a", "label": "x"}], **body}
    with pytest.raises(RefusedError):
        hour.live.do(Role.PARTICIPANT, hour.people["Ana"], "show_values", body, NOON)
    hour.store.record(
        hour.live.record.id, actor=hour.people["Ana"], kind="show_values", body=body, at=NOON
    )
    hour.live.catch_up()
    assert hour.page("Ana")["mine"] == []


def test_no_page_gathers_people_and_fewer_than_five_are_never_gathered():
    hour = Hour()
    hour.show("Ana", 1, "Service", named=False)
    body = {"people": [hour.people["Ana"]]}
    for role, who in ((Role.PARTICIPANT, hour.people["Bo"]), (Role.FACILITATOR, hour.lead)):
        with pytest.raises(RefusedError):
            hour.live.do(role, who, "gather_values", body, NOON)
    hour.store.record(hour.live.record.id, actor=None, kind="gather_values", body=body, at=NOON)
    hour.live.catch_up()
    assert hour.tiles() == {}


def test_the_mosaic_is_on_the_wall_when_whoever_leads_puts_it_there_and_leaves_with_the_block():
    hour = Hour()
    hour.show("Ana", 1, "Service")
    assert hour.views.wall() == {"mosaic": None}
    with pytest.raises(RefusedError):
        hour.live.do(Role.PARTICIPANT, hour.people["Bo"], "values_wall", {"on": True}, NOON)
    hour.lead_do("start")
    hour.lead_do("values_wall", on=True)
    assert hour.views.wall()["mosaic"] == hour.views.board()["mosaic"]
    first, second = (block.id for block in hour.live.agenda.timed[:2])
    hour.lead_do("move", origin=first, target=second)
    assert hour.views.wall() == {"mosaic": None}
    assert not hour.views.board()["wall"]


def test_after_the_end_nothing_more_is_shown_and_all_can_still_be_taken_back():
    hour = Hour()
    hour.show("Ana", 1, "Service")
    hour.lead_do("end")
    with pytest.raises(RefusedError, match="ended"):
        hour.show("Bo", 2, "Risk")
    hour.does("Ana").take_back(key(1), NOON)
    assert hour.tiles() == {}


acts = st.lists(
    st.one_of(
        st.tuples(
            st.just("show"),
            st.sampled_from(NAMES),
            st.one_of(
                st.just("named"), st.just("nameless"), st.sets(st.sampled_from(NAMES), min_size=1)
            ),
        ),
        st.tuples(st.sampled_from(["take", "return"]), st.sampled_from(NAMES)),
    ),
    max_size=24,
)


@given(acts, st.sampled_from([0, 4, 5]))
@settings(max_examples=60, deadline=None)
def test_whatever_happens_exactly_those_meant_see_a_value_and_nameless_ones_only_five_at_a_time(
    acts, before
):
    hour = Hour()
    for n, name in enumerate(NAMES[:before]):
        hour.show(name, 100 + n, f"nameless {100 + n}", named=False)
    seen_without_names = set()
    for n, (kind, name, *rest) in enumerate(acts):
        apply(hour, n, kind, name, *rest)
        sets = list(hour.live.state.values.sets.values())
        tiles = hour.tiles()
        for each in sets:
            owner = next(who for who in NAMES if hour.people[who] == each.owner)
            word = each.values[0].label
            if each.to is None and each.named:
                assert tiles[word] == 1
            elif each.to is not None:
                assert word not in tiles
                for other in NAMES:
                    named = hour.people[other] in each.to
                    assert (word in str(hour.page(other)["between"])) == named, owner
        nameless = frozenset(word for word in tiles if word.startswith("nameless"))
        assert not nameless or len(nameless) >= 5
        for before in seen_without_names:
            # Two looks at the room differ by nothing or by five: nobody is found by subtraction.
            assert len(before ^ nameless) in {0, *range(5, 99)}
        seen_without_names.add(nameless)


def apply(hour, n, kind, name, to=None):
    if kind == "show":
        if to in ("nameless", "named"):
            word, handles = f"{to} {n}", None
        else:
            word, handles = f"some {n}", to - {name} or None
        try:
            hour.show(name, n, word, to=handles, named=to != "nameless")
        except RefusedError:
            assert hour.live.state.values.blocks.has(hour.people[name])
        return
    for each in hour.live.state.values.of(hour.people[name]):
        if kind == "take":
            hour.does(name).take_back(each.share, NOON)
        elif each.share in hour.live.state.values.sets:
            hour.does(name).put_back(each.share, NOON)
