"""The exercises we ship: complete, true to the model of the field, and in our voice."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from mentorwidgets.content import (
    Exercise,
    NetworkExercise,
    TalkExercise,
    WritingExercise,
    read_exercise,
)
from mentorwidgets.content.finding_rules import RULES
from mentorwidgets.content.findings import fields, fill
from mentorwidgets.places import shipped

EXERCISES = [read_exercise(folder) for folder in sorted(shipped("exercises").iterdir())]
every = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.name)


def read(name: str) -> Any:
    return next(exercise for exercise in EXERCISES if exercise.name == name)


def texts(part: Any) -> Iterator[str]:
    if isinstance(part, BaseModel):
        for value in part.__dict__.values():
            yield from texts(value)
    elif isinstance(part, dict):
        for value in part.values():
            yield from texts(value)
    elif isinstance(part, tuple):
        for value in part:
            yield from texts(value)
    elif isinstance(part, str):
        yield part


@every
def test_the_meeting_keeps_to_its_slot_and_changes_its_mode(exercise: Exercise) -> None:
    slot = {"one-two-four-all": 45, "opening-event": 90, "value-i-bring": 45}.get(exercise.name, 60)
    assert exercise.minutes == sum(block.minutes for block in exercise.agenda) == slot
    assert exercise.agenda[0].mode == "before"
    assert {"talk", "alone", "pairs", "all"} <= {block.mode for block in exercise.agenda}
    assert exercise.pre_work.minutes >= 5


@every
def test_two_people_fill_the_same_slot_and_know_what_changes(exercise: Exercise) -> None:
    if exercise.audience == ("programme",):
        return
    lengths = [
        block.minutes if block.minutes_for_two is None else block.minutes_for_two
        for block in exercise.agenda
    ]
    assert sum(lengths) == exercise.minutes
    assert any(block.minutes_for_two is not None for block in exercise.agenda)
    for block, length in zip(exercise.agenda, lengths, strict=True):
        if block.mode == "fours":
            assert length == 0, block.id
        if block.mode == "pairs":
            assert block.for_two, block.id


@every
def test_what_is_read_aloud_stays_true_when_the_minutes_are_planned_anew(
    exercise: Exercise,
) -> None:
    # The four parts of a floor, and the eight minutes of a speaker, are the content itself.
    told = {"first-floor", "second-floor", "topic", "who"}
    for block in exercise.agenda:
        if block.mode != "before" and block.id not in told:
            assert not re.search(r"\bminutes?\b", block.facilitator.says), block.id


@every
def test_a_question_to_the_room_belongs_to_every_agenda(exercise: Exercise) -> None:
    asked = [block for block in exercise.agenda if block.ask is not None]
    assert asked
    for block in asked:
        assert block.ask is not None
        assert block.ask.quiet
        assert "question that lies ready" in " ".join(block.facilitator.does.split()), block.id
        # What is said aloud sends people to their page, where the truth about names stands.
        assert re.search(r"\b(send|put|place|page)\b", block.facilitator.says.lower()), block.id


@every
def test_a_wall_without_names_is_never_promised_to_a_group_that_may_be_too_small(
    exercise: Exercise,
) -> None:
    for block in exercise.agenda:
        assert not re.search(r"without (a|your) name|anonym", block.facilitator.says), block.id


@every
def test_a_facilitator_has_words_help_and_a_way_out_in_every_block(exercise: Exercise) -> None:
    for block in exercise.agenda:
        assert len(block.facilitator.says.split()) >= 15, block.id
        assert block.facilitator.does, block.id
        assert block.fallback, block.id
        assert block.participants.see, block.id
        if block.mode in {"pairs", "fours", "all"}:
            assert block.quiet, block.id


@every
def test_five_people_have_time_to_speak_in_each_turn(exercise: Exercise) -> None:
    for block in exercise.agenda:
        if block.turns:
            speakers = 2 if block.mode == "pairs" else 5
            assert block.minutes // speakers >= 1, block.id


@every
def test_two_people_have_longer_turns_than_five(exercise: Exercise) -> None:
    for block in exercise.agenda:
        if block.turns and block.mode == "all" and block.minutes_for_two is not None:
            assert block.minutes_for_two // 2 > block.minutes // 5, block.id


@every
def test_every_step_can_be_reached_from_the_agenda_or_alone(exercise: Exercise) -> None:
    shown = {block.step for block in exercise.agenda} - {None}
    assert shown <= {step.id for step in exercise.steps}
    assert len(shown) >= 3


@every
def test_the_voice_is_calm_and_says_you(exercise: Exercise) -> None:
    for text in (*texts(exercise), exercise.guide):
        assert "!" not in text.replace("<!--", ""), text
        assert not re.search(r"\busers?\b|\bthe mentee must\b|\bTODO\b", text, re.IGNORECASE), text
        if text is not exercise.guide:
            assert "  " not in text, text
    assert len(exercise.prompts) >= 8


def test_the_map_keeps_the_ids_that_maps_and_imports_rely_on() -> None:
    network = read("developmental-network")
    assert isinstance(network, NetworkExercise)
    categories = network.categories
    assert [kind.id for kind in categories.kinds] == ["job", "career", "personal"]
    assert [(ring.id, ring.code) for ring in categories.closeness] == [
        ("close", 3),
        ("moderate", 2),
        ("distant", 1),
    ]
    assert [level.id for level in categories.level] == ["senior", "peer", "junior"]
    assert [arena.id for arena in categories.arena] == [
        "department",
        "institution",
        "external",
        "family",
    ]


def test_the_interview_asks_for_everything_once() -> None:
    network = read("developmental-network")
    asked = [question.ask for question in network.interview]
    assert asked == [
        "kinds", "closeness", "level", "arena", "influence", "ties", "strangers", "vacant",
    ]  # fmt: skip
    assert network.question("ties").question.endswith("?")
    assert all(kind.question.endswith("?") for kind in network.categories.kinds)


def test_every_rule_has_wording_that_names_its_numbers_and_asks_a_question() -> None:
    network = read("developmental-network")
    assert network.findings.keys() == RULES.keys()
    assert len(network.findings) >= 14
    for rule_id, words in network.findings.items():
        used = set(fields(words.reading))
        assert used, rule_id
        assert words.question.endswith("?"), rule_id
        assert words.meaning.count(".") >= 2, rule_id
        values = {name: f"<{name}>" for name in RULES[rule_id].values}
        for template in (words.title, words.reading, words.meaning, words.question):
            assert "{" not in fill(template, values)


def test_a_finding_is_never_a_grade() -> None:
    graded = re.compile(
        r"\b(good|bad|poor|weak|strong|score|too (few|many)|should|must|healthy|problem)\b"
    )
    network = read("developmental-network")
    for rule_id, words in network.findings.items():
        assert not graded.search(f"{words.title} {words.reading}".lower()), rule_id


def test_meetings_without_a_worksheet_need_nothing_but_notes_and_ticks() -> None:
    talks = [exercise for exercise in EXERCISES if isinstance(exercise, TalkExercise)]
    assert {talk.name for talk in talks} == {
        "one-two-four-all", "opening-event", "peer-meeting", "topic-and-open-hour",
    }  # fmt: skip
    for talk in talks:
        assert talk.steps[-1].done_when.what == "ticked" or talk.name == "opening-event"


def test_an_hour_with_a_topic_is_25_and_25_and_10_minutes() -> None:
    hour = read("topic-and-open-hour")
    lengths = {block.id: block.minutes for block in hour.agenda}
    assert lengths["topic"] + lengths["pairs"] + lengths["together"] == 25
    assert lengths["collect"] + lengths["open"] == 25
    assert lengths["gather"] + lengths["recap"] == 10
    two = {block.id: block.minutes_for_two for block in hour.agenda}
    assert two["topic"] + two["pairs"] + two["together"] == 25


def test_one_question_goes_from_one_to_two_to_four_to_all() -> None:
    agenda = [block.mode for block in read("one-two-four-all").agenda]
    assert agenda[2:6] == ["alone", "pairs", "fours", "all"]


def test_the_opening_event_is_for_sixty_people_who_talk_more_than_they_listen() -> None:
    event = read("opening-event")
    listened = sum(block.minutes for block in event.agenda if block.mode == "talk")
    assert listened <= 20
    assert {"fours", "break", "pairs"} <= {block.mode for block in event.agenda}
    # In a plenary of sixty nobody has a turn of their own.
    assert not any(block.turns for block in event.agenda if block.mode == "all")


def test_strengths_and_values_reproduces_no_instrument() -> None:
    exercise = read("strengths-and-values")
    told = " ".join([*texts(exercise), exercise.guide]).casefold()
    for protected in (
        "clifton", "strengthsfinder", "gallup", "via survey", "myers", "mbti", "16personalities",
        "woo", "learner", "appreciation of beauty", "zest", "judgment",
    ):  # fmt: skip
        assert not re.search(rf"\b{re.escape(protected)}\b", told), protected


def test_what_a_mentor_offers_and_does_not_is_named_alike_so_that_needs_can_be_laid_beside_it() -> (
    None
):
    value = read("value-i-bring")
    assert isinstance(value, WritingExercise)
    offered, elsewhere = (value.section(name).fields[0] for name in ("offer", "elsewhere"))
    assert offered.options == elsewhere.options
    kinds = {kind.id for kind in read("developmental-network").categories.kinds}
    assert {option.id.partition("-")[0] for option in offered.options} == kinds
    assert {
        "job-writing", "job-methods", "career-introductions", "career-institution",
        "personal-wellbeing",
    } <= {option.id for option in offered.options}  # fmt: skip
    assert [section.kind for section in value.sections] == [
        "questions", "list", "list", "list", "list", "draft", "plan",
    ]  # fmt: skip


def test_peers_meet_without_a_mentor() -> None:
    peers = read("peer-meeting")
    for block in peers.agenda:
        assert "the mentor" not in block.facilitator.does.lower(), block.id
        assert "the mentor" not in block.for_two.lower(), block.id
    assert "no mentor in the room" in peers.guide


def test_the_definition_of_success_has_its_pre_work_its_worksheets_and_two_versions() -> None:
    success = read("definition-of-success")
    assert isinstance(success, WritingExercise)
    assert success.pre_work.minutes == 25
    assert len(success.pre_work.items) >= 3
    conditions = [(step.done_when.what, step.done_when.least) for step in success.steps]
    assert {"answered", "words", "kept", "marked", "section"} == {
        what for what, _least in conditions
    }
    assert ("kept", 2) in conditions
    # Every worksheet but the years is something one can finish, and the meeting goes to most.
    kinds = {"questions", "list", "balance", "draft", "replies", "plan", "reread"}
    assert kinds <= {section.kind for section in success.sections}
    shown = {block.screen for block in success.agenda}
    assert {"before", "draft", "heard", "goals", "commitments"} <= shown
    silent = [block for block in success.agenda if block.mode == "alone"]
    assert len(silent) >= 2


def test_a_pitch_is_looked_at_on_the_same_four_sides_by_oneself_and_by_others() -> None:
    pitch = read("elevator-pitch")
    own = [scale.id for scale in pitch.section("pitch").scales]
    assert own == [scale.id for scale in pitch.section("heard").scales]
    assert own == ["clarity", "relevance", "jargon", "ask"]
    # Two versions are kept, and what was said aloud is a step of its own.
    waited = {
        (s.done_when.section.what, s.done_when.least) for s in pitch.steps if s.done_when.section
    }
    assert {("written", 1), ("rehearsed", 1), ("kept", 2)} <= waited


def test_a_pitch_has_three_lengths_and_listeners_who_know_ever_more_words() -> None:
    pitch = read("elevator-pitch").section("pitch")
    assert [length.seconds for length in pitch.lengths] == [30, 60, 180]
    assert 130 <= pitch.pace <= 150
    known = {one.id: len(one.knows) for one in pitch.listeners}
    assert known["family"] < known["funder"] < known["scientist"] < known["colleague"]


def test_a_talk_is_planned_in_minutes_and_heard_on_scales_that_a_trainer_edits() -> None:
    talk = read("oral-presentation")
    assert talk.section("talk").slot == 10
    assert len(talk.section("heard").scales) == 5
