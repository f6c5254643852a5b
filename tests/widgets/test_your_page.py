"""Your page as Python sees it: what it offers, and the files that it makes."""

from __future__ import annotations

import base64
import io
import json
from datetime import UTC, datetime

import pytest
from docx import Document

from mentorwidgets.operations import DocumentId, RefusedError
from mentorwidgets.store import MemoryStore
from mentorwidgets.widgets.desk import Desk
from mentorwidgets.widgets.sitting import Sitting
from mentorwidgets.widgets.your_page.your_page import YourPage
from tests.strategies import key

AT = datetime(2026, 11, 24, 9, tzinfo=UTC)
SUCCESS, MAP = DocumentId("definition-of-success"), DocumentId("developmental-network")


class Writer:
    """Somebody who does things in their exercises, and their page."""

    def __init__(self) -> None:
        self.store = MemoryStore()
        self.desk = Desk(Sitting.local(), store=self.store, now=lambda: AT)
        self.page = YourPage(self.desk)
        self.said = []
        self.page.say = self.said.append
        self._seq = 0

    def do(self, document, **op):
        self._seq += 1
        self.store.append(
            self.desk.person, document, client="c" * 32, seq=self._seq, op=op, after=None, at=AT
        )

    def write(self, text, document=SUCCESS, field="text"):
        self.do(document, type="write", field=field, text=text, parents=[])

    def pieces(self):
        chapters = self.page.answer("pieces", {})["chapters"]
        return {piece["id"]: piece for chapter in chapters for piece in chapter["pieces"]}

    def make(self, *pieces, format_="json", names="initials"):
        wish = {"format": format_, "names": names, "pieces": list(pieces)}
        self.page.answer("draw", wish)
        file = self.page.answer("make", wish)
        return file["name"], base64.b64decode(file["base64"])


@pytest.fixture
def writer():
    return Writer()


def test_a_page_says_the_same_of_itself_in_every_run(writer):
    assert repr(writer.page) == "YourPage()"


def test_nothing_is_offered_before_anything_is_written(writer):
    assert writer.page.answer("pieces", {}) == {"chapters": [], "elsewhere": 0}


def test_each_piece_shows_its_first_words_and_how_many_there_are(writer):
    writer.write("Success is\n\n" + "work that matters at a bedside " * 6)
    piece = writer.pieces()["definition-of-success:draft"]
    assert piece["first"].startswith("Success is work that matters")
    assert piece["first"].endswith("…")
    assert piece["words"] == 38
    assert piece["left_out"] == ""


def test_notes_beside_a_meeting_are_left_out_and_say_why(writer):
    writer.write("Ana looked tired.", document=DocumentId("peer-meeting"))
    assert "yours alone" in writer.pieces()["peer-meeting:notes"]["left_out"]


def test_work_in_an_exercise_that_is_gone_is_counted_and_breaks_nothing(writer):
    writer.write("Old.", document=DocumentId("an-exercise-of-last-year"))
    assert writer.page.answer("pieces", {}) == {"chapters": [], "elsewhere": 1}


def test_what_is_written_elsewhere_meanwhile_is_told_once(writer):
    writer.page.answer("pieces", {})
    writer.write("A sentence.")
    writer.page.on_change([])
    writer.page.on_change([])
    (told,) = writer.said
    assert told["type"] == "pieces"
    assert told["chapters"][0]["pieces"][0]["first"] == "A sentence."


@pytest.mark.parametrize("format_", ["pdf", "docx", "json"])
def test_the_name_of_a_file_names_nobody(writer, format_):
    writer.write("A sentence.")
    name, content = writer.make("definition-of-success:draft", format_=format_)
    assert name == f"my-page-2026-11-24.{format_}"
    assert content.startswith({"pdf": b"%PDF", "docx": b"PK", "json": b"{"}[format_])


def test_a_map_is_drawn_once_for_each_way_of_calling_people(writer, monkeypatch):
    from mentorwidgets.reports import picture

    drawn = []
    draw = picture.draw
    monkeypatch.setattr(picture, "draw", lambda *a, **k: drawn.append(a[0]) or draw(*a, **k))
    writer.do(
        MAP, type="add_person", id=key(1), label="Anna Lindqvist", closeness="close", level="peer"
    )
    pieces = ["developmental-network:map"]
    _name, content = writer.make(*pieces, format_="docx")
    assert len(drawn) == 1
    (shape,) = Document(io.BytesIO(content)).inline_shapes
    assert shape._inline.docPr.get("descr") == "Close: AL (Peers)."
    writer.make(*pieces, format_="docx", names="written")
    assert [m.people[0].label for m in drawn] == ["AL", "Anna Lindqvist"]
    writer.do(MAP, type="edit_person", id=key(1), changes={"label": "Bo"})
    writer.make(*pieces, format_="docx", names="written")
    assert drawn[-1].people[0].label == "Bo"


def test_a_piece_that_has_gone_meanwhile_is_passed_over_and_nothing_at_all_is_said(writer):
    writer.write("A sentence.")
    _name, content = writer.make("definition-of-success:draft", "peer-meeting:notes")
    (chapter,) = json.loads(content)["chapters"]
    assert chapter["id"] == "definition-of-success"
    with pytest.raises(RefusedError, match="at least one piece"):
        writer.make("peer-meeting:notes")
    with pytest.raises(RefusedError, match="at least one piece"):
        writer.make()


@pytest.mark.parametrize(
    ("wish", "field"),
    [
        ({"format": "exe", "names": "initials", "pieces": []}, "format"),
        ({"format": ["pdf"], "names": "initials", "pieces": []}, "format"),
        ({"format": "pdf", "names": "nicknames", "pieces": []}, "names"),
        ({"format": "pdf", "names": ["initials"], "pieces": []}, "names"),
        ({"format": "pdf", "names": "initials", "pieces": "all"}, "pieces"),
        ({"format": "pdf", "names": "initials", "pieces": [1]}, "pieces"),
        ({"format": "pdf", "names": "initials", "pieces": ["x"] * 2001}, "pieces"),
        ({}, "format"),
    ],
)
def test_a_wish_that_is_none_is_refused_with_what_is_wrong(writer, wish, field):
    with pytest.raises(RefusedError) as refused:
        writer.page.answer("make", wish)
    assert refused.value.field == field
