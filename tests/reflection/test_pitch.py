"""A short speech in versions: what is kept of it, and what is refused."""

from __future__ import annotations

import contextlib
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from mentorwidgets.content import WritingExercise, read_exercise
from mentorwidgets.operations import Entry, RefusedError
from mentorwidgets.places import shipped
from mentorwidgets.reflection.pitch import PitchPart
from mentorwidgets.reflection.speaking import speaking_seconds
from mentorwidgets.reflection.work import WritingWork
from tests.reflection.speeches import PITCH_OPS, START, Page, key, pitch_section

PACES = st.integers(100, 200)


@pytest.fixture
def pitch() -> Page:
    return Page(PitchPart(pitch_section()))


@given(st.integers(0, 5_000), PACES)
def test_seconds_are_words_divided_by_the_pace_to_the_nearest_second(words, pace):
    seconds = speaking_seconds(words, pace)
    assert abs(seconds - words * 60 / pace) <= 0.5
    assert speaking_seconds(words + 1, pace) >= seconds


@given(st.integers(0, 5_000), PACES, PACES)
def test_whoever_speaks_faster_is_never_longer(words, one, other):
    slow, fast = sorted((one, other))
    assert speaking_seconds(words, fast) <= speaking_seconds(words, slow)


def test_a_minute_at_the_usual_pace_has_the_usual_words():
    assert speaking_seconds(130, 130) == speaking_seconds(150, 150) == 60
    assert speaking_seconds(75, 140) == 32


@pytest.mark.parametrize("pace", [99, 201, 140.5, "140", None, True])
def test_a_pace_that_nobody_speaks_at_is_refused_beside_its_field(pitch, pace):
    with pytest.raises(RefusedError) as refused:
        pitch.do("pitch_pace", pace=pace)
    assert refused.value.field == "pace"
    assert pitch.part.view()["pace"] == 140


def test_words_come_to_the_list_and_go_in_whatever_letters(pitch):
    pitch.do("pitch_jargon", word="  In  Vitro ", listed=True)
    pitch.do("pitch_jargon", word="Cohort", listed=False)
    pitch.do("pitch_known", listener="family", word="ROBUST", known=True)
    view = pitch.part.view()
    assert view["jargon"] == {"in vitro": True, "cohort": False}
    assert view["known"] == {"family": {"robust": True}}


@pytest.mark.parametrize("word", ["", "   ", "x" * 61])
def test_a_word_without_letters_or_too_long_is_refused(pitch, word):
    with pytest.raises(RefusedError) as refused:
        pitch.do("pitch_jargon", word=word, listed=True)
    assert refused.value.field == "word"


def test_somebody_of_ones_own_has_speeches_too_and_can_leave_and_come_back(pitch):
    pitch.do("add_listener", id=key(1), name="a journalist")
    pitch.do("keep_speech", id=key(9), speech=f"{key(1)}-m1", text="Dear reader.")
    pitch.do("take_off_listener", id=key(1), off=True)
    assert f"pitch-{key(1)}-m1" in pitch.part.fields()
    pitch.do("take_off_listener", id=key(1), off=False)
    assert pitch.part.view()["listeners"] == [{"id": key(1), "name": "a journalist", "off": False}]


def test_a_name_typed_over_another_pages_name_is_refused_with_the_other(pitch):
    pitch.do("add_listener", id=key(1), name="a journalist")
    pitch.do("name_listener", id=key(1), name="an editor", was="a journalist")
    with pytest.raises(RefusedError, match="an editor"):
        pitch.do("name_listener", id=key(1), name="a reader", was="a journalist")


def test_what_the_content_does_not_offer_is_refused_now_and_readable_later(pitch):
    for said in (
        {"kind": "rate_speech", "speech": "family-m9", "scale": "clarity", "point": 1},
        {"kind": "rate_speech", "speech": "family-m1", "scale": "charm", "point": 1},
        {"kind": "rate_speech", "speech": "family-m1", "scale": "clarity", "point": 4},
        {"kind": "pitch_known", "listener": "nobody", "word": "x", "known": True},
        {"kind": "rehearse", "id": key(1), "speech": "nobody-m1", "seconds": 5},
    ):
        with pytest.raises(RefusedError):
            pitch.do(**said)
    # The same from before the trainer changed the content.
    old = {"type": "rehearse", "section": "pitch", "id": key(1), "speech": "x-m1", "seconds": 5}
    pitch.part.take(old, START)
    assert pitch.part.counts()["rehearsed"] == 1


def test_a_rehearsal_has_its_day_its_seconds_and_a_note_and_can_be_taken_off(pitch):
    pitch.do("rehearse", id=key(1), speech="family-m1", seconds=52)
    pitch.do("note_rehearsal", id=key(1), note="Slower.\nAnd a pause.", was="")
    (told,) = pitch.part.view()["rehearsals"]
    assert (told["seconds"], told["speech"], told["off"]) == (52, "family-m1", False)
    assert told["note"] == "Slower.\nAnd a pause."
    assert told["at"].startswith("2026-11-12T09:01")
    with pytest.raises(RefusedError, match="And a pause"):
        pitch.do("note_rehearsal", id=key(1), note="Faster.", was="")
    pitch.do("take_off_rehearsal", id=key(1), off=True)
    assert pitch.part.counts()["rehearsed"] == 0
    pitch.do("take_off_rehearsal", id=key(1), off=False)
    assert pitch.part.counts()["rehearsed"] == 1


@pytest.mark.parametrize("seconds", [0, -1, 1.5, 14_401, "60"])
def test_a_rehearsal_of_no_length_is_refused(pitch, seconds):
    with pytest.raises(RefusedError) as refused:
        pitch.do("rehearse", id=key(1), speech="family-m1", seconds=seconds)
    assert refused.value.field == "seconds"


def test_an_answer_is_taken_back_and_there_is_no_sum(pitch):
    pitch.do("rate_speech", speech="family-m1", scale="clarity", point=3)
    pitch.do("rate_speech", speech="funder-m1", scale="clarity", point=1)
    assert pitch.part.counts()["rated"] == 2
    pitch.do("rate_speech", speech="family-m1", scale="clarity", point=None)
    assert pitch.part.view()["rated"] == {"funder-m1": {"clarity": 1}}
    assert not {"score", "mean", "sum"} & set(json.dumps(pitch.part.view()).split('"'))


@given(st.lists(PITCH_OPS, max_size=30))
def test_what_is_refused_changes_nothing_and_the_view_is_json(ops):
    part = PitchPart(pitch_section())
    for op in ops:
        before = json.dumps(part.view())
        try:
            part.take({"section": "pitch", **op}, START)
        except RefusedError:
            assert json.dumps(part.view()) == before
    assert len({one["id"] for one in part.view()["kept"]}) == len(part.view()["kept"])


@given(st.lists(PITCH_OPS, max_size=30))
def test_a_rehearsal_is_counted_while_it_is_on_the_list(ops):
    part = PitchPart(pitch_section())
    for op in ops:
        with contextlib.suppress(RefusedError):
            part.take({"section": "pitch", **op}, START)
    shown = [one for one in part.view()["rehearsals"] if not one["off"]]
    assert part.counts()["rehearsed"] == len(shown)


def test_names_that_would_mix_up_texts_are_faults_of_the_content():
    with pytest.raises(ValidationError, match="m1"):
        pitch_section(frame=[{"id": "m1", "label": "Why", "prompt": "Why?"}])
    funder = {"id": "a", "short": "A", "who": "a funder", "about": "x", "knows": ["unheard"]}
    with pytest.raises(ValidationError, match="unheard"):
        pitch_section(listeners=[funder])
    with pytest.raises(ValidationError):
        pitch_section(lengths=[{"id": "one-minute", "label": "1 minute", "seconds": 60}])


def _shipped() -> WritingExercise:
    exercise = read_exercise(Path(shipped("exercises") / "elevator-pitch"))
    assert isinstance(exercise, WritingExercise)
    return exercise


def test_a_speech_is_a_text_of_the_exercise_with_all_that_texts_have():
    work = WritingWork(_shipped())
    field = "pitch-funder-m1"

    def do(seq: int, page: int, **op: object) -> str:
        entry = Entry(seq, key(page), seq, START, op)
        work.apply(entry)
        return entry.id

    first = do(1, 1, type="write", field=field, text="One two three.", parents=[])
    do(2, 1, type="write", field=field, text="One two three four.", parents=[first])
    do(3, 2, type="write", field=field, text="Another.", parents=[first])
    view = work.view()
    # Two pages that did not know of each other: both texts stand.
    assert {head["text"] for head in view["fields"][field]["heads"]} == {
        "One two three four.",
        "Another.",
    }
    assert not view["orphans"]
    assert view["steps"]["written"] == "done"
    (item,) = view["items"]
    assert item["text"] == "Another."
    assert "somebody who gives money" in item["label"]
    assert "1 word, about 0 s at 140 words a minute" in item["label"]


def test_the_four_scales_of_a_pitch_have_words_and_no_numbers():
    pitch = _shipped().section("pitch")
    assert [scale.id for scale in pitch.scales] == ["clarity", "relevance", "jargon", "ask"]
    for scale in pitch.scales:
        assert len(scale.points) == 5
        assert not any(any(map(str.isdigit, point)) for point in scale.points)
