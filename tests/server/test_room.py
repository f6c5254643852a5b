"""A room: from a code to a seat, and who may open and lead meetings."""

from __future__ import annotations

import pytest

from tests.server.client import Markup, Person, answers_to, message
from tests.server.rooms import link_on


def test_a_code_leads_to_a_seat_and_back_to_the_same_one(room, open_meeting):
    meeting = open_meeting(title="Group 7")
    ana = Person(room.url)
    typed = f"{meeting.code[:3].lower()} {meeting.code[3:]}"
    first = ana.send("/join", "/join", code=typed, name="Ana")
    assert (first.status, first.location) == (307, f"/m/{meeting.id}/join")
    seat = ana.send(first.location, "/join", code=typed, name="Ana")
    assert (seat.status, seat.location) == (303, f"/m/{meeting.id}/")
    cookie = ana.cookies()["mw_participant"]
    assert cookie.path == f"/m/{meeting.id}/"
    assert cookie.has_nonstandard_attr("HttpOnly")
    for again in (f"/join/{meeting.code}", f"/m/{meeting.id}/join"):
        answer = ana.get(again)
        while answer.location.endswith("/join"):
            answer = ana.get(answer.location)
        assert answer.location == f"/m/{meeting.id}/"
    twice = ana.send(f"/m/{meeting.id}/join", "/join", name="Somebody else")
    assert twice.location == f"/m/{meeting.id}/"
    assert ana.cookies()["mw_participant"].value == cookie.value


def test_the_join_page_asks_for_little_and_tells_the_truth(room, open_meeting):
    meeting = open_meeting(title="Group 7")
    stranger = Person(room.url)
    page = stranger.get(stranger.get(f"/join/{meeting.code}").location).text
    assert "Group 7" in page
    assert "could read its files; the board never shows them" in page
    assert "Initials are enough" in page
    markup = Markup(page)
    labelled = {label["for"] for label in markup.all("label")}
    shown = {i["id"] for i in markup.all("input") if i.get("type") != "hidden"}
    assert shown == labelled == {"name"}
    assert not markup.all("script")


def test_a_wrong_code_is_told_beside_its_field_and_keeps_the_name(room):
    answer = Person(room.url).send("/join", "/join", code="QQQQQQ", name="Ana <b>")
    markup = Markup(answer.text)
    (code,) = [i for i in markup.all("input") if i.get("name") == "code"]
    assert code["aria-invalid"] == "true"
    assert "code-fault" in code["aria-describedby"].split()
    assert any(p.get("id") == "code-fault" for p in markup.all("p"))
    assert "No meeting here has the code “QQQQQQ”" in answer.text
    assert 'value="Ana &lt;b&gt;"' in answer.text
    assert "mw_participant" not in answer.headers.get("Set-Cookie", "")


@pytest.mark.parametrize("name", ["", "   ", "x" * 41, "\u202e\u200b"])
def test_a_name_that_cannot_stand_is_told_beside_its_field(room, open_meeting, name):
    form = f"/m/{open_meeting().id}/join"
    person = Person(room.url)
    answer = person.send(form, form, name=name)
    assert answer.status == 200
    assert 'id="name-fault"' in answer.text
    assert "mw_participant" not in person.cookies()


def test_a_name_with_a_stray_sign_is_taken_without_it(room, open_meeting):
    form = f"/m/{open_meeting().id}/join"
    assert Person(room.url).send(form, form, name="\u202eAB\u200b\u202c").status == 303
    answer = Person(room.url).send(form, form, name="A\u2060B")
    assert "called AB already" in answer.text


def test_two_people_of_one_meeting_can_be_told_apart(room, open_meeting, join):
    meeting, other = open_meeting(), open_meeting()
    join(meeting, "AB")
    form = f"/m/{meeting.id}/join"
    answer = Person(room.url).send(form, form, name=" ab ")
    assert "called ab already" in answer.text
    join(other, "AB")


def test_a_name_can_be_chosen_for_somebody(room, open_meeting, host):
    meeting = open_meeting()
    form = f"/m/{meeting.id}/join"
    for _ in range(3):
        person = Person(room.url)
        assert person.send(form, form, name="", choose="1").status == 303
    assert "3 people have joined" in host.get("/host").text


def test_only_the_host_opens_meetings(room, open_meeting, join):
    meeting = open_meeting()
    ana, leader = join(meeting, "Ana"), Person(room.url)
    leader.open(meeting.facilitator_link)
    for person in (ana, leader, Person(room.url)):
        assert meeting.code not in person.get("/host").text
        fields = {"exercise": "definition-of-success", "title": "", "video_link": ""}
        assert person.send("/host", "/open", **fields).status == 403
        for act in ("board", "link"):
            for prefix in ("", f"/m/{meeting.id}"):
                assert person.send(f"{prefix}/host/{meeting.id}/{act}", "/open").status == 403


def test_what_the_host_types_wrong_is_told_beside_its_field(host):
    answer = host.send(
        "/host", "/host", exercise="definition-of-success", title="Seven", video_link="ftp://x"
    )
    assert answer.status == 200
    assert 'id="video_link-fault"' in answer.text
    assert 'value="Seven"' in answer.text
    answer = host.send("/host", "/host", exercise="none", title="", video_link="")
    assert 'id="exercise-fault"' in answer.text


def test_the_host_leads_a_meeting_with_one_press(host, open_meeting):
    meeting = open_meeting()
    answer = host.send(f"/host/{meeting.id}/board", "/host")
    assert (answer.status, answer.location) == (303, f"/m/{meeting.id}/board")
    assert "the words of the board" in host.get(answer.location).text


@pytest.mark.parametrize("act", ["board", "link"])
def test_an_address_that_only_takes_a_form_says_so_in_words(host, open_meeting, act):
    answer = host.get(f"/host/{open_meeting().id}/{act}")
    assert answer.status == 405
    assert "Please go back" in answer.text


def test_a_new_facilitator_link_ends_the_older_one_and_its_board(room, host, open_meeting):
    meeting = open_meeting()
    old, new = Person(room.url), Person(room.url)
    old.open(meeting.facilitator_link)
    board = old.get(f"/m/{meeting.id}/board")
    assert board.status == 200
    kernel = f"/m/{meeting.id}/api/kernels/{board.kernel}"
    assert old.get(kernel).status == 200
    assert host.send(f"/host/{meeting.id}/link", "/host").status == 303
    assert old.get(kernel).status == 403
    assert old.get(f"/m/{meeting.id}/board").status == 403
    assert Person(room.url).open(meeting.facilitator_link).status == 403
    page = host.get("/host").text
    link = link_on(page, meeting.id)
    assert new.open(link).location == f"/m/{meeting.id}/board"
    assert new.get(f"/m/{meeting.id}/board").status == 200


@pytest.fixture
def two(open_meeting, join):
    """Two people of one meeting, and the second one's personal link."""
    meeting = open_meeting()
    ana, ben = join(meeting, "Ana"), join(meeting, "Ben")
    return meeting, ana, ben, personal_link(ben)


def personal_link(person: Person) -> str:
    cookie = person.cookies()["mw_participant"]
    return f"{person.url}{cookie.path}open#{cookie.value}"


def test_somebody_elses_link_asks_before_the_browser_forgets_who_it_is(two):
    meeting, ana, ben, link = two
    key, bens = ana.cookies()["mw_participant"].value, ben.cookies()["mw_participant"].value
    asked = ana.open(link)
    assert asked.status == 200
    assert "you are Ana" in asked.text
    assert "belongs to Ben" in asked.text
    assert ana.cookies()["mw_participant"].value == key
    (back,) = [a for a in Markup(asked.text).all("a") if "mw-button" in (a.get("class") or "")]
    assert back["href"] == f"/m/{meeting.id}/"
    assert ana.get(back["href"]).status == 200

    form = f"/m/{meeting.id}/open"
    again = ana.ask(form, data={"_xsrf": asked.token, "key": bens, "confirm": "1"})
    assert (again.status, again.location) == (303, f"/m/{meeting.id}/")
    assert ana.cookies()["mw_participant"].value not in (key, bens)
    thief = Person(ana.url)
    assert thief.get(f"/m/{meeting.id}/", Cookie=f"mw_participant={key}").status == 303
    assert ben.get(f"/m/{meeting.id}/").status == 200


def test_somebody_elses_link_without_its_meeting_in_the_address_is_no_way_around(two):
    meeting, ana, _ben, link = two
    key = ana.cookies()["mw_participant"].value
    answer = ana.open(link.replace(f"/m/{meeting.id}", ""))
    assert (answer.status, answer.location) == (307, f"/m/{meeting.id}/open")
    assert ana.cookies()["mw_participant"].value == key


def test_ones_own_link_asks_nothing(two):
    meeting, ana, _ben, _link = two
    answer = ana.open(personal_link(ana))
    assert (answer.status, answer.location) == (303, f"/m/{meeting.id}/")


def test_who_leads_already_is_asked_nothing_by_another_facilitator_link(host, open_meeting):
    meeting = open_meeting()
    board = f"/m/{meeting.id}/board"
    assert host.send(f"/host/{meeting.id}/board", "/host").location == board
    assert host.open(meeting.facilitator_link).location == board


def test_leaving_stops_the_key_that_leaves_and_ends_the_page_it_opened(two, room):
    meeting, ana, _ben, _link = two
    other = Person(room.url)
    other.open(personal_link(ana))
    key = ana.cookies()["mw_participant"].value
    before = set(room.kernels())
    page = ana.get(f"/m/{meeting.id}/")
    (left,) = set(room.kernels()) - before
    staying = other.get(f"/m/{meeting.id}/")
    path = f"/m/{meeting.id}/api/kernels"
    with (
        ana.socket(f"{path}/{page.kernel}/channels") as closing,
        other.socket(f"{path}/{staying.kernel}/channels") as socket,
    ):
        for line in (closing, socket):
            name, asked = message("kernel_info_request", {})
            line.send(asked)
            answers_to(line, name)
        token = {"_xsrf": page.page_data["token"]}
        assert ana.ask(page.page_data["leave"], data=token).status == 200
        left.wait(60)
        assert other.get(f"{path}/{staying.kernel}").status == 200
    assert "mw_participant" not in ana.cookies()
    assert Person(room.url).get(f"/m/{meeting.id}/", Cookie=f"mw_participant={key}").status == 303


def test_leaving_the_board_does_not_take_the_seat_of_the_same_browser(open_meeting, join):
    meeting = open_meeting()
    ana = join(meeting, "Ana")
    ana.open(meeting.facilitator_link)
    page = ana.get(f"/m/{meeting.id}/board")
    assert ana.ask(page.page_data["leave"], data={"_xsrf": page.page_data["token"]}).status == 200
    assert set(ana.cookies()) & {"mw_participant", "mw_facilitator"} == {"mw_participant"}
    assert ana.get(f"/m/{meeting.id}/").status == 200
    assert ana.get(f"/m/{meeting.id}/board").status == 403


def test_meetings_see_nothing_of_each_other(room, open_meeting, join):
    one, other = open_meeting(), open_meeting()
    ana, leader = join(one, "Ana"), Person(room.url)
    leader.open(one.facilitator_link)
    assert ana.get(f"/m/{other.id}/").location == f"/m/{other.id}/join"
    assert leader.get(f"/m/{other.id}/board").status == 403
    key = ana.cookies()["mw_participant"].value
    thief = Person(room.url)
    assert thief.get(f"/m/{other.id}/", Cookie=f"mw_participant={key}").status == 303
    assert thief.get("/", Cookie=f"mw_owner={key}").location == "/join"
    forged = thief.get(f"/m/{one.id}/board", Cookie=f"mw_facilitator={key}")
    assert forged.status == 403


def test_a_workbook_for_one_person_has_no_door_for_others(alone, owner):
    for person in (owner, Person(alone.url)):
        answer = person.get("/join")
        assert answer.status == 404
        assert "mentorwidgets serve --group" in answer.text


def test_in_a_room_the_owners_pages_stay_closed_to_those_who_come_from_this_computer(room):
    stranger = Person(room.url)
    assert stranger.get("/").location == "/join"
    assert stranger.get("/exercise/definition-of-success").status == 403
