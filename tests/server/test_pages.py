"""A notebook as a page: who may open it, what surrounds it, and what is said when it fails."""

from __future__ import annotations

import gzip
import re
from urllib.parse import urlsplit

import pytest

from tests.server.client import Markup, Person
from tests.serving import still_running

FOREIGN = re.compile(r"""(?:src|href|action|url)\s*[=(:]\s*["']?(?:https?:)?//""")


def test_home_is_a_page_with_a_title_a_language_landmarks_and_a_skip_link(owner):
    page = owner.get("/")
    assert page.status == 200
    markup = Markup(page.text)
    assert markup.all("html")[0]["lang"] == "en"
    assert "<title>The home page · Mentoring workbook</title>" in page.text
    (main,) = markup.all("main")
    skip = markup.all("a")[0]
    assert skip["href"] == f"#{main['id']}"
    assert main["tabindex"] == "-1"
    assert any(meta.get("name") == "viewport" for meta in markup.all("meta"))
    assert any(p.get("role") == "status" for p in markup.all("p"))
    icons = [link["href"] for link in markup.all("link") if link["rel"] == "icon"]
    assert len(icons) == 1
    assert owner.get(icons[0]).headers["Content-Type"] == "image/svg+xml"


def test_a_page_shows_what_its_cells_give_and_never_their_source(owner):
    page = owner.get("/").text
    assert "the words of home" in page
    assert "mentorwidgets.server" not in page
    failing = owner.get("/exercise/definition-of-success").text
    assert "raise ValueError" not in failing


def test_no_page_names_another_host(alone, owner):
    for path in ("/", "/exercise/definition-of-success", "/open", "/nowhere"):
        for person in (owner, Person(alone.url)):
            assert not FOREIGN.search(person.get(path).text)


def test_a_cell_that_fails_is_told_in_words_without_its_insides(owner):
    page = owner.get("/exercise/definition-of-success").text
    assert "This page could not be opened" in page
    assert "Nothing you wrote is lost" in page
    assert "my secret words" not in page
    assert "ValueError" not in page
    assert page.rstrip().endswith("</html>")


def test_a_kernel_that_dies_is_told_in_words(owner):
    page = owner.get("/exercise/developmental-network").text
    assert "This page could not be opened" in page


def test_a_kernel_that_cannot_start_is_told_in_words_and_leaves_nothing(
    serve, notebooks, short_path
):
    (short_path / "sitecustomize.py").write_text(
        "import os, sys\n"
        "for name in ('kernel_app', 'warm_process'):\n"
        "    if f'mentorwidgets.server.{name}' in sys.orig_argv:\n"
        "        os._exit(3)\n"
    )
    served = serve("--notebooks", str(notebooks), env={"PYTHONPATH": str(short_path)})
    owner = Person(served.url)
    owner.open(served.open_link)
    page = owner.get("/")
    assert "This page could not be opened" in page.text
    assert "Nothing you wrote is lost" in page.text
    assert not still_running(served.kernels())


def test_more_pages_than_the_computer_carries_are_refused_in_words(serve, notebooks):
    served = serve("--notebooks", str(notebooks), "--most-pages", "1")
    owner = Person(served.url)
    owner.open(served.open_link)
    first = owner.get("/")
    assert first.status == 200
    refused = owner.get("/")
    assert refused.status == 503
    assert refused.headers["Retry-After"] == "60"
    assert "carries no more pages" in refused.text
    assert owner.get(f"/api/kernels/{first.kernel}").status == 200


def test_an_exercise_that_is_not_there_is_not_found(owner):
    assert owner.get("/exercise/no-such-exercise").status == 404
    assert owner.get("/exercise/home").status == 404
    assert owner.get("/exercise/..%2fhome").status == 404


def test_the_template_cannot_be_chosen_from_the_address(owner):
    page = owner.get("/?template=lab&theme=dark").text
    assert "jsdelivr" not in page
    assert '<main id="page"' in page


def test_files_of_the_browser_are_packed_and_kept_for_good(owner):
    page = owner.get("/").text
    scripts = [s["src"] for s in Markup(page).all("script") if s.get("src")]
    sheets = [s["href"] for s in Markup(page).all("link") if s["rel"] == "stylesheet"]
    assert scripts
    assert sheets
    for path in (*scripts, *sheets):
        plain = owner.get(path)
        packed = owner.get(path, Accept_Encoding="gzip")
        assert plain.status == 200, path
        assert "immutable" in plain.headers["Cache-Control"]
        if len(plain.body) > 1024:
            assert packed.headers["Content-Encoding"] == "gzip"
            assert gzip.decompress(packed.body) == plain.body
    config = re.search(r'id="jupyter-config-data"[^>]*>(.*?)</script>', page)[1]
    assert '"federated_extensions"' in config
    for name in ("@jupyter-widgets/jupyterlab-manager", "widgets-manager8", "anywidget"):
        assert name in config


def test_pages_are_packed_too(owner):
    packed = owner.get("/", Accept_Encoding="gzip")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert b"the words of home" in gzip.decompress(packed.body)


@pytest.mark.parametrize(
    "path", ["..%2f..%2fpyproject.toml", "../../application.py", "voila.js/../../x", ""]
)
def test_files_outside_their_folders_are_not_found(owner, path):
    voila = next(
        s["src"]
        for s in Markup(owner.get("/").text).all("script")
        if "voila.js" in s.get("src", "")
    )
    for folder in (voila.removesuffix("voila.js"), "/static/000000000000/"):
        assert owner.get(urlsplit(folder).path + path).status == 404


def test_each_page_opens_only_for_the_roles_its_notebook_names(
    room, owner, host, open_meeting, join
):
    meeting = open_meeting()
    ana, leader = join(meeting, "Ana"), Person(room.url)
    assert leader.open(meeting.facilitator_link).location == f"/m/{meeting.id}/board"
    assert "the words of the meeting" in ana.get(f"/m/{meeting.id}/").text
    assert "the words of the board" in leader.get(f"/m/{meeting.id}/board").text
    for person in (ana, host, Person(room.url)):
        assert person.get(f"/m/{meeting.id}/board").status == 403
    assert leader.get(f"/m/{meeting.id}/").location == f"/m/{meeting.id}/board"
    assert ana.get("/").location == "/join"
    assert ana.get("/exercise/definition-of-success").status == 403
    assert host.get("/").location == "/host"
