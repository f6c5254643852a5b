"""The printed guide from the host's desk: for the host alone."""

from __future__ import annotations

import io

import pytest
from docx import Document

from mentorwidgets.places import shipped
from tests.server.client import Markup, Person


def test_the_desk_offers_each_guide_and_gives_it(host):
    page = host.get("/host").text
    links = [a for a in Markup(page).all("a") if "/host/guide/" in (a["href"] or "")]
    offered = {a["href"] for a in links}
    names = [folder.name for folder in shipped("exercises").iterdir()]
    assert offered == {f"/host/guide/{name}.{form}" for name in names for form in ("pdf", "docx")}
    assert all(a["aria-label"].startswith(("Guide as PDF: ", "Guide as Word: ")) for a in links)
    pdf = host.get("/host/guide/peer-meeting.pdf")
    assert (pdf.status, pdf.headers["Content-Type"]) == (200, "application/pdf")
    assert pdf.headers["Content-Disposition"] == 'attachment; filename="peer-meeting.pdf"'
    assert pdf.headers["Cache-Control"] == "no-store"
    assert pdf.body.startswith(b"%PDF-")
    sheets = {a["href"] for a in Markup(page).all("a") if "/host/sheet/" in (a["href"] or "")}
    assert sheets == {f"/host/sheet/{name}.{form}" for name in names for form in ("pdf", "docx")}
    sheet = host.get("/host/sheet/peer-meeting.docx")
    assert Document(io.BytesIO(sheet.body)).paragraphs[0].text == "A meeting among peers"
    assert host.get("/host/sheet/peer-meeting.pdf").body.startswith(b"%PDF-")
    word = host.get("/host/guide/peer-meeting.docx")
    told = [p.text for p in Document(io.BytesIO(word.body)).paragraphs]
    assert told[0] == "A meeting among peers"


def test_nobody_but_the_host_gets_a_guide(room, open_meeting, join):
    meeting = open_meeting()
    facilitator = Person(room.url)
    facilitator.open(meeting.facilitator_link)
    for person in (Person(room.url), join(meeting, "Bo"), facilitator):
        for what in ("guide", "sheet"):
            answer = person.get(f"/host/{what}/peer-meeting.pdf")
            assert answer.status == 403
            assert b"%PDF" not in answer.body


@pytest.mark.parametrize(
    "file",
    ["nowhere.pdf", "peer-meeting.odt", "../host.pdf", "peer-meeting", "%2e%2e%2fx.pdf", ".pdf"],
)
def test_a_guide_that_does_not_exist_is_not_found(host, file):
    assert host.get(f"/host/guide/{file}").status == 404
