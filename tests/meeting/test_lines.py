"""Words that are shared, taken back, parked and noted: whatever happens in whatever order."""

import random
from dataclasses import dataclass, field
from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorwidgets.meeting.lines_view import LineViews
from mentorwidgets.meeting.live import LiveMeeting
from mentorwidgets.meeting.opening import open_meeting
from mentorwidgets.meeting.record import record_of
from mentorwidgets.meeting.saying import Saying
from mentorwidgets.meeting.shared import shared_view
from mentorwidgets.meeting.sharing import seat_handle
from mentorwidgets.operations import RefusedError
from mentorwidgets.reports.meeting_csv import meeting_csv
from mentorwidgets.store import Role
from mentorwidgets.store.memory import MemoryStore
from tests.meeting.agendas import NOON
from tests.meeting.room import LIBRARY

NAMES = ("Ana", "Bo", "Chi", "Dele")


def key(n: int) -> str:
    return f"{n:032x}"


class Hour:
    """A meeting of four, and whoever leads it."""

    def __init__(self):
        self.store = MemoryStore()
        exercise = LIBRARY.exercise("definition-of-success")
        record = open_meeting(self.store, exercise, rng=random.Random(1), at=NOON)
        self.lead = self.store.create_person(at=NOON)
        self.store.take_seat(record.id, self.lead, name="Mo", role=Role.FACILITATOR, at=NOON)
        self.people = {}
        for name in NAMES:
            self.people[name] = self.store.create_person(at=NOON)
            self.store.take_seat(
                record.id, self.people[name], name=name, role=Role.PARTICIPANT, at=NOON
            )
        self.live = LiveMeeting(self.store, record.id)
        self.views = LineViews(self.live)

    def saying(self, name):
        return Saying(self.live, self.people[name])

    def handle(self, viewer, other):
        return seat_handle(self.people[viewer], self.people[other])

    def say(self, name, n, text, to=None):
        handles = None if to is None else [self.handle(name, other) for other in to]
        self.saying(name).say(key(n), text, "free", handles, NOON)

    def lead_do(self, kind, **body):
        self.live.do(Role.FACILITATOR, self.lead, kind, body, NOON)

    def do(self, name, kind, **body):
        self.live.do(Role.PARTICIPANT, self.people[name], kind, body, NOON)

    def page(self, name):
        return self.views.page(self.people[name])

    def words_of(self, name):
        """All that somebody else's page says."""
        page = self.page(name)
        seen = [*self.shown(name), *page["parked"], *(page["notes"] or [])]
        return [each["text"] for each in seen]

    def shown(self, name):
        """What others share with somebody."""
        return shared_view(self.live, self.people[name])["things"]

    def record(self):
        return record_of(self.store, self.live, title="An hour", language="en-GB", at=NOON)

    def everything_public(self):
        """What the board, the wall and a record say."""
        return f"{self.views.board()} {self.views.wall()} {self.record()} {meeting_csv(self.record()).decode()}"  # fmt: skip


def test_a_line_for_some_reaches_exactly_those_who_were_named():
    hour = Hour()
    hour.say("Ana", 1, "for Bo alone", to=["Bo"])
    hour.say("Bo", 2, "for Ana and Chi", to=["Ana", "Chi"])
    assert hour.words_of("Bo") == ["for Bo alone"]
    assert hour.words_of("Ana") == hour.words_of("Chi") == ["for Ana and Chi"]
    assert hour.words_of("Dele") == []
    assert "for " not in hour.everything_public()
    assert [each["with"] for each in hour.shown("Ana")] == [["Chi"]]


def test_a_line_for_some_cannot_be_noted_by_anybody():
    hour = Hour()
    hour.say("Ana", 1, "between us", to=["Bo"])
    hour.lead_do("duties", note_taker=hour.people["Bo"], timekeeper=None, facilitator=None)
    for note in (
        lambda: hour.lead_do("note", id=key(9), line=key(1)),
        lambda: hour.do("Bo", "note", id=key(9), line=key(1)),
    ):
        with pytest.raises(RefusedError, match="not shared with the room"):
            note()


def test_nobody_takes_back_or_notes_what_is_not_theirs_to():
    hour = Hour()
    hour.say("Ana", 1, "a sentence")
    hour.saying("Bo").take_back(key(1), NOON)
    assert hour.words_of("Bo") == ["a sentence"]
    for kind, body in (("take_line", {"id": key(1)}), ("note", {"id": key(9), "line": key(1)})):
        with pytest.raises(RefusedError):
            hour.do("Bo", kind, **body)
    hour.lead_do("duties", note_taker=hour.people["Bo"], timekeeper=None, facilitator=None)
    hour.do("Bo", "note", id=key(9), line=key(1))
    assert [note.text for note in hour.views.notes()] == ["a sentence"]
    assert hour.page("Bo")["notes"]
    assert hour.page("Chi")["notes"] is None


def test_what_is_noted_goes_when_it_is_taken_back_and_stays_when_the_lot_is_cleared():
    hour = Hour()
    hour.say("Ana", 1, "a sentence")
    hour.saying("Bo").park(key(2), "fees abroad", NOON)
    hour.lead_do("note", id=key(8), line=key(1))
    hour.lead_do("note", id=key(9), parked=key(2))
    hour.lead_do("unpark", id=key(2))
    assert hour.views.parked() == []
    assert [(note.text, note.name) for note in hour.views.notes()] == [
        ("a sentence", "Ana"),
        ("fees abroad", "Bo"),
    ]
    hour.saying("Ana").take_back(key(1), NOON)
    hour.saying("Bo").take_parked(key(2), NOON)
    assert hour.views.notes() == []
    assert "sentence" not in hour.everything_public()
    assert "fees" not in hour.everything_public()


def test_the_same_act_twice_is_once_and_what_was_taken_back_does_not_come_again():
    hour = Hour()
    for _ in range(2):
        hour.say("Ana", 1, "a sentence")
    assert len(hour.page("Ana")["mine"]) == 1
    for _ in range(2):
        hour.saying("Ana").take_back(key(1), NOON)
    # The first act was on a phone that was offline meanwhile.
    hour.say("Ana", 1, "a sentence")
    assert hour.page("Ana")["mine"] == []
    assert hour.words_of("Bo") == []
    hour.saying("Ana").take_back(key(5), NOON)


def test_a_line_is_gone_with_the_seat_of_whoever_said_it():
    hour = Hour()
    hour.say("Ana", 1, "a sentence")
    hour.lead_do("note", id=key(9), line=key(1))
    hour.live.give_back(Role.FACILITATOR, hour.lead, hour.people["Ana"], NOON)
    assert "sentence" not in hour.everything_public()
    assert hour.words_of("Bo") == []


def test_words_are_harmless_and_too_long_or_empty_ones_are_refused():
    hour = Hour()
    hour.say("Ana", 1, "left \u202eright\u200b <b>bold</b>\r\nsecond")
    assert hour.words_of("Bo") == ["left right <b>bold</b>\nsecond"]
    for text in ("", " \u200b ", "x" * 20_001):
        with pytest.raises(RefusedError) as refused:
            hour.say("Ana", 2, text)
        assert refused.value.field == "text"
    hour.say("Ana", 3, "=cmd()")
    assert '"' not in hour.views.room()[0][0].text
    assert ",'=cmd()," in meeting_csv(hour.record()).decode("utf-8-sig")


def test_a_long_line_is_read_whole_by_those_who_may_and_by_nobody_else():
    hour = Hour()
    long = "word " * 3_000
    hour.say("Ana", 1, long, to=["Bo"])
    (shown,) = hour.shown("Bo")
    assert shown["more"]
    assert len(shown["text"]) < 700
    for who in ("Ana", "Bo"):
        assert hour.views.whole(key(1), hour.people[who]) == long.strip()
    for who in (hour.people["Chi"], None):
        with pytest.raises(RefusedError):
            hour.views.whole(key(1), who)


def test_somebody_who_left_cannot_be_named_and_then_nothing_is_shared():
    hour = Hour()
    handle = hour.handle("Ana", "Bo")
    hour.live.give_back(Role.FACILITATOR, hour.lead, hour.people["Bo"], NOON)
    with pytest.raises(RefusedError, match="not here any more"):
        hour.saying("Ana").say(key(1), "a sentence", "free", [handle], NOON)
    assert hour.page("Ana")["mine"] == []


def test_a_note_is_changed_in_its_place_and_points_at_a_line_once():
    hour = Hour()
    hour.say("Ana", 1, "a sentence")
    hour.lead_do("note", id=key(7), text="frist")
    for n in (8, 9):
        hour.lead_do("note", id=key(n), line=key(1))
    hour.lead_do("note", id=key(7), text="first")
    assert [note.text for note in hour.views.notes()] == ["first", "a sentence"]
    hour.lead_do("note", id=key(8), text="words of my own in place of hers")
    assert [note.text for note in hour.views.notes()] == ["first", "a sentence"]
    hour.lead_do("drop_note", id=key(8))
    assert [note.text for note in hour.views.notes()] == ["first"]


def test_after_the_end_nothing_more_is_said_and_all_can_still_be_taken_back():
    hour = Hour()
    hour.say("Ana", 1, "a sentence")
    hour.lead_do("end")
    with pytest.raises(RefusedError, match="ended"):
        hour.say("Bo", 2, "too late")
    hour.lead_do("note", id=key(9), line=key(1))
    hour.saying("Ana").take_back(key(1), NOON + timedelta(days=1))
    assert "sentence" not in hour.everything_public()


@dataclass
class Model:
    """What ought to be shared: each line's owner, words and who sees them."""

    lines: dict = field(default_factory=dict)
    taken: set = field(default_factory=set)


acts = st.lists(
    st.one_of(
        st.tuples(
            st.just("say"),
            st.sampled_from(NAMES),
            st.integers(1, 6),
            st.one_of(st.none(), st.sets(st.sampled_from(NAMES), min_size=1)),
        ),
        st.tuples(st.just("take"), st.sampled_from(NAMES), st.integers(1, 6)),
        st.tuples(st.just("note"), st.integers(1, 6)),
        st.tuples(st.just("drop"), st.integers(1, 6)),
    ),
    max_size=16,
)


@given(acts)
@settings(max_examples=25, deadline=None)
def test_at_every_moment_exactly_those_named_see_a_line_and_what_is_taken_back_is_nowhere(acts):
    hour, model = Hour(), Model()
    for act in acts:
        _apply(hour, model, act)
        public = hour.everything_public()
        for n, (owner, to) in model.lines.items():
            marker = f"words-{n}-of-{owner}"
            for name in NAMES:
                sees = name != owner and (to is None or name in to)
                assert (marker in hour.words_of(name)) == sees
            assert (marker in public) == (to is None)
        for n in model.taken:
            everywhere = public + "".join(f"{hour.page(name)}{hour.shown(name)}" for name in NAMES)
            assert f"words-{n}-of-" not in everywhere


def _apply(hour, model, act):
    kind, *rest = act
    if kind == "say":
        name, n, to = rest
        to = None if to is None else to - {name} or None
        if n in model.taken:
            hour.say(name, n, f"words-{n}-of-{name}", to)
        elif n in model.lines and model.lines[n][0] != name:
            with pytest.raises(RefusedError):
                hour.say(name, n, f"words-{n}-of-{name}", to)
        else:
            hour.say(name, n, f"words-{n}-of-{name}", to)
            model.lines.setdefault(n, (name, to))
    elif kind == "take":
        name, n = rest
        hour.saying(name).take_back(key(n), NOON)
        if n in model.lines and model.lines[n][0] == name:
            del model.lines[n]
            model.taken.add(n)
    else:
        (n,) = rest
        body = {"id": key(100 + n)} | ({"line": key(n)} if kind == "note" else {})
        try:
            hour.lead_do("note" if kind == "note" else "drop_note", **body)
        except RefusedError:
            if kind == "note":
                assert n not in model.lines or model.lines[n][1] is not None


@pytest.mark.parametrize("how", ["erased", "removed"])
def test_words_go_with_whoever_is_erased_or_removed_also_on_a_screen_that_is_open(how):
    hour = Hour()
    hour.say("Ana", 1, "a sentence")
    hour.saying("Ana").park(key(2), "fees abroad", NOON)
    hour.lead_do("note", id=key(8), line=key(1))
    hour.lead_do("note", id=key(9), parked=key(2))
    if how == "erased":
        hour.store.erase_person(hour.people["Ana"], at=NOON)
    else:
        hour.lead_do("remove", person=hour.people["Ana"])
    hour.live.catch_up()
    for live in (hour.live, LiveMeeting(hour.store, hour.live.record.id)):
        views = LineViews(live)
        shown = f"{views.board()} {views.wall()} {views.page(hour.people['Bo'])}"
        shown += str(shared_view(live, hour.people["Bo"]))
        assert "sentence" not in shown
        assert "fees" not in shown
        assert views.notes() == []
