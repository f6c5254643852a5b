"""A kernel answers to its owner, and only to what pages send."""

from __future__ import annotations

import json

import pytest
from websockets.exceptions import InvalidStatus

from tests.server.client import Person, answers_to, message, wait_for_state


@pytest.fixture
def two(open_meeting, join):
    """Two people in one meeting, the second in a page; and the path of its kernel."""
    meeting = open_meeting()
    ana, ben = join(meeting, "Ana"), join(meeting, "Ben")
    page = ben.get(f"/m/{meeting.id}/")
    assert page.status == 200, page.text
    return meeting, ana, ben, page


def status_of_socket(person: Person, path: str, origin: str | None = None) -> int:
    try:
        with person.socket(path, origin=origin):
            return 101
    except InvalidStatus as error:
        return error.response.status_code


def test_its_owner_reaches_a_kernel_by_every_route(two):
    meeting, _ana, ben, page = two
    path = f"/m/{meeting.id}/api/kernels/{page.kernel}"
    assert ben.get(path).status == 200
    assert status_of_socket(ben, f"{path}/channels") == 101


def test_the_true_id_of_another_persons_kernel_opens_nothing(two, room, open_meeting, join):
    meeting, ana, ben, page = two
    elsewhere = open_meeting()
    eve = join(elsewhere, "Eve")
    leader = Person(room.url)
    assert leader.open(meeting.facilitator_link).status == 303
    for other in (ana, eve, leader, Person(room.url)):
        for prefix in (f"/m/{meeting.id}", f"/m/{elsewhere.id}", ""):
            path = f"{prefix}/api/kernels/{page.kernel}"
            assert other.get(path).status == 403
            assert other.ask(path, method="DELETE").status in (403, 405)
            assert other.ask(f"{path}/restart", data={}).status in (403, 404)
            assert other.ask(f"{path}/interrupt", data={}).status in (403, 404)
            assert status_of_socket(other, f"{path}/channels") == 403
            token = other.get("/open").token
            close = f"{prefix}/close/{page.kernel}"
            assert other.ask(close, data={"_xsrf": token}).status == 403
            voilas = f"{prefix}/voila/api/shutdown/{page.kernel}"
            assert other.ask(voilas, data={"_xsrf": token}).status == 204  # and does nothing
    assert ben.get(f"/m/{meeting.id}/api/kernels/{page.kernel}").status == 200


def test_a_foreign_origin_gets_no_socket_even_with_the_owners_cookies(two):
    meeting, _ana, ben, page = two
    path = f"/m/{meeting.id}/api/kernels/{page.kernel}/channels"
    assert status_of_socket(ben, path, origin="http://evil.example") == 403
    assert status_of_socket(ben, path, origin="null") == 403


def test_a_foreign_origin_cannot_close_a_page(two):
    meeting, _ana, ben, page = two
    close = page.page_data["close"]
    token = {"_xsrf": page.page_data["token"]}
    assert ben.ask(close, data=token, Origin="http://evil.example").status == 403
    assert ben.ask(close, data={}).status == 403
    assert ben.get(f"/m/{meeting.id}/api/kernels/{page.kernel}").status == 200


def test_a_kernel_that_is_not_there_is_not_found(owner):
    nobody = "00000000-0000-0000-0000-000000000000"
    assert owner.get(f"/api/kernels/{nobody}").status == 404
    assert status_of_socket(owner, f"/api/kernels/{nobody}/channels") == 404


def test_only_what_widgets_need_reaches_a_kernel(owner, tmp_path):
    page = owner.get("/")
    marker = tmp_path / "ran"
    code = {"code": f"open({str(marker)!r}, 'w')", "silent": False, "store_history": False}
    opened = {"comm_id": "c1", "target_name": "jupyter.widget", "data": {}}
    with owner.socket(f"/api/kernels/{page.kernel}/channels") as socket:
        for channel in ("shell", "control", "stdin", "iopub"):
            socket.send(message("execute_request", code, channel)[1])
        socket.send(message("shutdown_request", {"restart": False}, "control")[1])
        socket.send(message("comm_open", opened)[1])
        for garbage in (b"", b"\x01garbage", b"\xff" * 8, b"\x00" * 64, b"\x06" + b"\x00" * 999):
            socket.send(garbage)
        socket.send(json.dumps({"header": {"msg_type": "execute_request"}, "channel": "shell"}))
        name, asked = message("comm_info_request", {"target_name": "jupyter.widget"})
        socket.send(asked)
        assert "comm_info_reply" in answers_to(socket, name)
    assert not marker.exists()
    assert owner.get(f"/api/kernels/{page.kernel}").status == 200


def test_closing_a_page_ends_its_kernel(alone, owner):
    before = set(alone.kernels())
    page = owner.get("/")
    (kernel,) = set(alone.kernels()) - before
    data = page.page_data
    assert owner.ask(data["close"], data={"_xsrf": data["token"]}).status == 204
    kernel.wait(60)
    assert owner.get(f"/api/kernels/{page.kernel}").status == 404


def test_a_page_that_stays_open_keeps_its_kernel_when_voilas_script_says_it_may_close(alone, owner):
    staying = owner.get("/")
    before = set(alone.kernels())
    closing = owner.get("/")
    (closed,) = set(alone.kernels()) - before
    token = {"_xsrf": staying.page_data["token"]}
    with owner.socket(f"/api/kernels/{staying.kernel}/channels") as socket:
        name, asked = message("kernel_info_request", {})
        socket.send(asked)
        answers_to(socket, name)
        assert owner.ask(f"/close/{staying.kernel}", data=token).status == 204
        # The other page is closed later: when its kernel is gone, the first had its time.
        assert owner.ask(f"/close/{closing.kernel}", data=token).status == 204
        closed.wait(60)
        assert owner.get(f"/api/kernels/{staying.kernel}").status == 200


def test_a_kernel_that_was_killed_is_gone_for_its_page(alone, owner):
    before = set(alone.kernels())
    page = owner.get("/")
    (kernel,) = set(alone.kernels()) - before
    with owner.socket(f"/api/kernels/{page.kernel}/channels") as socket:
        name, asked = message("kernel_info_request", {})
        socket.send(asked)
        answers_to(socket, name)
        kernel.kill()
        wait_for_state(socket, "dead")
    assert owner.get(f"/api/kernels/{page.kernel}").status == 404
