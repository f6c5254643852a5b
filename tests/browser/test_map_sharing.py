"""A map shown to exactly those named, on phones, with everything that their browsers are sent.

What reaches a browser is read from its websocket, not from what its page shows of it.
"""

import re
from datetime import UTC, datetime

import pytest
from playwright.sync_api import expect

from mentorwidgets.operations import DocumentId
from mentorwidgets.store import open_store
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.mapping import EXERCISE, opened
from tests.browser.meeting_room import join, open_meeting

#: What has been done by one is on another's screen within this time, in milliseconds.
SECOND = 1_500
KEYS = [f"{n:x}".rjust(32, "a") for n in (1, 2, 3)]
SECRETS = ("Quillfeather", "Prof. Zebedee", "argues with me", "head of the lab", "nobody reads me")
OPS = [
    {"type": "add_person", "id": KEYS[0], "label": SECRETS[0], "kinds": ["job"], "closeness": "close", "level": "senior", "arena": "department", "influential": True, "notes": SECRETS[2], "role": SECRETS[3]},
    {"type": "add_person", "id": KEYS[1], "label": SECRETS[1], "kinds": ["career", "personal"], "closeness": "moderate", "level": "peer", "arena": "family"},
    {"type": "tie", "a": KEYS[0], "b": KEYS[1]},
    {"type": "mark_gap", "id": "9" * 32, "text": SECRETS[4]},
]  # fmt: skip


class Heard:
    """Everything that came to one browser over its websockets, as text."""

    def __init__(self, page):
        self.frames = []
        page.on("websocket", self._listen)

    def _listen(self, socket):
        socket.on("framereceived", self._keep)

    def _keep(self, frame):
        self.frames.append(frame if isinstance(frame, str) else frame.decode("utf-8", "replace"))

    @property
    def text(self):
        return "\n".join(self.frames)


def store_in(room):
    return open_store(f"sqlite:///{room.served.data / 'workbook.sqlite3'}", migrate=False)


def work_on(room, name, ops, client):
    """What somebody does on another device of theirs."""
    store = store_in(room)
    try:
        (meeting,) = store.meetings()
        person = next(seat.person for seat in store.seats(meeting.id) if seat.name == name)
        for seq, op in enumerate(ops, 1):
            store.append(person, DocumentId(EXERCISE), client=client * 32, seq=seq, op=op, after=None, at=datetime.now(UTC))  # fmt: skip
        return person
    finally:
        store.close()


def arrived(page):
    """Wait until a page shows what was done on the other device: a copy is made of what it shows."""
    expect(page.get_by_role("button", name=re.compile("^Undo"))).to_be_enabled()


def listening(room, visitor, meeting, name, **options):
    """Join as anybody does, and keep what the browser hears from the first frame on."""
    page = visitor(f"{room.url}/join", **{"viewport": PHONE, **options})
    heard = Heard(page)
    page.get_by_label("Code").fill(meeting.code.lower())
    page.get_by_label("Your name or initials").fill(name)
    page.get_by_role("button", name="Join", exact=True).click()
    expect(page.get_by_role("group", name="The meeting")).to_be_visible()
    return page, heard


def share(page, *names, live=False, labels=False):
    page.get_by_role("button", name=re.compile("^Share(:|$)")).click()
    form = page.get_by_role("dialog", name="Share your map")
    if live:
        form.get_by_label("The map live: one person follows what you do").check()
    if labels:
        form.get_by_label("The names as you wrote them").check()
    for name in names:
        form.get_by_label(name, exact=True).check()
    return form


def show_it(form):
    form.get_by_role("button", name="Show it").click()
    expect(form).to_have_count(0)


def shared(page):
    return page.locator(".nm-shared")


@pytest.fixture
def meeting(room, visitor):
    return open_meeting(room, visitor, "Group 7")


def test_exactly_those_named_see_a_copy_without_names_until_it_is_taken_back(
    room, visitor, meeting, axe
):
    ann = join(room, visitor, meeting, "Ann")
    bo, heard_by_bo = listening(room, visitor, meeting, "Bo")
    cy, heard_by_cy = listening(room, visitor, meeting, "Cy")
    owner = work_on(room, "Ann", OPS, "b")
    arrived(ann)
    form = share(ann, "Bo")
    expect(form).to_contain_text(
        "Bo will see your map as it is now, with tags instead of names, and nobody else will."
    )
    # The preview is what they will see: the people are there, their names are not.
    form.get_by_text("2 people in words").click()
    expect(form.locator(".nm-shared-list li")).to_have_count(2)
    assert not any(secret in form.inner_text() for secret in SECRETS)
    axe(ann)
    show_it(form)
    expect(ann.get_by_text("Shown to Bo and nobody else")).to_be_visible()

    # It is in the list of all that is shared with Bo, and opens from there.
    bo.get_by_role("button", name="Shared with me").click()
    with_bo = bo.get_by_role("region", name="Shared with me")
    with_bo.get_by_role("button", name="Look at the map of Ann").click(timeout=SECOND * 4)
    expect(shared(bo).locator(".nm-shared-person")).to_have_count(2)
    expect(shared(bo).locator("svg.nm-picture .nm-star")).to_have_count(1)
    expect(ann.get_by_text("Bo looking now")).to_be_visible(timeout=SECOND * 2)
    axe(bo)
    # The copy stays as it was, whatever becomes of the map.
    work_on(room, "Ann", [{"type": "add_person", "id": KEYS[2], "label": "Later"}], "c")
    expect(ann.get_by_role("button", name="Undo: adding Later")).to_be_visible()
    expect(shared(bo).locator("summary")).to_contain_text("2 people")
    expect(cy.get_by_role("region", name="Shared maps")).to_have_count(0)

    ann.get_by_role("button", name="Take it back from Bo").click()
    expect(shared(bo)).to_have_count(0, timeout=SECOND)
    expect(bo.get_by_text("Ann shows you their map")).to_have_count(0)
    expect(with_bo).to_contain_text("Nothing yet")
    bo.reload()
    expect(bo.get_by_role("group", name="The meeting")).to_be_visible()
    expect(bo.get_by_role("button", name=re.compile("^Share(:|$)"))).to_be_visible()
    expect(bo.get_by_text("Ann shows you their map")).to_have_count(0)

    for heard in (heard_by_bo, heard_by_cy):
        assert '"sharing"' in heard.text, "the test listens to the right line"
        for word in (*SECRETS, *KEYS, owner, "b" * 32, '"Q"', '"PZ"'):
            assert word not in heard.text, word


def test_a_mentor_follows_a_live_map_beside_their_own_and_either_ends_it(
    room, visitor, meeting, axe
):
    ann = join(room, visitor, meeting, "Ann")
    mo = join(room, visitor, meeting, "Mo", viewport=DESKTOP)
    join(room, visitor, meeting, "Cy")
    work_on(room, "Ann", OPS, "b")
    arrived(ann)
    form = share(ann, "Mo", live=True, labels=True)
    expect(form).to_contain_text(
        "Mo will see your map live, with the names you wrote, and nobody else will."
    )
    # Live is for one: choosing another lets go of the first.
    form.get_by_label("Cy", exact=True).check()
    expect(form.get_by_label("Mo", exact=True)).not_to_be_checked()
    form.get_by_label("Mo", exact=True).check()
    show_it(form)
    mo.get_by_role("button", name="Map", exact=True).click()
    mo.get_by_role("button", name="Look at the map of Ann").click()
    expect(shared(mo).locator("svg.nm-picture")).to_contain_text(SECRETS[0])
    expect(shared(mo)).to_contain_text("Ann sees that you are looking. Ann is here.")
    # Beside their own map, in one look.
    own, other = mo.locator(".nm-stage").bounding_box(), shared(mo).bounding_box()
    assert own["x"] + own["width"] <= other["x"]
    assert other["y"] < DESKTOP["height"] / 2
    axe(mo)

    moving = shared(mo).locator(".nm-shared-person").filter(has_text=SECRETS[0])
    before = moving.get_attribute("transform")
    moved = {
        "type": "place_person",
        "id": KEYS[0],
        "x": 0.5,
        "y": 0.72,
        "closeness": "moderate",
        "level": "peer",
    }
    work_on(
        room,
        "Ann",
        [
            moved,
            {
                "type": "add_person",
                "id": KEYS[2],
                "label": "Newcomer",
                "closeness": "distant",
                "level": "junior",
            },
        ],
        "c",
    )
    expect(shared(mo).locator(".nm-shared-person")).to_have_count(3, timeout=SECOND)
    expect(moving).not_to_have_attribute("transform", before)
    assert not any(secret in mo.content() for secret in SECRETS[2:])

    mo.get_by_role("button", name="End it: you no longer see the map of Ann").click()
    expect(shared(mo)).to_have_count(0)
    expect(ann.get_by_role("region", name="Shared maps")).to_have_count(0, timeout=SECOND * 2)
    # And once more, ended by the owner.
    show_it(share(ann, "Mo", live=True))
    mo.get_by_role("button", name="Look at the map of Ann").click()
    expect(shared(mo).locator(".nm-shared-person")).to_have_count(3)
    ann.get_by_role("button", name="Take it back from Mo").click()
    expect(shared(mo)).to_have_count(0, timeout=SECOND)


def test_erasing_ones_work_takes_the_shared_map_from_the_others_screen(room, visitor, meeting):
    join(room, visitor, meeting, "Cy")
    ann = join(room, visitor, meeting, "Ann")
    bo = join(room, visitor, meeting, "Bo")
    owner = work_on(room, "Ann", OPS, "b")
    arrived(ann)
    show_it(share(ann, "Bo", "Cy", labels=True))
    bo.get_by_role("button", name="Look at the map of Ann").click()
    expect(shared(bo).locator("svg.nm-picture")).to_contain_text(SECRETS[0])
    store = store_in(room)
    store.erase_person(owner, at=datetime.now(UTC))
    store.close()
    expect(shared(bo)).to_have_count(0, timeout=SECOND * 2)
    assert SECRETS[0] not in bo.locator(".mw").first.inner_html()


def test_sharing_is_done_with_the_keyboard_alone(room, visitor, meeting):
    ann = join(room, visitor, meeting, "Ann")
    bo = join(room, visitor, meeting, "Bo")
    work_on(room, "Ann", OPS, "b")
    arrived(ann)
    ann.get_by_role("button", name=re.compile("^Share(:|$)")).focus()
    ann.keyboard.press("Enter")
    form = ann.get_by_role("dialog", name="Share your map")
    form.get_by_label("Bo", exact=True).focus()
    ann.keyboard.press("Space")
    expect(form.get_by_label("Bo", exact=True)).to_be_focused()
    form.get_by_role("button", name="Show it").focus()
    ann.keyboard.press("Enter")
    look = bo.get_by_role("button", name="Look at the map of Ann")
    look.focus()
    bo.keyboard.press("Enter")
    expect(shared(bo).get_by_role("heading", name="The map of Ann")).to_be_focused()
    shared(bo).get_by_role("button", name="Close").focus()
    bo.keyboard.press("Enter")
    expect(look).to_be_focused()


def test_alone_it_says_that_nobody_else_is_here_and_gives_a_picture_without_names(
    serve, visitor, axe
):
    served = serve()
    page = visitor(served.open_link)
    expect(page.locator(".mw").first).to_be_visible()
    opened(page, served.url)
    page.get_by_role("button", name="Questions").click()
    field = page.get_by_role("textbox", name="Name or initials")
    field.fill(SECRETS[0])
    field.press("Enter")
    expect(page.locator(".nm-page").get_by_text(SECRETS[0]).first).to_be_visible()
    page.get_by_role("button", name="Share").click()
    dialog = page.get_by_role("dialog", name="Share your map")
    expect(dialog).to_contain_text("Nobody else is here")
    axe(page)
    for kind, begins in (("SVG", b"<?xml"), ("PNG", b"\x89PNG")):
        with page.expect_download() as download:
            dialog.get_by_role("button", name=f"Keep it as {kind}").click()
        content = download.value.path().read_bytes()
        assert content.startswith(begins)
        assert SECRETS[0].encode() not in content
        assert re.fullmatch(
            rf"network-without-names-\d{{4}}-\d\d-\d\d\.{kind.lower()}",
            download.value.suggested_filename,
        )
