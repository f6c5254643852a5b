"""Questions to the room: asked, answered, closed, shown, asked again. With names, here."""

import json
from dataclasses import replace

import pytest

from mentorwidgets.meeting.agenda import Agenda
from mentorwidgets.meeting.state import MeetingState
from mentorwidgets.operations import MeetingId
from mentorwidgets.store import Event
from tests.meeting.agendas import NOON
from tests.meeting.asked import ALL, ANSWERS, LINE, LINES, SCALE, Asked, sentences
from tests.meeting.room import last, run

SECRET = "What nobody knows yet"


@pytest.fixture
def asked():
    return Asked("Bo", "Eun-ji", "K.")


def test_the_board_says_how_many_have_answered_and_never_what(asked):
    async def story():
        await asked.arrive()
        assert await asked.ask(LINE) == {}
        bo, eun, _k = asked.phones
        assert asked.on(bo)["text"] == LINE["text"]
        await asked.answer(bo, SECRET)
        await asked.pass_on(eun)
        shown = asked.on_board()
        assert (shown["answered"], shown["of"]) == (2, 3)
        assert shown["rounds"] == shown["reading"] == []
        assert asked.on(bo)["mine"] == SECRET
        told = [page.told for page in asked.pages if page is not bo]
        assert SECRET not in json.dumps(told)
        await asked.close()
        assert SECRET not in json.dumps(told)
        await asked.reveal()
        for view in (asked.on_board(), *map(asked.on, asked.phones)):
            assert sentences(view) == [SECRET]
            assert view["rounds"][0]["sentences"][0]["name"] == "Bo"
            # With names the number of those who passed would say who it was.
            assert view["rounds"][0]["passed"] is None

    run(story())


@pytest.mark.parametrize(("question", "value"), [*zip(ALL, ANSWERS, strict=True)])
def test_every_kind_is_answered_and_shown(asked, question, value):
    async def story():
        await asked.arrive()
        await asked.ask(question)
        for phone in asked.phones:
            assert await asked.answer(phone, value) == {}
        await asked.close()
        await asked.reveal()
        (round_,) = asked.on(asked.phones[0])["rounds"]
        assert round_["answers"] == 3
        assert "Eun-ji" in json.dumps(round_)

    run(story())


def test_an_answer_is_changed_taken_back_and_sent_twice_without_a_trace_too_many(asked):
    async def story():
        await asked.arrive()
        await asked.ask(LINE)
        bo = asked.phones[0]
        for value in ("one", "one", "two", "two", "two"):
            await asked.answer(bo, value)
        assert [e.body["value"] for e in asked.events() if e.kind == "answer"] == ["one", "two"]
        await asked.take_back(bo)
        await asked.take_back(bo)
        assert [e.kind for e in asked.events()][-1] == "take_answer"
        assert asked.on_board()["answered"] == 0
        assert not asked.on(bo)["answered"]

    run(story())


def test_who_is_late_is_told_so_and_who_sends_the_same_again_is_not(asked):
    async def story():
        await asked.arrive()
        await asked.ask(LINE)
        bo, eun, k = asked.phones
        await asked.answer(bo, "in time")
        await asked.pass_on(k)
        await asked.close()
        assert "closed" in (await asked.answer(eun, "late"))["message"]
        assert "closed" in (await asked.answer(bo, "changed"))["message"]
        assert "closed" in (await asked.pass_on(bo))["message"]
        assert await asked.answer(bo, "in time") == {}
        assert await asked.pass_on(k) == {}
        assert asked.on_board()["answered"] == 2

    run(story())


def test_what_was_shown_and_is_taken_back_is_gone_from_every_screen(asked):
    async def story():
        await asked.arrive()
        await asked.ask(LINE)
        bo, eun, _k = asked.phones
        await asked.answer(bo, SECRET)
        await asked.answer(eun, "stays")
        await asked.close()
        await asked.reveal()
        await asked.steer("end")
        await asked.take_back(bo)
        for view in (asked.on_board(), *map(asked.on, asked.phones)):
            assert sentences(view) == ["stays"]

    run(story())


def test_a_second_round_keeps_the_first_and_shows_both_when_it_is_shown(asked):
    async def story():
        await asked.arrive()
        await asked.ask(LINE)
        bo = asked.phones[0]
        await asked.answer(bo, "before")
        assert "Close the question first" in (await asked.steer("again", prompt=asked.prompt))["message"]  # fmt: skip
        await asked.close()
        await asked.reveal()
        await asked.steer("again", prompt=asked.prompt)
        view = asked.on(bo)
        assert (view["number"], view["standing"], view["rounds"]) == (2, "open", [])
        await asked.answer(bo, "after", number=view["round"])
        await asked.close(view["round"])
        await asked.reveal()
        assert sentences(asked.on(bo), 1) == ["before"]
        assert sentences(asked.on(bo), 2) == ["after"]

    run(story())


def test_a_question_that_begins_anew_forgets_all_and_takes_nothing_old(asked):
    async def story():
        await asked.arrive()
        await asked.ask(LINE)
        bo, eun, _k = asked.phones
        await asked.answer(bo, SECRET)
        await asked.close()
        await asked.reveal()
        await asked.asks(asked.board, "prompt_reset", prompt=asked.prompt)
        view = asked.on(bo)
        assert (view["standing"], view["number"], view["rounds"]) == ("open", 1, [])
        assert not view["answered"]
        # What waited on a phone for the round that is gone ends nowhere.
        assert "anew" in (await asked.answer(eun, "for the round before", number=1))["message"]
        await asked.answer(eun, "new", number=view["round"])
        await asked.close(view["round"])
        await asked.reveal()
        assert sentences(asked.on(bo)) == ["new"]

    run(story())


def test_one_question_is_before_the_room_and_a_new_one_closes_it(asked):
    async def story():
        await asked.arrive()
        await asked.ask(LINE)
        first, asked.prompt = asked.prompt, f"{2:032x}"
        await asked.ask(SCALE)
        assert asked.on(asked.phones[0])["id"] == asked.prompt
        second, asked.prompt = asked.prompt, first
        assert asked.on_board()["standing"] == "closed"
        await asked.reveal()
        assert asked.on(asked.phones[0])["id"] == first
        await asked.steer("put_away", prompt=first)
        assert asked.on(asked.phones[0]) is None
        assert {p["id"]: p["up"] for p in last(asked.board, "prompts")["prompts"]} == {
            first: False,
            second: False,
        }

    run(story())


@pytest.mark.parametrize("shown", [True, False])
def test_what_was_shown_leaves_the_screens_with_its_block_and_an_open_question_stays(asked, shown):
    async def story():
        await asked.arrive()
        await asked.steer("start")
        await asked.ask(LINE)
        if shown:
            await asked.close()
            await asked.reveal()
        assert asked.on(asked.phones[0])["id"] == asked.prompt
        await asked.steer("move", origin="welcome", target="redraft")
        assert (asked.on(asked.phones[0]) is None) is shown
        assert asked.on_board()["up"] is not shown

    run(story())


def test_two_presses_ask_once(asked):
    async def story():
        await asked.arrive()
        await asked.ask(LINE)
        await asked.ask(LINE)
        assert [e.kind for e in asked.events()].count("prompt") == 1

    run(story())


def test_whoever_leads_reads_first_only_where_the_question_says_so(asked):
    async def story():
        await asked.arrive()
        await asked.ask(LINES, moderated=True)
        bo, eun, _k = asked.phones
        assert asked.on(bo)["moderated"]
        await asked.answer(bo, "kind")
        await asked.answer(eun, SECRET)
        assert asked.on_board()["reading"] == []
        await asked.close()
        reading = asked.on_board()["reading"]
        assert sorted(each["text"] for each in reading) == sorted(["kind", SECRET])
        assert asked.on(bo)["rounds"] == []
        (off,) = [each["id"] for each in reading if each["text"] == SECRET]
        await asked.steer("hide_answer", prompt=asked.prompt, round=1, answer=off)
        await asked.reveal()
        assert sentences(asked.on(bo)) == sentences(asked.on_board()) == ["kind"]
        gone = {"prompt": asked.prompt, "round": 1, "answer": off}
        assert "taken off" in (await asked.asks(bo, "prompt_whole", **gone))["message"]
        await asked.steer("show_answer", prompt=asked.prompt, round=1, answer=off)
        assert sorted(sentences(asked.on(bo))) == sorted(["kind", SECRET])

    run(story())


def test_a_very_long_answer_travels_by_its_beginning_and_whole_when_asked(asked):
    async def story():
        await asked.arrive()
        await asked.ask(LINES)
        bo, eun, _k = asked.phones
        long = ("word " * 4000).strip()
        assert await asked.answer(bo, long) == {}
        await asked.close()
        await asked.reveal()
        (shown,) = asked.on(eun)["rounds"][0]["sentences"]
        assert shown["more"]
        assert len(shown["text"]) < 330
        which = {"prompt": asked.prompt, "round": 1, "answer": shown["id"]}
        assert (await asked.asks(eun, "prompt_whole", **which))["text"] == long
        assert (await asked.asks(asked.board, "prompt_whole", **which))["text"] == long

    run(story())


def test_an_erased_person_takes_their_answer_along(asked):
    async def story():
        await asked.arrive()
        await asked.ask(LINE)
        bo, eun, _k = asked.phones
        await asked.answer(bo, SECRET)
        await asked.answer(eun, "stays")
        await asked.close()
        await asked.reveal()
        asked.room.store.erase_person(bo.desk.person, at=NOON)
        asked.board._show_changes()
        eun._show_changes()
        assert sentences(asked.on_board()) == sentences(asked.on(eun)) == ["stays"]

    run(story())


def test_phones_do_not_lead_and_the_board_does_not_answer(asked):
    async def story():
        await asked.arrive()
        await asked.ask(LINE)
        bo, before = asked.phones[0], len(asked.events())
        about = {"prompt": asked.prompt, "round": 1}
        for what, args in [
            ("prompt_ask", {"id": f"{3:032x}", "question": LINE}),
            ("prompt_close", about),
            ("prompt_reset", about),
            *(("act", {"kind": kind, "body": {"prompt": asked.prompt}}) for kind in ("reveal", "again", "put_away")),
            ("act", {"kind": "prompt", "body": {"id": f"{3:032x}", **LINE}}),
            ("act", {"kind": "answer", "body": {**about, "value": "unclean\u202e"}}),
            ("act", {"kind": "box_closed", "body": {"box": f"{asked.prompt}.1"}}),
            ("act", {"kind": "slip_in", "body": {"box": f"{asked.prompt}.1"}}),
        ]:  # fmt: skip
            assert (await asked.asks(bo, what, **args))["message"]
        for kind in ("answer", "prompt", "close_prompt", "reset_prompt", "slip_in", "box_closed"):
            assert (await asked.steer(kind, **about))["message"]
        assert (await asked.asks(asked.board, "prompt_answer", value="x", slip="", **about))["message"]  # fmt: skip
        assert len(asked.events()) == before

    run(story())


@pytest.mark.parametrize(
    ("what", "args"),
    [
        ("prompt_answer", {}),
        ("prompt_answer", {"prompt": 5, "round": 1, "slip": "", "value": "x"}),
        ("prompt_answer", {"prompt": f"{1:032x}", "round": True, "slip": "", "value": "x"}),
        ("prompt_answer", {"prompt": f"{1:032x}", "round": 1, "value": "x"}),
        ("prompt_answer", {"prompt": f"{1:032x}", "round": 2, "slip": "", "value": "x"}),
        ("prompt_answer", {"prompt": f"{9:032x}", "round": 1, "slip": "", "value": "x"}),
        ("prompt_answer", {"prompt": f"{1:032x}", "round": 1, "slip": ""}),
        ("prompt_take_back", {"prompt": "x", "round": 1, "slip": ""}),
        ("prompt_whole", {"prompt": f"{1:032x}", "round": 1, "answer": "0"}),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(asked, what, args):
    async def story():
        await asked.arrive()
        await asked.ask(LINE)
        before = len(asked.events())
        assert (await asked.asks(asked.phones[0], what, **args))["message"]
        assert len(asked.events()) == before

    run(story())


def test_after_the_end_nothing_is_asked_and_what_was_asked_can_still_be_shown(asked):
    async def story():
        await asked.arrive()
        await asked.ask(LINE)
        bo = asked.phones[0]
        await asked.answer(bo, "in time")
        await asked.steer("start")
        await asked.steer("end")
        assert "ended" in (await asked.answer(asked.phones[1], "late"))["message"]
        assert asked.on(bo)["ended"]
        await asked.close()
        await asked.reveal()
        assert sentences(asked.on(bo)) == ["in time"]
        asked.prompt = f"{2:032x}"
        assert "ended" in (await asked.ask(LINE))["message"]

    run(story())


def test_what_lies_ready_in_a_block_is_offered_until_it_is_asked():
    async def story():
        asked = Asked("Bo")
        block = asked.board.live.state.timer.block
        asked.board.live.state.steering.timer = _with_ready(asked.board.live.state.timer, LINE)
        await asked.arrive()
        assert block is not None
        assert last(asked.board, "prompts")["ready"] == LINE
        await asked.ask(LINE)
        assert last(asked.board, "prompts")["ready"] is None

    run(story())


def _with_ready(timer, question):
    blocks = tuple(replace(block, ask=question) for block in timer.agenda.blocks)
    return replace(timer, agenda=replace(timer.agenda, blocks=blocks))


def test_events_that_nobody_could_have_recorded_are_passed_over():
    state = MeetingState(Agenda())
    bodies = [
        ("prompt", {"id": f"{1:032x}", **LINE}),
        ("prompt", {"id": f"{1:032x}", **SCALE}),
        ("answer", {"prompt": f"{1:032x}", "round": 1, "value": 5}),
        ("answer", {"prompt": f"{1:032x}", "round": 7, "value": "x"}),
        ("answer", {"prompt": f"{2:032x}", "round": 1, "value": "x"}),
        ("reveal", {"prompt": f"{1:032x}"}),
        ("again", {"prompt": f"{1:032x}"}),
        ("slip_in", {"box": f"{1:032x}.1"}),
        ("box_closed", {"box": f"{1:032x}.1"}),
        ("box_closed", {"box": "whatever"}),
        ("close_prompt", {"prompt": f"{1:032x}", "round": 2}),
        ("hide_answer", {"prompt": f"{1:032x}", "round": 3, "answer": "ab"}),
        ("answer", "no body"),
    ]
    for number, (kind, body) in enumerate(bodies, 1):
        body = body if isinstance(body, dict) else {"no": body}
        state.replay(Event(number, MeetingId("m"), "a" * 32, kind, body, NOON))
    (prompt,) = state.prompts
    assert prompt.question.text == LINE["text"]
    assert prompt.last.standing == "open"
    assert not prompt.last.answered
    assert state.passed_over == len(bodies) - 1
