"""Coming in, going out, and what is refused at the door."""

from __future__ import annotations

import json

import pytest

from mentorwidgets.server.base import POLICY
from tests.server.client import Person

GONE = [
    "/voila/tree",
    "/voila/render/home.ipynb",
    "/voila/files/home.ipynb",
    "/voila/api/contents/",
    "/voila/templates/lab/static/index.css",
    "/api/contents/",
    "/api/kernels",
    "/api/kernelspecs",
    "/api/sessions",
    "/api/terminals",
    "/terminals/1",
    "/files/home.ipynb",
    "/tree",
    "/lab",
    "/login",
    "/home.ipynb",
]


def test_the_opening_link_works_once_and_sets_a_cookie_that_scripts_cannot_read(serve, notebooks):
    served = serve("--notebooks", str(notebooks))
    owner, thief = Person(served.url), Person(served.url)
    answer = owner.open(served.open_link)
    assert (answer.status, answer.location) == (303, "/")
    cookie = owner.cookies()["mw_owner"]
    assert cookie.has_nonstandard_attr("HttpOnly")
    assert cookie.get_nonstandard_attr("SameSite") == "Lax"
    assert cookie.path == "/"
    assert cookie.value not in served.open_link
    refused = thief.open(served.open_link)
    assert refused.status == 403
    assert "used already" in refused.text
    assert "mw_owner" not in thief.cookies()


def test_without_a_key_nothing_opens_and_no_kernel_starts(alone):
    before = len(alone.family())
    stranger = Person(alone.url)
    answer = stranger.get("/")
    assert answer.status == 403
    assert "link that was printed" in answer.text
    assert stranger.get("/exercise/definition-of-success").status == 403
    assert len(alone.family()) == before


def test_a_key_that_was_made_up_opens_nothing(alone):
    stranger = Person(alone.url)
    assert stranger.send("/open", "/open", key="0" * 32).status == 403
    assert stranger.get("/", Cookie="mw_owner=" + "0" * 32).status == 403
    assert stranger.get("/", Cookie="mw_owner=../../etc/passwd").status == 403


def test_a_restarted_server_still_knows_the_browser(serve, notebooks):
    first = serve("--notebooks", str(notebooks))
    owner = Person(first.url)
    owner.open(first.open_link)
    first.kill()
    again = serve("--notebooks", str(notebooks), data=first.data)
    owner.url = again.url
    assert owner.get("/").status == 200


def test_a_posted_form_needs_the_token_of_our_page_and_our_origin(alone, owner):
    assert owner.ask("/leave", data={}).status == 403
    assert owner.ask("/leave", data={"_xsrf": "made-up"}).status == 403
    token = owner.get("/open").token
    foreign = owner.ask("/leave", data={"_xsrf": token}, Origin="http://evil.example")
    assert foreign.status == 403
    assert "mw_owner" in owner.cookies()
    for path in ("/open", "/join", "/host", "/host/" + "0" * 32 + "/board"):
        assert owner.ask(path, data={"key": "0" * 32}).status == 403


def test_leaving_makes_the_browser_forget(serve, notebooks):
    served = serve("--notebooks", str(notebooks))
    person = Person(served.url)
    person.open(served.open_link)
    answer = person.send("/leave", "/open")
    assert answer.status == 200
    assert "no longer knows" in answer.text
    assert "mw_owner" not in person.cookies()
    assert person.get("/").status == 403


@pytest.mark.parametrize("name", ["evil.example", "127.0.0.1.evil.example", "10.1.2.3", "a b"])
def test_a_name_that_is_not_ours_is_refused_in_words_on_every_route(alone, owner, name):
    for path in ("/", "/health", "/open", "/static/000000000000/tokens.css", "/nowhere"):
        answer = owner.get(path, Host=name)
        assert answer.status in (400, 403)
        if answer.status == 403:
            assert "does not answer to the name" in answer.text


@pytest.mark.parametrize("name", ["localhost", "LOCALHOST:1234", "127.0.0.1", "[::1]:80"])
def test_loopback_has_several_names(alone, name):
    assert Person(alone.url).get("/health", Host=name).status == 200


@pytest.mark.parametrize("path", GONE)
def test_what_jupyter_and_voila_would_serve_besides_is_not_there(owner, path):
    assert owner.get(path).status == 404
    assert owner.ask(path, data={"x": "y"}).status in (403, 404)


def test_health_answers_with_json_and_sets_no_cookie(alone):
    answer = Person(alone.url).get("/health")
    assert answer.status == 200
    assert json.loads(answer.text)["status"] == "ok"
    assert answer.headers["Content-Type"].startswith("application/json")
    assert answer.headers["Set-Cookie"] is None


@pytest.mark.parametrize("path", ["/", "/open", "/nowhere", "/health", "/join", "/host"])
def test_every_answer_carries_the_policy(alone, owner, path):
    for person in (owner, Person(alone.url)):
        headers = person.get(path).headers
        assert headers["Content-Security-Policy"] == POLICY
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"


def test_the_policy_allows_no_other_host():
    directives = dict(part.split(" ", 1) for part in POLICY.split("; "))
    assert directives["default-src"] == "'self'"
    assert directives["script-src"] == "'self' 'unsafe-inline' blob: data:"
    assert directives["style-src"] == "'self' 'unsafe-inline'"
    assert directives["img-src"] == "'self' data: blob:"
    assert directives["connect-src"] == "'self'"
    assert directives["frame-ancestors"] == "'none'"
    assert directives["base-uri"] == "'self'"
    assert directives["object-src"] == "'none'"
    assert directives["form-action"] == "'self'"


def test_a_missing_page_is_told_in_words_and_gives_nothing_away(owner):
    answer = owner.get("/nowhere")
    assert answer.status == 404
    assert "There is no such page" in answer.text
    assert "Traceback" not in answer.text
    assert "tornado" not in answer.text.lower() + str(answer.headers).lower()
