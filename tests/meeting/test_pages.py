"""What the board and the meeting's page answer to a browser, whatever it sends."""

import asyncio
import json
import threading
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from mentorwidgets.places import shipped
from mentorwidgets.store import Role, hash_key
from mentorwidgets.store.memory import MemoryStore
from mentorwidgets.widgets.board.board import open_board
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.meeting.meeting import open_meeting_page
from mentorwidgets.widgets.meeting.nowhere import NowherePage
from mentorwidgets.widgets.sitting import Sitting
from tests.meeting.agendas import NOON
from tests.meeting.room import DEVICE, Room, hears, last, run


@pytest.fixture
def room():
    return Room()


def test_the_board_says_at_once_where_the_meeting_is(room):
    async def story():
        board = room.board()
        await hears(board, type="hello", client=DEVICE)
        shown = last(board, "meeting")
        assert shown["phase"] == "waiting"
        assert shown["people"] == []
        await hears(board, type="ask", id=1, what="steer", args={"kind": "start", "body": {}})
        assert last(board, "answer") == {"type": "answer", "id": 1, "result": {}}
        assert last(board, "meeting")["phase"] == "running"

    run(story())


@pytest.mark.parametrize(
    "args",
    [{}, {"kind": "start"}, {"kind": 3, "body": {}}, {"kind": "help", "body": {"wanted": True}}],
)
def test_a_steering_that_the_board_does_not_know_is_refused_in_words(room, args):
    async def story():
        board = room.board()
        await hears(board, type="ask", id=2, what="steer", args=args)
        assert last(board, "answer")["error"]["message"]
        assert room.store.events(room.meeting.id) == []

    run(story())


@pytest.mark.parametrize("what", ["steer", "board", "people"])
def test_a_phone_cannot_steer_whatever_its_console_sends(room, what):
    async def story():
        phone = room.phone("Bo")
        await hears(phone, type="ask", id=3, what=what, args={"kind": "start", "body": {}})
        assert last(phone, "answer")["error"]["message"]
        assert room.store.events(room.meeting.id) == []

    run(story())


def test_what_is_done_on_a_phone_is_counted_on_the_board_and_not_shown(room):
    async def story():
        board, phone = room.board(), room.phone("Bo")
        await hears(phone, type="hello", client=DEVICE)
        await hears(phone, type="ask", id=1, what="here", args={"device": DEVICE})
        for number in range(5):
            await hears(
                phone,
                type="op",
                document="developmental-network",
                client=DEVICE,
                seq=number,
                op={"type": "add_person", "id": f"{number:032x}", "label": f"Secret {number}"},
            )
        told = asyncio.Event()
        note = phone._note_progress

        def noted():
            note()
            told.set()

        phone._note_progress = noted
        phone.after_operation("developmental-network")
        await told.wait()
        board.on_change([])
        shown = last(board, "meeting")
        assert shown["counts"][0]["done"] == 1
        assert [person["name"] for person in shown["people"]] == ["Bo"]
        assert "Secret" not in json.dumps(board.told)
        assert "Secret" not in json.dumps([e.body for e in room.store.events(room.meeting.id)])

    run(story())


def test_work_from_before_is_counted_when_the_page_opens_again(room):
    async def story():
        phone = room.phone("Bo")
        person = phone.desk.person
        for number in range(5):
            room.store.append(
                person,
                "developmental-network",
                client=DEVICE,
                seq=number,
                op={"type": "add_person", "id": f"{number:032x}", "label": f"P{number}"},
                after=None,
                at=NOON,
            )
        await hears(phone, type="hello", client=DEVICE)
        board = room.board()
        await hears(board, type="hello", client=DEVICE)
        assert last(board, "meeting")["counts"][0]["done"] == 1

    run(story())


def test_a_seat_is_given_back_by_a_link_that_is_valid_once(room):
    async def story():
        board, phone = room.board(), room.phone("Bo")
        await hears(board, type="ask", id=7, what="give_back", args={"seat": phone.desk.person})
        url = last(board, "answer")["result"]["url"]
        assert url.startswith(f"http://room.test:8866/m/{room.meeting.id}/open#")
        hashed = hash_key(url.partition("#")[2])
        assert room.store.find_key(hashed) is None
        key = room.store.spend_key(hashed, at=NOON)
        assert key.role == Role.PARTICIPANT
        assert key.meeting == room.meeting.id
        assert key.person != phone.desk.person
        await hears(board, type="ask", id=8, what="give_back", args={"seat": 3})
        assert "result" not in last(board, "answer")

    run(story())


def test_a_phone_is_told_when_the_clock_is_moved_elsewhere(room):
    async def story():
        board, phone = room.board(), room.phone("Bo")
        await hears(phone, type="hello", client=DEVICE)
        await hears(board, type="ask", id=1, what="steer", args={"kind": "start", "body": {}})
        room.now = NOON + timedelta(seconds=10)
        phone.on_change([])
        shown = last(phone, "meeting")
        assert (shown["phase"], shown["remaining"]) == ("running", 290)
        assert shown["now"] == room.now.timestamp() * 1000

    run(story())


def test_a_phone_is_not_told_of_the_others_signs_of_life(room):
    async def story():
        phone, other = room.phone("Bo"), room.phone("K.")
        await hears(phone, type="hello", client=DEVICE)
        phone.told.clear()
        await hears(other, type="ask", id=1, what="here", args={"device": DEVICE})
        phone.on_change([])
        assert phone.told == []

    run(story())


@pytest.mark.parametrize("what", ["here", "away"])
@pytest.mark.parametrize("device", [None, 3, "", "x" * 40, "<b>", "d" * 31])
def test_a_sign_of_life_names_a_device_or_is_refused(room, what, device):
    async def story():
        phone = room.phone("Bo")
        await hears(phone, type="ask", id=4, what=what, args={"device": device})
        assert room.store.events(room.meeting.id) == []

    run(story())


def test_the_exercise_answers_its_own_questions_in_a_meeting():
    async def story():
        phone = Room("definition-of-success").phone("Bo")
        await hears(
            phone, type="ask", id=5, what="compare", args={"earlier": "one", "later": "one two"}
        )
        assert last(phone, "answer")["result"]["pieces"]

    run(story())


def test_a_link_for_another_device_leads_into_the_meeting(room):
    async def story():
        phone = room.phone("Bo")
        await hears(phone, type="ask", id=6, what="link", args={})
        url = last(phone, "answer")["result"]["url"]
        assert url.startswith(f"http://room.test:8866/m/{room.meeting.id}/open#")

    run(story())


def test_a_key_of_another_role_opens_neither_board_nor_page(room):
    person = room.store.create_person(at=NOON)
    assert isinstance(open_board(room.sit(Role.PARTICIPANT, person)), NowherePage)
    assert isinstance(open_meeting_page(room.sit(Role.FACILITATOR, person)), NowherePage)


def test_an_erased_meeting_says_so(room):
    desk = room.sit(Role.FACILITATOR, room.store.create_person(at=NOON))
    room.store.erase_meeting(room.meeting.id, at=NOON)
    assert "not here" in open_board(desk)._options["text"]


def local_desk(folder):
    sitting = Sitting(
        person=None,
        role="owner",
        meeting=None,
        database=f"sqlite:///{folder / 'workbook.sqlite3'}",
        exercises=(str(shipped("exercises")),),
        last_good=None,
    )
    return Desk(sitting, store=MemoryStore())


@pytest.fixture
def served():
    """Something that answers as a running server does."""

    class Health(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200 if self.path == "/health" else 404)
            self.end_headers()
            self.wfile.write(json.dumps({"status": "ok", "run": "this-one"}).encode())

        def log_message(self, *_):
            pass

    server = HTTPServer(("127.0.0.1", 0), Health)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_in_jupyterlab_the_board_says_how_to_start_a_meeting(tmp_path):
    shown = open_board(local_desk(tmp_path))._options
    assert shown["command"] == "mentorwidgets serve --group"
    assert shown["url"] == ""


def test_in_jupyterlab_the_pages_lead_to_a_running_server_of_the_folder(tmp_path, served):
    (tmp_path / "serving.json").write_text(
        json.dumps({"pid": 1, "url": f"{served}/", "group": True, "run": "this-one"})
    )
    assert open_board(local_desk(tmp_path))._options["url"] == f"{served}/host"
    assert open_meeting_page(local_desk(tmp_path))._options["url"] == f"{served}/join"


def test_in_jupyterlab_a_server_for_one_person_is_no_room(tmp_path, served):
    (tmp_path / "serving.json").write_text(
        json.dumps({"pid": 1, "url": served, "group": False, "run": "this-one"})
    )
    for opened in (open_board, open_meeting_page):
        options = opened(local_desk(tmp_path))._options
        assert "for you alone" in options["text"]
        assert (options["url"], options["command"]) == ("", "mentorwidgets serve --group")


def test_a_note_of_another_run_leads_nowhere(tmp_path, served):
    (tmp_path / "serving.json").write_text(
        json.dumps({"pid": 1, "url": served, "group": True, "run": "another"})
    )
    assert open_board(local_desk(tmp_path))._options["url"] == ""


@pytest.mark.parametrize(
    "note",
    [
        "",
        "[]",
        "{}",
        '{"url": "javascript:alert(1)"}',
        '{"url": "http://127.0.0.1:1"}',
        '{"url": 3}',
    ],
)
def test_a_note_that_a_killed_server_left_behind_leads_nowhere(tmp_path, note):
    (tmp_path / "serving.json").write_text(note)
    assert open_board(local_desk(tmp_path))._options["url"] == ""
